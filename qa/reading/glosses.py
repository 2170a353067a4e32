"""The words of a passage that stand for those of a question, put behind it: translations, and ranges of numbers."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from passerelle.index.folding import fold
from passerelle.index.heads import WORD, folded_words
from passerelle.index.lexical import translations
from passerelle.index.lexical.abbreviations import other_forms
from passerelle.index.lexical.analysis import stem
from passerelle.index.types import Language
from passerelle.reading.ranges import range_asked_for

MOST_MEANINGS = 2
"""Words of a passage that are given for one of a question."""


def glossed(question: str, asked: Language, text: str, language: Language) -> str:
    """Return *question*, in the language *asked*, with what its words may be called in a *text* in another *language*.

    The network knows less of what words mean across languages than the table of translations does: *gel* is near
    *frost* to neither, unless it is told. Nor does it count: a number of the question is followed by the row of the
    text whose range holds it. An abbreviation is followed by what it stands for, and what it stands for by it.
    """
    meant = [
        *translated(question, asked, text, language),
        *other_forms(question, text),
        range_asked_for(question, text),
    ]
    behind = ", ".join(filter(None, dict.fromkeys(meant)))
    return f"{question} ({behind})" if behind else question


def translated(question: str, asked: Language, text: str, language: Language) -> Iterable[str]:
    """Return the words of *text* that translate those of *question*, each once."""
    if asked == language or asked not in ("fr", "en") or language not in ("fr", "en"):
        return ()
    held = _by_stem(text, language)
    same = {fold(word.lower()) for word in held.values()}
    return dict.fromkeys(
        held[other]
        for word, meanings in _meanings(question, asked).items()
        if word not in same
        for other in [each for each in meanings if each in held][:MOST_MEANINGS]
    )


def met(question: str, asked: Language, text: str, language: Language) -> dict[str, bool]:
    """Return the words of *question* that carry meaning, and whether *text* has each or a translation of it.

    There are none where the text is in the question's language, or in neither of ours.
    """
    if asked == language or asked not in ("fr", "en") or language not in ("fr", "en"):
        return {}
    held = _by_stem(text, language)
    meanings = _meanings(question, asked)
    return {
        word: stem(word, language) in held or any(other in held for other in meanings.get(word, ()))
        for word in _carrying(question, asked)
    }


@lru_cache(maxsize=8)
def _carrying(question: str, asked: Language) -> tuple[str, ...]:
    return tuple(word for word in dict.fromkeys(folded_words(question)) if stem(word, asked))


def _by_stem(text: str, language: Language) -> dict[str, str]:
    """Return the words of *text* that carry meaning, as they first stand in it, by their stems."""
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        stemmed = stem(fold(word.lower()), language)
        if stemmed:
            found.setdefault(stemmed, word)
    return found


@lru_cache(maxsize=8)
def _meanings(question: str, asked: Language) -> Mapping[str, tuple[str, ...]]:
    """Return the words of *question* that are in the table, each with the stems it translates to, likeliest first."""
    return dict(_translated(question, asked))


def _translated(question: str, asked: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    known = translations.shipped()[asked]
    for word in dict.fromkeys(folded_words(question)):
        meanings = known.get(stem(word, asked) or "", ())
        if meanings:
            yield word, tuple(other for other, _ in sorted(meanings, key=lambda each: -each[1]))
