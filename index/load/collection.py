"""Collections: JSONL and CSV files that hold one document a line, each with an id of its own."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from index.errors import LoadError
from index.language import document_language
from index.load.decode import decode
from index.text import clean, one_line
from index.types import Document, Language

NAMES = {
    "fr": "fr",
    "fra": "fr",
    "fre": "fr",
    "french": "fr",
    "français": "fr",
    "en": "en",
    "eng": "en",
    "english": "en",
    "anglais": "en",
}


def load_jsonl(path: Path) -> Iterator[Document | LoadError]:
    """Yield a document, or what is wrong, for each line that is not blank."""
    yield from _documents(path, _json_records(path))


def load_csv(path: Path) -> Iterator[Document | LoadError]:
    """Yield a document, or what is wrong, for each row; commas, semicolons and tabs are told apart.

    Raises:
        LoadError: there is no header with ``id`` and ``text``.
    """
    yield from _documents(path, _csv_records(path))


def _documents(
    path: Path, records: Iterable[tuple[int, dict[str, Any] | str]]
) -> Iterator[Document | LoadError]:
    seen: dict[str, int] = {}
    for line, record in records:
        if isinstance(record, str):
            yield LoadError(f"{path}, line {line}: {record}")
            continue
        try:
            document = _document(record)
        except ValueError as error:
            yield LoadError(f"{path}, line {line}: {error}")
            continue
        if document.id in seen:
            yield LoadError(
                f"{path}, line {line}: the id {document.id!r} was given on line {seen[document.id]}; give each its own"
            )
            continue
        seen[document.id] = line
        yield document


def _document(record: dict[str, Any]) -> Document:
    """Return the document of one record.

    Raises:
        ValueError: a field is missing, empty or not text; the message says which.
    """
    id_ = record.get("id")
    if isinstance(id_, int) and not isinstance(id_, bool):
        id_ = str(id_)
    if not isinstance(id_, str) or not one_line(id_):
        raise ValueError("there is no 'id'; give each document an id of its own")
    text = record.get("text")
    if not isinstance(text, str) or not clean(text):
        raise ValueError(f"the document {id_!r} has no 'text'; give it some, or delete the line")
    title = record.get("title")
    if title is not None and not isinstance(title, str):
        raise ValueError(
            f"the 'title' of {id_!r} is not text but {type(title).__name__}; put it between quotes"
        )
    cleaned = clean(text)
    return Document(
        id=one_line(id_),
        title=one_line(title or ""),
        language=_language(record.get("lang"), cleaned),
        text=cleaned,
    )


def _language(given: object, text: str) -> Language:
    if not isinstance(given, str) or not given.strip():
        return document_language(text)
    name = NAMES.get(given.strip().lower().replace("_", "-").split("-")[0], "other")
    return "fr" if name == "fr" else "en" if name == "en" else "other"


def _json_records(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    with path.open("rb") as file:
        for line, content in enumerate(file, start=1):
            if not content.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            try:
                record = json.loads(decode(content))
            except ValueError as error:
                yield line, f"it is not JSON ({error}); write one object a line"
                continue
            except RecursionError:
                yield line, "it nests too deep; write one flat object a line"
                continue
            yield (
                line,
                record if isinstance(record, dict) else 'it is not an object; write {"id": …, "text": …}',
            )


def _csv_records(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    content = decode(path.read_bytes())
    header = content.lstrip().split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    rows = csv.reader(io.StringIO(content.replace("\0", ""), newline=""), delimiter=delimiter)
    try:
        names = [name.strip().strip("\ufeff").lower() for name in next(rows, [])]
        if "id" not in names or "text" not in names:
            raise LoadError(
                f"{path}: its first line names {names} and not 'id' and 'text'; name the columns so"
            )
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) > len(names):
                yield (
                    rows.line_num,
                    f"it has {len(row)} cells for {len(names)} columns; put text with {delimiter!r} in it between quotes",
                )
            else:
                yield rows.line_num, dict(zip(names, row, strict=False))
    except csv.Error as error:
        raise LoadError(
            f"{path}, line {rows.line_num}: it is not CSV ({error}); save it again as CSV"
        ) from error
