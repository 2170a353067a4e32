"""The numbers that a browser draws before the items of an ordered list."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from passerelle.index.load.labels import roman

STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
STYLE = re.compile(r"list-style(?:-type)?\s*:\s*(?:(?:inside|outside)\s+)?(?P<name>[\w-]+)", re.IGNORECASE)
BARE = re.compile(r"(?<![\w-])(?:list-)?(?:unstyled|none)(?![\w-])|breadcrumb", re.IGNORECASE)
INTEGER = re.compile(r"[-+]?\d{1,9}")
LARGEST_ROMAN = 3999


@dataclass(slots=True)
class Numbering:
    """How one list counts: its ``style``, as ``1``, ``a``, ``A``, ``i``, ``I`` or none, the next number, the step."""

    style: str = ""
    number: int = 1
    step: int = 1

    def label(self, item: LexborNode) -> str:
        """Return what stands before *item*, as ``4.`` or ``E.``, and count it; nothing in a list without numbers."""
        if not self.style:
            return ""
        given = item.attributes
        value = (given.get("value") or "").strip()
        if INTEGER.fullmatch(value):
            self.number = int(value)
        label = f"{numeral(self.number, _style(given, self.style))}."
        self.number += self.step
        return label if len(label) > 1 else ""


def numbering(node: LexborNode) -> Numbering:
    """Return how the list *node* counts; one of bullets does not."""
    given = node.attributes
    if node.tag != "ol" or BARE.search(given.get("class") or ""):
        return Numbering()
    backwards = "reversed" in given
    start = (given.get("start") or "").strip()
    count = sum(1 for child in node.iter() if child.tag == "li") if backwards else 1
    return Numbering(
        _style(given, "1"),
        int(start) if INTEGER.fullmatch(start) else count,
        -1 if backwards else 1,
    )


def numeral(number: int, style: str) -> str:
    """Return *number* written in *style*, as ``1``, ``a``, ``A``, ``i`` or ``I`` are; nothing in no style."""
    if not style:
        return ""
    if style in "iI" and 0 < number <= LARGEST_ROMAN:
        written = roman(number).lower()
    elif style in "aA" and number > 0:
        written = _letters(number)
    else:
        return str(number)
    return written.upper() if style.isupper() else written


def _style(given: dict[str, str | None], inherited: str) -> str:
    named = STYLE.search(given.get("style") or "")
    if named is None:
        kind = given.get("type") or inherited
        return kind if kind in {"a", "A", "i", "I"} else "1"
    name = named["name"].lower()
    return "" if name in {"none", "disc", "circle", "square"} else STYLES.get(name, "1")


def _letters(number: int) -> str:
    written = ""
    while number:
        number, place = divmod(number - 1, 26)
        written = chr(ord("a") + place) + written
    return written
