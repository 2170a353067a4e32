"""Join what vectors and words find into one ranking, whatever the languages of question and passage."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from passerelle.index.embed.embedder import Vectors
from passerelle.index.embed.open import BUNDLED_NAME
from passerelle.index.store.candidates import Candidate
from passerelle.index.types import Language, Passage
from passerelle.shipped import read_shipped
from passerelle.types import Hit

NUMBERS = Path(__file__).parent / "fusion.json"
DIGITS = 6
"""Decimals of a score that count: beyond, two ways of multiplying the same vectors part."""
Numbers = NDArray[np.float64]
Rows = NDArray[np.int64]
Number = TypeVar("Number", float, Numbers)
"""What one passage has, or a column of what many have."""
NEAR = 100
"""Passages, of those found first, among which the ones in the other language are looked through for twins."""
WITHIN = 0.1
"""How far a passage of the question's own language may lie below its twin and still be put before it."""
Legs = Literal["words", "vectors", "both"]
LEGS: tuple[Legs, ...] = get_args(Legs)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate at its place: its score, of which ``raised`` put it before its twin.

    One that ``repeats`` stands behind its own twin, which is in the question's language.
    """

    candidate: Candidate
    score: float
    raised: float = 0.0
    repeats: bool = False

    def hit(self, rank: int, passage: Passage) -> Hit:
        """Return the hit that the candidate's *passage* is, at *rank*."""
        lexical = self.candidate.lexical
        return Hit(
            rank,
            passage,
            self.score,
            self.candidate.dense,
            lexical.score,
            lexical.met,
            self.raised,
            self.repeats,
        )


@dataclass(frozen=True, slots=True)
class Fusion:
    """What words weigh beside vectors, within a language and across; ``passerelle.training.fusion`` fits it.

    Where ``vectors`` weigh nothing, a passage that shares no word with the question is not found.

    Two passages, one in each language, are twins where the cosine of their vectors is ``alike`` or more: a text and
    its translation mostly are. The one in the question's language is put first.
    """

    same: float
    crossing: float
    alike: float = math.inf
    vectors: float = 1.0

    def score(self, candidate: Candidate, french: float) -> float:
        """Return the candidate's score for a question that is *french* with that probability: higher is better."""
        shared = shares_language(candidate.language, french)
        return round(self.total(candidate.dense, candidate.lexical.score, shared), DIGITS)

    def total(self, dense: Number, lexical: Number, shared: Number) -> Number:
        """Return the score of a passage with that cosine, those words and that probability of a shared language."""
        weight = self.crossing + (self.same - self.crossing) * shared
        return self.vectors * dense + weight * lexical

    def own_first(self, scores: Numbers, twins: Rows, likeness: Numbers) -> Numbers:
        """Return *scores*, of which those of passages in the question's language are raised above their twins'.

        *twins* holds for each passage in the other language the place of the one most like it in the question's
        own, and *likeness* the cosine of the two; it is less than any number where there is none.
        """
        across = np.flatnonzero(likeness >= self.alike)
        own = twins[across]
        behind = (scores[own] < scores[across]) & (scores[own] >= scores[across] - WITHIN)
        raised = scores.copy()
        np.maximum.at(raised, own[behind], scores[across[behind]] + 10**-DIGITS)
        return raised

    def rank(
        self,
        candidates: Iterable[Candidate],
        french: float,
        vectors: Callable[[Sequence[int]], Vectors] | None = None,
    ) -> list[Ranked]:
        """Return what is found with its scores, best first; equal ones in the order they were indexed.

        *vectors* gives those of the passages in some rows; without it no passage has a twin.
        """
        found = (each for each in candidates if self.vectors or each.lexical.score)
        ranked = _sorted(Ranked(each, self.score(each, french)) for each in found)
        near, others = ranked[:NEAR], ranked[NEAR:]
        own = np.array([shares_language(each.candidate.language, french) >= 0.5 for each in near])
        if vectors is None or self.alike > 1 or own.all() or not own.any():
            return ranked
        twins, likeness = nearest_own(vectors([each.candidate.row for each in near]), own)
        scores = np.array([each.score for each in near])
        after = self.own_first(scores, twins, likeness).round(DIGITS)
        repeats = (likeness >= self.alike) & (after[twins] > after)
        put = zip(near, after.tolist(), (after - scores).tolist(), repeats.tolist(), strict=True)
        return _sorted([*(Ranked(each.candidate, *rest) for each, *rest in put), *others])


def _sorted(ranked: Iterable[Ranked]) -> list[Ranked]:
    return sorted(ranked, key=lambda each: (-each.score, each.candidate.row))


def nearest_own(vectors: Vectors, own: NDArray[np.bool_]) -> tuple[Rows, Numbers]:
    """Return for each passage that is not *own* the place of the own one most like it, and their cosine.

    For one that is, the place says nothing and the likeness is less than any number. *vectors* have shape
    ``(passages, dimension)``; at least one is *own*.
    """
    places = np.flatnonzero(own)
    cosines = vectors @ vectors[places].T
    likeness = np.where(own, -np.inf, cosines.max(axis=1))
    return places[cosines.argmax(axis=1)], likeness


VECTORS_ALONE = Fusion(same=0.0, crossing=0.0)
WORDS_ALONE = Fusion(same=1.0, crossing=1.0, vectors=0.0)


def fusion_of(legs: Legs) -> Fusion:
    """Return the fusion by which *legs* find alone, or both as fitted."""
    return {"words": WORDS_ALONE, "vectors": VECTORS_ALONE, "both": fitted_fusion()}[legs]


@lru_cache(maxsize=1)
def fitted_fusion() -> Fusion:
    return read_shipped(NUMBERS, lambda stored: Fusion(**stored))


def usual_fusion(model: str) -> Fusion:
    """Return the fusion for *model*: as fitted; of the bundled model alone it is known how alike twins are."""
    return fitted_fusion() if model == BUNDLED_NAME else replace(fitted_fusion(), alike=math.inf)


def shares_language(language: Language, french: float) -> float:
    """Return the probability that a question, *french* with that one, is in *language*."""
    return french if language == "fr" else 1 - french if language == "en" else 0.0
