"""The words of a passage that stand for those of a question in the other language, put behind the question."""

from collections.abc import Iterator
from functools import lru_cache

from passerelle.index.folding import fold
from passerelle.index.heads import WORD, folded_words
from passerelle.index.lexical import translations
from passerelle.index.lexical.analysis import stem
from passerelle.index.types import Language

MOST_MEANINGS = 2
"""Words of a passage that are given for one of a question."""


def glossed(question: str, asked: Language, text: str, language: Language) -> str:
    """Return *question*, in the language *asked*, with what its words may be called in a *text* in another *language*.

    The network knows less of what words mean across languages than the table of translations does: *gel* is near
    *frost* to neither, unless it is told.
    """
    if asked == language or asked not in ("fr", "en") or language not in ("fr", "en"):
        return question
    held = _by_stem(text, language)
    same = {fold(word.lower()) for word in held.values()}
    meant = dict.fromkeys(
        held[other]
        for word, meanings in _meanings(question, asked)
        if word not in same
        for other in [each for each in meanings if each in held][:MOST_MEANINGS]
    )
    return f"{question} ({', '.join(meant)})" if meant else question


def _by_stem(text: str, language: Language) -> dict[str, str]:
    """Return the words of *text* that carry meaning, as they first stand in it, by their stems."""
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        stemmed = stem(fold(word.lower()), language)
        if stemmed:
            found.setdefault(stemmed, word)
    return found


@lru_cache(maxsize=8)
def _meanings(question: str, asked: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the words of *question* that are in the table, each with the stems it translates to, likeliest first."""
    return tuple(_translated(question, asked))


def _translated(question: str, asked: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = translations.shipped()[asked]
    for word in dict.fromkeys(folded_words(question)):
        meanings = known.get(stem(word, asked) or "", ())
        if meanings:
            yield word, tuple(other for other, _ in sorted(meanings, key=lambda each: -each[1]))
