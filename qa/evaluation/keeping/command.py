"""``passerelle questions``: check a set, draft one, add to one."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from passerelle.evaluation.keeping.append import append_question
from passerelle.evaluation.keeping.check import Checked, check
from passerelle.evaluation.keeping.draft import draft
from passerelle.evaluation.keeping.places import place_fault
from passerelle.evaluation.matching import Judge
from passerelle.evaluation.record import QuestionError, question_from_record
from passerelle.evaluation.types import Question
from passerelle.index import schema
from passerelle.index.store import Store


def check_sets(chosen: argparse.Namespace, default: Path) -> tuple[Checked, list[str]]:
    """Return what is wrong with the sets that are *chosen*, and the lines that tell it.

    Raises:
        PasserelleError: a file or the store cannot be read.
    """
    with _store(chosen, default) as store:
        checked = check(chosen.questions, store)
    return checked, list(_lines(checked, default if store is None else None))


def checked_json(checked: Checked) -> dict[str, Any]:
    return {"questions": checked.questions, "faults": [asdict(fault) for fault in checked.faults]}


def draft_set(chosen: argparse.Namespace, default: Path) -> list[str]:
    """Return what is to be printed: the lines of a draft, or how many were written to ``--output``.

    Raises:
        StoreError: there is no store.
        QuestionError: the file to write is there already, or cannot be written, or no number is asked for.
    """
    if chosen.n < 1:
        raise QuestionError(f"-n is {chosen.n}: ask for one question at least")
    with Store.open(chosen.store or default) as store:
        lines = list(draft(store, chosen.n))
    if chosen.output is None:
        return lines
    try:
        with chosen.output.open("x", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(f"{line}\n" for line in lines)
    except FileExistsError as error:
        raise QuestionError(f"{chosen.output} is there already: name another file, or delete it") from error
    except OSError as error:
        raise QuestionError(
            f"{chosen.output} cannot be written ({error.strerror}): name a file in a folder that is open to you"
        ) from error
    told = (
        f"{len(lines)} questions begun in {chosen.output}: complete each 'question', then "
        f"`passerelle questions check {chosen.output}`"
    )
    return [told]


def add_to_set(chosen: argparse.Namespace, default: Path) -> str:
    """Add the question that is *chosen* and return what to say of it.

    Raises:
        QuestionError: it says nothing of what should be found, or what it names is not in the store.
        StoreError: the store that is named cannot be read.
    """
    question = _question(chosen)
    with _store(chosen, default) as store:
        if store is not None:
            judge = Judge(store)
            for expectation in question.expected:
                if reason := place_fault(store, judge, expectation):
                    raise QuestionError(reason)
    return f"{append_question(chosen.file, question)}: {question.id} in {chosen.file}"


def _question(chosen: argparse.Namespace) -> Question:
    told = bool(chosen.document or chosen.answer)
    if told is chosen.unanswerable:
        raise QuestionError(
            "say what should be found with --document and --quote, or with --unanswerable that the documents "
            "do not say: one of the two"
        )
    if chosen.quote and not chosen.document:
        raise QuestionError("--quote stands in a document: name it with --document")
    place = {"document": chosen.document, "quote": chosen.quote}
    return question_from_record(
        {
            "question": chosen.question,
            "language": chosen.language,
            "expected": [place] if chosen.document else [],
            "answers": chosen.answer,
            "tags": chosen.tag,
            "known_miss": chosen.known_miss,
        }
    )


@contextmanager
def _store(chosen: argparse.Namespace, default: Path) -> Iterator[Store | None]:
    """Give the store that is named, else the usual one where it is."""
    if chosen.store is None and not (default / schema.FILE).exists():
        yield None
        return
    with Store.open(chosen.store or default) as store:
        yield store


def _lines(checked: Checked, absent: Path | None) -> Iterator[str]:
    yield from map(str, checked.faults)
    if absent is not None:
        yield (
            f"documents and quotes are not checked: there is no store in {absent}; make one with "
            "`passerelle index`, or name one with --store"
        )
    questions = "1 question" if checked.questions == 1 else f"{checked.questions} questions"
    faults = "1 fault" if len(checked.faults) == 1 else f"{len(checked.faults)} faults"
    yield f"{questions}, {faults}"
