"""Collections: JSONL and CSV files that hold one document per line, each with an id of its own."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from passerelle.index.errors import LoadError
from passerelle.index.language import document_language
from passerelle.index.load.csv_rows import rows
from passerelle.index.load.decode import SAMPLE, encoding
from passerelle.index.load.fields import record_fields, row_fields
from passerelle.index.load.record_text import record_text
from passerelle.index.text import one_line
from passerelle.index.types import Document, Field, Language

Record = tuple[int, dict[str, Any] | str]
"""The number of the line it begins on, from 1, and what it holds; or else a sentence that says what is wrong."""

FieldsOf = Callable[[dict[str, Any]], dict[str, Field]]

FRENCH = frozenset({"fr", "fra", "fre", "french", "français", "francais"})
ENGLISH = frozenset({"en", "eng", "english", "anglais"})
ENGLISH_NAMES = {"titre": "title", "langue": "lang"}
DELIMITERS = ",;\t"


def load_jsonl(path: Path, id: str = "") -> Iterator[Document | LoadError]:  # noqa: A002
    """Yield a document, or what is wrong, for each line that is not blank; see :func:`_documents` for *id*.

    Raises:
        LoadError: every line is blank.
    """
    yield from _documents(path, json_records(path), record_fields, id or path.name)


def load_csv(path: Path, id: str = "") -> Iterator[Document | LoadError]:  # noqa: A002
    """Yield a document, or what is wrong, for each row; commas, semicolons and tabs are told apart.

    Raises:
        LoadError: there is no header with ``text``, or nothing below it.
    """
    yield from _documents(path, csv_records(path, ("text",)), row_fields, id or path.name)


def _documents(
    path: Path, records: Iterable[Record], fields_of: FieldsOf, name: str
) -> Iterator[Document | LoadError]:
    """Yield the documents of *records*; where the first has no id, those without one are numbered under *name*."""
    first_lines: dict[str, int] = {}
    line = 0
    numbered: bool | None = None
    for place, (line, record) in enumerate(records, start=1):
        if numbered is None and not isinstance(record, str):
            numbered = "id" not in record
        if numbered and not isinstance(record, str):
            record = {"id": f"{name}#{place}", **record}  # noqa: PLW2901
        try:
            document = read_record(record, fields_of)
        except ValueError as error:
            yield LoadError(f"{path}, line {line}: {error}")
            continue
        first = first_lines.setdefault(document.id, line)
        if first == line:
            yield document
        else:
            yield LoadError(
                f"{path}, line {line}: the id {document.id!r} was given on line {first}; give each its own"
            )
    if not line:
        raise LoadError(f"{path}: there is no document in it; write one per line, or delete it")


def read_record(record: dict[str, Any] | str, fields_of: FieldsOf) -> Document:
    """Return the document of one record.

    Raises:
        ValueError: it could not be read, or a field is missing, empty or not text; the message says which.
    """
    if isinstance(record, str):
        raise ValueError(record)  # noqa: TRY004  it is a fault of the file's
    number = record.get("id")
    given = record = _in_english(record)
    if isinstance(number, int) and not isinstance(number, bool):
        given = {**given, "id": str(number)}
    id_ = one_line(_field(given, "id"))
    if not id_:
        raise ValueError("there is no 'id'; give each document one of its own")
    text, headings, gaps = record_text(_field(given, "text"))
    if not text:
        raise ValueError(f"the document {id_!r} has no 'text'; give it some, or delete the line")
    title = one_line(_field(given, "title"))
    language = _language(_field(given, "lang"), text)
    return Document(
        id=id_,
        title=title,
        language=language,
        text=text,
        headings=headings,
        fields=fields_of(record),
        gaps=gaps,
    )


def _in_english(record: dict[str, Any]) -> dict[str, Any]:
    """Return *record*, its title and language under their English names where it has them under the French alone."""
    french = {name for name, english in ENGLISH_NAMES.items() if english not in record}
    return {
        ENGLISH_NAMES[name] if name in french and isinstance(value, str) else name: value
        for name, value in record.items()
    }


def _field(record: dict[str, Any], name: str) -> str:
    given = record.get(name)
    if given is None:
        return ""
    if not isinstance(given, str):
        raise ValueError(f"the {name!r} is not text but {type(given).__name__}; put it between quotes")  # noqa: TRY004
    return given


def _language(given: str, text: str) -> Language:
    """Read a code or a name, with its country or without (``fr``, ``fr-CA``, ``French``); detect what is not given."""
    name = given.strip().lower().replace("_", "-").split("-")[0]
    if not name:
        return document_language(text)
    return "fr" if name in FRENCH else "en" if name in ENGLISH else "other"


def json_records(path: Path, example: str = '{"id": …, "text": …}') -> Iterator[Record]:
    """Yield the object of each line that is not blank; *example* is shown for a line that has none."""
    with path.open("rb") as file:
        marked = encoding(file.read(4) + b" ")
    name = marked if marked.startswith("utf-") else "utf-8"
    strict = "surrogateescape" if name == "utf-8" else "replace"  # what is not UTF-8 is said by line
    with path.open(encoding=name, errors=strict, newline="\n") as lines:
        for line, content in enumerate(lines, start=1):
            if content.strip():
                yield line, _json_record(content, example)


def _json_record(content: str, example: str) -> dict[str, Any] | str:
    try:
        content.encode("utf-8")
        record = json.loads(content)
    except UnicodeEncodeError:
        return "it is not UTF-8; save the file in that encoding"
    except ValueError as error:
        return f"it is not JSON ({error}); write one object per line"
    except RecursionError:
        return "it nests too deep; write one flat object a line"
    return record if isinstance(record, dict) else f"it is not an object; write {example}"


def csv_records(path: Path, columns: Sequence[str]) -> Iterator[Record]:
    """Yield what each row that is not blank holds, by the names in the first, in lower case.

    Raises:
        LoadError: the first row does not name each of *columns* once, or ``id`` twice.
    """
    with path.open(encoding=csv_encoding(path), errors="replace", newline="") as file:
        lines = (line.replace("\0", "") for line in file)
        header, place = "", 0
        while not header.strip() or header.startswith("sep="):  # Excel's own way to say which delimiter
            header, place = next(lines, "id"), place + 1
        delimiter = "\t" if path.suffix.lower() == ".tsv" else max(DELIMITERS, key=header.count)
        names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter))]
        if any(names.count(column) != 1 for column in columns) or names.count("id") > 1:
            needed = " and ".join(f"a column {column!r}" for column in columns)
            raise LoadError(
                f"{path}: its first line must name {needed}, and it names {names}; put them there"
            )
        apart = _told_apart(names)
        for line, row in rows(lines, delimiter, len(names)):
            if isinstance(row, str):
                yield place + line, row
            elif any(cell.strip() for cell in row):
                yield place + line, _csv_record(apart, row, delimiter)


def _told_apart(names: Sequence[str]) -> list[str]:
    """Return a name for each column: one without any is called by its place, and one of several alike is counted."""
    made: list[str] = []
    for place, name in enumerate(names, start=1):
        own, count = name or f"column {place}", 1
        while (called := own if count == 1 else f"{own} {count}") in made:
            count += 1
        made.append(called)
    return made


def _csv_record(names: list[str], row: list[str], delimiter: str) -> dict[str, Any] | str:
    if any(cell.strip() for cell in row[len(names) :]):
        return f"it has {len(row)} cells for {len(names)} columns; put text with {delimiter!r} in it between quotes"
    return dict(zip(names, row, strict=False))


def csv_encoding(path: Path) -> str:
    """Return the encoding, as told from the file's beginning and the first lines that are not ASCII."""
    with path.open("rb") as file:
        sample = file.read(SAMPLE)
        size = len(sample)
        parts = [sample]
        for line in file:
            if size >= 8 * SAMPLE:
                break
            if not line.isascii():
                parts.append(line)
                size += len(line)
    return encoding(b"".join(parts))
