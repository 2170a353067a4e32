"""The words of a store's passages in SQLite, row by row: kept in step, counted, looked up, and checked."""

import sqlite3
from collections import Counter
from collections.abc import Iterator

import pytest

from passerelle.index.lexical.names import Names
from passerelle.index.lexical.words import (
    LANGUAGES,
    TABLES,
    FtsTable,
    add,
    are_current,
    counts_of,
    faults,
    follow,
    headed,
    read_with,
    texts,
)
from passerelle.index.store import tables
from passerelle.index.types import Language, Span

NONE = Names({})
OWN = Names.of("Grande Halle | Halle")
TOTALS = {" ": 1, "": 2}
"""What a lexicon says of one passage with two terms."""


@pytest.fixture
def store() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.executescript(tables.TABLES + TABLES)
    yield connection
    connection.close()


def put(store: sqlite3.Connection, row: int, text: str, language: str = "fr", *, live: int = 1) -> None:
    """Put a document with one passage in the store, both at *row*."""
    store.execute(
        "INSERT INTO documents (row, live, id, path, hash, title, language, pages, headings, text)"
        " VALUES (?, ?, ?, '', '', '', ?, '', '', ?)",
        (row, live, f"d{row}", language, text),
    )
    passage(store, row, row, 0, len(text), language)


def passage(
    store: sqlite3.Connection, row: int, document: int, start: int, end: int, language: str = "fr"
) -> None:
    store.execute(
        "INSERT INTO passages (row, document, start, end, heading, language, vector) VALUES (?, ?, ?, ?, '', ?, 0)",
        (row, document, start, end, language),
    )


def words(store: sqlite3.Connection, language: Language = "fr") -> dict[int, str]:
    return dict(store.execute(f"SELECT rowid, terms FROM words_{language}"))


def lexicon(store: sqlite3.Connection, language: Language = "fr") -> dict[str, int]:
    return dict(store.execute(f"SELECT * FROM lexicon_{language}"))


def test_each_live_passage_has_its_words_and_its_count_in_its_language(store: sqlite3.Connection) -> None:
    put(store, 1, "chat gris")
    put(store, 2, "grey cats", "en")
    put(store, 3, "gato gris", "other")
    put(store, 4, "chat noir", live=0)
    follow(store, NONE)
    assert [words(store, language) for language in LANGUAGES] == [
        {1: "chat gris"},
        {2: "grey cat"},
        {3: "gato gris"},
    ]
    assert lexicon(store) == {"chat": 1, "gris": 1, **TOTALS}
    assert lexicon(store, "en") == {"grey": 1, "cat": 1, **TOTALS}
    assert are_current(store, NONE)
    assert list(faults(store, NONE)) == []


def test_what_is_gone_is_forgotten_and_what_is_new_is_added(store: sqlite3.Connection) -> None:
    put(store, 1, "chat gris chat")
    put(store, 2, "chat noir")
    follow(store, NONE)
    assert lexicon(store) == {"chat": 2, "gris": 1, "noir": 1, " ": 2, "": 5}
    store.execute("DELETE FROM passages WHERE row = 1")
    put(store, 5, "chien roux")
    follow(store, NONE)
    assert words(store) == {2: "chat noir", 5: "chien roux"}
    assert lexicon(store) == {"chat": 1, "noir": 1, "chien": 1, "roux": 1, " ": 2, "": 4}
    store.execute("UPDATE documents SET live = 0")
    follow(store, NONE)
    assert (words(store), lexicon(store)) == ({}, {})


