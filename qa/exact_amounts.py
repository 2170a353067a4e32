"""The numbers and dates of a text that may answer a question: of the type asked for, and not in the question itself."""

import re

from passerelle.answer_type import answer_type
from passerelle.index.folding import fold, fold_letters
from passerelle.index.number_words import SPELT
from passerelle.index.types import Span
from passerelle.query import Query
from passerelle.reading.units import MEASURE_OR_THING
from passerelle.words import MONTHS, NUMBER

UNIT = (
    rf"(?:[ \u00a0\u202f]?(?:[€$£%]|{MEASURE_OR_THING}|(?:euros?|dollars?|pounds?"
    r"|h(?:eures?|ours?)?(?:[ \u00a0\u202f]?\d\d(?!\d))?|min(?:utes?)?|ans?|years?|jours?"
    r"(?: ouvr(?:es|ables))?|(?:(?:working|school|business) )?days?|mois|months?|semaines?|weeks?"
    r"|fois|times|personnes?|people)\b))?"
)
SCALE = r"(?: (?:cents?|mille|millions?|milliards?|hundred|thousand|billions?)\b)"
WORDED = rf"(?!(?:une?|one|neuf)(?![\w-])(?!{SCALE}))(?:{SPELT}){SCALE}*(?![\w-])"
"""A number in words, but for *un* and *one*, which may count nothing, and *neuf*, which is also new."""
AMOUNT = re.compile(
    rf"[€$£]?(?<![\w.,/-])(?:\d{{1,3}}(?:[ \u00a0\u202f,]\d{{3}})+|\d+)(?:[.,]\d+)?(?![\w/-]){SCALE}?{UNIT}"
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
NO_AMOUNT = re.compile(
    rf"{CALENDAR}|\b(?:en|in|depuis|since|annee|saison|season|year) {YEAR}\b"
    r"|\b(?:articles?|sections?|annexe?s?|chapitres?|chapters?|pages?|paragraph(?:e?s?)|clauses?|steps?|etapes?) \d+"
)
"""Dates with their year, and numbers of articles."""
FREE = {
    "fr": re.compile(r"\bgratuit(?:e?s?|ement)\b"),
    "en": re.compile(r"\b(?<!tax-)(?<!duty-)(?<!sugar-)free(?! to\b)(?: of charge)?\b(?!-)"),
}
"""What costs nothing, where other things have a price: "bicycles travel free; dogs pay £2". A question in
the other language shares too few words with a clause to tell which is meant."""
SAID_IN_WORDS = frozenset({"colour", "email", "month", "phone", "website"})
"""Types whose words are the answer as they stand."""
TIMES = frozenset({"clock", "day", "date", "year"})
LASTING = frozenset({"duration", "length"})
SAID_BY_NUMBER = TIMES | LASTING | {"money", "share", "count", "measure", "weight", "noise"}


def amounts_asked_for(query: Query, text: str, pattern: re.Pattern[str] | None = None) -> list[Span]:
    """Return the numbers or dates of *text* that may answer the question; those of the type it asks for, if any is."""
    wanted = answer_type(query.asks)
    typed = list(wanted.found(text)) if wanted else []
    if wanted and wanted.type in SAID_IN_WORDS:
        return typed
    timed = query.kind == "time" or (wanted is not None and wanted.type in TIMES)
    if query.kind not in {"number", "time"} and (wanted is None or wanted.type not in SAID_BY_NUMBER):
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
    of_type = [each for each in found if any(each.overlaps(other) for other in typed)]
    if wanted and wanted.type in LASTING | {"day"}:  # a week, the first year, Mondays: no number, and as good
        of_type += [each for each in typed if not any(each.overlaps(other) for other in found)]
    if wanted and wanted.type == "money":  # "20 % : 83 €": a rate is told where there is no sum
        of_type = [each for each in of_type if "%" not in text[each.start : each.end]] or of_type
        of_type += [Span(*each.span()) for each in FREE[query.language].finditer(folded)] if of_type else []
    return sorted(of_type or found, key=lambda each: each.start)


def with_about(text: str, amount: Span, begins: int) -> Span:
    """Return where an *amount* of *text* stands in the document, with the "about" or "at least" before it."""
    about = ABOUT.search(fold_letters(text[: amount.start]))
    return Span(begins + (about.start() if about else amount.start), begins + amount.end)
