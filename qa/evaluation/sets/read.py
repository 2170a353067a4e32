"""Read question sets of any form that is known; the form of a file follows from its name and place alone."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from passerelle.evaluation.sets.formats import read_csv, read_jsonl
from passerelle.evaluation.sets.judgements import is_beir, read_beir, read_trec
from passerelle.evaluation.sets.squad import read_squad
from passerelle.evaluation.types import Numbered, Problem, Question, QuestionSet
from passerelle.index.errors import LoadError
from passerelle.index.paths import printable

FORMS = (
    "a question set is a .jsonl or .csv file of ours, a .json file as SQuAD has it, a folder as BEIR has it "
    "(queries.jsonl and qrels/), one .tsv file of such a folder's qrels, or a .qrels file as TREC has it"
)


def read_questions(paths: Sequence[Path]) -> QuestionSet:
    """Return the questions of all *paths*, in order; a line that is none, or an id used again, is among the problems.

    Raises:
        LoadError: a path has no form that is known, cannot be read, or all of them hold no question.
    """
    questions: dict[str, Question] = {}
    problems: list[Problem] = []
    for path in paths:
        for item in numbered(path):
            if isinstance(item, Problem):
                problems.append(replace(item, path=printable(item.path)))
                continue
            line, question = item
            if questions.setdefault(question.id, question) is not question:
                reason = f"the id {question.id!r} is used twice; give each question its own"
                problems.append(Problem(printable(str(path)), line, reason))
    if not questions:
        reasons = "".join(f"\n{problem}" for problem in problems)
        raise LoadError(f"there is no question in {', '.join(map(str, paths))}{reasons}")
    return QuestionSet(tuple(questions.values()), tuple(problems))


def digest(questions: Sequence[Question]) -> str:
    """Return a digest of all that is asked and expected, in hexadecimal."""
    data = json.dumps([asdict(question) for question in questions], ensure_ascii=True)
    return hashlib.sha256(data.encode("ascii")).hexdigest()[:16]


def numbered(path: Path) -> Iterator[Numbered | Problem]:
    """Return each question of one file with its line, or what is wrong with the line, in order.

    Raises:
        LoadError: the path has no form that is known, or cannot be read.
    """
    suffix = path.suffix.lower()
    if not path.exists():
        raise LoadError(f"{path}: there is no such file or folder; check the path")
    if (path.is_dir() and is_beir(path)) or (suffix == ".tsv" and path.parent.name == "qrels"):
        return read_beir(path)
    if path.is_dir() or suffix not in {".jsonl", ".csv", ".json", ".qrels"}:
        raise LoadError(f"{path}: its form is not known; {FORMS}")
    if suffix == ".json":
        return ((0, item) if isinstance(item, Question) else item for item in read_squad(path).questions)
    return {".jsonl": read_jsonl, ".csv": read_csv, ".qrels": read_trec}[suffix](path)
