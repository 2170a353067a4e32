"""A question as a query without a vector, and words picked to answer it, for what reads its words alone."""

import numpy as np

from passerelle.index.types import Document, Passage, Span
from passerelle.language import french_probability
from passerelle.query import Query
from passerelle.types import Hit
from passerelle.weights import Features, Pick


def query(question: str, french: float | None = None) -> Query:
    """Return *question* as it was typed, its vector zero; *french* is how likely it is French, else by its words."""
    likely = french_probability(question) if french is None else french
    return Query(question, question, np.zeros(256, np.float32), likely)


def pick(document: Document, words: str, heading: str = "", start: int = 0, end: int | None = None) -> Pick:
    """Return *words* of *document* as picked from its passage from *start* to *end*, else from the whole of it."""
    at = document.text.index(words)
    stop = len(document.text) if end is None else end
    hit = Hit(1, Passage(document, start, stop, document.language, None, heading), 0.9, 0.9)
    return Pick(hit, Span(at, at + len(words)), 1.0, Features(*[0.0] * 11))
