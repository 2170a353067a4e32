"""Audit a store: every passage sliced again, every hash, count and vector compared."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from passerelle.index.chunk import page_at
from passerelle.index.lexical import words
from passerelle.index.lexical.audit import index_faults
from passerelle.index.lexical.names import OWN, names_of
from passerelle.index.paths import is_gone
from passerelle.index.store import schema, vectors
from passerelle.index.store.account import EVERYTHING_READ, Account, read_account
from passerelle.index.store.documents import each_document
from passerelle.index.store.leftovers import leftovers
from passerelle.index.store.location import Location, require_folder
from passerelle.index.store.rows import (
    count_passages,
    digest_contents,
    read_contents,
    read_generation,
    read_settings,
    read_vectors,
    vector_key,
)
from passerelle.index.types import Document, Passage

NORM_TOLERANCE = 2e-3
"""How far from 1 a unit vector may be after rounding to half precision."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a store, and the command or act that mends it."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Audit:
    """What was looked at, how its vectors are searched, and what was found wrong: nothing, in a sound store.

    ``account`` is what was not read when documents were indexed; that is nothing wrong with the store.
    ``leftovers`` are files in its folder that nothing reads, unless a program is writing them at this moment.
    ``fileless`` are the ids of documents whose file is not there any more: the store is sound, and behind its files.
    """

    documents: int
    passages: int
    vectors: int
    generation: int
    search: str
    problems: tuple[Problem, ...]
    account: Account = EVERYTHING_READ
    fileless: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()


def verify(folder: Location | str) -> Audit:
    """Return the audit of the store in *folder*; one read transaction, so a writer may go on.

    Raises:
        StoreError: there is no store to audit, or its file cannot be opened at all.
    """
    folder = require_folder(folder)
    connection = schema.connect_to_read(folder)
    try:
        connection.execute("BEGIN")
        with schema.reading("what it holds"):
            return _audit(connection, folder)
    except sqlite3.DatabaseError as error:
        raise schema.damaged(folder, error) from error
    finally:
        connection.close()


def _audit(connection: sqlite3.Connection, folder: Path) -> Audit:
    problems = [*_file_problems(connection, folder)]
    documents = passages = count = 0
    account = EVERYTHING_READ
    fileless: tuple[str, ...] = ()
    if not problems:
        for row, document, cut in each_document(connection, anywhere=True):
            documents += 1
            passages += len(cut)
            problems += _document_problems(connection, folder, row, document, cut)
        problems += _vector_problems(connection, folder)
        problems += [] if problems else _contents_problems(connection, folder)
        problems += [] if problems else _derived_problems(connection, folder)
        problems += [] if problems else _words_problems(connection, folder)
        count = connection.execute("SELECT count(*) FROM vectors").fetchone()[0]
        account = read_account(connection)
        fileless = tuple(_fileless(connection, folder))
    generation, search = read_generation(connection), vectors.describe(passages)
    left = tuple(map(str, leftovers(folder, generation)))
    return Audit(documents, passages, count, generation, search, tuple(problems), account, fileless, left)


def _file_problems(connection: sqlite3.Connection, folder: Path) -> Iterator[Problem]:
    found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    again = f"delete {folder} and index again with `passerelle index PATH --store {folder}`"
    if found != "ok":
        yield Problem(f"{folder / schema.FILE}: SQLite reports {found}", again)
    elif orphans := connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Problem(f"{len(orphans)} rows refer to rows that are not there", again)
    elif read_settings(connection) is None and count_passages(connection):
        yield Problem(f"{folder} has lost its settings", again)


def _contents_problems(connection: sqlite3.Connection, folder: Path) -> Iterator[Problem]:
    if read_contents(connection) != digest_contents(connection):
        yield Problem(
            "there are other documents, passages or vectors than the last change left",
            f"`passerelle index PATH --rebuild --store {folder}`, PATH being where the documents are",
        )


def _words_problems(connection: sqlite3.Connection, folder: Path) -> Iterator[Problem]:
    names = names_of(folder)
    if not words.are_current(connection, names):
        yield Problem(
            f"the words of passages were read with other names than {folder / OWN} and this program have now",
            f"`passerelle index PATH --store {folder}` reads them again and embeds nothing, PATH being where the "
            f"documents are",
        )
        return
    again = (
        f"`passerelle index --words --store {folder}` reads the words of every document again, as `--rebuild` does, "
        f"and embeds nothing"
    )
    try:
        found = [*words.faults(connection, names)]
    except sqlite3.DatabaseError as error:  # not even the terms can be read
        found = [f"the words of passages cannot be read ({error})"]
    for what in found or index_faults(connection):
        yield Problem(what, again)


