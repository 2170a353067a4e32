"""What is known of a candidate and of a whole reading, and the fitted numbers by which it is weighed."""

import math
from dataclasses import astuple, dataclass
from functools import lru_cache
from operator import mul
from pathlib import Path

from passerelle.index.types import Span
from passerelle.shipped import read_shipped
from passerelle.types import Hit

WEIGHTS = Path(__file__).parent / "weights.json"


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one candidate as an answer, each about -1 to 1, higher speaking for it.

    ``answers`` and ``span`` are what the network says of the passage and of the best words in the candidate,
    ``sentence`` is how near its vector is to the question's.
    ``of_type`` says whether it has the type of thing that is asked for: 1, or -1, or 0 where no type is.
    Shared words speak only between texts of one language; ``crossing_words`` are those across.
    """

    passage: float
    answers: float
    span: float
    sentence: float
    words: float
    around: float
    names: float
    of_type: float
    name: float
    length: float
    crossing_words: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a whole reading, from which confidence is computed.

    ``lead`` and ``peak`` say how far the best passage stands before all others and the next three;
    ``ahead`` how far the pick stands before the best of another passage; ``unheard`` is the share of the question's
    names that no passage found holds. ``other_type`` is 1 where the question asks for a type of thing, a sum or an hour
    say, that the pick has none of, and ``points_elsewhere`` where only the exact words in it are of another.
    """

    answers: float
    span: float
    sentence: float
    ahead: float
    passage: float
    lead: float
    peak: float
    words: float
    around: float
    names: float
    few_words: float
    crossing: float
    crossing_words: float
    french: float
    french_crossing: float
    unheard: float
    other_type: float
    points_elsewhere: float


@dataclass(frozen=True, slots=True)
class Pick:
    """A candidate of a hit's passage, as offsets in the document, and its score as the answer.

    ``answer`` are the exact words in it that the network points at, ``None`` where it points at none.
    """

    hit: Hit
    span: Span
    score: float
    features: Features
    answer: Span | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers that ``passerelle.training.reader`` fits; an answer less sure than *threshold* is withheld."""

    candidate: tuple[float, ...]
    evidence: tuple[float, ...]
    evidence_bias: float
    threshold: float

    def score(self, features: Features) -> float:
        """Return how well a candidate with these *features* answers: higher is better."""
        return math.fsum(map(mul, self.candidate, astuple(features)))

    def confidence(self, known: Evidence) -> float:
        """Return the estimated probability, in [0, 1], that what was picked answers the question."""
        odds = math.fsum(map(mul, self.evidence, astuple(known))) + self.evidence_bias
        return 1 / (1 + math.exp(-odds))


@lru_cache(maxsize=1)
def fitted_weights() -> Weights:
    return read_shipped(
        WEIGHTS,
        lambda stored: Weights(
            tuple(stored["candidate"].values()),
            tuple(stored["evidence"].values()),
            stored["evidence_bias"],
            stored["threshold"],
        ),
    )
