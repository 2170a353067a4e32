"""Which French stems stand for which English ones, and how likely: learnt from aligned texts, and of everyday life."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from passerelle.index.folding import fold
from passerelle.index.lexical.analysis import stem
from passerelle.index.types import Language

SHIPPED = Path(__file__).parent / "translations.tsv"
"""A pair of stems a line: French, English, the chance in a hundred that the one gives the other, and the reverse."""
EVERYDAY = Path(__file__).parent / "everyday.txt"
"""A pair of words a line, French and English: of homes, shops, clubs and work, which aligned texts say little of."""
LEAST = 10
LIKELY = 0.4
"""The least chance that one word of an everyday pair gives the other."""

Translations = Mapping[str, Sequence[tuple[str, float]]]


@lru_cache(maxsize=1)
def shipped() -> dict[Language, Translations]:
    """Return, for each language of a question, its stems with those of the other and their probabilities."""
    found: dict[Language, dict[str, dict[str, float]]] = {"fr": {}, "en": {}}
    for line in SHIPPED.read_text(encoding="utf-8").splitlines():
        french, english, there, back = line.split("\t")
        if int(there) >= LEAST:
            found["fr"].setdefault(french, {})[english] = int(there) / 100
        if int(back) >= LEAST:
            found["en"].setdefault(english, {})[french] = int(back) / 100
    for french, english in _everyday():
        for meanings, other in (
            (found["fr"].setdefault(french, {}), english),
            (found["en"].setdefault(english, {}), french),
        ):
            meanings[other] = max(LIKELY, meanings.get(other, 0.0))
    return {
        language: {one: tuple(each.items()) for one, each in held.items()} for language, held in found.items()
    }


def _everyday() -> Iterator[tuple[str, str]]:
    """Yield the stems of the everyday pairs; a French plural may have another than its word."""
    for line in EVERYDAY.read_text(encoding="utf-8").splitlines():
        french, english = line.split()
        other = stem(fold(english), "en")
        for one in dict.fromkeys(stem(fold(form), "fr") for form in (french, f"{french}s")):
            if one and other:
                yield one, other
