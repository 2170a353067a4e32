"""What flows from a file to a passage: documents, their structure, and the spans cut from them."""

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, Literal, NoReturn, Protocol

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
UnreadKind = Literal["other formats", "linked folders", "failures", "removed"]


class Stretch(Protocol):
    """A part of a document's text, ``[start, end)``: a span, a passage, a citation."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range ``[start, end)`` of Unicode code points in a document's text."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: Stretch) -> bool:
        """Tell whether all of it lies in *other*."""
        return other.start <= self.start and self.end <= other.end

    def moved(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)


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
    for a file that could not be read; ``removed`` are documents that were taken out of the store, by their ids, and
    stay out. ``path`` is the folder they are in, or that file, as the store names it.
    """

    path: str
    kind: UnreadKind
    what: str = ""
    count: int = 1
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a document from ``start`` on, and the page, from 1, that they start on."""

    start: int
    text: str
    page: int | None = None

    def holds(self, start: int, end: int) -> bool:
        return self.start <= start and end <= self.start + len(self.text)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Document:
    """One source, whole: the text a reader sees and where its pages and headings lie.

    ``text`` is stored as it stands here; every offset in the project counts its code points from 0.
    ``pages`` is empty for a format without pages; page *n* (from 1) is ``pages[n - 1]``. ``fields`` are what the
    file says of itself, as ``author`` and ``date``; ``gaps`` what was not read of it. ``path`` is the file it was read
    from, as a store names it: only a store says so. ``store`` names the store it is from, where several are searched
    as one.

    A light copy, as a hit has that was pickled or read from JSON, keeps ``excerpts`` of the text and not the rest: to
    ask it for ``text``, ``pages`` or ``headings`` is an `AttributeError`. It equals a document whose words are the
    same in all that both hold.
    """

    id: str
    title: str
    language: Language
    text: str
    pages: tuple[Span, ...] = ()
    headings: tuple[Heading, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    path: str = ""
    excerpts: tuple[Excerpt, ...] = ()
    store: str = ""

    @classmethod
    def partial(cls, excerpts: tuple[Excerpt, ...], **known: object) -> "Document":
        """Return a light copy that holds the *excerpts*, at least one, and what else is *known* by name."""
        made = object.__new__(cls)
        for name, value in {**known, "excerpts": excerpts}.items():
            object.__setattr__(made, name, value)
        return made

    def light(self, *spans: Span) -> "Document":
        """Return a light copy, with the words of *spans* alone; a light copy is its own."""
        if self.excerpts:
            return self
        kept: list[Excerpt] = []
        for span in sorted(set(spans), key=lambda each: (each.start, -each.end)):
            page = self.page_at(span.start)
            if not any(each.holds(span.start, span.end) and each.page == page for each in kept):
                kept.append(Excerpt(span.start, self.text[span.start : span.end], page))
        names = ("id", "title", "language", "fields", "gaps", "path", "store")
        known = {name: getattr(self, name) for name in names}
        return Document.partial(tuple(kept), **known)

    def words(self, start: int, end: int) -> str:
        """Return what stands in ``[start, end)``.

        Raises:
            AttributeError: this is a light copy that does not hold it.
        """
        if not self.excerpts:
            return self.text[start:end]
        held = next((each for each in self.excerpts if each.holds(start, end)), None)
        if held is None:
            _missing(self.id, f"words {start} to {end}")
        return held.text[start - held.start : end - held.start]

    def page_at(self, place: int) -> int | None:
        """Return the number, from 1, of the page that holds the character at *place*; None where there are no pages."""
        if self.excerpts:
            nearest = sorted(self.excerpts, key=lambda each: each.start != place)
            return next((each.page for each in nearest if each.holds(place, place)), None)
        if not self.pages:
            return None
        return max(1, bisect_right(self.pages, place, key=lambda page: page.start))

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

    def __eq__(self, other: object) -> bool:
        if self is other or not isinstance(other, Document):
            return self is other
        if self.excerpts or other.excerpts:
            return (self.id, self.title) == (other.id, other.title) and _agree(self, other)
        names = ("id", "title", "language", "text", "pages", "headings", "fields", "gaps")
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def __hash__(self) -> int:
        return hash((self.id, self.title))

    def __repr__(self) -> str:
        size = f"{len(self.excerpts)} excerpts" if self.excerpts else f"{len(self.text)} characters"
        return f"<Document {self.id!r}: {self.title!r}, {size}>"

    def __reduce__(self) -> tuple[Any, ...]:
        held = {each.name: getattr(self, each.name) for each in fields(self) if hasattr(self, each.name)}
        return _restored, (held,)

    if not TYPE_CHECKING:  # a type checker would let any name pass

        def __getattr__(self, name: str) -> NoReturn:
            _missing(object.__getattribute__(self, "id"), name) if name in _NAMES else _unknown(name)


_NAMES = frozenset(each.name for each in fields(Document)) - {"id"}


def _missing(id_: str, what: str) -> NoReturn:
    raise AttributeError(
        f"this light copy of the document {id_!r} does not hold its {what}: `Store.document({id_!r})` has it whole"
    )


def _unknown(name: str) -> NoReturn:
    raise AttributeError(f"'Document' object has no attribute {name!r}")


def _restored(held: Mapping[str, Any]) -> Document:
    return Document.partial(**held)


def _agree(one: Document, other: Document) -> bool:
    """Tell whether two documents, of which one is light, have the same words in all that both hold."""
    for here, there in ((one, other), (other, one)):
        for each in here.excerpts:
            span = each.start, each.start + len(each.text)
            held = not there.excerpts or any(kept.holds(*span) for kept in there.excerpts)
            if held and there.words(*span) != each.text:
                return False
    return True


SHOWN = 200
"""Characters of a passage's text that its ``repr`` shows."""


@dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """The retrieved and cited unit: a span of one document, never a copy of its words.

    ``heading`` is the path of headings above the passage, outermost first, joined by `` › ``;
    ``page`` counts from 1 and is the page the passage starts on, ``None`` where there are no pages. Pickled, it takes
    a light copy of its document along.
    """

    document: Document
    start: int
    end: int
    language: Language
    page: int | None = None
    heading: str = ""

    @property
    def text(self) -> str:
        return self.document.words(self.start, self.end)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def id(self) -> str:
        """Derived from content and place: the same passage has the same id tomorrow."""
        place = f"{self.document.id}\0{self.start}\0{self.end}\0{self.text}"
        return hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def __repr__(self) -> str:
        text = self.text if self.end - self.start <= SHOWN else f"{self.text[:SHOWN]}…"
        return f"<Passage {self.document.id!r} {self.start}-{self.end}: {text!r}>"

    def __copy__(self) -> "Passage":
        return self

    def __deepcopy__(self, _: object) -> "Passage":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        document = self.document.light(self.span)
        return Passage, (document, self.start, self.end, self.language, self.page, self.heading)
