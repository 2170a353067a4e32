"""Facts about what every kind of store does with what it is asked: one question of many, translations, and its end."""

import copy
import pickle
from pathlib import Path

import pytest
from small_store import CAT, DOG, put, query

from passerelle.index.errors import StoreError
from passerelle.index.store.only import Only
from passerelle.index.store.protocol import AnyStore
from passerelle.index.store.store import Store
from passerelle.index.store.stores import Stores
from passerelle.index.types import Document
from passerelle.query import Query

FERRY = Document("bac", "", "fr", "Le bac part à 9 h 40 du port du nord.")
SAME = Document("ferry", "", "en", "The ferry leaves the north harbour at 9:40.")
OTHER = Document("other", "", "en", "The ferry leaves the south harbour at 11:15.")


@pytest.fixture(params=[1, 2])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> AnyStore:
    """Return a store, and then the same as one of several."""
    put(tmp_path, FERRY, SAME, OTHER)
    return Store.open(tmp_path) if request.param == 1 else Stores.open([tmp_path])


def test_a_question_is_answered_as_one_of_many(store: AnyStore) -> None:
    ferry, quay = (Query(words, words, query(words), 0.2) for words in ("the ferry", "north harbour"))
    both = store.candidates_of([ferry, quay], 2, only=Only(language="en"))
    assert [store.candidates(each, 2, only=Only(language="en")) for each in (ferry, quay)] == both
    assert store.candidates_beside((), [ferry, quay], 2, only=Only(language="en")) == both
    assert {each.language for found in both for each in found} == {"en"}
    assert len(store.candidates(ferry, 1)) < len(store.candidates(ferry, 3))


def test_passages_that_say_the_same_are_translations(store: AnyStore) -> None:
    assert store.are_translations(1, 2, 0.5)
    assert store.are_translations(2, 1, 0.5)
    assert not store.are_translations(1, 3, 0.5)


def test_a_store_ends_with_its_statement_and_is_never_copied(store: AnyStore, tmp_path: Path) -> None:
    assert store.beside == tmp_path
    for way in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="can be neither copied nor pickled"):
            way(store)
    with store as entered:
        assert entered is store
        assert store.count() == 3
    with pytest.raises(StoreError, match=r"^the store in \S+ is closed: open it again with `Store\.open`$"):
        store.count()


def test_a_statement_that_fails_ends_the_store_too(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    store = Store.open(tmp_path)
    with pytest.raises(KeyError, match="odd"), store:
        raise KeyError("odd")
    with pytest.raises(StoreError, match=r"^the store in \S+ is closed: open it again with `Store\.open`$"):
        store.entries()
