"""Audit a store: every passage sliced again, every hash, count and vector compared."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from index import records, schema, vectors
from index.types import Document, Passage

NORM_TOLERANCE = 2e-3
"""How far from 1 a unit vector may be after rounding to half precision."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a store, and the command or act that mends it."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What was looked at, and what was found wrong: nothing, in a sound store."""

    documents: int
    passages: int
    vectors: int
    generation: int
    problems: tuple[Problem, ...]


def verify(folder: Path) -> Audit:
    """Return the audit of the store in *folder*; one read transaction, so a writer may go on.

    Raises:
        StoreError: there is no store to audit, or its file cannot be opened at all.
    """
    connection = schema.connect_to_read(folder)
    try:
        connection.execute("BEGIN")
        problems = [*_file_problems(connection, folder)]
        documents = passages = 0
        if not problems:
            for row, document, cut in _documents(connection):
                documents += 1
                passages += len(cut)
                problems += _document_problems(connection, folder, row, document, cut)
            problems += _vector_problems(connection, folder)
        count = connection.execute("SELECT count(*) FROM vectors").fetchone()[0] if not problems else 0
        generation = records.read_generation(connection)
    finally:
        connection.close()
    return Audit(documents, passages, count, generation, tuple(problems))


def _file_problems(connection: sqlite3.Connection, folder: Path) -> Iterator[Problem]:
    found = connection.execute("PRAGMA quick_check").fetchall()
    rebuild = f"delete {folder} and index again: the file is damaged"
    if found != [("ok",)]:
        yield Problem(f"{folder / schema.FILE}: SQLite reports {found[0][0]}", rebuild)
    elif orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Problem(f"{len(orphans)} rows refer to rows that are not there", rebuild)


def _documents(connection: sqlite3.Connection) -> Iterator[tuple[int, Document, list[Passage]]]:
    rows = [row for (row,) in connection.execute("SELECT row FROM documents WHERE live = 1 ORDER BY id")]
    for row in rows:
        document = schema.read_document(
            connection.execute(
                f"SELECT {schema.DOCUMENT_COLUMNS} FROM documents WHERE row = ?", (row,)
            ).fetchone()
        )
        found = connection.execute(
            f"SELECT {schema.PASSAGE_COLUMNS} FROM passages WHERE document = ? ORDER BY start", (row,)
        )
        yield row, document, [schema.read_passage(document, values) for values in found]


def _document_problems(
    connection: sqlite3.Connection, folder: Path, row: int, document: Document, passages: list[Passage]
) -> Iterator[Problem]:
    remedy = f"`passerelle index --rebuild --store {folder}` cuts and embeds every document again"
    stored = connection.execute("SELECT hash FROM documents WHERE row = ?", (row,)).fetchone()[0]
    if stored != document.content_hash:
        again = f"`passerelle remove {document.id} --store {folder}`, then index its file again"
        yield Problem(f"{document.id}: its text is not the one that was indexed", again)
    place = 0
    for passage in passages:
        if not (place <= passage.start < passage.end <= len(document.text)):
            yield Problem(
                f"{document.id}: passage {passage.start}–{passage.end} is out of order or of bounds", remedy
            )
        elif document.text[place : passage.start].strip():
            yield Problem(f"{document.id}: no passage holds what stands at {place}–{passage.start}", remedy)
        place = passage.end
    if document.text[place:].strip():
        yield Problem(f"{document.id}: no passage holds what stands after {place}", remedy)
    settings = records.read_settings(connection)
    keys = connection.execute(
        "SELECT key FROM passages JOIN vectors ON vectors.row = passages.vector WHERE document = ? ORDER BY start",
        (row,),
    ).fetchall()
    for passage, (key,) in zip(passages, keys, strict=True):
        if settings and key != records.vector_key(settings.fingerprint, passage):
            what = f"{document.id}: the vector of passage {passage.start}–{passage.end} was made from other words"
            yield Problem(what, remedy)


def _vector_problems(connection: sqlite3.Connection, folder: Path) -> Iterator[Problem]:
    settings = records.read_settings(connection)
    rebuild = f"`passerelle index --rebuild --store {folder}` embeds every document again"
    if settings is None:
        return
    odd = connection.execute(
        "SELECT count(*) FROM vectors WHERE length(vector) <> ?", (2 * settings.dimension,)
    ).fetchone()[0]
    if odd:
        yield Problem(f"{odd} vectors have not {settings.dimension} numbers", rebuild)
        return
    generation = records.read_generation(connection)
    derived = vectors.path_for(folder, generation)
    held = vectors.open_sealed(folder, generation, records.count_passages(connection))
    if held is None and derived.exists():
        yield Problem(
            f"{derived} is damaged", f"delete it: it is made again from {schema.FILE} at the next question"
        )
    ids, matrix = vectors.contents(held) if held is not None else (None, None)
    place = 0
    for rows, batch in records.vectors(connection):
        norms = np.linalg.norm(batch, axis=1)
        if wrong := int((~(np.abs(norms - 1) < NORM_TOLERANCE)).sum()):
            yield Problem(f"{wrong} vectors are not of length 1", rebuild)
        end = place + len(rows)
        if ids is not None and matrix is not None:
            same = np.array_equal(ids[place:end], rows) and np.array_equal(matrix[place:end], batch)
            if not same:
                yield Problem(
                    f"{derived} does not hold the store's vectors", f"delete it: {schema.FILE} makes it again"
                )
                return
        place = end
