"""What office documents are made of, whatever their format: paragraphs and tables, and how they become text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from passerelle.index.text import TextBuilder, one_line, table_row

LONG_PARAGRAPH, LONG_CELL = 80, 200
"""Characters of one of several paragraphs, or of a whole cell, from which a cell is text and no value."""
PARTED = " / "
"""Stands between the short paragraphs of a cell, whose row is one line."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: a heading where ``level`` is not 0, an item of a list or not; notes and boxes stand ``below``."""

    text: str
    level: int = 0
    item: bool = False
    below: tuple["Block", ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of blocks; a cell that is merged over several places stands in each of them."""

    rows: tuple[tuple["Cell", ...], ...]
    whole: frozenset[int] = frozenset()
    """The rows, from 0, that are one cell merged over all columns: they say it once."""


Block = Paragraph | Table
Cell = tuple[Block, ...]


def write(blocks: Sequence[Block], builder: TextBuilder) -> None:
    """Write *blocks* in order: items of a list and rows of a table one a line, notes and boxes below."""
    item_above = False
    for block in blocks:
        if isinstance(block, Table):
            write_table(block, builder)
            item_above = False
            continue
        if block.level:
            builder.heading(block.text, block.level)
        else:
            builder.block(block.text, tight=block.item and item_above)
        write(block.below, builder)
        item_above = block.item and not block.level and not block.below


def write_table(table: Table, builder: TextBuilder) -> None:
    """Write a row a line; a cell of long text, as in a table that only places text on the page, as its blocks."""
    below: list[Block] = []
    tight = False
    for number, row in enumerate(table.rows):
        once = row[:1] if number in table.whole else row
        placed = len(once) == len(row) == 1
        parts = any(map(is_long, once))
        for long, cells in groupby(
            once, key=lambda cell: placed or is_long(cell) or (parts and _holds_table(cell))
        ):
            if long:
                for cell in cells:
                    write(cell, builder)
                tight = False
                continue
            shown = list(cells)
            if line := table_row(cell_text(cell) for cell in shown):
                builder.block(line, tight=tight)
                tight = True
            below += (each for cell in shown for each in _below(cell))
    write(_each_once(below), builder)


def is_long(cell: Cell) -> bool:
    """Tell whether a cell holds text to read, as headings or several sentences, rather than a value."""
    found = list(_paragraphs(cell))
    lengths = [len(one_line(each.text)) for each in found]
    if any(each.level for each in found):
        return True
    if sum(lengths) > LONG_CELL:
        return len(lengths) > 1
    return len([length for length in lengths if length]) > 1 and max(lengths) > LONG_PARAGRAPH


def _holds_table(cell: Cell) -> bool:
    return any(isinstance(block, Table) for block in cell)


def cell_text(cell: Cell) -> str:
    """Return the text of a cell on one line."""
    return PARTED.join(line for block in cell for line in _lines(block) if line)


def _lines(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [one_line(block.text)]
    return [", ".join(text for cell in row if (text := cell_text(cell))) for row in block.rows]


def _paragraphs(cell: Cell) -> Iterator[Paragraph]:
    for block in cell:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for inner in row:
                    yield from _paragraphs(inner)


def _below(cell: Cell) -> Iterator[Block]:
    for paragraph in _paragraphs(cell):
        yield from paragraph.below


def _each_once(blocks: Sequence[Block]) -> list[Block]:
    return list(dict.fromkeys(blocks))
