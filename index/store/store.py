"""A store in a folder, opened to be asked: its SQLite file, and the vectors that FAISS searches."""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import faiss

from passerelle.index import forks
from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import Names, names_of
from passerelle.index.portable import Connection
from passerelle.index.store import opening, schema, vectors
from passerelle.index.store.border import require_row
from passerelle.index.store.columns import reading
from passerelle.index.store.location import Location, require_folder
from passerelle.index.store.rows import (
    build_vectors,
    read_contents,
    read_generation,
    read_identity,
    read_settings,
)
from passerelle.index.store.snapshot import SearchedFile, Snapshot
from passerelle.index.store.sql_store import SqlStore
from passerelle.index.translated import InPlace, in_place

File = tuple[int, int, int, int, int]
"""What tells a file from any other in its place, or from itself once something is written over it."""


class Store(SqlStore):
    """A reader of the store in one folder.

    A change committed by another program is seen by the next call, and so is another store in its place: nothing has
    to be opened again.
    """

    folder: Path

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._local = threading.local()
        self._idle: list[sqlite3.Connection] = []
        self._file: File | None = None
        self._process = os.getpid()
        self._opening = threading.Lock()
        self._latest: Snapshot | None = None
        self._latest_file: File | None = None
        forks.renew_in_child(self)

    def renew(self) -> None:
        """Begin again in a forked process: a connection of SQLite is of the process that opened it."""
        forks.leave(*self._idle)
        self._local, self._idle, self._process = threading.local(), [], os.getpid()
        self._lock, self._opening = threading.Lock(), threading.Lock()

    @classmethod
    def open(cls, folder: Location | str) -> "Store":
        """Open the store in *folder*.

        Raises:
            StoreError: there is none, it is empty, damaged, or of another version.
        """
        store = cls(require_folder(folder))
        with ExitStack() as undo:
            undo.callback(store.close)
            with store.asked() as connection:
                if read_settings(connection) is None:
                    schema.check_version(0, store.folder)
            store.folder = Path(os.path.abspath(store.folder))  # wherever the program goes from here
            undo.pop_all()
        return store

    def close(self) -> None:
        """Give back the files and the memory of the store; a call that is under way in a thread is finished.

        A store may be closed twice; any other call after that raises a `StoreError`.
        """
        with self._lock:
            self._closed = True
            self._forget()

    def in_place(self, row: int) -> InPlace:
        require_row(row)
        with self.asked() as connection:
            return in_place(connection, row, self.passage_at(connection, row))

    def names(self, connection: Connection) -> Names:  # noqa: ARG002  a database keeps them itself
        return names_of(self.folder)

    def has_own_tables(self, connection: Connection) -> bool:
        """Tell whether there are the tables that only writers need: stores made before have them since their next."""
        found = connection.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('given', 'removed')")
        return bool(found.fetchone()[0] == 2)

    def searched(self, connection: Connection, documents: Sequence[int] | None = None) -> SearchedFile:
        assert isinstance(connection, sqlite3.Connection), "a file's connection is one of SQLite"
        return SearchedFile(connection, self._vectors(connection), documents)

    def _vectors(self, connection: sqlite3.Connection) -> Snapshot:
        """Return the vectors of the generation *connection* sees, from their file or from SQLite."""
        generation = read_generation(connection)
        with self._opening:
            state = generation, read_contents(connection), read_identity(connection)
            with self._lock:
                known = self._latest
                if known is not None and known.state == state:
                    self._latest_file = self._local.file if self._is_current() else self._latest_file
                    return known
            opened = self._open_vectors(connection, generation)
            snapshot = Snapshot.of(connection, state, opened)
            with (
                self._lock
            ):  # a slow thread may see an older generation, or a file that is not there any more
                slow = self._latest is not None and self._latest_file == self._file
                if self._is_current() and not (slow and self._latest and self._latest.state[0] > generation):
                    self._latest, self._latest_file = snapshot, self._local.file
            return snapshot

    def _open_vectors(self, connection: sqlite3.Connection, generation: int) -> faiss.Index:
        contents = read_contents(connection)
        opened = vectors.open_sealed(self.folder, generation, contents)
        if opened is not None:
            return opened
        settings = read_settings(connection)
        dimension = settings.dimension if settings else 0
        built = build_vectors(connection, dimension)
        with suppress(OSError):  # a read-only or full disk: the index in memory serves as well
            vectors.write(built, self.folder, generation, contents)
        return built

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep one generation for all the calls this thread makes inside."""
        with self._connection():
            yield

    @contextmanager
    def asked(self) -> Iterator[sqlite3.Connection]:
        """Give a connection as :meth:`_connection` does; what is read and is not what should be there is damage.

        Raises:
            StoreError: the file cannot be read, holds something else, or the store is closed.
        """
        try:
            with self._connection() as connection, reading("what it holds"):
                yield connection
        except sqlite3.DatabaseError as error:
            raise schema.damaged(self.folder, error) from error

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """Give this thread a connection in a read transaction: one generation, whatever is written.

        Raises:
            StoreError: the file cannot be read, or the store is closed.
        """
        outer: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if outer is not None:
            yield outer
            return
        process, connection = self._process, self._take()
        self._local.connection = connection
        try:
            connection.execute("BEGIN")
            yield connection
        except sqlite3.DatabaseError as error:
            raise schema.damaged(self.folder, error) from error
        finally:
            if process == self._process:
                self._local.connection = None
                connection.rollback()
                self._give_back(connection)
            else:  # forked while it was read: it is the parent's
                forks.leave(connection)

    def _take(self) -> sqlite3.Connection:
        """Return a connection that no thread uses: there are as many as threads that have asked at once."""
        self._local.file = file = _identity(self.folder / schema.FILE)
        with self._lock:
            if self._closed:
                raise StoreError(f"the store in {self.folder} is closed: open it again with `Store.open`")
            if file != self._file:  # another store, or none, is where this one was, or it was written to
                self._drop_connections()
                if file is None or self._file is None or file[:2] != self._file[:2]:
                    self._forget()
                self._file = file
            if self._idle:
                return self._idle.pop()
        return opening.connect_to_read(self.folder)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if self._is_current():
                self._idle.append(connection)
            else:
                connection.close()

    def _is_current(self) -> bool:
        """Tell whether what this thread reads is of the file that is there now, and may be kept for others."""
        return not self._closed and self._local.file == self._file

    def _forget(self) -> None:
        """Let go of all that is kept of the file."""
        self._latest = None
        self._documents.clear()
        self._drop_connections()

    def _drop_connections(self) -> None:
        """Close what is open: SQLite would not see that a backup was copied over its file."""
        while self._idle:
            self._idle.pop().close()


def _identity(place: Path) -> File | None:
    """Return what tells the file at *place* from any other there was, ``None`` where there is none."""
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
