"""What the columns of documents and passages hold: from our types to values, and back."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from passerelle.index.types import Document, Gap, Heading, Language, Passage, Span

PASSAGE_COLUMNS = "passages.start, passages.end, passages.page, passages.heading, passages.language"
DOCUMENT_COLUMNS = "id, title, language, pages, headings, text, path"


def document_values(document: Document, path: str) -> tuple[object, ...]:
    """Values of a row of ``documents`` from ``id`` on, in the order of its columns."""
    return (
        document.id,
        path,
        document.content_hash,
        document.title,
        document.language,
        json.dumps([(page.start, page.end) for page in document.pages]),
        json.dumps([(heading.start, heading.end, heading.level) for heading in document.headings]),
        document.text,
    )


def read_document(
    values: Iterable[object], fields: Iterable[tuple[str, str]], gaps: Iterable[tuple[str, int, str]]
) -> Document:
    """Return the document whose row holds *values*, in the order of ``DOCUMENT_COLUMNS``.

    *fields* are its fields' names and the JSON of their values, *gaps* the kind, count and place of what it lacks.
    """
    with reading("a document"):
        id_, title, language, pages, headings, text, path = values
    require_texts(f"the document {id_!r}", id_, title, language, text, path)
    with reading(f"the document {id_!r}"):
        return Document(
            id=str(id_),
            title=str(title),
            language=read_language(language),
            text=str(text),
            pages=tuple(Span(*map(int, page)) for page in json.loads(str(pages))),
            headings=tuple(Heading(*map(int, heading)) for heading in json.loads(str(headings))),
            fields={name: json.loads(value) for name, value in fields},
            gaps=read_gaps(gaps),
            path=str(path),
        )


def read_gaps(values: Iterable[tuple[Any, Any, Any]]) -> tuple[Gap, ...]:
    """Return the gaps whose rows hold *values*: kind, count, place."""
    return tuple(Gap(kind, int(count), str(where)) for kind, count, where in values)


def read_passage(document: Document, values: Iterable[object], *, anywhere: bool = False) -> Passage:
    """Return the passage of *document* whose row holds *values*: start, end, page, heading, language.

    It may lie outside its document only *anywhere*, as for who audits it.
    """
    with reading(f"a passage of {document.id!r}"):
        start, end, page, heading, language = values
        passage = Passage(
            document=document,
            start=int(str(start)),
            end=int(str(end)),
            page=None if page is None else int(str(page)),
            heading=str(heading),
            language=read_language(language),
        )
        if not (anywhere or 0 <= passage.start < passage.end <= len(document.text)):
            raise ValueError(f"{passage.start}-{passage.end} does not lie in its text")
        return passage


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Read *what* the file should hold: it may open as a database and still hold something else.

    Raises:
        sqlite3.DatabaseError: it holds something else, as it would be damaged in any other way.
    """
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
        raise sqlite3.DatabaseError(f"{what}: {error!r}") from error


def require_texts(what: str, *values: object) -> None:
    """Refuse *values* of *what* that are no texts, which a column may hold all the same.

    Raises:
        sqlite3.DatabaseError: one is of another type.
    """
    with reading(what):
        for value in values:
            if not isinstance(value, str):
                raise TypeError(repr(value))


def read_language(value: object) -> Language:
    return "fr" if value == "fr" else "en" if value == "en" else "other"
