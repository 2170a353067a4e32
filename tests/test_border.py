"""Facts about mistakes and damage: a caller's mistake is never called damage, and damage is a StoreError."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from library import Library

from passerelle import Document, Heading, Only, PasserelleError, Retriever, Span, StoreError
from passerelle.index.removal import remove
from passerelle.index.store import schema
from passerelle.index.store.change import change
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options, sync
from passerelle.query import Query

GOOD = Document("dog", "Dog", "en", "The dog runs in a green garden.")


def put(library: Library, *documents: Document) -> None:
    settings = library.open().settings
    with change(library.folder, settings, library.embedder) as opened:
        for document in documents:
            opened.put("memory", document)
        opened.commit({})


@pytest.fixture
def stored(library: Library) -> Library:
    library.write("cat.txt", "The cat sleeps on a red carpet.\n\nIt snores, and the dog hears it.")
    library.write("chat.txt", "Le chat dort sur le tapis rouge, et le chien l’entend ronfler.")
    library.index()
    return library


MISTAKES: list[tuple[dict[str, Any], type[Exception]]] = [
    ({"id": 3}, TypeError),
    ({"id": ""}, ValueError),
    ({"id": "a\ud800"}, ValueError),
    ({"title": None}, TypeError),
    ({"title": "\ud800"}, ValueError),
    ({"text": 3.14}, TypeError),
    ({"text": b"dog"}, TypeError),
    ({"text": "half \ud83d"}, ValueError),
    ({"language": "de"}, ValueError),
    ({"language": None}, TypeError),
    ({"pages": (Span(0, 999),)}, ValueError),
    ({"pages": ((0, 3),)}, TypeError),
    ({"headings": (Heading(5, 2, 1),)}, ValueError),
    ({"headings": (Heading(0, 2, "x"),)}, TypeError),  # type: ignore[arg-type]
    ({"fields": {"author": [["a"]]}}, TypeError),
    ({"fields": {3: "a"}}, TypeError),
    ({"gaps": ("pages",)}, TypeError),
]


@pytest.mark.parametrize(("wrong", "error"), MISTAKES)
def test_a_document_that_is_none_is_refused_before_anything_is_written(
    stored: Library, wrong: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        put(stored, GOOD, replace(GOOD, **({"id": "other"} | wrong)))
    assert stored.ids() == ["cat.txt", "chat.txt"]
    assert not verify(stored.folder).problems


VECTOR = np.ones(384, dtype=np.float32) / np.float32(384**0.5)
WHOLE_NUMBERS: Any = np.ones(384, dtype=np.int64)
CALLS: list[tuple[Callable[[Library, Store], object], str]] = [
    (lambda library, _: put(library, GOOD, GOOD), "put twice in one change"),
    (lambda library, _: put(library, None), "is no document"),  # type: ignore[arg-type]
    (lambda _, store: store.document(3), "give it as text"),  # type: ignore[arg-type]
    (lambda _, store: store.passages(None), "give it as text"),  # type: ignore[arg-type]
    (lambda _, store: store.candidates(Query("a", "a", [0.1], 0.5), 5), "no array"),  # type: ignore[arg-type]
    (lambda _, store: store.candidates(Query("a", "a", None, 0.5), 5), "no array"),  # type: ignore[arg-type]
    (lambda _, store: store.candidates(Query("a", "a", WHOLE_NUMBERS, 0.5), 5), "no array"),
    (lambda _, store: store.candidates(Query("a", "a", VECTOR, 0.5), True), "k is True: give a whole number"),
    (lambda _, store: store.candidates(Query("a", "a", VECTOR, 0.5), 2.0), "k is 2.0: give"),  # type: ignore[arg-type]
    (lambda library, _: sync("documents", library.folder), "give several"),  # type: ignore[arg-type]
    (lambda library, _: sync(library.documents, library.folder), "give several"),  # type: ignore[arg-type]
    (lambda library, _: remove(3, library.folder), "give it as text"),  # type: ignore[arg-type]
    (lambda _, store: Only(folder=3) and store, "give a path"),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("call", "said"), CALLS)
def test_a_mistake_is_a_type_or_value_error_and_nobody_is_told_to_delete(
    stored: Library, call: Callable[[Library, Store], object], said: str
) -> None:
    with stored.open() as store, pytest.raises((TypeError, ValueError), match=said) as raised:
        call(stored, store)
    assert "delete" not in str(raised.value)
    assert not verify(stored.folder).problems


def test_what_sqlite_cannot_be_asked_is_no_damage(stored: Library) -> None:
    said = "the store itself is as it was"
    with stored.open() as store, pytest.raises(StoreError, match=said) as raised, store.reading():
        raise sqlite3.IntegrityError("UNIQUE constraint failed")
    assert "delete" not in str(raised.value)


def columns(folder: Path) -> Iterator[tuple[str, str]]:
    with closing(sqlite3.connect(folder / schema.FILE)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            for found in connection.execute(f"PRAGMA table_info({table})").fetchall():
                if not table.startswith("sqlite_") and not table.endswith(("_data", "_idx", "_config")):
                    yield table, found[1]


def used(library: Library) -> Iterator[Callable[[], object]]:
    """Yield what a person does with a store."""
    yield lambda: Store.open(library.folder).entries()
    yield lambda: Store.open(library.folder).document("cat.txt")
    yield lambda: Store.open(library.folder).passages("chat.txt")
    yield lambda: Retriever.of(library.open(), library.embedder).search("the cat sleeps, le chat dort", 3)
    yield lambda: verify(library.folder)
    yield lambda: library.write("new.txt", "A bird sings.") and library.index()


@pytest.mark.slow
@pytest.mark.parametrize("value", ["'x'", "-7", "x'ff00fe'", "'[]'", "''", "1e300", "9223372036854775807"])
def test_any_damaged_value_is_met_by_nothing_but_errors_of_ours(stored: Library, value: str) -> None:
    sound = stored.place / "sound"
    shutil.copytree(stored.folder, sound)
    places = list(columns(sound))
    assert len(places) > 30
    for table, column in places:
        shutil.rmtree(stored.folder)
        shutil.copytree(sound, stored.folder)
        with closing(sqlite3.connect(stored.folder / schema.FILE)) as connection, suppress(sqlite3.Error):
            connection.execute(f"UPDATE {table} SET {column} = {value}")
            connection.commit()
        for call in used(stored):
            try:
                call()
            except PasserelleError:
                continue
            except Exception as error:
                raise AssertionError(f"{table}.{column} = {value}") from error


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE documents SET path = x'ff00fe'",
        "DELETE FROM words_en",
        "UPDATE words_en SET terms = x'ff00fe'",
        "UPDATE passages SET row = row + 100",
        "UPDATE passages SET language = 'de'",
        "UPDATE lexicon_en SET passages = 'x'",
        "DELETE FROM lexicon_en",
        "UPDATE documents SET row = row + 100",
        "UPDATE documents SET text = x'ff00fe'",
    ],
)
def test_a_damaged_page_is_met_by_nothing_but_errors_of_ours(stored: Library, damage: str) -> None:
    with closing(sqlite3.connect(stored.folder / schema.FILE)) as connection:
        connection.execute(damage)
        connection.commit()
    met = 0
    for call in used(stored):
        try:
            call()
        except StoreError:
            met += 1
    assert met or verify(stored.folder).problems


DAMAGE = {
    "a passage outside its text": "UPDATE passages SET end = 99999",
    "a title that is no text": "UPDATE documents SET title = x'ff00'",
    "a path that is no text": "UPDATE documents SET path = x'ff00'",
    "a model that is no text": "UPDATE settings SET value = x'ff00' WHERE name = 'model'",
    "a table that is gone": "DROP TABLE fields",
    "files that are no text": "UPDATE files SET hash = x'ff00'",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=list(DAMAGE))
def test_damage_ends_in_a_store_error_whatever_is_done(damage: str, stored: Library) -> None:
    with closing(sqlite3.connect(stored.folder / schema.FILE, isolation_level=None)) as connection:
        connection.execute(damage)
    ways: list[Callable[[], object]] = [
        lambda: stored.open().entries(),
        lambda: Retriever(stored.open(), stored.embedder).search("dog"),
        lambda: remove("cat.txt", stored.folder),
        lambda: sync([], stored.folder, Options(rebuild=True), embedder=stored.embedder),
    ]
    said = []
    for way in ways:
        try:
            way()
        except StoreError as error:
            said.append(str(error))
    assert said
    assert all("damaged; delete" in each for each in said)


def test_a_rebuild_does_not_hide_that_a_text_was_damaged(stored: Library) -> None:
    with closing(sqlite3.connect(stored.folder / schema.FILE, isolation_level=None)) as connection:
        connection.execute("UPDATE documents SET text = replace(text, 'red', 'RED') WHERE id = 'cat.txt'")
    with pytest.raises(
        StoreError, match=r"text of 'cat\.txt' is not the one .*passerelle remove cat\.txt .*--again"
    ):
        sync([], stored.folder, Options(rebuild=True), embedder=stored.embedder)
    remove("cat.txt", stored.folder)
    sync([stored.documents], stored.folder, Options(again=("cat.txt",)), embedder=stored.embedder)
    assert verify(stored.folder).problems == ()
