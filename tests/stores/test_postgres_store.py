"""A store in PostgreSQL as it is opened, read, shared by threads and processes, and closed."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from postgres_server import Server
from small_store import CAT, DOG, SETTINGS, put, query

from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import OWN
from passerelle.index.store.change import change
from passerelle.index.store.location import Database, make_beside
from passerelle.index.store.postgres import store as module
from passerelle.index.store.postgres.store import PostgresStore, stored_settings
from passerelle.index.types import Document
from passerelle.retrieval import Retriever
from stores.asked import NOTE
from stores.kept import Kept

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE application_name = 'passerelle' AND pid <> pg_backend_pid()"
)


@pytest.fixture
def opened(there: Kept) -> Iterator[PostgresStore]:
    assert isinstance(there.store, Database)
    with PostgresStore.open(there.store) as store:
        yield store


def test_what_is_no_store_yet_is_refused_and_leaves_no_thread(database: Database, server: Server) -> None:
    before = set(threading.enumerate())
    with pytest.raises(
        StoreError, match=r"^there is no store in (\S+): make one with `passerelle index PATH --store '\1'`$"
    ):
        PostgresStore.open(database)
    assert stored_settings(database) is None
    with change(database, SETTINGS, None):
        pass
    assert stored_settings(database) is None
    with pytest.raises(StoreError, match="holds nothing yet"):
        PostgresStore.open(database)
    with change(database, SETTINGS, None) as opened:
        opened.commit({})
    assert stored_settings(database) == SETTINGS
    server.run(f"UPDATE {database.schema}.settings SET value = '99' WHERE name = 'version'")
    with pytest.raises(StoreError, match="schema version 99"):
        PostgresStore.open(database)
    nowhere = Database("postgresql://ada@127.0.0.1:1/papers?connect_timeout=2")
    for ask in (PostgresStore.open, stored_settings):
        with pytest.raises(StoreError, match=r"cannot be reached \("):
            ask(nowhere)
    assert set(threading.enumerate()) == before


def test_a_closed_store_says_so_and_keeps_no_document(opened: PostgresStore) -> None:
    opened.document("note")
    assert len(opened._documents) == 1
    opened.close()
    assert len(opened._documents) == 0
    for _ in range(2):
        with pytest.raises(StoreError, match=r"^the store in \S+ is closed: open it again$"):
            opened.entries()
    opened.close()


def test_a_store_closed_while_it_is_asked_says_so(opened: PostgresStore) -> None:
    opened._pool.close()
    with pytest.raises(StoreError, match=r"is closed: open it again"):
        opened.entries()


def test_what_is_read_together_is_of_one_generation(there: Kept, opened: PostgresStore) -> None:
    with opened.reading():
        with opened.asked() as one, opened.reading(), opened.asked() as other:
            assert one is other
        assert [each.id for each in opened.entries()] == ["note"]
        there.put(replace(NOTE, id="other"))
        assert (opened.generation, [each.id for each in opened.entries()]) == (1, ["note"])
    assert (opened.generation, [each.id for each in opened.entries()]) == (2, ["note", "other"])
    with opened.asked() as again:
        assert again is not one


def test_a_reader_cannot_write(opened: PostgresStore) -> None:
    with pytest.raises(StoreError, match="read-only transaction"), opened.asked() as connection:
        connection.execute("DELETE FROM documents")
    assert opened.count() == 1


def test_as_many_threads_ask_at_once_as_there_are_connections(
    there: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(there.store, Database)
    for name, value in {"CONNECTIONS": 2, "WAIT_SECONDS": 0.05, "QUEUE_SECONDS": 0.05}.items():
        monkeypatch.setattr(module, name, value)
    with PostgresStore.open(there.store) as store, ThreadPoolExecutor(1) as one, ThreadPoolExecutor(1) as two:
        with store.reading():
            assert one.submit(store.count).result() == 1
            reading = store.reading()
            two.submit(reading.__enter__).result()
            with pytest.raises(StoreError, match=r"^\S+ has 2 questions under way: ask again later$"):
                one.submit(store.count).result()
            two.submit(reading.__exit__, None, None, None).result()
            assert one.submit(store.count).result() == 1
        assert two.submit(store.count).result() == 1


def test_passages_that_were_found_are_looked_for_together(there: Kept, opened: PostgresStore) -> None:
    there.put(replace(NOTE, id="other", text="The mill grinds corn."))
    with opened.reading(), opened.asked() as connection:
        opened.expect(connection, [2, 9, 2])
        assert list(connection.places) == [2]
        connection.places[2] = "what was read"  # it is not read again
        opened.expect(connection, [2, 1])
        assert sorted(connection.places) == [1, 2]
        assert opened.place_of(connection, 2) == "what was read"
        assert opened.place_of(connection, 1)[1:3] == ["note", "note.txt"]  # type: ignore[index]
        assert opened.place_of(connection, 9) is None
        opened.expect(connection, [])
    with opened.asked() as connection:
        assert connection.places == {}
        assert opened.place_of(connection, 2)[1:3] == ("other", "other.txt")  # type: ignore[index]


def test_a_passage_stands_among_its_neighbours_as_in_a_folder(
    database: Database, there: Kept, tmp_path: Path
) -> None:
    long = Document(
        "a", "Moulin", "fr", "\n\n".join(f"La roue numéro {n} tourne encore ici." for n in range(7))
    )
    put(tmp_path / "folder", CAT, long, DOG)
    there.put(CAT, long, DOG)
    with PostgresStore.open(database) as ours, Kept(tmp_path, tmp_path / "folder").open() as theirs:
        first = ours.passages("note")
        assert len(first) == 1
        for row in (3, 5, 9):
            one, other = ours.in_place(row + 1), theirs.in_place(row)  # the note has the first row
            assert (one.said, one.at) == (other.said, other.at)
            assert np.array_equal(one.vectors, other.vectors)
        assert len(one.vectors) == 3
        assert one.vectors[-1] == pytest.approx(query(f"Moulin {long.text.split(chr(10))[-1]}"), abs=1e-3)
        with ours.reading():
            assert ours.in_place(4) is ours.in_place(4)
        assert ours.in_place(4) is not ours.in_place(4)
        with pytest.raises(TypeError, match="give that of a candidate"):
            ours.in_place("4")  # type: ignore[arg-type]


def test_how_passages_are_searched_is_read_once_in_a_transaction(there: Kept, opened: PostgresStore) -> None:
    with opened.reading(), opened.asked() as connection:
        before = connection.searched_with
        assert opened.searched(connection).dimension == 256
        assert (before, connection.searched_with) == (None, (there.settings, ""))
        connection.searched_with = replace(there.settings, dimension=7), ""
        assert opened.searched(connection).dimension == 7


def test_a_persons_own_names_are_kept_for_all_who_read_the_database(
    there: Kept, opened: PostgresStore
) -> None:
    with opened.asked() as connection:
        assert "@harbour-board" not in str(opened.names(connection).find(["harbour", "board"]))
    own = make_beside(there.store) / OWN
    own.write_text("Harbour Board | HB\n", encoding="utf-8")
    there.put(replace(NOTE, id="other"))
    own.unlink()
    with opened.asked() as connection:
        assert "@harbour-board" in str(opened.names(connection).find(["harbour", "board"]))


def test_a_lost_connection_is_one_clear_error_and_the_next_question_connects_again(
    there: Kept, server: Server
) -> None:
    with Retriever.of(there.open(), there.embedder) as retriever:
        with retriever.store.reading():
            assert retriever.store.generation == 1
            server.run(CUT)
            with pytest.raises(StoreError, match=r"cannot be reached \(.*check that the server runs"):
                retriever.store.entries()
        assert retriever.search("cranes")[0].text == NOTE.text


def test_a_server_that_is_away_is_said_to_be_and_a_page_that_stays_up_finds_it_again(
    there: Kept, server: Server
) -> None:
    with Retriever.of(there.open(), there.embedder) as retriever:
        assert retriever.search("cranes")
        server.kill()
        with pytest.raises(StoreError, match="cannot be reached"):
            retriever.search("cranes")
        server.start_again()
        assert retriever.search("cranes")[0].text == NOTE.text


def backend(store: PostgresStore) -> int:
    """Return the server's process that this one is connected to."""
    with store.asked() as connection:
        return int(connection.execute("SELECT pg_backend_pid()").fetchone()[0])


