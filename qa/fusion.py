"""Join what vectors and words find into one ranking, whatever the languages of question and passage."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from index.candidates import Candidate
from index.types import Language

NUMBERS = Path(__file__).parent / "fusion.json"
DIGITS = 6
"""Decimals of a score that count: beyond, two ways of multiplying the same vectors part."""
Number = TypeVar("Number", float, NDArray[np.float64])
"""What one passage has, or a column of what many have."""
Legs = Literal["words", "vectors", "both"]
LEGS: tuple[Legs, ...] = get_args(Legs)


@dataclass(frozen=True, slots=True)
class Fusion:
    """What words weigh beside vectors, within a language and across; ``python -m qa.fit.fusion DATA`` fits it.

    ``price`` is what a passage pays for sharing the question's language: a model places a question nearer to
    a passage in its own language than to the same words in the other. Where ``vectors`` weigh nothing, a passage
    that shares no word with the question is not found.
    """

    same: float
    crossing: float
    price: float
    vectors: float = 1.0

    def score(self, candidate: Candidate, french: float) -> float:
        """Return the candidate's score for a question that is *french* with that probability: higher is better."""
        shared = shares_language(candidate.language, french)
        return round(self.total(candidate.dense, candidate.lexical.score, shared), DIGITS)

    def total(self, dense: Number, lexical: Number, shared: Number) -> Number:
        """Return the score of a passage with that cosine, those words and that probability of a shared language."""
        weight = self.crossing + (self.same - self.crossing) * shared
        return self.vectors * dense + weight * lexical - self.price * shared

    def rank(self, candidates: Iterable[Candidate], french: float) -> list[tuple[Candidate, float]]:
        """Return what is found with its scores, best first; equal ones in the order they were indexed."""
        found = (each for each in candidates if self.vectors or each.lexical.score)
        scored = [(each, self.score(each, french)) for each in found]
        return sorted(scored, key=lambda pair: (-pair[1], pair[0].row))


VECTORS_ALONE = Fusion(same=0.0, crossing=0.0, price=0.015)
"""With the price that was fitted before words were looked for."""
WORDS_ALONE = Fusion(same=1.0, crossing=1.0, price=0.0, vectors=0.0)


def fusion_of(legs: Legs) -> Fusion:
    """Return the fusion by which *legs* find alone, or both as fitted."""
    return {"words": WORDS_ALONE, "vectors": VECTORS_ALONE, "both": fitted_fusion()}[legs]


@lru_cache(maxsize=1)
def fitted_fusion() -> Fusion:
    return Fusion(**json.loads(NUMBERS.read_text(encoding="utf-8")))


def shares_language(language: Language, french: float) -> float:
    """Return the probability that a question, *french* with that one, is in *language*."""
    return french if language == "fr" else 1 - french if language == "en" else 0.0
