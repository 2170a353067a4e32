"""RTF documents: paragraphs, headings by style, labels of lists, tables and notes, in their order."""

import codecs
from collections.abc import Callable
from copy import copy
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, write
from passerelle.index.load.letters import PRIVATE, drawn_by_field, symbols
from passerelle.index.load.openxml import fields
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.raised import lowered, raised
from passerelle.index.load.rtf.commands import (
    BOXES,
    EMPTY,
    FIELDS,
    FURNITURE,
    KINDS,
    LABELS,
    LETTERS,
    MATH_PROPERTIES,
    NUMBERS,
    PASSED,
    PLACES,
    SIGNS,
    SKIPPED,
    TICKED,
    TIMES,
    TOLD,
)
from passerelle.index.load.rtf.state import CHARSETS, MACINTOSH, SYMBOLS, Font, Frame, State
from passerelle.index.load.rtf.tokens import Token, tokens
from passerelle.index.load.word.styles import CONTENTS_NAME, HEADING_NAME, TITLE_NAMES
from passerelle.index.text import TextBuilder, one_line
from passerelle.index.types import GapKind

TWINS = 2
"""Groups around a text in Unicode that stands beside its twin in an old encoding; a reader sees what is around them."""


def load_rtf(path: Path) -> Parsed:
    """Parse the RTF document at *path*.

    Raises:
        LoadError: it is no RTF.
    """
    return parse_rtf(path.read_bytes(), path)


def parse_rtf(content: bytes, path: Path) -> Parsed:
    """Parse *content*, the RTF of *path*.

    Raises:
        LoadError: it is no RTF.
    """
    text = content.decode("latin-1")
    start = text.find("{\\rtf")
    if start < 0 or text[:start].strip("\xef\xbb\xbf\0 \r\n\t"):
        raise LoadError(f"{path}: it is not RTF; save it again from its program")
    reader = _Reader()
    for token in tokens(text[start:]):
        reader.take(token)
        if reader.ended:
            break
    if not reader.ended:
        reader.account.add("missing parts", "what stood behind its cut end")
    builder = TextBuilder()
    write(reader.finish(), builder)
    told = {name: one_line("".join(parts)) for name, parts in reader.told.items()}
    return Parsed(
        builder,
        told.get("title", ""),
        reader.title,
        fields=fields(
            author=told.get("author", ""),
            date=reader.dates.get("revised") or reader.dates.get("created", ""),
            subject=told.get("subject", ""),
            keywords=told.get("keywords", ""),
        ),
        gaps=reader.account.gaps,
    )


