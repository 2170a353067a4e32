"""Facts about copies that are kept and put back: what a copy holds, what is in the way, and who writes alone."""

import sqlite3
from pathlib import Path

import pytest
from small_store import CAT, DOG, SETTINGS, put

from passerelle.index.errors import StoreError, StoreLockedError
from passerelle.index.lexical.names import OWN
from passerelle.index.store import life, schema
from passerelle.index.store.change import change
from passerelle.index.store.life import LOCK, _writing, backup, erasing, lock_writers, restore
from passerelle.index.store.store import Store
from passerelle.index.types import Document

FILE = schema.FILE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "store", CAT)
    (tmp_path / "store" / OWN).write_text("Grande Halle | Halle\n", encoding="utf-8")
    return tmp_path / "store"


def ids(folder: Path) -> list[str]:
    with Store.open(folder) as store:
        return [each.id for each in store.entries()]


def test_a_copy_is_the_store_and_its_names_and_nothing_of_a_killed_one(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "new" / "copy"
    copy.mkdir(parents=True)
    for ending in ("", *schema.BESIDE):
        (copy / f"{FILE}.new{ending}").write_bytes(b"half")
    backup(folder, copy)
    assert {each.name for each in copy.iterdir()} == {FILE, OWN}
    assert ids(copy) == ["chat"]
    (folder / OWN).unlink()
    backup(folder, tmp_path / "other")
    assert {each.name for each in (tmp_path / "other").iterdir()} == {FILE}
    with pytest.raises(
        StoreError,
        match=r"^there is a store in .*other already: name another folder, or delete that one first$",
    ):
        backup(folder, tmp_path / "other")


def test_what_is_put_back_takes_the_place_of_the_store_its_names_and_its_vectors(
    folder: Path, tmp_path: Path
) -> None:
    backup(folder, tmp_path / "copy")
    put(folder, DOG)
    (folder / OWN).write_text("Other\n", encoding="utf-8")
    (folder / "vectors-9.faiss").write_bytes(b"old")
    restore(str(tmp_path / "copy"), str(folder))
    assert ids(folder) == ["chat"]
    assert (folder / OWN).read_text(encoding="utf-8") == "Grande Halle | Halle\n"
    assert not (folder / "vectors-9.faiss").exists()
    assert not (folder / "vectors-2.faiss").exists()
    restore(tmp_path / "copy", tmp_path / "deep" / "new")
    assert ids(tmp_path / "deep" / "new") == ["chat"]


def test_a_copy_is_another_folder_with_a_store_in_it(folder: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(folder, target_is_directory=True)
    for same in (folder, link):
        with pytest.raises(
            StoreError, match=r"is the store itself: name a folder that `passerelle backup` made$"
        ):
            restore(same, folder)
    with pytest.raises(
        StoreError, match=r"^there is no store in .*: name a folder that `passerelle backup` made$"
    ):
        restore(tmp_path / "none", folder)
    with pytest.raises(ValueError, match="wait is -1"):
        restore(tmp_path / "none", folder, wait=-1)
    assert ids(folder) == ["chat"]


def test_one_writes_alone_and_gives_the_lock_back(folder: Path, tmp_path: Path) -> None:
    backup(folder, tmp_path / "copy")
    with lock_writers(folder, 0.0):
        assert (folder / LOCK).exists()
        with pytest.raises(
            StoreLockedError,
            match=r"^another program is writing to .*store: let it finish, or wait for it with --wait SECONDS$",
        ):
            lock_writers(folder, 0.0)
        with pytest.raises(StoreLockedError, match=r"another program is writing to"):
            restore(tmp_path / "copy", folder)
    restore(tmp_path / "copy", folder)


def test_a_damaged_store_is_replaced_and_one_in_whose_place_is_a_folder_is_not(
    folder: Path, tmp_path: Path
) -> None:
    backup(folder, tmp_path / "copy")
    (folder / FILE).write_bytes(b"no database at all" * 500)
    restore(tmp_path / "copy", folder)
    assert ids(folder) == ["chat"]
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    with pytest.raises(StoreError, match=r"is no file: move it away"):
        restore(tmp_path / "copy", folder)


ROOM = "check the folder's permissions and the free space on its disk, and run the same command again"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            FileExistsError(17, "File exists"),
            r"^/a cannot be written: it is no folder, or lies in none; name another$",
        ),
        (
            NotADirectoryError(20, "Not a directory"),
            r"^/a cannot be written: it is no folder, or lies in none; name another$",
        ),
        (
            OSError(28, "No space left on device"),
            rf"^/a cannot be written \(No space left on device\): {ROOM}$",
        ),
        (
            sqlite3.OperationalError("disk I/O error"),
            rf"^/a cannot be written \(disk I/O error\): {ROOM}$",
        ),
    ],
)
def test_what_cannot_be_written_says_why(error: Exception, said: str) -> None:
    with pytest.raises(StoreError, match=said), _writing(Path("/a")):
        raise error


def test_what_is_not_erased_yet_is_said_and_other_errors_are_let_through() -> None:
    said = (
        r"^the documents are taken out of /a, and their traces are not erased yet \(database or disk is full\): check "
        r"the free space on its disk, of which as much as the store takes is needed, and run `passerelle remove "
        r"--erase --store /a`$"
    )
    with pytest.raises(StoreError, match=said), erasing(Path("/a")):
        raise sqlite3.OperationalError("database or disk is full")
    for error in (KeyError("odd"), StoreError("odd"), sqlite3.DatabaseError("odd")):
        with pytest.raises(type(error), match="odd"), erasing(Path("/a")):
            raise error


def test_a_store_that_cannot_be_written_now_is_left_as_it_is(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    backup(folder, tmp_path / "copy")
    monkeypatch.setattr(life, "_copy", full)
    with pytest.raises(StoreError, match=r"cannot be written \(database or disk is full\)"):
        restore(tmp_path / "copy", folder)
    assert ids(folder) == ["chat"]


def test_what_was_taken_out_before_is_erased_later_to_its_last_byte(tmp_path: Path) -> None:
    others = [Document(f"d{number}", "", "en", "The mill grinds corn. " * 20) for number in range(9)]
    secrets = [
        Document("secret", "", "en", "Zanzibarium quillfeather pays Xerxesson."),
        Document("caché", "", "fr", "La vermillonnade paie le lampadophore."),
        Document("geheim", "", "other", "Der Wolkenschieber bezahlt."),
    ]
    put(tmp_path, *others[:4], *secrets, *others[4:])
    with change(tmp_path, SETTINGS, None) as opened:
        for row in (5, 6, 7):
            opened.drop(row)
        opened.commit({})

    def stands() -> list[bytes]:
        content = b"".join(each.read_bytes().lower() for each in tmp_path.iterdir())
        return [word for word in (b"quillfeath", b"vermillon", b"wolkenschieb") if word in content]

    assert len(stands()) == 3
    with change(tmp_path, SETTINGS, None) as opened:
        opened.connection.execute("CREATE TABLE large AS SELECT randomblob(50000) AS bytes")
        opened.connection.execute("DROP TABLE large")
        free = [opened.connection.execute("PRAGMA freelist_count").fetchone()[0]]
        opened.writer.erase_traces()
        free.append(opened.connection.execute("PRAGMA freelist_count").fetchone()[0])
    assert stands() == []
    assert free[0] > 10
    assert free[1] == 0
    assert len(ids(tmp_path)) == 9
