"""Print how a question set fares on documents, by direction.

``python -m tests.question_report [FILE…] [--documents DIR]`` asks the questions of those files of those documents.
Without arguments, as ``make questions`` calls it, the bundled questions are asked of the bundled documents.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import PasserelleError
from index.sync import sync
from qa.answer import HITS, Assistant
from qa.types import Answer, Hit, QuestionLanguage

ROOT = Path(__file__).parents[1]
DOCUMENTS = ROOT / "documents"
QUESTIONS = Path(__file__).parent / "questions"
DIRECTIONS = ("fr→fr", "en→en", "fr→en", "en→fr")


@dataclass(frozen=True, slots=True)
class Expected:
    """A place that answers: any one of a question's suffices."""

    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Question:
    """A line of a question set; one without expectations is to be refused."""

    id: str
    text: str
    language: QuestionLanguage
    expected: tuple[Expected, ...]

    @property
    def direction(self) -> str:
        """Language of the question → language of the first document expected, by its folder."""
        return (
            f"{self.language}→{self.expected[0].document[:2]}" if self.expected else f"{self.language}→none"
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question asked: the ranks, from 1, of an expected document and of a passage that holds its words.

    ``direction`` is the question's language → that of the first document expected.
    """

    question: Question
    direction: str
    answer: Answer
    document_rank: int | None
    passage_rank: int | None

    @property
    def quoted(self) -> bool:
        """Tell whether a quotation of the answer contains the expected words, in their document."""
        return any(
            expected.document == citation.passage.document.id and expected.quote in citation.quote
            for expected in self.question.expected
            for citation in self.answer.citations
        )


def read_questions(paths: Iterable[Path]) -> list[Question]:
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Question(
            row["id"], row["question"], row["language"], tuple(Expected(**each) for each in row["expected"])
        )
        for row in rows
    ]


def ask_all(assistant: Assistant, questions: Iterable[Question]) -> list[Outcome]:
    """Ask each question, in order.

    Raises:
        StoreError: a document that one of them expects is not in the store.
    """
    return [_ask(assistant, question) for question in questions]


def _ask(assistant: Assistant, question: Question) -> Outcome:
    language = assistant.document(question.expected[0].document).language if question.expected else "none"
    hits = assistant.retriever.search(question.text, k=HITS)
    documents = {expected.document for expected in question.expected}
    return Outcome(
        question=question,
        direction=f"{question.language}→{language}",
        answer=assistant.ask(question.text),
        document_rank=_rank(hit for hit in hits if hit.passage.document.id in documents),
        passage_rank=_rank(hit for hit in hits if any(_holds(hit, each) for each in question.expected)),
    )


def report(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield a table: each direction, all answerable questions together, and those to be refused."""
    yield "direction    n  document@1 document@5 passage@5  quoted  quoted of answered  refused  ms (median)"
    answerable = [outcome for outcome in outcomes if outcome.question.expected]
    for name in (*DIRECTIONS, "all"):
        group = [outcome for outcome in answerable if name in {"all", outcome.direction}]
        if group:
            yield f"{name:9} {_row(group)}"
    others = [outcome for outcome in outcomes if not outcome.question.expected]
    refused = sum(outcome.answer.abstained for outcome in others)
    yield f"unanswerable: {refused} of {len(others)} refused"


def share(truths: Iterable[bool]) -> float:
    listed = list(truths)
    return sum(listed) / len(listed) if listed else 0.0


def within(rank: int | None, k: int) -> bool:
    return rank is not None and rank <= k


def _row(group: Sequence[Outcome]) -> str:
    answered = [outcome for outcome in group if not outcome.answer.abstained]
    times = sorted(outcome.answer.milliseconds for outcome in group)
    return (
        f"{len(group):4} {share(within(each.document_rank, 1) for each in group):10.3f} "
        f"{share(within(each.document_rank, 5) for each in group):10.3f} "
        f"{share(within(each.passage_rank, 5) for each in group):9.3f} "
        f"{share(each.quoted for each in group):8.3f} {share(each.quoted for each in answered):18.3f} "
        f"{share(each.answer.abstained for each in group):9.3f} {times[len(times) // 2]:8.0f}"
    )


def _rank(found: Iterator[Hit]) -> int | None:
    hit = next(found, None)
    return hit.rank if hit else None


def _holds(hit: Hit, expected: Expected) -> bool:
    return hit.passage.document.id == expected.document and expected.quote in hit.passage.text


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", help="question sets (default: the bundled ones)")
    parser.add_argument("--documents", type=Path, default=DOCUMENTS, help="what they are asked of")
    parser.add_argument(
        "--misses", action="store_true", help="list the questions that were not answered right"
    )
    chosen = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            sync([chosen.documents], Path(folder))
            questions = read_questions(chosen.files or sorted(QUESTIONS.glob("*.jsonl")))
            outcomes = ask_all(Assistant.open(folder), questions)
    except PasserelleError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for line in report(outcomes):
        sys.stdout.write(f"{line}\n")
    for outcome in outcomes if chosen.misses else ():
        if outcome.question.expected and not outcome.quoted:
            sys.stdout.write(f"{outcome.question.id} {outcome.question.text} -> {outcome.answer.text}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
