"""A store copied into another place, of either kind, and compared with what it was copied from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from passerelle.index.errors import StoreError
from passerelle.index.given import require_number
from passerelle.index.lexical.names import OWN, read_names
from passerelle.index.paths import parent, shown_path
from passerelle.index.portable import Connection
from passerelle.index.store.change import Change, change
from passerelle.index.store.documents import document_at, given_rows, passages_at
from passerelle.index.store.folders import open_one
from passerelle.index.store.location import Location, read_location, typed
from passerelle.index.store.removed import Digests, read_removed
from passerelle.index.store.rows import OWN_NAMES, read_entry, read_generation, vector_key, write_settings
from passerelle.index.store.sql_store import SqlStore
from passerelle.index.store.staging import BATCH
from passerelle.index.store.writer import Cut


@dataclass(frozen=True, slots=True)
class Copied:
    """How much was copied, and found to be the same."""

    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class _Held:
    """A document of a store as it is copied: cut, and the vectors of its passages in half precision."""

    cut: Cut
    halves: list[bytes]


def copy(source: Location | str, to: Location | str, *, wait: float = 0.0) -> Copied:
    """Copy the store at *source*, as it is at one moment, to where there is none yet, and compare the two.

    Nothing is embedded. Files are named as a store in *to* names them, so that the next run finds them unchanged. What
    is kept beside the store, as conversations are, is not copied.

    Raises:
        StoreError: there is no store, there is one in *to* already, or the copy is not the same.
        StoreLockedError: another program kept writing to *to* longer than *wait* seconds.
    """
    source, to = read_location(source), read_location(to)
    require_number("wait", wait, least=0)
    with open_one(source) as store, store.reading():
        with store.asked() as origin, change(to, store.settings, None, wait=wait) as opened:
            if read_generation(opened.connection):
                raise StoreError(
                    f"there is a store in {to} already: name another place, or delete that one first"
                )
            _copy_names(source, origin, opened)
            for batch in _batches(store, to):
                opened.put_cut([each.cut for each in batch], _halves(batch))
            with opened.writer.staging():
                _copy_files(store, origin, opened)
            opened.commit({})
        with open_one(to) as made, made.reading():
            return _compared(store, made)


def _copy_names(source: Location, origin: Connection, opened: Change) -> None:
    """Have the copy read words with the same names of a person's own."""
    if isinstance(source, Path):
        own = read_names(source / OWN) if (source / OWN).is_file() else ""
    else:
        own = read_entry(origin, OWN_NAMES)
    if own and isinstance(opened.folder, Path):
        (opened.folder / OWN).write_text(own, encoding="utf-8")
    elif own:
        write_settings(opened.connection, {OWN_NAMES: own})


def _copy_files(store: SqlStore, origin: Connection, opened: Change) -> None:
    """Copy what is known of files, what was not read of them, and what was removed and is to stay out."""
    source, to, target = store.folder, opened.folder, opened.connection
    write_settings(target, {"identity": store.identity})
    files = origin.execute("SELECT path, hash FROM files").fetchall()
    target.executemany(
        "INSERT INTO files (path, hash) VALUES (?, ?)",
        [(_named(path, source, to), digest) for path, digest in files],
    )
    unread = origin.execute("SELECT path, kind, what, count, examples FROM unread").fetchall()
    target.executemany(
        "INSERT INTO unread (path, kind, what, count, examples) VALUES (?, ?, ?, ?, ?)",
        [(_named(path, source, to), *rest) for path, *rest in unread],
    )
    if store.has_own_tables(origin):
        digests = Digests(store.identity)
        paths = {path for path, *_ in (*files, *unread)}
        renamed = {digests.path(path): digests.path(_named(path, source, to)) for path in paths}
        target.executemany(
            "INSERT INTO removed (id, path, content, erased) VALUES (?, ?, ?, ?)",
            [
                (each.id, renamed.get(each.path, each.path), each.content, int(each.erased))
                for each in read_removed(origin)
            ],
        )


def _named(shown: str, source: Location, to: Location) -> str:
    """Return how a store in *to* names the file that one in *source* names *shown*."""
    return shown_path((parent(source) or Path()) / shown, to)


def _halves(batch: list[_Held]) -> dict[bytes, bytes]:
    keyed = (zip(each.cut.passages, each.halves, strict=True) for each in batch)
    return {key: half for pairs in keyed for (key, _), half in pairs}


def _batches(store: SqlStore, to: Location) -> Iterator[list[_Held]]:
    """Yield all documents in the order in which they came, some hundred passages at a time."""
    batch: list[_Held] = []
    for each in _each(store, "row", to):
        batch.append(each)
        if sum(len(held.halves) for held in batch) >= BATCH:
            yield batch
            batch = []
    yield batch


def _each(store: SqlStore, order: str, to: Location) -> Iterator[_Held]:
    """Yield the documents of *store*, those of files named as a store in *to* names them."""
    fingerprint = store.settings.fingerprint
    with store.asked() as connection:
        given = given_rows(connection) if store.has_own_tables(connection) else set()
        rows = connection.execute(f"SELECT row FROM documents WHERE live = 1 ORDER BY {order}").fetchall()
        for (row,) in rows:
            document = document_at(connection, row)
            path = document.path if row in given else _named(document.path, store.folder, to)
            passages = passages_at(connection, row, document)
            found = connection.execute("SELECT row FROM passages WHERE document = ? ORDER BY start", (row,))
            vectors = store.vectors_of([each for (each,) in found]).astype(np.float16)
            keyed = [(vector_key(fingerprint, passage), passage) for passage in passages]
            cut = Cut(path, replace(document, path=path), keyed, row in given)
            yield _Held(cut, [vector.tobytes() for vector in vectors])


def _compared(store: SqlStore, made: SqlStore) -> Copied:
    """Return how much two stores hold, each document, passage and vector the same.

    Raises:
        StoreError: they do not.
    """
    documents = passages = 0
    if store.titles() == made.titles() and store.identity == made.identity:
        for ours, theirs in zip(_each(store, "id", made.folder), _each(made, "id", made.folder), strict=True):
            if ours.halves != theirs.halves or _said(ours.cut) != _said(theirs.cut):
                break
            documents += 1
            passages += len(ours.halves)
        else:
            return Copied(documents, passages)
    raise StoreError(
        f"what is in {made.folder} is not what was copied from {store.folder}: delete it, and copy again; `passerelle "
        f"verify --store {typed(store.folder)}` says whether what was copied is sound"
    )


def _said(cut: Cut) -> tuple[object, ...]:
    """Return all that a document and its passages say, its gaps and their places too."""
    spans = [
        (key, each.start, each.end, each.page, each.heading, each.language) for key, each in cut.passages
    ]
    return cut.path, cut.given, cut.document, cut.document.gaps, spans