def test_all_passages_are_followed_however_many_at_once(
    store: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("passerelle.index.lexical.words.BATCH", 2)
    for row in range(1, 8):
        put(store, row, f"chat{row} gris")
    follow(store, NONE)
    assert words(store) == {row: f"chat{row} gris" for row in range(1, 8)}
    assert lexicon(store)["gris"] == 7
    store.execute("DELETE FROM passages WHERE row > 2")
    follow(store, NONE)
    assert list(words(store)) == [1, 2]
    assert lexicon(store) == {"chat1": 1, "chat2": 1, "gris": 2, " ": 2, "": 4}


def test_words_are_read_again_for_other_names_or_where_that_is_asked_and_not_else(
    store: sqlite3.Connection,
) -> None:
    put(store, 1, "la grande halle")
    follow(store, NONE)
    store.execute("UPDATE words_fr SET terms = 'chien'")
    store.commit()
    follow(store, NONE)
    assert words(store) == {1: "chien"}
    follow(store, NONE, rebuild=True)
    store.commit()
    assert words(store) == {1: "grand hall"}
    assert not are_current(store, OWN)
    follow(store, OWN)
    assert are_current(store, OWN)
    assert not are_current(store, NONE)
    assert words(store) == {1: "grand hall @grande-halle"}
    assert lexicon(store)["@grande-halle"] == 1
    assert read_with(OWN) == f"{read_with(NONE)}{OWN.fingerprint}"


def test_a_damaged_index_is_made_again(store: sqlite3.Connection) -> None:
    put(store, 1, "chat gris")
    follow(store, NONE)
    store.commit()
    store.execute("UPDATE words_fr_data SET block = x'00' WHERE id > 1")
    follow(store, NONE, rebuild=True)
    assert FtsTable(store).matching("fr", ["gris"], 5) == [1]


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ("UPDATE words_fr SET terms = 'chien' WHERE rowid = 1", ["the words of 1 passages in fr are not those of"]),
        ("UPDATE words_fr SET terms = 'chien'", ["the words of 2 passages in fr"]),
        ("DELETE FROM words_fr WHERE rowid = 1", ["the words of 1 passages in fr"]),
        ("INSERT INTO words_fr (rowid, terms) VALUES (7, 'x')", ["the words of 1 passages in fr"]),
        (
            "DELETE FROM words_fr; INSERT INTO words_fr (rowid, terms) VALUES (8, 'x')",
            ["the words of 3 passages in fr"],
        ),
        ("INSERT INTO words_en (rowid, terms) VALUES (7, 'x')", ["the words of 1 passages in en"]),
        ("UPDATE lexicon_fr SET passages = 5 WHERE term = 'chat'", ["the lexicon of fr does not count the words of"]),
        ("DELETE FROM lexicon_fr WHERE term = ''", ["the lexicon of fr"]),
        ("UPDATE lexicon_fr SET passages = 5; UPDATE words_fr SET terms = 'x'", ["the words of 2 passages in fr"]),
        ("INSERT INTO lexicon_other VALUES ('x', 1)", ["the lexicon of other"]),
        ("SELECT 1", []),
    ],
)  # fmt: skip
def test_wrong_words_and_wrong_counts_are_told_by_language(
    store: sqlite3.Connection, damage: str, expected: list[str]
) -> None:
    put(store, 1, "chat gris")
    put(store, 2, "chat noir")
    follow(store, NONE)
    store.executescript(damage)
    found = list(faults(store, NONE))
    assert len(found) == len(expected)
    assert all(each.startswith(start) for each, start in zip(found, expected, strict=True))


def test_a_passage_is_read_with_its_title_and_headings_whatever_its_order(store: sqlite3.Connection) -> None:
    put(store, 1, "Un bac. Un quai.")
    put(store, 2, "Une rue.")
    store.execute("UPDATE documents SET title = 'Port' WHERE row = 1")
    passage(store, 8, 1, 8, 16)
    store.execute("UPDATE passages SET heading = 'Quais' WHERE row = 8")
    read = dict(texts(store, [8, 2, 1, 8]))
    assert {row: each.split("\n") for row, each in read.items()} == {
        1: ["", "Port", "", "", "Un bac. Un quai."],
        8: ["", "Port", "Quais", "", "Un quai."],
        2: ["", "", "", "", "Une rue."],
    }


