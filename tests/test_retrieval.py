"""Facts about hits: which passages a query finds, in which order, and what it refuses."""

import math
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import WordEmbedder
from library import Library

from passerelle.answer import Assistant
from passerelle.fusion import VECTORS_ALONE, WORDS_ALONE, fitted_fusion
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import StoreError
from passerelle.index.store.candidates import Candidate, Query
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.store import Store
from passerelle.query import QueryError, read_query
from passerelle.retrieval import Retriever, number_of_hits

CATS = "Le chat gris dort toute la nuit sur le tapis."
DOGS = "The brown dog barks at every bird in the garden."


class CountingStore(Store):
    """A store that keeps how many passages each leg was asked for, each time."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.wanted: list[int] = []

    def candidates(self, query: Query, k: int, *, only: Only = EVERYTHING) -> list[Candidate]:
        self.wanted.append(k)
        return super().candidates(query, k, only=only)


def retriever(library: Library, **texts: str) -> Retriever:
    for name, text in texts.items():
        library.write(f"{name}.txt", text)
    library.index()
    return Retriever.of(library.open(), library.embedder)


def test_the_passage_with_the_words_asked_for_comes_first(library: Library) -> None:
    hits = retriever(library, cats=CATS, dogs=DOGS).search("Où dort le chat gris ?")
    assert [(hit.rank, hit.passage.document.id) for hit in hits] == [(1, "cats.txt"), (2, "dogs.txt")]
    assert hits[0].passage.text == CATS
    assert hits[0].score > hits[1].score


def test_k_hits_come_where_there_are_k_and_all_where_there_are_fewer(library: Library) -> None:
    asked = retriever(library, cats=CATS, dogs=DOGS)
    assert len(asked.search("chat", k=1)) == 1
    assert len(asked.search("chat", k=50)) == 2


def test_copies_of_a_text_are_one_hit_and_do_not_crowd_out_others(library: Library) -> None:
    copies = {f"copy{number}": CATS for number in range(50 + 5)}  # more than are looked at first
    other = "La poule blanche couve ses œufs dans la grange."
    hits = retriever(library, hens=other, dogs=DOGS, **copies).search("chat", k=3)
    assert hits[0].passage.text == CATS
    assert {hit.passage.text for hit in hits} == {CATS, other, DOGS}


def test_words_alone_find_only_passages_that_share_one_however_many_are_asked_for(library: Library) -> None:
    others = {f"other{number}": f"Le moulin {number} tourne." for number in range(2 * 50)}
    store = CountingStore(retriever(library, cats=CATS, **others).store.beside)
    hits = Retriever(store, library.embedder, WORDS_ALONE).search("chat", k=5)
    assert [hit.passage.text for hit in hits] == [CATS]
    assert hits[0].score == pytest.approx(hits[0].lexical, abs=1e-6)
    assert store.wanted == [50]


def test_vectors_alone_score_hits_without_their_words(library: Library) -> None:
    asked = retriever(library, cats=CATS)
    vectors = Retriever.of(asked.store, asked.embedder, VECTORS_ALONE)
    hit = vectors.search("chat gris", 1)[0]
    assert hit.lexical > 0
    assert hit.score == pytest.approx(hit.dense, abs=1e-6)


def test_by_default_words_and_vectors_weigh_what_was_fitted_and_the_bundled_model_knows_translations(
    library: Library,
) -> None:
    asked = retriever(library, cats=CATS)
    assert Retriever(asked.store, open_embedder()).fusion == fitted_fusion()
    assert asked.fusion == replace(fitted_fusion(), alike=math.inf)


def test_a_question_in_capitals_has_the_vector_of_the_same_in_small_letters(library: Library) -> None:
    embedder = open_embedder()
    capitals, small, written = (
        read_query(each, embedder).vector
        for each in ("OÙ DORT LE CHAT ?", "où dort le chat ?", "Où dort le Chat ?")
    )
    assert (capitals == small).all()
    assert (written != small).any()


def test_the_same_query_finds_the_same_hits(library: Library) -> None:
    asked = retriever(library, cats=CATS, dogs=DOGS)
    assert asked.search("chat dog") == asked.search("chat dog")


@pytest.mark.parametrize("query", ["", "   ", "\n\t", "\u202f"])
def test_a_blank_query_is_refused(library: Library, query: str) -> None:
    with pytest.raises(QueryError, match="type a few words"):
        retriever(library, cats=CATS).search(query)


def test_an_endless_query_is_refused(library: Library) -> None:
    asked = retriever(library, cats=CATS)
    assert asked.search("a" * 10_000)
    with pytest.raises(QueryError, match="10001 characters: keep it under 10000"):
        asked.search("a" * (10_000 + 1))


@pytest.mark.parametrize("k", [0, -3])
def test_fewer_than_one_hit_cannot_be_asked_for(library: Library, k: int) -> None:
    with pytest.raises(QueryError, match=f"k is {k}"):
        retriever(library, cats=CATS).search("chat", k=k)


@pytest.mark.parametrize("query", ["\0", "😀", "\u200f", "l’âge", "l'a\u0302ge", "«\u202fchat\u202f»", "?!"])
def test_awkward_queries_find_something(library: Library, query: str) -> None:
    assert retriever(library, cats=CATS).search(query)


def test_a_store_of_another_model_is_refused_with_the_command_that_mends_it(library: Library) -> None:
    library.write("cats.txt", CATS)
    library.index()
    with pytest.raises(StoreError, match="--rebuild"):
        Retriever.of(library.open(), WordEmbedder(version="2"))


def test_a_folder_without_a_store_says_how_to_make_one(library: Library) -> None:
    with pytest.raises(StoreError, match="passerelle index PATH --store"):
        Retriever.open(library.folder)


def test_closing_a_retriever_or_an_assistant_closes_its_store(library: Library) -> None:
    with Assistant(retriever(library, cats=CATS)) as assistant:
        assert assistant.retriever.search("chat")
    with pytest.raises(StoreError, match=r"is closed: open it again"):
        assistant.ask("chat ?")
    with retriever(library) as asked:
        assert asked.search("chat")
    with pytest.raises(StoreError, match=r"is closed: open it again"):
        asked.search("chat")


@pytest.mark.parametrize(("asked", "number"), [(1, 1), (2**31, 2**31), (2**31 + 1, 2**31), (10**30, 2**31)])
def test_no_more_hits_are_asked_for_than_any_store_holds(asked: int, number: int) -> None:
    assert number_of_hits(asked) == number
