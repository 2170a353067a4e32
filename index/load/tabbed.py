"""Paragraphs that tabs part into columns, as prices and hours are often typed: rows of a table."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from passerelle.index.load.blocks import Block, Paragraph, Table

FEWEST_ROWS = 3
"""Paragraphs in a row, or lines near each other, with as many cells that make a table."""
FEWEST_BEGUN = 2
"""Such paragraphs whose first cell is not empty, at least: tabs indent lines too."""
LONGEST_CELL = 60
"""Characters of a cell; more is a text behind its number or its speaker."""
MARKER = re.compile(r"[^\w\s]|\(?\w{1,3}[.)]|(?:\d{1,2}\.)+\d{1,2}\.?")
"""What stands before an item that somebody numbered by hand."""


def in_rows(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield *blocks*: paragraphs that tabs part into as many short cells are a table, elsewhere a tab is a space.

    Where each has as many tabs, two in a row stand around an empty cell; else they only fill the line.
    """
    rows: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph) and _cells(block):
            if rows and not any(_are_alike([*rows, block], cut) for cut in (_cells, _filled)):
                yield from _written(rows)
                rows = []
            rows.append(block)
        else:
            yield from _written(rows)
            rows = []
            yield spaced(block)
    yield from _written(rows)


def _written(rows: list[Paragraph]) -> Iterator[Block]:
    found: list[list[str]] = []
    if len(rows) >= FEWEST_ROWS and _are_alike(rows, _cells):
        found = _with_words([_cells(row) for row in rows])
    elif len(rows) >= FEWEST_ROWS:
        found = [_filled(row) for row in rows]
    if found and len(found[0]) > 1 and sum(bool(row[0]) for row in found) >= FEWEST_BEGUN:
        yield Table(tuple(tuple((Paragraph(cell),) for cell in row) for row in found))
    else:
        yield from map(spaced, rows)


def _are_alike(rows: Sequence[Block], cut: Callable[[Block], list[str]]) -> bool:
    """Tell whether all *rows* have as many cells, two and more, as *cut* parts them."""
    counts = {len(cut(row)) for row in rows}
    return len(counts) == 1 and counts != {1}


def _with_words(rows: list[list[str]]) -> list[list[str]]:
    """Return *rows* without the columns that are empty in all of them."""
    kept = [any(column) for column in zip(*rows, strict=True)]
    return [[cell for cell, keep in zip(row, kept, strict=True) if keep] for row in rows]


def _cells(block: Block) -> list[str]:
    """Return the cells of a paragraph that may be a row, those that are empty too; none of another block."""
    if isinstance(block, Table) or block.level or block.item or block.below:
        return []
    text = block.text.strip(" \n")
    if "\t" not in text or "\n" in text or not text.strip():
        return []
    cells = [cell.strip() for cell in text.split("\t")]
    first = next(filter(None, cells))
    return [] if is_mark(first) or max(map(len, cells)) > LONGEST_CELL else cells


def _filled(block: Block) -> list[str]:
    """Return the cells of such a paragraph that are not empty."""
    return list(filter(None, _cells(block)))


def is_mark(cell: str) -> bool:
    """Tell whether the first *cell* of a line is what marks an item of a list: no row of a table begins with one."""
    return MARKER.fullmatch(cell) is not None


def spaced(block: Block) -> Block:
    """Return *block* with spaces for its tabs."""
    if isinstance(block, Table) or "\t" not in block.text:
        return block
    return replace(block, text=block.text.replace("\t", " "))
