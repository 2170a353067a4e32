"""Add a question to a JSONL set: whole or not at all, one writer at a time, and never the same question twice."""

from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout

from passerelle.evaluation.sets.formats import read_jsonl
from passerelle.evaluation.sets.question_json import QuestionError, line_of
from passerelle.evaluation.sets.sameness import same_words
from passerelle.evaluation.types import Problem, Question
from passerelle.index.aside import written_aside

WAIT = 10.0
"""Seconds that another writer is given to finish."""
Added = Literal["added", "replaced", "unchanged"]


def append_question(path: Path, question: Question) -> Added:
    """Put *question* into the set at *path*, made with its folder where there is none, and say what that did.

    A question of the same id or of the same words is replaced where it stands: what is said last is meant.
    Every other line stays as it is, a bad one too. A lock beside the set, ``.NAME.lock``, keeps writers apart.

    Raises:
        QuestionError: *path* is no JSONL file, cannot be read or written, or another writer does not finish.
    """
    if path.suffix.lower() != ".jsonl":
        raise QuestionError(
            f"{path} is no JSONL set: questions are added to a file whose name ends in .jsonl"
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(path.with_name(f".{path.name}.lock"), timeout=WAIT):
            return _put(path, question)
    except Timeout as error:
        raise QuestionError(f"another program is writing to {path}: try again when it is done") from error
    except OSError as error:
        raise QuestionError(
            f"{path} cannot be written ({error.strerror}): name a file in a folder that is open to you"
        ) from error


def _put(path: Path, question: Question) -> Added:
    try:
        lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    except UnicodeDecodeError as error:
        raise QuestionError(f"{path} is not UTF-8 ({error}): save the file in that encoding") from error
    while lines and not lines[-1].strip():
        lines.pop()
    said, new = "added", line_of(question)
    known = [
        item
        for item in (read_jsonl(path) if path.exists() else ())
        if not isinstance(item, Problem) and _is_same(item[1], question)
    ]
    if any(item[1] == question for item in known):
        return "unchanged"
    for number, _ in known:
        lines[number - 1], said = new if said == "added" else "", "replaced"
    written = lines if known else [*lines, new]
    content = "".join(f"{line}\n" for line in written if line.strip())
    with written_aside(path) as aside:
        aside.write_text(content, encoding="utf-8", errors="backslashreplace")  # JSON's own way to write it
    return "replaced" if known else "added"


def _is_same(one: Question, other: Question) -> bool:
    return one.id == other.id or same_words(one.text) == same_words(other.text)
