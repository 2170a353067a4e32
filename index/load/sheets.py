"""Sheets of spreadsheets as text: the name a heading, each block of cells that hang together a table."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load.repeated_heads import joined_name, with_names_joined
from passerelle.index.tables import YEAR
from passerelle.index.text import TextBuilder, one_line, table_row

LARGEST = 64 * 2**20
"""Characters that the cells of one sheet may say: far more than is written in one, where cells share their text."""
LARGEST_MERGE = 10_000
"""Cells that a merged range says its value again in."""
Row = dict[int, str]
"""What the cells of a row show, by column."""
FEWEST_COLUMNS = 3
"""Columns of a table that lines of a name and its value may stand right above."""
VALUE = re.compile(r"\d")
PROSE = 80
"""Characters from which a lone cell is a paragraph of text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a *file*: its name, what each cell shows by row and column from 0, its merged ranges, ends within.

    Rows and columns that are *hidden* part nothing: what is on both sides of them stands side by side.
    """

    name: str
    cells: Mapping[tuple[int, int], str]
    merged: Sequence[tuple[int, int, int, int]] = ()
    file: str = ""
    hidden: tuple[Collection[int], Collection[int]] = ((), ())


def write_sheet(sheet: Sheet, builder: TextBuilder) -> None:
    """Write a sheet under its name; rows and columns parted by an empty one are tables of their own.

    Raises:
        LoadError: its cells say far more than a sheet does.
    """
    if not sheet.cells:
        return
    if (letters := sum(map(len, sheet.cells.values()))) > LARGEST:
        raise LoadError(
            f"{sheet.file}: the cells of sheet {sheet.name} say {letters} characters, as no sheet does; split it, "
            f"or save it again from its program"
        )
    builder.heading(sheet.name, 1)
    for table in _tables(_filled(_closed_up(sheet))):
        columns = sorted({column for row in table for column in row})
        tight = False
        for row in table:
            text = next(iter(row.values()))
            if len(row) == 1 and "\n" in text.strip() and len(text) > PROSE:
                builder.block(text)  # a text typed into a cell
                tight = False
            else:
                alone = len(row) == 1 and columns[0] in row
                builder.block(
                    one_line(text) if alone else table_row(row.get(each, "") for each in columns), tight=tight
                )
                tight = True


def called(path: Path) -> str:
    """Return the title of a workbook without one: the file's name, for that of a sheet says less."""
    return path.stem.replace("-", " ").replace("_", " ")


def _closed_up(sheet: Sheet) -> Sheet:
    """Return *sheet* as it is seen, its rows and columns counted without the hidden ones."""
    rows, columns = map(sorted, sheet.hidden)
    if not rows and not columns:
        return sheet
    cells = {
        (row - bisect_left(rows, row), column - bisect_left(columns, column)): text
        for (row, column), text in sheet.cells.items()
    }
    merged = [
        (
            top - bisect_left(rows, top),
            left - bisect_left(columns, left),
            bottom - bisect_left(rows, bottom + 1),
            right - bisect_left(columns, right + 1),
        )
        for top, left, bottom, right in sheet.merged
    ]
    seen = [each for each in merged if each[0] <= each[2] and each[1] <= each[3]]
    return replace(sheet, cells=cells, merged=seen, hidden=((), ()))


def _tables(rows: Mapping[int, Row]) -> Iterator[list[Row]]:
    """Yield the tables of a sheet from top to bottom, those beside each other from left to right."""
    blocks: list[dict[int, Row]] = []
    for number in sorted(rows):
        if not blocks or (number - 1 not in blocks[-1] and not _goes_on(blocks[-1], number, rows)):
            blocks.append({})
        blocks[-1][number] = rows[number]
    for block in blocks:
        for columns in _side_by_side(block):
            cut = ({at: text for at, text in row.items() if at in columns} for row in block.values())
            held = with_names_joined([row for row in cut if row])
            start = _first_named(held)
            yield from (part for part in (held[:start], held[start:]) if part)


