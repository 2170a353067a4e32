"""Boxes that a PDF draws before the text they stand beside, put where they stand: below the paragraph there."""

from collections.abc import Sequence
from itertools import pairwise

from passerelle.index.load.pdf.lines import Line

UPWARDS = 1.5
"""Type sizes by which a line stands above the one drawn before it where another part of the page begins."""
BELOW = 2.0
"""Type sizes by which a box begins below the head, and ends above the foot, of the text drawn after it, at least."""
SMALLER = 1.5
"""Times as many lines in the text as in the box, at least."""
FEWEST = 6
"""Lines of such a text, at least: the words of a drawing are in no order."""
GAP = 1.5
"""Type sizes from one line to the next from which a paragraph ends between them."""


def in_place(page: Sequence[Line]) -> list[Line]:
    """Return the lines of a page with each part that is drawn too early moved into the text beside it."""
    lines = [line for line in page if not line.aside]
    cuts = [
        at
        for at, (above, below) in enumerate(pairwise(lines), start=1)
        if below.baseline - above.baseline > UPWARDS * max(above.size, below.size)
    ]
    if not cuts:
        return list(page)
    parts = [lines[begin:end] for begin, end in pairwise([0, *cuts, len(lines)])]
    for number in range(len(parts) - 1):
        place = _place(parts, number)
        if place is not None:
            parts[place], parts[number] = _with_box(parts[place], parts[number]), []
    return [*(line for line in page if line.aside), *(line for part in parts for line in part)]


def _place(parts: Sequence[Sequence[Line]], number: int) -> int | None:
    """Return the later part of a page that stands beside a whole box, above and below it; ``None`` for no box."""
    box = parts[number]
    size = min(line.size for line in box)
    top, bottom = _top(box), _bottom(box)
    left, right = min(line.left for line in box), max(line.right for line in box)
    level = [
        line
        for part in parts[number + 1 :]
        for line in part
        if bottom - line.size < line.baseline < top + line.size
    ]
    if any(line.left < right - size and line.right > left + size for line in level):
        return None
    for place in range(number + 1, len(parts)):
        part = parts[place]
        inside = _top(part) - top >= BELOW * size and bottom - _bottom(part) >= BELOW * size
        if inside and max(FEWEST, SMALLER * len(box)) <= len(part):
            return place
    return None


def _with_box(text: Sequence[Line], box: Sequence[Line]) -> list[Line]:
    """Return the lines of a *text* with those of a *box* behind the paragraph that stands beside its first."""
    top = _top(box)
    after = next((at for at, line in enumerate(text) if line.baseline < top), len(text))
    while 0 < after < len(text) and text[after - 1].baseline - text[after].baseline <= GAP * text[after].size:
        after += 1
    return [*text[:after], *box, *text[after:]]


def _top(lines: Sequence[Line]) -> float:
    return max(line.baseline for line in lines)


def _bottom(lines: Sequence[Line]) -> float:
    return min(line.baseline for line in lines)
