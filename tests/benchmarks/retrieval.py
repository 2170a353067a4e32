"""Measure first-stage retrieval by set and direction: ``python -m tests.benchmarks.retrieval DATA``.

Each set's passages are indexed as documents are, and its questions asked of those in one language, or of all of them
(``mixed``). The table gives Success@1, Success@10 and RR of a document that answers, by words alone, by vectors alone
and by both; then of both the interval of 95 % of RR, RR of the questions held out of every fit, RR with one thing
left out, and how far each figure lies below the better of words and vectors, where by more than a hundredth. The
last line names the sets and directions that lose so.
"""

import argparse
import math
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np

from passerelle.evaluation.figures.bootstrap import generator, means
from passerelle.evaluation.figures.measures import Values
from passerelle.evaluation.figures.ranking import ranking_values
from passerelle.evaluation.figures.results import Figure
from passerelle.evaluation.runs.asking import RememberingEmbedder
from passerelle.evaluation.runs.runner import find
from passerelle.evaluation.types import QuestionSet
from passerelle.fusion import LEGS, Fusion, fitted_fusion, fusion_of
from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.index.lexical import bm25, names, translations
from passerelle.index.store.candidates import Candidate, Query
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.store import Store
from passerelle.index.sync import sync
from passerelle.index.types import Passage
from passerelle.retrieval import CANDIDATES, Retriever

from .drawn import HELD_OUT, SETS, Drawn, draw
from .legs_table import MEASURES, Row, lines

DEPTH = CANDIDATES
"""Hits among which the first document that answers is looked for: more would have each leg propose more."""


class RememberingStore(Store):
    """A store that looks up once what several fusions weigh: candidates by their question, passages by their row."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._found: dict[tuple[str, int, Only], list[Candidate]] = {}
        self._passages: dict[int, Passage] = {}

    def candidates(self, query: Query, k: int, *, only: Only = EVERYTHING) -> list[Candidate]:
        key = query.asks, k, only
        if key not in self._found:
            self._found[key] = super().candidates(query, k, only=only)
        return self._found[key]

    def passage(self, row: int) -> Passage:
        if row not in self._passages:
            self._passages[row] = super().passage(row)
        return self._passages[row]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the question sets")
    parser.add_argument(
        "--set", action="append", dest="sets", choices=SETS, help="only this; may be repeated"
    )
    options = parser.parse_args()
    embedder = open_embedder()
    rows = (row for name in options.sets or SETS for row in measure(options.folder / name, embedder))
    for line in lines(rows):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def measure(folder: Path, embedder: Embedder) -> Iterator[Row]:
    """Yield a row for each direction of the set that *folder* holds and is named after."""
    with library(folder, embedder) as retriever:
        for drawn in draw(folder):
            yield _row(retriever, drawn)


@contextmanager
def library(folder: Path, embedder: Embedder) -> Iterator[Retriever]:
    """Give a retriever of a set's passages, each a document; it embeds no question twice."""
    with tempfile.TemporaryDirectory() as place:
        sync([folder / "passages.jsonl"], Path(place), embedder=embedder)
        yield anew(Retriever.of(Store.open(place), RememberingEmbedder(embedder)))


def anew(retriever: Retriever) -> Retriever:
    """Return *retriever* with nothing looked up yet."""
    return Retriever(RememberingStore.open(retriever.store.beside), retriever.embedder)


def _row(retriever: Retriever, drawn: Drawn) -> Row:
    only, questions, asked = Only(language=drawn.found), drawn.questions, anew(retriever)
    found = {name: values(asked, fusion, questions, only) for name, fusion in fusions().items()}
    for name, without in ablations().items():
        with without:
            found[name] = values(anew(retriever), fitted_fusion(), questions, only)
    held_out = found["both"][[HELD_OUT in question.tags for question in questions.questions]]
    return Row(
        label=drawn.label,
        asked=len(questions.questions),
        legs={leg: figures(found[leg]) for leg in LEGS},
        held_out=_rr(held_out) if len(held_out) else None,
        ablated={name: _rr(each) for name, each in found.items() if name.startswith("-")},
    )


def values(retriever: Retriever, fusion: Fusion, questions: QuestionSet, only: Only = EVERYTHING) -> Values:
    """Return what each question is worth by each of ``MEASURES``, of shape ``(questions, measures)``."""
    outcomes = find(questions, Retriever(retriever.store, retriever.embedder, fusion), k=DEPTH, only=only)
    found = ranking_values(outcomes, MEASURES)
    return np.array([[found[name][each.question.id] for name in MEASURES] for each in outcomes])


def figures(found: Values) -> list[Figure]:
    """Return the mean of each column, with its interval."""
    return [figure for figure in means(found, generator(0, "retrieval")) if figure]


def _rr(found: Values) -> float:
    return float(found[:, MEASURES.index("RR")].mean())


def fusions() -> dict[str, Fusion]:
    """Return the legs alone, both, and both where a passage and its translation are two hits."""
    return {leg: fusion_of(leg) for leg in LEGS} | {"-joined": replace(fitted_fusion(), alike=math.inf)}


def ablations() -> dict[str, AbstractContextManager[object]]:
    """Return what is left out as a question is asked, each as a context that leaves it out."""
    return {
        "-translations": patch.object(translations, "shipped", return_value={"fr": {}, "en": {}}),
        "-names": patch.object(names, "shipped", return_value=names.Names({})),
        "-neighbours": patch.object(bm25, "BESIDE", 0.0),
    }


if __name__ == "__main__":
    main()
