"""Facts about several stores as one: rows, ids and counts of each, what is summed, and what is asked of one."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fakes import WordEmbedder
from small_store import CAT, DOG, EMBEDDER, SETTINGS, put, query

from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import OWN
from passerelle.index.store import file_writer
from passerelle.index.store.change import change
from passerelle.index.store.only import Only
from passerelle.index.store.store import Store
from passerelle.index.store.stores import APART, Stores, open_store
from passerelle.index.types import Document, Gap, Unread
from passerelle.query import Query

GAP = Gap("pictures", 2, "page 1")
ONE = [replace(CAT, gaps=(GAP,)), Document("note", "N", "en", "The old mill grinds barley.", fields={"b": 1})]
TWO = [replace(CAT, gaps=(GAP,)), replace(DOG, fields={"a": 1, "b": 2}, gaps=(GAP,))]
UNREAD = [Unread(path, "other formats", ".xyz", 1) for path in ("one", "two")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return two stores: rows 1 to 3 of the first, the same and a second document in the other."""
    folder = tmp_path_factory.mktemp("made")
    for name, documents, unread in (("one", ONE, UNREAD[0]), ("two", TWO, UNREAD[1])):
        put(folder / name, *documents)
        with change(folder / name, SETTINGS, EMBEDDER) as opened:
            opened.remember({}, {unread.path: [unread]})
    with change(folder / "two", SETTINGS, EMBEDDER) as opened:
        opened.commit({})
    return folder


@pytest.fixture
def both(made: Path, tmp_path: Path) -> Iterator[Stores]:
    """Give the two as one."""
    for name in ("one", "two"):
        shutil.copytree(made / name, tmp_path / name)
    with Stores.open({"x": tmp_path / "one", "y": tmp_path / "two"}) as stores:
        yield stores


def test_a_row_is_of_the_store_that_it_stands_for(both: Stores) -> None:
    one, two = both.stores
    assert isinstance(one, Store)
    for row, store, own in ((1, one, 1), (3, one, 3), (APART + 3, two, 3)):
        passage = both.passage(row)
        assert (passage.text, passage.span) == (store.passage(own).text, store.passage(own).span)
        assert both.in_place(row).said == store.in_place(own).said
    with pytest.raises(StoreError, match=f"no passage has the row {2 * APART}"):
        both.passage(2 * APART)
    rows = [APART + 4, 1, APART + 3, 1, 3]
    found = both.vectors_of(rows)
    assert found.dtype == np.float32
    assert np.array_equal(
        found, np.stack([store.vectors_of([row])[0] for store, row in
                         ((two, 4), (one, 1), (two, 3), (one, 1), (one, 3))])
    )  # fmt: skip
    assert both.vectors_of([]).shape == (0, 256)


def test_a_passage_says_its_store_and_what_its_document_is_called_here(both: Stores) -> None:
    for row, id_, store in ((1, "chat", "x"), (APART + 1, "y/chat", "y"), (APART + 3, "chien", "y")):
        document = both.passage(row).document
        assert (document.id, document.store) == (id_, store)
        assert both.document(id_) == document
        assert both.document(id_).store == store
        assert [each.document for each in both.passages(id_)] == [document] * 2
        assert {each.document.store for each in both.passages(id_)} == {store}
    assert both.home("y/chat") == (both.stores[1], "chat")
    assert both.home("note") == (both.stores[0], "note")
    assert both.parts == both.stores


def test_what_both_hold_is_summed_or_listed(both: Stores, tmp_path: Path) -> None:
    one, two = both.stores
    assert (one.generation, two.generation, both.generation) == (1, 2, 3)
    assert both.contents == f"{one.contents} {two.contents}"
    assert both.identity == f"{one.identity} {two.identity}"
    assert both.field_names == ["a", "b"]
    assert both.titles() == [("chat", "Chat"), ("chien", "Dog"), ("note", "N"), ("y/chat", "Chat")]
    assert both.settings == SETTINGS
    assert [each.document for each in both.account.gaps] == ["chat", "y/chat", "chien"]
    assert both.account.unread == tuple(UNREAD)
    assert (
        both.count(),
        both.count(Only(documents=["chat", "y/chat", "note"])),
        both.count(Only(language="fr")),
    ) == (
        4,
        3,
        4,
    )
    assert both.words_are_current
    (tmp_path / "two" / OWN).write_text("Grande Halle | Halle\n", encoding="utf-8")
    assert not both.words_are_current


def test_passages_are_proposed_by_each_store_with_the_words_of_all(both: Stores) -> None:
    asked = Query("the dog", "the dog", query("the dog"), 0.1)
    found = both.candidates(asked, 1)
    assert [each.row > APART for each in found] == sorted(each.row > APART for each in found)
    assert {each.row // APART for each in found} == {0, 1}
    only = both.candidates(asked, 9, only=Only(documents=["y/chat"]))
    assert [each.row for each in only] == [APART + 1, APART + 2]
    with both.word_counts() as counts:
        held = counts.holding("fr", ["tapis", "none"])
        assert (held["tapis"], held["none"]) == (2, 0)
        assert counts.holding("en", ["dog", "barley"]) == {"dog": 2, "barley": 1}
        assert sorted(counts.near("fr", "tapi")).count(("tapis", 1)) == 2


def test_what_is_read_together_is_of_one_generation_of_each(
    both: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_writer, "TIDY_MILLISECONDS", 1)  # it waits for readers
    with both.reading():
        assert both.count() == 4
        for name in ("one", "two"):
            put(tmp_path / name, Document(f"new {name}", "", "en", "A heron stands here."))
        assert (both.count(), both.generation) == (4, 3)
    assert (both.count(), both.generation) == (6, 5)


def test_all_are_closed_together_and_where_one_cannot_be_opened(both: Stores, tmp_path: Path) -> None:
    both.close()
    for store in both.stores:
        with pytest.raises(StoreError, match="is closed"):
            store.entries()
    other = WordEmbedder(name="others")
    with change(tmp_path / "third", replace(SETTINGS, fingerprint=other.fingerprint), other) as opened:
        opened.commit({})
    opened_first = Store.open(tmp_path / "one")
    with pytest.raises(StoreError, match=r"made with the model words .* cannot be searched as one"):
        _ = Stores({"x": opened_first, "z": Store.open(tmp_path / "third")}).settings
    with pytest.raises(StoreError, match=r"cannot be searched as one"):
        open_store([tmp_path / "one", tmp_path / "third"])


def test_one_folder_is_one_store_and_a_list_of_one_is_several(both: Stores, tmp_path: Path) -> None:
    for folder in (tmp_path / "one", str(tmp_path / "one")):
        with open_store(folder) as store:
            assert isinstance(store, Store)
    with open_store([tmp_path / "one"]) as stores:
        assert isinstance(stores, Stores)
        assert stores.folder == stores.stores[0].folder == both.folder


def test_a_store_is_called_by_a_text(both: Stores) -> None:
    with pytest.raises(TypeError, match="the name of a store is 1: give text"):
        Stores({1: both.stores[0]})  # type: ignore[dict-item]
    with pytest.raises(ValueError, match=r"^no store is given: give one at least, by its name$"):
        Stores({})
