"""Facts about a store whose files are damaged, missing, or in a place that cannot be written."""

import shutil
import sqlite3
from contextlib import closing, nullcontext
from pathlib import Path
from typing import Any

import pytest
from library import Library, nearest
from small_store import CAT, DOG, derived, put, query

from passerelle.index.errors import StoreError
from passerelle.index.store import schema, vectors
from passerelle.index.store.change import change
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.sync import sync
from passerelle.query import Query


def truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def flip_seal(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def swap_generation(path: Path) -> None:
    content = path.read_bytes()
    seal = list(vectors.SEAL.unpack(content[-vectors.SEAL.size :]))
    seal[1] += 1
    path.write_bytes(content[: -vectors.SEAL.size] + vectors.SEAL.pack(*seal))


def empty(path: Path) -> None:
    path.write_bytes(b"")


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("damage", [Path.unlink, truncate, flip, flip_seal, swap_generation, empty])
def test_a_faiss_file_that_is_missing_or_damaged_is_made_again_from_sqlite(
    tmp_path: Path, damage: Any
) -> None:
    put(tmp_path, CAT, DOG)
    sound = derived(tmp_path).read_bytes()
    expected = nearest(Store.open(tmp_path), query("dog garden"), 4)
    damage(derived(tmp_path))
    assert nearest(Store.open(tmp_path), query("dog garden"), 4) == expected
    assert derived(tmp_path).read_bytes() == sound


def test_a_faiss_file_that_cannot_be_replaced_is_done_without(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    expected = nearest(Store.open(tmp_path), query("dog garden"), 4)
    replace_by_folder(derived(tmp_path))
    assert nearest(Store.open(tmp_path), query("dog garden"), 4) == expected


def test_the_faiss_file_of_another_store_at_the_same_generation_is_not_believed(tmp_path: Path) -> None:
    put(tmp_path / "one", CAT, DOG)
    put(tmp_path / "two", DOG, CAT)
    derived(tmp_path / "one").write_bytes(derived(tmp_path / "two").read_bytes())
    assert nearest(Store.open(tmp_path / "one"), query("dog garden"), 1)[0][0].document == DOG


def test_a_read_only_folder_can_be_asked_even_without_its_faiss_file(guarded_library: Library) -> None:
    guarded_library.write("chat.txt", CAT.text)
    guarded_library.index()
    derived(guarded_library.folder).unlink()
    guarded_library.folder.chmod(0o500)
    assert guarded_library.search("chat tapis", 1) == [("chat.txt", "Le chat dort sur le tapis rouge.")]
    assert sorted(path.name for path in guarded_library.folder.iterdir()) == [schema.FILE, "writer.lock"]


def test_a_read_only_copy_of_a_store_in_the_middle_of_a_write_is_never_read_without_its_log(
    guarded_library: Library,
) -> None:
    place = guarded_library.place
    guarded_library.write("chat.txt", CAT.text)
    guarded_library.index()
    with change(guarded_library.folder, guarded_library.open().settings, guarded_library.embedder) as opened:
        opened.put("chien.txt", DOG)
        opened.flush()
        shutil.copytree(guarded_library.folder, place / "copy")
    copy = place / "copy"
    (copy / f"{schema.FILE}-shm").unlink()
    assert (copy / f"{schema.FILE}-wal").stat().st_size > 0
    copy.chmod(0o500)
    with pytest.raises(
        StoreError, match="if its last writer was stopped, open it once where it can be written"
    ):
        Store.open(copy)
    copy.chmod(0o700)
    assert [entry.id for entry in Store.open(copy).entries()] == ["chat.txt"]


def test_a_store_cannot_be_written_in_a_read_only_folder_and_says_so(guarded_library: Library) -> None:
    guarded_library.place.chmod(0o500)
    with pytest.raises(StoreError, match=r"a store cannot be written in .*Permission denied.*--store STORE"):
        guarded_library.index()


def test_a_store_cannot_be_where_a_file_is(library: Library) -> None:
    library.folder.write_text("a file", encoding="utf-8")
    with pytest.raises(StoreError, match=r"a store cannot be written in .*: it is no folder"):
        library.index()


def garble(path: Path) -> None:
    path.write_bytes(b"This is no database. " * 500)


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garble_all_but_the_header(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))


@pytest.mark.parametrize("damage", [garble, cut_in_half, garble_all_but_the_header])
def test_a_damaged_sqlite_file_is_an_error_that_names_the_remedy(library: Library, damage: Any) -> None:
    library.write("a.txt", CAT.text)
    library.index()
    damage(library.folder / schema.FILE)
    remedy = r"store.sqlite cannot be read .*delete .* and index again with `passerelle index PATH --store"
    with pytest.raises(StoreError, match=remedy):
        library.search("chat")
    with pytest.raises(StoreError, match=remedy):
        sync([library.documents], library.folder, embedder=library.embedder)


@pytest.mark.parametrize("version", [4, 99])
def test_a_store_of_another_schema_version_is_refused_by_reader_and_writer(
    tmp_path: Path, version: int
) -> None:
    put(tmp_path, CAT)
    connection = sqlite3.connect(tmp_path / schema.FILE)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    refusal = (
        rf"has schema version {version} and this program reads version 3: make a new one with `passerelle"
    )
    with pytest.raises(StoreError, match=refusal):
        Store.open(tmp_path)
    with pytest.raises(StoreError, match=refusal):
        put(tmp_path, DOG)


UNREAD = (
    "UPDATE settings SET value = 'x' WHERE name = 'dimension'",
    "DELETE FROM settings WHERE name = 'fingerprint'",
    "UPDATE settings SET value = 'x' WHERE name = 'generation'",
    "UPDATE settings SET value = 'é' WHERE name = 'contents'",
    "UPDATE documents SET pages = '[[1'",
    "UPDATE documents SET pages = '[[1, 2, 3]]'",
    "UPDATE documents SET headings = '[\"x\"]'",
    "UPDATE passages SET start = 'x'",
)
"""Damage that ends an audit: there is nothing to go on with."""


@pytest.mark.parametrize(
    "damage",
    [
        *UNREAD,
        "UPDATE vectors SET vector = substr(vector, 3)",
        "DELETE FROM vectors",
    ],
)
def test_a_damaged_value_in_a_sound_file_is_an_error_that_names_the_remedy(
    tmp_path: Path, damage: str
) -> None:
    put(tmp_path, CAT)
    with closing(sqlite3.connect(tmp_path / schema.FILE)) as connection:
        connection.execute(damage)
        connection.commit()
    remedy = r"`passerelle verify` says how|delete .* and index again with `passerelle index PATH --store"
    with pytest.raises(StoreError, match=remedy):  # noqa: PT012  whichever call meets the damage first
        store = Store.open(tmp_path)
        store.document("chat")
        store.passages("chat")
        assert store.settings
        with store.reading():
            store.vectors_of(
                [each.row for each in store.candidates(Query("chat", "chat", query("chat"), 1.0), 5)]
            )
    with pytest.raises(StoreError, match=remedy) if damage in UNREAD else nullcontext():
        assert verify(tmp_path).problems
