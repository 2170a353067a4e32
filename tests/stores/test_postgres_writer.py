"""Facts about the writer of a database: vectors kept aside, one writer at a time, and what a change leaves behind."""

import threading
import time
from contextlib import closing
from dataclasses import replace

import numpy as np
import pytest
from postgres_server import Server
from small_store import CAT, DOG, EMBEDDER, SETTINGS

from passerelle.index.errors import StoreError, StoreLockedError
from passerelle.index.lexical.names import OWN
from passerelle.index.store.change import change
from passerelle.index.store.location import Database, make_beside
from passerelle.index.store.postgres import vectors
from passerelle.index.store.postgres import writer as module
from passerelle.index.store.postgres.connection import Connection, connect
from passerelle.index.store.postgres.store import PostgresStore, stored_settings
from passerelle.index.store.postgres.work import working
from passerelle.index.store.postgres.writer import keep, known, writing
from passerelle.index.store.rows import OWN_NAMES, read_entry, read_generation, read_settings
from stores.asked import NOTE
from stores.kept import Kept
from stores.texts import asked

CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE application_name = 'passerelle' AND pid <> pg_backend_pid()"
)

HALF, OTHER = (np.array(each, np.float16).tobytes() for each in ([1, 0], [0, 1]))


def put(place: Database) -> None:
    with change(place, SETTINGS, EMBEDDER) as opened:
        opened.put("chat.txt", CAT)
        opened.put("chien.txt", DOG)
        opened.commit({})


def test_vectors_are_kept_by_who_comes_first_and_without_the_rest_of_a_change(database: Database) -> None:
    with writing(database, 0.0) as writer:
        writer.keep({b"k1": HALF, b"k2": HALF})
        writer.keep({})
        assert writer.known([b"k1", b"k3"]) == {b"k1"}
    with closing(connect(database, autocommit=True)) as raw:
        connection = Connection(raw)
        assert keep(connection, {b"k1": OTHER, b"k3": OTHER}) == 1
        assert keep(connection, {}) == 0
        assert known(connection, [b"k1", b"k2", b"k3", b"k4"]) == {b"k1", b"k2", b"k3"}
    assert asked(database, "SELECT key, vector::text FROM vectors ORDER BY key") == [
        (b"k1", "[1,0]"),
        (b"k2", "[1,0]"),
        (b"k3", "[0,1]"),
    ]


def test_names_of_ones_own_are_kept_in_the_database_for_who_has_no_file_of_them(database: Database) -> None:
    own = make_beside(database) / OWN
    own.write_text("Harbour Board | HB\n", encoding="utf-8")

    def kept() -> str:
        put(database)
        with closing(connect(database, autocommit=True)) as raw:
            return read_entry(Connection(raw), OWN_NAMES)

    assert kept() == "Harbour Board | HB\n"
    own.unlink()
    assert kept() == "Harbour Board | HB\n"
    own.write_text("Mill Lane | ML\n", encoding="utf-8")
    assert kept() == "Mill Lane | ML\n"


def test_a_writer_and_a_worker_may_take_longer_than_others_on_the_server(database: Database) -> None:
    names = ("statement_timeout", "idle_in_transaction_session_timeout")
    short = "%20".join(f"-c%20{name}%3D5000" for name in names)
    place = Database(f"{database.url}&options={short}", database.schema)
    with closing(connect(place, autocommit=True)) as raw:
        assert [raw.execute(f"SHOW {name}".encode()).fetchone() for name in names] == [("5s",)] * 2
    with writing(place, 0.0) as writer:
        found = [writer.connection.execute(f"SHOW {name}").fetchone() for name in names]
    with working(place) as work:
        for connection in (work.connection, work.aside):
            found += [connection.execute(f"SHOW {name}").fetchone() for name in names]
        alive = work.connection.execute("SHOW tcp_keepalives_idle").fetchone()
    assert found == [("0",)] * 6
    assert alive in {("30",), ("0",)}  # no such thing where the server is on this machine


def test_there_is_one_writer_of_a_schema(database: Database, server: Server) -> None:
    with (
        writing(database, 0.0),
        pytest.raises(StoreLockedError, match="another program is writing to"),
        writing(database, 0.0),
    ):
        pass
    with writing(database, 0.0), writing(server.database(), 0.0):
        pass


