"""Texts that a framework hands over, as passages of documents: of a store and in their places, or others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from passerelle.index.errors import StoreError
from passerelle.index.language import document_language
from passerelle.index.store.protocol import AnyStore
from passerelle.index.types import Document, Language, Passage, Span

LONGEST = 50_000_000
"""Code points of a document that a text may be put back into without its store."""
LANGUAGES = get_args(Language)
Cut = Callable[[Document], list[Passage]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its id, and what is known of it: of a passage that ours found, what `citation_metadata` says."""

    id: str
    text: str
    known: Mapping[str, Any]

    @property
    def origin(self) -> tuple[str, Span] | None:
        """The document it was found in and its place there; None where that is not known."""
        id_, start, end = (self.known.get(name) for name in ("document", "start", "end"))
        if not (isinstance(id_, str) and isinstance(start, int) and isinstance(end, int)):
            return None
        fits = 0 <= start <= end <= LONGEST and end - start == len(self.text)
        return (id_, Span(start, end)) if fits else None

    def number(self, name: str) -> float | None:
        value = self.known.get(name)
        return float(value) if isinstance(value, int | float) else None

    def words(self, name: str) -> str:
        return str(self.known.get(name) or "")

    @property
    def language(self) -> Language:
        said: Language = self.known.get("language", "")
        return said if said in LANGUAGES else document_language(self.text)


@dataclass(frozen=True, slots=True)
class Placed:
    """A passage, the text that it is or is a part of, by its number from 0, and where that lies in the document."""

    passage: Passage
    number: int
    span: Span


def place_texts(texts: Sequence[Text], store: AnyStore | None, cut: Cut) -> Iterator[Placed]:
    """Yield the passages of *texts*: of those that *store* holds as it holds them.

    What was found in a store that is not here is put back in its place, with nothing around it; any other text is a
    document of its own, which *cut* cuts into passages.
    """
    patched = _patched(texts)
    for number, each in enumerate(texts):
        origin = each.origin
        if origin is None:
            made = Document(each.id, each.words("title"), each.language, each.text)
            for passage in cut(made):
                heading = passage.heading or each.words("heading")
                yield Placed(replace(passage, heading=heading), number, Span(0, len(each.text)))
            continue
        id_, span = origin
        stored = _stored(store, id_, span, each.text)
        yield Placed(stored or _restored(each, patched[id_], span), number, span)


def _stored(store: AnyStore | None, id_: str, span: Span, text: str) -> Passage | None:
    if store is None:
        return None
    try:
        found = store.passages(id_)
    except StoreError:  # the document is gone
        return None
    return next((each for each in found if each.span == span and each.text == text), None)


def _restored(text: Text, document: Document, span: Span) -> Passage:
    page = text.known.get("page")
    return Passage(
        document,
        span.start,
        span.end,
        text.language,
        page if isinstance(page, int) else None,
        text.words("heading"),
    )


def _patched(texts: Sequence[Text]) -> dict[str, Document]:
    """Return each document that texts were found in, by its id: their words in their places, and blanks between.

    Between passages of a store there are nothing but blanks; which they were is a guess.
    """
    parts: dict[str, list[tuple[Span, Text]]] = {}
    for each in texts:
        if each.origin is not None:
            parts.setdefault(each.origin[0], []).append((each.origin[1], each))
    return {id_: _document(id_, found) for id_, found in parts.items()}


def _document(id_: str, parts: Sequence[tuple[Span, Text]]) -> Document:
    whole = ""
    for span, each in sorted(parts, key=lambda part: part[0].start):
        gap = span.start - len(whole)
        whole = whole[: span.start] + (" " if gap == 1 else "\n" * gap) + each.text + whole[span.end :]
    first = parts[0][1]
    fields = first.known.get("fields")
    return Document(
        id_,
        first.words("title"),
        first.language,
        whole,
        fields=dict(fields) if isinstance(fields, Mapping) else {},
        path=first.words("path"),
        store=first.words("store"),
    )
