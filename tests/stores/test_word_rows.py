"""Facts about the words of passages in PostgreSQL: how many hold one, which are near, which match, and what is gone."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from postgres_server import Server
from small_store import CAT, DOG, EMBEDDER, SETTINGS

from passerelle.index.errors import StoreError
from passerelle.index.store.change import change
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.audited import AuditedDatabase, audited_database
from passerelle.index.store.postgres.connection import Connection, connect
from passerelle.index.store.postgres.tables import check_version, has_tables
from passerelle.index.store.postgres.vectors import SearchedRows, counted
from passerelle.index.store.postgres.words import WordRows

TEXTS = {
    "a": "Le moulin moud de l’orge, et le moulin tourne.",
    "b": "Le moulin dort.",
    "c": "La ferme garde des oies près du moulin et de son bief.",
    "d": "Les oies partent.",
}
DOCUMENTS = [replace(CAT, id=id_, title="", text=text) for id_, text in TEXTS.items()]


@pytest.fixture(scope="module")
def place(server: Server) -> Iterator[Database]:
    """Give a store whose passages are numbered 1 to 4 in French and 5 and 6 in English."""
    found = server.database()
    with change(found, SETTINGS, EMBEDDER) as opened:
        for document in (*DOCUMENTS, DOG):
            opened.put(f"{document.id}.txt", document)
        opened.commit({})
    yield found
    server.run(f"DROP SCHEMA {found.schema} CASCADE")


@pytest.fixture
def connection(place: Database) -> Iterator[Connection]:
    with closing(connect(place, autocommit=True)) as raw:
        yield Connection(raw)


def test_each_term_is_counted_by_the_passages_that_hold_it(connection: Connection) -> None:
    words = WordRows(connection)
    assert words.holding("fr", ["moulin", "oie", "none"]) == {"moulin": 3, "oie": 2}
    assert words.holding("en", ["moulin", "dog", "bird"]) == {"dog": 2, "bird": 1}  # its title is "Dog"
    assert words.holding("fr", []) == {}


@pytest.mark.parametrize(
    ("term", "near"),
    [
        ("mouli", {"moulin"}),
        ("moulins", {"moulin"}),
        ("mpulin", {"moulin"}),
        ("noulin", set()),
        ("mo", set()),
    ],
)
def test_terms_one_slip_away_begin_alike_and_have_a_half_in_common(
    connection: Connection, term: str, near: set[str]
) -> None:
    assert {each for each, _ in WordRows(connection).near("fr", term)} >= near
    assert all(each[0] == term[0] for each, _ in WordRows(connection).near("fr", term))
    assert bool(near) is any(each == "moulin" for each, _ in WordRows(connection).near("fr", term))


def test_passages_match_by_the_rarest_of_their_words(connection: Connection) -> None:
    words = WordRows(connection)
    assert words.matching("fr", ["moulin", "orge"], 9)[0] == 1
    assert set(words.matching("fr", ["moulin"], 9)) == {1, 2, 3}
    assert words.matching("fr", ["oie"], 9) == [4, 3]  # of two that hold it once the shorter
    assert words.matching("fr", ["oie", "bief"], 1) == [3]
    assert words.matching("fr", ["none"], 9) == []
    assert words.matching("en", ["moulin"], 9) == []
    assert words.matching("other", ["moulin"], 9) == []  # of which there are no passages at all


def test_a_lexicon_that_counts_too_many_passages_stops_no_search(connection: Connection) -> None:
    connection.raw.autocommit = False
    connection.execute("UPDATE lexicon SET passages = 9 WHERE language = 'fr' AND term = 'moulin'")
    assert set(WordRows(connection).matching("fr", ["moulin", "orge"], 9)) == {1, 2, 3}
    connection.raw.rollback()


def test_a_search_may_be_limited_to_documents(connection: Connection) -> None:
    rows = dict(connection.execute("SELECT id, row FROM documents"))
    some = WordRows(connection, [rows["b"], rows["d"]])
    assert some.matching("fr", ["moulin", "oie"], 9) == [2, 4]
    assert WordRows(connection, []).matching("fr", ["moulin"], 9) == []
    searched = SearchedRows(connection, SETTINGS, "", [rows["b"]])
    assert [row for row, _ in searched.nearest(EMBEDDER.embed_queries(["le moulin"]), 9, "fr")[0]] == [2]
    assert searched.nearest(EMBEDDER.embed_queries(["le moulin"]), 9, "en") == [[]]


def test_the_terms_of_passages_are_those_of_their_language(connection: Connection) -> None:
    stored = WordRows(connection).stored("fr", [2, 4, 5, 99])
    assert set(stored) == {2, 4}
    assert "moulin" in stored[2].split()
    assert set(WordRows(connection).stored("en", [2, 5])) == {5}


def test_languages_are_those_that_have_passages(connection: Connection) -> None:
    assert counted(connection) == {"fr": 4, "en": 2}
    searched = SearchedRows(connection, SETTINGS, "")
    assert set(searched.languages) == {"fr", "en"}
    assert searched.dimension == 256
    vectors = searched.vectors_of([3, 1])
    nearest = searched.nearest(vectors, 1, "fr")
    assert [[row for row, _ in each] for each in nearest] == [[3], [1]]
    with pytest.raises(KeyError, match="99"):
        searched.vectors_of([99])


MISSED = "the postings are not of the words of the passages: searches miss some"


def sound(audited: AuditedDatabase) -> list[str]:
    return [*(each.what for each in audited.file_problems()), *audited.word_faults()]


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        ([], None),
        (["DELETE FROM settings WHERE name = 'model'"], "… has lost its settings"),
        (
            ["UPDATE words SET terms = 'other' WHERE row = 1"],
            "the words of 1 passages are not those of their texts",
        ),
        (["DELETE FROM words WHERE row = 1"], "the words of 1 passages are not those of their texts"),
        (
            ["UPDATE words SET terms = 'x' WHERE row < 3"],
            "the words of 2 passages are not those of their texts",
        ),
        (
            ["UPDATE lexicon SET passages = 9 WHERE term = 'moulin'"],
            "the lexicon does not count the words of the passages",
        ),
        (["DELETE FROM lexicon WHERE term = 'oie'"], "the lexicon does not count the words of the passages"),
        (
            ["INSERT INTO lexicon VALUES ('fr', 'odd', 1)"],
            "the lexicon does not count the words of the passages",
        ),
        (["INSERT INTO lexicon VALUES ('fr', 'odd', 0)"], None),
        (["DELETE FROM postings WHERE term = 'oie'"], MISSED),
        (["UPDATE postings SET places = places || 7::smallint WHERE term = 'oie'"], MISSED),
        (
            [
                "UPDATE postings SET places = places || 7::smallint WHERE term = 'oie'",
                "UPDATE postings SET places = places[2:] WHERE term = 'moulin'",
            ],
            MISSED,
        ),
    ],
)
def test_an_audit_finds_words_that_part_from_their_passages(
    place: Database, server: Server, statements: list[str], said: str | None
) -> None:
    names = ("settings", "words", "lexicon", "postings")
    schema = place.schema
    try:
        server.run("; ".join(f"CREATE TABLE {schema}.kept_{each} AS TABLE {schema}.{each}" for each in names))
        for statement in statements:
            server.run(f"SET search_path = {schema}, public; {statement}")
        with audited_database(place) as audited:
            found = sound(audited)
            assert [len(audited.keys(row)) for row in (1, 5)] == [1, 2]
            assert (audited.given(), len(list(audited.vectors())), audited.leftovers()) == (set(), 6, [])
    finally:
        server.run(
            "; ".join(
                f"DELETE FROM {schema}.{each}; INSERT INTO {schema}.{each} TABLE {schema}.kept_{each}; "
                f"DROP TABLE {schema}.kept_{each}"
                for each in names
            )
        )
    assert found == ([] if said is None else [said.replace("…", str(place))])


def test_words_follow_what_is_put_in_and_taken_out(server: Server) -> None:
    place = server.database()
    with change(place, SETTINGS, EMBEDDER) as opened:
        for document in DOCUMENTS:
            opened.put("", document)
        opened.commit({})
    with change(place, SETTINGS, EMBEDDER) as opened:
        opened.drop(3)
        opened.put("", replace(DOCUMENTS[1], text="Le bief dort."))
        opened.commit({})
    with closing(connect(place, autocommit=True)) as raw:
        words = WordRows(Connection(raw))
        assert words.holding("fr", ["moulin", "oie", "bief"]) == {"moulin": 1, "oie": 1, "bief": 1}
        assert words.matching("fr", ["moulin", "bief"], 9) == [1, 5]  # the first holds its word twice
        assert words.matching("fr", ["oie"], 9) == [4]
    with audited_database(place) as audited:
        assert sound(audited) == []
    server.run(f"DROP SCHEMA {place.schema} CASCADE")


def test_a_schema_without_a_store_has_none(server: Server) -> None:
    place = server.database()
    with closing(connect(place, autocommit=True)) as raw:
        connection = Connection(raw)
        assert not has_tables(connection)
        with pytest.raises(
            StoreError,
            match=r"^there is no store in (\S+): make one with `passerelle index PATH --store '\1'`$",
        ):
            check_version(connection, place)


@pytest.mark.parametrize(("value", "version"), [("'2'", "2"), (None, "none")])
def test_a_store_of_another_version_is_refused(
    place: Database, server: Server, value: str | None, version: str
) -> None:
    table = f"{place.schema}.settings"
    server.run(f"DELETE FROM {table} WHERE name = 'version'")
    if value:
        server.run(f"INSERT INTO {table} VALUES ('version', {value})")
    try:
        with (
            closing(connect(place, autocommit=True)) as raw,
            pytest.raises(
                StoreError,
                match=rf"^the store in \S+ has schema version {version} and this program reads version 1: make a new "
                r"one with `passerelle index PATH --store ADDRESS`, in another database or with `\?schema=NAME`$",
            ),
        ):
            check_version(Connection(raw), place)
    finally:
        server.run(
            f"INSERT INTO {table} VALUES ('version', '1') ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        )
