"""Tables of plain text whose columns blanks align, as programs and careful people type them."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from passerelle.index.text import table_row

FEWEST_ROWS = 3
LONGEST_CELL = 40
"""Characters of a cell; more is text beside something."""
MOST_ROWS, WIDEST = 2000, 200
"""Lines of such a table, and characters of one, at most."""
LEAST_GAP = 2
"""Blanks between two columns, at least."""
APART = re.compile(r"\S {2,}\S")
ITEM = re.compile(r"\s*(?:[-*•–—]|\(?\w{1,3}[.)])\s")
NUMBER = re.compile(r"[-+−–(]?[€$£]?\s?\d")
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?")
"""A number that may name a column."""
RULE = re.compile(r"[-=_\s]{3,}")


def with_aligned(text: str) -> str:
    """Return *text* with a row a line for such tables: names above numbers, three rows and more."""
    if not APART.search(text):
        return text
    made: list[str] = []
    for blank, group in groupby(text.split("\n"), key=lambda line: not line.strip()):
        lines = list(group)
        made += lines if blank else _rows(lines) or lines
    return "\n".join(made)


def _rows(lines: Sequence[str]) -> list[str]:
    """Return the rows of a block of *lines* that are a table; none where they are not."""
    if len(lines) > MOST_ROWS or max(map(len, lines)) > WIDEST or not APART.search(lines[0].strip()):
        return []
    held = [line.expandtabs() for line in lines if not RULE.fullmatch(line)]
    if len(held) < FEWEST_ROWS or any(ITEM.match(line) for line in held):
        return []
    starts = list(_starts(held))
    cells = [
        [line[begin:end].strip() for begin, end in zip(starts, [*starts[1:], None], strict=True)]
        for line in held
    ]
    if len(starts) < 2 or not _is_table(cells):
        return []
    return [table_row(row) for row in cells]


def _starts(lines: Sequence[str]) -> Iterator[int]:
    """Yield where the columns begin: behind blanks that run down all *lines*."""
    width = max(map(len, lines))
    filled = [any(line[at : at + 1].strip() for line in lines) for at in range(width)]
    gap = LEAST_GAP
    for at, full in enumerate(filled):
        if full and gap >= LEAST_GAP:
            yield at
        gap = 0 if full else gap + 1


def _is_table(cells: Sequence[Sequence[str]]) -> bool:
    """Tell whether names stand above rows that each begin with a word and mostly hold numbers."""
    head, *rows = cells
    names = all(cell and (YEAR.fullmatch(cell) or not NUMBER.match(cell)) for cell in head[1:])
    if not names or max(len(cell) for row in cells for cell in row) > LONGEST_CELL:
        return False
    values = [cell for row in rows for cell in row[1:] if cell]
    numbers = sum(NUMBER.match(cell) is not None for cell in values)
    return all(row[0] and any(row[1:]) for row in rows) and 2 * numbers > len(values)
