"""Facts about rows that hold something else than they should: what is wrong is said by what it is part of."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from small_store import CAT, EMBEDDER, SETTINGS

from passerelle.index.store.account import read_account, read_unread
from passerelle.index.store.change import change
from passerelle.index.store.documents import document_at, entries, passages_at
from passerelle.index.store.removed import erase_names, write_removed
from passerelle.index.store.rows import read_contents, read_generation, read_settings, vectors_of
from passerelle.index.store.schema import FILE
from passerelle.index.types import Gap, Unread

Call = Callable[[sqlite3.Connection], object]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a store with one document, which has a field and a gap, and one file that was not read."""
    folder = tmp_path_factory.mktemp("store")
    with change(folder, SETTINGS, EMBEDDER) as opened:
        opened.put("chat.txt", replace(CAT, fields={"year": 2031}, gaps=(Gap("pictures", 2, "page 1"),)))
        opened.commit({"chat.txt": "1"}, {"docs": [Unread("docs", "failures", "odd")]})
    return folder / FILE


@pytest.fixture
def connection(place: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection in a transaction, which is never committed."""
    with closing(sqlite3.connect(place, isolation_level=None)) as opened:
        opened.execute("BEGIN")
        yield opened


BLOB = "x'ff00'"
SETTING = "UPDATE settings SET value = {} WHERE name = '{}'"
DOCUMENT = "UPDATE documents SET {} = {}"
CASES: list[tuple[Call, str, list[str]]] = [
    (
        read_settings,
        "its settings",
        [
            *(SETTING.format(BLOB, name) for name in ("model", "fingerprint", "search")),
            *(SETTING.format("'x'", name) for name in ("dimension", "passage_tokens")),
            "DELETE FROM settings WHERE name = 'fingerprint'",
        ],
    ),
    (read_generation, "the number of its changes", [SETTING.format("'x'", "generation")]),
    (read_contents, "the digest of its contents", [SETTING.format("'é'", "contents")]),
    (
        lambda held: vectors_of(held, [1], 256),
        "the vectors of passages",
        ["UPDATE vectors SET vector = 7", "UPDATE vectors SET vector = hex(zeroblob(256))"],
    ),
    (
        entries,
        "the list of documents",
        [
            *(DOCUMENT.format(name, BLOB) for name in ("id", "title", "language", "path")),
            "UPDATE fields SET value = 'x'",
            "UPDATE gaps SET count = 'x'",
        ],
    ),
    (
        lambda held: document_at(held, 1),
        "the document 'chat'",
        [
            *(DOCUMENT.format(name, BLOB) for name in ("title", "language", "text", "path")),
            *(DOCUMENT.format(name, "'x'") for name in ("pages", "headings")),
            DOCUMENT.format("pages", "'[[1, 2, 3]]'"),
            "UPDATE fields SET value = 'x'",
            "UPDATE gaps SET count = 'x'",
        ],
    ),
    (lambda held: document_at(held, 9), "a document", ["SELECT 1"]),
    (
        lambda held: passages_at(held, 1, CAT),
        "a passage of 'chat'",
        [
            "UPDATE passages SET start = 'x'",
            "UPDATE passages SET end = 9999",
            "UPDATE passages SET start = -1",
            "UPDATE passages SET page = 'x'",
        ],
    ),
    (read_account, "what was not read", ["UPDATE gaps SET count = 'x'", "UPDATE unread SET count = 'x'"]),
    (
        read_unread,
        "what was not read",
        ["UPDATE unread SET count = 'x'", "UPDATE unread SET examples = 'x'"],
    ),
    (
        lambda held: write_removed(held, []),
        "the list of files",
        [f"UPDATE files SET hash = {BLOB}", f"UPDATE files SET path = {BLOB}"],
    ),
    (lambda held: write_removed(held, [(3, "a")]), "the list of documents", ["SELECT 1"]),  # type: ignore[list-item]
    (lambda held: write_removed(held, [("a", None)]), "the list of documents", ["SELECT 1"]),  # type: ignore[list-item]
    (
        erase_names,
        "the list of files",
        [f"UPDATE {table} SET path = {BLOB}" for table in ("documents", "files", "unread")],
    ),
]


@pytest.mark.parametrize(
    ("call", "what", "statement"),
    [(call, what, statement) for call, what, statements in CASES for statement in statements],
)
def test_what_is_no_such_thing_is_damage_of_what_it_is_part_of(
    connection: sqlite3.Connection, call: Call, what: str, statement: str
) -> None:
    connection.execute(statement)
    with pytest.raises(sqlite3.DatabaseError, match=rf"^{what}: \w+\("):
        call(connection)
