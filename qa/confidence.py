"""How likely it is that hits hold an answer, from what retrieval alone knows of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache
from pathlib import Path

from passerelle.fusion import shares_language
from passerelle.shipped import read_shipped
from passerelle.types import Hit

NUMBERS = Path(__file__).parent / "confidence.json"
RIVALS = 9
FAR = 0.4
"""A score such as passages on other subjects get: what stands alone is measured against it."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What the hits of one question show: each grows with the chance that the first of them answers.

    ``lead`` and ``words_lead`` are how far the first stands before the next nine; ``crossing`` is the
    probability that its language is not the question's.
    """

    score: float
    words: float
    lead: float
    words_lead: float
    crossing: float
    crossing_words: float

    @classmethod
    def of(cls, hits: Sequence[Hit], french: float) -> "Signs":
        """Return the signs of *hits*, of which there is at least one, for a question *french* to that degree."""
        first, *others = hits
        missing = RIVALS - len(others[:RIVALS])
        scores = [hit.score for hit in others[:RIVALS]] + [min(FAR, hits[-1].score)] * missing
        words = [hit.lexical for hit in others[:RIVALS]] + [0.0] * missing
        crossing = 1 - shares_language(first.passage.language, french)
        return cls(
            score=first.score,
            words=first.lexical,
            lead=first.score - math.fsum(scores) / RIVALS,
            words_lead=first.lexical - math.fsum(words) / RIVALS,
            crossing=crossing,
            crossing_words=crossing * first.lexical,
        )


@dataclass(frozen=True, slots=True)
class Calibration:
    """The fitted numbers: ``python -m passerelle.fit.confidence DATA`` makes them.

    ``refuse_below`` gives for each direction (``fr→en``: a French question, an English passage first) the
    confidence that one in forty of the answerable questions does not reach: on other texts one in twenty may not.
    """

    weights: tuple[float, ...]
    bias: float
    refuse_below: Mapping[str, float]

    def confidence(self, signs: Signs) -> float:
        odds = math.fsum(weight * sign for weight, sign in zip(self.weights, astuple(signs), strict=True))
        return 1 / (1 + math.exp(-(odds + self.bias)))


@lru_cache(maxsize=1)
def fitted_calibration() -> Calibration:
    return read_shipped(
        NUMBERS,
        lambda stored: Calibration(tuple(stored["weights"].values()), stored["bias"], stored["refuse_below"]),
    )


def confidence(hits: Sequence[Hit], french: float) -> float:
    """Return the estimated probability, in [0, 1], that *hits* answer a question; 0 where there are none."""
    return fitted_calibration().confidence(Signs.of(hits, french)) if hits else 0.0