def _first_named(rows: Sequence[Row]) -> int:
    """Return the row that names the columns where lines about the whole sheet stand right above it, else 0.

    Those lines are a name and its value each, or one cell; the names fill their row, and one column below is of values.
    """
    widest = max(map(len, rows), default=0)
    start = next((number for number, row in enumerate(rows) if len(row) >= max(FEWEST_COLUMNS, widest)), 0)
    above, below = rows[:start], rows[start + 1 :]
    pairs = [row for row in above if len(row) > 1]
    if not pairs or len(above) < 2 or len(below) < 2 or any(len(row) > 2 for row in above):
        return 0
    named = not any(map(VALUE.search, rows[start].values()))
    valued = any(all(VALUE.search(row.get(at, "")) for row in below[:2]) for at in rows[start])
    return start if named and valued else 0


def _goes_on(block: Mapping[int, Row], number: int, rows: Mapping[int, Row]) -> bool:
    """Tell whether the row *number* goes on below an empty one: it has values where the *block* names most columns."""
    row, header = rows[number], next((each for each in block.values() if len(each) > 1), None)
    if header is None or number - 2 not in block or len(row) < 2 or len(block) < 2:
        return False
    if not row.keys() <= header.keys() or min(row) != min(header) or 2 * len(row) <= len(header):
        return False
    return not any(map(VALUE.search, header.values())) and any(map(VALUE.search, row.values()))


def _side_by_side(block: Mapping[int, Row]) -> list[set[int]]:
    """Return the columns of each table of a *block*: an empty column parts two that begin or end in other rows."""
    used = sorted({column for row in block.values() for column in row})
    groups: list[set[int]] = []
    for column in used:
        if not groups or column - 1 not in groups[-1]:
            groups.append(set())
        groups[-1].add(column)
    tables = [groups[0]]
    for group in groups[1:]:
        apart = len(group) > 1 and _extent(block, group) != _extent(block, tables[-1])
        if apart:
            tables.append(group)
        else:
            tables[-1] |= group
    return tables


def _extent(block: Mapping[int, Row], columns: set[int]) -> tuple[int, int]:
    """Return the first and last row that has several of *columns*."""
    held = [number for number, row in block.items() if len(columns & row.keys()) > 1]
    return (held[0], held[-1]) if held else (-1, -1)


def _filled(sheet: Sheet) -> dict[int, Row]:
    """Return the cells by row, with a merged value in each row and column that its table has beside it."""
    rows: dict[int, Row] = {}
    for (row, column), text in sheet.cells.items():
        rows.setdefault(row, {})[column] = text
    used = {column for _, column in sheet.cells}  # others are there to give a merged cell its width
    for top, left, bottom, right in sheet.merged:
        text = sheet.cells.get((top, left), "")
        covered = (bottom - top + 1) * (right - left + 1)
        if not text or covered > LARGEST_MERGE or covered * len(text) > LARGEST:
            continue
        for row in range(top, bottom + 1):
            beside = rows.get(row, {})
            if all(left <= column <= right for column in beside):
                continue  # a caption over the table, or nothing
            for column in used.intersection(range(left, right + 1)):
                beside.setdefault(column, text)
    merged = {
        (top, column)
        for top, left, _, right in sheet.merged
        for column in range(left, right + 1)
        if left < right
    }
    joined: set[int] = set()
    for top, left, bottom, right in sorted(sheet.merged):
        below = rows.get(top + 1, {})
        names = {below.get(column, "") for column in range(left, right + 1)}
        over = left < right and len(names) > 1 and (top + 1, left) not in merged
        if top == bottom and over and not {top, top - 1} & joined and _join_heads(rows, top, left):
            joined.add(top + 1)
    return rows


def _join_heads(rows: dict[int, Row], top: int, column: int) -> bool:
    """Make the row *top* and the one below it one head, if the table around *column* begins with two; tell whether."""
    first, second = rows.get(top, {}), rows[top + 1]
    used = first.keys() | second.keys()
    low = high = column
    while low - 1 in used:
        low -= 1
    while high + 1 in used:
        high += 1
    around = range(low, high + 1)
    above, upper, lower, below = (
        {at: text for at, text in rows.get(number, {}).items() if at in around}
        for number in range(top - 1, top + 3)
    )
    named = not any(VALUE.search(text) and not YEAR.fullmatch(text.strip()) for text in lower.values())
    if not (len(above) < 2 <= min(len(upper), len(lower)) and named and below):
        return False
    for at in upper.keys() | lower.keys():
        second[at] = joined_name(row.get(at, "") for row in (upper, lower))
    rows[top] = {at: text for at, text in first.items() if at not in around}
    if not rows[top]:
        del rows[top]
    return True
