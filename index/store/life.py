"""A store as a thing that is kept: copied while it is in use, put back, and cleared of what was taken out."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from passerelle.index.errors import StoreError
from passerelle.index.given import path_of, require_number
from passerelle.index.lexical.names import OWN
from passerelle.index.lexical.words import LANGUAGES
from passerelle.index.store import opening, schema
from passerelle.index.store.leftovers import discard
from passerelle.index.store.location import Location, locked, require_folder, typed
from passerelle.index.store.rows import read_generation

LOCK = "writer.lock"
OF_DATABASES = "copy it with `passerelle copy FROM TO`, or with PostgreSQL's own `pg_dump`"


def backup(folder: Location | str, to: Path | str) -> None:
    """Copy the store in *folder*, whole and of one moment, into the folder *to*, while others read and write it.

    Vectors are not copied twice: FAISS's file is made again from the store at the first question.

    Raises:
        StoreError: there is no store, one is in *to* already, or *to* cannot be written.
    """
    folder, to = require_folder(folder, OF_DATABASES), path_of(to, "the folder of the copy")
    place = to / schema.FILE
    with closing(opening.connect_to_read(folder)) as source, _writing(to):
        if place.exists():
            raise StoreError(
                f"there is a store in {to} already: name another folder, or delete that one first"
            )
        to.mkdir(parents=True, exist_ok=True)
        aside = to / f"{schema.FILE}.new"
        _delete(aside)  # half a copy, of a program that was killed
        try:
            _copy(source, aside)
            aside.replace(place)
        finally:
            _delete(aside)
        _copy_names(folder, to)


def restore(copied: Path | str, folder: Location | str, *, wait: float = 0.0) -> None:
    """Make the store in *folder* what the *copied* one is; who reads it sees the old one whole, and then the new.

    Raises:
        StoreError: *copied* holds no store, or *folder* cannot be written.
        StoreLockedError: another program kept writing longer than *wait* seconds.
    """
    copied, folder = path_of(copied, "the folder of the copy"), require_folder(folder, OF_DATABASES)
    require_number("wait", wait, least=0)
    if os.path.realpath(copied) == os.path.realpath(folder):
        raise StoreError(f"{copied} is the store itself: name a folder that `passerelle backup` made")
    if not os.path.lexists(copied / schema.FILE):
        raise StoreError(f"there is no store in {copied}: name a folder that `passerelle backup` made")
    with closing(opening.connect_to_read(copied)) as source, _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with lock_writers(folder, wait):
            place = folder / schema.FILE
            schema.require_files_or_none(folder)
            try:
                _copy(source, place)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                _delete(place)  # what is there is damaged: nobody can read it
                _copy(source, place)
            _copy_names(copied, folder)
            discard(folder, read_generation(source))


@contextmanager
def erasing(folder: Location) -> Iterator[None]:
    """Say that what was taken out of the store in *folder* is not erased yet, where something is in the way.

    Raises:
        StoreError: so it is; the documents are taken out all the same.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        raise StoreError(
            f"the documents are taken out of {folder}, and their traces are not erased yet ({error}): check the free "
            f"space on its disk, of which as much as the store takes is needed, and run `passerelle remove --erase "
            f"--store {typed(folder)}`"
        ) from error


def erase_traces(connection: sqlite3.Connection, folder: Path) -> None:
    """Leave nothing of what was taken out: in free pages, in the index of words, in the log.

    Raises:
        StoreError: somebody reads an older state, which the log must keep until they are done.
    """
    for language in LANGUAGES:
        connection.execute(f"INSERT INTO words_{language} (words_{language}) VALUES ('optimize')")
    connection.execute("VACUUM")
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreError(
            f"what was taken out of {folder} still stands in its log, which somebody reads: close what has the store "
            f"open, and run `passerelle remove --erase --store {typed(folder)}`"
        )


def _copy(source: sqlite3.Connection, place: Path) -> None:
    """Copy the database of *source* into the file *place*, in one transaction there."""
    with closing(sqlite3.connect(place, isolation_level=None, timeout=opening.BUSY_SECONDS)) as target:
        source.backup(target)
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _copy_names(source: Path, to: Path) -> None:
    if (source / OWN).is_file():
        shutil.copyfile(source / OWN, to / OWN)


def _delete(place: Path) -> None:
    for ending in ("", *schema.BESIDE):
        place.with_name(f"{place.name}{ending}").unlink(missing_ok=True)


def lock_writers(folder: Path, wait: float) -> AbstractContextManager[object]:
    """Return the lock of who alone writes the store in *folder*: it is given back where its block ends.

    Raises:
        StoreLockedError: another program kept it longer than *wait* seconds.
    """
    try:
        return FileLock(folder / LOCK).acquire(timeout=wait)
    except Timeout as error:
        raise locked(folder) from error


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Say which *folder* cannot be written, and why."""
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        raise StoreError(
            f"{folder} cannot be written: it is no folder, or lies in none; name another"
        ) from error
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise StoreError(
            f"{folder} cannot be written ({reason}): check the folder's permissions and the free space on its disk, "
            f"and run the same command again"
        ) from error
