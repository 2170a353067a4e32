"""Facts about what an audit sees of a store in PostgreSQL: one moment, batch by batch, and it changes nothing."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from postgres_server import Server
from small_store import CAT, DOG, EMBEDDER, SETTINGS

from passerelle.index.errors import StoreError
from passerelle.index.store.change import change
from passerelle.index.store.location import Database
from passerelle.index.store.postgres import audited as module
from passerelle.index.store.postgres.audited import AuditedDatabase, audited_database


def fill(place: Database) -> Database:
    """Put two documents of two passages each in a store, of which a program gave the second."""
    with change(place, SETTINGS, EMBEDDER) as opened:
        opened.put("chat.txt", CAT)
        opened.put("", DOG, given=True)
        opened.commit({})
    return place


@pytest.fixture(scope="module")
def whole(server: Server) -> Iterator[Database]:
    found = fill(server.database())
    yield found
    server.run(f"DROP SCHEMA {found.schema} CASCADE")


@pytest.fixture
def audited(whole: Database) -> Iterator[AuditedDatabase]:
    with audited_database(whole) as found:
        yield found


@pytest.mark.parametrize("rows", [1, 3, 100])
def test_all_is_looked_at_however_many_rows_are_read_at_once(
    audited: AuditedDatabase, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    monkeypatch.setattr(module, "ROWS_A_BATCH", rows)
    texts = [f"{each.title}\n{text}" for each in (CAT, DOG) for text in each.text.split("\n\n")]
    found = np.stack([np.frombuffer(half, np.float16) for half in audited.vectors()])
    assert np.abs(found - EMBEDDER.embed_queries(texts)).max() < 1e-3
    assert list(audited.word_faults()) == []
    assert [*audited.file_problems(), *audited.derived_problems()] == []


def test_it_says_what_the_store_says_of_itself(audited: AuditedDatabase) -> None:
    (contents,) = audited.connection.execute("SELECT value FROM settings WHERE name = 'contents'").fetchone()
    assert audited.contents() == contents
    assert (audited.names_from, audited.search(9), audited.leftovers()) == ("the database", "exact", [])
    assert audited.given() == {2}
    first, second = audited.keys(1)
    assert audited.connection.execute("SELECT key FROM passages ORDER BY row").fetchall()[:2] == [
        (first,),
        (second,),
    ]


def test_it_sees_one_moment_and_changes_nothing(database: Database) -> None:
    with audited_database(fill(database)) as audited:
        before = audited.contents()
        with change(database, SETTINGS, EMBEDDER) as opened:
            opened.put("new.txt", replace(CAT, id="new", text="Un autre chat entre."))
            opened.commit({})
        assert audited.contents() == before
        assert len(list(audited.vectors())) == 4
        assert list(audited.word_faults()) == []
    with pytest.raises(StoreError, match="read-only transaction"), audited_database(database) as other:
        other.connection.execute("DELETE FROM words")


def test_a_store_without_settings_has_lost_them_only_where_it_holds_passages(
    database: Database, server: Server
) -> None:
    filled = fill(database)
    server.run(f"DELETE FROM {filled.schema}.settings WHERE name <> 'version'")
    with audited_database(filled) as audited:
        (problem,) = audited.file_problems()
        assert problem.what == f"{filled} has lost its settings"
        assert problem.remedy == (
            f"make another store with `passerelle index PATH --store '{filled}'` and `?schema=NAME`"
        )
    server.run(f"DELETE FROM {filled.schema}.documents")
    with audited_database(filled) as audited:
        assert list(audited.file_problems()) == []


def test_words_that_part_from_their_passages_are_counted(database: Database, server: Server) -> None:
    schema = fill(database).schema
    missed = "the postings are not of the words of the passages: searches miss some"
    for statement, said in (
        ("UPDATE {}.postings SET language = 'fr' WHERE term = 'dog'", missed),
        (
            "UPDATE {}.lexicon SET passages = passages - 1 WHERE term = ' '",
            "the lexicon does not count the words of the passages",
        ),
        (
            "INSERT INTO {}.words VALUES (99, 'fr', 'x', 1)",
            "the words of 1 passages are not those of their texts",
        ),
        (
            "DELETE FROM {}.words WHERE row IN (4, 99)",
            "the words of 1 passages are not those of their texts",
        ),
        ("UPDATE {}.words SET terms = 'x'", "the words of 3 passages are not those of their texts"),
    ):
        server.run(statement.format(schema))
        with audited_database(database) as audited:
            (found,) = audited.word_faults()
        assert found == said
