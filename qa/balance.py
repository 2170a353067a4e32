"""Weigh passages of two languages against each other, so that a question finds documents of the other one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.types import Language, Passage

SAME_LANGUAGE = 0.015
"""Cosine that a shared language is worth with the model in the box: ``python -m tests.benchmarks.balance``."""


@dataclass(frozen=True, slots=True)
class Balanced:
    """A passage, its score among passages of any language, and its cosine before that."""

    passage: Passage
    score: float
    dense: float


def balance(found: Mapping[Language, Sequence[tuple[Passage, float]]], french: float) -> list[Balanced]:
    """Merge the rankings of each language, of passages with their cosines, into one, best first.

    A model places a question nearer to a passage in its own language than to the same words in the other,
    so a passage pays for the probability, *french* or what it leaves, that it shares the question's
    language. Within a language order stays as it was; between languages equal scores put English first.
    """
    merged = [
        Balanced(passage, dense - SAME_LANGUAGE * _shared(language, french), dense)
        for language, ranking in sorted(found.items())
        for passage, dense in ranking
    ]
    return sorted(merged, key=lambda each: -each.score)


def _shared(language: Language, french: float) -> float:
    return french if language == "fr" else 1 - french if language == "en" else 0.0
