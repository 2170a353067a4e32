"""Facts about opening a store's file: made where it is missing, of an older version, or not what it must be."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from library import make_older
from small_store import CAT, put

from passerelle.index.errors import StoreError
from passerelle.index.store import schema
from passerelle.index.store.opening import connect_to_read, connect_to_write
from passerelle.index.store.schema import (
    FILE,
    VERSION,
    WITHOUT_ACCOUNT,
    WITHOUT_WORDS,
    check_version,
    damaged,
    failed,
    put_in_again,
    require_file,
    require_files_or_none,
)


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
    with pytest.raises(StoreError, match=said):
        check_version(version, tmp_path)
    check_version(VERSION, tmp_path)
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


@pytest.mark.parametrize("ending", ["", *schema.BESIDE])
def test_what_is_no_file_in_the_place_of_one_is_to_be_moved(tmp_path: Path, ending: str) -> None:
    place = tmp_path / f"{FILE}{ending}"
    require_files_or_none(tmp_path)
    place.write_bytes(b"")
    require_files_or_none(tmp_path)
    place.unlink()
    place.mkdir()
    with pytest.raises(StoreError, match=rf"{place.name} is no file: move it away"):
        require_files_or_none(tmp_path)
    place.rmdir()
    place.symlink_to(tmp_path / "nowhere")
    with pytest.raises(StoreError, match="is a link to what is not there: move it away"):
        require_files_or_none(tmp_path)
    place.unlink()
    place.symlink_to(place)
    with pytest.raises(StoreError, match="is a link that leads nowhere: move it away"):
        require_files_or_none(tmp_path)


def test_a_place_to_read_must_be_a_file(tmp_path: Path) -> None:
    for missing in (tmp_path / "none" / FILE, tmp_path / FILE):
        with pytest.raises(StoreError, match="there is no store in"):
            require_file(missing)
    (tmp_path / "file").write_bytes(b"")
    require_file(tmp_path / "file")
    with pytest.raises(StoreError, match="there is no store in"):
        require_file(tmp_path / "file" / FILE)
    with pytest.raises(StoreError, match=r"is no file, so there is no store in .*: move it away, and make"):
        require_file(tmp_path)
    with pytest.raises(StoreError, match=r"cannot be opened \(File name too long\): check the path"):
        require_file(tmp_path / ("x" * 300) / FILE)


READ = "cannot be read (odd): it is not a store or it is damaged; delete"
AROUND = "cannot be read (odd): check the permissions of the file"


@pytest.mark.parametrize(
    ("error", "read", "written"),
    [
        (sqlite3.DatabaseError("odd"), READ, READ),
        (sqlite3.OperationalError("odd"), AROUND, "cannot be written (odd): the store is as it was before"),
        *(
            (
                kind("odd"),
                "was asked what it cannot be asked (odd)",
                "was asked what it cannot be asked (odd)",
            )
            for kind in (
                sqlite3.ProgrammingError,
                sqlite3.InterfaceError,
                sqlite3.IntegrityError,
                sqlite3.DataError,
                sqlite3.NotSupportedError,
            )
        ),
        *(
            (
                sqlite3.OperationalError(said),
                f"({said}): it is not a store or it is",
                f"({said}): it is not a store",
            )
            for said in (
                "no such table: documents",
                "no such column: row",
                "no such module: fts5",
                "table files already exists",
                "index documents_by_path already exists",
                "malformed database schema",
            )
        ),
    ],
)
def test_an_error_is_called_damage_only_where_it_is(
    tmp_path: Path, error: sqlite3.Error, read: str, written: str
) -> None:
    assert read in str(damaged(tmp_path, error))
    assert written in str(failed(tmp_path, error))


def test_what_mends_a_damaged_document_depends_on_where_it_is_from(tmp_path: Path) -> None:
    assert put_in_again("a b", tmp_path, given=True) == (
        f"`passerelle remove 'a b' --store {tmp_path}`, then put it in again by the program that gave it"
    )
    assert put_in_again("a", tmp_path, given=False) == (
        f"`passerelle remove a --store {tmp_path}`, then `passerelle index PATH --again a --store {tmp_path}`, PATH "
        f"being where its file is"
    )
