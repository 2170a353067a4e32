"""Facts about reading a store where no file can be made beside it: on a read-only or a full disk."""

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from small_store import CAT, DOG, put

from passerelle.index.store.opening import _open_read_only, connect_to_read
from passerelle.index.store.schema import FILE

COUNT = "SELECT count(*) FROM documents"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    put(tmp_path, CAT, DOG)
    return tmp_path / FILE


def beside(place: Path) -> set[str]:
    return {each.name for each in place.parent.iterdir() if each.name.startswith(f"{FILE}-")}


@pytest.mark.parametrize(("writable", "made"), [(True, {f"{FILE}-shm", f"{FILE}-wal"}), (False, set())])
def test_where_nothing_may_be_written_the_file_is_read_as_one_that_nobody_changes(
    place: Path, monkeypatch: pytest.MonkeyPatch, made: set[str], *, writable: bool
) -> None:
    asked: list[tuple[object, int]] = []

    def access(path: object, mode: int, **_: object) -> bool:
        asked.append((path, mode))
        return writable

    monkeypatch.setattr(os, "access", access)
    with closing(_open_read_only(place)) as connection:
        assert connection.execute(COUNT).fetchone() == (2,)
        assert beside(place) == made
    assert asked == [(place.parent, os.W_OK)]


@pytest.mark.parametrize("writable", [True, False])
def test_what_a_writer_left_in_its_log_is_read_wherever_the_store_lies(
    place: Path, monkeypatch: pytest.MonkeyPatch, *, writable: bool
) -> None:
    with closing(sqlite3.connect(place)) as writer:
        writer.execute("DELETE FROM documents WHERE id = 'chat'")
        writer.commit()
        monkeypatch.setattr(os, "access", lambda *_, **__: writable)
        with closing(_open_read_only(place)) as connection:
            assert connection.execute(COUNT).fetchone() == (1,)


def test_a_disk_without_room_is_one_that_nobody_changes_unless_a_log_says_otherwise(place: Path) -> None:
    place.with_name(f"{FILE}-shm").symlink_to(place.parent / "full" / "disk")  # no such file can be made
    log = place.with_name(f"{FILE}-wal")
    for empty in (False, True):
        if empty:
            log.write_bytes(b"")
        with closing(_open_read_only(place)) as connection:
            assert connection.execute(COUNT).fetchone() == (2,)
    log.write_bytes(b"unfinished")
    with pytest.raises(sqlite3.OperationalError, match="unable to open database file"):
        _open_read_only(place)


def test_a_store_that_is_read_is_asked_by_any_thread(place: Path) -> None:
    with closing(connect_to_read(place.parent)) as connection, ThreadPoolExecutor(1) as pool:
        assert pool.submit(lambda: connection.execute(COUNT).fetchone()).result() == (2,)
