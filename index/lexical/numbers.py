"""The numbers, days and months that a passage gives, by its terms: digits, and words for them, in one spelling."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from passerelle.index.lexical.analysis import stem
from passerelle.index.number_words import SCALES, TENS, UNITS
from passerelle.index.types import Language

VAGUE = frozenset({"neuf", "cent", "mill", "hundr", "thousand"})
"""Stems that alone may mean something else: neuf is also new, and cent stands in *pour cent*."""
CALENDAR = {
    "fr": (
        "lundi mardi mercredi jeudi vendredi samedi dimanche "
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
    ).split(),
    "en": (
        "monday tuesday wednesday thursday friday saturday sunday "
        "january february march april may june july august september october november december"
    ).split(),
}
DIGITS = re.compile(r"\d[\d.]*")


def _stems(words: Mapping[str, int], language: Language) -> dict[str, int]:
    return {stem(word, language) or word: value for word, value in words.items()}


def _words(language: Language) -> dict[str, int]:
    """Return the stems of a language's number words; one and two stand in many phrases that count nothing."""
    small = {word: value for word, value in UNITS[language].items() if value > 2}
    return _stems({**small, **TENS[language], **SCALES[language]}, language)


def _places(language: Language) -> dict[str, int]:
    return _stems({word: place for place, word in enumerate(CALENDAR[language])}, language)


BOTH: tuple[Language, ...] = ("fr", "en")
WORDS = {language: _words(language) for language in BOTH}
DAYS_AND_MONTHS = {language: _places(language) for language in BOTH}


def numbers(terms: Sequence[str], language: Language) -> tuple[Counter[str], Counter[str]]:
    """Return how often a passage in French or English with these *terms* gives each number, and what else may be one.

    ``3``, ``3.0`` and ``three`` are one number, ``2 pm`` is 14. The second counts words that may mean something else,
    and the parts of whole dates.
    """
    sure: Counter[str] = Counter()
    vague: Counter[str] = Counter()
    place = 0
    while place < len(terms):
        term = terms[place]
        if term[0].isdigit():
            afternoon = language == "en" and "pm" in (term[-2:], *terms[place + 1 : place + 3])
            sure.update(_digits(term, afternoon=afternoon))
        elif term in WORDS[language]:
            value, end = _worded(terms, place, language)
            (vague if term in VAGUE and end == place + 1 else sure)[str(float(value))] += 1
            place = end
            continue
        elif term[0] == "@":
            vague.update(str(float(part)) for part in term[1:].split("-") if part.isdigit())
        place += 1
    return sure, vague


def days_and_months(terms: Sequence[str], language: Language) -> set[int]:
    """Return which days of the week, and which months, *terms* name: the same numbers in either language."""
    known = DAYS_AND_MONTHS[language]
    return {known[term] for term in terms if term in known}


def _digits(term: str, *, afternoon: bool) -> Iterator[str]:
    """Yield the numbers in ``14h30`` or ``1970s``; nought is none, for ``9 h`` is ``9:00``."""
    for digits in DIGITS.findall(term):
        if digits.count(".") > 1:
            yield digits
            continue
        value = float(digits)
        if value:
            yield str(value + 12 if afternoon and value < 12 else value)


def _worded(terms: Sequence[str], start: int, language: Language) -> tuple[int, int]:
    """Return the number that the words from *start* on make together, and where they end."""
    known = WORDS[language]
    value, place = known[terms[start]], start + 1
    while place < len(terms) and terms[place] in known:
        joined = _joined(value, known[terms[place]], language)
        if joined is None:
            break
        value, place = joined, place + 1
    return value, place


def _joined(value: int, following: int, language: Language) -> int | None:
    """Return the number that two words make side by side, ``None`` where they are two numbers."""
    if (value, following, language) == (4, 20, "fr"):
        return 80
    if following == 100 and language == "fr":
        return (
            None  # the terms do not tell *cinq cents* from *cinq pour cent*, which is the commoner in writing
        )
    if following == 100 and 0 < value % 1000 < 100:  # five thousand three hundred
        return value + value % 1000 * 99
    if following == 1000 and value < 1000:
        return value * 1000
    room = next((each for each in (1000, 100) if value % each == 0), 0)
    if not room and value >= 20 and value % 10 == 0:
        room = 20 if language == "fr" and value in {60, 80} else 10
    return value + following if following < room else None
