"""Facts about erasing what was taken out of a database: which tables are written anew, and what is in the way."""

from dataclasses import replace

import pytest
from postgres_server import Server
from small_store import CAT, DOG, EMBEDDER, SETTINGS

from passerelle.index.errors import StoreError
from passerelle.index.store.change import change
from passerelle.index.store.location import Database
from passerelle.index.store.postgres import writer as module
from passerelle.index.store.postgres.orders import ordering
from passerelle.index.store.postgres.store import PostgresStore
from passerelle.index.store.postgres.work_tables import TABLES as WORK
from passerelle.removal import remove as remove_everywhere
from stores.asked import NOTE
from stores.kept import Kept
from stores.texts import asked


def put(place: Database) -> None:
    with change(place, SETTINGS, EMBEDDER) as opened:
        opened.put("chat.txt", CAT)
        opened.put("chien.txt", DOG)
        opened.commit({})


def test_erasing_writes_all_tables_anew_that_hold_something_of_documents(database: Database) -> None:
    put(database)
    places = (
        "SELECT relname, relfilenode FROM pg_class WHERE relkind = 'r' AND "
        f"relnamespace = '{database.schema}'::regnamespace AND relname <> 'settings'"
    )
    with ordering(database, "what is asked of workers"):
        pass
    before = set(asked(database, places))
    with change(database, SETTINGS, None) as opened:
        opened.drop(1)
        opened.writer.overwrite()
        opened.commit({})
        opened.writer.erase_traces()
        assert not opened.writer.connection.raw.autocommit  # type: ignore[attr-defined]
    after = set(asked(database, places))
    assert (len(before), len(after), before & after) == (
        12 + len(WORK),
        12,
        set(),
    )  # what workers had is gone
    assert asked(database, "SELECT id FROM documents") == [("chien",)]


def test_who_does_not_own_the_tables_is_told_that_traces_may_remain(there: Kept, server: Server) -> None:
    assert isinstance(there.store, Database)
    schema = there.store.schema
    there.put(replace(NOTE, id="secret", text="The heron is called Osric."))
    server.run("DROP ROLE IF EXISTS writer")
    server.run("CREATE ROLE writer LOGIN")
    server.run(f"GRANT USAGE ON SCHEMA {schema} TO writer")
    server.run(f"GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA {schema} TO writer")
    server.run(f"GRANT ALL ON ALL SEQUENCES IN SCHEMA {schema} TO writer")
    other = Database(there.store.url.replace("//postgres:", "//writer:"), schema)
    said = (
        r"^the documents are taken out of (\S+), and traces of them may stand in its tables \(.*\): run `passerelle "
        r"remove --erase --store '.*'` as the tables' owner$"
    )
    with pytest.raises(StoreError, match=said):
        remove_everywhere("secret", folder=other, erase=True)
    assert there.ids() == ["note"]
    remove_everywhere(folder=there.store, erase=True)


def test_erasing_leaves_no_row_that_names_a_document_or_says_a_word_of_it(
    there: Kept, server: Server
) -> None:
    assert isinstance(there.store, Database)
    there.write(secretly="The quay closes at noon.")
    there.index()
    remove_everywhere("secretly.txt", folder=there.store, erase=True)
    there.index()
    tables = server.run(f"SELECT tablename FROM pg_tables WHERE schemaname = '{there.store.schema}'")
    rows = [server.run(f"SELECT t::text FROM {there.store.schema}.{table} AS t") for (table,) in tables]
    assert "harbour" in str(rows)
    assert [word for word in ("secretly", "quay", "noon") if word in str(rows)] == []


def test_what_somebody_reads_is_taken_out_and_erased_once_they_are_done(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ERASE_SECONDS", 0.05)
    put(database)
    with change(database, SETTINGS, None) as opened:
        opened.drop(1)
        opened.commit({})
        with PostgresStore.open(database) as store, store.reading():
            assert [each.id for each in store.entries()] == ["chien"]
            said = (
                r"^what was taken out of (\S+) still stands in its tables, which somebody reads: close what has the "
                r"store open, and run `passerelle remove --erase --store '\1'`$"
            )
            with pytest.raises(StoreError, match=said):
                opened.writer.erase_traces()
        opened.writer.erase_traces()
        opened.commit({})
    assert asked(database, "SELECT id FROM documents") == [("chien",)]


def test_what_keeps_traces_from_being_erased_is_said(database: Database) -> None:
    put(database)
    with change(database, SETTINGS, None) as opened:
        opened.connection.execute("ALTER TABLE given RENAME TO odd")
        said = (
            r"^the documents are taken out of (\S+), and their traces are not erased yet \(relation .given. does not "
            r"exist\): see that the database has room and lets you in, and run `passerelle remove --erase --store "
            r"'\1'`$"
        )
        with pytest.raises(StoreError, match=said):
            opened.writer.erase_traces()
        opened.connection.execute("ALTER TABLE odd RENAME TO given")
        opened.writer.erase_traces()