class _Reader:
    """One pass over the tokens: the groups that are open, and the texts within the text."""

    def __init__(self) -> None:
        self.account = Account()
        self.told: dict[str, list[str]] = {}
        self.dates: dict[str, str] = {}
        self.title = ""
        self.ended = False
        self._states = [State()]
        self._frames = [Frame()]
        self._fonts: dict[int, Font] = {}
        self._styles: dict[int, str] = {}
        self._levels: dict[int, int] = {}
        self._style: int | None = None
        self._encoding = "cp1252"
        self._bytes = bytearray()
        self._to_skip = 0
        self._furniture: list[str] = []
        self._instruction: list[str] = []
        self._drawn = ""
        self._numbers: dict[str, int] = {}
        self._contents = False
        self._left_out: tuple[GapKind, str] = ("hidden text", "")

    @property
    def _state(self) -> State:
        return self._states[-1]

    @property
    def _frame(self) -> Frame:
        return self._frames[-1]

    def take(self, token: Token) -> None:
        if token.kind == "byte" and self._to_skip:
            self._to_skip -= 1
            return
        if token.kind == "byte":
            self._bytes += token.text.encode("latin-1")
            return
        self._flush()
        match token.kind:
            case "open":
                inner = copy(self._state)
                inner.starred, inner.opened = False, ""
                self._states.append(inner)
                self._to_skip = 0
            case "close":
                self._close()
            case "sign":
                self._sign(token.text)
            case "word":
                self._word(token.text, token.number)
            case _:
                self._plain(token.text)

    def finish(self) -> list[Block]:
        self._flush()
        self._account_left_out()
        while len(self._frames) > 1:
            inner = self._frames.pop()
            self._frame.below += inner.finish()
        return self._frame.finish()

    def _plain(self, text: str) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        text = text[skipped:]
        if text.isascii():
            self._add(text)
        else:
            self._bytes += text.encode("latin-1")
            self._flush()

    def _flush(self) -> None:
        if self._bytes:
            font = self._fonts.get(self._state.font, Font())
            encoding = "latin-1" if font.charset == SYMBOLS else CHARSETS.get(font.charset, self._encoding)
            text = bytes(self._bytes).decode(encoding, "replace")
            self._bytes.clear()
            self._add(text)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._state.starred = True
        elif sign in "\r\n":
            self._end_paragraph()
        elif self._to_skip and sign in SIGNS:
            self._to_skip -= 1
        else:
            self._add(SIGNS.get(sign, ""))

    def _add(self, text: str) -> None:
        """Put *text* where it goes: into the document, what it says of itself, a font's or style's name, or nowhere."""
        state = self._state
        if not text:
            return
        match state.goes_to:
            case "text":
                self._say(text, state)
            case "fonttbl":
                self._fonts.setdefault(state.font, Font()).name += text
            case "stylesheet":
                if self._style is not None:
                    self._styles[self._style] = self._styles.get(self._style, "") + text
            case "furniture":
                self._furniture.append(text)
            case "instruction":
                self._instruction.append(text)
            case place if place in TOLD:
                self.told.setdefault(place, []).append(text)

    def _say(self, text: str, state: State) -> None:
        if state.deleted or state.hidden or state.struck:
            kind: GapKind = "deletions" if state.deleted or state.struck else "hidden text"
            self._leave_out(kind, text)
            return
        self._account_left_out()
        if self._contents:
            return
        font = self._fonts.get(state.font, Font())
        private = any(ord(each) in PRIVATE for each in text)
        if private or font.charset == SYMBOLS or "wingdings" in font.name.lower():
            unknown = "" if "".join(self._frame.words).strip() else "•"  # what stands before an item
            text = symbols(text, font.name.strip("; "))
            if "\ufffd" in text and not unknown:
                self.account.add("letters without meaning", font.name.strip("; "))
            text = text.replace("\ufffd", unknown if private else "")
        before = next((part for part in reversed(self._frame.words) if part), "")
        if state.raised:
            text = raised(text, before) if state.raised > 0 else lowered(text, before)
        self._frame.words.append(text)

    def _leave_out(self, kind: GapKind, text: str) -> None:
        """Note text that is not shown: letters that follow on one another, however they are written, are one."""
        if self._left_out[0] != kind:
            self._account_left_out()
        self._left_out = (kind, self._left_out[1] + text)

    def _account_left_out(self) -> None:
        kind, text = self._left_out
        if text.strip():
            self.account.add(kind, text)
        self._left_out = (kind, "")

    def _close(self) -> None:
        if len(self._states) == 1:
            return
        closed = self._states.pop()
        self._to_skip = 0
        self.ended = len(self._states) == 1
        if closed.goes_to == "stylesheet":
            self._style = None
        if closed.opened in BOXES and len(self._frames) > 1:
            inner = self._frames.pop()
            self._frame.below += inner.finish()
        elif closed.opened in FIELDS:
            self._say_sign(closed.words_before)
        elif closed.opened in LABELS:
            self._frame.take_up(closed.paragraph)
            self._style, self._contents = closed.style
            self._frame.listed = True
        else:
            self._end_place(closed)

    def _end_place(self, closed: State) -> None:
        """Finish a destination that says something of the document, or of a field."""
        if closed.opened == "formfield":
            self._form_field()
        elif closed.opened == "fldinst":
            self._drawn = drawn_by_field("".join(self._instruction))
            self._instruction = []
        elif closed.opened in TIMES:
            year, month, day = (self._numbers.pop(each, 0) for each in ("yr", "mo", "dy"))
            if year and month and day:
                self.dates[TIMES[closed.opened]] = f"{year:04}-{month:02}-{day:02}"
        elif closed.opened in FURNITURE:
            if words := one_line("".join(self._furniture)):
                self.account.add("page furniture", words)
            self._furniture = []

    def _say_sign(self, words_before: int) -> None:
        """Say the sign that the field at hand draws, unless its result does; one without meaning is accounted for."""
        sign, self._drawn = self._drawn, ""
        if "".join(self._frame.words[words_before:]).strip() or self._state.goes_to != "text":
            return
        if sign == "\ufffd":
            self.account.add("letters without meaning", "a field")
        elif sign:
            self._say(sign, self._state)

    def _form_field(self) -> None:
        if self._numbers.pop("fftype", 0) == 1:
            chosen, default = self._numbers.pop("ffres", 25), self._numbers.pop("ffdefres", 0)
            ticked = chosen == 1 or (chosen == 25 and default == 1)
            self._frame.words.append(TICKED if ticked else EMPTY)

    def _word(self, word: str, number: int | None) -> None:
        if self._state.goes_to == "skip":
            if word == "ud" and len(self._states) > TWINS:
                self._state.goes_to = self._states[-1 - TWINS].goes_to
            return
        if self._destination(word):
            return
        if word == "u":
            self._unicode(number or 0)
        elif word in LETTERS:
            self._to_skip = max(0, self._to_skip - 1) if self._to_skip else 0
            self._add(LETTERS[word])
        elif word in COMMANDS:
            COMMANDS[word](self, number)
        elif word in NUMBERS:
            self._numbers[word] = number or 0

    def _destination(self, word: str) -> bool:
        """Begin a destination, if *word* is one; one that is unknown and starred is skipped."""
        state = self._state
        starred, state.starred = state.starred, False  # it is said of the first word alone
        if word in SKIPPED or word in KINDS or MATH_PROPERTIES.fullmatch(word):
            state.goes_to = "skip"
            if word in KINDS:
                self._account_left_out()
                self.account.add(KINDS[word])
        elif word in PLACES:
            state.goes_to, state.opened = PLACES[word], word
        elif word in TOLD and state.goes_to == "info":
            state.goes_to = word
        elif word in FIELDS or word in LABELS:
            state.opened, state.words_before = word, len(self._frame.words)
            state.paragraph, state.style = self._frame.paragraph, (self._style, self._contents)
        elif word in BOXES:
            state.opened = word
            self._frames.append(Frame())
        elif starred and word not in PASSED:
            state.goes_to = "skip"
        else:
            return False
        return True

    def _unicode(self, number: int) -> None:
        code = number + 65536 if number < 0 else number
        if code < 0x110000:
            self._add_unit(chr(code))
        self._to_skip = self._state.fallback

    def _add_unit(self, unit: str) -> None:
        """Add a UTF-16 unit; the second half of a letter joins the first."""
        words = self._frame.words
        if "\udc00" <= unit <= "\udfff" and words and words[-1][-1:] >= "\ud800":
            pair = words.pop() + unit
            unit = pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self._add(unit)

    def _end_paragraph(self) -> None:
        if self._state.goes_to == "furniture":
            self._furniture.append(" ")
        elif self._state.goes_to == "text":
            self._account_left_out()
            if self._frame.initial:
                return  # the letter belongs to the paragraph below it
            if self._style is not None and self._named_title() and not self.title:
                self.title = one_line("".join(self._frame.words))
            self._frame.end_paragraph()

    def _named_title(self) -> bool:
        return self._styles.get(self._style or 0, "").strip("; ").lower() in TITLE_NAMES

    def set_style(self, number: int) -> None:
        """Take up a style: of a paragraph, or in the table of styles the one that is named next."""
        self._style = number
        if self._state.goes_to != "text":
            return
        name = self._styles.get(number, "").strip("; ")
        found = HEADING_NAME.fullmatch(name)
        named = int(found[1]) if found else int(name.lower() in TITLE_NAMES)
        self._frame.level = named or self._levels.get(number, 0)
        self._contents = CONTENTS_NAME.match(name) is not None

    def set_level(self, number: int) -> None:
        level = number + 1 if 0 <= number < 9 else 0
        if self._state.goes_to == "text":
            self._frame.level = level
        elif self._state.goes_to == "stylesheet" and self._style is not None:
            self._levels[self._style] = level

    def reset_paragraph(self) -> None:
        if self._state.goes_to == "text":
            frame = self._frame
            frame.level, frame.listed, frame.in_table, frame.initial = 0, False, False, False
            self._style, self._contents = None, False

    def reset_letters(self) -> None:
        state = self._state
        state.hidden, state.deleted, state.struck, state.raised = False, False, False, 0

    def set_encoding(self, number: int) -> None:
        try:
            self._encoding = codecs.lookup(MACINTOSH.get(number, f"cp{number}")).name
        except LookupError:
            self._encoding = "cp1252"

    def set_font(self, number: int) -> None:
        self._state.font = number

    def set_charset(self, number: int) -> None:
        self._fonts.setdefault(self._state.font, Font()).charset = number

    def set_raised(self, number: int) -> None:
        self._state.raised = number

    def set_hidden(self, *, hidden: bool) -> None:
        self._state.hidden = hidden

    def set_struck(self, *, struck: bool) -> None:
        self._state.struck = struck

    def set_deleted(self, *, deleted: bool) -> None:
        self._state.deleted = deleted

    def set_fallback(self, number: int) -> None:
        self._state.fallback = max(0, min(number, 10))

    def end_paragraph(self) -> None:
        self._end_paragraph()

    def in_table(self) -> None:
        self._frame.in_table = True

    def end_cell(self) -> None:
        self._frame.end_cell()

    def end_row(self) -> None:
        self._frame.end_row()

    def begin_row(self) -> None:
        self._frame.merges, self._frame.merge = [], ""

    def merge(self, mark: str) -> None:
        self._frame.merge += mark

    def end_column(self) -> None:
        self._frame.merges.append(self._frame.merge)
        self._frame.merge = ""

    def listed(self) -> None:
        self._frame.listed = True

    def initial(self) -> None:
        self._frame.initial = True


