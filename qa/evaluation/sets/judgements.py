"""Questions with judged documents: folders in BEIR's form, and TREC's qrels with a file of queries."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from passerelle.evaluation.types import Expectation, Numbered, Problem, Question
from passerelle.index.errors import LoadError
from passerelle.index.load.collection import Record, json_records
from passerelle.index.load.decode import read_text
from passerelle.language import question_language
from passerelle.query import LONGEST_QUERY

EXAMPLE = '{"_id": …, "text": …}'
SPLIT = "test"
"""The split that is asked where a folder has several and none is named."""
QUERIES = ("queries.jsonl", "queries.tsv")
GRADE = re.compile(r"-?\d{1,9}")
Judgements = dict[str, dict[str, int]]


def is_beir(folder: Path) -> bool:
    return (folder / "queries.jsonl").is_file() and (folder / "qrels").is_dir()


def read_beir(path: Path) -> Iterator[Numbered | Problem]:
    """Yield the questions that are judged in a BEIR folder, or in one file of its ``qrels``.

    A folder's ``qrels/test.tsv`` is taken, or its only split. Judgements of 0 are no expectations; a query
    without any other is left out, as the measures of information retrieval leave it out. The language is the
    query's own ``language`` or ``lang``, else detected from its words.

    Raises:
        LoadError: there are several splits, none of them ``test``, or a file cannot be read.
    """
    qrels = path if path.is_file() else _split(path)
    judged: Judgements = {}
    yield from _judgements(qrels, ("query-id", "corpus-id", "score"), judged)
    yield from _questions(qrels.parents[1] / "queries.jsonl", judged)


def read_trec(path: Path) -> Iterator[Numbered | Problem]:
    """Yield the questions judged in a qrels file, whose words stand in ``queries.jsonl`` or ``queries.tsv`` beside it.

    A line is ``query 0 document relevance``; ``queries.tsv`` has an id, a tab and the words on each line.

    Raises:
        LoadError: there is no file of queries, or a file cannot be read.
    """
    queries = next((path.with_name(name) for name in QUERIES if path.with_name(name).is_file()), None)
    if queries is None:
        raise LoadError(f"{path}: there is no file of its queries; put a {' or a '.join(QUERIES)} beside it")
    judged: Judgements = {}
    yield from _judgements(path, ("query", "0", "document", "relevance"), judged)
    yield from _questions(queries, judged)


def _split(folder: Path) -> Path:
    splits = sorted((folder / "qrels").glob("*.tsv"))
    if len(splits) == 1:
        return splits[0]
    test = folder / "qrels" / f"{SPLIT}.tsv"
    if test not in splits:
        names = ", ".join(str(split) for split in splits) or "none"
        raise LoadError(f"{folder}: its judgements are not in qrels/{SPLIT}.tsv; name one of these: {names}")
    return test


def _judgements(path: Path, columns: tuple[str, ...], judged: Judgements) -> Iterator[Problem]:
    """Put the judgements of a file into *judged*, by query and document, and yield the lines that are none."""
    for line, content in _lines(path):
        cells = content.split("\t") if columns[0] == "query-id" else content.split()
        if line == 1 and cells[0] == columns[0]:
            continue
        if len(cells) != len(columns) or not GRADE.fullmatch(cells[-1]):
            yield Problem(
                str(path), line, f"it is no judgement; write {' '.join(columns)}, the last a whole number"
            )
        elif int(cells[-1]) > 0:
            judged.setdefault(cells[0], {})[cells[-2]] = int(cells[-1])


def _questions(path: Path, judged: Judgements) -> Iterator[Numbered | Problem]:
    asked: set[str] = set()
    for line, record in _queries(path):
        data = record if isinstance(record, dict) else {}
        id_, text = (str(data.get(name, "")).strip() for name in ("_id", "text"))
        if isinstance(record, str) or not id_ or not 0 < len(text) <= LONGEST_QUERY:
            reason = (
                record
                if isinstance(record, str)
                else f"it has no '_id', or no 'text' of 1 to {LONGEST_QUERY} characters"
            )
            yield Problem(str(path), line, reason)
        elif id_ in judged and id_ not in asked:
            asked.add(id_)
            yield line, _question(id_, text, data, judged[id_])
    for id_ in judged.keys() - asked:
        yield Problem(str(path), 0, f"the judged query {id_!r} is not in it; add its words")


def _question(id_: str, text: str, data: dict[str, Any], documents: dict[str, int]) -> Question:
    own = data.get("language") or data.get("lang")
    language = "fr" if own == "fr" else "en" if own == "en" else question_language(text)
    expected = tuple(Expectation(document, relevance=grade) for document, grade in documents.items())
    return Question(id_, text, language, expected)


def _queries(path: Path) -> Iterator[Record]:
    if path.suffix == ".jsonl":
        yield from json_records(path, EXAMPLE)
        return
    for line, content in _lines(path):
        id_, _, text = content.partition("\t")
        yield line, {"_id": id_, "text": text}


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for line, content in enumerate(read_text(path).split("\n"), start=1):
        if content.strip():
            yield line, content.rstrip("\r")
