"""What a card says of its document and its passage: the date, the file where titles agree, the strength in words."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from typing import Literal

from passerelle import phrases
from passerelle.dates import HEAD, Dated, dated
from passerelle.index.sentences import sentences
from passerelle.index.store.documents import Entry
from passerelle.index.tables import looks_like_row
from passerelle.index.types import Document, Passage, Span
from passerelle.titles import agreeing
from passerelle.types import Citation, QuestionLanguage

Strength = Literal["support_strong", "support_fair", "support_weak"]
STRONG = 0.8
"""Confidence from which an answer is said to be strongly supported."""
FAIR = 0.5
"""Confidence from which it is said to be fairly supported.

Of strong answers .98 are right (199), of fair ones .71 (72), of weak ones .30 (73), on 400 questions about 245 everyday
documents, of which 56 were refused: `python -m tests.benchmarks.strength STORE SET.jsonl --sample 400`. In tenths: 1.00
from .9, .96 from .8, .85 from .7, .74 from .6, .50 from .5, .70 from .4, and at most .40 from .1 to .4.
"""
DATE_LINE = 60
"""Characters of a line at the head of a text that gives the document's date, as « Lyon, le 3 mai 2021 » does."""
SMALL_REST = 60
"""Characters left of a passage that are shown at once instead of behind a button."""
NEAR_LENGTH = 320


def strength(confidence: float) -> Strength:
    """Return the word for a *confidence* in [0, 1]; `FAIR` has how often answers of each word are right."""
    if confidence >= STRONG:
        return "support_strong"
    return "support_fair" if confidence >= FAIR else "support_weak"


def own_date(document: Document) -> Dated:
    """Return the date of *document* itself: prose at its head tells of other days than its own."""
    lines = document.text[:HEAD].split("\n")
    said = [line for line in lines if len(line) <= DATE_LINE and not line.rstrip().endswith((".", "!", "?"))]
    return dated(replace(document, text="\n".join(said)))


def date_shown(document: Document, language: QuestionLanguage) -> str:
    """Return the date of *document* in words, empty where it has none or its title says it."""
    date = own_date(document)
    known = date.year and str(date.year) in document.title and not date.day
    return "" if known else phrases.shown_date(date, language)


def same_titles(documents: Iterable[Document | Entry]) -> frozenset[str]:
    """Return the ids of those *documents* whose title is that of another one, too."""
    return frozenset(chain.from_iterable(agreeing((each.id, each.title) for each in documents)))


def around(citation: Citation, window: Span) -> Span | None:
    """Return the quotation with the sentence before and the one behind it, of one section; ``None`` for all of it.

    A row of a table says nothing without its head: beside a quotation that is none, it is left to the whole passage.
    """
    text = citation.document.text
    starts = {each.start for each in citation.document.headings}
    found = sentences(text, window.start, window.end)
    quoted = [at for at, each in enumerate(found) if each.start < citation.end and citation.start < each.end]
    if not quoted:
        return None
    first, last = quoted[0], quoted[-1]

    def goes_with(other: int, at: int) -> bool:
        rows = [looks_like_row(text[found[each].start : found[each].end].strip()) for each in (other, at)]
        return found[other].start not in starts and rows != [True, False]

    if first and found[first].start not in starts and goes_with(first - 1, first):
        first -= 1
    if last + 1 < len(found) and goes_with(last + 1, last):
        last += 1
    shown = Span(min(found[first].start, citation.start), max(found[last].end, citation.end))
    return _unless_small(text, window, shown)


def beginning(passage: Passage) -> Span | None:
    """Return the first sentences of *passage* below its headings; ``None`` for all of it."""
    starts = {each.start for each in passage.document.headings}
    found = sentences(passage.document.text, passage.start, passage.end)
    below = next((at for at, each in enumerate(found) if each.start not in starts), None)
    if below is None:
        return None
    start = end = found[below].start
    for each in found[below:]:
        if end > start and each.end - start > NEAR_LENGTH:
            break
        end = each.end
    return _unless_small(passage.document.text, Span(passage.start, passage.end), Span(start, end))


def _unless_small(text: str, window: Span, shown: Span) -> Span | None:
    left = text[window.start : shown.start].strip() + text[shown.end : window.end].strip()
    return shown if len(left) > SMALL_REST else None
