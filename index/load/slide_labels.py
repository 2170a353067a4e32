"""The labels that PowerPoint draws before paragraphs of a shape: numbers, letters, and boxes to tick."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from passerelle.index.load.labels import label
from passerelle.index.load.letters import symbols
from passerelle.index.load.office import attribute, child, kind

SCHEME = re.compile(r"(arabic|alphaLc|alphaUc|romanLc|romanUc)(?:Db)?(Period|ParenR|ParenBoth|Plain)")
FORMS = {
    "arabic": "decimal",
    "alphaLc": "lowerLetter",
    "alphaUc": "upperLetter",
    "romanLc": "lowerRoman",
    "romanUc": "upperRoman",
}
MARKS = {"Period": ("", "."), "ParenR": ("", ")"), "ParenBoth": ("(", ")"), "Plain": ("", "")}
BULLETS = frozenset({"buNone", "buAutoNum", "buChar", "buBlip"})
BOXES = frozenset("☐☑☒✓✗✔✘")
"""Bullets that say something; others are only seen."""


@dataclass(slots=True)
class Labels:
    """How far the lists of a shape have counted: by level, the scheme and the last number."""

    inherited: tuple[Element, ...] = ()
    """Lists of styles, the nearest first, that say how paragraphs are labelled that do not themselves."""
    counts: dict[int, tuple[str, int]] = field(default_factory=dict)

    def next(self, paragraph: Element) -> str:
        """Return the label drawn before a paragraph with text, with its space; deeper lists start anew below it."""
        properties = child(paragraph, "pPr")
        given = attribute(properties, "lvl")
        level = int(given) if given.isdecimal() else 0
        for deeper in [each for each in self.counts if each > level]:
            del self.counts[deeper]
        bullet, around = self._bullet(properties, level)
        if bullet is not None and kind(bullet) == "buAutoNum":
            return self._number(bullet, level)
        self.counts.pop(level, None)
        sign = symbols(attribute(bullet, "char"), attribute(child(around, "buFont"), "typeface"))
        return f"{sign} " if sign in BOXES else ""

    def _bullet(self, properties: Element | None, level: int) -> tuple[Element | None, Element | None]:
        above = (child(styles, f"lvl{level + 1}pPr") for styles in self.inherited)
        for place in (properties, *above):
            found = (
                next((each for each in place if kind(each) in BULLETS), None) if place is not None else None
            )
            if found is not None:
                return found, place
        return None, None

    def _number(self, bullet: Element, level: int) -> str:
        scheme, start = attribute(bullet, "type"), attribute(bullet, "startAt")
        first = int(start) if start.isdecimal() else 1
        held, last = self.counts.get(level, ("", 0))
        number = last + 1 if held == scheme + start else first
        self.counts[level] = (scheme + start, number)
        found = SCHEME.fullmatch(scheme)
        before, after = MARKS[found[2]] if found else ("", ".")
        return f"{before}{label(number, FORMS[found[1]] if found else 'decimal')}{after} "
