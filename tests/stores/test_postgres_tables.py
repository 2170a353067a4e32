"""Facts about the tables of a store in PostgreSQL: what they need, what is there once, what goes together."""

from collections.abc import Iterator, Sequence
from contextlib import closing

import pytest
from postgres_server import Server

from passerelle.index.errors import StoreError
from passerelle.index.store.location import Database, read_location
from passerelle.index.store.postgres import tables
from passerelle.index.store.postgres.connection import Connection, connect, look_into, psycopg
from passerelle.index.store.postgres.tables import TABLES, check_version, has_tables, prepare

DOCUMENT = (
    "INSERT INTO documents (live, id, path, hash, title, language, pages, headings, text) "
    "VALUES (?, ?, 'p', 'h', 't', 'fr', '[]', '[]', 'words') RETURNING row"
)
PASSAGE = (
    'INSERT INTO passages (document, start, "end", heading, language, key, vector) '
    "VALUES (?, 0, 5, '', 'fr', 'k', '[1,0]') RETURNING row"
)


@pytest.fixture(scope="module")
def place(server: Server) -> Iterator[Database]:
    """Give the tables of a store with one document, and its passage."""
    found = server.database()
    with closing(connect(found, autocommit=True)) as raw:
        opened = Connection(raw)
        prepare(opened, found)
        look_into(raw, found)
        opened.execute(TABLES)
        opened.execute(DOCUMENT, (1, "a"))
        opened.execute(PASSAGE, (1,))
    yield found
    server.run(f"DROP SCHEMA {found.schema} CASCADE")


def refused(connection: Connection, statement: str, values: Sequence[object] = ()) -> str:
    """Return the constraint that does not allow *statement*."""
    with pytest.raises(psycopg.IntegrityError) as raised, connection.raw.transaction():
        connection.execute(statement, values)
    return str(raised.value.diag.constraint_name)


def count(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_tables_are_made_in_the_schema_of_a_store_and_are_of_this_version(
    connection: Connection, place: Database, server: Server
) -> None:
    assert has_tables(connection)
    check_version(connection, place)
    prepare(connection, place)  # what is there is left alone
    assert count(connection, "documents") == 1
    found = server.run(f"SELECT count(*) FROM pg_tables WHERE schemaname = '{place.schema}'")
    assert found == [(13,)]
    identity = connection.execute("SELECT value FROM settings WHERE name = 'identity'").fetchone()[0]
    assert len(identity) == 32
    assert identity.isalnum()


@pytest.mark.parametrize(
    ("least", "said"), [((99, 0), r"pgvector in .* is version \d.*, and 99\.0 or later"), ((0, 5), "")]
)
def test_an_older_pgvector_is_refused(
    database: Database, monkeypatch: pytest.MonkeyPatch, least: tuple[int, int], said: str
) -> None:
    monkeypatch.setattr(tables, "PGVECTOR", least)
    with closing(connect(database, autocommit=True)) as raw:
        if said:
            with pytest.raises(
                StoreError, match=f"^{said} is wanted: have `ALTER EXTENSION vector UPDATE` run$"
            ):
                prepare(Connection(raw), database)
        else:
            prepare(Connection(raw), database)


def test_a_database_of_another_encoding_is_refused(server: Server) -> None:
    server.run("CREATE DATABASE latin ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    try:
        place = read_location(server.address.replace("/postgres?", "/latin?"))
        assert isinstance(place, Database)
        with (
            closing(connect(place, autocommit=True)) as raw,
            pytest.raises(
                StoreError,
                match=r"does not hold UTF-8: make a database with `CREATE DATABASE … ENCODING 'UTF8'`$",
            ),
        ):
            prepare(Connection(raw), place)
    finally:
        server.run("DROP DATABASE latin")


def test_an_id_is_once_among_what_is_live_and_once_among_what_is_staged(connection: Connection) -> None:
    connection.execute(DOCUMENT, (0, "a"))
    for live in (0, 1):
        assert refused(connection, DOCUMENT, (live, "a")) == "documents_id_live_key"


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("passages", "(DEFAULT, {}, 0, 5, 3, 'T', 'en', 'k', '[1,0]')"),
        ("fields", "({}, 'year', '2024')"),
        ("gaps", "({}, 0, 'pictures', 2, 'page 1')"),
        ("given", "({})"),
    ],
)
def test_what_belongs_to_a_document_goes_with_it_and_needs_one(
    connection: Connection, table: str, values: str
) -> None:
    connection.execute(f"INSERT INTO {table} VALUES {values.format(1)}")
    assert refused(connection, f"INSERT INTO {table} VALUES {values.format(77)}") == f"{table}_document_fkey"
    connection.execute("DELETE FROM documents WHERE row = 1")
    assert count(connection, table) == 0


