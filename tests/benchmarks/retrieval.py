"""Measure first-stage retrieval by set and direction: ``python -m tests.benchmarks.retrieval DATA``.

Each set's passages are indexed as documents are, and its questions asked of those in one language, or of all of them
(``mixed``). The table gives R@1, R@10 and RR of the document that answers, by words alone, by vectors alone and by
both, then RR of both with one thing left out; the interval holds 95 % of 1,000 resamplings of the questions.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

from index.candidates import Candidate, Only
from index.embed import Vectors
from index.lexical import bm25, translations
from index.lexical.names import Names
from index.model_making.question_sets import digest, is_held_out, read_jsonl
from index.sync import sync
from index.types import Language
from qa.fusion import Fusion, fitted_fusion
from qa.language import french_probability
from qa.retrieval import Retriever

Ranks = NDArray[np.float64]
SETS = {
    "piaf_tune": "questions_open",
    "squad2_halfdev_en": "questions",
    "xquad_en": "questions",
    "covidfaq": "questions",
    "pyfaq": "questions",
    "canlaws_tune": "questions",
}
FITTED = {"piaf_tune", "squad2_halfdev_en", "xquad_en", "pyfaq"}
"""Sets that numbers were fitted on, but for what is held out of them; of the others nothing was."""
MOST = 600
"""Questions of a set and direction."""
DEPTH = 100
RESAMPLINGS = 1000
VECTORS = Fusion(same=0.0, crossing=0.0, price=0.015)


@dataclass(frozen=True, slots=True)
class Question:
    """A line of a set, its vector, and whether every number of ours was fitted without it."""

    text: str
    vector: Vectors
    french: float
    answers: frozenset[str]
    held_out: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the question sets")
    parser.add_argument("--set", action="append", dest="sets", help="only this set; may be repeated")
    options = parser.parse_args()
    sys.stdout.write(f"{heads()}\n")
    for name in options.sets or SETS:
        for line in measure(options.folder / name, name):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def heads() -> str:
    legs = "".join(f"{leg:>19}" for leg in ("words", "vectors", "both"))
    parts = "".join(f"{part:>14}" for part in ("95 %", "held out", *ABLATIONS))
    return f"{'set, direction':26}{'asked':>6}{legs}{parts}"


def measure(folder: Path, name: str) -> Iterator[str]:
    rows = read_jsonl(folder / "passages.jsonl")
    with tempfile.TemporaryDirectory() as place:
        sync([folder / "passages.jsonl"], Path(place))
        retriever = Retriever.open(place)
        for asked, found in directions(folder, rows, SETS[name]):
            questions = read(folder, name, rows, retriever, asked, found)
            if questions:
                yield row(f"{name} {asked}→{found or 'mixed'}", retriever, questions, found)


def directions(
    folder: Path, rows: Sequence[dict[str, Any]], file: str
) -> Iterator[tuple[Language, Language | None]]:
    """Yield each language asked and each asked of; ``None`` asks of all where there are two."""
    held: list[Language] = sorted({each["lang"] for each in rows})
    for asked in sorted({each["lang"] for each in read_jsonl(folder / f"{file}.jsonl")}):
        yield from ((asked, found) for found in held)
        if len(held) > 1:
            yield asked, None


def read(
    folder: Path,
    name: str,
    rows: Sequence[dict[str, Any]],
    retriever: Retriever,
    asked: Language,
    found: Language | None,
) -> list[Question]:
    """Return at most ``MOST`` questions in one language that passages of the other answer, drawn by their ids."""
    known = {row["id"]: row for row in rows if found in {None, row["lang"]}}
    drawn = [
        each
        for each in sorted(read_jsonl(folder / f"{SETS[name]}.jsonl"), key=lambda each: digest(each["id"]))
        if each["lang"] == asked and any(id_ in known for id_ in each["passage_ids"])
    ][:MOST]
    vectors = retriever.embedder.embed_queries([each["question"] for each in drawn])
    return [
        Question(
            text=each["question"],
            vector=vector,
            french=french_probability(each["question"]),
            answers=frozenset(each["passage_ids"]),
            held_out=name not in FITTED or _held_out(name, each, known),
        )
        for each, vector in zip(drawn, vectors, strict=True)
    ]


def _held_out(name: str, each: dict[str, Any], known: dict[str, dict[str, Any]]) -> bool:
    if name == "pyfaq":
        return digest(each["id"]) % 3 == 0
    return is_held_out(next(known[id_]["title"] for id_ in each["passage_ids"] if id_ in known))


def row(label: str, retriever: Retriever, questions: Sequence[Question], found: Language | None) -> str:
    fusion = fitted_fusion()
    candidates = [look(retriever, each, found) for each in questions]
    both = ranks(retriever, questions, candidates, fusion)
    legs = (
        words_alone(retriever, questions, candidates),
        ranks(retriever, questions, candidates, VECTORS),
        both,
    )
    cells = "".join(
        f"{np.mean(each == 1):>8.3f} {np.mean(each <= 10):.3f} {np.mean(1 / each):.3f}" for each in legs
    )
    held = both[[each.held_out for each in questions]]
    low, high = interval(1 / both)
    parts = [f"{low:.3f}-{high:.3f}", f"{np.mean(1 / held):.3f}" if len(held) else "-"]
    for ablation in ABLATIONS:
        with without(ablation):
            again = [look(retriever, each, found) for each in questions]
        parts.append(f"{np.mean(1 / ranks(retriever, questions, again, fusion)):.3f}")
    return f"{label:26}{len(questions):6}{cells}" + "".join(f"{part:>14}" for part in parts)


def look(retriever: Retriever, question: Question, found: Language | None) -> list[Candidate]:
    return retriever.store.candidates(
        question.vector, question.text, DEPTH // 2, french=question.french, only=Only(language=found)
    )


def ranks(
    retriever: Retriever, questions: Sequence[Question], found: Sequence[Sequence[Candidate]], fusion: Fusion
) -> Ranks:
    """Return for each question the rank of the first document that answers it; infinite where none was found."""
    orders = [
        [each.row for each, _ in fusion.rank(candidates, question.french)]
        for question, candidates in zip(questions, found, strict=True)
    ]
    return _ranks(retriever, questions, orders)


def words_alone(
    retriever: Retriever, questions: Sequence[Question], found: Sequence[Sequence[Candidate]]
) -> Ranks:
    orders = [
        [each.row for each in sorted(candidates, key=lambda each: -each.lexical.score) if each.lexical.score]
        for candidates in found
    ]
    return _ranks(retriever, questions, orders)


def _ranks(retriever: Retriever, questions: Sequence[Question], orders: Sequence[Sequence[int]]) -> Ranks:
    places = []
    for question, rows in zip(questions, orders, strict=True):
        with retriever.store.reading():
            documents = dict.fromkeys(retriever.store.passage(each).document.id for each in rows)
        place = (place for place, id_ in enumerate(documents, start=1) if id_ in question.answers)
        places.append(float(next(place, np.inf)))
    return np.array(places)


def interval(values: NDArray[np.float64]) -> tuple[float, float]:
    draw = np.random.default_rng(0)
    means = values[draw.integers(0, len(values), (RESAMPLINGS, len(values)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


ABLATIONS = ("-translations", "-names", "-neighbours")


def without(ablation: str) -> AbstractContextManager[object]:
    """Search as if one thing had not been made."""
    if ablation == "-translations":
        return patch.object(translations, "shipped", return_value={"fr": {}, "en": {}})
    if ablation == "-names":
        return patch("index.store.names_of", return_value=Names({}))
    return patch.object(bm25, "BESIDE", 0.0) if ablation == "-neighbours" else nullcontext()


if __name__ == "__main__":
    main()
