"""Connections to PostgreSQL that run the SQL both kinds of store understand, and what goes wrong with them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

from passerelle.index.errors import PasserelleError, StoreError
from passerelle.index.portable import Found
from passerelle.index.store.location import ADDRESS, Database, typed
from passerelle.index.store.rows import Settings
from passerelle.index.translated import InPlace

try:
    import psycopg
    import psycopg_pool
except ImportError as missing:
    raise PasserelleError(
        "a store in PostgreSQL needs psycopg: `pip install 'passerelle[postgres]'`"
    ) from missing

CONNECT_SECONDS = 10
SEARCH_PATH = (
    "SELECT set_config('search_path', concat_ws(', ', ?::text, (SELECT quote_ident(nspname) FROM pg_extension "
    "JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'vector')), false)"
)
Raw = psycopg.Connection[tuple[Any, ...]]

__all__ = ["Connection", "Raw", "asking", "connect", "look_into", "psycopg", "psycopg_pool", "reason_of"]


class Connection:
    """A connection in whose statements a ``?`` stands for each value; ``raw`` is that of psycopg.

    What its transaction has read stays true, and is kept: in ``searched_with`` how passages are searched, in ``places``
    where those are that were found, in ``beside`` those that were looked at with their neighbours.
    """

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.searched_with: tuple[Settings, str] | None = None
        self.places: dict[int, Sequence[Any]] = {}
        self.beside: dict[int, InPlace] = {}

    def execute(self, statement: str, values: Sequence[Any] = (), /) -> Found:
        """Run *statement*, and return its rows."""
        if not values:
            return self.raw.execute(statement.encode())
        return self.raw.execute(_translated(statement), values)

    def executemany(self, statement: str, values: Iterable[Sequence[Any]], /) -> None:
        """Run *statement* once for each of *values*."""
        if rows := list(values):
            with self.raw.cursor() as cursor:
                cursor.executemany(_translated(statement), rows)

    def binary(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return the rows of *statement*, sent as numbers and bytes and not as text."""
        with self.raw.cursor(binary=True) as cursor:
            return cursor.execute(_translated(statement), values).fetchall()


def connect(database: Database, *, autocommit: bool) -> Raw:
    """Open *database*, with libpq's own ways to find what its address does not say, the password first of all.

    Raises:
        StoreError: it cannot be reached, or refuses.
    """
    with asking(database):
        raw = psycopg.connect(**arguments(database), autocommit=True)
        look_into(raw, database)
        raw.autocommit = autocommit
        return raw


def arguments(database: Database) -> dict[str, Any]:
    """Return what psycopg connects with."""
    waits = {} if "connect_timeout" in database.url else {"connect_timeout": CONNECT_SECONDS}
    return {"conninfo": database.url, "application_name": "passerelle", **waits}


def look_into(raw: Raw, database: Database) -> None:
    """Have names mean the tables of *database*'s schema, and the types of pgvector wherever it lies."""
    Connection(raw).execute(SEARCH_PATH, (database.schema,))


@contextmanager
def asking(database: Database, *, changes: bool = False) -> Iterator[None]:
    """Say of *database* what went wrong, and the remedy; never a password.

    Raises:
        StoreError: something did.
    """
    try:
        yield
    except (psycopg.Error, psycopg_pool.PoolTimeout, sqlite3.DatabaseError) as error:
        raise _failed(database, error, changes=changes) from None


def _failed(database: Database, error: Exception, *, changes: bool) -> StoreError:
    reason = reason_of(database, error)
    as_before = "the store is as it was before; " if changes else ""
    if isinstance(
        error, sqlite3.DatabaseError
    ):  # what both kinds of store raise of rows that are no such things
        return StoreError(
            f"{database} cannot be read ({reason}): it is not a store or it is damaged; `passerelle verify --store "
            f"{typed(database)}` says more"
        )
    if isinstance(error, psycopg.errors.InsufficientPrivilege):
        return StoreError(
            f"{database} refuses ({reason}): {as_before}have an administrator grant the rights, or run as such one"
        )
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return StoreError(
            f"{database} cannot be reached ({reason}): {as_before}check that the server runs and lets you in, and "
            f"try again"
        )
    if isinstance(error, psycopg.errors.UndefinedTable):
        return StoreError(
            f"there is no store in {database}: make one with `passerelle index PATH --store {typed(database)}`"
        )
    return StoreError(
        f"{database} was asked what it cannot be asked ({reason}); {as_before}`passerelle verify --store "
        f"{typed(database)}` says whether it is sound"
    )


def reason_of(database: Database, error: Exception) -> str:
    """Return what *error* says, on one line and without a password."""
    said = " ".join(str(error).split()) or type(error).__name__
    for secret in _secrets(database.url):
        said = said.replace(secret, "…")
    return said


def _secrets(url: str) -> list[str]:
    found = ADDRESS.fullmatch(url)
    if found is None:
        return []
    secret = found["host"].rpartition("@")[0].partition(":")[2]
    named = [each.partition("=")[2] for each in (found["rest"] or "").split("&") if "password=" in each]
    written = [each for each in (secret, *named) if each]
    return [*written, *map(unquote, written)]


def _translated(statement: str) -> bytes:
    return statement.replace("%", "%%").replace("?", "%s").encode()
