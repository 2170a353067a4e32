"""The numbers that OpenDocument programs draw before headings and items: list styles, levels, restarts."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from passerelle.index.load.labels import label
from passerelle.index.load.letters import symbols
from passerelle.index.load.office import attribute, child, descend, kind

FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
}
NUMBERED = frozenset({"list-level-style-number", "outline-level-style"})
BULLETED = frozenset({"list-level-style-bullet"})
BOXES = frozenset("☐☑☒✓✗✔✘")
"""Bullets that say something; others are only seen."""
SLOT = re.compile(r"%(\d+)%")
OUTLINE = "\0outline"
DEEPEST = 10


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list style: its form, what stands around the number, how many levels are shown, the first number."""

    form: str = "none"
    before: str = ""
    after: str = ""
    shown: int = 1
    start: int = 1
    pattern: str = ""
    bullet: str = ""


@dataclass(slots=True)
class Numbering:
    """The list styles of a document by name, and how far each list, and the headings, have counted."""

    styles: dict[str, dict[int, _Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    """The last list of each style, which the next may go on from."""

    @classmethod
    def read(cls, roots: Iterable[Element]) -> "Numbering":
        styles: dict[str, dict[int, _Level]] = {}
        for root in roots:
            for style in descend(root, {"list-style", "outline-style"}, {"body"}):
                name = OUTLINE if kind(style) == "outline-style" else attribute(style, "name")
                styles[name] = {int(attribute(each, "level") or 1): _level(each) for each in style}
        return cls(styles)

    def open_list(self, element: Element, style: str, number: int) -> str:
        """Return the key of the counters of list *element*, the *number*-th, which may go on from another's."""
        key = attribute(element, "id") or f"\0{number}"
        goes_on = attribute(element, "continue-list")
        if goes_on in self.counts:
            self.counts[key] = self.counts[goes_on]
        elif attribute(element, "continue-numbering") == "true" and style in self.last:
            self.counts[key] = self.counts[self.last[style]]
        else:
            self.counts[key] = {}
        self.last[style] = key
        return key

    def next(self, key: str, style: str, level: int, start: str = "") -> str:
        """Count one further in list *key* at *level* from 1, or to *start*; return the label drawn, with its space."""
        levels = self.styles.get(style, {})
        counts = self.counts.setdefault(key, {})
        found = levels.get(level, _Level())
        if start.isdecimal():
            counts[level] = int(start[:9])
        else:
            counts[level] = counts[level] + 1 if level in counts else found.start
        for lower in [each for each in counts if each > level]:
            del counts[lower]
        if found.bullet:
            return f"{found.bullet} " if found.bullet in BOXES else ""
        if found.form == "none" and not found.pattern:
            text = found.before + found.after if found.before.strip() or found.after.strip() else ""
        elif found.pattern:
            text = SLOT.sub(lambda slot: self._number(levels, counts, int(slot[1])), found.pattern)
        else:
            shown = range(max(1, level - found.shown + 1), level + 1)
            numbers = [self._number(levels, counts, each) for each in shown]
            text = found.before + ".".join(each for each in numbers if each) + found.after
        return text.strip() + " " if text.strip() else ""

    def _number(self, levels: dict[int, _Level], counts: dict[int, int], level: int) -> str:
        found = levels.get(level, _Level())
        return label(counts.setdefault(level, found.start), found.form)


def _level(element: Element) -> _Level:
    start, shown = attribute(element, "start-value"), attribute(element, "display-levels")
    font = attribute(child(element, "text-properties"), "font-name") or attribute(
        child(element, "text-properties"), "font-family"
    )
    return _Level(
        form=FORMS.get(attribute(element, "num-format"), "decimal") if kind(element) in NUMBERED else "none",
        before=attribute(element, "num-prefix"),
        after=attribute(element, "num-suffix"),
        shown=min(int(shown[:9]), DEEPEST) if shown.isdecimal() else 1,
        start=int(start[:9]) if start.isdecimal() else 1,
        pattern=attribute(element, "num-list-format") if kind(element) in NUMBERED else "",
        bullet=symbols(attribute(element, "bullet-char"), font) if kind(element) in BULLETED else "",
    )
