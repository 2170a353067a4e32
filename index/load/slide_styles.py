"""How the layout and the master of a slide say that the paragraphs of its placeholders are labelled."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.openxml import Package

TITLES = frozenset({"title", "ctrTitle"})
BODIES = frozenset({"", "obj", "body", "subTitle", "half"})


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A layout or a master: its placeholders with what their lists look like, and the master's general styles."""

    part: str
    places: tuple[tuple[str, str, Element], ...]
    """The type of each placeholder, its number, and its list of styles."""
    general: Element | None

    def style(self, type_: str, number: str) -> Element | None:
        """Return the styles of the placeholder of that *number*, else of the first of that type."""
        numbered = (styles for _, other, styles in self.places if number and other == number)
        typed = (styles for other, _, styles in self.places if _family(other) == _family(type_))
        return next(numbered, next(typed, None))


@dataclass(slots=True)
class Layouts:
    """The layouts and masters of a presentation, each read once."""

    package: Package
    held: dict[str, _Sheet] = field(default_factory=dict)

    def inherited(self, slide: str, shape: Element) -> tuple[Element, ...]:
        """Return the lists of styles that a *shape* of the part *slide* inherits, the nearest first."""
        place = next((child(each, "nvPr", "ph") for each in shape if kind(each).startswith("nv")), None)
        if place is None:
            return ()
        type_, number = attribute(place, "type"), attribute(place, "idx")
        layout = self._tied(slide, "slideLayout")
        master = self._tied(layout.part, "slideMaster") if layout else None
        found = [layout.style(type_, number)] if layout else []
        if master:
            found += [master.style(type_, ""), child(master.general, _family(type_))]
        return tuple(each for each in found if each is not None)

    def _tied(self, part: str, way: str) -> _Sheet | None:
        name = next(self.package.related(part, way), "")
        if name and name not in self.held:
            self.held[name] = self._read(name)
        return self.held.get(name)

    def _read(self, name: str) -> _Sheet:
        root = self.package.named(name)
        places = []
        for shape in descend(root, {"sp"}) if root is not None else ():
            place = next((child(each, "nvPr", "ph") for each in shape if kind(each).startswith("nv")), None)
            styles = child(shape, "txBody", "lstStyle")
            if place is not None and styles is not None:
                places.append((attribute(place, "type"), attribute(place, "idx"), styles))
        return _Sheet(name, tuple(places), child(root, "txStyles"))


def _family(type_: str) -> str:
    """Return the general styles that a placeholder of a type takes up."""
    return "titleStyle" if type_ in TITLES else "bodyStyle" if type_ in BODIES else "otherStyle"
