"""The address of a passage or a quotation: a document's id and a span of its text, the same everywhere."""

import hashlib
import re
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qs, urlencode

from passerelle.index.errors import PasserelleError
from passerelle.index.given import require_kind, require_number, shown
from passerelle.index.types import Passage, Span

EXPECTED = "expected document=ID&span=START-END, in quotes where a shell reads it"
SPAN = re.compile(r"([0-9]{1,18})-([0-9]{1,18})")
HALVES = "surrogatepass"
"""A half of a surrogate pair in a document's id is written and read like any letter."""


class PermalinkError(PasserelleError, ValueError):
    """What is no permalink, or stands for nothing that is there now."""


@dataclass(frozen=True, slots=True)
class Permalink:
    """``document=ID&span=START-END``: code points ``[start, end)`` of that document, whatever its passages are.

    The page answers to it behind its own address, ``http://…/?document=…&span=…``. It holds as long as the
    document keeps its id and its text. With ``words``, the :func:`digest` of what stood there, it says when other
    words do: the links that the page copies have it.
    """

    document: str
    start: int
    end: int
    words: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        require_kind("the document of a permalink", self.document, str, "its id")
        require_number("the start of a permalink", self.start, least=0, whole=True)
        require_number("the end of a permalink", self.end, least=self.start, whole=True)
        require_kind("the words of a permalink", self.words, str, "their digest")

    @classmethod
    def of(cls, passage: Passage) -> "Permalink":
        require_kind("the passage", passage, Passage, "that of a hit or a citation")
        return cls(passage.document.id, passage.start, passage.end)

    def checked(self, text: str) -> "Permalink":
        """Return the link that says of which words it was made: *text*, which stands there."""
        return replace(self, words=digest(text))

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def __str__(self) -> str:
        values = {"document": self.document, "span": f"{self.start}-{self.end}"}
        return urlencode(values | ({"words": self.words} if self.words else {}), safe="/", errors=HALVES)

    @classmethod
    def parse(cls, text: str) -> "Permalink":
        """Read a permalink, alone or behind the address of a page.

        Raises:
            PermalinkError: *text* is none; the message says what is missing.
            TypeError: it is no text.
        """
        require_kind("the permalink", text, str, "text")
        query = text.partition("?")[2].partition("#")[0] if "?" in text else text
        try:
            values = parse_qs(query, keep_blank_values=True, errors=HALVES)
        except ValueError as error:
            raise PermalinkError(
                f"no permalink, it cannot be read ({error}): {shown(text)} ({EXPECTED})"
            ) from None
        document, span = values.get("document", [""])[0], values.get("span", [""])[0]
        if not document:
            raise PermalinkError(f"no permalink, it names no document: {shown(text)} ({EXPECTED})")
        found = SPAN.fullmatch(span)
        if not found:
            raise PermalinkError(f"no permalink, it has no span: {shown(text)} ({EXPECTED})")
        start, end = map(int, found.groups())
        if start > end:
            raise PermalinkError(f"no permalink, its span ends before it starts: {shown(text)} ({EXPECTED})")
        return cls(document, start, end, values.get("words", [""])[0])


def digest(words: str) -> str:
    """Return what tells *words* from others: the first 16 hexadecimal digits of their SHA-256."""
    return hashlib.sha256(words.encode("utf-8", HALVES)).hexdigest()[:16]
