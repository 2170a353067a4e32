"""A store in a PostgreSQL database, opened to be asked."""

import atexit
import logging
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any
from weakref import WeakSet

from passerelle.index import forks
from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import Names, with_own
from passerelle.index.portable import Connection as AnyConnection
from passerelle.index.store import schema
from passerelle.index.store.border import require_row
from passerelle.index.store.columns import reading
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.connection import (
    Connection,
    Raw,
    arguments,
    asking,
    connect,
    look_into,
    psycopg,
    psycopg_pool,
)
from passerelle.index.store.postgres.tables import check_version, has_tables
from passerelle.index.store.postgres.vectors import HEADER, SearchedRows, unpacked
from passerelle.index.store.rows import OWN_NAMES, Settings, read_entry, read_settings
from passerelle.index.store.sql_store import PLACES, SqlStore
from passerelle.index.translated import BESIDE, InPlace, placed

CONNECTIONS = 32
"""Threads that can ask at once; others wait for one to be done."""
WAIT_SECONDS = 1.0
"""How long a connection may take before the server is asked why."""
QUEUE_SECONDS = 30.0
IDLE_SECONDS = 300.0
INDEXED = "indexed"
"""Entry of the settings that names the languages whose vectors HNSW searches."""
OURS = "a database's connection is one of PostgreSQL"
PLACES_TOGETHER = f"{PLACES.replace('SELECT', 'SELECT passages.row,', 1)} WHERE passages.row = ANY (?)"
NEIGHBOURS = (
    "SELECT near.row, words.terms, halfvec_send(near.vector) FROM passages AS own "
    "JOIN passages AS near ON near.document = own.document AND near.language = own.language "
    f"AND near.row BETWEEN own.row - {BESIDE} AND own.row + {BESIDE} "
    "JOIN words ON words.row = near.row WHERE own.row = ? ORDER BY near.row"
)
_open: WeakSet["PostgresStore"] = WeakSet()
logging.getLogger("psycopg.pool").addHandler(logging.NullHandler())  # what fails is said by our own errors


