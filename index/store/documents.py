"""Documents and passages as the rows of a store hold them, whichever database those rows are in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from passerelle.index.portable import Connection
from passerelle.index.store.columns import (
    DOCUMENT_COLUMNS,
    PASSAGE_COLUMNS,
    read_document,
    read_gaps,
    read_language,
    read_passage,
    reading,
    require_texts,
)
from passerelle.index.types import Document, Field, Gap, Language, Passage


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a store's list of documents; ``path`` is the file it was read from."""

    id: str
    title: str
    language: Language
    path: str
    passages: int
    characters: int
    fields: Mapping[str, Field] = field(default_factory=dict, hash=False)
    gaps: tuple[Gap, ...] = ()


def document_at(connection: Connection, row: int) -> Document:
    """Return the document in *row*."""
    values = connection.execute(f"SELECT {DOCUMENT_COLUMNS} FROM documents WHERE row = ?", (row,)).fetchone()
    fields = connection.execute("SELECT name, value FROM fields WHERE document = ? ORDER BY name", (row,))
    gaps = connection.execute(
        "SELECT kind, count, place FROM gaps WHERE document = ? ORDER BY number", (row,)
    )
    return read_document(values, fields, gaps)


def passages_at(
    connection: Connection, row: int, document: Document, *, anywhere: bool = False
) -> list[Passage]:
    """Return the passages of *document*, which is in *row*, in the order of its text.

    They may lie outside it only *anywhere*, as for who audits them.
    """
    found = connection.execute(
        f"SELECT {PASSAGE_COLUMNS} FROM passages WHERE document = ? ORDER BY start", (row,)
    )
    return [read_passage(document, values, anywhere=anywhere) for values in found]


def each_document(
    connection: Connection, *, anywhere: bool = False
) -> Iterator[tuple[int, Document, list[Passage]]]:
    """Yield the row of each document, in the order of their ids, the document and its passages.

    *anywhere* is as for :func:`passages_at`.
    """
    rows = connection.execute("SELECT row FROM documents WHERE live = 1 ORDER BY id").fetchall()
    for (row,) in rows:
        document = document_at(connection, row)
        yield row, document, passages_at(connection, row, document, anywhere=anywhere)


def given_rows(connection: Connection) -> set[int]:
    """Return the rows of documents that a program gave, and no file."""
    return {row for (row,) in connection.execute("SELECT document FROM given")}


def entries(connection: Connection) -> list[Entry]:
    """Return the documents in the order of their ids, without their texts."""
    found = connection.execute(
        "SELECT row, id, title, language, path, length(text), (SELECT count(*) FROM passages WHERE document = "
        "documents.row) FROM documents WHERE live = 1 ORDER BY id"
    ).fetchall()
    for _, id_, title, language, path, *_ in found:
        require_texts("the list of documents", id_, title, language, path)
    with reading("the list of documents"):
        fields: dict[int, dict[str, Field]] = {}
        for row, name, value in connection.execute("SELECT document, name, value FROM fields ORDER BY name"):
            fields.setdefault(row, {})[name] = json.loads(value)
        gaps: dict[int, list[tuple[str, int, str]]] = {}
        for row, *gap in connection.execute("SELECT document, kind, count, place FROM gaps ORDER BY number"):
            gaps.setdefault(row, []).append((gap[0], gap[1], gap[2]))
        return [
            Entry(
                id_,
                title,
                read_language(language),
                path,
                passages,
                characters,
                fields.get(row, {}),
                read_gaps(gaps.get(row, ())),
            )
            for row, id_, title, language, path, characters, passages in found
        ]
