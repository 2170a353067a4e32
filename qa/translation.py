"""Join a passage and its translation, before ranks are counted: the two are one hit, in the question's language."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from passerelle.fusion import Numbers, Ranked, place
from passerelle.index.embed.embedder import Vectors
from passerelle.index.types import Language, Passage

NEAR = 100
"""Passages, of those found first, among which translations are looked for; more where more hits are wanted."""
MUCH_ALIKE = 0.82
"""Cosine from which a passage in the question's language is put before one in the other that is not its translation."""
WITHIN = 0.1
"""How far it may lie below that one and still be put before it."""


@dataclass(frozen=True, slots=True)
class Lookups:
    """What a store is asked of passages by their rows: their vectors, and whether one is the translation of another.

    ``alike`` is the cosine from which ``are_translations`` is asked, the row in the question's language first; it is
    more than 1 where vectors do not tell. All are asked inside one reading of the store.
    """

    alike: float
    vectors: Callable[[Sequence[int]], Vectors]
    are_translations: Callable[[int, int], bool]
    passage: Callable[[int], Passage]

    def remembering(self) -> "Lookups":
        """Return lookups that ask the store once, whatever they are asked again: for a few queries of one reading."""
        held: dict[int, Vectors] = {}

        def vectors(rows: Sequence[int]) -> Vectors:
            missing = [row for row in rows if row not in held]
            if missing:
                held.update(zip(missing, self.vectors(missing), strict=True))
            return np.stack([held[row] for row in rows])

        return Lookups(self.alike, vectors, cache(self.are_translations), cache(self.passage))


def join(ranked: Sequence[Ranked], french: float, known: Lookups, *, first: int) -> list[Ranked]:
    """Return *ranked*, best first, of which a passage and its translation are one, in the question's language.

    The question is *french* with that probability. Two passages may be translations where each is the nearest to the
    other in its language and one of them is among the *first*. Where two are much alike and no translations, both
    are given, the question's language first.
    """
    near = ranked[: max(NEAR, first)]
    own, other = (
        [each for each in near if each.candidate.language == language] for language in languages(french)
    )
    if known.alike > 1 or not own or not other:
        return list(ranked)
    found = known.vectors([each.candidate.row for each in (*own, *other)])
    # `@` would wake threads, and wait longer for them than this takes.
    cosines = np.einsum("id,jd->ij", found[: len(own)], found[len(own) :])
    reached = {each.candidate.row for each in ranked[:first]}
    joined = {each.candidate.row: each for each in ranked}
    for i, j in nearest_both_ways(cosines, known.alike):
        one, its = own[i].candidate.row, other[j].candidate.row
        if reached & {one, its} and known.are_translations(one, its):
            joined[one] = joined[one].with_translation(joined.pop(its))
    for j, i in enumerate(cosines.argmax(axis=0).tolist()):
        one, its = own[i].candidate.row, other[j].candidate.row
        if its in joined and cosines[i, j] >= MUCH_ALIKE and joined[one].score >= other[j].score - WITHIN:
            joined[one] = joined[one].before(other[j].score)
    return sorted(joined.values(), key=place)


def languages(french: float) -> tuple[Language, Language]:
    """Return the language of a question that is *french* with that probability, and the other one."""
    return ("fr", "en") if french > 0.5 else ("en", "fr")


def nearest_both_ways(cosines: Numbers, alike: float) -> Iterator[tuple[int, int]]:
    """Yield the row and the column of *cosines* that are each other's greatest, and *alike* or more."""
    back = cosines.argmax(axis=0)
    for row, column in enumerate(cosines.argmax(axis=1).tolist()):
        if back[column] == row and cosines[row, column] >= alike:
            yield row, column
