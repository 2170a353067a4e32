"""Facts about a store copied from one folder to another: what its files are called there, and what makes it another."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_store import CAT, DOG, EMBEDDER, PAGED, SETTINGS

from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import OWN
from passerelle.index.store import copied, schema
from passerelle.index.store.account import Account
from passerelle.index.store.change import change
from passerelle.index.store.copied import Copied, _compared, copy
from passerelle.index.store.documents import given_rows
from passerelle.index.store.removed import Digests, read_removed
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.types import Gap, Unread


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store of two documents of files, of which one is gone, one of memory, and one that was removed."""
    folder = tmp_path_factory.mktemp("papers") / "store"
    with change(folder, SETTINGS, EMBEDDER) as opened:
        opened.put("chat.txt", replace(CAT, gaps=(Gap("pictures", 1, "page 1"),), fields={"year": 2031}))
        opened.put("memory.txt", DOG, given=True)
        opened.put("sub/pages.txt", PAGED)
        opened.put("out.txt", replace(CAT, id="out"))
        opened.commit(
            {"chat.txt": "1", "sub/pages.txt": "2"}, {"sub": [Unread("sub", "other formats", ".xyz", 2)]}
        )
        opened.drop(4)
        opened.keep_out("out", "out.txt")
        opened.commit({})
    return folder


@pytest.fixture
def source(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "papers" / "store"))


def files(folder: Path) -> dict[str, str]:
    with closing(sqlite3.connect(folder / schema.FILE)) as connection:
        return dict(connection.execute("SELECT path, hash FROM files").fetchall())


def test_a_copy_names_files_from_where_it_lies(source: Path, tmp_path: Path) -> None:
    there = tmp_path / "store"
    assert copy(source, there) == Copied(documents=3, passages=5)
    assert files(there) == {"papers/chat.txt": "1", "papers/sub/pages.txt": "2"}
    with Store.open(source) as ours, Store.open(there) as theirs:
        assert [each.path for each in theirs.entries()] == [
            "papers/chat.txt",
            "memory.txt",
            "papers/sub/pages.txt",
        ]
        assert [theirs.document(each.id) for each in theirs.entries()] == [
            ours.document(each.id) for each in ours.entries()
        ]
        assert (theirs.identity, theirs.settings, theirs.generation) == (ours.identity, ours.settings, 1)
        assert theirs.account.unread == (
            Unread("papers/out.txt", "removed", "", 1, ("out",)),
            Unread("papers/sub", "other formats", ".xyz", 2),
        )
        assert np.array_equal(theirs.vectors_of([1, 2, 3, 4, 5]), ours.vectors_of([1, 2, 3, 4, 5]))
    assert verify(there).problems == ()
    with change(there, SETTINGS, None) as opened:
        assert opened.was_removed("out")
        assert not opened.was_removed("chat")
        (out,) = read_removed(opened.connection)
        assert (out.path, out.erased) == (Digests.of(opened.connection).path("papers/out.txt"), False)


def test_what_was_erased_is_erased_in_a_copy_too(source: Path, tmp_path: Path) -> None:
    with change(source, SETTINGS, None) as opened:
        opened.erase_names()
        kept = read_removed(opened.connection)
    copy(source, tmp_path / "store")
    with change(tmp_path / "store", SETTINGS, None) as opened:
        assert read_removed(opened.connection) == kept
    assert [each.erased for each in kept] == [True]


def test_a_copy_elsewhere_names_files_whole_and_one_of_nothing_holds_nothing(tmp_path: Path) -> None:
    with change(tmp_path / "empty", SETTINGS, EMBEDDER) as opened:
        opened.commit({})
    assert copy(str(tmp_path / "empty"), str(tmp_path / "far" / "copy")) == Copied(0, 0)
    with Store.open(tmp_path / "far" / "copy") as store:
        assert (store.entries(), store.account) == ([], Account())


@pytest.mark.parametrize("batch", [1, 3, 100])
def test_all_documents_are_copied_in_their_order_however_many_together(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(copied, "BATCH", batch)
    assert copy(source, tmp_path / "store").documents == 3
    with closing(sqlite3.connect(tmp_path / "store" / schema.FILE)) as connection:
        rows = connection.execute("SELECT id FROM documents ORDER BY row").fetchall()
    assert rows == [("chat",), ("chien",), ("pages",)]


def test_a_persons_own_names_go_along(source: Path, tmp_path: Path) -> None:
    (source / OWN).write_text("Grande Halle | Halle\n", encoding="utf-8")
    copy(source, tmp_path / "store")
    assert (tmp_path / "store" / OWN).read_text(encoding="utf-8") == "Grande Halle | Halle\n"
    with Store.open(tmp_path / "store") as store:
        assert store.words_are_current


DIFFERENT = [
    "UPDATE settings SET value = 'x' WHERE name = 'identity'",
    "UPDATE passages SET page = 7",
    "UPDATE passages SET heading = 'X' WHERE row = 1",
    "UPDATE passages SET language = 'en' WHERE row = 1",
    "UPDATE passages SET end = end - 1 WHERE row = 1",
    "UPDATE passages SET start = start + 1 WHERE row = 2",
    "UPDATE documents SET path = 'x' WHERE id = 'chat'",
    "DELETE FROM given",
    "DELETE FROM passages WHERE row = 2",
    "DELETE FROM documents WHERE id = 'pages'",
    "UPDATE vectors SET vector = (SELECT vector FROM vectors WHERE row = 1) WHERE row = 2",
]


def test_two_stores_that_differ_in_one_thing_are_not_the_same(source: Path) -> None:
    there = source.parent / "copy"
    copy(source, there)
    whole = (there / schema.FILE).read_bytes()
    said = (
        rf"^what is in {there} is not what was copied from {source}: delete it, and copy again; `passerelle verify "
        rf"--store {source}` says whether what was copied is sound$"
    )
    for statement in DIFFERENT:
        (there / schema.FILE).write_bytes(whole)
        with closing(sqlite3.connect(there / schema.FILE)) as connection:
            connection.execute(statement)
            connection.commit()
        with Store.open(source) as ours, Store.open(there) as theirs, pytest.raises(StoreError, match=said):
            _compared(ours, theirs)


def test_how_long_to_wait_is_a_number_and_a_store_is_not_copied_over_itself(source: Path) -> None:
    with pytest.raises(ValueError, match="wait is -1"):
        copy(source, source.parent / "copy", wait=-1)
    with pytest.raises(
        StoreError, match=r"^there is a store in \S+ already: name another place, or delete that one first$"
    ):
        copy(source, source)
    assert not (source.parent / "copy").exists()


def test_a_store_from_before_programs_gave_documents_is_copied_too(source: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(source / schema.FILE)) as connection:
        connection.executescript("DROP TABLE given; DROP TABLE removed")
    assert copy(source, tmp_path / "store").documents == 3
    with change(tmp_path / "store", SETTINGS, None) as opened:
        assert read_removed(opened.connection) == []
        assert given_rows(opened.connection) == set()
