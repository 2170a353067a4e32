"""Say of an expected place that is not in the store any more what stands there now."""

from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import PurePosixPath

from passerelle.evaluation.matching import Judge
from passerelle.evaluation.types import Expectation
from passerelle.index.sentences import sentences
from passerelle.index.store.location import typed
from passerelle.index.store.protocol import AnyStore
from passerelle.index.types import Document
from passerelle.words import content_words, coverage

NEAR = 0.5
"""Share of a lost quote's words that a sentence must hold to be shown in its place."""


def place_problem(store: AnyStore, judge: Judge, expectation: Expectation) -> str:
    """Return what is wrong with an *expectation* and how to mend it; empty where its place is in the *store*."""
    placed = judge.place(expectation)
    if placed.stale == "document":
        near = _near_document(expectation.document, (entry.id for entry in store.entries()))
        remedy = (
            f"is it {near!r}?"
            if near
            else f"`passerelle documents --store {typed(store.folder)}` lists those there are"
        )
        return f"the document {expectation.document!r} is not in the store; {remedy}"
    if placed.stale == "passage":
        return (
            f"the passage {expectation.passage!r} is not in the store; name its document and words of it as a quote, "
            "which another size of passage leaves valid"
        )
    if placed.stale == "span":
        return (
            f"the document {expectation.document!r} ends before the span does; "
            "give the span anew, or a quote in its place"
        )
    if placed.stale == "quote":
        near = _near_sentence(store.document(expectation.document), expectation.quote)
        remedy = (
            f"nearest there now is {near!r}" if near else "nothing there is like it; look for it elsewhere"
        )
        return f"{expectation.quote!r} does not stand in {expectation.document!r}; {remedy}"
    return ""


def _near_document(name: str, ids: Iterable[str]) -> str:
    """Return the id that *name* was most likely to be: of the same file elsewhere, else spelt alike."""
    known = list(ids)
    moved = [each for each in known if PurePosixPath(each).stem == PurePosixPath(name).stem]
    return next(iter([*moved, *get_close_matches(name, known, 1, 0.7)]), "")


def _near_sentence(document: Document, quote: str) -> str:
    words = content_words(quote)
    if not words:
        return ""
    texts = [document.text[span.start : span.end] for span in sentences(document.text)]
    best = max(texts, key=lambda text: coverage(words, content_words(text)), default="")
    return " ".join(best.split()) if best and coverage(words, content_words(best)) >= NEAR else ""
