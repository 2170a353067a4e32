"""EM and F1 of an answer, as SQuAD defines them, with the articles of French as well as of English."""

import re
import string
import unicodedata
from collections import Counter
from collections.abc import Sequence

from passerelle.index.types import Language

ENGLISH_ARTICLES = re.compile(r"\b(a|an|the)\b")
FRENCH_ARTICLES = re.compile(r"\b(?:le|la|les|du|des|au|aux|un|une)\b")
FRENCH_ELISION = re.compile(r"\bl'")


def normalise(text: str, language: Language) -> str:
    """Return *text* in lower case without punctuation, articles and doubled spaces.

    English as SQuAD's evaluation script has it (Rajpurkar et al., EMNLP 2016): without ASCII punctuation and
    *a, an, the*. French, which it does not know, in the same way: without *le, la, les, l', du, des, au, aux, un,
    une* and all of Unicode's punctuation, « » among it; an apostrophe parts two words.
    """
    lowered = text.lower()
    if language != "fr":
        plain = "".join(letter for letter in lowered if letter not in string.punctuation)
        return " ".join(ENGLISH_ARTICLES.sub(" ", plain).split())
    lowered = FRENCH_ELISION.sub(" ", unicodedata.normalize("NFC", lowered).replace("’", "'")).replace(
        "'", " "
    )
    plain = "".join(letter for letter in lowered if unicodedata.category(letter)[0] != "P")
    return " ".join(FRENCH_ARTICLES.sub(" ", plain).split())


def exact_match(answer: str, expected: Sequence[str], language: Language) -> float:
    """Return 1.0 where *answer* is one of the texts *expected* but for what normalising drops, else 0.0."""
    return max(
        float(normalise(answer, language) == normalise(text, language))
        for text in _scored(expected, language)
    )


def f1(answer: str, expected: Sequence[str], language: Language) -> float:
    """Return the best F1, in [0, 1], of the words of *answer* and those of one of the texts *expected*."""
    return max(
        _f1(normalise(answer, language), normalise(text, language)) for text in _scored(expected, language)
    )


def holds(quote: str, expected: str, language: Language) -> bool:
    """Tell whether the words of *expected*, normalised, stand together in *quote*."""
    words = normalise(expected, language)
    return bool(words) and f" {words} " in f" {normalise(quote, language)} "


def _scored(expected: Sequence[str], language: Language) -> list[str]:
    """Return the texts that something is left of; without any, as for a question to be refused, the empty one."""
    return [text for text in expected if normalise(text, language)] or [""]


def _f1(answer: str, expected: str) -> float:
    ours, theirs = answer.split(), expected.split()
    if not ours or not theirs:
        return float(ours == theirs)
    shared = (Counter(ours) & Counter(theirs)).total()
    return 2 * shared / (len(ours) + len(theirs))
