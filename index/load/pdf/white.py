"""Tables of a PDF that white space alone parts, found by the channels between their columns and cells that line up."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
from passerelle.index.load.pdf.layout import LEADERS
from passerelle.index.load.pdf.letterhead import LABELLED
from passerelle.index.load.pdf.levels import edges_of, in_rows, under_heads
from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.tabular import OFF, is_table, lines_up

NEAR = 6
"""Type sizes from one line of a table to the next, at most."""
UPWARDS = 3.2
"""Type sizes by which a cell's first line may stand above the cell drawn before it, at most."""
SIZE = 0.1
STEP = 2.2
"""Type sizes from heads over several columns to the names of these, at most."""
LEVEL = 0.2
"""Type sizes by which baselines of one row may differ."""
WAIT = 4
"""Lines of one cell alone at a table's head, at most."""
FULL = 2
"""Words a column of a line that runs through a table, on the whole."""
GAP, LEAST = 0.6, 2
"""Type sizes of a gap, and lines of a run that have one, from which they are looked at closely."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of a table, and what parts its columns."""

    levels: Sequence[Level]
    channels: Sequence[Channel]
    above: Level | None = None

    @property
    def over(self) -> list[list[Word]]:
        """The parts of the line above it, if those are heads over several columns."""
        if self.above is None or self.above.baseline - self.levels[0].baseline > STEP * self.above.size:
            return []
        parts = [[self.above.words[0]]]
        for clear, word in zip(self.above.clear, self.above.words[1:], strict=True):
            if clear:
                parts.append([])
            parts[-1].append(word)
        names = [" ".join(word.text for word in cell) for cell in self.cells[0]]
        return parts if under_heads(parts, names, edges_of(self.cells)) else []

    @property
    def cells(self) -> list[list[list[Word]]]:
        return [cells(each, self.channels) for each in self.levels]


def with_white(page: Sequence[Line]) -> list[Line]:
    """Return the lines of a page, those of a table that white space parts as rows, with a tab between two cells."""
    parted = [_is_parted(line) for line in page]
    if sum(parted) < LEAST:
        return list(page)
    made: dict[int, list[Line]] = {}
    gone: set[int] = set()
    number = max(line.table for line in page)
    space = usual_space(page)
    for run in _runs(page, parted):
        if sum(parted[at] for at in run) < LEAST:
            continue
        for block in _blocks(_levels(page, run, space)):
            number += 1
            over = block.over
            taken = [block.above, *block.levels] if over and block.above else block.levels
            places = [place for each in taken for place in each.places]
            made[min(places)] = list(in_rows(block.levels, block.cells, number, over))
            gone.update(places)
    return [each for at, line in enumerate(page) for each in made.get(at, [] if at in gone else [line])]


def _is_parted(line: Line) -> bool:
    """Tell whether a line that may be a table's has a gap that may part two cells."""
    if line.row or line.aside:
        return False
    wide = len(line.cells) > 1 or any(left - right > GAP * line.size for right, left in line.gaps)
    return wide and LEADERS.search(line.text) is None


def _runs(page: Sequence[Line], parted: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the places of lines that follow each other closely in one size of type, near several that are *parted*."""
    run: list[int] = []
    last = -WAIT
    for at, line in enumerate(page):
        last = at if parted[at] else last
        near = at - last < WAIT or any(parted[at + 1 : at + WAIT])
        out = not near or line.row or line.aside or not line.text.strip() or LEADERS.search(line.text)
        if run and (out or not _follows(line, page[run[-1]])):
            yield run
            run = []
        if not out:
            run.append(at)
    if run:
        yield run


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
    """Yield the tables of a run; of two that begin at a line and the next, the larger."""
    at = last = 0
    first = _block(levels, 0)
    while at < len(levels):
        second = _block(levels, at + 1)
        best = max((each for each in (first, second) if each), key=_worth, default=None)
        if best is None:
            at += 1
            continue
        begin = levels.index(best.levels[0])
        yield replace(best, above=levels[begin - 1] if begin > last else None)
        last = at = levels.index(best.levels[-1]) + 1
        first = _block(levels, at)


def _worth(block: _Block) -> int:
    return len(block.levels) * (len(block.channels) + 1)


def _block(levels: Sequence[Level], at: int) -> _Block | None:
    """Return the table whose first row of several cells is at a place of *levels*, with what stands above it there."""
    if at >= len(levels) or not any(levels[at].clear):
        return None
    channels, strong, end = opened(levels[at]), list[Channel](), at + 1
    while end < len(levels):
        more = narrowed(channels, levels[end])
        kept = genuine([each for each in more if each.is_strong], levels[at : end + 1])
        if len(kept) < len(strong) or not _fits(levels, at, end, kept) or (not kept and end - at > WAIT):
            break
        channels, strong, end = more, kept, end + 1
    if not strong or not _fits(levels, at, at, strong):
        return None
    block = _trimmed(_Block(levels[at:end], strong))
    return block if is_table(block.cells, block.levels[0].size) else None


def _fits(levels: Sequence[Level], at: int, place: int, channels: Sequence[Channel]) -> bool:
    """Tell whether a line is parted clearly at most *channels* it crosses, or its cells stand as the first row's do."""
    both, clear = crossings(levels[place], channels)
    if 2 * clear >= both:
        return True
    off = OFF * levels[at].size
    rows = [cells(levels[each], channels)[1:] for each in {at, place}]
    return both > 1 and all(
        not one or not other or lines_up([one, other], off)
        for one, other in zip(rows[0], rows[-1], strict=True)
    )


def _is_labelled(line: Level) -> bool:
    """Tell whether each part of a *line* but its first is a label and its value, or there are two such parts."""
    parts = [[line.words[0].text]]
    for clear, word in zip(line.clear, line.words[1:], strict=True):
        if clear:
            parts.append([])
        parts[-1].append(word.text)
    labelled = [LABELLED.match(" ".join(part)) is not None for part in parts]
    return sum(labelled) > 1 and all(labelled[1:])


def _runs_through(block: _Block, at: int) -> bool:
    """Tell whether a line of several words crosses several channels and is parted at none: text below the table."""
    both, clear = crossings(block.levels[at], block.channels)
    return both > 1 and not clear and len(block.levels[at].words) > FULL * (both + 1)


def _trimmed(block: _Block) -> _Block:
    """Return a block without what stands above its first row, or below its last in the first column alone.

    Labels with their values, two and more on a line, are no first or last row of a table of other things.
    """
    held = block.cells
    begin, end = 0, len(held)
    labelled = [_is_labelled(each) for each in block.levels]
    if 2 * sum(labelled) < len(labelled):
        begin, end = labelled.index(False), len(labelled) - labelled[::-1].index(False)
    while sum(map(bool, held[begin])) < 2:  # two lines, at least, have words on both sides of a channel
        begin += 1
    while not any(held[end - 1][1:]) or _runs_through(block, end - 1):
        end -= 1
    return _Block(block.levels[begin:end], block.channels)
