"""One pass over the tokens of an RTF text: groups, destinations, signs, and what they write."""

from copy import copy

from passerelle.index.load.blocks import Block
from passerelle.index.load.letters import drawn_by_field
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
from passerelle.index.load.rtf.form import COMMANDS, ENDS
from passerelle.index.load.rtf.state import Frame, State
from passerelle.index.load.rtf.tokens import Token
from passerelle.index.load.rtf.written import Written

TWINS = 2
"""Groups around a text in Unicode that stands beside its twin in an old encoding; a reader sees what is around them."""


class Reader:
    """Takes one token after another, and writes; ``ended`` when the group that is the document is closed."""

    def __init__(self) -> None:
        self.written = Written()
        self.dates: dict[str, str] = {}
        self.ended = False
        self._bytes = bytearray()
        self._to_skip = 0
        self._drawn = ""
        self._numbers: dict[str, int] = {}

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
                inner = copy(self.written.state)
                inner.starred, inner.opened = False, ""
                self.written.states.append(inner)
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
        return self.written.finish()

    def _plain(self, text: str) -> None:
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        text = text[skipped:]
        if text.isascii():
            self.written.add(text)
        else:
            self._bytes += text.encode("latin-1")
            self._flush()

    def _flush(self) -> None:
        if self._bytes:
            text = self.written.fonts.decoded(bytes(self._bytes), self.written.state.font)
            self._bytes.clear()
            self.written.add(text)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self.written.state.starred = True
        elif sign in "\r\n":
            self._to_skip = 0
            self.written.end_paragraph()
        elif self._to_skip and sign in SIGNS:
            self._to_skip -= 1
        else:
            self.written.add(SIGNS.get(sign, ""))

    def _close(self) -> None:
        if len(self.written.states) == 1:
            return
        closed = self.written.states.pop()
        self._to_skip = 0
        self.ended = len(self.written.states) == 1
        if closed.goes_to == "stylesheet":
            self.written.styles.at_hand = None
        if closed.opened in BOXES:
            self.written.end_frame()
        elif closed.opened in FURNITURE:
            self.written.end_edge(closed.opened)
        elif closed.opened in FIELDS:
            self._say_sign(closed.words_before)
        elif closed.opened in LABELS:
            self.written.frame.take_up(closed.paragraph)
            self.written.styles.at_hand, self.written.styles.contents = closed.style
            self.written.frame.listed = True
        else:
            self._end_place(closed)

    def _end_place(self, closed: State) -> None:
        """Finish a destination that says something of the document, or of a field."""
        if closed.opened == "formfield":
            self._form_field()
        elif closed.opened == "fldinst":
            self._drawn = drawn_by_field("".join(self.written.instruction))
            self.written.instruction = []
        elif closed.opened in TIMES:
            year, month, day = (self._numbers.pop(each, 0) for each in ("yr", "mo", "dy"))
            if year and month and day:
                self.dates[TIMES[closed.opened]] = f"{year:04}-{month:02}-{day:02}"

    def _say_sign(self, words_before: int) -> None:
        """Say the sign that the field at hand draws, unless its result does; one without meaning is accounted for."""
        sign, self._drawn = self._drawn, ""
        if "".join(self.written.frame.words[words_before:]).strip() or self.written.state.goes_to != "text":
            return
        if sign == "\ufffd":
            self.written.account.add("letters without meaning", "a field")
        elif sign:
            self.written.say(sign, self.written.state)

    def _form_field(self) -> None:
        if self._numbers.pop("fftype", 0) == 1:
            chosen, default = self._numbers.pop("ffres", 25), self._numbers.pop("ffdefres", 0)
            ticked = chosen == 1 or (chosen == 25 and default == 1)
            self.written.frame.words.append(TICKED if ticked else EMPTY)

    def _word(self, word: str, number: int | None) -> None:
        if self.written.state.goes_to == "skip":
            if word == "ud" and len(self.written.states) > TWINS:
                self.written.state.goes_to = self.written.states[-1 - TWINS].goes_to
            return
        if self._destination(word):
            return
        if word == "u":
            self._unicode(number or 0)
        elif word in LETTERS:
            stands_in, self._to_skip = self._to_skip > 0, max(0, self._to_skip - 1)
            if not stands_in or LETTERS[word].isspace():  # a space is no letter's twin: the twin is missing
                self.written.add(LETTERS[word])
        elif word in COMMANDS:
            self._to_skip = 0 if word in ENDS else self._to_skip
            COMMANDS[word](self.written, number)
        elif word in NUMBERS:
            self._numbers[word] = number or 0

    def _destination(self, word: str) -> bool:
        """Begin a destination, if *word* is one; one that is unknown and starred is skipped."""
        state = self.written.state
        starred, state.starred = state.starred, False  # it is said of the first word alone
        if word in SKIPPED or word in KINDS or MATH_PROPERTIES.fullmatch(word):
            state.goes_to = "skip"
            if word in KINDS:
                self.written.account_left_out()
                self.written.account.add(KINDS[word])
        elif word in PLACES:
            state.goes_to, state.opened = PLACES[word], word
        elif word in TOLD and state.goes_to == "info":
            state.goes_to = word
        elif word in FIELDS or word in LABELS:
            state.opened, state.words_before = word, len(self.written.frame.words)
            state.paragraph = self.written.frame.paragraph
            state.style = self.written.styles.at_hand, self.written.styles.contents
        elif word in BOXES or word in FURNITURE:
            state.opened = word
            self.written.frames.append(Frame())
        elif starred and word not in PASSED:
            state.goes_to = "skip"
        else:
            return False
        return True

    def _unicode(self, number: int) -> None:
        code = number + 65536 if number < 0 else number
        if code < 0x110000:
            self._add_unit(chr(code))
        self._to_skip = self.written.state.fallback

    def _add_unit(self, unit: str) -> None:
        """Add a UTF-16 unit; the second half of a letter joins the first."""
        words = self.written.frame.words
        if "\udc00" <= unit <= "\udfff" and words and words[-1][-1:] >= "\ud800":
            pair = words.pop() + unit
            unit = pair.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self.written.add(unit)
