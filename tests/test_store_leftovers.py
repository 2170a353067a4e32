"""Facts about files that killed programs left in a store's folder: which ones nobody reads any more."""

from pathlib import Path

import pytest

from passerelle.index.store import schema
from passerelle.index.store.leftovers import discard, leftovers, size
from passerelle.index.store.vectors import path_for

OLD = ["vectors-1.tmp", "run.json.4711.tmp", f"{schema.FILE}.new", f"{schema.FILE}.new-wal"]
KEPT = [schema.FILE, f"{schema.FILE}-wal", "writer.lock", "run.json", "notes.tmp", "vectors.txt"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (*OLD, *KEPT, path_for(tmp_path, 2).name, path_for(tmp_path, 3).name):
        (tmp_path / name).write_bytes(b"123")
    return tmp_path


def test_half_files_and_vectors_of_other_states_are_left_over(folder: Path) -> None:
    found = [each.name for each in leftovers(folder, 3)]
    assert found == sorted([*OLD, path_for(folder, 2).name])
    assert path_for(folder, 3).name in [each.name for each in leftovers(folder, 2)]


def test_what_is_left_over_is_deleted_and_nothing_else(folder: Path) -> None:
    discard(folder, 3)
    assert {each.name for each in folder.iterdir()} == {*KEPT, path_for(folder, 3).name}
    assert leftovers(folder, 3) == []


def test_what_cannot_be_deleted_keeps_nothing_else(folder: Path) -> None:
    (folder / "vectors-0.tmp").mkdir()
    discard(folder, 3)
    assert [each.name for each in leftovers(folder, 3)] == ["vectors-0.tmp"]


def test_files_that_are_gone_take_no_room(folder: Path) -> None:
    assert size(tuple(leftovers(folder, 3))) == 3 * 5
    assert size((folder / "none", folder / "run.json")) == 3
