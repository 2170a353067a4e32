"""Tables whose cells are merged over several places: each place says the value, and two rows of names are one."""

from collections.abc import Sequence
from dataclasses import replace

from passerelle.index.load.blocks import Cell, Paragraph, Table, is_long
from passerelle.index.load.joined_heads import with_one_head


def repeated(cell: Cell) -> Cell:
    """Return what a merged cell says again in a further row: its value without notes, and no long text."""
    if is_long(cell):
        return ()
    return tuple(replace(block, below=()) if isinstance(block, Paragraph) else block for block in cell)


def filled(rows: Sequence[Sequence[tuple[Cell, int, int]]]) -> Table:
    """Return the table of rows whose cells are given with how many columns and rows each spans."""
    places: dict[tuple[int, int], Cell] = {}
    givers: list[set[tuple[int, int]]] = [set() for _ in rows]
    spanned: list[set[int]] = [set() for _ in rows]
    for number, row in enumerate(rows):
        column = 0
        for place, (cell, wide, high) in enumerate(row):
            for held in givers[number : number + max(high, 1)]:
                held.add((number, place))
            while (number, column) in places:
                column += 1
            if wide > 1:
                spanned[number] |= set(range(column, column + wide))
            for across in range(wide):
                places[number, column + across] = cell if across == 0 else repeated(cell)
                for down in range(1, min(high, len(rows) - number)):
                    places[number + down, column + across] = repeated(cell)
            column += wide
    columns = [sorted(column for row, column in places if row == number) for number in range(len(rows))]
    table = Table(
        tuple(
            tuple(places.get((number, column), ()) for column in range(columns[number][-1] + 1))
            if columns[number]
            else ()
            for number in range(len(rows))
        ),
        frozenset(
            number for number, held in enumerate(givers) if len(held) == 1 and len(columns[number]) > 1
        ),
    )
    return with_one_head(table, spanned)
