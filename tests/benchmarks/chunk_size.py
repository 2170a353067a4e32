"""Measure which size of passage finds answers best: ``python -m tests.benchmarks.chunk_size FOLDER``."""

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from passerelle.index.chunk import chunk, embedding_text
from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.index.types import Document, Language, Passage, Span
from passerelle.training.question_sets import read_jsonl

SETS: tuple[tuple[str, str, Language], ...] = (
    ("piaf_tune", "questions_open.jsonl", "fr"),
    ("squad2_halfdev_en", "questions.jsonl", "en"),
)
TARGETS = (48, 64, 96, 128, 192, 256, 384)
BUDGETS = (500, 1500)
"""Characters a person reads, whatever the size of the passages."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and where its answers lie in the document of that id."""

    text: str
    document_id: str
    places: tuple[Span, ...]


def long_documents(
    folder: Path, questions_file: str, language: Language
) -> tuple[list[Document], list[Question]]:
    """Return one document a title, its passages joined as paragraphs, and questions placed in them."""
    texts: dict[str, list[str]] = {}
    places: dict[str, tuple[str, int]] = {}
    words: dict[str, str] = {}
    for row in read_jsonl(folder / "passages.jsonl"):
        parts = texts.setdefault(row["title"], [])
        places[row["id"]] = (row["title"], sum(len(part) + 2 for part in parts))
        words[row["id"]] = row["text"]
        parts.append(row["text"])
    documents = [
        Document(f"{language}:{title}", title, language, "\n\n".join(parts)) for title, parts in texts.items()
    ]
    questions: list[Question] = []
    for row in read_jsonl(folder / questions_file):
        for passage_id in row["passage_ids"][:1]:
            title, offset = places[passage_id]
            found = [(words[passage_id].find(answer), len(answer)) for answer in row["answers"]]
            spans = tuple(Span(offset + at, offset + at + size) for at, size in found if at >= 0)
            if spans:
                questions.append(Question(row["question"], f"{language}:{title}", spans))
    return documents, questions


def sample(folder: Path, titles: int, count: int) -> tuple[list[Document], list[Question]]:
    """Return *titles* documents and *count* questions, half in each language, the same each time."""
    draw = random.Random(0)
    documents: list[Document] = []
    questions: list[Question] = []
    for name, questions_file, language in SETS:
        every, asked = long_documents(folder / name, questions_file, language)
        answered = {question.document_id for question in asked}
        whole = [document for document in every if document.id in answered and len(document.text) > 3000]
        kept = draw.sample(whole, min(titles // 2, len(whole)))
        ids = {document.id for document in kept}
        here = [question for question in asked if question.document_id in ids]
        documents.extend(kept)
        questions.extend(draw.sample(here, min(count // 2, len(here))))
    return documents, questions


def overlaps(passage: Passage, question: Question, characters: int | None = None) -> bool:
    """Tell whether the passage, or its first *characters*, overlaps a place of the question's answers."""
    end = passage.end if characters is None else min(passage.end, passage.start + characters)
    return passage.document.id == question.document_id and any(
        place.start < end and place.end > passage.start for place in question.places
    )


def scores(ranking: Sequence[Passage], question: Question) -> Iterator[bool]:
    """Yield Success@1, Success@5, and success in the first characters of each budget."""
    yield overlaps(ranking[0], question)
    yield any(overlaps(passage, question) for passage in ranking[:5])
    for budget in BUDGETS:
        left, seen = budget, False
        for passage in ranking:
            if left <= 0:
                break
            seen = seen or overlaps(passage, question, left)
            left -= passage.end - passage.start
        yield seen


def measure(
    documents: Sequence[Document], questions: Sequence[Question], embedder: Embedder, target: int
) -> Iterator[str]:
    """Yield a line for passages of *target* tokens embedded with their context, and one without."""
    passages = [
        passage
        for document in documents
        for passage in chunk(
            document, embedder.count_tokens, target_tokens=target, max_tokens=embedder.max_tokens
        )
    ]
    asked = embedder.embed_queries([question.text for question in questions])
    for context in (True, False):
        texts = [embedding_text(passage) if context else passage.text for passage in passages]
        order = np.argsort(-(asked @ embedder.embed_passages(texts).T), axis=1, kind="stable")[:, :60]
        table = np.array(
            [
                list(scores([passages[row] for row in rows], question))
                for rows, question in zip(order, questions, strict=True)
            ]
        )
        french = np.array([question.document_id.startswith("fr:") for question in questions])
        figures = " ".join(
            f"{100 * table[rows].mean(axis=0)[column]:5.1f}"
            for column in range(table.shape[1])
            for rows in (slice(None), french, ~french)
        )
        yield f"{target:6} {len(passages):8} {'yes' if context else 'no':>7}  {figures}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of the question sets")
    parser.add_argument("--titles", type=int, default=40)
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--targets", type=int, nargs="*", default=TARGETS)
    chosen = parser.parse_args()
    documents, questions = sample(chosen.folder, chosen.titles, chosen.questions)
    size = sum(len(document.text) for document in documents)
    sys.stdout.write(f"{len(documents)} documents, {size} characters, {len(questions)} questions\n")
    names = ["Success@1", "Success@5", *(f"in {budget} characters" for budget in BUDGETS)]
    sys.stdout.write(f"target passages context  {', '.join(names)}: each as all, fr, en\n")
    embedder = open_embedder()
    for target in chosen.targets:
        for line in measure(documents, questions, embedder, target):
            sys.stdout.write(line)
            sys.stdout.flush()


if __name__ == "__main__":
    main()
