"""Facts about a store: what was put comes back, in order and whole, and is found."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library import Library, make_older, nearest
from small_store import CAT, DOG, EMBEDDER, PAGED, SETTINGS, put, query, texts

from passerelle.index.errors import StoreError
from passerelle.index.store import schema
from passerelle.index.store.change import change
from passerelle.index.store.only import Only
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.types import Document, Field, Gap, Heading, Span


def test_what_was_put_comes_back_from_a_store_opened_again(tmp_path: Path) -> None:
    put(tmp_path, DOG, PAGED, CAT)
    store = Store.open(tmp_path)
    assert [store.document(each.id) for each in (CAT, DOG, PAGED)] == [CAT, DOG, PAGED]
    assert [(each.id, each.path, each.passages) for each in store.entries()] == [
        ("chat", "chat.txt", 2),
        ("chien", "chien.txt", 2),
        ("pages", "pages.txt", 1),
    ]
    assert [each.characters for each in store.entries()] == [len(each.text) for each in (CAT, DOG, PAGED)]
    assert store.settings == SETTINGS
    assert store.generation == 1


def test_a_document_keeps_its_fields_with_their_types_and_its_account_in_order(tmp_path: Path) -> None:
    fields: dict[str, Field] = {
        "author": "Zoé «d'Arc»",
        "year": 2024,
        "price": 1.5,
        "open": False,
        'a "b" é': None,
        "big": 10**30,
    }
    gaps = (
        Gap("pages without text", 2, "pages 3, 5"),
        Gap("comments"),
        Gap("pages without text", 1, "page 9"),
    )
    told = replace(CAT, fields=fields, gaps=gaps)
    put(tmp_path, told, DOG)
    with Store.open(tmp_path) as store:
        found = store.document("chat")
        assert found == told
        assert [type(value) for value in found.fields.values()] == [
            type(fields[name]) for name in found.fields
        ]
        assert [(each.fields, each.gaps) for each in store.entries()] == [(fields, gaps), ({}, ())]
    put(tmp_path, CAT)
    assert Store.open(tmp_path).document("chat") == CAT


@pytest.mark.parametrize(
    ("value", "error", "says"),
    [
        ({"a": 1}, TypeError, r"the field 'x' of the document 'chat' is \{'a': 1\}: give text, a number"),
        (float("nan"), ValueError, "the field 'x' of the document 'chat' is nan: leave it out"),
    ],
)
def test_a_field_that_is_no_json_value_is_refused_before_anything_is_written(
    tmp_path: Path, value: Any, error: type[Exception], says: str
) -> None:
    put(tmp_path, DOG)
    with pytest.raises(error, match=says):
        put(tmp_path, replace(CAT, fields={"x": value}))
    assert [entry.id for entry in Store.open(tmp_path).entries()] == ["chien"]


def test_a_store_made_again_in_the_place_of_another_has_another_identity(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    first = Store.open(tmp_path).identity
    put(tmp_path, DOG)
    assert len(first) == 32
    assert Store.open(tmp_path).identity == first
    shutil.rmtree(tmp_path)
    put(tmp_path, CAT)
    assert Store.open(tmp_path).identity not in {"", first}


@pytest.mark.parametrize("version", schema.OLDER)
def test_a_store_of_an_older_version_says_how_it_is_brought_up_to_date_and_nothing_is_embedded(
    library: Library, version: int
) -> None:
    library.write("chat.txt", CAT.text)
    library.index()
    make_older(library.folder, version)
    with pytest.raises(
        StoreError, match=r"was made before .*: bring it up to date with `passerelle index PATH"
    ):
        library.open()
    with pytest.raises(StoreError, match="bring it up to date"):
        verify(library.folder)
    library.embedder.version = "2"  # what is said of another model is said of older stores too
    with pytest.raises(StoreError, match="was made with the model words"):
        library.index()
    library.embedder.version = "1"
    assert library.index().embedded == 0
    assert verify(library.folder).problems == ()
    assert library.open().document("chat.txt").fields == {}
    assert len(library.open().identity) == 32


def test_passages_come_back_in_order_with_their_places(tmp_path: Path) -> None:
    put(tmp_path, CAT, PAGED)
    store = Store.open(tmp_path)
    first, second = store.passages("chat")
    assert (first.text, second.text) == ("Le chat dort sur le tapis rouge.", "Il ronfle encore assez fort.")
    assert (first.start, first.end, second.start) == (0, 32, 34)
    (passage,) = store.passages("pages")
    assert (passage.page, passage.heading, passage.language) == (1, "Titre", "fr")


def test_the_passage_with_most_words_of_the_query_comes_first(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    (best, score), (_, second) = nearest(Store.open(tmp_path), query("dog garden"), 2)
    assert best.text == "The dog runs in a green garden."
    assert best.document == DOG
    # With its title it has "dog" twice and six other words once.
    assert score == pytest.approx(3 / np.sqrt(2 * (4 + 6)), abs=1e-3)
    assert second < score


def test_equal_scores_keep_the_order_of_arrival_even_where_k_parts_them(tmp_path: Path) -> None:
    near = [Document(f"n{n}", "", "en", "red apple") for n in range(5)]
    far = [Document(f"f{n:02}", "", "en", "red stone") for n in range(30)]
    put(tmp_path, *far[:15], *near, *far[15:])
    found = nearest(Store.open(tmp_path), query("red apple"), 12)
    assert [passage.document.id for passage, _ in found] == [
        *[f"n{n}" for n in range(5)],
        *[f"f{n:02}" for n in range(7)],
    ]


@pytest.mark.parametrize("k", [4, 5, 1000])
def test_a_k_as_large_as_the_store_or_larger_gives_every_passage_once(tmp_path: Path, k: int) -> None:
    put(tmp_path, CAT, DOG)
    found = texts(nearest(Store.open(tmp_path), query("le chat"), k))
    assert len(found) == 4
    assert set(found) == {
        each.text for id_ in ("chat", "chien") for each in Store.open(tmp_path).passages(id_)
    }


def test_a_k_of_nothing_gives_nothing(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    assert nearest(Store.open(tmp_path), query("chat"), 0) == []


def test_an_empty_store_opens_lists_nothing_and_finds_nothing(tmp_path: Path) -> None:
    put(tmp_path)
    store = Store.open(tmp_path)
    assert store.entries() == []
    assert nearest(store, query("chat"), 5) == []


def test_an_unknown_document_is_an_error_that_says_where_the_list_is(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    with pytest.raises(
        StoreError, match=r"^no document 'loup' in .*: `passerelle documents` lists those there are$"
    ):
        Store.open(tmp_path).document("loup")
    with pytest.raises(StoreError, match="no document 'loup'"):
        Store.open(tmp_path).passages("loup")


@pytest.mark.parametrize("shape", [(255,), (1, 256), (0,)])
def test_a_query_of_another_shape_is_refused(tmp_path: Path, shape: tuple[int, ...]) -> None:
    put(tmp_path, CAT)
    with pytest.raises(StoreError, match=r"does not fit the store's 256 dimensions: open the store with"):
        nearest(Store.open(tmp_path), np.ones(shape, dtype=np.float32), 3)


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_a_query_that_is_not_finite_is_refused(tmp_path: Path, odd: float) -> None:
    put(tmp_path, CAT)
    vector = query("chat")
    vector[3] = odd
    with pytest.raises(StoreError, match="not finite: ask in other words"):
        nearest(Store.open(tmp_path), vector, 3)


def test_a_folder_without_a_store_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(
        StoreError, match=rf"no store in .*: make one with `passerelle index PATH --store {tmp_path}"
    ):
        Store.open(tmp_path)


def test_a_store_that_nothing_was_committed_to_says_it_holds_nothing(tmp_path: Path) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.put("a.txt", CAT)
        opened.flush()
    with pytest.raises(StoreError, match="holds nothing yet: index documents with `passerelle index"):
        Store.open(tmp_path)


TEXTS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from(" \n.!?«»’'\u202f\u00a0\0e\u0301👩\u200d\u200f")),
    max_size=200,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_passages_of_a_store_together_hold_every_character_that_is_not_space(
    tmp_path_factory: pytest.TempPathFactory, written: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("store")
    documents = [Document(f"d{n}", "T", "other", text) for n, text in enumerate(written)]
    put(folder, *documents)
    store = Store.open(folder)
    for document in documents:
        passages = store.passages(document.id)
        assert store.document(document.id) == document
        assert "".join("".join(each.text.split()) for each in passages) == "".join(document.text.split())
        assert all(each.text == document.text[each.start : each.end] for each in passages)


def test_the_same_content_has_the_same_hash_and_its_passages_the_same_ids_in_every_store(
    tmp_path: Path,
) -> None:
    put(tmp_path / "one", CAT, DOG)
    put(tmp_path / "two", PAGED, CAT)
    one, two = (Store.open(tmp_path / name) for name in ("one", "two"))
    assert one.document("chat").content_hash == two.document("chat").content_hash
    assert [each.id for each in one.passages("chat")] == [each.id for each in two.passages("chat")]
    assert len({each.id for store in (one, two) for id_ in ("chat",) for each in store.passages(id_)}) == 2


@pytest.mark.parametrize(
    "other",
    [
        Document("chat", "Chats", "fr", CAT.text),
        Document("chat", "Chat", "en", CAT.text),
        Document("chat", "Chat", "fr", CAT.text + " "),
        Document("chat", "Chat", "fr", CAT.text, pages=(Span(0, 9),)),
        Document("chat", "Chat", "fr", CAT.text, headings=(Heading(0, 7, 1),)),
    ],
)
def test_any_difference_of_content_is_a_difference_of_hash(other: Document) -> None:
    assert other.content_hash != CAT.content_hash


def test_an_id_is_no_part_of_the_content(tmp_path: Path) -> None:
    assert Document("autre", "Chat", "fr", CAT.text).content_hash == CAT.content_hash


def test_a_search_in_one_language_finds_its_passages_alone_however_near_others_are(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    store = Store.open(tmp_path)
    for words in ("chat tapis rouge", "dog green garden"):
        french = nearest(store, query(words), 10, only=Only(language="fr"))
        english = nearest(store, query(words), 10, only=Only(language="en"))
        assert {passage.document.id for passage, _ in french} == {"chat"}
        assert {passage.document.id for passage, _ in english} == {"chien"}
        assert len(french) + len(english) == len(nearest(store, query(words), 10))
        scores = dict(zip(texts(french + english), [score for _, score in french + english], strict=True))
        assert scores == dict(
            zip(texts(found := nearest(store, query(words), 10)), [s for _, s in found], strict=True)
        )


def test_a_search_in_one_language_keeps_to_k(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    found = nearest(Store.open(tmp_path), query("chat tapis rouge"), 1, only=Only(language="fr"))
    assert texts(found) == ["Le chat dort sur le tapis rouge."]


def test_a_language_without_passages_has_none(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    store = Store.open(tmp_path)
    assert nearest(store, query("chat"), 5, only=Only(language="en")) == []
    assert texts(nearest(store, query("chat"), 5, only=Only(language="fr"))) == texts(
        nearest(store, query("chat"), 5)
    )


def test_a_store_keeps_the_documents_it_was_asked_for_last(tmp_path: Path) -> None:
    names = [f"d{n:02}" for n in range(32 + 1)]
    put(tmp_path, *(Document(name, "", "en", f"word of {name}") for name in names))
    with Store.open(tmp_path) as store:
        first, second = store.document(names[0]), store.document(names[1])
        for name in names[2:-1]:
            store.document(name)
        assert store.document(names[0]) is first  # asked for again, it is no more the oldest
        last = store.document(names[-1])
        assert store.document(names[-1]) is last
        assert store.document(names[0]) is first
        assert store.document(names[1]) is not second
        assert store.document(names[1]) == second