def test_a_commit_notes_settings_and_takes_the_vectors_of_its_passages_out_of_the_waiting_ones(
    database: Database,
) -> None:
    assert stored_settings(database) is None
    with writing(database, 0.0) as writer:
        writer.keep({b"waits": np.zeros(256, np.float16).tobytes()})
    put(database)
    assert stored_settings(database) == SETTINGS
    with closing(connect(database, autocommit=True)) as raw:
        connection = Connection(raw)
        assert read_settings(connection) == SETTINGS
        assert (read_generation(connection), read_entry(connection, "search")) == (1, "exact")
        assert len(read_entry(connection, "contents")) == 16
    assert asked(database, "SELECT key FROM vectors") == [(b"waits",)]
    asked_again = "UPDATE vectors SET made = now() - interval '{} days' RETURNING 1"
    assert asked(database, asked_again.format(6)) == [(1,)]
    with change(database, SETTINGS, None) as opened:
        opened.commit({})
        assert opened.writer.passages() == 4
    assert asked(database, "SELECT key FROM vectors") == [(b"waits",)]
    assert asked(database, asked_again.format(8)) == [(1,)]
    with change(database, SETTINGS, None) as opened:
        opened.commit({})
    assert asked(database, "SELECT key FROM vectors") == []


def test_a_transaction_is_written_whole_or_not_at_all(database: Database) -> None:
    with writing(database, 0.0) as writer:
        with pytest.raises(KeyError, match="odd"), writer.transaction():  # noqa: PT012  what is written before it fails
            writer.connection.execute("INSERT INTO files VALUES ('a', '1')")
            raise KeyError("odd")
        with writer.transaction():
            writer.connection.execute("INSERT INTO files VALUES ('b', '2')")
        assert asked(database, "SELECT path FROM files") == [("b",)]


def test_languages_that_hnsw_searches_are_noted(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "EXACT_UP_TO", 1)
    put(database)
    noted = dict(asked(database, "SELECT name, value FROM settings WHERE name IN ('search', 'indexed')"))
    assert noted == {"search": "HNSW: en, fr", "indexed": "en fr"}


def test_what_is_not_committed_leaves_nothing_but_vectors(database: Database) -> None:
    put(database)
    with change(database, SETTINGS, EMBEDDER) as opened:
        opened.put("new.txt", replace(CAT, id="new", text="Un autre chat entre."))
        opened.flush()
        assert opened.connection.execute("SELECT count(*) FROM documents").fetchone()[0] == 3
    assert asked(database, "SELECT id FROM documents ORDER BY id") == [("chat",), ("chien",)]
    assert len(asked(database, "SELECT key FROM vectors")) == 1
    EMBEDDER.asked.clear()
    with change(database, SETTINGS, EMBEDDER) as opened:
        opened.put("new.txt", replace(CAT, id="new", text="Un autre chat entre."))
        opened.commit({})
    assert EMBEDDER.asked == []


def test_a_document_takes_the_place_of_the_one_with_its_id_and_its_words_with_it(database: Database) -> None:
    put(database)
    with change(database, SETTINGS, EMBEDDER) as opened:
        opened.put("chat.txt", replace(CAT, text="Le chat part demain."))
        opened.commit({})
    assert asked(database, "SELECT id, live FROM documents ORDER BY id") == [("chat", 1), ("chien", 1)]
    assert (
        asked(database, "SELECT count(*) FROM passages")
        == asked(database, "SELECT count(*) FROM words")
        == [(3,)]
    )
    assert asked(database, "SELECT passages FROM lexicon WHERE language = 'fr' AND term = 'tapi'") == []
    with PostgresStore.open(database) as store:
        assert store.document("chat").text == "Le chat part demain."


def test_a_place_without_a_store_is_said_to_be_none(database: Database) -> None:
    with pytest.raises(StoreError, match="there is no store in"):
        PostgresStore.open(database)


def test_a_writer_that_loses_its_connection_leaves_the_store_as_it_was(there: Kept, server: Server) -> None:
    def lose() -> None:
        with there.changing() as opened:
            opened.put("other.txt", replace(NOTE, id="other", text="Another text."))
            opened.flush()
            server.run(CUT)
            opened.commit({})

    with pytest.raises(StoreError, match="the store is as it was before"):
        lose()
    assert there.ids() == ["note"]
    there.newly_asked()
    there.put(replace(NOTE, id="other", text="Another text."))
    assert there.newly_asked() == []


def test_text_that_postgresql_cannot_hold_is_refused_and_nothing_is_written(there: Kept) -> None:
    with pytest.raises(StoreError, match="NUL"):
        there.put(replace(NOTE, id="nul", text="half \0 a text"))
    assert there.ids() == ["note"]


def test_a_writer_waits_for_another_as_long_as_that_was_asked(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TRY_SECONDS", 0.02)
    held, done = threading.Event(), threading.Event()

    def keep() -> None:
        with writing(database, 0.0):
            held.set()
            done.wait(0.05)

    other = threading.Thread(target=keep)
    other.start()
    assert held.wait(30)
    began = time.monotonic()
    with writing(database, 30.0) as writer:
        assert writer.passages() == 0
    assert time.monotonic() - began < 20
    other.join()
    with (
        writing(database, 0.0),
        pytest.raises(StoreLockedError, match="another program"),
        writing(database, 0.03),
    ):
        pass
