"""The text of drawings that Office files keep in parts of their own: diagrams and charts."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from passerelle.index.load.blocks import Block, Paragraph, Table
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
    """Yield a chart's title and its figures, as a table of categories and series."""
    title = next(descend(root, {"title"}), None)
    if title is not None:
        yield Paragraph("".join(each.text or "" for each in title.iter() if kind(each) in {"t", "v"}))
    series = list(descend(root, {"ser"}))
    names = ["".join(_points(child(each, "tx")).values()) for each in series]
    categories: dict[int, str] = {}
    for each in series:
        found = child(each, "cat")
        categories |= _points(child(each, "xVal") if found is None else found)
    values = []
    for each in series:
        found = child(each, "val")
        values.append(_points(child(each, "yVal") if found is None else found))
    places = sorted(set(categories).union(*values))[:MOST_POINTS]
    rows = [["", *names]] if any(names) else []
    rows += [[categories.get(place, ""), *(each.get(place, "") for each in values)] for place in places]
    if any(any(row) for row in rows):
        yield Table(tuple(tuple((Paragraph(cell),) for cell in row) for row in rows))


def _points(top: Element | None) -> dict[int, str]:
    if top is None:
        return {}
    points = {
        int(attribute(each, "idx")): _value(each)
        for each in top.iter()
        if kind(each) == "pt" and attribute(each, "idx").isdecimal()
    }
    return points or {0: "".join(each.text or "" for each in top.iter() if kind(each) == "v")}


def _value(point: Element) -> str:
    value = child(point, "v")
    return (value.text or "") if value is not None else ""
