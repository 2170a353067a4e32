"""Cells of one line that stand half way down a row of two, as browsers centre them: put on the row's first line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from passerelle.index.load.pdf.lines import Line

FEWEST = 3
"""Cells of a page that are centred, at least: one alone may be anything."""
STEP = 1.7
"""Type sizes from the first line of a cell to its second, at most."""
HALF_WAY = 0.12
"""Share of that step by which a centred line may miss its middle."""
NEXT = 1.1
"""Such steps within which a line above or below is of the same text."""
ALIKE = 1.0
"""Points by which the two lines of a cell may begin apart."""


def with_centred(page: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of a page, those centred beside two lines of another cell at the height of the upper."""
    found = dict(_centred(page))
    if len(found) < FEWEST:
        return page
    return [replace(line, baseline=found.get(at, line.baseline)) for at, line in enumerate(page)]


def _centred(page: Sequence[Line]) -> Iterator[tuple[int, float]]:
    """Yield the places of the lines that are centred, and the baseline of the line to put each on."""
    order = sorted((at for at, line in enumerate(page) if not line.row), key=lambda at: -page[at].baseline)
    for place, at in enumerate(order):
        line = page[at]
        above = list(_near(page, order[:place][::-1], line))
        for lower in _near(page, order[place + 1 :], line):
            for upper in above:
                step = upper.baseline - lower.baseline
                middle = (upper.baseline + lower.baseline) / 2
                begins = any(abs(left - lower.left) <= ALIKE for left, _ in upper.cells)
                half_way = step <= STEP * upper.size and abs(middle - line.baseline) <= HALF_WAY * step
                if begins and half_way and not _has_lines_like_it(page, order, place, step):
                    yield at, upper.baseline


def _has_lines_like_it(page: Sequence[Line], order: Sequence[int], place: int, step: float) -> bool:
    """Tell whether a line stands above or below others as those beside it do: in a column of text, and no cell."""
    line = page[order[place]]
    for part in (order[:place][::-1], order[place + 1 :]):
        for at in part:
            other = page[at]
            if abs(other.baseline - line.baseline) > NEXT * step:
                break
            if other.left <= line.right and line.left <= other.right:
                return True
    return False


def _near(page: Sequence[Line], order: Sequence[int], line: Line) -> Iterator[Line]:
    """Yield the lines less than one size above or below *line*, of the same size."""
    for at in order:
        other = page[at]
        step = abs(other.baseline - line.baseline)
        if step >= line.size:
            return
        if step > HALF_WAY * line.size and abs(other.size - line.size) < ALIKE:
            yield other
