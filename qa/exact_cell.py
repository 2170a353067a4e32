"""The cell of a table's row that a question asks for, by its column's name, number, or the type of what it holds."""

import re

from passerelle.answer_type import answer_type
from passerelle.index.folding import fold
from passerelle.index.tables import BARS, cells
from passerelle.index.types import Document, Language, Span
from passerelle.query import Query
from passerelle.reading.glosses import translated
from passerelle.reading.ranges import other_amounts
from passerelle.words import begins_one, content_words

SEASONS = {
    "spring": r"\bprintemps\b|\bspring\b",
    "summer": r"^ete$|\b(?:en|l'|d'|cet|chaque|horaires?|heures) ?ete\b|\bsummer\b",
    "autumn": r"\bautomne\b|\bautumn\b|\bfall\b",
    "winter": r"\bhiver\b|\bwinter\b",
}


def cell_asked_for(  # noqa: PLR0913  a row, its columns, and what is known of the question
    query: Query, document: Document, row: Span, header: Span, pointed: Span | None, language: Language
) -> Span | None:
    """Return the cell of the column that the question asks for; where it says none, what the network *pointed* at.

    A column named by a number that the question has in the same unit is the one, and one of another number is not.
    Of columns as likely, the one whose cell is of the type that is asked for is the one: a price, or a duration.
    """
    names = cells(document.text[header.start : header.end].split("\n")[-1])
    spans = _cell_spans(document.text, row)
    if len(spans) != len(names):
        return pointed
    same, other = other_amounts(query.asks, names)
    shared = [_shared_with_column(query, name, language) for name in names]
    places = [place for place in range(1, len(names)) if place not in other]  # the first names the row
    places = [place for place in places if place in same] or places
    if not any(shared[place] for place in places):
        shared = [begun_words(query, name) for name in names]
    best = max((shared[place] for place in places), default=0)
    likeliest = [place for place in places if shared[place] == best]
    if len(likeliest) > 1 and best:  # "the X2", and not "the X2 Pro"
        whole = [place for place in likeliest if len(set(content_words(names[place]))) == best]
        likeliest = whole or likeliest
    wanted = None if other else answer_type(query.asks)
    cell_texts = [document.text[span.start : span.end] for span in spans]
    of_type = [place for place in likeliest if wanted and wanted.held(cell_texts[place])]
    likeliest = of_type or likeliest
    if len(likeliest) == 1 and (best or same or of_type):
        return spans[likeliest[0]]
    at = next(
        (place for place, span in enumerate(spans) if pointed and span.start <= pointed.start < span.end),
        None,
    )
    return pointed if at is None or at in likeliest or not (best or other or of_type) else None


def _shared_with_column(query: Query, name: str, language: Language) -> int:
    """Return how many words and seasons of the question a column's *name* has: none where it is of another season.

    The table of translations has « hiver » for "summer" too, for both stand in the same texts.
    """
    asked, named = _seasons(query.asks), _seasons(name)
    if asked and named and not asked & named:
        return 0
    return shared_words(query, name, language) + len(asked & named)


def _seasons(text: str) -> set[str]:
    """Return the seasons that *text* names: « été » is a small word to all else, for it is also *been*."""
    folded = fold(text.lower()).replace("’", "'")
    return {season for season, words in SEASONS.items() if re.search(words, folded)}


def shared_words(query: Query, text: str, language: Language, but: frozenset[str] = frozenset()) -> int:
    """Return how many words of the question, *but* some, are in a column's name or a clause, or translate one there."""
    own = set(content_words(text)) - but
    translating = {
        word
        for each in translated(query.asks, query.language, text, language)
        for word in content_words(each)
    }
    return len(own & (set(query.words) | translating))


def begun_words(query: Query, name: str) -> int:
    """Return how many words of the question begin one of a column's *name*, as *mean* does *meaning*."""
    own = content_words(name)
    return sum(begins_one(word, own) for word in set(query.words))


def _cell_spans(text: str, row: Span) -> list[Span]:
    edges = [
        row.start,
        *(edge for bar in BARS.finditer(text, row.start, row.end) for edge in bar.span()),
        row.end,
    ]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [Span(start, end) for start, end in pairs if start < end]
