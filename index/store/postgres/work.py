"""A worker's side of the tables: it takes what nobody else has, and what it held is free again when it is gone."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from passerelle.index.store.documents import document_at
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.connection import Connection, asking, connect, look_into
from passerelle.index.store.postgres.work_tables import are_made
from passerelle.index.store.postgres.writer import keep, known
from passerelle.index.types import Document

BYTES = 2**18
"""Files are taken until they have so many bytes together: about as much as is embedded at once."""
MOST_FILES = 64
STORED = "row:"
"""Begins the path of what is no file but a document that the store holds."""
NEXT_FILE = """
SELECT number, path, digest, bytes, coalesce((SELECT tries FROM work_tries WHERE file = number), 0) FROM work_files
WHERE NOT is_read AND is_wanted AND run = ? AND number > ? AND number <> ALL (?)
ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED
"""
TRIED = """
INSERT INTO work_tries (file, tries) SELECT unnest(?::bigint[]), 1
ON CONFLICT (file) DO UPDATE SET tries = work_tries.tries + 1
"""


@dataclass(frozen=True, slots=True)
class File:
    """A file to be read, or a stored document; ``tries`` workers have not come to an end with it."""

    number: int
    path: str
    digest: str
    size: int
    tries: int

    @property
    def row(self) -> int | None:
        """The row of a stored document, ``None`` of a file."""
        return int(self.path.removeprefix(STORED)) if self.path.startswith(STORED) else None


@dataclass(frozen=True, slots=True)
class Read:
    """A document of a file, by its place there, as it is packed, and the keys of its passages' vectors."""

    file: int
    number: int
    parcel: bytes
    keys: Sequence[bytes]


class Work:
    """What one worker takes and gives; its transaction holds what it has taken, *aside* goes what others shall see."""

    def __init__(self, database: Database, connection: Connection, aside: Connection) -> None:
        self.database = database
        self.connection = connection
        self.aside = aside
        self._knows_types = False

    def order(self) -> tuple[int, str] | None:
        """Return the number of the run that asks for work and what it asks, ``None`` while there is none."""
        if not are_made(self.aside):
            return None
        if not self._knows_types:  # a worker may have waited before there was a store, and pgvector with it
            for each in (self.connection.raw, self.aside.raw):
                look_into(each, self.database)
            self.settle()
            self._knows_types = True
        found: tuple[int, str] | None = self.aside.execute(
            "SELECT run, asked FROM work_order ORDER BY run DESC LIMIT 1"
        ).fetchone()
        return found

    def is_done(self, run: int, unreadable: Sequence[int] | None) -> bool:
        """Tell whether nothing is left to do, by others either, but for files *unreadable* here: all, if ``None``."""
        left = self.aside.execute(
            "SELECT EXISTS (SELECT 1 FROM work_passages WHERE run = ?) OR EXISTS "
            "(SELECT 1 FROM work_files WHERE NOT is_read AND is_wanted AND run = ? AND ?::bool AND number <> ALL (?))",
            (run, run, unreadable is not None, list(unreadable or ())),
        )
        return not left.fetchone()[0]

    def take_passages(self, run: int) -> tuple[int, bytes] | None:
        """Take texts to be embedded, as they were packed, and their number."""
        found: tuple[int, bytes] | None = self.connection.execute(
            "SELECT number, parcel FROM work_passages WHERE run = ? ORDER BY number LIMIT 1 FOR UPDATE SKIP LOCKED",
            (run,),
        ).fetchone()
        return found

    def known(self, keys: Sequence[bytes]) -> set[bytes]:
        """Return those of *keys* that there is a vector of."""
        return known(self.aside, keys)

    def give_vectors(self, number: int, run: int, halves: Mapping[bytes, bytes]) -> int:
        """Keep the vectors of the texts of that *number*, and return how many were new."""
        kept = keep(self.connection, halves)
        self.connection.execute("DELETE FROM work_passages WHERE number = ?", (number,))
        self.connection.execute("UPDATE work_order SET embedded = embedded + ? WHERE run = ?", (kept, run))
        self.connection.raw.commit()
        return kept

    def take_files(self, run: int, unreadable: Sequence[int]) -> list[File]:
        """Take some of the files that nobody reads, but for those *unreadable*; one that was tried before alone."""
        taken: list[File] = []
        while len(taken) < MOST_FILES and sum(each.size for each in taken) < BYTES:
            last = taken[-1].number if taken else 0
            found = self.connection.execute(NEXT_FILE, (run, last, list(unreadable))).fetchone()
            if found is None or (found[4] and taken):
                break
            taken.append(File(*found))
            if found[4]:
                break
        if taken:
            self.aside.execute(TRIED, ([each.number for each in taken],))
        return taken

    def stored(self, row: int) -> Document:
        """Return the stored document in *row*."""
        return document_at(self.aside, row)

    def publish(self, run: int, read: Sequence[Read], parts: Sequence[tuple[bytes, Sequence[bytes]]]) -> None:
        """Show documents that were *read*, and have the texts in *parts* embedded, each packed, with its keys."""
        with self.aside.raw.transaction():
            numbers = [self._put_part(run, parcel) for parcel, _ in parts]
            of_key = {key: number for number, (_, keys) in zip(numbers, parts, strict=True) for key in keys}
            rows: list[tuple[Any, ...]] = []
            for each in read:
                waiting = [of_key[key] for key in each.keys if key in of_key]
                rows.append(
                    (
                        each.file,
                        each.number,
                        each.parcel,
                        min(waiting, default=None),
                        max(waiting, default=None),
                    )
                )
            self.aside.executemany(
                "INSERT INTO work_documents (file, number, parcel, first_part, last_part) VALUES (?, ?, ?, ?, ?) "
                "ON CONFLICT (file, number) DO UPDATE SET parcel = excluded.parcel, "
                "first_part = excluded.first_part, last_part = excluded.last_part",
                rows,
            )

    def finish(self, file: int, problem: str = "") -> None:
        """Note that a file that was taken is read, or what *problem* its reader met."""
        self.connection.execute(
            "UPDATE work_files SET is_read = true, problem = ? WHERE number = ?",
            (problem and json.dumps(problem), file),  # as JSON it has no character that PostgreSQL refuses
        )

    def give_back(self, files: Sequence[int] = ()) -> None:
        """Let others have what was taken and is not finished, as if these *files* had not been tried."""
        self.connection.raw.rollback()
        self.aside.execute("UPDATE work_tries SET tries = tries - 1 WHERE file = ANY (?)", (list(files),))

    def settle(self) -> None:
        """Make what was finished known."""
        self.connection.raw.commit()

    def _put_part(self, run: int, parcel: bytes) -> int:
        put = self.aside.execute(
            "INSERT INTO work_passages (run, parcel) VALUES (?, ?) RETURNING number", (run, parcel)
        )
        return int(put.fetchone()[0])


@contextmanager
def working(database: Database) -> Iterator[Work]:
    """Open the tables of *database* to a worker.

    Raises:
        StoreError: it cannot be reached, or refuses.
    """
    with (
        asking(database),
        closing(connect(database, autocommit=False)) as raw,
        closing(connect(database, autocommit=True)) as aside,
    ):
        for each in (raw, aside):
            each.execute("SET idle_in_transaction_session_timeout = 0; SET statement_timeout = 0")
            each.execute(
                "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3"
            )
            each.commit()
        yield Work(database, Connection(raw), Connection(aside))
