"""Open the store's SQLite file, to read it or to write it; make one that is missing, bring an older one up to date."""

import os
import sqlite3
from pathlib import Path

from passerelle.index.errors import StoreError
from passerelle.index.lexical import words
from passerelle.index.lexical.names import Names, names_of
from passerelle.index.store.schema import (
    FILE,
    OLDER,
    VERSION,
    WITHOUT_WORDS,
    check_version,
    damaged,
    failed,
    require_file,
    require_files_or_none,
)
from passerelle.index.store.tables import ACCOUNT_TABLES, OWN_TABLES, TABLES

NO_ROOM = ("SQLITE_FULL", "SQLITE_IOERR_SHM", "SQLITE_CANTOPEN")
"""How the names of errors begin that come of a disk where no file can be made beside the store's."""
BUSY_SECONDS = 60


def connect_to_read(folder: Path, *, older: bool = False) -> sqlite3.Connection:
    """Open the store in *folder* for reading, or one of a version that a writer brings up to date, where *older*.

    Raises:
        StoreError: nothing was indexed there, or another version of the program made it.
    """
    place = folder / FILE
    require_file(place)
    require_files_or_none(folder)
    try:
        connection = _open_read_only(place)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise damaged(folder, error) from error
    try:
        if not (older and version in OLDER):
            check_version(version, folder)
    except StoreError:
        connection.close()
        raise
    return connection


def connect_to_write(folder: Path) -> sqlite3.Connection:
    """Open the store in *folder* for writing, making the file and its tables when they are missing.

    Raises:
        StoreError: the folder cannot be written, something else than a file is in the store's place, or another
            version of the program made the store.
    """
    require_files_or_none(folder)
    try:
        connection = sqlite3.connect(folder / FILE, isolation_level=None, timeout=BUSY_SECONDS)
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                _create(connection)
            if (version := connection.execute("PRAGMA user_version").fetchone()[0]) in OLDER:
                _upgrade(connection, version, names_of(folder))
            check_version(connection.execute("PRAGMA user_version").fetchone()[0], folder)
            connection.executescript(OWN_TABLES)
        except BaseException:
            connection.close()
            raise
    except sqlite3.DatabaseError as error:
        raise failed(folder, error) from error
    return connection


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # before the first table, or it is ignored
    connection.execute("PRAGMA journal_mode = WAL")
    tables = f"{TABLES} {words.TABLES} {ACCOUNT_TABLES}"
    connection.executescript(f"BEGIN IMMEDIATE; {tables} PRAGMA user_version = {VERSION}; COMMIT;")


def _upgrade(connection: sqlite3.Connection, version: int, names: Names) -> None:
    """Give a store of an older *version* what came after it, whole or not at all; nothing is embedded."""
    try:
        older = words.TABLES if version == WITHOUT_WORDS else ""
        connection.executescript(f"BEGIN IMMEDIATE; {older} {ACCOUNT_TABLES}")
        words.follow(connection, names)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _open_read_only(place: Path) -> sqlite3.Connection:
    """Open *place*, which a writer may be changing.

    A store on a read-only or a full disk has no place for the shared-memory file that WAL readers need: it is opened
    as one that nobody changes, unless a log beside it says that its last writer has not finished.
    """
    effective = os.access in os.supports_effective_ids
    writable = os.access(place.parent, os.W_OK, effective_ids=effective)
    try:
        return _connect(place, still=not writable and _is_finished(place))
    except sqlite3.OperationalError as error:
        if not (writable and error.sqlite_errorname.startswith(NO_ROOM) and _is_finished(place)):
            raise
        return _connect(place, still=True)


def _is_finished(place: Path) -> bool:
    """Tell whether the last writer of *place* has left nothing in its log."""
    log = place.with_name(f"{FILE}-wal")
    return not (log.exists() and log.stat().st_size)


def _connect(place: Path, *, still: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{place.resolve().as_uri()}?mode=ro{'&immutable=1' if still else ''}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
    )
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
