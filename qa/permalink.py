"""The address of a passage or a quotation: a document's id and a span of its text, the same everywhere."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit

from passerelle.index.types import Passage, Span

HALVES = "surrogatepass"
"""A half of a surrogate pair in a document's id is written and read like any letter."""


@dataclass(frozen=True, slots=True)
class Permalink:
    """``document=ID&span=START-END``: code points ``[start, end)`` of that document, whatever its passages are.

    The page answers to it behind its own address, ``http://…/?document=…&span=…``. It holds as long as the
    document keeps its id and its text.
    """

    document: str
    start: int
    end: int

    @classmethod
    def of(cls, passage: Passage) -> "Permalink":
        return cls(passage.document.id, passage.start, passage.end)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def __str__(self) -> str:
        return urlencode(
            {"document": self.document, "span": f"{self.start}-{self.end}"}, safe="/", errors=HALVES
        )

    @classmethod
    def parse(cls, text: str) -> "Permalink":
        """Read a permalink, alone or behind the address of a page.

        Raises:
            ValueError: *text* is none; the message says what is missing.
        """
        query = urlsplit(text).query if "?" in text else text
        values = parse_qs(query, keep_blank_values=True, errors=HALVES)
        document, span = values.get("document", [""])[0], values.get("span", [""])[0]
        if not document:
            raise ValueError(
                f"no permalink, it names no document: {text!r} (expected document=ID&span=START-END)"
            )
        start, dash, end = span.partition("-")
        if not (dash and start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
            raise ValueError(f"no permalink, it has no span: {text!r} (expected document=ID&span=START-END)")
        if int(start) > int(end):
            raise ValueError(f"no permalink, its span ends before it starts: {text!r}")
        return cls(document, int(start), int(end))
