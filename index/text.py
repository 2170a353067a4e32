"""Make text as a reader sees it, once, before any offset is counted."""

import re
import unicodedata
from dataclasses import dataclass, field

from index.types import Heading, Span

LIGATURES = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
DROPPED = dict.fromkeys(
    [0xAD, 0xFEFF, 0x200B, *(code for code in range(32) if code not in (9, 10)), *range(127, 160)]
)
REPLACED = {9: " ", 0x85: "\n", 0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n\n"}
TABLE = {**DROPPED, **REPLACED, **LIGATURES}
SPACES = " \u2002\u2003\u2004\u2005\u2007\u2008\u2009\u200a\u3000"  # not the no-break ones: French needs them
SURROGATES = re.compile("[\ud800-\udfff]")
SPACES_AT_LINE_ENDS = re.compile(f"[{SPACES}]+(?=\n|$)|(?<=\n)[{SPACES}]+(?=\n)")
BLANK_LINES = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """Return *text* composed (NFC), without control characters, ligatures or runs of blank lines.

    No-break spaces stay. Cleaning twice changes nothing more.
    """
    text = SURROGATES.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = unicodedata.normalize("NFC", text.translate(TABLE))
    text = SPACES_AT_LINE_ENDS.sub("", text)
    return BLANK_LINES.sub("\n\n", text).strip(SPACES + "\n")


def one_line(text: str) -> str:
    """Return *text* cleaned, every run of white space a single space; no-break spaces stay."""
    return re.sub(rf"[{SPACES}\n]+", " ", clean(text)).strip()


@dataclass(slots=True)
class TextBuilder:
    """Build a document's text from blocks, keeping where its headings and pages lie."""

    parts: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    pages: list[Span] = field(default_factory=list)
    length: int = 0

    def block(self, text: str, *, after: str = "\n\n") -> None:
        """Add a block of clean *text* after the separator *after*; an empty one adds nothing."""
        if text:
            self._append(after if self.length else "")
            self._append(text)

    def heading(self, text: str, level: int) -> None:
        """Add a heading on a line of its own."""
        if line := one_line(text):
            self.block(line)
            self.headings.append(Heading(self.length - len(line), self.length, level))

    def page(self) -> None:
        """Say that a page ends here; what was added since the last one is its span."""
        start = self.pages[-1].end if self.pages else 0
        self.pages.append(Span(start, self.length))

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def _append(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
