"""The text of a record of a collection: as it is written, or as a page reads where a program wrote it in HTML."""

import re

from passerelle.index.load.html import parse_html
from passerelle.index.text import clean
from passerelle.index.types import Gap, Heading

PAGE = re.compile(
    r"\s*<(html|body|main|section|article|div|p|h[1-6]|ul|ol|dl|table|blockquote|figure)\b[^<>]*>.*</\1\s*>"
    r"(?:.*</[a-z][a-z0-9]*\s*>|(?:\s*<[a-z][^<>]*>)*)\s*|\s*<!doctype html.*</html\s*>\s*",
    re.IGNORECASE | re.DOTALL,
)
"""What begins with an element and ends with one: a text that is about a tag has words of its own around it."""


def record_text(written: str) -> tuple[str, tuple[Heading, ...], tuple[Gap, ...]]:
    """Return what a record says, the headings in it, and what of it is not read."""
    if not PAGE.fullmatch(written):
        return clean(written), (), ()
    page = parse_html(written, furniture=False)
    return page.builder.text, tuple(page.builder.headings), page.gaps
