"""What a question needs of a passage, in the passage's own language: its words, what they translate to, its names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from passerelle.index.lexical import translations
from passerelle.index.lexical.analysis import stem
from passerelle.index.lexical.dates import date_readings
from passerelle.index.lexical.names import Named, Names
from passerelle.index.lexical.spelling import parts, plain
from passerelle.index.lexical.stop_words import HURRIED
from passerelle.index.types import Language

PLAUSIBLE = 0.25
"""Probability from which a question is also read as French, or as English."""
MISSPELT = 0.7
"""What a word's nearest spelling is worth when the store does not know the word itself."""
SHORTEST_MISSPELT = 5
MOST_SPELLINGS = 3

Choices = dict[str, float]


class Lexicon(Protocol):
    """The terms that passages of one language hold."""

    def holding(self, term: str) -> int:
        """Number of passages that hold *term*."""

    def near(self, term: str) -> Sequence[str]:
        """The terms spelt most like one that no passage holds."""


@dataclass(frozen=True, slots=True)
class Need:
    """A word of the question as it was typed, and the terms that would meet it: how well, above 0 to 1."""

    word: str
    choices: Mapping[str, float]


def needs(
    question: str, french: float, language: Language, lexicon: Lexicon, names: Names
) -> tuple[Need, ...]:
    """Return what *question*, *french* with that probability, needs of passages in *language*, in its order.

    A word in the passages' language needs its stem, another the stems it translates to; a word of a name
    may be met by any spelling that *names* gives it, and a date by any of its forms. A word that no passage holds is
    tried as one of the other language, then as one misspelt.
    """
    read = plain(question)
    words = parts(read)
    named = names.find(words)
    found: dict[tuple[str, ...], Need] = {}
    for place, word in enumerate(words):
        choices = _choices(word, _languages(french), language, lexicon)
        if choices is not None:
            choices |= dict.fromkeys(_names(named, place), 1.0)
            found.setdefault(tuple(sorted(choices)), Need(word, choices))
    if dates := date_readings(read):
        found.setdefault(tuple(dates), Need(dates[0], dict.fromkeys(dates, 1.0)))
    return tuple(need for need in found.values() if need.choices)


def _languages(french: float) -> list[Language]:
    """Return the languages that a question may be in."""
    likely: list[tuple[float, Language]] = [(french, "fr"), (1 - french, "en")]
    return [language for share, language in likely if share >= PLAUSIBLE]


def _choices(word: str, asked: Sequence[Language], language: Language, lexicon: Lexicon) -> Choices | None:
    """Return the terms that would meet *word*; ``None`` when it is too small to be looked for."""
    if word in HURRIED or any(stem(word, each) is None for each in asked):
        return None
    for attempt in (_meanings(word, asked, language), _meanings(word, _others(asked), language)):
        if any(map(lexicon.holding, attempt)):
            return attempt
    own = stem(word, language)
    known = any(stem(word, each) in translations.shipped()[each] for each in asked)
    if own is None or known or not word.isalpha() or len(word) < SHORTEST_MISSPELT:
        return {own: 1.0} if own else {}
    return dict.fromkeys(lexicon.near(own), MISSPELT) or {own: 1.0}


def _meanings(word: str, asked: Sequence[Language], language: Language) -> Choices:
    """Return the stems of *language* that *word* may mean, when it is in one of the languages *asked*."""
    choices: Choices = {}
    for each in asked:
        own = stem(word, language)
        if each == language or word[0].isdigit() or language == "other":
            meant = []
        else:
            known = translations.shipped()[each].get(stem(word, each) or "", ())
            meant = [(term, share**0.5) for term, share in known]
        for term, share in meant or ([(own, 1.0)] if own else []):
            choices[term] = max(share, choices.get(term, 0.0))
    return choices


def _others(asked: Sequence[Language]) -> list[Language]:
    both: list[Language] = ["fr", "en"]
    return [language for language in both if language not in asked]


def _names(named: Sequence[Named], place: int) -> Iterator[str]:
    return (each.term for each in named if each.start <= place < each.end)


def nearest_spellings(term: str, known: Mapping[str, int]) -> list[str]:
    """Return at most three of the *known* terms that are one slip away from *term*, the commonest first."""
    near = [each for each in known if is_one_slip(term, each)]
    return sorted(near, key=lambda each: (-known[each], each))[:MOST_SPELLINGS]


def is_one_slip(left: str, right: str) -> bool:
    """Tell whether one letter put in, left out or changed, or two neighbours exchanged, makes *right* of *left*."""
    if left == right or abs(len(left) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    rest, other = left[start:], right[start:]
    if len(rest) != len(other):
        return rest[1:] == other or rest == other[1:]
    return rest[1:] == other[1:] or (rest[2:] == other[2:] and rest[:2] == other[1::-1])
