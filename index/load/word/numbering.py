"""The numbers that Word draws before headings and items: levels, restarts and formats."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from passerelle.index.load.labels import label
from passerelle.index.load.letters import symbols
from passerelle.index.load.office import attribute, child, kind

LEVELS = 9
SLOT = re.compile(r"%([1-9])")
BOXES = frozenset("☐☑☒✓✗✔✘")
"""Bullets that say something; others are only seen."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how its numbers look, where they start, and after which level above they start anew."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""
    font: str = ""
    spaced: bool = True


@dataclass(frozen=True, slots=True)
class _List:
    """A list that paragraphs name: which counters it shares, its levels, and the levels that it starts anew."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    french: bool = True
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def level_of(self, number: str, style: str) -> int:
        """Return the level of list *number* that belongs to paragraphs of a *style*."""
        levels = self.lists[number].levels if number in self.lists else {}
        return next((place for place, level in levels.items() if style and level.style == style), 0)

    def next(self, number: str, place: int) -> str:
        """Count one further in list *number*, at level *place* from 0, and return the label drawn, with its space."""
        found = self.lists.get(number)
        if found is None or place not in found.levels:
            return ""
        level = found.levels[place]
        if level.form == "bullet":
            sign = symbols(level.text, level.font)
            return f"{sign} " if sign in BOXES else ""
        counts = self.counts.setdefault(found.shared, {})
        if place in found.starts and (number, place) not in self.started:
            self.started.add((number, place))
            counts[place] = found.starts[place]
        else:
            counts[place] = counts[place] + 1 if place in counts else level.start
        for lower in range(place + 1, LEVELS):
            stops = found.levels[lower].restart if lower in found.levels else None
            if stops is None or place < stops:
                counts.pop(lower, None)
        text = SLOT.sub(lambda slot: self._slot(found, counts, int(slot[1]) - 1, level), level.text)
        return text + (" " if text and level.spaced and not text.endswith(" ") else "")

    def _slot(self, found: _List, counts: dict[int, int], place: int, shown: Level) -> str:
        level = found.levels.get(place, Level())
        if place not in counts:
            counts[place] = level.start
        form = "decimal" if shown.legal and level.form not in {"none", "bullet"} else level.form
        return label(counts[place], form, french=self.french)


def read_numbering(root: Iterable[Element], numbers_of_styles: dict[str, str], *, french: bool) -> Numbering:
    """Return the lists of ``numbering.xml``; *numbers_of_styles* are those that list styles name."""
    abstract = {attribute(each, "abstractNumId"): each for each in root if kind(each) == "abstractNum"}
    named = {attribute(each, "numId"): each for each in root if kind(each) == "num"}
    made = {
        number: _list(element, _followed(element, abstract, named, numbers_of_styles), abstract)
        for number, element in named.items()
    }
    return Numbering(made, french)


def _followed(
    number: Element, abstract: dict[str, Element], named: dict[str, Element], of_styles: dict[str, str]
) -> str:
    """Return the id of the abstract list behind *number*, followed through a list style."""
    shared = attribute(child(number, "abstractNumId"), "val")
    for _ in range(LEVELS):
        style = attribute(child(abstract.get(shared), "numStyleLink"), "val")
        behind = named.get(of_styles.get(style, ""))
        if behind is None:
            break
        shared = attribute(child(behind, "abstractNumId"), "val")
    return shared


def _list(number: Element, shared: str, abstract: dict[str, Element]) -> _List:
    levels = {
        int(attribute(each, "ilvl")): _level(each)
        for each in abstract.get(shared, ())
        if attribute(each, "ilvl").isdecimal()
    }
    starts: dict[int, int] = {}
    for each in number:
        place = attribute(each, "ilvl")
        if kind(each) != "lvlOverride" or not place.isdecimal():
            continue
        own, start = child(each, "lvl"), attribute(child(each, "startOverride"), "val")
        if own is not None:
            levels[int(place)] = _level(own)
        if start.isdecimal():
            starts[int(place)] = int(start)
            levels[int(place)] = replace(levels.get(int(place), Level()), start=int(start))
    return _List(shared, levels, starts)


def _level(element: Element) -> Level:
    start = attribute(child(element, "start"), "val")
    restart = attribute(child(element, "lvlRestart"), "val")
    legal = child(element, "isLgl")
    return Level(
        form=attribute(child(element, "numFmt"), "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val"),
        start=int(start) if start.isdecimal() else 1,
        restart=int(restart) if restart.isdecimal() else None,
        legal=legal is not None and attribute(legal, "val") not in {"0", "false", "off"},
        style=attribute(child(element, "pStyle"), "val"),
        font=attribute(child(element, "rPr", "rFonts"), "ascii"),
        spaced=attribute(child(element, "suff"), "val") != "nothing",
    )