def _on(number: int | None) -> bool:
    return number != 0


COMMANDS: dict[str, Callable[[_Reader, int | None], None]] = {
    "par": lambda reader, _: reader.end_paragraph(),
    "sect": lambda reader, _: reader.end_paragraph(),
    "page": lambda reader, _: reader.end_paragraph(),
    "pard": lambda reader, _: reader.reset_paragraph(),
    "plain": lambda reader, _: reader.reset_letters(),
    "s": lambda reader, number: reader.set_style(number or 0),
    "outlinelevel": lambda reader, number: reader.set_level(number or 0),
    "ls": lambda reader, _: reader.listed(),
    "dropcapli": lambda reader, _: reader.initial(),
    "intbl": lambda reader, _: reader.in_table(),
    "cell": lambda reader, _: reader.end_cell(),
    "nestcell": lambda reader, _: reader.end_paragraph(),
    "nestrow": lambda reader, _: reader.end_paragraph(),
    "row": lambda reader, _: reader.end_row(),
    "trowd": lambda reader, _: reader.begin_row(),
    "cellx": lambda reader, _: reader.end_column(),
    "clvmgf": lambda reader, _: reader.merge("v"),
    "clvmrg": lambda reader, _: reader.merge("V"),
    "clmgf": lambda reader, _: reader.merge("h"),
    "clmrg": lambda reader, _: reader.merge("H"),
    "ansicpg": lambda reader, number: reader.set_encoding(number or 1252),
    "mac": lambda reader, _: reader.set_encoding(10000),
    "pc": lambda reader, _: reader.set_encoding(437),
    "pca": lambda reader, _: reader.set_encoding(850),
    "f": lambda reader, number: reader.set_font(number or 0),
    "fcharset": lambda reader, number: reader.set_charset(number or 0),
    "uc": lambda reader, number: reader.set_fallback(1 if number is None else number),
    "v": lambda reader, number: reader.set_hidden(hidden=_on(number)),
    **dict.fromkeys(("strike", "striked"), lambda reader, number: reader.set_struck(struck=_on(number))),
    "deleted": lambda reader, number: reader.set_deleted(deleted=_on(number)),
    "super": lambda reader, number: reader.set_raised(int(_on(number))),
    "sub": lambda reader, number: reader.set_raised(-int(_on(number))),
    "nosupersub": lambda reader, _: reader.set_raised(0),
    "up": lambda reader, number: reader.set_raised(int(bool(number))),
    "dn": lambda reader, number: reader.set_raised(-int(bool(number))),
}
