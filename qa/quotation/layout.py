"""The lines around a span of a document, looked up by place: as many as a list or an answer may take."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.index.types import Document, Span
from passerelle.quotation.lines import read_lines
from passerelle.quotation.marks import MAIL_SENT
from passerelle.quotation.types import Line

REACH = 3000
"""Characters read on each side of a span, and a little more up to a paragraph's end."""
PARAGRAPH = 1000


@dataclass(frozen=True, slots=True)
class Layout:
    """Some lines of a document, in order; at least one wherever the document holds more than white space."""

    document: Document
    lines: tuple[Line, ...]

    @classmethod
    def around(cls, document: Document, span: Span, reach: int = REACH) -> "Layout":
        """Read the lines that *span* lies in and those up to *reach* characters from it."""
        text = document.text
        start = _edge(text, max(0, span.start - reach), -1)
        end = _edge(text, min(len(text), span.end + reach), 1)
        return cls(document, tuple(read_lines(document, Span(start, end))))

    def at(self, place: int) -> int:
        """Return which line holds *place*, or else ends last before it; the first where none does."""
        return max(0, bisect_right(self.lines, place, key=lambda line: line.start) - 1)

    def text(self, span: Span | Line) -> str:
        return self.document.text[span.start : span.end]

    def block(self, at: int) -> range:
        """Return which lines stand in one paragraph with line *at*: no blank line parts them."""
        first, last = at, at + 1
        while first and not self.lines[first].opens:
            first -= 1
        while last < len(self.lines) and not self.lines[last].opens:
            last += 1
        return range(first, last)

    def up(self, at: int) -> Iterator[int]:
        return iter(range(at - 1, -1, -1))

    def sent(self, at: int) -> tuple[Span, ...]:
        """Return the line that dates the mail in which line *at* stands; empty where it stands in none."""
        header = (self.lines[each] for each in self.up(at) if self.lines[each].kind == "mail")
        return next(((line.span,) for line in header if MAIL_SENT.match(self.document.text, line.start)), ())


def _edge(text: str, place: int, step: int) -> int:
    """Return the end of the paragraph that *place* lies in, in the direction of *step*; of the line if it is long."""
    if step < 0:
        first = max(0, place - PARAGRAPH)
        blank = text.rfind("\n\n", first, place)
        return blank + 2 if blank >= 0 else text.rfind("\n", 0, place) + 1 if first else 0
    end = text.find("\n\n", place, place + PARAGRAPH)
    if end < 0 and place + PARAGRAPH < len(text):
        end = text.find("\n", place)
    return len(text) if end < 0 else end
