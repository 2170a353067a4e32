"""Heads and feet of a Word document's pages that a reader meets: a file keeps others too."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.openxml import Package
from passerelle.index.load.word.words import OFF

EDGES = frozenset({"headerReference", "footerReference"})


def shown_edges(package: Package, main: str, body: Element) -> frozenset[str]:
    """Return the names of the heads and feet that the sections of *body* show."""
    targets = {tie.id: tie.target for tie in package.ties(main) if not tie.external}
    even = _is_on(child(package.xml(main, "settings"), "evenAndOddHeaders"))
    return frozenset(targets[id_] for id_ in _called(body, even=even) if id_ in targets)


def _called(body: Element, *, even: bool) -> Iterator[str]:
    for section in descend(body, {"sectPr"}, {"sectPrChange"}):
        shown = {"first": _is_on(child(section, "titlePg")), "even": even}
        for each in section:
            if kind(each) in EDGES and shown.get(attribute(each, "type"), True):
                yield attribute(each, "id")


def _is_on(switch: Element | None) -> bool:
    return switch is not None and attribute(switch, "val") not in OFF
