"""What shows that lines parted by white space are a table's: cells line up, and are neither prose nor a listing."""

import re
from collections.abc import Sequence
from itertools import pairwise

from passerelle.index.load.pdf.channels import Word
from passerelle.index.load.pdf.columns import runs_on
from passerelle.index.load.pdf.lines import WIDE

FEWEST = 3
"""Rows of two cells and more, at least."""
OFF = 0.3
"""Type sizes by which cells that line up may miss each other."""
MOSTLY = 0.6
"""Share of a column's cells that line up, at least."""
MOST_PARTED = 0.1
"""Share of the rows that have a gap inside a cell which is as wide as one between two, at most."""
MOST_ALONE = 0.35
"""Share of the lines that fill the first column alone, at most: those of a listing mostly do."""
LABEL = re.compile(r"\W*\w{1,4}(?:[.\-–]\w{1,3}){0,4}\W*")
LABELS = 0.8
"""Share of the first column's cells that are labels, as a list's items have."""
CODE = re.compile(r"[=<>{}#\\%&|\[\]();:,]+-?")
"""What fills a column in a listing alone."""
PROSE, FEW = 4, 3
"""Words of a cell on the whole from which short labels before it are a list's, and from which a column is text."""
LONG = 20
"""Letters of a line on the whole from which columns side by side may be running text."""

Column = Sequence[Sequence[Word]]


def is_table(held: Sequence[Column], size: float) -> bool:
    """Tell whether lines are a table's; *held* are the words of each one's cells, *size* that of its type in points."""
    rows = [row for row in held if sum(map(bool, row)) > 1]
    columns = [[cell for row in held if (cell := row[at])] for at in range(len(held[0]))]
    if len(rows) < FEWEST or not all(columns):
        return False
    alone = sum(not any(row[1:]) for row in held)
    inner = sum(any(_is_parted(cell, WIDE * size) for cell in row) for row in rows)
    if alone > MOST_ALONE * len(held) or inner > MOST_PARTED * len(rows):
        return False
    cut = _totals(held)
    parts = [
        [[cell for row in part if (cell := row[at])] for part in (held[:cut], held[cut:])]
        for at in range(len(columns))
    ]
    aligned = all(
        lines_up(column, OFF * size) or all(lines_up(part, OFF * size) for part in apart if part)
        for column, apart in zip(columns[1:], parts[1:], strict=True)
    )
    return aligned and not _is_other(columns)


def _totals(held: Sequence[Column]) -> int:
    """Return the place of the first of the totals below a table: their labels stand in a column of its numbers."""
    end = len(held)
    while end and not held[end - 1][0]:
        end -= 1
    return end if end >= FEWEST and 2 * end >= len(held) else len(held)


def lines_up(column: Column, off: float) -> bool:
    """Tell whether most cells of a column begin or have their middle at one place, or its numbers end there.

    All lines of justified text end at one margin. They may miss each other by *off* points.
    """
    lefts = [cell[0].left for cell in column]
    middles = [(cell[0].left + cell[-1].right) / 2 for cell in column]
    numbers = [cell[-1].right for cell in column if any(map(str.isdigit, cell[0].text))]
    return any(_at_one_place(edges, off) >= MOSTLY * len(column) for edges in (lefts, middles, numbers))


def _at_one_place(edges: Sequence[float], off: float) -> int:
    """Return how many *edges* lie within *off* points of the same one of them, at most."""
    ordered = sorted(edges)
    most = begin = end = 0
    for edge in ordered:
        while ordered[begin] < edge - off:
            begin += 1
        while end < len(ordered) and ordered[end] <= edge + off:
            end += 1
        most = max(most, end - begin)
    return most


def _is_other(columns: Sequence[Column]) -> bool:
    """Tell whether columns are a list's labels and items, signs and words of a program, or text side by side."""
    words = [word.text for column in columns for cell in column for word in cell]
    if 2 * sum(any(map(str.isalnum, word)) for word in words) < len(words):
        return True
    if any(2 * sum(CODE.fullmatch(_said(cell)) is not None for cell in each) > len(each) for each in columns):
        return True
    labels = sum(LABEL.fullmatch(_said(cell)) is not None for cell in columns[0])
    listed = labels > LABELS * len(columns[0]) and _words(columns[1]) >= PROSE
    if len(columns) == 2 and (listed or _is_text(columns[1])):
        return True
    return any(_is_text(one) and _is_text(other) for one, other in pairwise(columns))


def _said(cell: Sequence[Word]) -> str:
    return " ".join(word.text for word in cell)


def _is_parted(cell: Sequence[Word], wide: float) -> bool:
    return any(other.left - one.right > wide for one, other in pairwise(cell))


def _words(column: Column) -> float:
    return sum(map(len, column)) / len(column)


def _is_text(column: Column) -> bool:
    lines = [_said(cell) for cell in column]
    on = sum(runs_on(one, other) for one, other in pairwise(lines))
    long = sum(map(len, lines)) >= LONG * len(lines) and _words(column) >= FEW
    return long and len(lines) >= FEWEST and 2 * on >= len(lines) - 1
