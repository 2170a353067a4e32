"""Conversations kept on this machine: a small SQLite file in the store's folder, of several visitors."""

import hashlib
import json
import logging
import os
import secrets
import sqlite3
import threading
import time
import unicodedata
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelle.index.errors import PasserelleError

FILE = "conversations.db"
VERSION = 1
LONGEST_TITLE = 120
"""Characters of a conversation's name."""
UNDO_SECONDS = 60
"""Seconds for which what was deleted can be brought back; at the next writing after that it is gone."""
BUSY_SECONDS = 10
TABLES = """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    visitor TEXT NOT NULL,
    title TEXT NOT NULL,
    changed REAL NOT NULL,
    deleted REAL
) WITHOUT ROWID;
CREATE INDEX conversations_by_visitor ON conversations (visitor, changed);
CREATE TABLE turns (
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    PRIMARY KEY (conversation, number)
) WITHOUT ROWID;
"""
logger = logging.getLogger(__name__)


class HistoryError(PasserelleError):
    """The file of conversations cannot be read or written; the message says which, and why."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation in the list: its name, when it last changed (seconds since 1970), and how many turns it has."""

    id: str
    title: str
    changed: float
    turns: int


@dataclass(frozen=True, slots=True)
class KeptTurn:
    """A question, *number* from 1 in its conversation, and what was kept of its answer."""

    number: int
    question: str
    answer: dict[str, Any]