@pytest.mark.parametrize(
    ("table", "one", "same", "other"),
    [
        ("settings", "('m', 'x')", "('m', 'y')", "('M', 'x')"),
        ("files", "('p', 'x')", "('p', 'y')", "('P', 'x')"),
        ("vectors", "('k', '[1,0]')", "('k', '[0,1]')", "('l', '[1,0]')"),
        ("words", "(1, 'fr', 't', 1)", "(1, 'en', 's', 2)", "(2, 'fr', 't', 1)"),
        ("lexicon", "('fr', 't', 1)", "('fr', 't', 2)", "('en', 't', 1)"),
        (
            "postings",
            "('fr', 't', 0, '{}', '{}', '{}')",
            "('fr', 't', 0, '{1}', '{1}', '{1}')",
            "('fr', 't', 1, '{}', '{}', '{}')",
        ),
        ("fields", "(1, 'year', '2024')", "(1, 'year', '2025')", "(1, 'month', '2024')"),
        ("gaps", "(1, 0, 'pictures', 2, '')", "(1, 0, 'comments', 1, '')", "(1, 1, 'pictures', 2, '')"),
        (
            "unread",
            "('p', 'failures', 'w', 1, '[]')",
            "('p', 'failures', 'w', 2, '[]')",
            "('p', 'removed', 'w', 1, '[]')",
        ),
        ("removed", "('1', '2', '3', 0)", "('1', '5', '6', 1)", "('7', '2', '3', 0)"),
    ],
)
def test_each_thing_is_there_once(
    connection: Connection, table: str, one: str, same: str, other: str
) -> None:
    before = count(connection, table)
    for values in (one, other):
        connection.execute(f"INSERT INTO {table} VALUES {values}")
    assert refused(connection, f"INSERT INTO {table} VALUES {same}") == f"{table}_pkey"
    assert count(connection, table) == before + 2


def test_rows_rise_and_never_come_again(connection: Connection) -> None:
    for table, statement, value in (("passages", PASSAGE, (1,)), ("documents", DOCUMENT, (1, "b"))):
        first = connection.execute(statement, value).fetchone()[0]
        connection.execute(f"DELETE FROM {table} WHERE row = {first}")
        assert connection.execute(statement, value).fetchone() == (first + 1,)


def test_names_are_in_the_order_of_their_characters(connection: Connection) -> None:
    for id_ in ("b", "B", "é", "z", "_"):
        connection.execute(DOCUMENT, (1, id_))
    found = connection.execute("SELECT id FROM documents ORDER BY id").fetchall()
    assert [id_ for (id_,) in found] == ["B", "_", "a", "b", "z", "é"]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("documents", ["id WHERE live = 0", "id, live", "path", "row"]),
        ("passages", ["document, start", "key", "row"]),
        ("fields", ["document, name", "name"]),
    ],
)
def test_what_is_looked_up_often_has_an_index(connection: Connection, table: str, columns: list[str]) -> None:
    found = connection.execute(
        "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema() AND tablename = ?", (table,)
    ).fetchall()
    made = [each.partition(" btree ")[2].translate(str.maketrans("", "", '()"')) for (each,) in found]
    assert sorted(made) == columns
