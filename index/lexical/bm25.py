"""How well the words of a passage meet a question: BM25, as a share of what the question could have had.

Robertson & Zaragoza, Foundations and Trends in Information Retrieval 3(4), 2009; idf kept above 0 as in Lucene.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from passerelle.index.lexical.query import Need

K1 = 0.9
B = 0.4
"""How soon repeating a term stops counting, and how much length does: Anserini's, for short passages."""
BESIDE = 0.5
"""What two words asked side by side earn where they stand so, as a share of the lesser of them."""
DOUBT = 5.0
"""Added to what a question could have: a question of few or common words says little."""
UNKNOWN = 0.5
"""Share of a new word's idf that a question loses for a word that no passage holds."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Counts over passages of one language: how many, their mean length in terms, and how many hold a term."""

    passages: int
    length: float
    holding: Mapping[str, int]

    def idf(self, term: str) -> float:
        held = self.holding.get(term, 0)
        return math.log(1 + (self.passages - held + 0.5) / (held + 0.5))


NONE = (0.0, "")


@dataclass(frozen=True, slots=True)
class Met:
    """A word of the question, the passage's term that meets it, and what that earned of the score."""

    word: str
    term: str
    share: float


@dataclass(frozen=True, slots=True)
class Lexical:
    """How well a passage's words meet a question, from 0 to little over 1, and by which of them."""

    score: float
    met: tuple[Met, ...]


class Scorer:
    """Scores any number of passages for one question; what depends on the question alone is worked out once."""

    def __init__(self, asked: Sequence[Need], known: Collection) -> None:
        self._asked = asked
        self._known = known
        self._idf = {term: known.idf(term) for need in asked for term in need.choices}
        self._wanted = frozenset(self._idf)
        self._meeting: dict[str, list[tuple[int, float]]] = {}
        for place, need in enumerate(asked):
            for term, worth in need.choices.items():
                self._meeting.setdefault(term, []).append((place, worth))
        self.most = DOUBT + math.fsum(self._most(need) for need in asked)

    def score(self, held: str) -> Lexical:
        """Return how well a passage whose terms are *held*, parted by spaces, meets the question.

        Of the terms that meet a need, the one that earns most counts. Two needs that follow each other earn
        more where their terms stand side by side, in either order: languages differ in that.
        """
        terms = held.split(" ")
        present = self._wanted.intersection(terms)
        length = K1 * (1 - B + B * len(terms) / self._known.length)
        best = [NONE] * len(self._asked)
        for term in present:
            earned = self._idf[term] * (K1 + 1) / (1 + length / terms.count(term))
            for place, worth in self._meeting[term]:
                best[place] = max(best[place], (worth * earned, term))
        padded = f" {held} "
        beside = math.fsum(
            min(self._idf[left], self._idf[right])
            for (_, left), (_, right) in pairwise(best)
            if left and right and (f" {left} {right} " in padded or f" {right} {left} " in padded)
        )
        met = tuple(
            Met(need.word, term, earned / self.most)
            for need, (earned, term) in zip(self._asked, best, strict=True)
            if term
        )
        return Lexical((math.fsum(earned for earned, _ in best) + BESIDE * beside) / self.most, met)

    def _most(self, need: Need) -> float:
        """Return what *need* would earn in a passage of mean length that holds its best term once."""
        held = [
            worth * self._idf[term] for term, worth in need.choices.items() if self._known.holding.get(term)
        ]
        return max(held, default=UNKNOWN * self._known.idf(""))
