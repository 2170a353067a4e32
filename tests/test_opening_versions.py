"""Facts about opening a store's file: made where it is missing, of an older version, or not what it must be."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from library import make_older
from small_store import CAT, put

from passerelle.index.errors import StoreError
from passerelle.index.store.opening import connect_to_read, connect_to_write
from passerelle.index.store.schema import FILE, VERSION, WITHOUT_ACCOUNT, WITHOUT_WORDS


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


ALL = {
    "settings", "files", "documents", "vectors", "passages", "fields", "gaps", "unread", "given", "removed",
    "words_fr", "words_en", "lexicon_fr", "lexicon_en",
}  # fmt: skip


def test_a_store_that_is_missing_is_made_by_who_writes(tmp_path: Path) -> None:
    with closing(connect_to_write(tmp_path)) as connection:
        assert tables(connection) >= ALL
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA auto_vacuum").fetchone() == (2,)
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        (identity,) = connection.execute("SELECT value FROM settings WHERE name = 'identity'").fetchone()
        assert len(identity) == 32
    with closing(connect_to_write(tmp_path)) as connection:
        again = connection.execute("SELECT value FROM settings WHERE name = 'identity'").fetchone()
        assert again == (identity,)


def test_a_store_that_is_missing_is_not_made_by_who_reads(tmp_path: Path) -> None:
    with pytest.raises(
        StoreError, match=r"there is no store in .*: make one with `passerelle index PATH --store"
    ):
        connect_to_read(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_who_reads_cannot_write(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    with (
        closing(connect_to_read(tmp_path)) as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.execute("DELETE FROM documents")


@pytest.mark.parametrize(
    ("version", "came"),
    [
        (WITHOUT_WORDS, "before passages were found by their words: bring it up to date"),
        (
            WITHOUT_ACCOUNT,
            "before documents kept fields of their own and an account of what was not read: bring",
        ),
    ],
)
def test_an_older_store_is_read_where_that_is_asked_and_brought_up_to_date_by_who_writes(
    tmp_path: Path, version: int, came: str
) -> None:
    put(tmp_path, CAT)
    make_older(tmp_path, version)
    with pytest.raises(StoreError, match=came):
        connect_to_read(tmp_path)
    connect_to_read(tmp_path, older=True).close()
    with closing(connect_to_write(tmp_path)) as connection:
        assert tables(connection) >= ALL
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert connection.execute("SELECT count(*) FROM words_fr").fetchone() == (2,)
    connect_to_read(tmp_path).close()


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (0, "holds nothing yet: index documents with `passerelle index PATH --store"),
        (VERSION + 1, r"has schema version 4 and this program reads version 3: make a new one"),
        (-1, "has schema version -1"),
    ],
)
def test_a_store_of_another_version_is_refused(tmp_path: Path, version: int, said: str) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute("CREATE TABLE odd (a)")
        connection.execute(f"PRAGMA user_version = {version}")
    for older in (False, True):
        with pytest.raises(StoreError, match=said):
            connect_to_read(tmp_path, older=older)
    if version:
        with pytest.raises(StoreError, match=said):
            connect_to_write(tmp_path)


def test_what_is_no_database_is_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough to be looked at" * 40)
    for connect in (connect_to_read, connect_to_write):
        with pytest.raises(
            StoreError, match=r"cannot be read \(.*\): it is not a store or it is damaged; delete"
        ):
            connect(tmp_path)
