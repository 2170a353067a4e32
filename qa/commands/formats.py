"""Hits of one question or many in the forms that other programs read: JSON, a line a hit, a table, a TREC run."""

import csv
from collections.abc import Callable, Iterator, Sequence
from io import StringIO
from typing import Any

from passerelle.commands.command import data_json
from passerelle.commands.lines import explained_lines, hit_lines
from passerelle.commands.standard_input import Asked
from passerelle.index.text import visible
from passerelle.types import Hit

COLUMNS = ("qid", "question", "rank", "score", "document", "start", "end", "page", "title", "text")
TAG = "passerelle"


def lines_of(form: str, asked: Asked, hits: Sequence[Hit], *, several: bool) -> Iterator[str]:
    """Yield the lines of one question's *hits*; in those for people, it stands above them where there are *several*."""
    if form in {"text", "explained"}:
        if several:
            yield f"? {visible(asked.text)}"
        yield from explained_lines(hits) if form == "explained" else hit_lines(hits)
        if several:
            yield ""
    else:
        for hit in hits:
            yield FORMS[form](asked, hit)


def head(form: str) -> Iterator[str]:
    """Yield what stands above all lines: the names of a table's columns."""
    if form == "tsv":
        yield _row(COLUMNS)


def asked_json(asked: Asked, hits: Sequence[Hit]) -> dict[str, Any]:
    """Return one of many questions with its hits."""
    return {"qid": asked.id, "question": asked.text, "hits": [hit.to_dict() for hit in hits]}


def _jsonl(asked: Asked, hit: Hit) -> str:
    return data_json({"qid": asked.id, "question": asked.text, **hit.to_dict()})


def _tsv(asked: Asked, hit: Hit) -> str:
    passage = hit.passage
    place = (passage.document.id, passage.start, passage.end, passage.page or "", passage.document.title)
    return _row((asked.id, asked.text, hit.rank, f"{hit.score:.6f}", *place, passage.text))


def _trec(asked: Asked, hit: Hit) -> str:
    """Return a line of a run; the passage's permalink, which has no blank, is its id."""
    return f"{asked.id} Q0 {hit.permalink} {hit.rank} {hit.score:.6f} {TAG}"


FORMS: dict[str, Callable[[Asked, Hit], str]] = {"jsonl": _jsonl, "tsv": _tsv, "trec": _trec}


def _row(cells: Sequence[object]) -> str:
    """Return a row of a table parted by tabs: each run of blanks in a cell is one space, and quotes are doubled."""
    line = StringIO()
    csv.writer(line, dialect="excel-tab", lineterminator="").writerow(
        " ".join(str(each).split()) for each in cells
    )
    return line.getvalue()
