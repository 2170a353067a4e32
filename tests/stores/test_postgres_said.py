"""What a database is asked and refuses, without one: statements, waits, errors in words, and postings of passages."""

import re
import sqlite3

import psycopg
import psycopg_pool
import pytest

from passerelle.index.errors import StoreError
from passerelle.index.store.location import Database, read_location
from passerelle.index.store.postgres.connection import _translated, arguments, asking
from passerelle.index.store.postgres.tables import BLOCK
from passerelle.index.store.postgres.word_changes import MOST, Postings, postings_of

URL = "postgresql://ada@host/name"


def database(url: str = URL) -> Database:
    found = read_location(url)
    assert isinstance(found, Database)
    return found


@pytest.mark.parametrize(
    ("statement", "sent"),
    [
        ("SELECT ?, ?", b"SELECT %s, %s"),
        ("SELECT 1 % 2", b"SELECT 1 %% 2"),
        ("SELECT 'é' LIKE ?", "SELECT 'é' LIKE %s".encode()),
    ],
)
def test_a_statement_is_sent_with_the_placeholders_of_psycopg(statement: str, sent: bytes) -> None:
    assert _translated(statement) == sent


def test_a_connection_waits_ten_seconds_unless_its_address_says_how_long() -> None:
    assert arguments(database()) == {
        "conninfo": database().url,
        "application_name": "passerelle",
        "connect_timeout": 10,
    }
    assert "connect_timeout" not in arguments(database(f"{URL}?connect_timeout=3"))


TEAM = f"{URL}?schema=team"
AWAY = "check that the server runs and lets you in, and try again"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (psycopg.OperationalError("gone"), f"cannot be reached (gone): {AWAY}"),
        (psycopg.InterfaceError("closed"), f"cannot be reached (closed): {AWAY}"),
        (psycopg_pool.PoolTimeout("late"), f"cannot be reached (late): {AWAY}"),
        (psycopg.OperationalError(""), f"cannot be reached (OperationalError): {AWAY}"),
        (
            psycopg.errors.InsufficientPrivilege("no"),
            "refuses (no): have an administrator grant the rights, or run as such one",
        ),
        (
            psycopg.errors.SyntaxError("odd"),
            f"was asked what it cannot be asked (odd); `passerelle verify --store '{TEAM}'` says whether it is sound",
        ),
        (
            sqlite3.DatabaseError("bad"),
            f"cannot be read (bad): it is not a store or it is damaged; `passerelle verify --store '{TEAM}'` says more",
        ),
    ],
)
def test_what_a_database_refuses_is_said_with_the_remedy(error: Exception, said: str) -> None:
    with pytest.raises(StoreError, match=f"^{re.escape(f'{TEAM} {said}')}$"), asking(database(TEAM)):
        raise error


def test_a_database_without_tables_is_said_to_hold_no_store() -> None:
    said = f"there is no store in {TEAM}: make one with `passerelle index PATH --store '{TEAM}'`"
    with pytest.raises(StoreError, match=f"^{re.escape(said)}$"), asking(database(TEAM)):
        raise psycopg.errors.UndefinedTable("none")


@pytest.mark.parametrize(
    "error",
    [
        psycopg.OperationalError("gone"),
        psycopg.errors.InsufficientPrivilege("no"),
        psycopg.errors.SyntaxError("odd"),
    ],
)
def test_of_a_change_that_failed_it_is_said_that_the_store_is_as_before(error: Exception) -> None:
    with (
        pytest.raises(StoreError, match="the store is as it was before; "),
        asking(database(), changes=True),
    ):
        raise error


def test_an_error_of_another_kind_is_let_through() -> None:
    with pytest.raises(KeyError, match="odd"), asking(database()):
        raise KeyError("odd")


def test_postings_say_in_which_place_of_a_block_a_term_stands_how_often_and_beside_how_many() -> None:
    held = [(3, "fr", "bac part bac"), (BLOCK - 1, "fr", "bac"), (BLOCK, "fr", "bac pont"), (5, "en", "bac")]
    assert dict(postings_of(held)) == {
        ("fr", "bac", 0): Postings([3, BLOCK - 1], [2, 1], [3, 1]),
        ("fr", "part", 0): Postings([3], [1], [3]),
        ("fr", "bac", 1): Postings([0], [1], [2]),
        ("fr", "pont", 1): Postings([0], [1], [2]),
        ("en", "bac", 0): Postings([5], [1], [1]),
    }
    assert dict(postings_of([(1, "fr", "")])) == {}


def test_a_term_is_counted_as_often_as_a_small_integer_holds() -> None:
    (found,) = postings_of([(1, "fr", "bac " * (MOST + 1))]).values()
    assert (found.counts, found.lengths) == ([32767], [32768])
