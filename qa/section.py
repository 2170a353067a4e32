"""Where in its document a passage stands, by the headings above it."""

from passerelle.index.chunk import SEPARATOR
from passerelle.index.types import Passage


def section(passage: Passage) -> str:
    """Return the headings above *passage*, without the first when it only repeats the title."""
    title, heading = passage.document.title, passage.heading
    return "" if heading == title else heading.removeprefix(f"{title}{SEPARATOR}")
