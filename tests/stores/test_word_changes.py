"""Facts about words brought in step with passages in PostgreSQL: batches, digests, postings, and what is gone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from library import SENTENCES
from postgres_server import Server

from passerelle.index.lexical.names import Names, shipped
from passerelle.index.lexical.search import LENGTH, PASSAGES
from passerelle.index.store.location import Database
from passerelle.index.store.postgres import word_changes
from passerelle.index.store.postgres.connection import Connection
from passerelle.index.store.postgres.tables import BLOCK
from passerelle.index.store.postgres.word_changes import DIGEST, follow, summed
from passerelle.index.store.verify import verify
from passerelle.index.types import Document
from stores.kept import Kept
from stores.texts import store_of

TEXTS = ["Le moulin moud.", "Le moulin dort, dort.", "Les oies partent.", "Le bief gèle.", "Une oie dort."]
COPY = (
    'INSERT INTO passages (row, document, start, "end", heading, language, key, vector) OVERRIDING SYSTEM VALUE '
    'SELECT row + ?, document, start, "end", heading, language, key, vector FROM passages WHERE row = ?'
)


@pytest.fixture(scope="module")
def place(server: Server) -> Iterator[Database]:
    """Give a store of five French passages, whose rows are 1 to 5, and two English ones."""
    with store_of(server, TEXTS) as made:
        yield made


def held(connection: Connection, table: str) -> list[tuple[object, ...]]:
    return sorted(connection.execute(f"SELECT * FROM {table}").fetchall())


def everything(connection: Connection) -> list[list[tuple[object, ...]]]:
    return [held(connection, table) for table in ("words", "lexicon", "postings")]


def lexicon(connection: Connection, language: str = "fr") -> dict[str, int]:
    statement = "SELECT term, passages FROM lexicon WHERE language = ?"
    return dict(connection.execute(statement, (language,)).fetchall())


@pytest.mark.parametrize("together", [2, 7, BLOCK])
def test_words_are_the_same_however_many_passages_are_read_at_once(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(word_changes, "TOGETHER", together)
    before = everything(connection)
    digest = follow(connection, shipped(), [], reread=True)
    assert everything(connection) == before
    assert digest == summed(connection, DIGEST, "passages") == summed(connection, "digest", "words")
    assert connection.execute("SELECT value FROM settings WHERE name = 'contents'").fetchone() == (digest,)


def test_what_has_words_is_not_read_again(connection: Connection) -> None:
    connection.execute("UPDATE words SET terms = 'odd' WHERE row = 2")
    digest = follow(connection, shipped(), [], reread=False)
    assert connection.execute("SELECT terms FROM words WHERE row = 2").fetchone() == ("odd",)
    connection.execute(COPY, (20, 1))
    later = follow(connection, shipped(), [], reread=False)
    assert later != digest
    assert later == summed(connection, DIGEST, "passages")
    assert connection.execute("SELECT terms FROM words WHERE row = 21").fetchone() == ("moulin moud",)
    follow(connection, shipped(), [], reread=True)
    assert connection.execute("SELECT terms FROM words WHERE row = 2").fetchone() == ("moulin dort dort",)


def test_other_names_have_all_words_read_again(connection: Connection) -> None:
    connection.execute("UPDATE words SET terms = 'odd' WHERE row = 2")
    follow(connection, Names.of("Moulin | Mill"), [], reread=False)
    assert connection.execute("SELECT terms FROM words WHERE row = 2").fetchone() == (
        "moulin dort dort @moulin",
    )


@pytest.mark.parametrize("together", [2, BLOCK])
def test_what_is_gone_takes_its_words_counts_and_postings_along(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(word_changes, "TOGETHER", together)
    assert lexicon(connection) == {
        PASSAGES: 5, LENGTH: 11, "moulin": 2, "moud": 1, "dort": 2, "oie": 2, "partent": 1, "bief": 1, "gel": 1,
    }  # fmt: skip
    connection.execute("DELETE FROM passages WHERE row IN (1, 3, 4)")
    digest = follow(connection, shipped(), [4, 1, 3, 99], reread=False)
    assert digest == summed(connection, DIGEST, "passages") == summed(connection, "digest", "words")
    kept = everything(connection)
    assert [row for row, *_ in kept[0]] == [2, 5, 6, 7]
    follow(connection, shipped(), [], reread=True)
    assert everything(connection) == kept


def test_a_language_without_passages_has_no_words(connection: Connection) -> None:
    connection.execute("DELETE FROM passages WHERE language = 'en'")
    follow(connection, shipped(), [6, 7], reread=False)
    assert lexicon(connection, "en") == {}
    assert connection.execute("SELECT count(*) FROM postings WHERE language = 'en'").fetchone() == (0,)
    assert lexicon(connection)[PASSAGES] == 5


def test_a_store_without_passages_has_no_words_and_a_digest_of_nothing(connection: Connection) -> None:
    connection.execute("DELETE FROM passages")
    assert follow(connection, shipped(), list(range(1, 8)), reread=False) == "0" * 16
    assert everything(connection) == [[], [], []]
    assert follow(connection, shipped(), [], reread=True) == "0" * 16


def test_the_postings_of_a_term_are_of_blocks_of_rows_in_their_order(connection: Connection) -> None:
    for step in (BLOCK - 2, BLOCK, BLOCK - 1):  # the rows that end one block and begin the next
        connection.execute(COPY, (step, 1 if step < BLOCK - 1 else 2))
    follow(connection, shipped(), [], reread=False)
    found = connection.execute(
        "SELECT block, places, counts, lengths FROM postings WHERE language = 'fr' AND term = ? ORDER BY block",
        ("moulin",),
    ).fetchall()
    assert found == [(0, [1, 2, BLOCK - 1], [1, 1, 1], [2, 3, 2]), (1, [1, 2], [1, 1], [3, 3])]
    connection.execute("DELETE FROM passages WHERE row IN (2, ?, ?)", (BLOCK + 1, BLOCK + 2))
    follow(connection, shipped(), [2, BLOCK + 1, BLOCK + 2], reread=False)
    found = connection.execute(
        "SELECT block, places, counts, lengths FROM postings WHERE language = 'fr' AND term = 'moulin'"
    ).fetchall()
    assert found == [(0, [1, BLOCK - 1], [1, 1], [2, 2])]


@pytest.mark.parametrize(
    ("said", "statement"),
    [
        ("searches miss some", "DELETE FROM postings WHERE term = 'crane'"),
        ("searches miss some", "UPDATE postings SET term = 'another' WHERE term = 'crane'"),
        ("the lexicon does not count", "UPDATE lexicon SET passages = passages + 1 WHERE term = 'harbour'"),
        ("not those of their texts", "UPDATE words SET terms = 'another'"),
    ],
)
def test_an_audit_finds_words_that_part_from_their_passages_and_says_what_mends_them(
    there: Kept, said: str, statement: str
) -> None:
    with there.changing() as opened, opened.writer.transaction():
        opened.connection.execute(statement)
    (problem,) = verify(there.store).problems
    assert said in problem.what
    assert "passerelle index --words --store" in problem.remedy
    there.index(replace(SENTENCES, words=True))
    assert verify(there.store).problems == ()


def test_a_change_looks_at_no_passage_that_it_does_not_change(there: Kept, server: Server) -> None:
    there.put(Document("last", "", "en", "The ferry crosses at noon."))
    assert isinstance(there.store, Database)
    schema = there.store.schema
    server.run(f"DELETE FROM {schema}.words WHERE terms LIKE '%crane%'")
    there.put(Document("new", "", "en", "The mill grinds corn."), Document("last", "", "en", "It sank."))
    unread = f"SELECT count(*) FROM {schema}.passages WHERE row NOT IN (SELECT row FROM {schema}.words)"
    assert server.run(unread) == [(1,)]
    assert verify(there.store).problems
    with there.changing() as opened:
        opened.reread = True
        opened.commit({})
    assert verify(there.store).problems == ()
