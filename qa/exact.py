"""The exact words that answer: a quotation's only number or date, a column's cell, or what the network points at."""

import re
from collections.abc import Sequence

from passerelle.index.folding import fold, fold_letters
from passerelle.index.number_words import SEVERAL
from passerelle.index.tables import BARS, cells, looks_like_row
from passerelle.index.types import Document, Language, Span
from passerelle.query import Query
from passerelle.reading.glosses import translated
from passerelle.reading.ranges import other_amounts
from passerelle.sides import clause_asked_for
from passerelle.types import ExactAnswer
from passerelle.words import MONTHS, NUMBER, content_words

UNIT = (
    r"(?:[ \u00a0\u202f]?(?:[€$£%]|m[23]|°c?|(?:euros?|dollars?|pounds?|kg|km|mm|cm|m|h(?:eures?|ours?)?|min(?:utes?)?"
    r"|ans?|years?|jours?|days?|mois|months?|semaines?|weeks?|fois|times|personnes?|people|[mkg]wh|litres?|tonnes?)\b))?"
)
SPELT = (
    rf"(?:{'|'.join(word for word in SEVERAL if word != 'neuf')})"
    r"(?! (?:cents?|mille|millions?|milliards?|hundred|thousand|billion)\b)"
)
"""Without *neuf*, which is also new."""
AMOUNT = re.compile(
    rf"[€$£]?(?<![\w.,/-])(?:\d{{1,3}}(?:[ \u00a0\u202f,]\d{{3}})+|\d+)(?:[.,]\d+)?(?![\w/-]){UNIT}"
    rf"|(?<![\w-]){SPELT}(?![\w-]){UNIT}"
)
YEAR = r"(?:1\d|20)\d\d"
DAY = r"\b\d{1,2}(?:er|st|nd|rd|th)?"
CALENDAR = rf"{DAY} (?:of )?(?:{MONTHS})\b(?:,? {YEAR}\b)?|\b(?:{MONTHS}) (?:\d{{1,2}}(?!\d)(?:,? {YEAR}\b)?|{YEAR}\b)"
DATE = re.compile(
    rf"{CALENDAR}|\b\d{{1,2}}[/.]\d{{1,2}}[/.]{YEAR}\b|\b{YEAR}-\d\d-\d\d\b"
    r"|\b\d{1,2}[ \u00a0\u202f]?(?:h(?:[ \u00a0\u202f]?\d\d)?|[.:]\d\d(?: ?[ap]\.?m)?|[ap]\.?m)\b"
    rf"|\b{YEAR}\b"
)
"""As text in lower case and without accents has them."""
ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|over|under|(?:more|less|fewer) than|at (?:least|most)|up to"
    r"|environ|pres de|presque|quelque|plus de|moins de|au (?:moins|plus|maximum|minimum)|jusqu'a) $"
)
"""What is said of an amount right before it, and belongs to it."""
NO_AMOUNT = re.compile(rf"{CALENDAR}|\b(?:en|in|depuis|since|annee|saison|season|year) {YEAR}\b")
"""Dates with their year."""


def exact_answer(  # noqa: PLR0913  the question, what is quoted of what, and where the network points
    query: Query | None,
    document: Document,
    quoted: Span,
    context: Sequence[Span],
    pointed: Span | None = None,
    language: Language | None = None,
) -> ExactAnswer | None:
    """Return the words in *quoted*, of *language*, that answer what *query* asks; ``None`` where none can be told.

    Where the quotation leaves a choice, or no *query* is given, they are those that the network *pointed* at.
    """
    text = document.text[quoted.start : quoted.end]
    inside = pointed if pointed and quoted.start <= pointed.start and pointed.end <= quoted.end else None
    if query is None:
        told = inside
    elif looks_like_row(text) and "\n" not in text and context:
        told = _cell(query, document, quoted, context[-1], inside, language or document.language)
    else:
        told = _other_side(query, text, quoted.start, inside) or _only(query, text, quoted.start) or inside
    return ExactAnswer.of(document, _without_full_stop(document.text, told)) if told else None


def _only(query: Query, text: str, begins: int, pattern: re.Pattern[str] | None = None) -> Span | None:
    """Return the only number or date of *text* where one is asked for that the question does not name itself."""
    if query.kind not in {"number", "time"}:
        return None
    folded = fold_letters(text)
    known = set(NUMBER.findall(fold(query.asks.lower())))
    pattern = pattern or (DATE if query.kind == "time" else AMOUNT)
    if query.kind == "number":
        folded = NO_AMOUNT.sub(lambda date: "·" * len(date.group()), folded)
    found = [each for each in pattern.finditer(folded) if not known & set(NUMBER.findall(each.group()))]
    if len(found) != 1:
        return None
    about = ABOUT.search(folded[: found[0].start()].replace("’", "'"))
    return Span(begins + (about or found[0]).start(), begins + found[0].end())


def _other_side(query: Query, text: str, begins: int, pointed: Span | None) -> Span | None:
    """Return the only number or date said of what is asked, as of closing, where *pointed* is said of opening."""
    clause = clause_asked_for(query.asks, text, pointed.start - begins) if pointed else None
    if clause is None:
        return None
    words, at = text[clause.start : clause.end], begins + clause.start
    return _only(query, words, at) or _only(query, words, at, AMOUNT)


def _cell(  # noqa: PLR0913  a row, its columns, and what is known of the question
    query: Query, document: Document, row: Span, header: Span, pointed: Span | None, language: Language
) -> Span | None:
    """Return the cell of the column that the question asks for; where it says none, what the network *pointed* at.

    A column named by a number that the question has in the same unit is the one, and one of another number is not.
    """
    names = cells(document.text[header.start : header.end].split("\n")[-1])
    spans = _cell_spans(document.text, row)
    if len(spans) != len(names):
        return pointed
    same, other = other_amounts(query.asks, names)
    shared = [_shared(query, name, language) for name in names]
    places = [place for place in range(1, len(names)) if place not in other]  # the first names the row
    places = [place for place in places if place in same] or places
    best = max((shared[place] for place in places), default=0)
    likeliest = [place for place in places if shared[place] == best]
    if len(likeliest) == 1 and (best or same):
        return spans[likeliest[0]]
    at = next(
        (place for place, span in enumerate(spans) if pointed and span.start <= pointed.start < span.end),
        None,
    )
    return pointed if at is None or at in likeliest or not (best or other) else None


def _shared(query: Query, name: str, language: Language) -> int:
    """Return how many words of the question are in the *name* of a column, or translate one that is."""
    own = set(content_words(name))
    translating = {
        word
        for each in translated(query.asks, query.language, name, language)
        for word in content_words(each)
    }
    return len(own & (set(query.words) | translating))


def _cell_spans(text: str, row: Span) -> list[Span]:
    edges = [
        row.start,
        *(edge for bar in BARS.finditer(text, row.start, row.end) for edge in bar.span()),
        row.end,
    ]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [Span(start, end) for start, end in pairs if start < end]


def _without_full_stop(text: str, words: Span) -> Span:
    """Return *words* without the sign that ends their sentence; the dot of an abbreviation, "a.m.", stays."""
    bare = text[words.start : words.end].rstrip(".,;: \n\u00a0\u202f")
    end = words.start + len(bare)
    dotted = bare and "." in bare.split()[-1] and text[end : end + 1] == "."
    return Span(words.start, end + 1 if dotted else end) if bare else words
