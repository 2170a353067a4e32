"""Facts about the writer of a store in a folder: what is written whole, kept by key, given back, and refused."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from small_store import CAT, DOG, EMBEDDER, SETTINGS, put

from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import OWN, shipped
from passerelle.index.store import vectors
from passerelle.index.store.cut import cut_with_keys, halves_of
from passerelle.index.store.file_writer import FileWriter, no_place, writing
from passerelle.index.store.rows import KEY_BYTES, read_generation, read_settings
from passerelle.index.store.schema import FILE
from passerelle.index.store.store import Store

CUT = cut_with_keys(CAT, EMBEDDER, SETTINGS, rebuild=True)
HALVES = halves_of([key for key, _ in CUT], EMBEDDER.embed_queries([each.text for _, each in CUT]), SETTINGS)
DOCUMENT = "INSERT INTO documents VALUES (NULL, ?, 'chat', 'p', 'h', 't', 'fr', '[]', '[]', ?) RETURNING row"


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[FileWriter]:
    with writing(tmp_path / "new" / "store", 0.0) as opened:
        yield opened


def count(writer: FileWriter, table: str) -> int:
    return int(writer.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def is_open(writer: FileWriter) -> bool:
    return writer.connection.in_transaction


def test_a_transaction_is_written_whole_or_not_at_all(writer: FileWriter) -> None:
    def fail(statement: str) -> None:
        writer.connection.execute(statement)
        raise KeyError("odd")

    for way in (writer.transaction, writer.staging):
        with pytest.raises(KeyError, match="odd"), way():
            fail("INSERT INTO files VALUES ('a', '1')")
        assert not is_open(writer)
        assert count(writer, "files") == 0
    with pytest.raises(KeyError, match="odd"), writer.transaction():
        fail("ROLLBACK")  # as SQLite does by itself on a full disk
    with writer.transaction():
        assert is_open(writer)
        writer.connection.execute("INSERT INTO files VALUES ('a', '1')")
    assert not is_open(writer)
    assert count(writer, "files") == 1


def test_passages_have_the_vectors_that_were_kept_by_their_keys(writer: FileWriter) -> None:
    first, second = HALVES
    assert writer.known([first, second]) == set()
    writer.keep({first: HALVES[first]})
    assert writer.known([first, second, first]) == {first}
    writer.keep({second: HALVES[second]})
    (row,) = writer.connection.execute(DOCUMENT, (1, CAT.text)).fetchone()
    writer.insert(row, CUT)
    found = writer.connection.execute(
        "SELECT document, start, end, page, heading, language, key FROM passages "
        "JOIN vectors ON vectors.row = passages.vector ORDER BY passages.row"
    ).fetchall()
    assert found == [
        (row, each.start, each.end, each.page, each.heading, each.language, key) for key, each in CUT
    ]
    assert writer.passages() == 2
    writer.take_out([row])
    assert (writer.passages(), count(writer, "documents"), count(writer, "vectors")) == (0, 0, 2)


def test_a_staged_document_takes_out_the_one_with_its_id(writer: FileWriter) -> None:
    (live,) = writer.connection.execute(DOCUMENT, (1, CAT.text)).fetchone()
    (staged,) = writer.connection.execute(DOCUMENT, (0, CAT.text)).fetchone()
    writer.take_out([])
    assert live != staged
    assert writer.connection.execute("SELECT row FROM documents").fetchall() == [(staged,)]


def test_a_change_that_is_finished_has_its_words_its_vectors_and_the_next_generation(
    writer: FileWriter,
) -> None:
    writer.keep({**HALVES, b"k" * KEY_BYTES: HALVES[CUT[0][0]]})
    (row,) = writer.connection.execute(DOCUMENT, (1, CAT.text)).fetchone()
    writer.insert(row, CUT)
    for generation in (1, 2):
        with writer.transaction():
            assert writer.finish(SETTINGS, shipped(), reread=False) == generation
        assert vectors.path_for(writer.folder, generation).is_file()
    assert (read_settings(writer.connection), read_generation(writer.connection)) == (SETTINGS, 2)
    keys = writer.connection.execute("SELECT key FROM vectors ORDER BY row").fetchall()
    assert keys == [(key[:KEY_BYTES],) for key, _ in CUT]  # what a rebuild has marked is as any other
    assert count(writer, "words_fr") == 2
    writer.connection.execute("UPDATE settings SET value = '?' WHERE name = 'contents'")
    with writer.transaction():
        writer.finish(SETTINGS, shipped(), reread=True)
    assert count(writer, "words_fr") == 2


def test_space_is_given_back_and_what_is_taken_out_written_over(writer: FileWriter) -> None:
    file, log = (writer.folder / f"{FILE}{ending}" for ending in ("", "-wal"))
    (row,) = writer.connection.execute(DOCUMENT, (1, "x" * 400_000)).fetchone()
    writer.tidy()
    full = file.stat().st_size
    assert (full > 400_000, log.stat().st_size) == (True, 0)
    writer.overwrite()
    assert writer.connection.execute("PRAGMA secure_delete").fetchone() == (1,)
    writer.take_out([row])
    writer.tidy()
    assert file.stat().st_size < full - 350_000
    assert log.stat().st_size == 0
    assert writer.connection.execute("PRAGMA busy_timeout").fetchone() == (1000,)


def test_names_are_those_beside_the_store(writer: FileWriter) -> None:
    words = ["grande", "halle"]
    assert writer.names().find(words) == []
    (writer.folder / OWN).write_text("Grande Halle | Halle\n", encoding="utf-8")
    assert [each.term for each in writer.names().find(words)] == ["@grande-halle"]


def test_what_nobody_reads_is_deleted_once_a_change_has_ended_well(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    old = tmp_path / "vectors-7.faiss"
    old.write_bytes(b"x")
    with pytest.raises(KeyError, match="odd"), writing(tmp_path, 0.0):
        raise KeyError("odd")
    assert old.exists()
    with writing(tmp_path, 0.0):
        assert old.exists()
    assert not old.exists()
    assert vectors.path_for(tmp_path, 1).exists()
    with Store.open(tmp_path) as store:
        assert store.count() == 2


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            sqlite3.OperationalError("disk I/O error"),
            "cannot be written .disk I/O error.: the store is as it was",
        ),
        (sqlite3.DatabaseError("odd"), "is not a store or it is damaged"),
    ],
)
def test_what_sqlite_refuses_is_said_of_the_store(tmp_path: Path, error: Exception, said: str) -> None:
    with pytest.raises(StoreError, match=said), writing(tmp_path, 0.0):
        raise error
    with writing(tmp_path, 0.0):  # the lock is free again
        pass


CANNOT = "a store cannot be written in /a"
NO_FOLDER = f"{CANNOT}: it is no folder, or lies in none; choose another with --store STORE"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            IsADirectoryError(21, "Is a directory", "/a/lock"),
            "/a/lock is a folder: move it away, and run the same command again",
        ),
        (FileExistsError(17, "File exists", "/a"), NO_FOLDER),
        (NotADirectoryError(20, "Not a directory", "/a"), NO_FOLDER),
        (
            PermissionError(13, "Permission denied", "/b"),
            f"{CANNOT} (Permission denied: /b): check the folder's permissions, or choose another with --store STORE",
        ),
    ],
)
def test_a_place_where_no_store_can_be_says_why(error: OSError, said: str) -> None:
    assert str(no_place(Path("/a"), error)) == said


def test_a_file_in_the_place_of_a_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place in (tmp_path / "file", tmp_path / "file" / "store"):
        with pytest.raises(StoreError, match=r"it is no folder, or lies in none"), writing(place, 0.0):
            pass


def test_vectors_that_cannot_be_written_leave_the_store_as_it_was(writer: FileWriter) -> None:
    vectors.path_for(writer.folder, 1).mkdir()
    with (
        pytest.raises(
            StoreError,
            match=r"vectors-1\.faiss cannot be written \(.+\); the store is as it was before: check the folder's "
            r"permissions and the free space on its disk$",
        ),
        writer.transaction(),
    ):
        writer.finish(replace(SETTINGS), shipped(), reread=False)
    assert read_generation(writer.connection) == 0
