"""What a run asks of workers and gets from them, in the tables they share."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from itertools import takewhile

from passerelle.index.store.location import Database
from passerelle.index.store.postgres.connection import Connection, asking, connect, psycopg
from passerelle.index.store.postgres.work_tables import MADE, TABLES

CLEAR_SECONDS = 5
"""How long to wait for workers that are still at it before rows are deleted one by one."""
TOGETHER = 64
"""Documents fetched at once."""
ASK = """
INSERT INTO work_files (run, path, digest, bytes)
SELECT ?, wanted.path, wanted.digest, wanted.bytes FROM unnest(?::text[], ?::text[], ?::bigint[])
    WITH ORDINALITY AS wanted (path, digest, bytes, number) ORDER BY wanted.number
ON CONFLICT (path) DO UPDATE SET is_wanted = true
RETURNING number, path
"""
STALE = """
SELECT number FROM work_files JOIN unnest(?::text[], ?::text[]) AS wanted (path, digest) USING (path)
WHERE work_files.digest <> wanted.digest OR problem <> ''
"""
NEXT = """
SELECT number, CASE WHEN NOT EXISTS (
    SELECT 1 FROM work_passages WHERE work_passages.number BETWEEN first_part AND last_part
) THEN parcel END FROM work_documents WHERE file = ? AND number >= ? ORDER BY number LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class State:
    """How far workers are with a file: whether it is read, what went wrong, and the share that is done, from 0 to 1.

    ``embedded`` are the passages that they have embedded for the run, of all files.
    """

    is_read: bool
    problem: str
    share: float
    embedded: int


@dataclass(frozen=True, slots=True)
class Orders:
    """One run's side of the tables, in a connection of its own."""

    connection: Connection
    run: int

    def ask(self, files: Sequence[tuple[str, str, int]]) -> dict[str, int]:
        """Have *files* read, each a path, its digest and its bytes; return their numbers by path."""
        paths, digests, sizes = map(list, zip(*files, strict=True))
        with self.connection.raw.transaction():
            stale = self.connection.execute(STALE, (paths, digests))
            self._forget([number for (number,) in stale])
            found = self.connection.execute(ASK, (self.run, paths, digests, sizes)).fetchall()
        return {path: number for number, path in found}

    def forget_others(self) -> None:
        """Forget the files that a run which was killed has asked for, and this one has not."""
        found = self.connection.execute("SELECT number FROM work_files WHERE NOT is_wanted")
        self._forget([number for (number,) in found])

    def state(self, file: int) -> State:
        is_read, problem, embedded = self.connection.execute(
            "SELECT is_read, problem, (SELECT embedded FROM work_order WHERE run = ?) FROM work_files WHERE number = ?",
            (self.run, file),
        ).fetchone()
        first, last, waiting = self.connection.execute(
            "SELECT min(first_part), max(last_part), (SELECT count(*) FROM work_passages WHERE number BETWEEN "
            "min(first_part) AND max(last_part)) FROM work_documents WHERE file = ?",
            (file,),
        ).fetchone()
        share = float(is_read) if first is None else 1 - waiting / (last - first + 1)
        return State(is_read, json.loads(problem or '""'), share, embedded)

    def ready(self, file: int, number: int) -> list[tuple[int, bytes]]:
        """Return the next documents of *file* from *number* on, as they were packed, whose passages are embedded."""
        found = self.connection.execute(NEXT, (file, number, TOGETHER))
        return list(takewhile(lambda each: each[1] is not None, found))

    def clear(self) -> None:
        """Leave nothing in the tables: the change is made."""
        try:
            with self.connection.raw.transaction():
                self.connection.execute(f"SET LOCAL lock_timeout = '{CLEAR_SECONDS}s'")
                self.connection.execute(f"TRUNCATE {', '.join(TABLES)}")
        except psycopg.errors.LockNotAvailable:
            for table in TABLES:
                self.connection.execute(f"DELETE FROM {table}")

    def _forget(self, files: Sequence[int]) -> None:
        for table, column in (
            ("work_documents", "file"),
            ("work_tries", "file"),
            ("work_files", "number"),
        ):
            self.connection.execute(f"DELETE FROM {table} WHERE {column} = ANY (?)", (list(files),))


@contextmanager
def ordering(database: Database, asked: str) -> Iterator[Orders]:
    """Begin a run that asks workers of *database* for what the text *asked* says, and clear up behind it.

    What a run that was killed has asked for and got in the same words is taken over.
    """
    with closing(connect(database, autocommit=True)) as raw, asking(database, changes=True):
        connection = Connection(raw)
        connection.execute(MADE)
        with raw.transaction():
            run = _begun(connection, asked)
        orders = Orders(connection, run)
        yield orders
        with suppress(psycopg.Error):  # the next run does it
            orders.clear()


def _begun(connection: Connection, asked: str) -> int:
    """Return the number of the run that asks in these words; nothing is kept of what was asked in others."""
    last = connection.execute("SELECT run, asked FROM work_order").fetchone()
    connection.execute("DELETE FROM work_tries")
    if last is not None and last[1] == asked:
        connection.execute("UPDATE work_order SET embedded = 0")
        connection.execute("UPDATE work_files SET is_wanted = false")
        return int(last[0])
    for table in TABLES:
        connection.execute(f"DELETE FROM {table}")
    found = connection.execute("INSERT INTO work_order (asked) VALUES (?) RETURNING run", (asked,))
    return int(found.fetchone()[0])
