"""Facts about the small tables of a store: settings, files, vectors by row, documents, and what was not read."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_store import CAT, DOG, EMBEDDER, PAGED, SETTINGS

from passerelle.index.embed.embedder import Engine
from passerelle.index.errors import StoreError
from passerelle.index.store.account import Account, DocumentGap, read_account, read_unread
from passerelle.index.store.change import Change, change
from passerelle.index.store.documents import document_at, each_document, entries, given_rows, passages_at
from passerelle.index.store.rows import (
    Settings,
    count_passages,
    digest_contents,
    matrix,
    read_contents,
    read_entry,
    read_generation,
    read_identity,
    read_settings,
    vector_key,
    vectors_of,
    write_files,
    write_settings,
)
from passerelle.index.types import Gap, Unread

DAMAGED = "^the store is damaged: a vector has not {} numbers; `passerelle verify` says how to mend it$"
GAP = Gap("pictures", 2, "page 3")
RICH = replace(DOG, fields={"year": 2031, "by": "Ada"}, gaps=(GAP, Gap("comments", 1, "")), path="chien.txt")


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Change]:
    with change(tmp_path, SETTINGS, EMBEDDER) as made:
        made.put("pages.txt", PAGED)
        made.put("chien.txt", RICH)
        made.put("", CAT, given=True)
        made.commit({"pages.txt": "1", "chien.txt": "2"})
        yield made


def test_settings_come_back_as_they_were_written(opened: Change) -> None:
    assert read_settings(opened.connection) == SETTINGS
    assert read_generation(opened.connection) == 1
    assert len(read_contents(opened.connection)) == len(read_identity(opened.connection)) == 32
    other = replace(SETTINGS, backend="onnx", precision="float16", passage_tokens=7)
    write_settings(opened.connection, {"backend": "onnx", "precision": "float16", "passage_tokens": 7})
    assert read_settings(opened.connection) == other
    assert (read_entry(opened.connection, "backend"), read_entry(opened.connection, "none")) == ("onnx", "")


def test_before_the_first_commit_there_are_no_settings(tmp_path: Path) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as made:
        assert read_settings(made.connection) is None
        assert (read_generation(made.connection), read_contents(made.connection)) == (0, "")
        assert len(read_identity(made.connection)) == 32


@pytest.mark.parametrize(
    ("asked", "run"),
    [
        (Engine(), Engine("onnx", "float16")),
        (Engine("torch"), Engine("torch", "float16")),
        (Engine("", "float32", threads=3), Engine("onnx", "float32", threads=3)),
    ],
)
def test_a_store_runs_its_model_as_it_was_made_unless_asked(asked: Engine, run: Engine) -> None:
    made = replace(SETTINGS, backend="onnx", precision="float16")
    assert made.engine(asked) == run
    assert Settings.of(EMBEDDER, Engine("onnx", "float16"), 6) == made
    with pytest.raises(TypeError, match="the engine is 'onnx'"):
        made.engine("onnx")  # type: ignore[arg-type]


def test_files_are_noted_replaced_and_forgotten(opened: Change) -> None:
    write_files(opened.connection, {"b": "9", "pages.txt": "8", "chien.txt": None, "none": None})
    found = dict(opened.connection.execute("SELECT path, hash FROM files"))
    assert found == {"b": "9", "pages.txt": "8"}


def test_vectors_are_read_by_the_rows_of_their_passages(opened: Change) -> None:
    assert count_passages(opened.connection) == 5
    found = vectors_of(opened.connection, [5, 1, 5], 256)
    assert found.shape == (3, 256)
    assert np.array_equal(found[0], found[2])
    assert vectors_of(opened.connection, [], 256).shape == (0, 256)
    with pytest.raises(KeyError, match="6"):
        vectors_of(opened.connection, [6], 256)
    with pytest.raises(StoreError, match=DAMAGED.format(255)):
        vectors_of(opened.connection, [1], 255)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE passages SET row = 9 WHERE row = 5",
        "UPDATE vectors SET key = x'00' WHERE row = 5",
        "UPDATE vectors SET vector = zeroblob(512) WHERE row = 5",
        "UPDATE passages SET vector = 4 WHERE row = 5",
        "UPDATE documents SET live = 0 WHERE id = 'chat'",
    ],
)
def test_the_digest_of_contents_is_of_each_live_passages_row_key_and_vector(
    opened: Change, statement: str
) -> None:
    assert isinstance(opened.connection, sqlite3.Connection)
    before = digest_contents(opened.connection)
    assert before == read_contents(opened.connection)
    opened.connection.execute(statement)
    assert digest_contents(opened.connection) != before


def test_halves_are_rows_of_single_precision() -> None:
    half = np.array([1, 0.5], np.float16).tobytes()
    assert matrix([half, half], 2).tolist() == [[1, 0.5], [1, 0.5]]
    assert matrix([half], 2).dtype == np.float32
    with pytest.raises(StoreError, match=DAMAGED.format(2)):
        matrix([half, half[:2]], 2)


def test_a_key_is_of_the_model_and_of_the_words(opened: Change) -> None:
    first, second = passages_at(opened.connection, 2, RICH)
    keys = {vector_key("f", first), vector_key("g", first), vector_key("f", second)}
    assert len(keys) == 3
    assert {len(each) for each in keys} == {20}
    assert vector_key("f", first) == vector_key("f", replace(first, language="fr"))


def test_documents_come_with_their_fields_and_gaps_in_order_of_ids(opened: Change) -> None:
    found = document_at(opened.connection, 2)
    assert found == RICH
    assert (dict(found.fields), found.gaps, found.path) == (
        {"year": 2031, "by": "Ada"},
        RICH.gaps,
        "chien.txt",
    )
    assert [
        (row, document.id, len(passages)) for row, document, passages in each_document(opened.connection)
    ] == [
        (3, "chat", 2),
        (2, "chien", 2),
        (1, "pages", 1),
    ]
    assert given_rows(opened.connection) == {3}


def test_entries_say_of_documents_all_but_their_text(opened: Change) -> None:
    cat, dog, pages = entries(opened.connection)
    assert (cat.id, cat.title, cat.language, cat.path) == ("chat", "Chat", "fr", "")
    assert (cat.passages, cat.characters, dict(cat.fields), cat.gaps) == (2, len(CAT.text), {}, ())
    assert (dog.title, dog.language, dog.path) == ("Dog", "en", "chien.txt")
    assert (dict(dog.fields), dog.gaps) == ({"by": "Ada", "year": 2031}, RICH.gaps)
    assert (pages.id, pages.passages) == ("pages", 1)


def test_the_account_is_of_documents_and_of_paths_that_gave_none(opened: Change) -> None:
    unread = [
        Unread("b", "failures", "odd", 2, ("more",)),
        Unread("b", "removed", "", 1, ("x",)),
        Unread("a", "other formats", ".odd", 3),
    ]
    opened.remember({}, {"b": unread[:2], "a": unread[2:]})
    assert read_unread(opened.connection) == [unread[2], unread[0], unread[1]]
    account = read_account(opened.connection)
    assert account.gaps == (
        DocumentGap("chien", "chien.txt", "pictures", 2, "page 3"),
        DocumentGap("chien", "chien.txt", "comments", 1, ""),
    )
    assert account.below(lambda path: path == "b") == Account((), (unread[0], unread[1]))
    assert account.below(lambda path: path == "chien.txt") == Account(account.gaps, ())
    assert account.below(lambda _: False) == Account()


@pytest.mark.parametrize(
    ("account", "whole"),
    [
        (Account(), True),
        (Account(unread=(Unread("a", "removed"),)), True),
        (Account(unread=(Unread("a", "removed"), Unread("a", "failures"))), False),
        (Account(unread=(Unread("a", "other formats"),)), False),
        (Account(unread=(Unread("a", "linked folders"),)), False),
        *(
            (Account((DocumentGap("a", "", kind, 1, ""),)), kind in {"page furniture", "deletions", "hidden text"})
            for kind in (
                "page furniture", "deletions", "hidden text", "pages without text", "doubtful pages", "form fields",
                "comments", "embedded files", "pictures", "broken rows", "missing parts", "third language",
            )
        ),
    ],
)  # fmt: skip
def test_an_account_is_whole_where_a_person_misses_nothing(account: Account, *, whole: bool) -> None:
    assert account.is_whole is whole
