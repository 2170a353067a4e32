"""Where an expectation lies in the documents of a store, and whether a hit or a citation meets it.

Everything goes by spans of a document's text, so that a set outlives another size of passage. A hit meets a span
when the two share at least half of the shorter one: a quote cut in two is met by the greater part, and an
expected passage by the smaller ones that are cut of it later. Where only a document is expected, any hit in it will do.

Of a passage and its translation, only the one in the question's language is a hit. It meets both places where both are
expected: the question then says that either will do. Where only the translation is expected, the hit does not meet it:
nobody but its author can say that the other text will do, and a passage wrongly taken for a translation would
count as found. Such a hit is reported, so that its place can be added.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from passerelle.evaluation.answers import holds
from passerelle.evaluation.types import Expectation, Found, Judged, Question, Quoted, Staleness
from passerelle.index.errors import StoreError
from passerelle.index.store.protocol import AnyStore
from passerelle.index.text import clean
from passerelle.index.types import Document, Language, Span

Somewhere = TypeVar("Somewhere", Found, Quoted)
LONGEST = 4
"""Words of a passage that are looked for before all of it is."""
SHARE = 0.5
"""Part of the shorter of two spans that both must hold to be about the same words."""


def occurrences(text: str, quote: str) -> Iterator[Span]:
    """Yield every place where *quote* stands in *text*; where it does not, where it does but for white space."""
    words = clean(quote)
    if not words:
        return
    start = text.find(words)
    if start < 0:
        spaced = r"\s+".join(re.escape(word) for word in words.split())
        yield from (Span(*found.span()) for found in re.finditer(spaced, text))
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def meets(one: Span, other: Span) -> bool:
    """Tell whether two spans of one document share at least half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > 0 and shared >= SHARE * min(one.end - one.start, other.end - other.start)


@dataclass(frozen=True, slots=True)
class Placed:
    """An expectation looked up in a store: its document, and ``spans`` of it, empty where any place will do."""

    document: str
    spans: tuple[Span, ...] = ()
    stale: Staleness = ""
    language: Language | None = None

    def met_by(self, document: str, span: Span) -> bool:
        if self.stale or document != self.document:
            return False
        return not self.spans or any(meets(span, each) for each in self.spans)

    def met_by_hit(self, hit: Found) -> bool:
        return self.met_by(hit.document, Span(hit.start, hit.end))

    def shown_by(self, hit: Found) -> bool:
        """Tell whether the translation of *hit* is this place."""
        other = hit.translation
        return other is not None and self.met_by(other.document, Span(other.start, other.end))

    def held_by(self, citation: Quoted) -> bool:
        """Tell whether *citation* holds all of one of the spans."""
        return citation.document == self.document and any(span.within(citation) for span in self.spans)


