"""The words of a Word paragraph: what its runs show, and what is anchored in it or called by it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from passerelle.index.load.account import Account
from passerelle.index.load.equations import equation
from passerelle.index.load.letters import drawn_by_field, symbols, with_reading
from passerelle.index.load.office import attribute, child, descend, kind, said
from passerelle.index.load.pictures import picture_words
from passerelle.index.load.raised import lowered, raised
from passerelle.index.load.word.styles import Look, Style, look

MOVED = "moveFrom"
"""What was moved away: it stands in another place, and nothing of it is lost."""
DELETED = frozenset({"del", MOVED})
UNSEEN = DELETED | {"Fallback", "pPr", "rPr", "rt", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "instrText"}
CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
TICKED, EMPTY = "☒", "☐"
OFF = frozenset({"0", "false", "off"})
SPACES = re.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*")
PARTS_OF_DRAWINGS = {"relIds": ("dm", "diagram"), "chart": ("id", "chart")}


@dataclass(slots=True)
class Words:
    """The text of a paragraph, the notes it calls for, its text boxes, drawings with text in other parts, pictures."""

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    drawings: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """What its pictures show, in the words of who put them there."""

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(slots=True)
class _Field:
    """A field that is open: whether its instruction or its result runs, and if the result is replaced."""

    instructing: bool = True
    replaced: bool = False
    instruction: str = ""


@dataclass(slots=True)
class Reader:
    """Read paragraphs; what is hidden, deleted or no text goes to the *account*."""

    styles: dict[str, Style]
    account: Account
    alternative: str = ""
    """What the picture that comes next shows, in words."""

    def read(self, paragraph: Element, below: Look) -> Words:
        """Return the words of *paragraph*, whose runs look as *below* where they say nothing else."""
        words = Words()
        fields: list[_Field] = []
        waiting = [(each, below) for each in reversed(paragraph)]
        while waiting:
            element, shown = waiting.pop()
            name = kind(element)
            if name == "r":
                shown = self._look(element, below)
                waiting.extend((each, shown) for each in reversed(element))
            elif name == "fldChar":
                self._field(element, fields, words, hidden=bool(shown.hidden))
            elif name == "instrText":
                if fields:
                    fields[-1].instruction += element.text or ""
            elif not self._taken(element, name, shown, fields, words):
                waiting.extend((each, shown) for each in reversed(element))
        return words

    def _look(self, run: Element, below: Look) -> Look:
        own = look(child(run, "rPr"))
        style = self.styles.get(attribute(child(run, "rPr", "rStyle"), "val"), Style())
        return own.over(style.look).over(below)

    def _taken(self, element: Element, name: str, shown: Look, fields: list[_Field], words: Words) -> bool:
        """Read an element that is an end in itself; tell whether it was one."""
        if name in DELETED:
            if name != MOVED and (words_left_out := said(element)):
                self.account.add("deletions", words_left_out)
            return True
        if name in UNSEEN or is_prompt(element) or self._anchored(element, name, words):
            return True
        text = self._text(element, name, shown)
        if text is None:
            return False
        if any(each.instructing or each.replaced for each in fields):
            return True
        if not shown.hidden and not shown.struck:
            words.parts.append(_placed(text, shown, words))
        elif text.strip():
            self.account.add("hidden text" if shown.hidden else "deletions", text)
        return True

    def _anchored(self, element: Element, name: str, words: Words) -> bool:
        """Note what hangs on the paragraph and is no word of it; tell whether *element* is such a thing."""
        if name in NOTES:
            words.notes.append((NOTES[name], attribute(element, "id")))
        elif name == "txbxContent":
            words.boxes.append(element)
        elif name in PARTS_OF_DRAWINGS and (place := attribute(element, PARTS_OF_DRAWINGS[name][0])):
            words.drawings.append((PARTS_OF_DRAWINGS[name][1], place))
        elif name == "object" and (embedded := next(descend(element, {"OLEObject"}), None)) is not None:
            self.account.add("embedded files", attribute(embedded, "ProgID"))
        elif name == "docPr":
            self.alternative = attribute(element, "descr")
        elif name in {"blip", "imagedata"}:
            self.account.add("pictures", self.alternative)
            words.pictures += [said for said in [picture_words(self.alternative)] if said]
            self.alternative = ""
        elif name == "fldSimple" and (sign := drawn_by_field(attribute(element, "instr"))):
            words.parts.append(sign.replace("\ufffd", ""))
        elif name == "textpath":
            words.parts.append(f" {attribute(element, 'string')} ")
        else:
            return False
        return True

    def _text(self, element: Element, name: str, shown: Look) -> str | None:
        """Return what *element* shows; ``None`` where that is for what is in it to say."""
        if name == "t":
            return symbols(SPACES.sub(" ", element.text or ""), shown.font)
        if name in CHARACTERS:
            return CHARACTERS[name]
        if name == "sym":
            return self._sign(element)
        if name == "ruby":
            return with_reading(*("".join(_shown(element, part)) for part in ("rubyBase", "rt")))
        if name == "oMath":
            return equation(element)
        return _box(element) if name == "sdt" else None

    def _sign(self, element: Element) -> str:
        code = attribute(element, "char")
        letter = chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""
        sign = symbols(letter, attribute(element, "font"))
        if sign == "\ufffd":
            self.account.add("letters without meaning", attribute(element, "font"))
        return sign.replace("\ufffd", "")

    def _field(self, mark: Element, fields: list[_Field], words: Words, *, hidden: bool) -> None:
        state = attribute(mark, "fldCharType")
        if state == "begin":
            shown = "" if hidden else _form(mark)
            words.parts.append(shown)
            fields.append(_Field(replaced=bool(shown)))
        elif fields and state == "separate":
            fields[-1].instructing = False
            fields[-1].replaced |= self._drawn(fields, words, hidden=hidden)
        elif fields and state == "end":
            if fields[-1].instructing:
                self._drawn(fields, words, hidden=hidden)
            fields.pop()

    def _drawn(self, fields: list[_Field], words: Words, *, hidden: bool) -> bool:
        """Add the sign that the innermost field draws; tell whether it is one that does."""
        sign = drawn_by_field(fields[-1].instruction)
        if sign == "\ufffd":
            self.account.add("letters without meaning", fields[-1].instruction)
        elif sign and not hidden and not any(each.instructing or each.replaced for each in fields[:-1]):
            words.parts.append(sign)
        return bool(sign)


def is_prompt(element: Element) -> bool:
    """Tell whether *element* is a content control that still asks to be filled in, or a table of contents."""
    if kind(element) != "sdt":
        return False
    properties = child(element, "sdtPr")
    prompt = child(properties, "showingPlcHdr")
    gallery = attribute(child(properties, "docPartObj", "docPartGallery"), "val")
    if gallery == "Table of Contents":  # LibreOffice calls a list of sources so too
        return not any(
            "BIBLIOGRAPHY" in (each.text or "") for each in element.iter() if kind(each) == "instrText"
        )
    return prompt is not None and attribute(prompt, "val") not in OFF


def _shown(ruby: Element, part: str) -> Iterator[str]:
    found = child(ruby, part)
    return (each.text or "" for each in (found.iter() if found is not None else ()) if kind(each) == "t")


def _placed(text: str, shown: Look, words: Words) -> str:
    before = next((part for part in reversed(words.parts) if part), "")
    if shown.raised == 1:
        return raised(text, before)
    return lowered(text, before) if shown.raised == -1 else text


def _box(control: Element) -> str | None:
    """Return the box of a content control that is one and shows no sign of its own."""
    box = child(control, "sdtPr", "checkbox")
    if box is None or any(kind(each) in {"t", "sym"} for each in control.iter()):
        return None
    ticked = child(box, "checked")
    return TICKED if ticked is not None and attribute(ticked, "val") not in OFF else EMPTY


def _form(mark: Element) -> str:
    """Return what a form field of the older kind shows and its runs do not say: a box, or the entry chosen."""
    box = child(mark, "ffData", "checkBox")
    if box is not None:
        states = [state for name in ("checked", "default") if (state := child(box, name)) is not None]
        return TICKED if states and attribute(states[0], "val") not in OFF else EMPTY
    entries = child(mark, "ffData", "ddList")
    if entries is None:
        return ""
    listed = [attribute(each, "val") for each in descend(entries, {"listEntry"})]
    chosen = attribute(child(entries, "result"), "val") or attribute(child(entries, "default"), "val") or "0"
    return listed[int(chosen)] if chosen.isdecimal() and int(chosen) < len(listed) else ""
