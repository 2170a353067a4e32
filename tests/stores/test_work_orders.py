"""Facts about the tables that a run and its workers share: what is asked, taken, given, and taken over."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import numpy as np
import pytest

from passerelle.index.errors import StoreError
from passerelle.index.store.postgres import orders as module
from passerelle.index.store.postgres.orders import Orders, State, ordering
from passerelle.index.store.postgres.work import BYTES, MOST_FILES, STORED, File, Read, Work, working
from passerelle.index.store.postgres.work_tables import TABLES, are_made
from stores.asking import Asking

FILES = [("b.txt", "digest b", 10), ("a.txt", "digest a", 20), ("c.txt", "digest c", 30)]
HALF = np.array([1, 0], np.float16).tobytes()


@contextmanager
def asked(asking: Asking, words: str = "an order") -> Iterator[tuple[Orders, Work]]:
    with ordering(asking.place, words) as orders, working(asking.place) as work:
        yield orders, work


@pytest.fixture
def made(asking: Asking) -> Asking:
    """Return a place where there is a store already."""
    with asking.kept.changing() as opened:
        opened.commit({})
    return asking


def paths(files: list[File]) -> list[str]:
    return [each.path for each in files]


def test_files_are_taken_in_the_order_they_were_asked_for_and_by_one_worker(made: Asking) -> None:
    with asked(made) as (orders, work), working(made.place) as other:
        numbers = orders.ask(FILES)
        assert sorted(numbers, key=numbers.__getitem__) == ["b.txt", "a.txt", "c.txt"]
        taken = work.take_files(orders.run, [])
        assert [(each.path, each.digest, each.size, each.tries) for each in taken] == [
            (*each, 0) for each in FILES
        ]
        assert [each.number for each in taken] == sorted(numbers.values())
        assert other.take_files(orders.run, []) == []
        work.give_back([each.number for each in taken])
        assert paths(other.take_files(orders.run, [numbers["b.txt"]])) == ["a.txt", "c.txt"]
        assert other.take_files(orders.run + 1, []) == []


def processes(work: Work) -> list[int]:
    """Return the server's processes behind the two connections of one who works."""
    asked = (each.execute("SELECT pg_backend_pid()").fetchone() for each in (work.connection, work.aside))
    return [int(found[0]) for found in asked]


def running(work: Work, numbers: list[int]) -> int:
    statement = "SELECT count(*) FROM pg_stat_activity WHERE pid = ANY(?)"
    return int(work.aside.execute(statement, (numbers,)).fetchone()[0])


def test_a_file_that_ended_a_worker_is_taken_alone(made: Asking) -> None:
    with asked(made) as (orders, work):
        numbers = orders.ask(FILES)
        with working(made.place) as ended:
            assert len(ended.take_files(orders.run, [numbers["b.txt"], numbers["c.txt"]])) == 1
            behind = processes(ended)
        while running(work, behind):  # the server notices that a connection ended when it gets to it
            time.sleep(0.01)
        assert [(each.path, each.tries) for each in work.take_files(orders.run, [])] == [("b.txt", 0)]
        work.finish(numbers["b.txt"])
        work.settle()
        assert [(each.path, each.tries) for each in work.take_files(orders.run, [])] == [("a.txt", 1)]
        work.finish(numbers["a.txt"], "odd")
        work.settle()
        assert paths(work.take_files(orders.run, [])) == ["c.txt"]


