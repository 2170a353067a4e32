"""Terms that a PDF draws after the text beside them, as in lists of definitions: put before that text."""

from collections.abc import Sequence

from passerelle.index.load.pdf.lines import Line

FEWEST = 2
"""Such terms on a page, at least: a line beside a paragraph may be anything."""
SHORTEST, LONGEST = 3, 60
"""Characters of a term: a shorter one is a sign in the margin."""
MOST_LINES = 15
"""Lines of the text beside a term, at most."""
LEVEL = 0.3
"""Type sizes by which the baselines of a term and of the first line beside it may differ."""
APART = 0.5
"""Type sizes between a term and the text beside it, at least."""
NEXT = 1.8
"""Type sizes from a line to the next of the same part of the page, at most."""


def with_terms(page: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, each term that is drawn after its text put before it."""
    lines = list(page)
    found = [(at, start) for at in range(1, len(lines)) if (start := _text_of(lines, at)) is not None]
    if len(found) < FEWEST:
        return lines
    for at, start in found:
        lines.insert(start, lines.pop(at))
    return lines


def _text_of(lines: Sequence[Line], at: int) -> int | None:
    """Return the place of the first line that stands beside the term at *at* and is drawn before it; else ``None``."""
    term = lines[at]
    if term.row or term.aside or len(term.cells) > 1 or not SHORTEST <= len(term.text) <= LONGEST:
        return None
    if any(_goes_on(term, other) for other in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])):
        return None
    below = term.baseline - NEXT * MOST_LINES * term.size
    for start in range(at - 1, max(-1, at - 1 - MOST_LINES), -1):
        line = lines[start]
        if line.row or line.aside or line.left < term.right + APART * term.size or line.baseline <= below:
            return None
        if abs(line.baseline - term.baseline) <= LEVEL * term.size:
            return start
        below = line.baseline
    return None


def _goes_on(term: Line, other: Line) -> bool:
    """Tell whether *other* stands right above or below the term in the same part of the page."""
    near = abs(other.baseline - term.baseline) <= NEXT * term.size
    return near and other.left < term.right and term.left < other.right
