"""Tables of a PDF that white space alone parts, found by the channels between their columns and cells that line up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from passerelle.index.load.pdf.channels import (
    Channel,
    Level,
    Word,
    cells,
    crossings,
    genuine,
    level,
    narrowed,
    opened,
    usual_space,
)
from passerelle.index.load.pdf.columns import runs_on
from passerelle.index.load.pdf.layout import LEADERS
from passerelle.index.load.pdf.levels import in_rows
from passerelle.index.load.pdf.lines import WIDE, Line

NEAR = 6
"""Type sizes from one line of a table to the next, at most."""
UPWARDS = 3.2
"""Type sizes by which a cell's first line may stand above the cell drawn before it, at most."""
SIZE = 0.1
LEVEL = 0.2
"""Type sizes by which baselines of one row may differ."""
WAIT = 4
"""Lines of one cell alone at a table's head, at most."""
GAP, LEAST = 0.6, 2
"""Type sizes of a gap, and lines of a run that have one, from which it is looked at closely."""
FEWEST = 3
"""Rows of two cells and more, at least."""
OFF = 0.3
"""Type sizes by which cells that line up may miss each other."""
MOSTLY = 0.6
"""Share of a column's cells that line up, at least."""
MOST_PARTED = 0.2
"""Share of the rows that have a gap inside a cell which is as wide as one between two, at most."""
LABEL = re.compile(r"\W*\w{1,4}(?:[.\-–]\w{1,3}){0,4}\W*")
PROSE = 4
"""Words of a cell on the whole from which a column is text, and from which short labels before it are a list's."""
LONG = 25
"""Letters of a line on the whole from which columns side by side may be running text."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of a table, and what parts its columns."""

    levels: Sequence[Level]
    channels: Sequence[Channel]

    @property
    def cells(self) -> list[list[list[Word]]]:
        return [cells(each, self.channels) for each in self.levels]


