"""What a Word document's styles say of paragraphs and runs, with what each inherits."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from passerelle.index.load.office import attribute, child, kind

HEADING_NAME = re.compile(r"(?:heading|titre)\s*([1-9])", re.IGNORECASE)
TITLE_NAMES = frozenset({"title", "titre"})
CONTENTS_NAME = re.compile(r"(?:toc|tm)\s*(?:[1-9]|heading)|table of figures", re.IGNORECASE)
OFF = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is shown; ``None`` and ``""`` where nothing is said. ``raised`` is 1, or -1 for lowered."""

    hidden: bool | None = None
    raised: int | None = None
    font: str = ""
    struck: bool | None = None

    def over(self, below: "Look") -> "Look":
        """Return this look where it says something, else the one *below*."""
        return Look(
            below.hidden if self.hidden is None else self.hidden,
            below.raised if self.raised is None else self.raised,
            self.font or below.font,
            below.struck if self.struck is None else self.struck,
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: heading level (0: none), list, table of contents; its numbering and the look of its runs."""

    level: int = 0
    listed: bool = False
    contents: bool = False
    title: bool = False
    numbering: str = ""
    numbering_level: int | None = None
    look: Look = Look()


def read_styles(root: Iterable[Element]) -> dict[str, Style]:
    """Return the styles by their ids, paragraphs' and characters' together."""
    found = {attribute(each, "styleId"): each for each in root if kind(each) == "style"}
    return {name: _style(name, found) for name in found}


def default_style(root: Iterable[Element]) -> str:
    """Return the id of the style of a paragraph that names none."""
    return next(
        (
            attribute(each, "styleId")
            for each in root
            if kind(each) == "style"
            and attribute(each, "type") == "paragraph"
            and attribute(each, "default") in {"1", "true", "on"}
        ),
        "",
    )


def own_level(element: Element, inherited: int) -> int:
    """Return the heading level, from 1, of a paragraph or style: its outline level, from 0 and 9 for none."""
    outline = attribute(child(element, "pPr", "outlineLvl"), "val")
    if not outline.isdecimal():
        return inherited
    return int(outline) + 1 if int(outline) < 9 else 0


def own_numbering(element: Element) -> tuple[str, int | None]:
    """Return the numbering that a paragraph or style names, ``0`` for none at all, and its level from 0."""
    place = child(element, "pPr", "numPr")
    level = attribute(child(place, "ilvl"), "val")
    return attribute(child(place, "numId"), "val"), int(level) if level.isdecimal() else None


def look(properties: Element | None) -> Look:
    """Return what run properties say themselves."""
    if properties is None:
        return Look()
    hidden = child(properties, "vanish")
    align = attribute(child(properties, "vertAlign"), "val")
    lifted = attribute(child(properties, "position"), "val")
    raised = {"superscript": 1, "subscript": -1, "baseline": 0}.get(align)
    if raised is None and lifted.lstrip("-").isdecimal() and abs(int(lifted)) > 3:
        raised = 1 if int(lifted) > 0 else -1
    fonts = child(properties, "rFonts")
    struck = [each for name in ("strike", "dstrike") if (each := child(properties, name)) is not None]
    return Look(
        None if hidden is None else attribute(hidden, "val") not in OFF,
        raised,
        attribute(fonts, "ascii") or attribute(fonts, "hAnsi"),
        any(attribute(each, "val") not in OFF for each in struck) if struck else None,
    )


def _style(name: str, styles: dict[str, Element]) -> Style:
    made = Style()
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        style = styles[name]
        shown = attribute(child(style, "name"), "val") or name
        by_name = HEADING_NAME.fullmatch(shown) or HEADING_NAME.fullmatch(name)
        is_title = shown.lower() in TITLE_NAMES
        named = int(by_name[1]) if by_name else int(is_title)
        number, level = own_numbering(style)
        made = replace(
            made,
            level=made.level or own_level(style, named),
            listed=made.listed or bool(number) or shown.lower().startswith("list"),
            contents=made.contents or CONTENTS_NAME.match(shown) is not None,
            title=made.title or (is_title and len(seen) == 1),
            numbering=made.numbering or number,
            numbering_level=made.numbering_level if made.numbering_level is not None else level,
            look=made.look.over(look(child(style, "rPr"))),
        )
        name = attribute(child(style, "basedOn"), "val")
    return made
