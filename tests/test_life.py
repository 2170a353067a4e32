"""Facts about a store that is kept: copied in use, put back, and cleared of what was taken out."""

import sqlite3
import threading
from pathlib import Path

import pytest
from library import Library

from passerelle import Retriever, StoreError
from passerelle.commands.main import main
from passerelle.index.removal import remove
from passerelle.index.store import opening, schema
from passerelle.index.store.life import backup, restore
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify

SECRET = "Zanzibarium quillfeather pays Xerxesson nine thousand, wrote Ophelianna."


@pytest.fixture
def stored(library: Library) -> Library:
    for number in range(30):
        library.write(
            f"{number}.txt", f"Ship {number} lay at the quay for {number} days, said the harbour master."
        )
    library.index()
    return library


def ids(folder: Path) -> list[str]:
    with Store.open(folder) as store:
        return [entry.id for entry in store.entries()]


def test_a_copy_made_while_a_writer_commits_is_whole_and_of_one_moment(stored: Library) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            for name in ("left.txt", "right.txt"):
                stored.write(name, f"This is the text of change {number}.")
            stored.index()
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(4):
            backup(stored.folder, stored.place / f"copy{number}")
    finally:
        stop.set()
        writer.join()
    for number in range(4):
        copy = stored.place / f"copy{number}"
        assert verify(copy).problems == ()
        with Store.open(copy) as store:
            pair = [entry.id for entry in store.entries() if entry.id in {"left.txt", "right.txt"}]
            assert len(pair) in {0, 2}
            assert len({store.document(id_).text for id_ in pair}) <= 1


def test_what_is_put_back_is_seen_by_who_has_the_store_open(stored: Library) -> None:
    (stored.folder / "names.txt").write_text("Harry | Harold\n", encoding="utf-8")
    stored.index()
    backup(stored.folder, stored.place / "copy")
    for number in range(30):
        (stored.documents / f"{number}.txt").unlink()
    stored.write("new.txt", "A lighthouse keeper lives on the island.")
    stored.index()
    with Retriever.of(stored.open(), stored.embedder) as retriever:
        assert [hit.passage.document.id for hit in retriever.search("ship at the quay", 1)] == ["new.txt"]
        restore(stored.place / "copy", stored.folder)
        assert retriever.search("ship 7 at the quay", 1)[0].passage.document.id != "new.txt"
        assert len(retriever.store.entries()) == 30
    assert verify(stored.folder).problems == ()
    assert (stored.folder / "names.txt").read_text(encoding="utf-8") == "Harry | Harold\n"


def test_a_copy_is_put_back_where_there_is_no_store_or_a_damaged_one(stored: Library) -> None:
    backup(stored.folder, stored.place / "copy")
    restore(stored.place / "copy", stored.place / "elsewhere")
    (stored.folder / schema.FILE).write_bytes(b"no database at all" * 500)
    restore(stored.place / "copy", stored.folder)
    assert ids(stored.folder) == ids(stored.place / "elsewhere") == ids(stored.place / "copy")


def test_a_copy_goes_over_no_other_store_and_comes_from_one(stored: Library) -> None:
    with pytest.raises(StoreError, match=r"there is a store in .* already"):
        backup(stored.folder, stored.folder)
    with pytest.raises(StoreError, match="there is no store in"):
        restore(stored.documents, stored.folder)
    (stored.place / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be written"):
        backup(stored.folder, stored.place / "file" / "copy")
    assert len(ids(stored.folder)) == 30


def test_the_two_commands_copy_and_put_back(stored: Library, capsys: pytest.CaptureFixture[str]) -> None:
    copy, store = str(stored.place / "copy"), ["--store", str(stored.folder)]
    assert main(["backup", copy, *store]) == 0
    assert main(["remove", "1.txt", *store]) == 0
    assert main(["restore", copy, *store]) == 0
    assert len(ids(stored.folder)) == 30
    assert main(["backup", copy, *store]) == 1
    assert "there is a store" in capsys.readouterr().err


def test_what_is_erased_leaves_no_byte_of_it(stored: Library) -> None:
    stored.write("secret-plan.txt", SECRET)
    stored.index()

    def traces() -> set[bytes]:
        content = b"".join(path.read_bytes() for path in stored.folder.rglob("*") if path.is_file()).lower()
        words = [
            *SECRET.lower().replace(",", "").rstrip(".").split(),
            "secret-plan",
            "quillfeath",
            "zanzibar",
        ]
        return {word.encode() for word in words if len(word) > 7 and word.encode() in content}

    assert traces()
    remove("secret-plan.txt", stored.folder, erase=True)
    assert traces() == set()
    assert verify(stored.folder).problems == ()
    assert len(ids(stored.folder)) == 30


def test_the_same_call_again_erases_what_a_full_disk_left(
    stored: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    stored.write("secret-plan.txt", SECRET)
    stored.index()
    with monkeypatch.context() as patch:
        patch.setattr("passerelle.index.store.file_writer.erase_traces", full)
        with pytest.raises(
            StoreError, match=r"are taken out of .* not erased yet .*passerelle remove --erase"
        ):
            remove("secret-plan.txt", stored.folder, erase=True)
    assert "secret-plan.txt" not in ids(stored.folder)
    with pytest.raises(StoreError, match="no document 'none'"):
        remove("none", stored.folder, erase=True)
    remove("secret-plan.txt", stored.folder, erase=True)
    assert b"quillfeath" not in b"".join(path.read_bytes().lower() for path in stored.folder.iterdir())


def test_what_cannot_be_erased_yet_is_said(stored: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    with stored.open() as store, store.reading():
        store.entries()
        said = (
            r"^what was taken out of (.*) still stands in its log, which somebody reads: close what has the store "
            r"open, and run `passerelle remove --erase --store \1`$"
        )
        with pytest.raises(StoreError, match=said):
            remove("1.txt", stored.folder, erase=True)
    assert main(["remove", "--erase", "--store", str(stored.folder)]) == 0
