"""SQL that SQLite and PostgreSQL both understand, and the little of a connection that it needs."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol

TOGETHER = 500
"""Values that one statement names."""


class Found(Protocol):
    """The rows of a statement."""

    def fetchone(self) -> Any:
        """Return the next row, ``None`` behind the last."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""

    def __iter__(self) -> Iterator[Any]:
        """Yield the rows that are left."""


class Connection(Protocol):
    """An open database; in its statements a ``?`` stands for each value."""

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Found:
        """Run *statement*, and return its rows."""

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> object:
        """Run *statement* once for each of *values*."""


def found_in(connection: Connection, statement: str, wanted: Iterable[Any], *first: object) -> Iterator[Any]:
    """Yield the rows of *statement*, in which ``IN {}`` stands for all the values *wanted*, behind the *first* ones."""
    remaining = iter(dict.fromkeys(wanted))
    while batch := list(islice(remaining, TOGETHER)):
        yield from connection.execute(statement.format(f"({', '.join('?' * len(batch))})"), [*first, *batch])
