"""``passerelle questions add``: add a question to a set."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_store, path
from passerelle.commands.command import Command, say
from passerelle.commands.questions_check import store_to_check

if TYPE_CHECKING:
    from passerelle.evaluation.types import Question
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True)
class AddOptions:
    """The question, the set, and what should be found: words of a document, an answer, or nothing."""

    store: "Location | None"
    question: str
    file: Path
    document: str
    quote: str
    unanswerable: bool
    answer: tuple[str, ...]
    tag: tuple[str, ...]
    language: str
    known_miss: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser, optional=True)
    parser.add_argument("question", help="the question, in French or English")
    parser.add_argument(
        "file", type=path, metavar="FILE", help="the set, a .jsonl file; created if it does not exist"
    )
    parser.add_argument("--document", default="", metavar="ID", help="the document that answers")
    parser.add_argument("--quote", default="", metavar="WORDS", help="the words in that document that answer")
    parser.add_argument(
        "--unanswerable", action="store_true", help="no document answers: the right answer is a refusal"
    )
    parser.add_argument("--answer", action="append", default=[], metavar="TEXT", help="a right answer")
    parser.add_argument(
        "--tag", action="append", default=[], help="a tag to group figures by; may be repeated"
    )
    parser.add_argument(
        "--language", default="", metavar="fr|en", help="language of the question (default: detected)"
    )
    parser.add_argument("--known-miss", default="", metavar="WHY", help="why it is not answered right yet")


def run(options: AddOptions) -> int:
    from passerelle.evaluation.matching import Judge
    from passerelle.evaluation.sets.append import append_question
    from passerelle.evaluation.sets.question_json import QuestionError
    from passerelle.evaluation.sets.stale import place_problem

    question = _question(options)
    with store_to_check(options.store) as store:
        if store is not None:
            judge = Judge(store)
            for expectation in question.expected:
                if reason := place_problem(store, judge, expectation):
                    raise QuestionError(reason)
    say(f"{append_question(options.file, question)}: {question.id} in {options.file}")
    return 0


def _question(options: AddOptions) -> "Question":
    """Return the question that *options* make.

    Raises:
        QuestionError: they say nothing of what should be found, or two things that cannot both be.
    """
    from passerelle.evaluation.sets.question_json import QuestionError, question_from_record

    if bool(options.document or options.answer) is options.unanswerable:
        raise QuestionError(
            "say what should be found with --document and --quote, or with --unanswerable that the documents "
            "do not say: one of the two"
        )
    if options.quote and not options.document:
        raise QuestionError("--quote stands in a document: name it with --document")
    place = {"document": options.document, "quote": options.quote}
    return question_from_record(
        {
            "question": options.question,
            "language": options.language,
            "expected": [place] if options.document else [],
            "answers": list(options.answer),
            "tags": list(options.tag),
            "known_miss": options.known_miss,
        }
    )


COMMAND = Command(
    "add",
    "Add a question to a set; it replaces one with the same id or wording.",
    AddOptions,
    add_arguments,
    run,
)
