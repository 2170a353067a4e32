"""Make text as a reader sees it, once, before any offset is counted."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from passerelle.index.types import Heading, Span

LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
INVISIBLE = (0xAD, 0x200B, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF)
CONTROLS = (*range(32), *range(127, 160))
LINE_ENDS = {0x0A: "\n", 0x0B: "\n", 0x0C: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n\n"}
TABLE = {**dict.fromkeys((*INVISIBLE, *CONTROLS)), 0x09: " ", **LINE_ENDS, **LIGATURES}
SPOKEN = dict.fromkeys({*CONTROLS} - {0x09, 0x0A, 0x0D, 0x85}, "\ufffd")
SPACES = " \u2002\u2003\u2004\u2005\u2007\u2008\u2009\u200a\u3000"  # not the no-break ones: French needs them
BLANKS = SPACES + "\u00a0\u202f"
SURROGATES = re.compile("[\ud800-\udfff]")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]")
"""What is not seen and changes how the rest is shown, by a page or by a terminal; lines and tabs are not among it."""
INNER_BAR = re.compile(r"(^| )\|( |$)")
BLANK_LINES = re.compile(r"\n{3,}")
SPACES_OR_LINES = re.compile(rf"[{SPACES}\n]+")
MOST_MARKS = 30
"""Combining marks that one letter may bear, after Unicode's stream-safe text format (UAX #15)."""
MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")


def clean(text: str) -> str:
    """Return *text* composed (NFC), without control characters, ligatures or runs of blank lines.

    No-break spaces stay, but for those at the end of a line. Cleaning twice changes nothing more.
    """
    text = SURROGATES.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _bearable(text.translate(TABLE))
    composed = unicodedata.normalize("NFC", text)
    text = composed if composed == text else _bearable(composed)
    text = "\n".join(line.rstrip(BLANKS) for line in text.split("\n"))
    return BLANK_LINES.sub("\n\n", text).strip(BLANKS + "\n")


def sound(text: str) -> str:
    """Return *text* with halves of surrogate pairs and control characters as U+FFFD; line ends and tabs stay.

    What a person typed keeps its places, where :func:`clean` makes the text of a document.
    """
    return SURROGATES.sub("\ufffd", text).translate(SPOKEN)


def visible(text: str) -> str:
    """Return *text* with what is not seen written out: bidirectional and other controls, as ``⟨U+202E⟩``.

    The first say in which order letters are shown: with them one name passes for another. The rest command a terminal.
    """
    return UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def visible_name(name: str) -> str:
    """Return the *name* of something as one line, as :func:`visible` does; a line's end in it is written out too."""
    return visible(name).replace("\n", "⟨U+000A⟩").replace("\t", "⟨U+0009⟩")


def escaped_json(json: str) -> str:
    """Return *json* with the same value, in which what is not seen is escaped."""
    return UNSEEN.sub(lambda found: "".join(f"\\u{unit:04x}" for unit in _units(found[0])), json)


def _units(letter: str) -> list[int]:
    """Return the code units of a letter in UTF-16."""
    encoded = letter.encode("utf-16-be")
    return [int.from_bytes(encoded[at : at + 2], "big") for at in range(0, len(encoded), 2)]


def one_line(text: str) -> str:
    """Return *text* cleaned, every run of white space a single space; no-break spaces stay."""
    return SPACES_OR_LINES.sub(" ", clean(text))


def counted(number: int, noun: str) -> str:
    """Return a *number* of things in English: ``1 document``, ``3 documents``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def capital(text: str) -> str:
    """Return *text* with a capital at its head, and the rest as it is."""
    return text[:1].upper() + text[1:]


def table_row(cells: Iterable[str]) -> str:
    """Return a row of a table as one line, its cells parted by `` | ``; nothing if all are empty.

    A bar inside a cell stands between no-break spaces, so that it parts nothing.
    """
    texts = [
        INNER_BAR.sub("\u00a0|\u00a0", text) if "|" in (text := one_line(cell)) else text for cell in cells
    ]
    return " | ".join(texts) if any(texts) else ""


def _bearable(text: str) -> str:
    """Take marks away from a letter that bears too many: composing takes time in their number squared."""
    return text if text.isascii() else MARKS.sub(_thinned, text)


def _thinned(found: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for character in found[0]:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


@dataclass(slots=True)
class TextBuilder:
    """Build a document's text from blocks, keeping where its headings and pages lie.

    Each block is cleaned before its place is counted. Blocks are parted by newlines alone, which no
    mark composes with, so clean blocks make a clean text.
    """

    parts: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    pages: list[Span] = field(default_factory=list)
    length: int = 0

    def block(self, text: str, *, tight: bool = False) -> None:
        """Add a block after a blank line, or on the very next line if *tight*; an empty one adds nothing."""
        if text := clean(text):
            if self.length:
                self._append("\n" if tight else "\n\n")
            self._append(text)

    def heading(self, text: str, level: int) -> None:
        """Add a heading on a line of its own."""
        if line := one_line(text):
            self.block(line)
            self.headings.append(Heading(self.length - len(line), self.length, level))

    def document(self, text: str, headings: Sequence[Heading]) -> None:
        """Add another document's text, heading by heading."""
        place = 0
        for heading in headings:
            self.block(text[place : heading.start])
            self.heading(text[heading.start : heading.end], heading.level)
            place = heading.end
        self.block(text[place:])

    def end_page(self, place: int | None = None) -> None:
        """Say that a page ends at *place*, by default here; its span begins where the last one ended."""
        start = self.pages[-1].end if self.pages else 0
        self.pages.append(Span(start, self.length if place is None else place))

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
