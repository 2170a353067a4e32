"""Make one row of the two that name the columns of a table: a name over several columns, and their own below it."""

from collections.abc import Collection, Sequence
from itertools import zip_longest

from passerelle.index.load.blocks import Block, Cell, Paragraph, Table, cell_text, is_long
from passerelle.index.load.repeated_heads import joined_name, with_names_joined
from passerelle.index.tables import YEAR

FEWEST_ROWS = 3
"""Rows of a table whose first two may be its head."""


def with_one_head(table: Table, wide: Sequence[set[int]]) -> Table:
    """Return *table*, its first two rows one where the first has names over several columns and the second their own.

    *wide* are, for each row, the columns that a cell merged over several of them covers.
    """
    top = next((number for number in range(len(table.rows)) if number not in table.whole), 0)
    if len(table.rows) - top < FEWEST_ROWS or not _are_a_head(table, wide, top):
        return _with_names_said_again(table, top)
    upper, lower = table.rows[top : top + 2]
    joined = tuple(_joined(above, below) for above, below in zip(upper, lower, strict=True))
    rows = (*table.rows[:top], joined, *table.rows[top + 2 :])
    return Table(rows, frozenset(number - (number > top) for number in table.whole))


def _with_names_said_again(table: Table, top: int) -> Table:
    """Return *table*, two rows from *top* on one where the lower says the same names below each name of the upper."""
    shown = [
        {place: text for place, cell in enumerate(row) if (text := cell_text(cell))} for row in table.rows
    ]
    top = next((number for number in range(top, len(shown)) if len(shown[number]) > 1), 0)
    heads = table.rows[top : top + 2]
    if table.whole - set(range(top)) or any(is_long(cell) for row in heads for cell in row):
        return table
    made = with_names_joined(shown[top:])
    if len(made) == len(shown[top:]):
        return table
    joined = tuple(
        (Paragraph(made[0].get(place, ""), below=_notes(above, below)),)
        for place, (above, below) in enumerate(zip_longest(*heads, fillvalue=()))
    )
    return Table((*table.rows[:top], joined, *table.rows[top + 2 :]), table.whole)


def _are_a_head(table: Table, wide: Sequence[set[int]], top: int) -> bool:
    upper, lower = table.rows[top : top + 2]
    spanned = wide[top]
    if wide[top + 1] or wide[top + 2] or top + 2 in table.whole:
        return False
    if len(upper) != len(lower) or any(map(is_long, (*upper, *lower))):
        return False
    return are_names(list(map(cell_text, upper)), list(map(cell_text, lower)), spanned)


def are_names(upper: Sequence[str], lower: Sequence[str], spanned: Collection[int]) -> bool:
    """Tell whether two rows of texts name columns: *upper* those that a cell merged over *spanned* ones has in common.

    Elsewhere the lower row is empty, or says what the upper does, for a cell is merged over both.
    """
    named = [lower[column] for column in sorted(spanned)]
    if len(set(named)) < 2 or not all(map(_is_name, named)):
        return False
    return all(column in spanned or lower[column] in {"", upper[column]} for column in range(len(upper)))


def _is_name(text: str) -> bool:
    """Tell whether a cell names what is below it, and is no value."""
    return text[:1].isalpha() or YEAR.fullmatch(text) is not None


def _joined(upper: Cell, lower: Cell) -> Cell:
    said = joined_name(map(cell_text, (upper, lower)))
    notes = _notes(upper, lower)
    return (Paragraph(said, below=notes),) if said or notes else ()


def _notes(upper: Cell, lower: Cell) -> tuple[Block, ...]:
    notes = [note for block in (*upper, *lower) if isinstance(block, Paragraph) for note in block.below]
    return tuple(dict.fromkeys(notes))
