"""Find the rows of a PDF page's tables: lines near each other whose wide gaps leave cells that line up."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from passerelle.index.load.pdf.hyphens import Vocabulary, flow
from passerelle.index.load.pdf.layout import LEADERS
from passerelle.index.load.pdf.lines import Line
from passerelle.index.text import table_row

NEAR = 6
"""Type sizes from one row to the next, at most."""
ABOVE = 2.2
"""Type sizes from the names of its columns to a ruled table's first row, at most."""
BETWEEN = 4
"""Lines from one row's first to the next one's, at most: a cell may be set in several."""
STEP = 1.6
"""Type sizes from one line of a cell to the next, at most."""
OFF = 0.3
"""Type sizes by which cells that line up may miss each other."""


def with_rows(page: Sequence[Line], known: Vocabulary) -> list[Line]:
    """Make each row of a table one line, its cells parted by `` | ``, and each other gap a space."""
    rows = _rows(page)
    lines: list[Line] = []
    at = 0
    while at < len(page):
        line = page[at]
        at += 1
        if line.row:
            cells = (flow(cell.split("\n"), known) for cell in line.text.split("\t"))
            lines.append(replace(line, text=table_row(cells)))
            continue
        if at < len(page) and (head := _head(line, page[at])):
            lines.append(head)
            continue
        if at - 1 not in rows:
            lines.append(replace(line, text=line.text.replace("\t", " ")) if "\t" in line.text else line)
            continue
        parts = [[cell] for cell in line.text.split("\t")]
        if first := _first_cell(lines, line):
            del lines[-len(first) :]
            parts.insert(0, [each.text for each in first])
        above = line
        while at < len(page) and (place := _goes_on(page[at], above, line)):
            parts[place - len(line.cells)].append(page[at].text)
            above = page[at]
            at += 1
        lines.append(replace(line, text=table_row(flow(part, known) for part in parts), row=True))
    return lines


def _head(line: Line, row: Line) -> Line | None:
    """Return a *line* right above the first *row* of a ruled table that names its columns; ``None`` if it does not."""
    if len(line.cells) < 2 or not row.table or line.baseline - row.baseline > ABOVE * line.size:
        return None
    names = [""] * len(row.cells)
    for (left, right), text in zip(line.cells, line.text.split("\t"), strict=True):
        column = next(
            (at for at, (begin, end) in enumerate(row.cells) if begin <= (left + right) / 2 <= end), None
        )
        if column is None or names[column]:
            return None
        names[column] = text
    return replace(line, text=table_row(names), row=True, table=row.table)


def _rows(page: Sequence[Line]) -> set[int]:
    """Return the places of lines with cells that line up with those of the next line, or the last, that has any."""
    rows: set[int] = set()
    for above, below in pairwise(
        at
        for at, line in enumerate(page)
        if len(line.cells) > 1 and not line.row and not LEADERS.search(line.text)
    ):
        one, other = page[above], page[below]
        near = below - above <= BETWEEN and 0 < one.baseline - other.baseline <= NEAR * one.size
        if near and abs(one.size - other.size) <= 0.1 * one.size and line_up(one, other):
            rows |= {above, below}
    return rows


def line_up(one: Line, other: Line) -> bool:
    """Tell whether half the cells of the line that has fewer, but for its first, line up with the other's.

    They do at the left, and numbers at the right: all lines of justified text end at one margin.
    """
    few, many = sorted((_later_cells(one), _later_cells(other)), key=len)
    off = OFF * one.size
    found = 0
    for (left, right), text in few:
        found += any(
            abs(left - other_left) <= off
            or (abs(right - other_right) <= off and not any(map(str.isalpha, text + beside)))
            for (other_left, other_right), beside in many
        )
    return 2 * found >= len(few)


def _later_cells(line: Line) -> list[tuple[tuple[float, float], str]]:
    return list(zip(line.cells, line.text.split("\t"), strict=True))[1:]


def _first_cell(before: Sequence[Line], row: Line) -> list[Line]:
    """Return the last lines *before* if they are a row's first cell: the upper one stands beside the row's others."""
    for count in range(1, min(BETWEEN, len(before) + 1)):
        cell = before[-count:]
        if cell[0].row or cell[0].right >= row.left or abs(cell[0].left - cell[-1].left) > OFF * row.size:
            return []
        if abs(cell[0].baseline - row.baseline) <= 0.2 * row.size:
            return list(cell)
    return []


def _goes_on(line: Line, above: Line, row: Line) -> int:
    """Return the place of the cell, not the first, that *line* goes on with below *above*; 0 if it does with none."""
    below = 0 < above.baseline - line.baseline <= STEP * row.size
    if not below or len(line.cells) > 1:
        return 0
    for place, (left, _) in enumerate(row.cells):
        if abs(line.left - left) <= OFF * row.size:
            return place if all(line.right < other for other, _ in row.cells[place + 1 :]) else 0
    return 0
