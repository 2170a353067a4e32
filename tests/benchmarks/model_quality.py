"""Hold models to the exact one: ``python -m tests.benchmarks.model_quality SETS EXACT MODEL [MODEL]``.

EXACT is made by ``python -m passerelle.training.model.build --exact EXACT``. Of each set the table gives R@1 and RR,
and the cosine of the passages' vectors with the exact model's, mean and least.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from passerelle.index.chunk import chunk, embedding_text
from passerelle.index.embed.bundled import OpenVinoEmbedder
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.load import load
from passerelle.index.types import Document
from passerelle.training.question_sets import is_held_out, read_jsonl

RUNS = (
    ("piaf_tune", "questions_open.jsonl", "fr", "fr"),
    ("xquad_en", "questions.jsonl", "en", "en"),
    ("pyfaq", "questions.jsonl", "fr", "fr"),
    ("pyfaq", "questions.jsonl", "en", "en"),
    ("pyfaq", "questions.jsonl", "fr", "en"),
    ("pyfaq", "questions.jsonl", "en", "fr"),
    ("canlaws_tune", "questions.jsonl", "fr", "en"),
    ("canlaws_tune", "questions.jsonl", "en", "fr"),
)
"""Set, file of questions, their language, the passages' language."""
TRAINED_ON = {"piaf_tune", "xquad_en"}
"""Sets of which only the titles held out of training are asked."""
DOCUMENTS = Path(__file__).parents[2] / "documents"


@dataclass(frozen=True, slots=True)
class Task:
    """Questions, the passages to find, and which of these (by row) answer each question."""

    name: str
    questions: list[str]
    relevant: list[set[int]]
    passages: list[str]


def read_task(folder: Path, run: tuple[str, str, str, str], most: int) -> Task:
    """Read one direction of a set: all passages of a language, and at most *most* questions of a language."""
    name, file, asked, told = run
    passages = [row for row in read_jsonl(folder / name / "passages.jsonl") if row["lang"] == told]
    places = {row["id"]: place for place, row in enumerate(passages)}
    questions = [
        (row["question"], found)
        for row in read_jsonl(folder / name / file)
        if row["lang"] == asked and (found := {places[id_] for id_ in row["passage_ids"] if id_ in places})
        if name not in TRAINED_ON or all(is_held_out(passages[place]["title"]) for place in found)
    ][:most]
    return Task(
        f"{name} {asked}→{told}",
        [question for question, _ in questions],
        [found for _, found in questions],
        [row["text"] for row in passages],
    )


def bundled_task(count: Embedder) -> Task:
    """Return the bundled documents' passages, which no question goes with."""
    read = (each for path in sorted(DOCUMENTS.rglob("*.*")) for each in load(path, path.name))
    found = [chunk(each, count.count_tokens) for each in read if isinstance(each, Document)]
    return Task("documents", [], [], [embedding_text(passage) for passages in found for passage in passages])


def scores(task: Task, passages: Vectors, questions: Vectors) -> Sequence[float]:
    """Return mean R@1 and RR over the task's questions, each ranked over all passages."""
    table = []
    for vector, relevant in zip(questions, task.relevant, strict=True):
        order = np.argsort(-(passages @ vector), kind="stable").tolist()
        first = min(order.index(place) for place in relevant)
        table.append(((order[0] in relevant) / len(relevant), 1 / (first + 1)))
    return [float(np.mean(column)) for column in zip(*table, strict=True)]


def measure(task: Task, models: Sequence[Embedder]) -> Iterator[str]:
    """Yield a cell for each model, the exact one first: R@1, RR, mean and least cosine."""
    exact: Vectors | None = None
    for model in models:
        vectors = model.embed_passages(task.passages)
        exact = vectors if exact is None else exact
        cosines = (vectors * exact).sum(axis=1)
        found = scores(task, vectors, model.embed_queries(task.questions)) if task.questions else [np.nan] * 2
        yield f"{found[0]:.4f} {found[1]:.4f}  {cosines.mean():.5f} {cosines.min():.5f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path, help="folder of the question sets")
    parser.add_argument("models", type=Path, nargs="+", help="model directories, the exact one first")
    parser.add_argument("--only", default="", help="run only what begins with this: a set, or `documents`")
    parser.add_argument("--questions", type=int, default=5000, help="most questions of a direction")
    chosen = parser.parse_args()
    models = [OpenVinoEmbedder.open(folder, folder.name) for folder in chosen.models]
    heads = " | ".join(f"{model.name[:31]:31}" for model in models)
    sys.stdout.write(f"{'R@1 RR, cosine mean and least':22.22} | {heads}\n")
    tasks = [read_task(chosen.sets, run, chosen.questions) for run in RUNS if run[0].startswith(chosen.only)]
    if "documents".startswith(chosen.only):
        tasks.append(bundled_task(models[0]))
    for task in tasks:
        sys.stdout.write(f"{task.name:22} | {' | '.join(measure(task, models))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