def test_a_row_inside_a_table_is_read_with_the_names_of_its_columns() -> None:
    text = "Ferme | Oies\nHarle | 40\nMorve | 12"
    row = headed("T", "H", text, Span(text.index("Morve"), len(text)))
    assert row.split("\n")[1:] == ["T", "H", "Ferme | Oies", "Morve | 12"]
    assert headed("T", "H", text, Span(0, len(text))) == f"\nT\nH\n\n{text}"


def test_the_names_at_a_documents_head_are_read_with_passages_that_lack_them() -> None:
    text = "Harle Transports\nFacture\n\n" + "Le prix du bac est de dix euros. " * 40
    part = Span(text.index("Le prix"), len(text))
    first, *_ = headed("Facture", "", text, part).split("\n")
    assert "Harle" in first
    assert "Harle" not in headed("Facture de Harle", "", text, part).split("\n")[0]


def test_the_counts_of_passages_are_those_that_hold_a_term_and_two_totals() -> None:
    assert counts_of(["chat gris chat", "chat", ""]) == Counter({"chat": 2, "gris": 1, " ": 3, "": 4})
    assert counts_of([]) == Counter()


def table(*held: str, rows: list[int] | None = None) -> FtsTable:
    connection = sqlite3.connect(":memory:")
    connection.executescript(TABLES)
    add(connection, "other", list(enumerate(held, start=1)), NONE)
    return FtsTable(connection, rows)


def test_passages_are_found_by_most_of_the_terms_within_the_rows_allowed() -> None:
    held = ("chat gris", "chat", "chien gris", "chien")
    assert table(*held).matching("other", ["chat", "gris"], 9) == [1, 2, 3]
    assert table(*held).matching("other", ["chat", "gris"], 1) == [1]
    assert table(*held, rows=[2, 3, 4]).matching("other", ["chat", "gris"], 9) == [2, 3]
    assert table(*held, rows=[]).matching("other", ["chat"], 9) == []
    assert table(*held).listed("other") is None
    assert table(*held, rows=[2]).listed("fr") == [2]


def test_terms_with_signs_are_terms() -> None:
    found = table("le 3.5 en mai 2021", "3 5 2021")
    assert found.matching("other", ["3.5"], 9) == [1]
    assert found.matching("other", ["@2021-05"], 9) == [1]


def test_terms_are_counted_and_the_words_of_rows_are_read() -> None:
    found = table("chat gris", "chat", "chien")
    assert found.holding("other", ["chat", "gris", "x"]) == {"chat": 2, "gris": 1}
    assert found.holding("fr", ["chat"]) == {}
    assert found.stored("other", [1, 3, 9]) == {1: "chat gris", 3: "chien"}
    assert found.stored("fr", [1]) == {}
    assert found.stored("other", []) == {}


@pytest.mark.parametrize(
    ("term", "near"),
    [
        ("moutan", True),
        ("mo", False),
        ("mouto", True),
        ("mout", False),
        ("moutons", True),
        ("moutonne", False),
        ("mxxxon", True),
        ("mxxxxn", False),
        ("mo" + "xxxx", True),
        ("mxutxx", False),
        ("louton", False),
        ("nouton", False),
        ("mouton", True),
    ],
)
def test_a_term_that_may_be_misspelt_is_near_those_with_its_first_letter_and_one_of_its_halves(
    term: str, *, near: bool
) -> None:
    found = table(f"{term} {term}", term, "chien").near("other", "mouton")
    assert found == ([(term, 2)] if near else [])


def test_a_short_term_is_near_those_that_share_a_letter_at_an_end() -> None:
    found = table("abc ab xbc abcd axxx axc a abcde").near("other", "abc")
    assert dict(found) == {"abc": 1, "ab": 1, "abcd": 1, "axxx": 1, "axc": 1}
