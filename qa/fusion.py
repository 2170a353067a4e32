"""Join what vectors and words find into one ranking, whatever the languages of question and passage."""

import math
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeVar, get_args

import numpy as np
from numpy.typing import NDArray

from passerelle.index.embed.open import BUNDLED_NAME
from passerelle.index.given import require_number, require_one
from passerelle.index.store.candidates import Candidate
from passerelle.index.types import Language, Passage
from passerelle.shipped import read_shipped
from passerelle.types import Hit

NUMBERS = Path(__file__).parent / "fusion.json"
DIGITS = 6
"""Decimals of a score that count: beyond, two ways of multiplying the same vectors part."""
Numbers = NDArray[np.float64]
Number = TypeVar("Number", float, Numbers)
"""What one passage has, or a column of what many have."""
LIFT = 0.5
"""Part of what its translation scores more that a passage is given."""
Legs = Literal["words", "vectors", "both"]
LEGS: tuple[Legs, ...] = get_args(Legs)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, of which ``translation_boost`` is for its translation or for one that may be it."""

    candidate: Candidate
    score: float
    translation: Candidate | None = None
    translation_boost: float = 0.0

    def with_translation(self, other: "Ranked") -> "Ranked":
        """Return this candidate with *other* as its translation; half of what that scores more is added."""
        score = round(self.score + LIFT * max(other.score - self.score, 0), DIGITS)
        return replace(
            self,
            score=score,
            translation=other.candidate,
            translation_boost=round(score - self.score, DIGITS),
        )

    def before(self, score: float) -> "Ranked":
        """Return this candidate with more than *score*, where its own is lower."""
        if self.score >= score:
            return self
        above = round(score + 10**-DIGITS, DIGITS)
        boost = round(self.translation_boost + above - self.score, DIGITS)
        return replace(self, score=above, translation_boost=boost)

    def hit(self, rank: int, passage: Passage, translation: Passage | None = None) -> Hit:
        """Return the hit at *rank*: the candidate is *passage*, and its translation *translation*.

        Its numbers have the digits that its JSON has, so that what is read back is the same.
        """
        return Hit(
            rank=rank,
            passage=passage,
            score=self.score,
            dense=round(self.candidate.dense, DIGITS),
            lexical=round(self.candidate.lexical.score, DIGITS),
            met=tuple(replace(each, share=round(each.share, 4)) for each in self.candidate.lexical.met),
            translation=translation,
            translation_boost=self.translation_boost,
        )


@dataclass(frozen=True, slots=True)
class Fusion:
    """What words weigh beside vectors, within a language and across; ``passerelle.training.fusion`` fits these two.

    A passage that holds all names in the question is given ``names`` more: of bills alike, that of the firm meant.
    Where ``vectors`` weigh nothing, a passage that shares no word with the question is not found.

    Two passages, one in each language, may be translations where the cosine of their vectors is ``alike`` or more.
    """

    same: float
    crossing: float
    alike: float = math.inf
    vectors: float = 1.0
    names: float = 0.0

    def __post_init__(self) -> None:
        for name in ("same", "crossing", "alike", "vectors", "names"):
            require_number(f"`{name}` of a fusion", getattr(self, name))

    def score(self, candidate: Candidate, french: float, named: AbstractSet[str] = frozenset()) -> float:
        """Return the candidate's score: higher is better.

        The question is *french* with that probability, and *named* are the words in it that are names.
        """
        lexical = candidate.lexical
        total = self.total(candidate.dense, lexical.score, shares_language(candidate.language, french))
        held = share_named(named, {met.word for met in lexical.met})
        return round(total + self.names * held, DIGITS)

    def total(self, dense: Number, lexical: Number, shared: Number) -> Number:
        """Return the score of a passage with that cosine, those words and that probability of a shared language."""
        weight = self.crossing + (self.same - self.crossing) * shared
        return self.vectors * dense + weight * lexical

    def rank(
        self, candidates: Iterable[Candidate], french: float, named: AbstractSet[str] = frozenset()
    ) -> list[Ranked]:
        """Return what is found with its scores, best first; equal ones in the order they were indexed."""
        found = (each for each in candidates if self.vectors or each.lexical.score)
        return sorted((Ranked(each, self.score(each, french, named)) for each in found), key=place)


def place(ranked: Ranked) -> tuple[float, int]:
    """Return what a ranking is sorted by: the score, then the order in which passages were indexed."""
    return -ranked.score, ranked.candidate.row


def share_named(named: AbstractSet[str], words: AbstractSet[str]) -> float:
    """Return the share of the question's names, *named*, that are among *words*; 0 where it has none."""
    return len(named & words) / max(len(named), 1)


def lifted(scores: Numbers, others: Numbers) -> Numbers:
    """Return the *scores* of passages whose translations have the scores *others*."""
    return scores + LIFT * np.maximum(others - scores, 0)


VECTORS_ALONE = Fusion(same=0.0, crossing=0.0)
WORDS_ALONE = Fusion(same=1.0, crossing=1.0, vectors=0.0)


def fusion_of(legs: Legs) -> Fusion:
    """Return the fusion by which *legs* find alone, or both as fitted.

    Raises:
        ValueError: *legs* is none of ``words``, ``vectors`` and ``both``.
        TypeError: it is no text.
    """
    require_one("the leg", legs, LEGS)
    return {"words": WORDS_ALONE, "vectors": VECTORS_ALONE, "both": fitted_fusion()}[legs]


@lru_cache(maxsize=1)
def fitted_fusion() -> Fusion:
    return read_shipped(NUMBERS, lambda stored: Fusion(**stored))


def usual_fusion(model: str) -> Fusion:
    """Return the fusion for *model*: as fitted; only of the bundled model it is known how alike translations are."""
    return fitted_fusion() if model == BUNDLED_NAME else replace(fitted_fusion(), alike=math.inf)


def shares_language(language: Language, french: float) -> float:
    """Return the probability that a question, *french* with that one, is in *language*."""
    return french if language == "fr" else 1 - french if language == "en" else 0.0
