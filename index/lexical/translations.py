"""Which French stems stand for which English ones, and how likely: learnt from aligned texts, read from a table."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from passerelle.index.types import Language

SHIPPED = Path(__file__).parent / "translations.tsv"
"""A pair of stems a line: French, English, the chance in a hundred that the one gives the other, and the reverse."""
LEAST = 10

Translations = Mapping[str, Sequence[tuple[str, float]]]


@lru_cache(maxsize=1)
def shipped() -> dict[Language, Translations]:
    """Return, for each language of a question, its stems with those of the other and their probabilities."""
    found: dict[Language, dict[str, list[tuple[str, float]]]] = {"fr": {}, "en": {}}
    for line in SHIPPED.read_text(encoding="utf-8").splitlines():
        french, english, there, back = line.split("\t")
        if int(there) >= LEAST:
            found["fr"].setdefault(french, []).append((english, int(there) / 100))
        if int(back) >= LEAST:
            found["en"].setdefault(english, []).append((french, int(back) / 100))
    return dict(found)
