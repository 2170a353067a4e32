"""What an OpenDocument file has put in whole: charts, sheets and texts of other programs' making."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.opendocument.package import OpenDocument, inside

READ = ("chart", "spreadsheet", "text")
NOTHING = "NaN"
"""What a chart writes where it has no figure."""


def embedded(file: OpenDocument, place: Element) -> OpenDocument | None:
    """Return the document that an object of *file* holds; ``None`` where it is of a kind that is not read."""
    root = next((each for each in place if kind(each) == "document"), None)
    if root is None and (where := called(place)):
        root = file.part(f"{where}/content.xml")
    for wanted in READ if root is not None else ():
        body = child(root, "body", wanted)
        if root is not None and body is not None:
            return inside(file, root, body)
    return None


def called(place: Element) -> str:
    """Return the name of the folder that an object is kept in."""
    return attribute(place, "href").removeprefix("./").rstrip("/")


def shown(held: OpenDocument, *, figures: bool) -> Iterator[Element]:
    """Yield what is seen of an embedded document: its body, or of a chart its titles and, if asked, its *figures*."""
    if kind(held.body) != "chart":
        yield held.body
        return
    for title in descend(held.body, {"title", "subtitle", "footer"}, {"table"}):
        yield _holding(*descend(title, {"p"}))
    for table in descend(held.body, {"table"}) if figures else ():
        for words in table.iter():
            if words.text == NOTHING:
                words.text = ""
        yield _holding(table)


def _holding(*elements: Element) -> Element:
    top = Element("object")
    top.extend(elements)
    return top
