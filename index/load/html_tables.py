"""The rows of one table of a page: merged cells repeat their value, heads of several rows become one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from selectolax.lexbor import LexborNode

from passerelle.index.load.joined_heads import FEWEST_ROWS, are_names
from passerelle.index.load.repeated_heads import joined_name
from passerelle.index.text import one_line, table_row

WIDEST = 100
"""Columns up to which merged cells are filled in: a table that means harm has no end of them."""
LONGEST_REPEATED = 200
"""Characters of a merged cell that is written again in each row: more would drown the rows."""
SHORT_CELL = 80
"""Characters of a cell of several blocks up to which it stays one line."""
STOPPED = tuple(".,;:!?…")


@dataclass(slots=True)
class Cell:
    """The blocks of a cell, those that are items of a list, and how many columns and rows it covers."""

    header: bool = False
    columns: int = 1
    rows: int = 1
    blocks: list[str] = field(default_factory=list)
    items: set[int] = field(default_factory=set)

    def add(self, text: str, *, item: bool) -> None:
        if line := one_line(text):
            self.items |= {len(self.blocks)} if item else set()
            self.blocks.append(line)

    def lines(self) -> list[str]:
        """Return the cell as one line where that is short, else a line a block."""
        if len(self.blocks) < 2 or sum(map(len, self.blocks)) > SHORT_CELL:
            return self.blocks or [""]
        joined = self.blocks[0]
        for place, block in enumerate(self.blocks[1:], start=1):
            listed = {place - 1, place} <= self.items and not joined.endswith(STOPPED)
            joined += f"{', ' if listed else ' '}{block}"
        return [joined]


@dataclass(slots=True)
class Table:
    """The rows of a table of figures as they are read."""

    parts: dict[str, list[list[Cell]]] = field(default_factory=dict)
    """Rows by the part of the table they belong to: a head stands first and a foot last, wherever they are written."""
    part: str = "tbody"

    def row(self, node: LexborNode) -> None:
        """Begin the next row."""
        parent = node.parent.tag if node.parent is not None else None
        self.part = parent if parent in {"thead", "tfoot"} else "tbody"
        self.parts.setdefault(self.part, []).append([])

    def cell(self, node: LexborNode) -> Cell:
        """Begin the next cell of the row that is open."""
        rows = self.parts.setdefault(self.part, [])
        if not rows:
            rows.append([])
        given = node.attributes
        made = Cell(
            node.tag == "th" or given.get("role") in {"columnheader", "rowheader"},
            span(given.get("colspan"), WIDEST) or 1,
            span(given.get("rowspan"), 2**16) or 2**16,
        )
        rows[-1].append(made)
        return made

    def lines(self) -> Iterator[str]:
        """Yield the lines of the table: a row each, and below it what its cells hold in further blocks."""
        written = (row for part in ("thead", "tbody", "tfoot") for row in self.parts.get(part, []))
        rows = [row for row in _filled(written) if any(cell.blocks for cell in row)]
        heads = 0
        while heads < len(rows) - 1 and len(rows[heads]) > 1 and all(cell.header for cell in rows[heads]):
            heads += 1
        if heads > 1 and any(cell.columns > 1 or cell.rows > 1 for row in rows[:heads] for cell in row):
            yield table_row(_merged(column) for column in zip_longest(*rows[:heads], fillvalue=Cell()))
            rows = rows[heads:]
        elif _are_two_heads(rows):
            yield table_row(map(_merged, zip(*rows[:2], strict=True)))
            rows = rows[2:]
        for row in rows:
            lines = [cell.lines() for cell in row]
            yield table_row(first for first, *_ in lines)
            yield from (line for _, *others in lines for line in others)


def _are_two_heads(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether the first two rows name the columns, names over several first, though nothing marks them."""
    if len(rows) < FEWEST_ROWS or len(rows[0]) != len(rows[1]):
        return False
    spanned = {place for place, cell in enumerate(rows[0]) if cell.columns > 1}
    if any(cell.columns > 1 for row in rows[1:3] for cell in row):
        return False
    upper, lower = ([cell.lines() for cell in row] for row in rows[:2])
    return all(len(said) == 1 for said in (*upper, *lower)) and are_names(
        [said for (said,) in upper], [said for (said,) in lower], spanned
    )


def _filled(rows: Iterable[list[Cell]]) -> Iterator[list[Cell]]:
    """Yield the rows with merged cells in every place they cover; a cell as wide as the table stands once."""
    rows = list(rows)
    width = max((sum(cell.columns for cell in row) for row in rows), default=0)
    open_cells: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        filled: list[Cell] = []
        for cell in row:
            _take_open(open_cells, filled)
            whole = cell.columns >= width and len(row) == 1 and not filled
            for _ in range(1 if whole or len(filled) > WIDEST else cell.columns):
                if cell.rows > 1 and len(filled) <= WIDEST:
                    open_cells[len(filled)] = (_again(cell), cell.rows - 1)
                filled.append(cell)
        _take_open(open_cells, filled)
        yield filled


def _take_open(open_cells: dict[int, tuple[Cell, int]], filled: list[Cell]) -> None:
    while len(filled) in open_cells:
        place = len(filled)
        cell, left = open_cells.pop(place)
        filled.append(cell)
        if left > 1:
            open_cells[place] = (cell, left - 1)


def _again(cell: Cell) -> Cell:
    text = " ".join(cell.lines())
    return Cell(cell.header, 1, 1, [text] if 0 < len(text) <= LONGEST_REPEATED else [])


def _merged(column: Iterable[Cell]) -> str:
    return joined_name(" ".join(cell.lines()) for cell in column)


def span(given: str | None, most: int) -> int:
    found = re.match(r"\s*(\d{1,6})", given or "")
    return min(int(found[1]), most) if found else 1
