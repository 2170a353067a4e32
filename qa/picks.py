"""What of the hits answers a question, how sure that is, and which of it is quoted."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from passerelle.dates import when
from passerelle.doubts import DOUBTED, is_doubted
from passerelle.exact_role import holders_first
from passerelle.index.types import Passage
from passerelle.labelled import Named, named_parts
from passerelle.mail_asked import mail_line
from passerelle.marks import marking
from passerelle.named_rows import without_unnamed_rows
from passerelle.newest import preferring
from passerelle.query import Query
from passerelle.reader import Reader
from passerelle.rivals import set_back
from passerelle.settled import SETTLED, leaves_nothing_open
from passerelle.types import Hit
from passerelle.weights import Pick

SECOND_SENTENCE = 1.1
"""Largest fall in score to a second sentence that is quoted too: then it is a third as likely as the best."""


def sure_picks(
    reader: Reader, query: Query, hits: Sequence[Hit], passages: Callable[[str], Sequence[Passage]]
) -> tuple[list[Pick], float]:
    """Return what of *hits* may answer *query*, best first, and how sure that is, in [0, 1].

    *passages* gives those of a document by its id. There is nothing where what is named is missing.
    """
    asked, named, picks = possible(reader, query, hits, passages)
    if not picks:
        return [], 0.0
    sure = reader.confidence(asked, hits, picks)
    if line := mail_line(query.asks, hits):
        return [line], max(sure, SETTLED)
    if leaves_nothing_open(asked, picks[0], named):
        return picks[:1], max(sure, SETTLED)
    return picks, sure * DOUBTED if is_doubted(query, picks[0]) else sure


def possible(
    reader: Reader, query: Query, hits: Sequence[Hit], passages: Callable[[str], Sequence[Passage]]
) -> tuple[Query, Named, list[Pick]]:
    """Return *query* as it is read, what it names, and what of *hits* may answer it, best first.

    *passages* gives those of a document by its id. Nothing may answer where the article, the year or the version that
    is named is missing.
    """
    editions = preferring(when(query.asks), hits)
    marked = marking(query.asks, editions.hits)
    named = named_parts(query.asks, marked.hits, passages)
    asked = replace(query, asks=editions.undated(query.asks) or query.asks)
    if not hits or named.missing or editions.missing or marked.missing:
        return asked, named, []
    read = without_unnamed_rows(asked, reader.read(asked, named.hits, named))
    return asked, named, marked.picks(editions.picks(holders_first(asked, set_back(asked, read))))


def choose(picks: Sequence[Pick]) -> list[Pick]:
    """Return the best sentence, and the second when it is nearly as good, in the order they are quoted."""
    best = picks[0]
    if len(picks) > 1 and best.score - picks[1].score <= SECOND_SENTENCE:
        return [best, picks[1]]
    return [best]