class Judge:
    """Look up what questions expect in one store, and judge what was found; threads may share it."""

    def __init__(self, store: AnyStore) -> None:
        self._store = store
        self._passages: dict[str, tuple[str, Span]] | None = None

    def place(self, expectation: Expectation) -> Placed:
        if expectation.passage:
            found = self._by_passage().get(expectation.passage)
            if found is None or expectation.document not in {"", found[0]}:
                return Placed(expectation.document, stale="passage")
            return Placed(found[0], (found[1],), language=self._store.document(found[0]).language)
        try:
            document = self._store.document(expectation.document)
        except StoreError:  # it holds no such document
            return Placed(expectation.document, stale="document")
        spans, stale = _spans(document, expectation)
        return Placed(document.id, spans, stale, document.language)

    def judge(
        self, question: Question, placed: Sequence[Placed], hits: Sequence[Found], citations: Sequence[Quoted]
    ) -> tuple[Judged, ...]:
        """Return what came of each expectation of *question*, which *placed* has in the same order."""
        judged = []
        either = [hit for hit in hits if any(place.met_by_hit(hit) for place in placed)]
        for expectation, place in zip(question.expected, placed, strict=True):
            met = [hit.rank for hit in hits if place.met_by_hit(hit)]
            met += [hit.rank for hit in either if place.shown_by(hit)]
            shown = (hit.rank for hit in hits if place.shown_by(hit))
            found = Judged(
                place.spans, place.stale, rank=min(met, default=None), translation_of=next(shown, None)
            )
            if expectation.quote:
                found = replace(found, quoted=any(map(place.held_by, citations)))
            elif place.spans:
                found = replace(
                    found,
                    quoted=any(place.met_by(each.document, Span(each.start, each.end)) for each in citations),
                )
            judged.append(found)
        return tuple(judged)

    def at_home(self, placed: Sequence[Placed], found: Sequence[Somewhere]) -> list[Somewhere]:
        """Return what was *found*, that of a copy of an expected document where its passage stands in that one.

        A search gives but one of several passages of the same words, and any of them is as right. A sentence that
        two documents share makes no copy: the whole passage it is quoted from must stand in both.
        """
        sound = [place for place in placed if not place.stale]
        expected = {place.document for place in sound}
        return [each if each.document in expected else self._moved(sound, each) for each in found]

    def _moved(self, sound: Sequence[Placed], found: Somewhere) -> Somewhere:
        """Return *found* where its words stand in an expected document, in an expected place if there is one."""
        span = Span(found.start, found.end)
        try:
            text = self._store.document(found.document).text
            around = span if isinstance(found, Found) else self._around(found.document, span)
            moved = [
                replace(found, document=place.document, start=there.start, end=there.end)
                for place in sound
                for there in _again(
                    self._store.document(place.document).text,
                    text[around.start : around.end],
                    text[span.start : span.end],
                )
            ]
        except StoreError:  # it has been removed since
            return found
        met = (
            each
            for each in moved
            if any(place.met_by(each.document, Span(each.start, each.end)) for place in sound)
        )
        return next(met, moved[0] if moved else found)

    def _around(self, document: str, span: Span) -> Span:
        """Return from where to where the passages reach that hold *span*."""
        touched = [
            each for each in self._store.passages(document) if each.start < span.end and span.start < each.end
        ]
        return Span(
            min((each.start for each in touched), default=span.start),
            max((each.end for each in touched), default=span.end),
        )

    def _by_passage(self) -> dict[str, tuple[str, Span]]:
        if self._passages is None:
            self._passages = {
                passage.id: (entry.id, Span(passage.start, passage.end))
                for entry in self._store.entries()
                for passage in self._store.passages(entry.id)
            }
        return self._passages


def is_right(
    question: Question, placed: Sequence[Placed], judged: Sequence[Judged], citations: Sequence[Quoted]
) -> bool | None:
    """Tell whether a citation holds the expected words; ``None`` where none are expected, or all are stale.

    Quotes decide where there are any; else one of ``answers``, in an expected document if there is one; else
    a citation from an expected span.
    """
    sound = [(each, place) for each, place in zip(question.expected, placed, strict=True) if not place.stale]
    if question.expected and not sound:
        return None
    if any(each.quote for each, _ in sound):
        return any(found.quoted for each, found in zip(question.expected, judged, strict=True) if each.quote)
    if question.answers:
        documents = {place.document: place.language for _, place in sound}
        return any(
            holds(citation.quote, answer, documents.get(citation.document) or question.language)
            for citation in citations
            if not documents or citation.document in documents
            for answer in question.answers
        )
    return any(each.quoted for each in judged) if any(place.spans for _, place in sound) else None


def _again(text: str, passage: str, words: str) -> Iterator[Span]:
    """Yield where *words* stand in each place of *text* where the *passage* stands that they are of."""
    if not all(each in text for each in sorted(set(passage.split()), key=len)[-LONGEST:]):
        return  # most passages that are another's are told by their longest words
    for place in occurrences(text, passage):
        for inside in occurrences(text[place.start : place.end], words):
            yield Span(place.start + inside.start, place.start + inside.end)


def _spans(document: Document, expectation: Expectation) -> tuple[tuple[Span, ...], Staleness]:
    """Return where *expectation* lies in its *document*, or why nowhere.

    A span with a quote chooses among the quote's places; where the quote has moved, all of them count.
    """
    span = expectation.span
    if expectation.quote:
        found = tuple(occurrences(document.text, expectation.quote))
        return ((span,) if span in found else found), "" if found else "quote"
    if span is not None and span.end > len(document.text):
        return (), "span"
    return (() if span is None else (span,)), ""
