"""Reports of a run, to be read by a person or by another program: HTML, Markdown, JUnit."""