def with_white(page: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, those of a table that white space parts as rows, with a tab between two cells."""
    made: dict[int, list[Line]] = {}
    gone: set[int] = set()
    number = max((line.table for line in page), default=0)
    space = 0.0
    for run in _runs(page):
        space = space or usual_space(page)
        for block in _blocks(_levels(page, run, space)):
            number += 1
            places = [place for each in block.levels for place in each.places]
            made[min(places)] = list(in_rows(block.levels, block.cells, number))
            gone.update(places)
    return [each for at, line in enumerate(page) for each in made.get(at, [] if at in gone else [line])]


def _runs(page: Sequence[Line]) -> Iterator[list[int]]:
    """Yield the places of lines that follow each other closely in one size of type, where some are parted."""
    run: list[int] = []
    for at, line in enumerate(page):
        out = line.row or line.aside or not line.text.strip() or LEADERS.search(line.text) is not None
        if run and (out or not _follows(line, page[run[-1]])):
            if _may_be_parted(page, run):
                yield run
            run = []
        if not out:
            run.append(at)
    if _may_be_parted(page, run):
        yield run


def _may_be_parted(page: Sequence[Line], run: Sequence[int]) -> bool:
    if len(run) < FEWEST:
        return False
    gaps = (
        any(left - right > GAP * page[at].size for right, left in page[at].gaps) or len(page[at].cells) > 1
        for at in run
    )
    return sum(gaps) >= LEAST


def _follows(line: Line, above: Line) -> bool:
    step = above.baseline - line.baseline
    beside = line.left >= above.right or line.right <= above.left
    least = -UPWARDS * line.size if beside else -LEVEL * line.size
    return least <= step <= NEAR * line.size and abs(line.size - above.size) <= SIZE * above.size


def _levels(page: Sequence[Line], run: Sequence[int], space: float) -> list[Level]:
    """Return the lines of a run from top to bottom, those that stand side by side as one."""
    together: list[list[int]] = []
    for at in sorted(run, key=lambda place: -page[place].baseline):
        if together and page[together[-1][0]].baseline - page[at].baseline <= LEVEL * page[at].size:
            together[-1].append(at)
        else:
            together.append([at])
    return [level(page, each, space) for each in together]


def _blocks(levels: Sequence[Level]) -> Iterator[_Block]:
    at = 0
    while at < len(levels):
        found = [each for start in (at, at + 1) if (each := _block(levels, start)) is not None]
        best = max(found, key=_worth, default=None)
        if best is None:
            at += 1
            continue
        yield best
        at = levels.index(best.levels[-1]) + 1


def _worth(block: _Block) -> int:
    return len(block.levels) * (len(block.channels) + 1)


def _block(levels: Sequence[Level], at: int) -> _Block | None:
    """Return the table whose first row of several cells is at a place of *levels*, with what stands above it there."""
    if at >= len(levels) or not any(levels[at].clear):
        return None
    channels, strong, end = opened(levels[at]), list[Channel](), at + 1
    while end < len(levels) and levels[end - 1].baseline - levels[end].baseline <= NEAR * levels[end].size:
        more = narrowed(channels, levels[end])
        kept = genuine([each for each in more if each.is_strong], levels[at : end + 1])
        if len(kept) < len(strong) or not _fits(levels, at, end, kept) or (not kept and end - at > WAIT):
            break
        channels, strong, end = more, kept, end + 1
    if not strong or not _fits(levels, at, at, strong):
        return None
    block = _trimmed(_Block(levels[at:end], strong))
    return block if _is_table(block) else None


def _fits(levels: Sequence[Level], at: int, place: int, channels: Sequence[Channel]) -> bool:
    """Tell whether a line is parted clearly at most *channels* it crosses, or its cells stand as the first row's do."""
    both, clear = crossings(levels[place], channels)
    if 2 * clear >= both:
        return True
    off = OFF * levels[at].size
    rows = [cells(levels[each], channels)[1:] for each in {at, place}]
    return both > 1 and all(
        not one or not other or _lines_up([one, other], off)
        for one, other in zip(rows[0], rows[-1], strict=True)
    )


def _trimmed(block: _Block) -> _Block:
    """Return a block without what stands above its first row, or below its last in the first column alone."""
    held = block.cells
    begin, end = 0, len(held)
    while begin < end and sum(map(bool, held[begin])) < 2:
        begin += 1
    while end > begin and not any(held[end - 1][1:]):
        end -= 1
    return _Block(block.levels[begin:end], block.channels)


def _is_table(block: _Block) -> bool:
    """Tell whether several rows have cells that line up, and are neither a list's items nor columns of text."""
    held = block.cells
    rows = [row for row in held if sum(map(bool, row)) > 1]
    if len(rows) < FEWEST:
        return False
    size = block.levels[0].size
    columns = [[cell for row in held if (cell := row[at])] for at in range(len(held[0]))]
    if not all(_lines_up(column, OFF * size) for column in columns[1:]):
        return False
    labels = sum(LABEL.fullmatch(" ".join(word.text for word in cell)) is not None for cell in columns[0])
    listed = labels > 0.8 * len(columns[0]) and _words(columns[1]) >= PROSE
    if len(columns) == 2 and (listed or _is_text(columns[1])):
        return False
    inner = sum(any(_is_parted(cell, WIDE * size) for cell in row) for row in rows)
    if inner > MOST_PARTED * len(rows):
        return False
    return not any(_is_text(one) and _is_text(other) for one, other in pairwise(columns))


def _is_parted(cell: Sequence[Word], wide: float) -> bool:
    return any(other.left - one.right > wide for one, other in pairwise(cell))


def _lines_up(column: Sequence[Sequence[Word]], off: float) -> bool:
    """Tell whether most cells of a column begin or have their middle at one place, or its numbers end there.

    All lines of justified text end at one margin.
    """
    lefts = [cell[0].left for cell in column]
    middles = [(cell[0].left + cell[-1].right) / 2 for cell in column]
    numbers = [cell[-1].right for cell in column if any(map(str.isdigit, cell[0].text))]
    return any(
        max((sum(abs(edge - other) <= off for other in edges) for edge in edges), default=0)
        >= MOSTLY * len(column)
        for edges in (lefts, middles, numbers)
    )


def _words(column: Sequence[Sequence[Word]]) -> float:
    return sum(map(len, column)) / len(column)


def _is_text(column: Sequence[Sequence[Word]]) -> bool:
    lines = [" ".join(word.text for word in cell) for cell in column]
    on = sum(runs_on(one, other) for one, other in pairwise(lines))
    long = sum(map(len, lines)) >= LONG * len(lines) and _words(column) >= PROSE
    return long and len(lines) >= FEWEST and 2 * on >= len(lines) - 1
