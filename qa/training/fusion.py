"""Fit what words weigh beside vectors: ``python -m passerelle.training.fusion DATA``.

Each question is asked of the small mixed library its set lies in, where a text stands in one language; those of sets
in both languages also of a library in one, and of one where each text stands in both. The numbers are those of a grid
with the best mean reciprocal rank over sets, directions and kinds of library, of which none may lose to vectors alone
or to words alone; of those nearly as good, the ones that trust words least: the table of translations is at home in
one of the sets. Only sets that the model was not taught count: to its own lessons it has better vectors than to other
texts. Of these, questions that are held out are only reported, as are those of other sets on titles not taught.
"""

import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.fusion import (
    DIGITS,
    NUMBERS,
    VECTORS_ALONE,
    WORDS_ALONE,
    Fusion,
    Numbers,
    fitted_fusion,
    lifted,
    shares_language,
)
from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.index.types import Language
from passerelle.language import french_probability
from passerelle.training import libraries
from passerelle.training.libraries import Library, answers, direction
from passerelle.training.memory_store import MemoryStore
from passerelle.training.remembering import Remembering
from passerelle.translation import MUCH_ALIKE, WITHIN, languages, nearest_both_ways

LEGS = (WORDS_ALONE, VECTORS_ALONE)
GRID = {
    "same": (0.08, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20, 0.24),
    "crossing": (0.08, 0.10, 0.12, 0.14, 0.16, 0.18, 0.20, 0.24),
}
SETS = {**libraries.SETS, "canlaws_tune/questions": 1000}
WHOLE = {"pyfaq/questions": 300, "canlaws_tune/questions": 400}
UNTAUGHT = ("pyfaq", "canlaws_tune")
LOSS = 0.01
"""Mean reciprocal rank by which a group may lie below its better leg."""
CLOSE = 0.001
"""Mean reciprocal rank by which the numbers chosen may lie below the best."""

