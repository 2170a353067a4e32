"""What word processors' formats have in common: XML trees of blocks."""

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element

UNSAID = frozenset({"instrText", "delInstrText", "creator", "date"})
"""Elements whose letters are for programs, or say who made a change."""
CHANGED = frozenset({"change-info"})
SPACES = frozenset({"s", "tab", "line-break", "br", "cr"})


def kind(element: Element) -> str:
    """Return an element's name without its namespace, of which Word's files have two editions."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute by its name without namespace; empty where it, or the element, is missing."""
    if element is None:
        return ""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child by name, then its first child by the next name, and so on."""
    for name in path:
        element = None if element is None else next((each for each in element if kind(each) == name), None)
    return element


def descend(top: Element, wanted: Collection[str], skipped: Collection[str] = ()) -> Iterator[Element]:
    """Yield the outermost descendants that are of a *wanted* kind, none below a *skipped* one, in order."""
    waiting = list(reversed(top))
    while waiting:
        element = waiting.pop()
        name = kind(element)
        if name in wanted:
            yield element
        elif name not in skipped:
            waiting.extend(reversed(element))


def said(part: Element) -> str:
    """Return the words of a part that is left out, on one line: for the account of what was not read."""
    paragraphs = list(descend(part, {"p", "h"}, CHANGED)) or [part]
    return " ".join(" ".join("".join(_letters(each)) for each in paragraphs).split())


def _letters(top: Element) -> Iterator[str]:
    for each in top.iter():
        if kind(each) not in UNSAID:
            yield " " if kind(each) in SPACES else each.text or ""
        if each is not top:
            yield each.tail or ""
