"""What a program gives as documents: dicts, dataclass instances and Documents, read and checked one by one."""

import dataclasses
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from passerelle.index.collection.frames import Columns, dict_record, frame_records, frame_rows
from passerelle.index.collection.values import field_value, is_whole, plain
from passerelle.index.foreign import third_language
from passerelle.index.given import shown
from passerelle.index.language import document_language
from passerelle.index.load.fields import with_fields_cut
from passerelle.index.store.border import require_document, require_text
from passerelle.index.types import Document, Heading, Span

NAMES = ("id", "text", "title", "language", "fields", "path", "source", "headings", "pages")
"""What a dict may say of a document; ``path`` and ``source`` are two names of one thing."""
Record = Mapping[str, Any] | Document | object


NO_COLUMNS = Columns()


def read_documents(
    given: object, columns: Columns = NO_COLUMNS, label: str = "documents[{}]"
) -> list[Document]:
    """Return the documents *given*, or those of a frame's rows, none of which is stored before all are read.

    The text stays as it stands, so that every offset counts in the caller's own. *columns* say what keys or columns
    are called. The message of an error names a document by its place, from 0, as *label* does or as a row.

    Raises:
        TypeError: they are one document and not several, or a value has another type; the message says where.
        ValueError: one has no id or text, a name that is not known, or the id of another one given.
    """
    records: Iterable[object]
    if (frame := frame_rows(given)) is not None:
        records, label = frame_records(*frame, columns), "row {}"
    elif isinstance(given, str | bytes | Mapping | Document) or not isinstance(given, Iterable):
        raise TypeError(f"documents is {shown(given)}: give several, as [{{'id': …, 'text': …}}]")
    else:
        records = (
            dict_record(each, columns) if columns and isinstance(each, Mapping) else each for each in given
        )
    documents: list[Document] = []
    places: dict[str, int] = {}
    for place, each in enumerate(records):
        try:
            document = _document(each)
        except (TypeError, ValueError) as error:
            raise type(error)(f"{label.format(place)}: {error}") from None
        first = places.setdefault(document.id, place)
        if first != place:
            raise ValueError(
                f"{label.format(place)}: the id {document.id!r} is that of {label.format(first)} too: give each its own"
            )
        documents.append(document)
    return documents


def read_id(value: object) -> str:
    """Return an id: text, or a whole number as text.

    Raises:
        TypeError: it is neither.
        ValueError: it is blank, or holds half of a surrogate pair.
    """
    if is_whole(value):
        return str(value)
    require_text("the id", value)
    if not str(value).strip():
        raise ValueError("there is no 'id': give each document one of its own")
    return str(value)


def _document(given: object) -> Document:
    if isinstance(given, Document):
        if given.excerpts:
            raise ValueError(f"{given!r} is a light copy: give the whole document")
        document = given
    else:
        document = _of_record(_record(given))
    require_document(document.path, document)
    if not document.text.strip():
        raise ValueError(f"the document {document.id!r} has no 'text': give it some, or leave it out")
    found = document if document is given else with_fields_cut(document)
    gap = third_language(found)
    return replace(found, gaps=(*found.gaps, gap)) if gap and gap not in found.gaps else found


def _record(given: object) -> Mapping[str, Any]:
    """Return the names and values of a dict or of an instance of a dataclass."""
    if dataclasses.is_dataclass(given) and not isinstance(given, type):
        given = {each.name: getattr(given, each.name) for each in dataclasses.fields(given)}
    if not isinstance(given, Mapping):
        raise TypeError(f"{shown(given)} is no document: give a dict, a dataclass or a passerelle.Document")
    for name in given:
        if name not in NAMES:
            near = get_close_matches(str(name), NAMES, 1)
            hint = f", or call it {near[0]!r} if that is what it is" if near else ""
            raise ValueError(f"a document has no {name!r}: put it into 'fields', as {{{name!r}: …}}{hint}")
    return {name: value for name, value in given.items() if value is not None}


def _of_record(record: Mapping[str, Any]) -> Document:
    if "id" not in record:
        raise ValueError("there is no 'id': give each document one of its own")
    id_ = read_id(record["id"])
    if "text" not in record:
        raise ValueError(f"the document {id_!r} has no 'text': give it some, or leave it out")
    text = record["text"]
    require_text(f"the text of the document {id_!r}", text)
    return Document(
        id=id_,
        title=record.get("title", ""),
        language=record["language"] if "language" in record else document_language(text),
        text=text,
        pages=tuple(_span("page", each) for each in _several(record, "pages")),
        headings=tuple(sorted((_heading(each) for each in _several(record, "headings")), key=_start)),
        fields=_fields(record.get("fields", {})),
        path=_path(record),
    )


def _fields(given: object) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise TypeError(f"the fields are {shown(given)}: give names and values")
    return {name: field_value(value) for name, value in given.items()}


def _path(record: Mapping[str, Any]) -> str:
    if "path" in record and "source" in record:
        raise ValueError("it has a 'path' and a 'source', which are the same: give one")
    path = record.get("path", record.get("source", ""))
    if isinstance(path, os.PathLike):
        path = os.fspath(path)
    require_text("the path", path)
    return str(path)


def _several(record: Mapping[str, Any], name: str) -> Sequence[Any]:
    given = plain(record.get(name, ()))
    if isinstance(given, str | bytes) or not isinstance(given, Sequence):
        raise TypeError(f"the {name} are {shown(given)}: give several, in a list")
    return given


def _heading(given: Any) -> Heading:
    if isinstance(given, Heading):
        return given
    return Heading(*_numbers("heading", given, ("start", "end", "level")))


def _span(what: str, given: Any) -> Span:
    if isinstance(given, Span):
        return given
    return Span(*_numbers(what, given, ("start", "end")))


def _numbers(what: str, given: Any, names: Sequence[str]) -> list[int]:
    values: Any = [given.get(name) for name in names] if isinstance(given, Mapping) else given
    if isinstance(values, str | bytes) or not isinstance(values, Sequence) or len(values) != len(names):
        raise TypeError(f"the {what} {shown(given)} is none: give ({', '.join(names)})")
    if not all(is_whole(each) for each in values):
        raise TypeError(
            f"the {what} {shown(given)} has numbers that are not whole: give ({', '.join(names)})"
        )
    return [int(each) for each in values]


def _start(heading: Heading) -> int:
    return (
        heading.start if isinstance(heading.start, int) else 0
    )  # what is wrong with it is said by the border