def test_a_process_that_forked_asks_by_a_connection_of_its_own(there: Kept, opened: PostgresStore) -> None:
    with Retriever.of(opened, there.embedder) as retriever:
        wanted, own = [hit.text for hit in retriever.search("cranes")], backend(opened)
        child = os.fork()
        if child == 0:
            status = 1
            try:
                same = [hit.text for hit in retriever.search("cranes")] == wanted
                status = int(not same or backend(opened) == own)
            finally:
                os._exit(status)
        assert os.waitpid(child, 0)[1] == 0
        assert [hit.text for hit in retriever.search("cranes")] == wanted
        assert backend(opened) == own


def test_stores_that_nobody_closed_are_closed_as_the_process_ends_that_opened_them(
    opened: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(os, "getpid", lambda: -1)
        module._close_all()
    assert opened.count() == 1
    module._close_all()
    with pytest.raises(StoreError, match="is closed"):
        opened.count()


def test_a_forked_process_has_a_pool_and_a_lock_of_its_own_and_closes_them(
    opened: PostgresStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool, lock = opened._pool, opened._lock
    try:
        monkeypatch.setattr(os, "getpid", lambda: -1)
        opened.renew()
        assert opened._pool is not pool
        assert opened._lock is not lock
        assert opened.count() == 1
        module._close_all()
        with pytest.raises(StoreError, match="is closed"):
            opened.count()
    finally:
        pool.close()


def test_what_fails_in_a_pool_is_not_printed_where_a_program_logs_nothing() -> None:
    handlers = logging.getLogger("psycopg.pool").handlers
    assert [type(each) for each in handlers] == [logging.NullHandler]


def test_a_program_that_ends_without_closing_its_store_ends_in_silence(there: Kept) -> None:
    program = (
        "import sys; from passerelle.index.store.stores import open_store; "
        "store = open_store(sys.argv[1]); print(len(store.entries()))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(there.store)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert (ended.stdout, ended.stderr) == ("1\n", "")
