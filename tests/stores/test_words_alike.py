"""PostgreSQL proposes passages by their words as SQLite's FTS5 does: the same ones, in the same order."""

from collections.abc import Iterator, Sequence
from contextlib import closing

import pytest
from postgres_server import Server
from small_store import DOG, put

from passerelle.index.lexical.words import FtsTable
from passerelle.index.store.location import Database
from passerelle.index.store.opening import connect_to_read
from passerelle.index.store.postgres.connection import Connection
from passerelle.index.store.postgres.words import WordRows
from passerelle.index.types import Document
from stores.texts import store_of

OTHERS = ("soir", "matin", "ferme", "orge", "bief", "barge", "rive")
TEXTS = [
    " ".join([*["moulin"] * (n % 4), *["bac"] * (n % 3), *["pont"] * (n // 5), "quai", *OTHERS[: n * 3 % 8]])
    for n in range(20)
]


@pytest.fixture(scope="module")
def place(server: Server) -> Iterator[Database]:
    with store_of(server, TEXTS) as made:
        yield made


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FtsTable]:
    """Give the words of a folder's store that holds the same."""
    folder = tmp_path_factory.mktemp("folder")
    put(folder, *(Document(f"d{number}", "", "fr", text) for number, text in enumerate(TEXTS)), DOG)
    with closing(connect_to_read(folder)) as connection:
        yield FtsTable(connection)


@pytest.mark.parametrize("k", [1, 4, 30])
@pytest.mark.parametrize(
    "terms",
    [
        ["moulin"],
        ["pont"],
        ["quai"],  # which every passage holds
        ["bac", "pont"],
        ["moulin", "ferm", "barg"],
        ["none", "biff", "bief"],
        ["moulin", "bac", "pont", "quai", "soir"],
    ],
)
def test_the_same_passages_are_proposed_in_the_same_order(
    connection: Connection, table: FtsTable, terms: Sequence[str], k: int
) -> None:
    found = WordRows(connection).matching("fr", terms, k)
    assert found == table.matching("fr", terms, k)
    assert found


@pytest.mark.parametrize(
    "term",
    "moulin mouli moulins mpulin moulun noulin moilun pont pon po p ponte pnot bac bacs bc bak xbac quai quia".split(),
)
def test_the_same_terms_are_near(connection: Connection, table: FtsTable, term: str) -> None:
    assert sorted(WordRows(connection).near("fr", term)) == sorted(table.near("fr", term))


def test_the_same_terms_are_held_and_stored(connection: Connection, table: FtsTable) -> None:
    words = WordRows(connection)
    asked, rows = ["moulin", "pont", "quai", "none", "dog"], list(range(1, 30))
    for language in ("fr", "en"):
        assert words.holding(language, asked) == table.holding(language, asked)
        assert words.stored(language, rows) == table.stored(language, rows)
