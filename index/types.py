"""What flows from a file to a passage: documents, their structure, and the spans cut from them."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Language = Literal["fr", "en", "other"]
Value = str | int | float | bool | None
Field = Value | list[Value]
"""What one of a document's own fields holds, as JSON has it; a date is a string, as ``2025-04-03``."""
GapKind = Literal[
    "pages without text",
    "doubtful pages",
    "letters without meaning",
    "form fields",
    "comments",
    "deletions",
    "hidden text",
    "embedded files",
    "pictures",
    "page furniture",
    "broken markup",
    "broken rows",
    "missing parts",
    "third language",
    "long fields",
]
UnreadKind = Literal["other formats", "linked folders", "failures"]


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
class Gap:
    """What a file holds and its document does not: *count* things of a *kind*, and where they are or what they say.

    ``where`` is for a person, in a few words: "pages 3, 5-7", "sheet Prices", the name of an embedded file.
    """

    kind: GapKind
    count: int = 1
    where: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """What a run found at *path* and did not read: *count* things of a *kind*, and *examples* of them by name.

    ``what`` is the suffix of files of a format that is not read, empty for those without one, and the first reason
    for a file that could not be read. ``path`` is the folder they are in, or that file, as the store names it.
    """

    path: str
    kind: UnreadKind
    what: str = ""
    count: int = 1
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One source, whole: the text a reader sees and where its pages and headings lie.

    ``text`` is stored as it stands here; every offset in the project counts its code points from 0.
    ``pages`` is empty for a format without pages; page *n* (from 1) is ``pages[n - 1]``. ``fields`` are what the
    file says of itself, as ``author`` and ``date``; ``gaps`` what was not read of it. ``path`` is the file it was read
    from, as a store names it: only a store says so.
    """

    id: str
    title: str
    language: Language
    text: str
    pages: tuple[Span, ...] = ()
    headings: tuple[Heading, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict, hash=False)
    gaps: tuple[Gap, ...] = ()
    path: str = field(default="", compare=False)

    @property
    def content_hash(self) -> str:
        """SHA-256 of everything but the id and the path, in hexadecimal."""
        structure = [
            self.title,
            self.language,
            self.text,
            [(page.start, page.end) for page in self.pages],
            [(heading.start, heading.end, heading.level) for heading in self.headings],
        ]
        if self.fields or self.gaps:
            structure += [
                sorted(self.fields.items()),
                [(gap.kind, gap.count, gap.where) for gap in self.gaps],
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
