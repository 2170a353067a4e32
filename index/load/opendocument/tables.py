"""The rows and cells of an OpenDocument table, with what is merged, repeated and hidden in it."""

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from passerelle.index.load.blocks import Cell, Table
from passerelle.index.load.merged_cells import filled
from passerelle.index.load.office import attribute, descend, kind

MOST_REPEATED = 1000
"""Times that a row or a cell that is repeated with text in it is written."""
CELLS = frozenset({"table-cell", "covered-table-cell"})


def read_table(table: Element, read: Callable[[Element], Cell]) -> Table:
    """Return the rows of *table*; *read* gives the blocks of a cell."""
    rows = []
    for row in descend(table, {"table-row"}, {"table"}):
        if attribute(row, "visibility") in {"collapse", "filter"}:
            continue
        made = list(_cells(row, read))
        times = count(row, "number-rows-repeated") if any(cell for cell, _, _ in made) else 1
        rows += [made] * times
    return filled(rows)


def _cells(row: Element, read: Callable[[Element], Cell]) -> Iterator[tuple[Cell, int, int]]:
    """Yield the cells that are not covered, with how many columns and rows each spans."""
    waiting = 0
    for element in descend(row, CELLS, CELLS):
        if kind(element) == "covered-table-cell":
            continue  # its place is taken by the cell that covers it
        times = count(element, "number-columns-repeated")
        cell = read(element)
        if not cell and not attribute(element, "number-columns-spanned"):
            waiting += times
            continue
        for _ in range(waiting):
            yield (), 1, 1
        waiting = 0
        wide, high = count(element, "number-columns-spanned"), count(element, "number-rows-spanned")
        for _ in range(times):
            yield cell, wide, high
    for _ in range(waiting if waiting < MOST_REPEATED else 0):
        yield (), 1, 1


def count(element: Element, name: str) -> int:
    """Return a number of times, at least 1 and at most *MOST_REPEATED*."""
    value = attribute(element, name)
    return max(1, min(int(value[:9]), MOST_REPEATED)) if value.isdecimal() else 1
