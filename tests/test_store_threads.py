"""Facts about one store that several threads ask while it is written: what each sees, and what is kept for all."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from small_store import CAT, DOG, put, query

from passerelle.index.store import file_writer
from passerelle.index.store.schema import FILE
from passerelle.index.store.store import Store
from passerelle.query import Query


def found(store: Store) -> set[str]:
    asked = Query("le chat", "le chat", query("le chat"), 0.5)
    return {store.passage(each.row).document.id for each in store.candidates(asked, 9)}


def test_a_slow_thread_sees_its_own_moment_and_takes_nothing_newer_from_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_writer, "TIDY_MILLISECONDS", 1)  # it waits for readers
    put(tmp_path, CAT)
    with Store.open(tmp_path) as store, ThreadPoolExecutor(1) as other:
        with store.reading():
            assert store.generation == 1
            put(tmp_path, DOG)
            assert other.submit(lambda: found(store)).result() == {"chat", "chien"}
            newest = store._latest
            assert found(store) == {"chat"}
            assert store._latest is newest
        assert found(store) == {"chat", "chien"}
        assert store._latest is newest


def test_what_was_read_of_a_store_that_another_replaced_is_not_given_to_the_next(tmp_path: Path) -> None:
    put(tmp_path / "old", CAT)
    put(tmp_path / "new", DOG)
    with Store.open(tmp_path / "old") as store, ThreadPoolExecutor(1) as other:
        with store.reading():
            assert found(store) == {"chat"}
            (tmp_path / "new" / FILE).replace(tmp_path / "old" / FILE)
            assert other.submit(lambda: found(store)).result() == {"chien"}
            assert [each.id for each in store.entries()] == ["chat"]
        assert [each.id for each in store.entries()] == ["chien"]
        assert found(store) == {"chien"}


def test_threads_that_ask_one_after_another_share_a_connection(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    with Store.open(tmp_path) as store, ThreadPoolExecutor(1) as other:
        (kept,) = store._idle
        with store.asked() as connection:
            assert connection is kept
            assert store._idle == []
            assert other.submit(store.count).result() == 1
        assert len(store._idle) == 2
        assert other.submit(store.count).result() == 1
        assert len(store._idle) == 2
    assert store._idle == []