class History:
    """The conversations in *folder*, or in memory alone where it is ``None``. Threads and processes may share it.

    A *visitor* is any secret of a browser's own; its digest is kept, and only that visitor's conversations are shown
    or changed. Every change is one transaction. A damaged file is set aside under another name, which is logged.

    Each method raises:
        HistoryError: the file cannot be read or written.
    """

    def __init__(self, folder: Path | None) -> None:
        self.path = folder / FILE if folder else None
        self._memory: sqlite3.Connection | None = None
        self._lock = threading.RLock()
        if folder is None:
            self._memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            _prepare(self._memory)

    def add(self, visitor: str, conversation: str, question: str, answer: dict[str, Any]) -> tuple[str, int]:
        """Keep a turn; return its conversation, a new one where *conversation* is none, and its number."""
        with self._writing() as connection:
            id_ = conversation
            if not _owned(connection, visitor, id_):
                id_ = _begin(connection, visitor, question)
            number = 1 + int(
                connection.execute(
                    "SELECT coalesce(max(number), 0) FROM turns WHERE conversation = ?", (id_,)
                ).fetchone()[0]
            )
            if number > 1 and not answer.get("small_talk"):
                _name_after(connection, id_, question)
            kept = json.dumps(answer, ensure_ascii=True)
            connection.execute("INSERT INTO turns VALUES (?, ?, ?, ?)", (id_, number, _sound(question), kept))
            connection.execute("UPDATE conversations SET changed = ? WHERE id = ?", (time.time(), id_))
        return id_, number

    def turns(self, visitor: str, conversation: str) -> tuple[KeptTurn, ...]:
        """Return the turns of a conversation, oldest first; none where the visitor has no such conversation."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT number, question, answer FROM turns JOIN conversations ON id = conversation "
                "WHERE id = ? AND visitor = ? AND deleted IS NULL ORDER BY number",
                (conversation, _digest(visitor)),
            ).fetchall()
        try:
            return tuple(KeptTurn(number, question, json.loads(answer)) for number, question, answer in rows)
        except ValueError as error:
            raise HistoryError(f"a turn in {self.path} cannot be read: {error}") from error

    def conversations(self, visitor: str, search: str = "") -> tuple[Kept, ...]:
        """Return the visitor's conversations, last changed first; those whose name or questions hold *search*."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT id, title, changed, count(number), coalesce(group_concat(question, char(10)), '') "
                "FROM conversations LEFT JOIN turns ON id = conversation "
                "WHERE visitor = ? AND deleted IS NULL GROUP BY id ORDER BY changed DESC, id",
                (_digest(visitor),),
            ).fetchall()
        wanted = _plain(search).split()
        return tuple(
            Kept(id_, title, changed, turns)
            for id_, title, changed, turns, questions in rows
            if all(word in _plain(f"{title}\n{questions}") for word in wanted)
        )

    def rename(self, visitor: str, conversation: str, title: str) -> bool:
        """Give a conversation another name; tell whether there is one, and *title* is not blank."""
        named = _title(title)
        return bool(named) and self._change(
            "UPDATE conversations SET title = ? WHERE id = ? AND visitor = ? AND deleted IS NULL",
            (named, conversation, _digest(visitor)),
        )

    def delete(self, visitor: str, conversation: str = "") -> bool:
        """Delete a conversation, or all where none is named; for a minute `undelete` brings them back."""
        return self._change(
            "UPDATE conversations SET deleted = ? WHERE visitor = ? AND deleted IS NULL AND (? = '' OR id = ?)",
            (time.time(), _digest(visitor), conversation, conversation),
        )

    def undelete(self, visitor: str) -> bool:
        """Bring back what the visitor deleted last; tell whether there was anything."""
        owner = _digest(visitor)
        return self._change(
            "UPDATE conversations SET deleted = NULL WHERE visitor = ? AND deleted = "
            "(SELECT max(deleted) FROM conversations WHERE visitor = ?)",
            (owner, owner),
        )

    def branch(self, visitor: str, conversation: str, number: int) -> str:
        """Begin a conversation with the turns before *number* of another, which stays whole; return its id.

        It is empty, as no conversation is, where there are none.
        """
        with self._writing() as connection:
            if number <= 1 or not _owned(connection, visitor, conversation):
                return ""
            title = connection.execute(
                "SELECT title FROM conversations WHERE id = ?", (conversation,)
            ).fetchone()[0]
            made = _begin(connection, visitor, title)
            connection.execute(
                "INSERT INTO turns SELECT ?, number, question, answer FROM turns WHERE conversation = ? AND number < ?",
                (made, conversation, number),
            )
        return made

    def forget(self, seconds: float) -> None:
        """Delete for good the conversations that nothing was added to for so many *seconds*."""
        self._change("DELETE FROM conversations WHERE changed < ?", (time.time() - seconds,))

    def _change(self, statement: str, values: tuple[object, ...]) -> bool:
        with self._writing() as connection:
            return connection.execute(statement, values).rowcount > 0

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._reading() as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM conversations WHERE deleted < ?", (time.time() - UNDO_SECONDS,))
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection; what goes wrong becomes our error, and a damaged file is set aside."""
        with self._lock:
            try:
                if self._memory:
                    yield self._memory
                    return
                with closing(self._connect()) as connection:
                    yield connection
            except (sqlite3.Error, OSError, ValueError) as error:
                if self.path and _is_damage(error):
                    set_aside(self.path)
                raise HistoryError(f"conversations are not kept in {self.path}: {error}") from error

    def _connect(self) -> sqlite3.Connection:
        assert self.path is not None
        try:
            return _opened(self.path)
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            set_aside(self.path)
            return _opened(self.path)


def set_aside(path: Path) -> Path:
    """Give the damaged file at *path* another name, and return it."""
    aside = path.with_name(f"{path.stem}.damaged-{time.strftime('%Y%m%d-%H%M%S')}{path.suffix}")
    for ending in ("-wal", "-shm", "-journal", ""):
        old = path.with_name(path.name + ending)
        if old.exists():
            old.replace(aside.with_name(aside.name + ending))
    logger.error(
        "the conversations in %s are damaged: the file is now %s, and new ones are kept", path, aside
    )
    return aside


def _opened(path: Path) -> sqlite3.Connection:
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        _prepare(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise sqlite3.OperationalError("a newer version of the program made the file")
    if version == 0:
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            if connection.execute("PRAGMA user_version").fetchone()[0] == 0:
                for statement in TABLES.split(";")[:-1]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {VERSION}")


def _begin(connection: sqlite3.Connection, visitor: str, title: str) -> str:
    made = secrets.token_hex(16)
    connection.execute(
        "INSERT INTO conversations VALUES (?, ?, ?, ?, NULL)",
        (made, _digest(visitor), _title(title), time.time()),
    )
    return made


def _name_after(connection: sqlite3.Connection, conversation: str, question: str) -> None:
    """Give a conversation that begins with small talk, "Hello", the name of its first *question*."""
    turns = connection.execute(
        "SELECT question, answer FROM turns WHERE conversation = ? ORDER BY number", (conversation,)
    ).fetchall()
    if all(json.loads(answer).get("small_talk") for _, answer in turns):
        connection.execute(
            "UPDATE conversations SET title = ? WHERE id = ? AND title = ?",
            (_title(question), conversation, _title(turns[0][0])),
        )


def _owned(connection: sqlite3.Connection, visitor: str, conversation: str) -> bool:
    found = connection.execute(
        "SELECT 1 FROM conversations WHERE id = ? AND visitor = ? AND deleted IS NULL",
        (conversation, _digest(visitor)),
    )
    return found.fetchone() is not None


def _is_damage(error: Exception) -> bool:
    """Tell damage from a disk that is full, a file that is locked or may not be written, and faults of ours."""
    if isinstance(error, sqlite3.OperationalError):
        return "no such table" in str(error) or "no such column" in str(error) or "malformed" in str(error)
    return type(error) is sqlite3.DatabaseError


def _title(text: str) -> str:
    return " ".join(_sound(text).split())[:LONGEST_TITLE]


def _sound(text: str) -> str:
    """Return *text* without half characters, which SQLite does not take."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _plain(text: str) -> str:
    """Return *text* in small letters without accents, as a search compares it."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def _digest(visitor: str) -> str:
    return hashlib.sha256(visitor.encode("utf-8", "surrogatepass")).hexdigest()
