"""Which words of a short text only French has, or only English: surer than letters where there are few."""

from dataclasses import dataclass

from passerelle.index.lexical import translations
from passerelle.index.lexical.analysis import stem
from passerelle.index.lexical.spelling import parts, plain
from passerelle.index.lexical.stop_words import STOP_WORDS
from passerelle.index.types import Language

JOINING = frozenset("de du des d le la les l un une au aux a en et par pour sur est".split())
"""Small words that hardly any French phrase of several words does without."""


@dataclass(frozen=True, slots=True)
class Votes:
    """Words of a text that only one of the languages has, of how many; and whether it joins them as French does."""

    french: int
    english: int
    words: int
    joined: bool


def votes(text: str) -> Votes:
    """Count the words of *text*, single letters and numbers aside, that only French or only English has."""
    found = parts(plain(text))
    words = [word for word in found if word.isalpha() and len(word) > 1]
    french = [_has("fr", word) for word in words]
    english = [_has("en", word) for word in words]
    return Votes(
        french=sum(own and not other for own, other in zip(french, english, strict=True)),
        english=sum(own and not other for own, other in zip(english, french, strict=True)),
        words=len(words),
        joined=not JOINING.isdisjoint(found) or "'" in plain(text),
    )


def _has(language: Language, word: str) -> bool:
    return word in STOP_WORDS[language] or (stem(word, language) or "") in translations.shipped()[language]