class PostgresStore(SqlStore):
    """A reader of the store in one database. It needs no right to write, and reconnects when a connection was lost."""

    folder: Database

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._local = threading.local()
        self._process = os.getpid()
        self._pool = self._new_pool()
        _open.add(self)
        forks.renew_in_child(self)

    @classmethod
    def open(cls, database: Database) -> "PostgresStore":
        """Open the store in *database*.

        Raises:
            StoreError: it cannot be reached, or holds no store, an empty one, or one of another version.
        """
        connect(
            database, autocommit=True
        ).close()  # says at once what is wrong, where the pool would try again
        store = cls(database)
        with ExitStack() as undo:
            undo.callback(store.close)
            with store.asked() as connection:
                check_version(connection, database)
                if read_settings(connection) is None:
                    schema.check_version(0, database)
            undo.pop_all()
        return store

    def close(self) -> None:
        with self._lock:
            self._closed = True
            self._documents.clear()
        self._pool.close()

    def renew(self) -> None:
        """Begin again in a forked process: connections, and the threads that look after them, are the parent's."""
        forks.leave(self._pool)
        self._local, self._process, self._lock = threading.local(), os.getpid(), threading.Lock()
        self._pool = self._new_pool()

    @contextmanager
    def asked(self) -> Iterator[Connection]:
        with asking(self.folder), self._connection() as connection, reading("what it holds"):
            yield connection

    @contextmanager
    def reading(self) -> Iterator[None]:
        with self._connection():
            yield

    def names(self, connection: AnyConnection) -> Names:
        return own_names(connection)

    def searched(self, connection: AnyConnection, documents: Sequence[int] | None = None) -> SearchedRows:
        assert isinstance(connection, Connection), OURS
        if connection.searched_with is None:  # read once in a transaction
            connection.searched_with = self.settings, read_entry(connection, INDEXED)
        return SearchedRows(connection, *connection.searched_with, documents)

    def expect(self, connection: AnyConnection, rows: Sequence[int]) -> None:
        assert isinstance(connection, Connection), OURS
        new = [row for row in dict.fromkeys(rows) if row not in connection.places]
        found = connection.execute(PLACES_TOGETHER, (new,)) if new else ()
        connection.places.update((row, values) for row, *values in found)

    def place_of(self, connection: AnyConnection, row: int) -> Sequence[Any] | None:
        assert isinstance(connection, Connection), OURS
        return connection.places.get(row) or super().place_of(connection, row)

    def in_place(self, row: int) -> InPlace:
        require_row(row)
        with self.asked() as connection:
            if row not in connection.beside:
                passage = self.passage_at(connection, row)
                found = connection.binary(NEIGHBOURS, (row,))
                vectors = unpacked([sent for *_, sent in found], (len(found[0][2]) - HEADER) // 2)
                at = [each for each, _, _ in found].index(row)
                connection.beside[row] = placed(passage, at, [terms for _, terms, _ in found], vectors)
            return connection.beside[row]

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """Give this thread a connection in a transaction that only reads: one generation, whatever is written.

        Raises:
            StoreError: the database cannot be reached, or the store is closed.
        """
        outer: Connection | None = getattr(self._local, "connection", None)
        if outer is not None:
            yield outer
            return
        process, raw = self._process, self._take()
        self._local.connection = connection = Connection(raw)
        try:
            yield connection
        finally:
            if process == self._process:
                self._local.connection = None
                self._give_back(raw)
            else:  # forked while it was read: it is the parent's
                forks.leave(raw)

    def _take(self) -> Raw:
        closed = f"the store in {self.folder} is closed: open it again"
        if self._closed:
            raise StoreError(closed)
        try:
            try:
                return self._pool.getconn(WAIT_SECONDS)
            except psycopg_pool.PoolTimeout:
                connect(self.folder, autocommit=True).close()  # says why, unless it is that many ask
                return self._pool.getconn(QUEUE_SECONDS)
        except psycopg_pool.PoolClosed:
            raise StoreError(closed) from None
        except psycopg_pool.PoolTimeout:
            raise StoreError(
                f"{self.folder} has {CONNECTIONS} questions under way: ask again later"
            ) from None

    def _give_back(self, raw: Raw) -> None:
        try:
            raw.rollback()
        except psycopg.Error:
            raw.close()
        self._pool.putconn(raw)

    def _new_pool(self) -> "psycopg_pool.ConnectionPool[Raw]":
        own = arguments(self.folder)
        return psycopg_pool.ConnectionPool(
            own.pop("conninfo"),
            kwargs=own,
            min_size=0,
            max_size=CONNECTIONS,
            max_idle=IDLE_SECONDS,
            configure=self._configure,
            check=psycopg_pool.ConnectionPool.check_connection,
            reconnect_timeout=0.0,
            open=True,
        )

    def _configure(self, raw: Raw) -> None:
        raw.autocommit = True
        look_into(raw, self.folder)
        raw.autocommit = False
        raw.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        raw.read_only = True


def own_names(connection: AnyConnection) -> Names:
    """Return the shipped names with a person's own, which the database keeps for all who read it."""
    return with_own(read_entry(connection, OWN_NAMES))


def stored_settings(database: Database) -> Settings | None:
    """Return the settings of the store in *database*, ``None`` where none has been committed yet.

    Raises:
        StoreError: it cannot be reached.
    """
    raw = connect(database, autocommit=True)
    try:
        with asking(database):
            connection = Connection(raw)
            return read_settings(connection) if has_tables(connection) else None
    finally:
        raw.close()


@atexit.register
def _close_all() -> None:
    """Stop the threads of pools that nobody closed, which Python would wait for as it ends."""
    for store in list(_open):
        if store._process == os.getpid():  # noqa: SLF001
            store.close()
