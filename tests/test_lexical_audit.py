"""The index that words are searched in is compared with one made again, and each way it may be damaged is told."""

import sqlite3
from collections.abc import Iterator

import pytest

from passerelle.index.lexical.audit import index_faults
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.words import TABLES, FtsTable, add

MOVED = "the term {!r} is not where it should be"
COUNTS = "its counts of terms are not those of the passages"
DAMAGED = "the index of words in {} is damaged ({}): searches miss passages"


@pytest.fixture
def store() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    add(connection, "fr", [(1, "chat gris"), (2, "chien noir chat"), (5, "bac")], Names({}))
    add(connection, "en", [(3, 'grey cat "x"'), (4, "3.5 dogs")], Names({}))
    connection.commit()
    yield connection
    connection.close()


def test_an_index_of_the_terms_it_was_made_of_has_no_faults_and_nothing_is_left_of_the_look(
    store: sqlite3.Connection,
) -> None:
    assert list(index_faults(store)) == []
    assert list(index_faults(store)) == []
    assert store.execute("SELECT name FROM sqlite_temp_master").fetchall() == []


@pytest.mark.parametrize(
    ("damage", "faults"),
    [
        ("UPDATE words_fr_content SET c0 = 'chat noir' WHERE id = 1", {"fr": MOVED.format("gris")}),
        ("UPDATE words_fr_content SET c0 = 'gris chat' WHERE id = 1", {"fr": MOVED.format("chat")}),
        ("UPDATE words_fr_content SET c0 = c0 || ' zoo' WHERE id = 5", {"fr": MOVED.format("zoo")}),
        ("UPDATE words_fr_content SET c0 = '' WHERE id = 2", {"fr": MOVED.format("chat")}),
        ("UPDATE words_en_docsize SET sz = x'07' WHERE id = 4", {"en": COUNTS}),
        ("UPDATE words_en_data SET block = x'0207' WHERE id = 1", {"en": COUNTS}),
        (
            "UPDATE words_fr_content SET c0 = 'x' WHERE id = 5; UPDATE words_en_docsize SET sz = x'07' WHERE id = 4",
            {
                "fr": MOVED.format("bac"),
                "en": COUNTS,
            },
        ),
    ],
)  # fmt: skip
def test_an_index_that_parts_from_its_terms_is_told_by_language(
    store: sqlite3.Connection, damage: str, faults: dict[str, str]
) -> None:
    store.executescript(damage)
    assert list(index_faults(store)) == [DAMAGED.format(*each) for each in faults.items()]
    assert store.execute("SELECT name FROM sqlite_temp_master").fetchall() == []


def test_an_index_that_holds_its_terms_and_does_not_find_them_is_told(store: sqlite3.Connection) -> None:
    texts = [" ".join(f"mot{row * 7 + word:05}" for word in range(7)) for row in range(100)]
    add(store, "other", list(enumerate(texts, start=1)), Names({}))  # more than a page of terms
    store.commit()
    assert list(index_faults(store)) == []
    store.execute("DELETE FROM words_other_idx")
    (fault,) = index_faults(store)
    assert fault.startswith("the index of words in other is damaged (looking for 'mot")
    assert fault.endswith("' does not find the passages that hold it): searches miss passages")


def test_an_index_that_cannot_be_read_is_told_with_what_sqlite_says(store: sqlite3.Connection) -> None:
    store.execute("DROP TABLE words_other")
    (fault,) = index_faults(store)
    assert fault.startswith("the index of words in other is damaged (")
    assert "words_other" in fault
    assert FtsTable(store).matching("fr", ["chat"], 9) == [1, 2]
