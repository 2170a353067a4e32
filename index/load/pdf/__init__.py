"""PDF: from the letters of its pages to headings and paragraphs."""