@pytest.mark.parametrize(
    ("size", "count", "taken"),
    [(BYTES, 3, 1), (BYTES - 1, 3, 2), (BYTES // 2, 3, 2), (0, MOST_FILES + 1, MOST_FILES)],
)
def test_files_are_taken_up_to_a_size_and_a_number(made: Asking, size: int, count: int, taken: int) -> None:
    with asked(made) as (orders, work):
        orders.ask([(f"{number}.txt", "digest", size) for number in range(count)])
        assert len(work.take_files(orders.run, [])) == taken


def test_a_file_is_done_when_it_is_read_and_its_passages_are_embedded(made: Asking) -> None:
    with asked(made) as (orders, work):
        number = orders.ask(FILES[:1])["b.txt"]
        assert orders.state(number) == State(is_read=False, problem="", share=0.0, embedded=0)
        work.take_files(orders.run, [])
        parts = [(b"texts 1", [b"k1", b"k2"]), (b"texts 2", [b"k3"])]
        read = [
            Read(number, 0, b"first", [b"k1"]),
            Read(number, 1, b"second", [b"k2", b"k3"]),
            Read(number, 2, b"third", [b"known"]),
        ]
        work.publish(orders.run, read, parts)
        work.finish(number)
        work.settle()
        assert orders.state(number) == State(is_read=True, problem="", share=0.0, embedded=0)
        assert orders.ready(number, 0) == []
        assert not work.is_done(orders.run, [])
        first, parcel = work.take_passages(orders.run) or (0, b"")
        assert parcel == b"texts 1"
        assert work.known([b"k1", b"k3"]) == set()
        assert work.give_vectors(first, orders.run, {b"k1": HALF, b"k2": HALF}) == 2
        assert work.known([b"k1", b"k3"]) == {b"k1"}
        assert orders.state(number) == State(is_read=True, problem="", share=0.5, embedded=2)
        assert orders.ready(number, 0) == [(0, b"first")]
        second, _ = work.take_passages(orders.run) or (0, b"")
        assert work.give_vectors(second, orders.run, {}) == 0
        assert orders.state(number).share == 1
        assert orders.ready(number, 1) == [(1, b"second"), (2, b"third")]
        assert work.take_passages(orders.run) is None
        assert work.is_done(orders.run, [])


def test_a_document_that_is_read_again_takes_the_place_of_the_first(made: Asking) -> None:
    with asked(made) as (orders, work):
        number = orders.ask(FILES[:1])["b.txt"]
        work.publish(orders.run, [Read(number, 0, b"first", [b"k"])], [(b"texts", [b"k"])])
        work.publish(orders.run, [Read(number, 0, b"again", [])], [])
        assert orders.ready(number, 0) == [(0, b"again")]


def test_a_document_that_is_read_again_waits_for_all_its_new_texts(made: Asking) -> None:
    with asked(made) as (orders, work):
        number = orders.ask(FILES[:1])["b.txt"]
        work.publish(orders.run, [Read(number, 0, b"first", [b"k"])], [(b"texts", [b"k"])])
        work.publish(
            orders.run, [Read(number, 0, b"again", [b"l", b"m"])], [(b"more", [b"l"]), (b"most", [b"m"])]
        )
        for texts in (b"texts", b"more", b"most"):
            assert orders.ready(number, 0) == []
            part, parcel = work.take_passages(orders.run) or (0, b"")
            assert parcel == texts
            work.give_vectors(part, orders.run, {})
        assert orders.ready(number, 0) == [(0, b"again")]


@pytest.mark.parametrize("problem", ["", "it is closed", 'half \ud83d, a "quote" and a \0'])
def test_what_is_wrong_with_a_file_is_known_when_it_is_settled(made: Asking, problem: str) -> None:
    with asked(made) as (orders, work):
        number = orders.ask(FILES[:1])["b.txt"]
        work.take_files(orders.run, [])
        work.finish(number, problem)
        assert not orders.state(number).is_read
        work.settle()
        assert orders.state(number) == State(is_read=True, problem=problem, share=1.0, embedded=0)


def test_nothing_is_left_to_do_but_what_cannot_be_read_here(made: Asking) -> None:
    with asked(made) as (orders, work):
        assert work.is_done(orders.run, [])
        numbers = orders.ask(FILES[:2])
        assert not work.is_done(orders.run, [])
        assert not work.is_done(orders.run, [numbers["b.txt"]])
        assert work.is_done(orders.run, list(numbers.values()))
        assert work.is_done(orders.run, None)


def test_a_run_that_was_killed_is_taken_over_by_one_that_asks_the_same(made: Asking) -> None:
    with suppress(KeyboardInterrupt), asked(made) as (orders, work):
        numbers, first = orders.ask(FILES), orders.run
        work.take_files(orders.run, [])
        work.publish(orders.run, [Read(numbers["a.txt"], 0, b"read", [])], [])
        for number in numbers.values():
            work.finish(number)
        work.settle()
        raise KeyboardInterrupt
    with asked(made) as (orders, work):
        assert orders.run == first
        again = orders.ask([FILES[1], ("c.txt", "other digest", 30)])
        assert again["a.txt"] == numbers["a.txt"]
        assert again["c.txt"] not in numbers.values()
        assert orders.ready(again["a.txt"], 0) == [(0, b"read")]
        assert [orders.state(each).is_read for each in again.values()] == [True, False]
        orders.forget_others()
        left = orders.connection.execute("SELECT path FROM work_files ORDER BY path").fetchall()
        assert left == [("a.txt",), ("c.txt",)]


def test_a_run_that_takes_over_counts_anew_and_wants_only_what_it_asks_for(made: Asking) -> None:
    with suppress(KeyboardInterrupt), asked(made) as (orders, work):
        numbers = orders.ask(FILES)
        work.publish(orders.run, [Read(numbers["a.txt"], 0, b"first", [b"k"])], [(b"texts", [b"k"])])
        part, _ = work.take_passages(orders.run) or (0, b"")
        work.give_vectors(part, orders.run, {b"k": HALF})
        assert orders.state(numbers["a.txt"]).embedded == 1
        assert len(work.take_files(orders.run, [])) == 3
        work.give_back()  # as the server does once it notices
        raise KeyboardInterrupt
    with asked(made) as (orders, work):
        number = orders.ask(FILES[1:2])["a.txt"]
        assert number == numbers["a.txt"]
        assert orders.state(number).embedded == 0
        assert work.is_done(orders.run, [number])
        assert [(each.path, each.tries) for each in work.take_files(orders.run, [])] == [("a.txt", 0)]


def test_a_file_that_could_not_be_read_is_asked_for_anew(made: Asking) -> None:
    with suppress(KeyboardInterrupt), asked(made) as (orders, work):
        number = orders.ask(FILES[:1])["b.txt"]
        work.take_files(orders.run, [])
        work.finish(number, "it is closed")
        work.settle()
        raise KeyboardInterrupt
    with asked(made) as (orders, _):
        again = orders.ask(FILES[:1])["b.txt"]
        assert again != number
        assert not orders.state(again).is_read


def test_a_run_that_asks_otherwise_begins_anew(made: Asking) -> None:
    with suppress(KeyboardInterrupt), asked(made) as (orders, _):
        orders.ask(FILES)
        raise KeyboardInterrupt
    with asked(made, "another order") as (later, work):
        assert later.run != orders.run
        assert work.order() == (later.run, "another order")
        assert later.connection.execute("SELECT count(*) FROM work_files").fetchone() == (0,)


def test_the_tables_are_empty_when_the_run_has_ended(made: Asking) -> None:
    with working(made.place) as work:
        assert not are_made(work.aside)
        assert work.order() is None
        with ordering(made.place, "an order") as orders:
            orders.ask(FILES)
            assert work.order() == (orders.run, "an order")
        assert are_made(work.aside)
        assert work.order() is None
        counts = [work.aside.execute(f"SELECT count(*) FROM {table}").fetchone() for table in TABLES]
        assert counts == [(0,)] * 5


def test_what_a_run_cannot_be_told_leaves_the_store_as_it_was(made: Asking) -> None:
    with (
        pytest.raises(StoreError, match=r"; the store is as it was before; "),
        ordering(made.place, "an order") as orders,
    ):
        orders.connection.execute("SELECT odd")


@pytest.mark.parametrize(
    ("path", "row"), [(f"{STORED}7", 7), ("row", None), ("a.txt", None), ("/row:7", None)]
)
def test_a_stored_document_is_known_by_its_row(path: str, row: int | None) -> None:
    assert File(1, path, "", 0, 0).row == row


def test_tables_that_a_worker_is_still_at_are_emptied_all_the_same(
    made: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CLEAR_SECONDS", 0.05)
    with asked(made) as (orders, work):
        number = orders.ask(FILES)["a.txt"]
        work.publish(orders.run, [Read(number, 0, b"read", [])], [])
        assert work.take_passages(orders.run) is None  # what it asked in goes on
        orders.clear()
        counts = [work.aside.execute(f"SELECT count(*) FROM {table}").fetchone() for table in TABLES]
    assert counts == [(0,)] * 5
