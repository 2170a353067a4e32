"""Tell whether a French passage and an English one say the same, so that one is the other's translation.

A text and its translation have vectors near each other, and so have two texts that differ only in a year, an amount or
a place. Here is compared what must not differ.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from passerelle.index.lexical import translations
from passerelle.index.lexical.analysis import stem, stems
from passerelle.index.lexical.contrasts import contradict
from passerelle.index.lexical.numbers import WORDS, days_and_months, numbers
from passerelle.index.lexical.spelling import parts, plain, words
from passerelle.index.sentences import sentences
from passerelle.index.types import Language

FOUND_AGAIN = 0.6
"""Share of its words with a known translation that each passage must find in the other, or next to it."""
IN_A_SENTENCE = 0.3
"""The same share of each sentence that has ``FEWEST`` such words: one with less is said by one passage alone."""
FEWEST = 3
SHORT = 30
"""Different terms up to which one word, or a denial, that a passage has alone makes it no translation."""
NAME = re.compile(r"(?<=[^\W\d_][ ,’'])[A-ZÀ-ÖØ-ÞŒ][\w’'-]*\w")
"""A word with a capital where no sentence begins."""
SHORTEST_NAME = 3
DENIALS = {
    "fr": re.compile(r"\b(?:ne|sans|aucune?|jamais|non|ni|interdit\w*)\b|\bn['’]", re.IGNORECASE),
    "en": re.compile(
        r"\b(?:not|no|never|without|none|nor|neither|cannot|forbidden|prohibited)\b|n['’]t\b", re.IGNORECASE
    ),
}


@dataclass(frozen=True)
class Said:
    """A passage as it is compared: its terms, and those of it and of the passages before and after it.

    A text and its translation are not cut at the same places: what one passage lacks may stand next to it.
    ``language`` is French or English; terms are parted by spaces, and hold those of title and headings.
    """

    language: Language
    title: str
    text: str
    held: str
    around: str

    @cached_property
    def terms(self) -> list[str]:
        return self.held.split()

    @cached_property
    def near(self) -> list[str]:
        return self.around.split()

    @cached_property
    def numbers(self) -> Counter[str]:
        return numbers(self.terms, self.language)[0]

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.near)


def say_the_same(one: Said, other: Said) -> bool:
    """Tell whether what two passages say, one in French and one in English, agrees in all that can be compared.

    That is numbers and dates, places and names, days and months, most of the words and some of those of each
    sentence: each must be in the other passage, or next to it. In short passages it is also whether something is
    denied, and that no word of one excludes what the other says, as *morning* does *evening*.
    """
    pairs = ((one, other), (other, one))
    return (
        all(_has_numbers(its, mine) for mine, its in pairs)
        and _same_marks(one, other)
        and all(_has_words(its, mine) for mine, its in pairs)
        and all(_has_names(its, mine) for mine, its in pairs)
        and _both_deny(one, other)
        and not _contradict(one, other)
        and all(_has_sentences(its, mine) for mine, its in pairs)
    )


def _has_numbers(other: Said, one: Said) -> bool:
    wanted = one.numbers
    if wanted <= other.numbers:
        return True
    sure, vague = numbers(other.near, other.language)
    return wanted <= sure + vague


def _same_marks(one: Said, other: Said) -> bool:
    """Compare what is written alike in both languages: every date, and places, days and months if both have others.

    One text may name its country where the other says *here*, and *may* is a month and a verb.
    """
    pairs = ((one, other), (other, one))
    marks = [{term for term in mine.terms if term[0] == "@"} - its.known for mine, its in pairs]
    if any(term[1] == "-" or term[1].isdigit() for left in marks for term in left):
        return False
    calendar = [
        days_and_months(mine.terms, mine.language) - days_and_months(its.near, its.language)
        for mine, its in pairs
    ]
    return not all(marks) and not all(calendar)


def _has_words(other: Said, one: Said) -> bool:
    found = _found_again(other, one.language, one.terms)
    return bool(found) and sum(found) >= FOUND_AGAIN * len(found)


def _has_sentences(other: Said, one: Said) -> bool:
    parts = (one.text[each.start : each.end] for each in sentences(one.text))
    found = (_found_again(other, one.language, stems(words(plain(each)), one.language)) for each in parts)
    return all(len(each) < FEWEST or sum(each) >= IN_A_SENTENCE * len(each) for each in found)


def _found_again(other: Said, language: Language, held: Sequence[str]) -> list[bool]:
    """Return for each of the terms *held* that has a known translation whether *other* or what is next to it has it."""
    known = translations.shipped()[language]
    return [
        term in other.known or any(meant in other.known for meant, _ in known[term])
        for term in set(held) - WORDS[language].keys()
        if term in known
    ]


def _has_names(other: Said, one: Said) -> bool:
    """Tell whether the names of *one* stand in *other*: words with a capital that are in no dictionary here."""
    known, padded = translations.shipped()[one.language], f" {other.around}"
    for found in (found for text in (one.title, one.text) for found in NAME.findall(text)):
        for word in parts(plain(found)):
            meant = stem(word, one.language) if word.isalpha() and len(word) >= SHORTEST_NAME else None
            if meant and meant not in known and f" {_beginning(word)}" not in padded:
                return False
    return True


def _beginning(word: str) -> str:
    """Return the part of a name that its forms in both languages share."""
    return word[: max(4, len(word) - 2)]


def _contradict(one: Said, other: Said) -> bool:
    if _are_long(one, other):
        return False
    french, english = (one, other) if one.language == "fr" else (other, one)
    return contradict(set(french.terms), set(english.terms))


def _are_long(one: Said, other: Said) -> bool:
    return min(len(set(one.terms)), len(set(other.terms))) > SHORT


def _both_deny(one: Said, other: Said) -> bool:
    if _are_long(one, other):
        return True
    denied = [bool(DENIALS[each.language].search(each.text)) for each in (one, other)]
    return denied[0] == denied[1]
