"""The exact words that answer: a quotation's only number or date, a column's cell, or what the network points at."""

import re
from collections.abc import Callable, Sequence

from passerelle.answer_type import answer_type
from passerelle.exact_cell import cell_asked_for, shared_words
from passerelle.index.folding import fold, fold_letters
from passerelle.index.number_words import SPELT
from passerelle.index.tables import looks_like_row
from passerelle.index.types import Document, Language, Span
from passerelle.query import Query
from passerelle.sides import clause_asked_for, clauses
from passerelle.types import ExactAnswer
from passerelle.words import MONTHS, NUMBER, content_words

UNIT = (
    r"(?:[ \u00a0\u202f]?(?:[€$£%]|m[23]|°c?|(?:euros?|dollars?|pounds?|kg|km|mm|cm|m|(?:kilo|centi)?met(?:re|er)s?"
    r"|h(?:eures?|ours?)?(?:[ \u00a0\u202f]?\d\d(?!\d))?|min(?:utes?)?|ans?|years?|jours?"
    r"(?: ouvr(?:es|ables))?|(?:(?:working|school|business) )?days?|mois|months?|semaines?|weeks?"
    r"|fois|times|personnes?|people|[mkg]wh|litres?|tonnes?)\b))?"
)
WORDED = (
    rf"(?!(?:une?|one|neuf)(?![\w-]))(?:{SPELT})(?![\w-])"
    r"(?! (?:cents?|mille|millions?|milliards?|hundred|thousand|billion)\b)"
)
"""A number in words, but for *un* and *one*, which may count nothing, and *neuf*, which is also new."""
AMOUNT = re.compile(
    rf"[€$£]?(?<![\w.,/-])(?:\d{{1,3}}(?:[ \u00a0\u202f,]\d{{3}})+|\d+)(?:[.,]\d+)?(?![\w/-]){UNIT}"
    rf"|(?<![\w-]){WORDED}{UNIT}|\b(?:une? )?demie?[- ]\w+|\bhalf an? \w+"
)
YEAR = r"(?:1\d|20)\d\d"
DAY = r"\b\d{1,2}(?:er|st|nd|rd|th)?"
SPAN = rf"(?:(?:du |from )?{DAY} ?(?:au|to|et|and|-|–) ?)?"
CALENDAR = (
    rf"{SPAN}{DAY} (?:of )?(?:{MONTHS})\b(?:,? {YEAR}\b)?"
    rf"|\b(?:{MONTHS}) (?:\d{{1,2}}(?!\d)(?:,? {YEAR}\b)?|{YEAR}\b)"
)
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
RISE = re.compile(r"\b(?:de combien|by how much)\b")
"""How far a thing went up or down is often said in a clause of its own, without the words of the question."""
NO_AMOUNT = re.compile(
    rf"{CALENDAR}|\b(?:en|in|depuis|since|annee|saison|season|year) {YEAR}\b"
    r"|\b(?:articles?|sections?|annexe?s?|chapitres?|chapters?|pages?|paragraph(?:e?s?)|clauses?|steps?|etapes?) \d+"
)
"""Dates with their year, and numbers of articles."""


TOLD_WHOLE = frozenset({"colour", "email", "month", "phone", "website"})
"""Types whose words are the answer as they stand."""
TIMES = frozenset({"clock", "day", "date", "year"})
LASTING = frozenset({"duration", "length"})
TOLD_BY_NUMBER = TIMES | LASTING | {"money", "share", "count", "measure"}
ASKING = frozenset(
    content_words(
        "pay pays payer coûte coûter cost costs price prices prix tarif fee charge combien many much"
    )
)
"""Words that ask for a number, and do not say of what."""


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
        told = cell_asked_for(query, document, quoted, context[-1], inside, language or document.language)
    else:
        spoken = language or document.language
        told = (
            _other_side(query, text, quoted.start, inside)
            or _only(query, text, quoted.start, pointed=inside)
            or _by_clause(query, text, quoted.start, inside, spoken)
            or inside
        )
    return ExactAnswer.of(document, _without_full_stop(document.text, told)) if told else None


def _only(
    query: Query, text: str, begins: int, pattern: re.Pattern[str] | None = None, pointed: Span | None = None
) -> Span | None:
    """Return the only number or date of *text* where one is asked for that the question does not name itself."""
    found = _amounts(query, text, pattern)
    if len(found) != 1:
        return None
    only = _with_about(text, found[0], begins)
    inside = pointed and pointed.start <= only.start and only.end <= pointed.end
    return pointed if inside and not AMOUNT.match(fold_letters(text[found[0].start : found[0].end])) else only