Rows = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's candidates as columns, and which of them answer it.

    ``own`` are the places of those in its language that are much like one in the other, which has its place in
    ``other``; ``translated`` tells which of these are translations.
    """

    group: str
    held_out: bool
    dense: Numbers
    lexical: Numbers
    shared: Numbers
    right: NDArray[np.bool_]
    own: Rows
    other: Rows
    translated: NDArray[np.bool_]

    @property
    def fits(self) -> bool:
        return not self.held_out and self.group.startswith(UNTAUGHT)

    def reciprocal_rank(self, fusion: Fusion) -> float:
        """Return 1 / the rank of the first passage that answers; 0 by words alone where none shares a word."""
        if not fusion.vectors and not self.lexical[self.right].any():
            return 0.0
        scores = fusion.total(self.dense, self.lexical, self.shared)
        if fusion.alike <= 1:
            scores = self.joined(scores)
        return 1 / (1 + float((scores > scores[self.right].max()).sum()))

    def joined(self, scores: Numbers) -> Numbers:
        """Return *scores* as :func:`passerelle.translation.join` makes them; translations have less than any."""
        own, other = self.own[self.translated], self.other[self.translated]
        joined = scores.copy()
        joined[own] = lifted(scores[own], scores[other])
        own, other = self.own[~self.translated], self.other[~self.translated]
        behind = (joined[own] < scores[other]) & (joined[own] >= scores[other] - WITHIN)
        np.maximum.at(joined, own[behind], scores[other[behind]] + 10**-DIGITS)
        joined[self.other[self.translated]] = -np.inf
        return joined


def main(arguments: Sequence[str]) -> int:
    embedder: Any = Remembering(open_embedder())
    folder = Path(arguments[0])
    mixed = (("mixed", library) for library in libraries.libraries(folder, embedder, SETS))
    asked = [
        each
        for kind, library in (*mixed, *libraries.whole(folder, embedder, WHOLE))
        for each in ask(library, kind, embedder)
    ]
    best = fit([each for each in asked if each.fits])
    kept = {name: getattr(best, name) for name in (*GRID, "alike", "names")}
    NUMBERS.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    fitted_fusion.cache_clear()
    for line in _report(asked, best):
        sys.stdout.write(f"{line}\n")
    return 0


def fit(asked: Sequence[Asked]) -> Fusion:
    """Return the numbers of ``GRID`` chosen as above, or vectors alone where all of them lose somewhere."""
    legs = [_means(asked, leg) for leg in LEGS]
    found: list[tuple[float, Fusion]] = []
    for numbers in itertools.product(*GRID.values()):
        fusion = replace(fitted_fusion(), **dict(zip(GRID, numbers, strict=True)))
        means = _means(asked, fusion)
        if all(means[group] >= leg[group] - LOSS for leg in legs for group in means):
            found.append((_mean(means), fusion))
    if not found:
        return VECTORS_ALONE
    reached = max(mean for mean, _ in found)
    close = [(mean, fusion) for mean, fusion in found if mean >= reached - CLOSE]
    return min(close, key=lambda pair: (pair[1].same + pair[1].crossing, -pair[0]))[1]


def ask(library: Library, kind: str, embedder: Embedder) -> Iterator[Asked]:
    """Yield each question of a *library* of that *kind* that one of its passages answers."""
    store = MemoryStore(library.passages, embedder)
    alike = _alike(store)
    queries = embedder.embed_queries([case.question for case in library.cases])
    for case, query in zip(library.cases, queries, strict=True):
        right = np.array([answers(passage, case) for passage in library.passages])
        if not right.any():
            continue
        probability = french_probability(case.question)
        own, other, translated = alike[languages(probability)[0]]
        found = store.candidates(case.question, query, probability)
        yield Asked(
            group=f"{case.set.split('/')[0]} {direction(case)} {kind}",
            held_out=case.held_out,
            dense=np.array([each.dense for each in found]),
            lexical=np.array([each.lexical.score for each in found]),
            shared=np.array([shares_language(each.language, probability) for each in found]),
            right=right,
            own=own,
            other=other,
            translated=translated,
        )


def _alike(store: MemoryStore) -> dict[Language, tuple[Rows, Rows, NDArray[np.bool_]]]:
    """Return, for questions in each language, what ``Asked`` has as own, other and translated."""
    fr, en = (
        [row for row, passage in enumerate(store.passages) if passage.language == language]
        for language in ("fr", "en")
    )
    if not fr or not en:
        return {"fr": _columns([], set()), "en": _columns([], set())}
    alike = fitted_fusion().alike
    cosines = (store.vectors_of(fr) @ store.vectors_of(en).T).astype(np.float64)
    joined = {
        (fr[i], en[j])
        for i, j in nearest_both_ways(cosines, alike)
        if store.are_translations(fr[i], en[j], alike)
    }
    much = cosines >= MUCH_ALIKE
    to_english = [(fr[i], en[j]) for i, j in enumerate(cosines.argmax(axis=1).tolist()) if much[i, j]]
    to_french = [(fr[i], en[j]) for j, i in enumerate(cosines.argmax(axis=0).tolist()) if much[i, j]]
    found = _columns(to_french, joined), _columns(to_english, joined)
    return {"fr": found[0], "en": (found[1][1], found[1][0], found[1][2])}


def _columns(
    much_alike: Sequence[tuple[int, int]], joined: Collection[tuple[int, int]]
) -> tuple[Rows, Rows, NDArray[np.bool_]]:
    """Return the French rows of all pairs, the English ones, and which of the pairs are *joined*."""
    pairs = sorted({*joined, *much_alike})
    rows = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return rows[:, 0], rows[:, 1], np.array([pair in joined for pair in pairs], dtype=np.bool_)


def _means(asked: Sequence[Asked], fusion: Fusion) -> dict[str, float]:
    ranks: dict[str, list[float]] = defaultdict(list)
    for each in asked:
        ranks[each.group].append(each.reciprocal_rank(fusion))
    return {group: float(np.mean(found)) for group, found in sorted(ranks.items())}


def _mean(means: Mapping[str, float]) -> float:
    return float(np.mean(list(means.values())))


def _report(asked: Sequence[Asked], best: Fusion) -> Iterator[str]:
    yield f"words weigh {best.same} within a language, {best.crossing} across"
    heads = f"{'words':>9} {'vectors':>9} {'both':>9}"
    yield f"{'RR by set, direction':28}{'fitted:':>9}{heads}{'held out:':>11}{heads}"
    parts = [each for each in asked if each.fits], [each for each in asked if each.held_out]
    columns = [[_means(part, fusion) for fusion in (*LEGS, best)] for part in parts]
    for group in columns[1][0]:
        seen, unseen = (
            "".join(f"{column.get(group, float('nan')):10.3f}" for column in part) for part in columns
        )
        yield f"{group:28}{'':8}{seen}{'':10}{unseen}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
