"""Lists with what announces them: bullets, numbers, steps, or the bare lines that loaders leave of them."""

from dataclasses import dataclass

from passerelle.index.sentences import sentences
from passerelle.index.types import Span
from passerelle.quotation.labels import label_at
from passerelle.quotation.layout import Layout
from passerelle.quotation.marks import leads
from passerelle.quotation.types import Line

LONGEST_ITEM_LINE = 240
"""Characters of a line that may be an item of a list without marks."""


@dataclass(frozen=True, slots=True)
class List:
    """A list: which lines its items are, nested ones among them, and the words that announce it.

    ``lead`` is a sentence that ends in a colon; ``above`` the heading of a list that has none.
    """

    items: range
    lead: Span | None
    above: Span | None


def list_at(layout: Layout, at: int) -> List | None:
    """Return the list that line *at* belongs to or announces, ``None`` where it is no part of one."""
    line = layout.lines[at]
    if line.kind not in {"item", "text"}:
        return None
    if line.kind == "item":
        return _marked(layout, at)
    return _announced(layout, at) or _bare(layout, at) or _loose(layout, at)


def _announced(layout: Layout, at: int) -> List | None:
    """Return the list below line *at*, where that line announces one."""
    below = at + 1
    if not leads(layout.text(layout.lines[at])) or below >= len(layout.lines):
        return None
    line = layout.lines[below]
    if line.kind == "item":
        return _marked(layout, below)
    block = layout.block(below)
    if line.opens and len(block) > 1 and all(_may_be_item(layout, layout.lines[each]) for each in block):
        return List(block, _lead(layout, at), None)
    if not line.opens:
        return _bare(layout, below)
    return _loose(layout, below)


def _marked(layout: Layout, at: int) -> List | None:
    """Return the list of marked items around line *at*; blank lines may part them."""
    lines = layout.lines
    first, last = at, at + 1
    while first and _goes_on(layout, first - 1, first):
        first -= 1
    while last < len(lines) and _goes_on(layout, last - 1, last):
        last += 1
    while lines[first].kind != "item":
        first += 1
    return _with_lead(layout, range(first, last))


def _goes_on(layout: Layout, above: int, below: int) -> bool:
    """Tell whether two neighbouring lines are of one list: items, or an indented paragraph of an item."""
    one, other = layout.lines[above], layout.lines[below]
    if one.kind == other.kind == "item":
        return not other.opens or _family(layout, one) == _family(layout, other)
    if {one.kind, other.kind} != {"item", "text"} or other.asks or one.asks:
        return False
    plain = one if one.kind == "text" else other
    text = layout.document.text
    return plain.start - (text.rfind("\n", 0, plain.start) + 1) >= 2


def _family(layout: Layout, line: Line) -> str:
    mark = layout.document.text[line.start : line.begins].strip("() ")
    return "1" if mark[:1].isdigit() else "a" if mark[:1].isalpha() else mark[:1]


def _bare(layout: Layout, at: int) -> List | None:
    """Return the list of lines without marks around line *at*: those of its paragraph, between two lead-ins."""
    lines, block = layout.lines, layout.block(at)
    if len(block) < 2 or not all(_may_be_item(layout, lines[each]) for each in block):
        return None
    headed = leads(layout.text(lines[block.start]))
    first, last = at, at + 1
    while first > block.start and not (headed and leads(layout.text(lines[first]))):
        first -= 1
    while last < block.stop and not (headed and leads(layout.text(lines[last]))):
        last += 1
    if headed:
        return List(range(first + 1, last), _lead(layout, first), None) if last > first + 1 else None
    return _with_lead(layout, range(first, last))


def _loose(layout: Layout, at: int) -> List | None:
    """Return the list of paragraphs around *at* that end in semicolons or commas below a lead-in."""
    lines = layout.lines
    first = at
    while first and _ends_open(layout, first - 1):
        first -= 1
    last = first
    while last < len(lines) and _ends_open(layout, last):
        last += 1
    if last == first or not first or not leads(layout.text(lines[first - 1])):
        return None
    closes = last < len(lines) and _may_be_item(layout, lines[last])
    items = range(first, last + closes)
    return List(items, _lead(layout, first - 1), None) if at in items else None


def _ends_open(layout: Layout, at: int) -> bool:
    line = layout.lines[at]
    return line.kind == "text" and layout.text(line).endswith((";", ","))


def _may_be_item(layout: Layout, line: Line) -> bool:
    short = line.end - line.start <= LONGEST_ITEM_LINE
    return line.kind == "text" and short and label_at(layout.document.text, line.span) is None


def _with_lead(layout: Layout, items: range) -> List:
    """Return the list of *items* with the sentence or the heading above them, if either announces them."""
    above = items.start - 1
    if (
        above >= 0
        and layout.lines[above].kind in {"text", "item"}
        and leads(layout.text(layout.lines[above]))
    ):
        return List(items, _lead(layout, above), None)
    if above >= 0 and layout.lines[above].kind == "heading":
        return List(items, None, layout.lines[above].span)
    return List(items, None, None)


def _lead(layout: Layout, at: int) -> Span:
    """Return the last sentence of line *at*, which announces a list."""
    line = layout.lines[at]
    start = max(line.start, line.end - 2 * LONGEST_ITEM_LINE)
    return sentences(layout.document.text, start, line.end)[-1]
