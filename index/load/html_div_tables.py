"""Tables that a page makes of other elements than those of tables: rows and cells by the rules of its style sheets."""

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from passerelle.index.load.html_styles import matched, rules_of

DISPLAY = re.compile(
    r"(?<![\w-])display\s*:\s*table(?:-(?P<part>row-group|header-group|footer-group|row|cell))?(?![\w-])"
)
FEWEST = 2
"""Rows, and cells of a row, at least: one alone places parts of the page."""
LONGEST = 200
"""Characters of a cell: a longer one is a part of the page."""


def div_tables(tree: LexborHTMLParser, sheets: Sequence[str]) -> dict[int, str]:
    """Return for each element that is shown as part of a table, by its id, what it is: ``table``, ``tr``, ``td``."""
    shown: dict[int, str] = {}
    rules = [rule for sheet in sheets if "table-cell" in sheet for rule in rules_of(sheet)]
    for selector, block in rules:
        if (found := DISPLAY.search(block)) and ":" not in selector:
            shown |= {node.mem_id: found["part"] or "table" for node in matched(tree, selector)}
    for node in tree.css("[style*=table]"):
        if found := DISPLAY.search(node.attributes.get("style") or ""):
            shown[node.mem_id] = found["part"] or "table"
    if "cell" not in shown.values():
        return {}
    made: dict[int, str] = {}
    for node in tree.css("div, section, ul, dl, span, form"):
        if shown.get(node.mem_id) == "table":
            made |= _parts(node, shown)
    return made


def _parts(table: LexborNode, shown: dict[int, str]) -> dict[int, str]:
    rows = list(_children(table, "row", shown))
    cells = [list(_children(row, "cell", shown)) for row in rows]
    wide = sum(len(row) >= FEWEST for row in cells)
    if wide < FEWEST or any(_is_long(cell) for row in cells for cell in row):
        return {}
    inside = {cell.mem_id: "td" for row in cells for cell in row}
    return {table.mem_id: "table", **{row.mem_id: "tr" for row in rows}, **inside}


def _children(node: LexborNode, part: str, shown: dict[int, str]) -> Iterator[LexborNode]:
    """Yield the parts of a kind right below *node*, or below a group of rows in it."""
    for each in node.iter():
        kind = shown.get(each.mem_id, "")
        if kind == part:
            yield each
        elif kind.endswith("group"):
            yield from _children(each, part, shown)


def _is_long(cell: LexborNode) -> bool:
    return len(cell.text()) > LONGEST or cell.css_first("h1, h2, h3, table, img") is not None
