"""Question sets of our own form: JSONL with one question per line, and CSV with one expectation per row."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from passerelle.evaluation.sets.question_json import (
    EXAMPLE,
    QuestionError,
    check_names,
    derived_id,
    question_from_record,
)
from passerelle.evaluation.types import Numbered, Problem
from passerelle.index.load.collection import csv_records, json_records

COLUMNS = frozenset(
    "id question language document quote start end passage answer tags answerable known_miss note".split()
)
MOST_DIGITS = 18
TRUTHS = {
    "true": True,
    "yes": True,
    "oui": True,
    "1": True,
    "false": False,
    "no": False,
    "non": False,
    "0": False,
}


def read_jsonl(path: Path) -> Iterator[Numbered | Problem]:
    """Yield the question of each line, or what is wrong with the line."""
    for line, record in json_records(path, EXAMPLE):
        try:
            yield line, question_from_record(record)
        except QuestionError as error:
            yield Problem(str(path), line, str(error))


def read_csv(path: Path) -> Iterator[Numbered | Problem]:
    """Yield the question of each row; rows of one ``id`` are one question with several expectations.

    Columns: ``id, question, language, document, quote, start, end, passage, answer, tags, answerable,
    known_miss, note``, of which only ``question`` must be there; tags are parted by ``|``.

    Raises:
        LoadError: the first row does not name a column ``question``.
    """
    rows: dict[str, tuple[int, dict[str, Any]]] = {}
    for line, record in csv_records(path, ("question",)):
        try:
            data = _row(record)
        except QuestionError as error:
            yield Problem(str(path), line, str(error))
            continue
        key = data.setdefault("id", derived_id(data["question"]))
        first = rows.setdefault(key, (line, data))
        if first[1] is not data:
            if first[1]["question"] != data["question"]:
                yield Problem(
                    str(path),
                    line,
                    f"the id {key!r} was given on line {first[0]}; give each question its own",
                )
                continue
            for name in ("expected", "answers"):
                first[1][name] += [each for each in data[name] if each not in first[1][name]]
    for line, data in rows.values():
        try:
            yield line, question_from_record(data)
        except QuestionError as error:
            yield Problem(str(path), line, str(error))


def _row(record: Mapping[str, Any] | str) -> dict[str, Any]:
    """Return a CSV row as the object of a JSONL line.

    Raises:
        QuestionError: it cannot be read, a column is unknown, or a number or a truth is none.
    """
    if isinstance(record, str):
        raise QuestionError(record)
    cells = {name: cell.strip() for name, cell in record.items() if cell.strip()}
    check_names(cells, COLUMNS, "a column")
    place = {name: cells[name] for name in ("document", "quote", "passage") if name in cells}
    numbers = {name: _number(name, cells[name]) for name in ("start", "end") if name in cells}
    data: dict[str, Any] = {
        name: cells[name] for name in ("id", "question", "language", "known_miss") if name in cells
    }
    data["question"] = cells.get("question", "")
    data["expected"] = [place | numbers] if place else []
    data["answers"] = [cells["answer"]] if "answer" in cells else []
    data["tags"] = [tag.strip() for tag in cells.get("tags", "").split("|") if tag.strip()]
    if "answerable" in cells:
        data["answerable"] = TRUTHS.get(cells["answerable"].lower(), cells["answerable"])
    return data


def _number(name: str, given: str) -> int:
    if not given.isdecimal() or len(given) > MOST_DIGITS:
        raise QuestionError(f"the {name} is {given!r}; give a whole number from 0")
    return int(given)
