"""Columns of running text that a PDF draws line by line, across the gap: each is read to its foot before the next."""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from passerelle.index.load.pdf.hyphens import BREAK, HYPHENS
from passerelle.index.load.pdf.lines import Line

FEWEST = 3
"""Lines that stand in more than one column, at least."""
OFF = 0.5
"""Type sizes by which lines of a column may begin left of it."""
INDENT = 3.5
"""Type sizes by which they may be set in."""
APART = 0.3
"""Type sizes that part a column from the next, at least."""
STEP = 2.6
"""Type sizes from one line to the next, at most."""
GAP = 1.35
"""Times the usual step from which lines of all columns begin anew: rows of a table, whose cells are prose."""
LONG = 16
"""Letters of a column's line on the whole, at least."""
FULL = 0.75
"""Share of a column's width that most of its lines fill."""
MOSTLY = 0.6
WORDS = 2.4
"""Words of a column's line on the whole, at least."""
RUNS_ON = 0.5
"""Share of a column's lines that go on with a sentence, at least."""
ENDS = re.compile(r"[.!?…:;]\W*$")


@dataclass(slots=True)
class _Block:
    """Lines that stand in the same columns, whose left edges are *lefts*."""

    lefts: list[float]
    lines: list[list[Line | None]]
    end: int


def in_columns(page: Sequence[Line]) -> list[Line]:
    """Return a page's lines with those of text in columns put in the order they are read."""
    made: list[Line] = []
    at = 0
    while at < len(page):
        block = _block(page, at) if len(page[at].cells) > 1 else None
        if block is not None and _is_prose(block):
            made += _rows(block) or _down(block)
            at = block.end
        else:
            made.append(page[at])
            at += 1
    return made


def _block(page: Sequence[Line], at: int) -> _Block | None:
    """Return the lines from *at* on that stand in the columns the first of them begins."""
    first = page[at]
    block = _Block([left for left, _ in first.cells], [], at)
    multiple = 0
    waiting: list[list[Line | None]] = []
    above = None
    for number in range(at, len(page)):
        line = page[number]
        if line.row or (above is not None and not 0 < above.baseline - line.baseline <= STEP * first.size):
            break
        if abs(line.size - first.size) > 0.1 * first.size or (parts := _parts(line, block.lefts)) is None:
            break
        if len(line.cells) == 1 and above is not None and line.bold != above.bold:
            break
        waiting.append(parts)
        above = line
        if sum(part is not None for part in parts) > 1 or _is_tail(page, number, block, waiting):
            multiple += len(line.cells) > 1
            block.lines += waiting
            waiting = []
            block.end = number + 1
    return block if multiple >= FEWEST else None


def _is_tail(page: Sequence[Line], number: int, block: _Block, waiting: Sequence[object]) -> bool:
    """Tell whether a line in one column only follows close on the last one of the block."""
    if len(block.lines) < FEWEST or len(waiting) > 1:
        return False
    steps = [
        one.baseline - other.baseline
        for one, other in pairwise(page[block.end - len(block.lines) : block.end])
    ]
    return page[number - 1].baseline - page[number].baseline <= GAP * statistics.median(steps)


def _parts(line: Line, lefts: list[float]) -> list[Line | None] | None:
    """Return what of *line* stands in each column; nothing if some of it stands across two.

    *lefts* move to the left where a line begins before them, the first having been set in.
    """
    words: list[list[str]] = [[] for _ in lefts]
    edges: list[list[tuple[float, float]]] = [[] for _ in lefts]
    for (left, right), text in zip(line.cells, line.text.split("\t"), strict=True):
        column = max((at for at, edge in enumerate(lefts) if left >= edge - OFF * line.size), default=None)
        after = next((at for at, edge in enumerate(lefts) if 0 < edge - left <= INDENT * line.size), None)
        if after is not None and (column is None or edges[column] or right > lefts[after]):
            column = after
        if column is None or (not edges[column] and left - lefts[column] > INDENT * line.size):
            return None
        if column + 1 < len(lefts) and right > lefts[column + 1] - APART * line.size:
            return None
        lefts[column] = min(lefts[column], left)
        words[column].append(text)
        edges[column].append((left, right))
    return [
        replace(
            line,
            text=" ".join(words[at]),
            left=edges[at][0][0],
            right=edges[at][-1][1],
            cells=((edges[at][0][0], edges[at][-1][1]),),
        )
        if words[at]
        else None
        for at in range(len(lefts))
    ]


def _columns(block: _Block) -> list[list[Line]]:
    return [[line[at] for line in block.lines if line[at] is not None] for at in range(len(block.lefts))]  # type: ignore[misc]


def _is_prose(block: _Block) -> bool:
    """Tell whether each column is text that runs on from line to line."""
    for column in _columns(block):
        if len(column) < FEWEST or statistics.fmean(len(line.text) for line in column) < LONG:
            return False
        widest = max(line.right for line in column) - min(line.left for line in column)
        full = sum(line.right - line.left >= FULL * widest for line in column)
        if full < MOSTLY * len(column) or _words(column) < WORDS * len(column):
            return False
        on = sum(runs_on(above.text, below.text) for above, below in pairwise(column))
        if on < RUNS_ON * (len(column) - 1):
            return False
    return True


def _words(column: Sequence[Line]) -> int:
    return sum(len(line.text.split()) for line in column)


def runs_on(above: str, below: str) -> bool:
    return above.endswith((BREAK, *HYPHENS)) or (not ENDS.search(above) and not below[:1].isupper())


def _rows(block: _Block) -> list[Line]:
    """Return one line a row, where gaps across all columns part the block into several; nothing where none does."""
    steps = [one - other for one, other in pairwise(map(_baseline, block.lines))]
    usual = statistics.median_low(steps)
    cuts = [number for number, step in enumerate(steps, start=1) if step > GAP * usual]
    whole = [number for number in cuts if all(block.lines[number])]
    if not whole or len(whole) < len(cuts):
        return []
    return [_row(block.lines[begin:end]) for begin, end in pairwise([0, *cuts, len(block.lines)])]


def _row(lines: Sequence[Sequence[Line | None]]) -> Line:
    shown = [[part for line in lines if (part := line[at]) is not None] for at in range(len(lines[0]))]
    edges = tuple((min(part.left for part in cell), max(part.right for part in cell)) for cell in shown)
    text = "\t".join(" ".join(part.text for part in cell) for cell in shown)
    return replace(shown[0][0], text=text, left=edges[0][0], right=edges[-1][1], cells=edges)


def _baseline(line: Sequence[Line | None]) -> float:
    return next(part.baseline for part in line if part is not None)


def _down(block: _Block) -> Iterator[Line]:
    """Yield the lines of each column from its head to its foot."""
    for column in _columns(block):
        yield from column
