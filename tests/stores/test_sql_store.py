"""What both kinds of store read by the same SQL: what they list, count, find, keep for the next question, refuse."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from small_store import put

from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import OWN
from passerelle.index.store import schema
from passerelle.index.store.account import Account
from passerelle.index.store.location import make_beside
from passerelle.index.store.only import Only
from passerelle.index.store.sql_store import CACHED_DOCUMENTS, SqlStore, no_document
from passerelle.index.store.store import Store
from passerelle.index.types import Document, Gap, Unread
from stores.asked import CAT, DOG, MILL, asked
from stores.kept import Kept


@pytest.fixture(scope="module", params=["folder", "database"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """Give a library of each kind with the three documents, which no test changes."""
    place = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(place)
        folder = request.param == "folder"
        kept = Kept.at(place, place / "store" if folder else request.getfixturevalue("server").database())
        kept.put(CAT, DOG, MILL)
        yield kept


def change(kept: Kept, statement: str) -> None:
    with kept.changing() as opened, opened.writer.transaction():
        opened.connection.execute(statement)


def test_a_store_says_what_it_is_and_what_it_holds(kept: Kept) -> None:
    kept.put(
        replace(MILL, fields={"year": 2024}, gaps=(Gap("pictures", 2, "page 1"),)), replace(DOG, title="")
    )
    unread = Unread("docs", "other formats", ".xyz", 3, ("a.xyz",))
    with kept.changing() as opened:
        opened.put("chat.txt", replace(CAT, fields={"author": "Ada"}))
        opened.commit({}, {"docs": [unread]})
        opened.put("later.txt", replace(CAT, id="later"))
        opened.flush()
        with kept.open() as store:  # what is staged shows nowhere
            assert isinstance(store, SqlStore)
            assert store.titles() == [("chat", "Le chat"), ("chien", ""), ("mill", "The mill")]
            assert [each.id for each in store.entries()] == ["chat", "chien", "mill"]
            assert (
                store.count(),
                store.count(Only(language="fr")),
                store.count(Only(documents=["mill", "x"])),
            ) == (
                3,
                3,
                1,
            )
            assert (store.generation, store.settings, store.parts) == (2, kept.settings, (store,))
            assert store.field_names == ["author", "year"]
            assert store.account == Account(store.account.gaps, (unread,))
            assert [(each.document, each.count) for each in store.account.gaps] == [("mill", 2)]
            assert len(store.contents) == (32 if isinstance(store, Store) else 16)
            assert len(store.identity) == 32
            with pytest.raises(StoreError, match="no document 'later' in"):
                store.document("later")


def test_the_words_of_passages_are_current_until_a_persons_own_names_change(kept: Kept) -> None:
    kept.put(CAT)
    with kept.open() as store:
        assert store.words_are_current
    change(kept, "UPDATE settings SET value = 'another' WHERE name = 'words'")
    with kept.open() as store:
        assert not store.words_are_current
    (make_beside(kept.store) / OWN).write_text("Harle | Goosander\n", encoding="utf-8")
    kept.put(DOG)
    with kept.open() as store:
        assert store.words_are_current


def test_a_store_that_lost_its_settings_says_so(kept: Kept) -> None:
    kept.put(CAT)
    with kept.open() as store:
        change(kept, "DELETE FROM settings WHERE name IN ('model', 'fingerprint', 'dimension')")
        with pytest.raises(
            StoreError, match=r"^the store in \S+ has lost its settings: index the documents again$"
        ):
            assert store.settings


def test_a_document_is_found_by_its_id_and_another_is_none(filled: Kept) -> None:
    with filled.open() as store:
        assert store.document("chien").text == DOG.text
        assert [each.document.id for each in store.passages("mill")] == ["mill"] * len(store.passages("mill"))
        assert " ".join(each.text for each in store.passages("mill")) == MILL.text
        assert store.home("mill") == (store, "mill")
        for ask in (store.document, store.passages, store.home):
            with pytest.raises(
                StoreError, match=r"no document 'nobody' in .*: `passerelle documents` lists those"
            ):
                ask("nobody")
            with pytest.raises(TypeError, match="give it as text"):
                ask(3)  # type: ignore[arg-type]


def test_documents_that_were_read_are_kept_those_asked_for_last_of_all(kept: Kept) -> None:
    names = [f"d{number:02}" for number in range(CACHED_DOCUMENTS + 2)]
    kept.put(*(Document(name, "", "en", f"The mill {name}.") for name in names))
    with kept.open() as store:
        first = {name: store.document(name) for name in names[:CACHED_DOCUMENTS]}
        assert all(store.document(name) is held for name, held in first.items())
        assert store.document(names[0]) is first[names[0]]  # asked for again: the next goes first
        store.document(names[-2])
        assert store.document(names[0]) is first[names[0]]
        assert store.document(names[2]) is first[names[2]]
        again = store.document(names[1])
        assert again == first[names[1]]
        assert again is not first[names[1]]
        assert len(store._documents) == CACHED_DOCUMENTS


def test_a_document_that_was_put_anew_is_not_the_one_that_was_kept(kept: Kept) -> None:
    kept.put(CAT, MILL)
    with kept.open() as store:
        old, mill = store.document("chat"), store.document("mill")
        kept.put(replace(CAT, text="Le chat part demain."))
        assert store.document("chat").text == "Le chat part demain."
        assert store.document("mill") is mill
        assert old.text == CAT.text


def test_passages_are_found_beside_those_of_other_stores(filled: Kept) -> None:
    with filled.open() as store, filled.open() as other:
        queries = [asked(filled, "the barley mill"), asked(filled, "chat gris", 1.0)]
        alone = store.candidates_beside([], queries, 2)
        assert [[each.row for each in found] for found in alone] == [
            [each.row for each in store.candidates(query, 2)] for query in queries
        ]
        together = store.candidates_beside([other], queries, 2)
        assert [[each.row for each in found] for found in together] == [
            [each.row for each in found] for found in alone
        ]
        met = [[each.lexical.score for each in found] for found in (together[0], alone[0])]
        assert met[0] != met[1]  # a word is as rare as in both stores together
        (few,) = store.candidates_beside([other], queries[:1], 9, only=Only(documents=["chat"]))
        assert {store.passage(each.row).document.id for each in few} == {"chat"}
        assert store.candidates_beside([other], [], 2) == []
        assert store.candidates_beside([], [queries[0]], 0) == [[]]
        with pytest.raises(TypeError, match="one of the other stores"):
            store.candidates_beside([3], queries, 2)  # type: ignore[list-item]
        with pytest.raises(TypeError, match="what a search is limited to"):
            store.candidates_beside([], queries, 2, only="fr")  # type: ignore[arg-type]


def test_words_are_counted_for_other_stores(filled: Kept) -> None:
    with filled.open() as store, store.word_counts() as counts:
        found = counts.holding("en", ["dog", "mill", "the", "xyzzy"])
        assert (found["dog"], found["mill"], found.get("xyzzy", 0)) == (1, 2, 0)


def test_a_row_has_its_passage_and_its_vector_or_says_that_there_is_none(filled: Kept) -> None:
    with filled.open() as store, store.reading():
        assert [store.passage(row).document.id for row in (2, 1)] == ["chien", "chat"]
        found = store.vectors_of([2, 1, 2])
        assert found.shape == (3, 256)
        wanted = filled.embedder.embed_queries([f"{each.title}\n{each.text}" for each in (DOG, CAT, DOG)])
        assert np.abs(found - wanted).max() < 1e-3
        remedy = (
            r": ask inside the `reading` that found it; .*`passerelle verify --store .*` says what is wrong"
        )
        for ask in (store.passage, lambda row: store.vectors_of([1, row])):
            with pytest.raises(StoreError, match=rf"no passage has the row 9 in .*{remedy}"):
                ask(9)


def test_a_passage_that_lost_its_vector_is_damage_and_no_row_that_is_missing(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    with Store.open(tmp_path) as store:
        with closing(sqlite3.connect(tmp_path / schema.FILE)) as connection:
            connection.execute("DELETE FROM vectors WHERE row = 1")
            connection.commit()
        with pytest.raises(StoreError, match="it is not a store or it is damaged"):
            store.vectors_of([1])


def test_an_id_of_any_characters_is_shown_on_one_line(kept: Kept) -> None:
    assert str(no_document("a\nb", "the stores")) == (
        "no document 'a\\nb' in the stores: `passerelle documents` lists those there are"
    )
