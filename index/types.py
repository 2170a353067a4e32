"""What flows from a file to a passage: documents, their structure, and the spans cut from them."""

import hashlib
import json
from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "en", "other"]


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range ``[start, end)`` of Unicode code points in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's span in the text, and its depth: 1 is the outermost."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Document:
    """One source, whole: the text a reader sees and where its pages and headings lie.

    ``text`` is stored as it stands here; every offset in the project counts its code points from 0.
    ``pages`` is empty for a format without pages; page *n* (from 1) is ``pages[n - 1]``.
    """

    id: str
    title: str
    language: Language
    text: str
    pages: tuple[Span, ...] = ()
    headings: tuple[Heading, ...] = ()

    @property
    def content_hash(self) -> str:
        """SHA-256 of everything but the id, in hexadecimal."""
        structure = [
            self.title,
            self.language,
            self.text,
            [(page.start, page.end) for page in self.pages],
            [(heading.start, heading.end, heading.level) for heading in self.headings],
        ]
        return hashlib.sha256(json.dumps(structure, ensure_ascii=True).encode("ascii")).hexdigest()


@dataclass(frozen=True, slots=True)
class Passage:
    """The retrieved and cited unit: a span of one document, never a copy of its words.

    ``heading`` is the path of headings above the passage, outermost first, joined by `` › ``;
    ``page`` counts from 1 and is the page the passage starts on, ``None`` where there are no pages.
    """

    document: Document
    start: int
    end: int
    language: Language
    page: int | None = None
    heading: str = ""

    @property
    def text(self) -> str:
        return self.document.text[self.start : self.end]

    @property
    def id(self) -> str:
        """Derived from content and place: the same passage has the same id tomorrow."""
        place = f"{self.document.id}\0{self.start}\0{self.end}\0{self.text}"
        return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]
