"""The words of an OpenDocument paragraph: what its spans show, and what is anchored in it."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from passerelle.index.load.equations import equation
from passerelle.index.load.letters import symbols, with_reading
from passerelle.index.load.office import attribute, child, descend, kind
from passerelle.index.load.opendocument.embedded import called, embedded
from passerelle.index.load.opendocument.package import OpenDocument
from passerelle.index.load.pictures import picture_words
from passerelle.index.load.raised import lowered, raised

UNSEEN = frozenset(
    """tracked-changes annotation note-citation table-of-content illustration-index table-index alphabetical-index
    object-index user-index bibliography-source sequence-decls variable-decls user-field-decls forms event-listeners
    title desc ruby-text soft-page-break placeholder label hidden-text""".split()
)
FORMS = frozenset({"image", "object", "object-ole", "text-box", "plugin", "applet", "floating-frame"})
CHARACTERS = {"tab": "\t", "line-break": "\n"}
BESIDE = frozenset(
    """note-body text-box table list custom-shape rect ellipse circle line polygon polyline path connector caption
    regular-polygon""".split()
)
"""What hangs on a paragraph and is no word of it: a shape has words of its own."""
MOST_SPACES = 80
SPACES = re.compile(r"[ \t\r\n]+")
TICKED, EMPTY = "☒", "☐"
TRUE = "true"


@dataclass(slots=True)
class Words:
    """The text of a paragraph, and the notes, text boxes, tables and whole documents anchored in it."""

    parts: list[str] = field(default_factory=list)
    aside: list[Element] = field(default_factory=list)
    objects: list[OpenDocument] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """What its pictures show, in the words of who put them there."""
    number: str | None = None
    """The label that the file itself has for a heading or an item, where it has one."""

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class _Shown:
    """How the text at hand looks."""

    hidden: bool = False
    raised: int = 0
    font: str = ""
    struck: bool = False


@dataclass(slots=True)
class Reader:
    """Read paragraphs of *file*; what is hidden or no text goes to its account."""

    file: OpenDocument
    controls: dict[str, str] = field(default_factory=dict)
    """What each field of a form shows, by its id."""

    def read(self, paragraph: Element) -> Words:
        """Read a paragraph, its repeated spaces, tabs and line breaks spelt out."""
        words = Words()
        base = self._styled(paragraph, _Shown())
        self._add(words, paragraph.text, base)
        waiting: list[tuple[Element | str, _Shown]] = []
        _push(waiting, paragraph, base)
        while waiting:
            item, shown = waiting.pop()
            if isinstance(item, str):
                self._add(words, item, shown)
            elif not self._taken(item, shown, words):
                shown = self._styled(item, shown)
                words.parts.append(CHARACTERS.get(kind(item), ""))
                words.pictures += [] if shown.hidden else described(item)
                self._add(words, item.text, shown)
                _push(waiting, item, shown)
        return words

    def _styled(self, element: Element, around: _Shown) -> _Shown:
        name = attribute(element, "style-name")
        if not name or kind(element) not in {"span", "p", "h", "a"}:
            return around
        look = self.file.look(name)
        return _Shown(
            look.hidden or around.hidden,
            look.raised or around.raised,
            look.font or around.font,
            around.struck if look.struck is None else look.struck,
        )

    def _add(self, words: Words, text: str | None, shown: _Shown) -> None:
        if not text:
            return
        text = symbols(SPACES.sub(" ", text), shown.font)
        if shown.hidden or shown.struck:
            if text.strip():
                self.file.account.add("hidden text" if shown.hidden else "deletions", text)
            return
        before = next((part for part in reversed(words.parts) if part), "")
        if shown.raised == 1:
            text = raised(text, before)
        words.parts.append(lowered(text, before) if shown.raised == -1 else text)

    def _taken(self, item: Element, shown: _Shown, words: Words) -> bool:
        """Read an element that is an end in itself; tell whether it was one."""
        name = kind(item)
        if name in BESIDE:
            words.aside.append(item)
        elif name == "s":
            count = attribute(item, "c")
            words.parts.append(" " * min(int(count[:9]) if count.isdecimal() else 1, MOST_SPACES))
        elif name == "ruby":
            base, reading = (_text(child(item, part)) for part in ("ruby-base", "ruby-text"))
            self._add(words, with_reading(base, reading), shown)
        elif name == "number":
            words.number = (item.text or "").strip()
        elif name == "control":
            words.parts.append(self.controls.get(attribute(item, "control"), ""))
        elif name == "image":
            self.file.account.add("pictures")
        elif name in {"object", "object-ole"}:
            self._object(item, words)
        elif name == "annotation":
            self.file.account.add("comments", _text(child(item, "creator")))
        elif name == "content-control":
            return self._is_prompt(item, words)
        else:
            return self._is_unseen(item, shown)
        return True

    def _is_unseen(self, item: Element, shown: _Shown) -> bool:
        """Tell whether a reader does not see *item*; what it hides is accounted for."""
        name = kind(item)
        hidden = name == "hidden-text" or attribute(item, "display") == "none"
        if hidden and not shown.hidden:
            self.file.account.add("hidden text", attribute(item, "string-value") or _text(item))
        return hidden or name in UNSEEN

    def _is_prompt(self, item: Element, words: Words) -> bool:
        """Tell whether a content control still asks to be filled in; a box without a sign is given one."""
        if attribute(item, "showing-place-holder") == TRUE:
            return True
        if attribute(item, "checkbox") == TRUE and not _text(item).strip():
            words.parts.append(TICKED if attribute(item, "checked") == TRUE else EMPTY)
        return False

    def _object(self, item: Element, words: Words) -> None:
        """Read an equation, a chart, a sheet or a text; other objects are accounted for."""
        inner = next((each for each in item if kind(each) == "math"), None)
        where = called(item)
        if inner is None and where:
            inner = self.file.part(f"{where}/content.xml")
        if inner is not None and kind(inner) == "math":
            words.parts.append(equation(inner))
        elif held := embedded(self.file, item):
            words.objects.append(held)
        else:
            self.file.account.add("embedded files", where)


def read_controls(top: Element) -> dict[str, str]:
    """Return what the fields of the forms in *top* show, by their ids."""
    found: dict[str, str] = {}
    for forms in descend(top, {"forms"}):
        for each in forms.iter():
            for name in {value for key, value in each.items() if key.endswith("}id")}:
                found[name] = _control(each)
    return found


def _control(element: Element) -> str:
    label = attribute(element, "label")
    if kind(element) in {"checkbox", "radio"}:
        state = attribute(element, "current-state") or attribute(element, "state")
        ticked = state == "checked" or TRUE in (
            attribute(element, "current-selected"),
            attribute(element, "selected"),
        )
        return f"{TICKED if ticked else EMPTY} {label}".strip()
    if kind(element) == "listbox":
        options = descend(element, {"option"})
        chosen = [
            each
            for each in options
            if TRUE in (attribute(each, "current-selected"), attribute(each, "selected"))
        ]
        return ", ".join(attribute(each, "label") for each in chosen)
    return attribute(element, "current-value") or attribute(element, "value") or label


def described(element: Element) -> list[str]:
    """Return the words that describe the picture of a frame, of the longer description or the short one."""
    if kind(element) != "frame" or child(element, "image") is None:
        return []
    found = (picture_words(_text(child(element, part))) for part in ("desc", "title"))
    return [words for words in found if words][:1]


def _text(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext())


def _push(waiting: list[tuple[Element | str, _Shown]], element: Element, shown: _Shown) -> None:
    forms = [each for each in element if kind(each) in FORMS] if kind(element) == "frame" else []
    for each in reversed(element):
        waiting.append((each.tail or "", shown))
        if (
            each not in forms[1:]
        ):  # a frame holds one thing; what follows stands in where that cannot be shown
            waiting.append((each, shown))
