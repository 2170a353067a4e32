"""The terms of a text: its words folded, freed of small words and cut to stems, its numbers, dates and names."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

import Stemmer

from passerelle.index.lexical.dates import date_terms
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.spelling import plain, words
from passerelle.index.lexical.stop_words import STOP_WORDS
from passerelle.index.types import Language


def terms(text: str, language: Language, names: Names) -> list[str]:
    """Return the terms of *text*, read as *language*: stems and numbers in order, then dates, then *names*.

    A term that means the same in both languages begins with ``@``; a compound gives its parts and itself.
    """
    read = plain(text)
    found = words(read)
    named = names.find([part for word in found for part in word.split("-")])
    return [*stems(found, language), *date_terms(read), *(each.term for each in named)]


def stems(found: Iterable[str], language: Language) -> list[str]:
    """Return the stems of the words *found* that carry meaning, a compound's parts before its whole."""
    kept: list[str] = []
    for word in found:
        if "-" not in word:
            stemmed = stem(word, language)
            if stemmed is not None:
                kept.append(stemmed)
        else:
            pieces = [stem(part, language) for part in word.split("-")]
            kept += [piece for piece in pieces if piece]
            kept += [
                f"{left}{right}" for left, right in pairwise(pieces) if left and right and not left.isdigit()
            ]
    return kept


@lru_cache(maxsize=8192)
def stem(word: str, language: Language) -> str | None:
    """Return the stem of a plain *word*, ``None`` for one too small to be looked for."""
    if word in STOP_WORDS[language]:
        return None
    if language == "other" or word[0].isdigit():
        return word
    return str(_stemmers()[language].stemWord(word))


@lru_cache(maxsize=1)
def _stemmers() -> dict[Language, Stemmer.Stemmer]:
    return {"fr": Stemmer.Stemmer("french", 0), "en": Stemmer.Stemmer("english", 0)}
