"""Tables that place the parts of a page, as mails and old pages do, told from those that hold figures."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.html_nodes import Weight, elements
from passerelle.index.load.html_tables import span
from passerelle.index.text import one_line

LONGEST_CELL = 800
"""Characters of a cell without a column's name above which it is a part of the page."""
LAYOUT = "td h1, td h2, td h3, td h4, td h5, td h6, td pre"
FEWEST_LINES = 3
"""Lines of each of two cells side by side, alone in their table, that are texts."""
FEWEST_ROWS, MOST_SAID = 3, 120
"""Rows of a bill, and characters of its longest cell."""
SUM = re.compile(r"\W{0,3}\d[\d\s.,]*\W{0,3}(?:[A-Z]{3})?")
"""What the last cell of a bill's row says."""


def layout_tables(top: LexborNode, weights: Mapping[int, Weight]) -> set[int]:
    """Return the ids of the tables that place parts of the page rather than hold figures."""
    placing = {node.mem_id for node in top.css("table[role=presentation], table[role=none]")}
    named = _tables_around(top.css("th"))
    placing |= _tables_around(top.css("td table, th table")) - _with_small_ones(top, named, weights)
    placing |= _tables_around(top.css(LAYOUT)) - named
    long = (node for node in top.css("td") if _is_long(weights.get(node.mem_id)))
    placing |= _tables_around(icon_cells(top))
    placing |= {table.mem_id for table in top.css("table") if _is_texts(table, weights)} - named
    return placing | (_tables_around(long) - named)


def _with_small_ones(top: LexborNode, named: Collection[int], weights: Mapping[int, Weight]) -> set[int]:
    """Return the ids of the tables that name their columns, or are a bill, and say most outside those in them."""
    found: set[int] = set()
    for table in top.css("table:has(table)"):
        if table.mem_id not in named and not _is_bill(table, weights):
            continue
        inside = [node for node in table.css("table") if node.mem_id != table.mem_id]
        if 2 * sum(_letters(node, weights) for node in inside) < _letters(table, weights):
            found.add(table.mem_id)
    return found


def _rows(table: LexborNode) -> Iterator[list[LexborNode]]:
    """Yield the cells of each row of a *table*, not of those in it."""
    for part in elements(table):
        for row in elements(part):
            if row.tag == "tr":
                yield [cell for cell in elements(row) if cell.tag in {"td", "th"}]


def _is_bill(table: LexborNode, weights: Mapping[int, Weight]) -> bool:
    """Tell whether the rows of a *table* are as wide, say little, and end in a sum for the most part."""
    rows = [cells for cells in _rows(table) if any(_letters(cell, weights) for cell in cells)]
    widths = {sum(span(cell.attributes.get("colspan"), 9) or 1 for cell in cells) for cells in rows}
    if len(rows) < FEWEST_ROWS or len(widths) != 1 or widths <= {1}:
        return False
    if any(_letters(cell, weights) > MOST_SAID for cells in rows for cell in cells):
        return False
    return 3 * sum(SUM.fullmatch(one_line(cells[-1].text())) is not None for cells in rows) >= 2 * len(rows)


def _is_texts(table: LexborNode, weights: Mapping[int, Weight]) -> bool:
    """Tell whether a *table* of one row sets texts of several lines side by side, as two addresses are."""
    rows = list(_rows(table))
    if len(rows) != 1:
        return False
    lines = [len(cell.css("br, p, div, li")) + 1 for cell in rows[0] if _letters(cell, weights)]
    return len(lines) > 1 and min(lines) >= FEWEST_LINES


def _letters(node: LexborNode, weights: Mapping[int, Weight]) -> int:
    return weights.get(node.mem_id, Weight()).characters


def icon_cells(top: LexborNode | LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield the cells that a picture alone fills beside several rows, as the sign of a note in a box does."""
    for cell in top.css("td[rowspan], th[rowspan]"):
        if (
            cell.css_first("img") is not None
            and not cell.text().strip()
            and span(cell.attributes["rowspan"], 9) > 1
        ):
            yield cell


def _is_long(weight: Weight | None) -> bool:
    return weight is not None and weight.characters > LONGEST_CELL


def _tables_around(nodes: Iterable[LexborNode]) -> set[int]:
    """Return the ids of the nearest tables that *nodes* lie in."""
    tables: set[int] = set()
    seen: set[int] = set()
    for node in nodes:
        parent = node.parent
        while parent is not None and parent.mem_id not in seen:
            seen.add(parent.mem_id)
            if parent.tag == "table":
                tables.add(parent.mem_id)
                break
            parent = parent.parent
    return tables
