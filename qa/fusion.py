"""Join what vectors and words find into one ranking, whatever the languages of question and passage."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.candidates import Candidate
from index.types import Language

NUMBERS = Path(__file__).parent / "fusion.json"
DIGITS = 6
"""Decimals of a score that count: beyond, two ways of multiplying the same vectors part."""


@dataclass(frozen=True, slots=True)
class Fusion:
    """What words weigh beside vectors, within a language and across; ``python -m qa.fit.fusion DATA`` fits it.

    ``price`` is what a passage pays for sharing the question's language: a model places a question nearer to
    a passage in its own language than to the same words in the other.
    """

    same: float
    crossing: float
    price: float

    def score(self, candidate: Candidate, french: float) -> float:
        """Return the candidate's score for a question that is *french* with that probability: higher is better."""
        shared = shares_language(candidate.language, french)
        weight = self.crossing + (self.same - self.crossing) * shared
        return round(candidate.dense + weight * candidate.lexical.score - self.price * shared, DIGITS)

    def rank(self, candidates: Iterable[Candidate], french: float) -> list[tuple[Candidate, float]]:
        """Return the candidates with their scores, best first; equal ones in the order they were indexed."""
        scored = [(each, self.score(each, french)) for each in candidates]
        return sorted(scored, key=lambda pair: (-pair[1], pair[0].row))


@lru_cache(maxsize=1)
def fitted_fusion() -> Fusion:
    return Fusion(**json.loads(NUMBERS.read_text(encoding="utf-8")))


def shares_language(language: Language, french: float) -> float:
    """Return the probability that a question, *french* with that one, is in *language*."""
    return french if language == "fr" else 1 - french if language == "en" else 0.0