def _fileless(connection: sqlite3.Connection, folder: Path) -> Iterator[str]:
    """Yield the ids of documents that were read from a file which is not there any more."""
    given = _given(connection)
    found = connection.execute(
        "SELECT row, id, path FROM documents WHERE live = 1 AND path IN (SELECT path FROM files) ORDER BY id"
    ).fetchall()
    yield from (id_ for row, id_, path in found if row not in given and is_gone(path, folder))


def _given(connection: sqlite3.Connection) -> set[int]:
    """Return the rows of documents that a program gave, and no file; stores made before have no table of them."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'given'").fetchone():
        return set()
    return {row for (row,) in connection.execute("SELECT document FROM given")}


def _document_problems(
    connection: sqlite3.Connection, folder: Path, row: int, document: Document, passages: list[Passage]
) -> Iterator[Problem]:
    stored = connection.execute("SELECT hash FROM documents WHERE row = ?", (row,)).fetchone()[0]
    if (
        stored != document.content_hash
    ):  # its passages are wrong too, and cutting wrong words again mends nothing
        again = schema.put_in_again(document.id, folder, given=row in _given(connection))
        yield Problem(f"{document.id}: its text is not the one that was indexed", again)
        return
    remedy = f"`passerelle index --rebuild --store {folder}` cuts and embeds every document again"
    for what in (*_span_faults(document, passages), *_key_faults(connection, row, passages)):
        yield Problem(f"{document.id}: {what}", remedy)


def _span_faults(document: Document, passages: list[Passage]) -> Iterator[str]:
    place = 0
    for passage in passages:
        span = f"passage {passage.start}–{passage.end}"
        if not (place <= passage.start < passage.end <= len(document.text)):
            yield f"{span} is out of order or of bounds"
        elif document.text[place : passage.start].strip():
            yield f"no passage holds what stands at {place}–{passage.start}"
        if passage.page != page_at(document, passage.start):
            yield f"{span} is not on page {passage.page}"
        place = passage.end
    if document.text[place:].strip():
        yield f"no passage holds what stands after {place}"


def _key_faults(connection: sqlite3.Connection, row: int, passages: list[Passage]) -> Iterator[str]:
    settings = read_settings(connection)
    keys = connection.execute(
        "SELECT key FROM passages JOIN vectors ON vectors.row = passages.vector WHERE document = ? ORDER BY start",
        (row,),
    ).fetchall()
    for passage, (key,) in zip(passages, keys, strict=True):
        if settings and key != vector_key(settings.fingerprint, passage):
            yield f"the vector of passage {passage.start}–{passage.end} was made from other words"


def _vector_problems(connection: sqlite3.Connection, folder: Path) -> Iterator[Problem]:
    settings = read_settings(connection)
    if settings is None:
        return
    rebuild = f"`passerelle index --rebuild --store {folder}` embeds every document again"
    wrong = [
        row
        for row, vector in connection.execute("SELECT row, vector FROM vectors")
        if not _is_unit(vector, settings.dimension)
    ]
    if wrong:
        yield Problem(f"{len(wrong)} vectors are not {settings.dimension} numbers of length 1", rebuild)


def _derived_problems(connection: sqlite3.Connection, folder: Path) -> Iterator[Problem]:
    settings = read_settings(connection)
    if settings is not None and not _derived_agrees(connection, folder, settings.dimension):
        derived = vectors.path_for(folder, read_generation(connection))
        yield Problem(
            f"{derived} does not hold the store's vectors",
            f"delete it: it is made again from {schema.FILE} at the next question",
        )


def _is_unit(vector: bytes, dimension: int) -> bool:
    if len(vector) != 2 * dimension:
        return False
    norm = np.linalg.norm(np.frombuffer(vector, dtype=np.float16).astype(np.float32))
    return bool(abs(norm - 1) < NORM_TOLERANCE)


def _derived_agrees(connection: sqlite3.Connection, folder: Path, dimension: int) -> bool:
    """Tell whether the FAISS file holds what SQLite does; one that is missing says nothing wrong."""
    generation = read_generation(connection)
    held = vectors.open_sealed(folder, generation, read_contents(connection))
    if held is None:
        return not vectors.path_for(folder, generation).exists()
    ids, matrix = vectors.contents(held)
    place = 0
    for rows, batch in read_vectors(connection, dimension):
        end = place + len(rows)
        if not (np.array_equal(ids[place:end], rows) and np.array_equal(matrix[place:end], batch)):
            return False
        place = end
    return place == len(ids)
