"""Measure first-stage retrieval by set and direction: ``python -m tests.benchmarks.retrieval DATA``.

Each set's passages are indexed as documents are, and its questions asked of those in one language, or of all of them
(``mixed``). The table gives Success@1, Success@10 and RR of a document that answers, by words alone, by vectors alone
and by both; then of both the interval of 95 % of RR, RR of the questions held out of every fit, RR with one thing
left out, and how far each figure lies below the better of words and vectors, where by more than a hundredth. The
last line names the sets and directions that lose so.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

import numpy as np

from index.candidates import EVERYTHING, Only
from index.embed import Embedder, open_embedder
from index.lexical import bm25, names, translations
from index.store import Store
from index.sync import sync
from qa.evaluation.asking import RememberingEmbedder
from qa.evaluation.bootstrap import generator, means
from qa.evaluation.measures import Values
from qa.evaluation.ranking import ranking_values
from qa.evaluation.results import Figure
from qa.evaluation.runner import find
from qa.evaluation.types import QuestionSet
from qa.fusion import LEGS, Fusion, Legs, fitted_fusion, fusion_of
from qa.retrieval import Retriever

from .drawn import HELD_OUT, SETS, Drawn, draw

MEASURES = ("Success@1", "Success@10", "RR")
SHORT = ("S@1", "S@10", "RR")
DEPTH = 100
"""Hits among which the first document that answers is looked for."""
TOLERATED = 0.01
"""How far a figure of both may lie below the better leg's."""


@dataclass(frozen=True, slots=True)
class Row:
    """What a set and direction measures: figures of ``MEASURES`` by leg, and RR of both otherwise."""

    label: str
    asked: int
    legs: Mapping[Legs, Sequence[Figure]]
    held_out: float | None
    ablated: Mapping[str, float]

    @property
    def losses(self) -> dict[str, float]:
        """How far each figure of both lies below the better of words and vectors, where by more than ``TOLERATED``."""
        columns = zip(SHORT, *(self.legs[leg] for leg in LEGS), strict=True)
        below = {name: max(word.value, vector.value) - both.value for name, word, vector, both in columns}
        return {name: loss for name, loss in below.items() if round(loss, 6) > TOLERATED}


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
        yield Retriever.of(Store.open(place), RememberingEmbedder(embedder))


def _row(retriever: Retriever, drawn: Drawn) -> Row:
    only = Only(language=drawn.found)
    legs = {leg: values(retriever, fusion_of(leg), drawn.questions, only) for leg in LEGS}
    held_out = legs["both"][[HELD_OUT in question.tags for question in drawn.questions.questions]]
    ablated = {}
    for name, without, fusion in ablations():
        with without:
            ablated[name] = values(retriever, fusion, drawn.questions, only)
    return Row(
        label=drawn.label,
        asked=len(drawn.questions.questions),
        legs={leg: figures(found) for leg, found in legs.items()},
        held_out=_rr(held_out) if len(held_out) else None,
        ablated={name: _rr(found) for name, found in ablated.items()},
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


def ablations() -> Iterator[tuple[str, AbstractContextManager[object], Fusion]]:
    """Yield what is left out by its name, a context in which a question is asked without it, and the fusion."""
    fitted = fitted_fusion()
    yield "-translations", patch.object(translations, "shipped", return_value={"fr": {}, "en": {}}), fitted
    yield "-names", patch.object(names, "shipped", return_value=names.Names({})), fitted
    yield "-neighbours", patch.object(bm25, "BESIDE", 0.0), fitted
    yield "-price", nullcontext(), replace(fitted, price=0.0)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the head of the table, a line for each row as it comes, and which of them lose."""
    heads = "".join(f"{head:>14}" for head in ("95 % of RR", "held out", *(name for name, *_ in ablations())))
    legs = "".join(f"{leg + ' ' + ' '.join(SHORT):>21}" for leg in LEGS)
    yield f"{'set, direction':26}{'asked':>6}{legs}{heads}  below the better"
    losing = []
    for row in rows:
        yield _line(row)
        losing += [row.label] if row.losses else []
    yield f"both lose more than {TOLERATED} to the better of words and vectors in: {', '.join(losing) or 'none'}"


def cells(found: Iterable[Sequence[Figure]]) -> str:
    """Return the figures of each leg as a cell."""
    return "".join(f"{' '.join(f'{figure.value:.3f}' for figure in each):>21}" for each in found)


def _line(row: Row) -> str:
    rr = row.legs["both"][MEASURES.index("RR")]
    held_out = "-" if row.held_out is None else f"{row.held_out:.3f}"
    parts = (f"{rr.low:.3f}-{rr.high:.3f}", held_out, *(f"{value:.3f}" for value in row.ablated.values()))
    below = " ".join(f"{name} {loss:.3f}" for name, loss in row.losses.items()) or "-"
    return (
        f"{row.label:26}{row.asked:6}{cells(row.legs.values())}"
        + "".join(f"{part:>14}" for part in parts)
        + f"  {below}"
    )


if __name__ == "__main__":
    main()
