"""Text recognised in pictures of pages by Tesseract, where it is on the machine."""
