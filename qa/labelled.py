"""Where a question names "article 4" or « l'annexe B »: read its passages first, or find that it is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from passerelle.index.errors import StoreError
from passerelle.index.types import Passage, Span
from passerelle.quotation.candidates import LONGEST
from passerelle.quotation.labels import named
from passerelle.quotation.named import Article, named_in
from passerelle.types import Hit

DOCUMENTS = 3
"""Documents, of those found first, in which a named article is looked for."""


@dataclass(frozen=True, slots=True)
class Named:
    """The hits to read for a question, and the parts of documents it names, by document id.

    ``missing`` tells that it names one and that the document found first numbers such parts, but has not that one.
    """

    hits: tuple[Hit, ...]
    parts: dict[str, tuple[Span, ...]]
    missing: bool = False

    def holds(self, passage: Passage, span: Span) -> bool:
        """Tell whether *span* of *passage* lies in a part that is named; any does where none is."""
        if not self.parts:
            return True
        parts = self.parts.get(passage.document.id, ())
        return any(span.overlaps(part) for part in parts)


def named_parts(question: str, hits: Sequence[Hit], passages: Callable[[str], Sequence[Passage]]) -> Named:
    """Return *hits*, those first that hold what *question* names; *passages* gives those of a document by its id."""
    labels = named(question)
    if not labels:
        return Named(tuple(hits), {})
    best: dict[str, Hit] = {}
    for hit in hits:
        best.setdefault(hit.passage.document.id, hit)
    found: dict[str, list[Article]] = {}
    numbered = False
    for id_, hit in list(best.items())[:DOCUMENTS]:
        found[id_], numbers = named_in(hit.passage.document, labels)
        numbered |= numbers and hit is hits[0]
    parts = {id_: tuple(each.span for each in each_found) for id_, each_found in found.items() if each_found}
    if not parts:
        return Named(tuple(hits), {}, missing=numbered)
    first = [each for id_, spans in parts.items() for each in _holding(best[id_], spans, hits, passages)]
    others = [hit for hit in hits if not any(hit.passage.id == each.passage.id for each in first)]
    return Named(tuple(first + others), parts)


def _holding(
    best: Hit, spans: Sequence[Span], hits: Sequence[Hit], passages: Callable[[str], Sequence[Passage]]
) -> list[Hit]:
    """Return the hits in the document of *best* that hold *spans*: those found, else its passages."""
    known = {hit.passage.id: hit for hit in hits}
    try:
        own = passages(best.passage.document.id)
    except StoreError:  # it has been removed since
        return []
    holding = [each for each in own if any(each.start < span.end and span.start < each.end for span in spans)]
    return [known.get(each.id, replace(best, passage=each)) for each in holding]


def whole_part(parts: Sequence[Span], passage: Passage) -> list[Span]:
    """Return those of *parts* that begin in *passage* and are short enough to be quoted whole."""
    return [
        each
        for each in parts
        if passage.start <= each.start < passage.end and each.end - each.start <= LONGEST
    ]
