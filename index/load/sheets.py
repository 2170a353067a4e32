"""Sheets of spreadsheets as text: the name a heading, each block of cells that hang together a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from passerelle.index.text import TextBuilder, one_line, table_row

LARGEST_MERGE = 10_000
"""Cells that a merged range says its value again in."""
PROSE = 80
"""Characters from which a lone cell is a paragraph of text."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, what each cell shows by row and column from 0, and its merged ranges, both ends within."""

    name: str
    cells: Mapping[tuple[int, int], str]
    merged: Sequence[tuple[int, int, int, int]] = ()


def write_sheet(sheet: Sheet, builder: TextBuilder) -> None:
    """Write a sheet under its name; rows parted by an empty one are tables of their own."""
    if not sheet.cells:
        return
    builder.heading(sheet.name, 1)
    for table in _tables(_filled(sheet)):
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


def _tables(rows: Mapping[int, dict[int, str]]) -> Iterator[list[dict[int, str]]]:
    table: list[dict[int, str]] = []
    last = -1
    for number in sorted(rows):
        if table and number > last + 1:
            yield table
            table = []
        table.append(rows[number])
        last = number
    if table:
        yield table


def _filled(sheet: Sheet) -> dict[int, dict[int, str]]:
    """Return the cells by row, with a merged value in each row and column that its table has beside it."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), text in sorted(sheet.cells.items()):
        rows.setdefault(row, {})[column] = text
    for top, left, bottom, right in sheet.merged:
        text = sheet.cells.get((top, left), "")
        if not text or (bottom - top + 1) * (right - left + 1) > LARGEST_MERGE:
            continue
        for row in range(top, bottom + 1):
            beside = rows.get(row, {})
            if all(left <= column <= right for column in beside):
                continue  # a caption over the table, or nothing
            for column in range(left, right + 1):
                beside.setdefault(column, text)
    return rows
