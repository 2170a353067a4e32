"""Facts about those who read a store: one generation at a time, in many threads, until it is closed."""

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from library import nearest
from small_store import CAT, DOG, EMBEDDER, SETTINGS, derived, put, query, texts

from passerelle.index.errors import StoreError
from passerelle.index.store import schema
from passerelle.index.store.change import change
from passerelle.index.store.rows import read_generation
from passerelle.index.store.store import Store
from passerelle.index.types import Document


def test_threads_that_share_a_store_get_what_one_alone_gets(tmp_path: Path) -> None:
    documents = [Document(f"d{n:02}", "", "en", f"word{n} word{n + 1}. Then word{2 * n}.") for n in range(40)]
    put(tmp_path, *documents)
    questions = [f"word{n}" for n in range(40)]
    alone = [texts(nearest(Store.open(tmp_path), query(each), 5)) for each in questions]
    shared = Store.open(tmp_path)
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda each: texts(nearest(shared, query(each), 5)), questions * 5))
    assert together == alone * 5


def test_a_reader_sees_the_old_generation_whole_until_the_commit_and_then_the_new(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.put("chien.txt", DOG)
        opened.flush()
        before = [
            store.generation,
            [each.id for each in store.entries()],
            texts(nearest(store, query("dog"), 9)),
        ]
        opened.commit({})
        after = [
            store.generation,
            [each.id for each in store.entries()],
            texts(nearest(store, query("dog"), 1)),
        ]
    assert before == [1, ["chat"], [each.text for each in store.passages("chat")]]
    assert after == [2, ["chat", "chien"], ["The dog runs in a green garden."]]


def test_readers_during_writes_never_fail_and_never_see_half_a_change(tmp_path: Path) -> None:
    def twins(n: int) -> tuple[Document, Document]:
        return Document("a", "", "en", f"left {n}"), Document("b", "", "en", f"right {n}")

    put(tmp_path, *twins(0))
    store = Store.open(tmp_path)
    done = threading.Event()

    def read() -> set[tuple[str, ...]]:
        seen = set()
        while not done.is_set():
            found = sorted(texts(nearest(store, query("left right"), 9)))
            seen.add(tuple(found))
        return seen

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        for n in range(1, 15):
            put(tmp_path, *twins(n))
        done.set()
        seen = set.union(*(reader.result() for reader in readers))
    assert seen <= {(f"left {n}", f"right {n}") for n in range(15)}
    assert seen


def test_a_writer_is_not_kept_by_a_reader_in_the_middle_of_a_transaction(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    with store._connection() as connection:
        read_generation(connection)
        assert put(tmp_path, DOG) == 2
        assert read_generation(connection) == 1
        assert [passage.document.id for passage, _ in nearest(store, query("dog"), 9)] == ["chat", "chat"]
    assert nearest(store, query("dog"), 1)[0][0].document == DOG


def test_several_calls_inside_one_reading_see_one_generation(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    with store.reading():
        before = store.generation
        put(tmp_path, DOG)
        assert store.generation == before
        assert [each.id for each in store.entries()] == ["chat"]
        assert {passage.document.id for passage, _ in nearest(store, query("dog"), 9)} == {"chat"}
    assert [each.id for each in store.entries()] == ["chat", "chien"]


def is_open(path: Path) -> bool:
    """Tell whether this process holds *path* open or mapped."""
    if not Path("/proc/self/maps").exists():
        pytest.skip("open files are told by Linux alone")
    opened = [str(each.resolve()) for each in Path("/proc/self/fd").iterdir()]
    return str(path) in opened or str(path) in Path("/proc/self/maps").read_text("utf-8")


def test_a_closed_store_gives_its_files_back_and_says_how_to_open_it_again(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    place, vectors_place = tmp_path / schema.FILE, derived(tmp_path)
    with Store.open(tmp_path) as store:
        with ThreadPoolExecutor(2) as pool:
            assert len(list(pool.map(lambda words: nearest(store, query(words), 1), ["chat", "dog"]))) == 2
        assert is_open(place)
        assert is_open(vectors_place)
    assert not is_open(place)
    assert not is_open(vectors_place)
    with pytest.raises(StoreError, match=r"the store in .* is closed: open it again with `Store.open`"):
        store.entries()
    store.close()
    with Store.open(tmp_path) as again:
        assert [each.id for each in again.entries()] == ["chat", "chien"]


def test_a_call_under_way_when_its_store_is_closed_is_finished_and_gives_its_files_back(
    tmp_path: Path,
) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    with store.reading():
        with ThreadPoolExecutor(1) as pool:
            pool.submit(store.close).result()
        assert store.document("chat") == CAT
        assert texts(nearest(store, query("tapis"), 1)) == ["Le chat dort sur le tapis rouge."]
    assert not is_open(tmp_path / schema.FILE)
    assert not is_open(derived(tmp_path))
    with pytest.raises(StoreError, match="is closed"):
        store.document("chat")


def test_another_store_in_the_place_of_an_open_one_is_seen_by_the_next_call(tmp_path: Path) -> None:
    put(tmp_path / "store", CAT)
    put(tmp_path / "other", DOG)
    with Store.open(tmp_path / "store") as store:
        assert texts(nearest(store, query("dog"), 9)) == [each.text for each in store.passages("chat")]
        (tmp_path / "store").rename(tmp_path / "elsewhere")
        with pytest.raises(StoreError, match=r"there is no store in .*: make one with"):
            store.entries()
        (tmp_path / "other").rename(tmp_path / "store")
        assert store.generation == 1
        assert [each.id for each in store.entries()] == ["chien"]
        assert nearest(store, query("dog garden"), 1)[0][0].document == DOG
        assert not is_open(tmp_path / "elsewhere" / schema.FILE)


def test_a_store_that_cannot_be_opened_is_not_left_open(tmp_path: Path) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.flush()
    with pytest.raises(StoreError, match="holds nothing yet"):
        Store.open(tmp_path)
    assert not is_open(tmp_path / schema.FILE)
