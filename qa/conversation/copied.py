"""Copies of kept conversations, made with the copy of their store, and what is restored from them."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from passerelle.conversation.history import BUSY_SECONDS, FILE, History, HistoryError

TABLES = (
    ("SELECT * FROM conversations", "INSERT INTO conversations VALUES (?, ?, ?, ?, ?)"),
    ("SELECT * FROM turns", "INSERT INTO turns VALUES (?, ?, ?, ?)"),
)


def copy_conversations(folder: Path, to: Path) -> None:
    """Copy what is kept in *folder* into the folder *to*, as it is at one moment, for its owner's eyes alone.

    Raises:
        HistoryError: the conversations cannot be read, or the copy not be written.
    """
    source, place = folder / FILE, to / FILE
    if not source.exists():
        return
    try:
        os.close(os.open(place, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(_opened(source)) as kept, closing(_opened(place)) as copy:
            kept.backup(copy)
            # What a visitor deleted is no part of a copy, even while it could be brought back here.
            copy.execute("PRAGMA secure_delete = ON").fetchall()
            copy.execute("DELETE FROM conversations WHERE deleted IS NOT NULL")
            copy.execute("DELETE FROM turns WHERE conversation NOT IN (SELECT id FROM conversations)")
            copy.execute("VACUUM")
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except (sqlite3.Error, OSError) as error:
        raise HistoryError(
            f"the store is copied, but not the conversations in {source} ({error}): "
            "copy again with --no-conversations into another folder"
        ) from error


def bring_back_conversations(copied: Path, folder: Path) -> None:
    """Add to what is kept in *folder* the conversations in *copied* that are not there; none there is changed.

    Raises:
        HistoryError: the copy cannot be read, or *folder* not be written.
    """
    source = copied / FILE
    if not source.exists():
        return
    History(folder).forget(float("inf"))  # makes the file where there is none
    try:
        with closing(_opened(folder / FILE)) as kept, closing(_only_read(source)) as copy:
            known = {id_ for (id_,) in kept.execute("SELECT id FROM conversations")}
            kept.execute("BEGIN IMMEDIATE")
            for read, written in TABLES:
                rows = [row for row in copy.execute(read) if row[0] not in known]
                kept.executemany(written, rows)
            kept.execute("COMMIT")
    except (sqlite3.Error, OSError) as error:
        raise HistoryError(
            f"the store is put back, but not the conversations in {source} ({error}): copy that file yourself"
        ) from error


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)


def _only_read(path: Path) -> sqlite3.Connection:
    """Open a copy, which nobody writes, and whose folder may not be written."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
