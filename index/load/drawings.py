"""The text of drawings that Office files keep in parts of their own: diagrams and charts."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from passerelle.index.load.blocks import Block, Paragraph, Table
from passerelle.index.load.excel.numbers import Manner, shown
from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.openxml import Package

UNWRITTEN = frozenset({"pres", "parTrans", "sibTrans", "doc"})
"""Points of a diagram that are not its boxes."""
MOST_POINTS = 2000


def drawn(package: Package, part: str, what: str, place: str) -> Iterator[Block]:
    """Yield the text of the ``"diagram"`` or ``"chart"`` that *part* calls *place*."""
    name = package.target(part, place)
    root = package.named(name) if name else None
    if root is None:
        package.account.add("missing parts", f"a {what}")
    elif what == "diagram":
        yield from diagram(root)
    else:
        yield from chart(root)


def diagram(root: Element) -> Iterator[Block]:
    """Yield a line for each box of a diagram."""
    for point in descend(root, {"pt"}):
        if attribute(point, "type") not in UNWRITTEN:
            for line in descend(point, {"p"}):
                text = "".join(each.text or "" for each in line.iter() if kind(each) == "t")
                yield Paragraph(text, item=True)


def chart(root: Element) -> Iterator[Block]:
    """Yield a chart's title, those of its axes, and its figures, as a table of categories and series."""
    manner = Manner(
        attribute(child(root, "lang"), "val").lower().startswith("fr"),
        attribute(child(root, "date1904"), "val") in {"1", "true"},
    )
    for title in descend(root, {"title"}):
        yield Paragraph("".join(each.text or "" for each in title.iter() if kind(each) in {"t", "v"}))
    series = list(descend(root, {"ser"}))
    names = ["".join(_points(child(each, "tx"), manner).values()) for each in series]
    categories: dict[int, str] = {}
    for each in series:
        found = child(each, "cat")
        categories |= _points(child(each, "xVal") if found is None else found, manner)
    values = []
    for each in series:
        found = child(each, "val")
        values.append(_points(child(each, "yVal") if found is None else found, manner))
    places = sorted(set(categories).union(*values))[:MOST_POINTS]
    rows = [["", *names]] if any(names) else []
    rows += [[categories.get(place, ""), *(each.get(place, "") for each in values)] for place in places]
    if any(any(row) for row in rows):
        yield Table(tuple(tuple((Paragraph(cell),) for cell in row) for row in rows))


def _points(top: Element | None, manner: Manner) -> dict[int, str]:
    """Return what stands at each place, as it is shown; groups of categories stand before them: ``2024 May``."""
    if top is None:
        return {}
    if levels := list(descend(top, {"lvl"})):
        return _grouped([_held(each, manner) for each in levels])
    points = _held(top, manner)
    return points or {0: "".join(each.text or "" for each in top.iter() if kind(each) == "v")}


def _held(top: Element, manner: Manner) -> dict[int, str]:
    form = next((each.text or "" for each in top.iter() if kind(each) == "formatCode"), "")
    return {
        int(attribute(each, "idx")): _value(each, attribute(each, "formatCode") or form, manner)
        for each in top.iter()
        if kind(each) == "pt" and attribute(each, "idx").isdecimal()
    }


def _grouped(levels: list[dict[int, str]]) -> dict[int, str]:
    """Return the categories of the first level, each behind the groups that began at or before it."""
    made: dict[int, str] = {}
    for place, name in levels[0].items():
        groups = [
            level[max(begun)]
            for level in levels[:0:-1]
            if (begun := [each for each in level if each <= place])
        ]
        made[place] = " ".join([*groups, name])
    return made


def _value(point: Element, form: str, manner: Manner) -> str:
    value = child(point, "v")
    text = (value.text or "") if value is not None else ""
    try:
        return shown(float(text), form, manner) if form else text
    except (ValueError, OverflowError):
        return text
