"""Paragraphs that tabs part into columns, as prices and hours are often typed: rows of a table."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from passerelle.index.load.blocks import Block, Paragraph, Table

FEWEST_ROWS = 3
"""Paragraphs in a row, or lines near each other, with as many cells that make a table."""
LONGEST_CELL = 60
"""Characters of a cell; more is a text behind its number or its speaker."""
TABS = re.compile(r"\s*\t\s*")
MARKER = re.compile(r"[^\w\s]|\(?\w{1,3}[.)]|(?:\d{1,2}\.)+\d{1,2}\.?")
"""What stands before an item that somebody numbered by hand."""


def in_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks*: paragraphs that tabs part into as many short cells are a table, elsewhere a tab is a space."""
    rows: list[Paragraph] = []
    for block in blocks:
        count = len(_cells(block))
        if rows and count != len(_cells(rows[0])):
            yield from _written(rows)
            rows = []
        if isinstance(block, Paragraph) and count > 1:
            rows.append(block)
        else:
            yield spaced(block)
    yield from _written(rows)


def _written(rows: list[Paragraph]) -> Iterator[Block]:
    if len(rows) < FEWEST_ROWS:
        yield from map(spaced, rows)
    else:
        yield Table(tuple(tuple((Paragraph(cell),) for cell in _cells(row)) for row in rows))


def _cells(block: Block) -> list[str]:
    """Return the cells of a paragraph that may be a row; none of another block."""
    if isinstance(block, Table) or block.level or block.item or block.below:
        return []
    text = block.text.strip()
    if "\t" not in text or "\n" in text:
        return []
    cells = TABS.split(text)
    return [] if is_mark(cells[0]) or max(map(len, cells)) > LONGEST_CELL else cells


def is_mark(cell: str) -> bool:
    """Tell whether the first *cell* of a line is what marks an item of a list: no row of a table begins with one."""
    return MARKER.fullmatch(cell) is not None


def spaced(block: Block) -> Block:
    """Return *block* with spaces for its tabs."""
    if isinstance(block, Table) or "\t" not in block.text:
        return block
    return replace(block, text=block.text.replace("\t", " "))