def _amounts(query: Query, text: str, pattern: re.Pattern[str] | None = None) -> list[Span]:
    """Return the numbers or dates of *text* that may answer the question; those of the type it asks for, if any is."""
    wanted = answer_type(query.asks)
    typed = list(wanted.found(text)) if wanted else []
    if wanted and wanted.type in TOLD_WHOLE:
        return typed
    timed = query.kind == "time" or (wanted is not None and wanted.type in TIMES)
    if query.kind not in {"number", "time"} and (wanted is None or wanted.type not in TOLD_BY_NUMBER):
        return []
    folded = fold_letters(text)
    known = set(NUMBER.findall(fold(query.asks.lower())))
    pattern = pattern or (DATE if timed else AMOUNT)
    if not timed:
        folded = NO_AMOUNT.sub(lambda date: "·" * len(date.group()), folded)
    found = [
        Span(*each.span())
        for each in pattern.finditer(folded)
        if not known & set(NUMBER.findall(each.group()))
    ]
    of_type = [each for each in found if any(_overlap(each, other) for other in typed)]
    if wanted and wanted.type in LASTING:  # a week, the first year: no number, and as long
        of_type += [each for each in typed if not any(_overlap(each, other) for other in found)]
    if wanted and wanted.type == "money":  # "20 % : 83 €": a rate is told where there is no sum
        of_type = [each for each in of_type if "%" not in text[each.start : each.end]] or of_type
    return sorted(of_type or found, key=lambda each: each.start)


def _with_about(text: str, amount: Span, begins: int) -> Span:
    """Return where an *amount* of *text* stands in the document, with the "about" or "at least" before it."""
    about = ABOUT.search(fold_letters(text[: amount.start]).replace("’", "'"))
    return Span(begins + (about.start() if about else amount.start), begins + amount.end)


def _by_clause(query: Query, text: str, begins: int, pointed: Span | None, language: Language) -> Span | None:
    """Return the number or date of that clause of *text* which says most words of the question, as of several prices.

    ``None`` where several clauses say as many, or that one has several numbers, or is the one *pointed* at.
    """
    found = _amounts(query, text)
    if pointed is None or len(found) < 2 or RISE.search(fold(query.asks.lower())):
        return None
    counted = {
        each: inside
        for each in clauses(text)
        if (inside := [amount for amount in found if each.start <= amount.start < each.end])
    }
    wanted = answer_type(query.asks)
    but = ASKING | wanted.asking if wanted else ASKING

    def best(said: Callable[[Span], str]) -> list[Span]:
        shared = {each: shared_words(query, said(each), language, but=but) for each in counted}
        most = max(shared.values())
        return [each for each in counted if most and shared[each] == most]

    likeliest = best(
        lambda each: text[counted[each][-1].end : each.end]
    )  # at 8 on Mondays and at 9 on Sundays
    if len(likeliest) != 1 or len(counted) < 2:
        likeliest = best(lambda each: text[each.start : each.end])
    if len(likeliest) != 1 or likeliest[0].start <= pointed.start - begins < likeliest[0].end:
        return None
    told = [_with_about(text, each, begins) for each in counted[likeliest[0]]]
    return told[0] if len(told) == 1 and not _overlap(told[0], pointed) else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _other_side(query: Query, text: str, begins: int, pointed: Span | None) -> Span | None:
    """Return the only number or date said of what is asked, as of closing, where *pointed* is said of opening."""
    clause = clause_asked_for(query.asks, text, pointed.start - begins) if pointed else None
    if clause is None:
        return None
    words, at = text[clause.start : clause.end], begins + clause.start
    return _only(query, words, at) or _only(query, words, at, AMOUNT)


def _without_full_stop(text: str, words: Span) -> Span:
    """Return *words* without the sign that ends their sentence; the dot of an abbreviation, "a.m.", stays."""
    bare = text[words.start : words.end].rstrip(".,;: \n\u00a0\u202f")
    end = words.start + len(bare)
    last = bare.split()[-1] if bare else ""
    dotted = "." in last and last[-1].isalpha() and text[end : end + 1] == "."
    return Span(words.start, end + 1 if dotted else end) if bare else words
