"""Facts about the tables of a store's file: what is there once, what goes with a document, what is looked up fast."""

import sqlite3
from collections.abc import Iterator

import pytest

from passerelle.index.store.tables import ACCOUNT_TABLES, OWN_TABLES, TABLES

DOCUMENT = "INSERT INTO documents VALUES (?, ?, ?, 'p', 'h', 't', 'fr', '[]', '[]', 'words')"
PASSAGE = "INSERT INTO passages VALUES (?, ?, 0, 5, NULL, '', 'fr', 1)"


@pytest.fixture
def file() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.executescript(TABLES + ACCOUNT_TABLES + OWN_TABLES)
    connection.executescript(OWN_TABLES)  # they may be there already
    connection.execute(DOCUMENT, (1, 1, "a"))
    connection.execute("INSERT INTO vectors VALUES (1, x'00', x'3c00')")
    connection.execute(PASSAGE, (1, 1))
    yield connection
    connection.close()


def test_an_id_is_once_among_what_is_live_and_once_among_what_is_staged(file: sqlite3.Connection) -> None:
    file.execute(DOCUMENT, (2, 0, "a"))
    for live in (0, 1):
        with pytest.raises(sqlite3.IntegrityError, match=r"documents\.id, documents\.live"):
            file.execute(DOCUMENT, (3, live, "a"))


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("passages", "(2, 1, 0, 5, 3, 'T', 'en', 1)"),
        ("fields", "(1, 'year', '2024')"),
        ("gaps", "(1, 0, 'pictures', 2, 'page 1')"),
        ("given", "(1)"),
    ],
)
def test_what_belongs_to_a_document_goes_with_it_and_needs_one(
    file: sqlite3.Connection, table: str, values: str
) -> None:
    file.execute(f"INSERT INTO {table} VALUES {values}")
    other = values.replace("(2, 1,", "(9, 7,") if table == "passages" else values.replace("(1", "(7", 1)
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        file.execute(f"INSERT INTO {table} VALUES {other}")
    file.execute("DELETE FROM documents WHERE row = 1")
    assert file.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


def test_a_passage_has_a_vector_which_stays_when_it_goes(file: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        file.execute(PASSAGE.replace(", 1)", ", 5)"), (2, 1))
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        file.execute("DELETE FROM vectors")
    file.execute("DELETE FROM documents")
    assert file.execute("SELECT count(*) FROM vectors").fetchone() == (1,)
    file.execute("DELETE FROM vectors")


@pytest.mark.parametrize("table", ["documents", "passages"])
def test_a_row_that_was_taken_out_never_comes_again(file: sqlite3.Connection, table: str) -> None:
    file.execute(DOCUMENT, (None, 1, "b"))
    file.execute("DELETE FROM documents WHERE id = 'b'" if table == "documents" else "DELETE FROM passages")
    if table == "documents":
        file.execute(DOCUMENT, (None, 1, "c"))
    else:
        file.execute(PASSAGE, (None, 1))
    assert file.execute(f"SELECT max(row) FROM {table}").fetchone() == (
        {"documents": 3, "passages": 2}[table],
    )


@pytest.mark.parametrize(
    ("table", "one", "same"),
    [
        ("settings", "('model', 'x')", "('model', 'y')"),
        ("files", "('p', 'x')", "('p', 'y')"),
        ("vectors", "(8, x'77', x'00')", "(9, x'77', x'01')"),
        ("fields", "(1, 'year', '2024')", "(1, 'year', '2025')"),
        ("gaps", "(1, 0, 'pictures', 2, '')", "(1, 0, 'comments', 1, '')"),
        ("unread", "('p', 'failures', 'w', 1, '[]')", "('p', 'failures', 'w', 2, '[]')"),
        ("given", "(1)", "(1)"),
        ("removed", "(x'01', x'02', x'03', 0)", "(x'01', x'05', x'06', 1)"),
    ],
)
def test_each_thing_is_there_once(file: sqlite3.Connection, table: str, one: str, same: str) -> None:
    file.execute(f"INSERT INTO {table} VALUES {one}")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        file.execute(f"INSERT INTO {table} VALUES {same}")


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("fields", "(1, 'year', '2024')", "(1, 'month', '2024')"),
        ("gaps", "(1, 0, 'pictures', 2, '')", "(1, 1, 'pictures', 2, '')"),
        ("unread", "('p', 'failures', 'w', 1, '[]')", "('p', 'failures', 'v', 1, '[]')"),
        ("unread", "('p', 'failures', 'w', 1, '[]')", "('p', 'removed', 'w', 1, '[]')"),
        ("unread", "('p', 'failures', 'w', 1, '[]')", "('q', 'failures', 'w', 1, '[]')"),
    ],
)
def test_what_differs_in_one_name_stands_beside_the_other(
    file: sqlite3.Connection, table: str, one: str, other: str
) -> None:
    for values in (one, other):
        file.execute(f"INSERT INTO {table} VALUES {values}")
    assert file.execute(f"SELECT count(*) FROM {table}").fetchone() == (2,)


@pytest.mark.parametrize(
    ("asked", "index"),
    [
        ("SELECT row FROM documents WHERE path = 'p'", "documents_by_path"),
        ("SELECT row FROM documents WHERE id = 'a' AND live = 1", "sqlite_autoindex_documents_1"),
        ("SELECT row FROM passages WHERE document = 1 ORDER BY start", "passages_by_document"),
        ("SELECT row FROM passages WHERE vector = 1", "passages_by_vector"),
        ("SELECT document FROM fields WHERE name = 'year' AND value = '2024'", "fields_by_name"),
    ],
)
def test_what_is_looked_up_often_has_an_index(file: sqlite3.Connection, asked: str, index: str) -> None:
    plan = str(file.execute(f"EXPLAIN QUERY PLAN {asked}").fetchall())
    assert index in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan


def test_each_store_has_an_identity_of_its_own() -> None:
    made = set()
    for _ in range(2):
        connection = sqlite3.connect(":memory:")
        connection.executescript(TABLES + ACCOUNT_TABLES)
        made.update(connection.execute("SELECT value FROM settings WHERE name = 'identity'").fetchall())
        connection.close()
    assert [len(identity) for (identity,) in made] == [32, 32]
    assert all(identity == identity.lower() for (identity,) in made)
