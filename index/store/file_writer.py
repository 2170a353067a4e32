"""The writer of a store in a folder: SQLite's file, and the vectors that FAISS searches."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from passerelle.index.errors import StoreError
from passerelle.index.lexical import words
from passerelle.index.lexical.names import Names, names_of
from passerelle.index.portable import found_in
from passerelle.index.store import opening, schema, vectors
from passerelle.index.store.columns import reading
from passerelle.index.store.leftovers import discard
from passerelle.index.store.life import erase_traces, lock_writers
from passerelle.index.store.rows import (
    KEY_BYTES,
    Settings,
    build_vectors,
    count_passages,
    next_generation,
    read_contents,
    read_generation,
    take_out,
)
from passerelle.index.types import Passage

TIDY_MILLISECONDS = 1000
"""How long the log's truncation waits for readers of an older generation; they never wait for it."""


class FileWriter:
    """The only writer there is of the store in *folder*."""

    def __init__(self, folder: Path, connection: sqlite3.Connection) -> None:
        self.folder = folder
        self.connection = connection

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write something that everybody sees afterwards, whole or not at all."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:  # on a full disk SQLite has gone back by itself
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    staging = transaction
    """What is staged is in the file, marked as not live."""

    def names(self) -> Names:
        """Return the names that words are read with."""
        return names_of(self.folder)

    def known(self, keys: Sequence[bytes]) -> set[bytes]:
        """Return those of *keys* that there is a vector of."""
        found = found_in(self.connection, "SELECT key FROM vectors WHERE key IN {}", keys)
        return {key for (key,) in found}

    def keep(self, halves: Mapping[bytes, bytes]) -> None:
        """Keep vectors in half precision by their keys."""
        with self.staging():
            self.connection.executemany(
                "INSERT INTO vectors (key, vector) VALUES (?, ?)", list(halves.items())
            )

    def insert(self, row: int, passages: Iterable[tuple[bytes, Passage]]) -> None:
        """Put *passages* of the document in *row*, with the vectors of these keys."""
        self.connection.executemany(
            "INSERT INTO passages (document, start, end, page, heading, language, vector) "
            "VALUES (?, ?, ?, ?, ?, ?, (SELECT row FROM vectors WHERE key = ?))",
            [
                (row, passage.start, passage.end, passage.page, passage.heading, passage.language, key)
                for key, passage in passages
            ],
        )

    def take_out(self, documents: Sequence[int]) -> None:
        """Take out the live *documents* in these rows, and those that staged ones have the ids of."""
        take_out(self.connection, documents)

    def passages(self) -> int:
        """Return how many passages the store holds."""
        return count_passages(self.connection)

    def finish(self, settings: Settings, names: Names, *, reread: bool) -> int:
        """Bring words and vectors in step with the documents of a change, and return the new generation.

        The FAISS file of the new generation is in place before SQLite commits, so that whoever sees the new generation
        finds it; until then it is a file that nobody looks for.
        """
        with reading("the words of its passages"):
            words.follow(self.connection, names, rebuild=reread)
        self.connection.execute("DELETE FROM vectors WHERE row NOT IN (SELECT vector FROM passages)")
        self.connection.execute(
            "UPDATE vectors SET key = substr(key, 1, ?1) WHERE length(key) > ?1", (KEY_BYTES,)
        )
        with reading("its vectors"):
            generation = next_generation(self.connection, settings)
            self._write_vectors(settings.dimension, generation)
        return generation

    def tidy(self) -> None:
        """Give space back. The change is made: what cannot be done now, the next one does."""
        with suppress(sqlite3.OperationalError):
            self.connection.execute(f"PRAGMA busy_timeout = {TIDY_MILLISECONDS}").fetchall()
            # A page a step, and only a script is stepped to its end when no row comes of it.
            self.connection.executescript("PRAGMA incremental_vacuum")
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def overwrite(self) -> None:
        """Have the bytes of what is taken out from now on written over."""
        self.connection.execute("PRAGMA secure_delete = ON").fetchall()

    def erase_traces(self) -> None:
        """Leave nothing of what was taken out; the error is that of `life.erase_traces`."""
        erase_traces(self.connection, self.folder)

    def _write_vectors(self, dimension: int, generation: int) -> None:
        held = build_vectors(self.connection, dimension)
        try:
            vectors.write(held, self.folder, generation, read_contents(self.connection))
        except OSError as error:
            raise StoreError(
                f"{vectors.path_for(self.folder, generation)} cannot be written ({error.strerror}); the store is "
                f"as it was before: check the folder's permissions and the free space on its disk"
            ) from error


@contextmanager
def writing(folder: Path, wait: float) -> Iterator[FileWriter]:
    """Open the store in *folder* to be written, alone; the errors are those of `open_writer`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = lock_writers(folder, wait)
    except OSError as error:
        raise no_place(folder, error) from error
    with lock, closing(opening.connect_to_write(folder)) as connection:
        try:
            yield FileWriter(folder, connection)
            discard(folder, read_generation(connection))
        except sqlite3.Error as error:
            raise schema.failed(folder, error) from error


def no_place(folder: Path, error: OSError) -> StoreError:
    """Return the error that says why a store cannot be written in *folder*."""
    if isinstance(error, IsADirectoryError):
        return StoreError(f"{error.filename} is a folder: move it away, and run the same command again")
    if isinstance(error, FileExistsError | NotADirectoryError):
        return StoreError(
            f"a store cannot be written in {folder}: it is no folder, or lies in none; choose another with "
            f"--store STORE"
        )
    return StoreError(
        f"a store cannot be written in {folder} ({error.strerror}: {error.filename}): check the folder's permissions, "
        f"or choose another with --store STORE"
    )
