"""Audit a store: every passage sliced again, every hash, count and vector compared."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np

from passerelle.index.lexical import words
from passerelle.index.paths import is_gone
from passerelle.index.portable import Connection
from passerelle.index.store import schema
from passerelle.index.store.account import EVERYTHING_READ, Account, read_account
from passerelle.index.store.audit import Audited, Problem
from passerelle.index.store.documents import each_document
from passerelle.index.store.location import Database, Location, read_location, typed
from passerelle.index.store.rows import read_contents, read_generation, read_settings, vector_key
from passerelle.index.types import Document, Passage

NORM_TOLERANCE = 2e-3
"""How far from 1 a unit vector may be after rounding to half precision."""


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
        StoreError: there is no store to audit, or it cannot be opened at all.
    """
    location = read_location(folder)
    with _audited(location) as audited:
        return _audit(audited, location)


def _audited(location: Location) -> AbstractContextManager[Audited]:
    if isinstance(location, Database):
        from passerelle.index.store.postgres.audited import audited_database

        return audited_database(location)
    from passerelle.index.store.audited import audited_folder

    return audited_folder(location)


def _audit(audited: Audited, folder: Location) -> Audit:
    connection = audited.connection
    problems = [*audited.file_problems()]
    documents = passages = count = 0
    account = EVERYTHING_READ
    fileless: tuple[str, ...] = ()
    if not problems:
        given = audited.given()
        for row, document, cut in each_document(connection, anywhere=True):
            documents += 1
            passages += len(cut)
            problems += _document_problems(audited, folder, (row, document, cut), is_given=row in given)
        wrong, count = _vector_problems(audited, folder)
        problems += wrong
        problems += [] if problems else _contents_problems(audited, folder)
        problems += [] if problems else audited.derived_problems()
        problems += [] if problems else _words_problems(audited, folder)
        account = read_account(connection)
        fileless = tuple(_fileless(connection, folder, given))
    left = tuple(audited.leftovers())
    search, generation = audited.search(passages), read_generation(connection)
    return Audit(documents, passages, count, generation, search, tuple(problems), account, fileless, left)


def _contents_problems(audited: Audited, folder: Location) -> Iterator[Problem]:
    if read_contents(audited.connection) != audited.contents():
        yield Problem(
            "there are other documents, passages or vectors than the last change left",
            f"`passerelle index PATH --rebuild --store {typed(folder)}`, PATH being where the documents are",
        )


def _words_problems(audited: Audited, folder: Location) -> Iterator[Problem]:
    if not words.are_current(audited.connection, audited.names):
        yield Problem(
            f"the words of passages were read with other names than {audited.names_from} and this program have now",
            f"`passerelle index PATH --store {typed(folder)}` reads them again and embeds nothing, PATH being where "
            f"the documents are",
        )
        return
    again = (
        f"`passerelle index --words --store {typed(folder)}` reads the words of every document again, as `--rebuild` "
        f"does, and embeds nothing"
    )
    for what in audited.word_faults():
        yield Problem(what, again)


def _fileless(connection: Connection, folder: Location, given: set[int]) -> Iterator[str]:
    """Yield the ids of documents that were read from a file which is not there any more."""
    found = connection.execute(
        "SELECT row, id, path FROM documents WHERE live = 1 AND path IN (SELECT path FROM files) ORDER BY id"
    ).fetchall()
    yield from (id_ for row, id_, path in found if row not in given and is_gone(path, folder))


def _document_problems(
    audited: Audited, folder: Location, held: tuple[int, Document, list[Passage]], *, is_given: bool
) -> Iterator[Problem]:
    row, document, passages = held
    stored = audited.connection.execute("SELECT hash FROM documents WHERE row = ?", (row,)).fetchone()[0]
    if (
        stored != document.content_hash
    ):  # its passages are wrong too, and cutting wrong words again mends nothing
        again = schema.put_in_again(document.id, folder, given=is_given)
        yield Problem(f"{document.id}: its text is not the one that was indexed", again)
        return
    remedy = f"`passerelle index --rebuild --store {typed(folder)}` cuts and embeds every document again"
    for what in (*_span_faults(document, passages), *_key_faults(audited, row, passages)):
        yield Problem(f"{document.id}: {what}", remedy)


def _span_faults(document: Document, passages: list[Passage]) -> Iterator[str]:
    place = 0
    for passage in passages:
        span = f"passage {passage.start}–{passage.end}"
        if not (place <= passage.start < passage.end <= len(document.text)):
            yield f"{span} is out of order or of bounds"
        elif document.text[place : passage.start].strip():
            yield f"no passage holds what stands at {place}–{passage.start}"
        if passage.page != document.page_at(passage.start):
            yield f"{span} is not on page {passage.page}"
        place = passage.end
    if document.text[place:].strip():
        yield f"no passage holds what stands after {place}"


def _key_faults(audited: Audited, row: int, passages: list[Passage]) -> Iterator[str]:
    settings = read_settings(audited.connection)
    for passage, key in zip(passages, audited.keys(row), strict=True):
        if settings and key != vector_key(settings.fingerprint, passage):
            yield f"the vector of passage {passage.start}–{passage.end} was made from other words"


def _vector_problems(audited: Audited, folder: Location) -> tuple[list[Problem], int]:
    """Return what is wrong with the vectors, and their number."""
    settings = read_settings(audited.connection)
    rebuild = f"`passerelle index --rebuild --store {typed(folder)}` embeds every document again"
    count = wrong = 0
    for vector in audited.vectors():
        count += 1
        wrong += settings is not None and not _is_unit(vector, settings.dimension)
    if settings is None or not wrong:
        return [], count
    return [Problem(f"{wrong} vectors are not {settings.dimension} numbers of length 1", rebuild)], count


def _is_unit(vector: bytes, dimension: int) -> bool:
    if len(vector) != 2 * dimension:
        return False
    norm = np.linalg.norm(np.frombuffer(vector, dtype=np.float16).astype(np.float32))
    return bool(abs(norm - 1) < NORM_TOLERANCE)
