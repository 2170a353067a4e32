"""How many hits are given and asked for, in what portions, and which store is refused, for one question and many."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from fakes import WordEmbedder
from library import Library

from passerelle.fusion import WORDS_ALONE
from passerelle.index.errors import StoreError
from passerelle.index.store.candidates import Candidate, Query
from passerelle.index.store.location import typed
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.store import Store
from passerelle.query import QueryError, read_query
from passerelle.retrieval import Retriever, number_of_hits


class CountingStore(Store):
    """A store that keeps for how many passages it was asked, and for how many questions at once."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.wanted: list[int] = []
        self.together: list[int] = []

    def candidates(self, query: Query, k: int, *, only: Only = EVERYTHING) -> list[Candidate]:
        self.wanted.append(k)
        return super().candidates(query, k, only=only)

    def candidates_of(
        self, queries: Sequence[Query], k: int, *, only: Only = EVERYTHING
    ) -> list[list[Candidate]]:
        self.together.append(len(queries))
        return super().candidates_of(queries, k, only=only)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return a library of 60 copies of a text and twelve others, that no test changes."""
    made = Library(tmp_path_factory.mktemp("retrieval"))
    for number in range(60):
        made.write(f"copy{number}.txt", "Le chat gris dort.")
    for number in range(12):
        made.write(f"mill{number}.txt", f"Le moulin {number} tourne.")
    made.index()
    return made


def counting(library: Library) -> tuple[Retriever, CountingStore]:
    store = CountingStore(library.folder)
    return Retriever(store, library.embedder), store


def test_ten_hits_are_given_where_no_number_is(library: Library) -> None:
    with Retriever.of(library.open(), library.embedder) as retriever:
        query = read_query("moulin", library.embedder)
        assert len(retriever.search("moulin")) == len(retriever.find(query)) == 10
        assert [len(hits) for hits in retriever.search_many(["moulin"])] == [10]
        assert len(asyncio.run(retriever.asearch("moulin"))) == 10
        assert [len(hits) for hits in asyncio.run(retriever.asearch_many(["moulin"]))] == [10]
        assert [hit.rank for hit in retriever.search("moulin", 13)] == list(range(1, 14))


def test_more_are_asked_for_where_copies_crowd_out_the_others(library: Library) -> None:
    retriever, store = counting(library)
    with retriever:
        assert len(retriever.search("chat", 1)) == 1
        assert store.wanted == [50]
        assert len(retriever.search("chat", 5)) == 5
        assert store.wanted == [50, 50, 100]
        assert len(retriever.search("moulin", 60)) == 13
        assert store.wanted[3:] == [60, 120]


def test_many_questions_are_asked_together_and_those_alone_that_found_too_few(library: Library) -> None:
    retriever, store = counting(library)
    with retriever:
        many = retriever.search_many(["moulin", "chat"], 5)
        assert (store.together[0], store.wanted) == (2, [50, 100])
        assert many == [retriever.search("moulin", 5), retriever.search("chat", 5)]


def test_many_questions_are_answered_of_the_documents_allowed_alone(library: Library) -> None:
    only = Only(documents=("mill3.txt", "mill4.txt"))
    with Retriever.of(library.open(), library.embedder) as retriever:
        for hits in retriever.search_many(["moulin", "chat"], 5, only=only):
            assert {hit.document.id for hit in hits} == {"mill3.txt", "mill4.txt"}
        (alone,) = asyncio.run(retriever.asearch_many(["moulin"], 5, only=only))
        assert (
            alone
            == asyncio.run(retriever.asearch("moulin", 5, only=only))
            == retriever.search("moulin", 5, only=only)
        )


@pytest.mark.parametrize(
    ("questions", "k", "portions"),
    [
        (3, 5, [3]),
        (128, 5, [128]),
        (129, 5, [128, 1]),
        (3, 6400, [1, 1, 1]),
        (3, 3200, [2, 1]),
        (3, 3201, [1, 1, 1]),
    ],
)
def test_a_store_is_asked_for_fewer_questions_at_once_the_more_hits_are_wanted(
    library: Library, questions: int, k: int, portions: list[int]
) -> None:
    retriever, store = counting(library)
    with retriever:
        retriever.search_many(["moulin"] * questions, k)
    assert [each for each in store.together if each] == portions


def test_a_store_of_another_model_is_refused_however_it_is_asked(library: Library) -> None:
    other = WordEmbedder(version="2")
    said = re.escape("was made with the model words")
    with library.open() as store:
        with pytest.raises(StoreError, match=said):
            Retriever.of(store, other)
        retriever = Retriever(store, other)
        for ask in (lambda: retriever.search("chat"), lambda: retriever.search_many(["chat"])):
            with pytest.raises(StoreError) as raised:
                ask()
            made, here = (each.fingerprint for each in (library.embedder, other))
            assert str(raised.value) == (
                f"the store in {library.folder} was made with the model words ({made}) and here is words ({here}): "
                f"embed everything again with `passerelle index --rebuild --store {typed(library.folder)}`"
            )


def test_words_alone_find_nothing_where_none_is_shared(library: Library) -> None:
    with Retriever.of(library.open(), library.embedder, WORDS_ALONE) as retriever:
        assert retriever.search("albatros") == []
        assert [hit.text for hit in retriever.search("chat")] == ["Le chat gris dort."]


@pytest.mark.parametrize(
    ("k", "error", "said"),
    [
        (0, QueryError, "k is 0: ask for at least one hit"),
        (-1, QueryError, "k is -1: ask for at least one hit"),
        (True, TypeError, "k is True: give a whole number of hits"),
        (1.0, TypeError, "k is 1.0: give a whole number of hits"),
        ("3", TypeError, "k is '3': give a whole number of hits"),
        (None, TypeError, "k is None: give a whole number of hits"),
    ],
)
def test_a_number_of_hits_is_whole_and_one_at_least(k: object, error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=re.escape(said)):
        number_of_hits(k)


@pytest.mark.parametrize(("k", "number"), [(1, 1), (7, 7), (2**31, 2**31), (2**31 + 1, 2**31)])
def test_no_more_hits_are_asked_for_than_any_store_holds(k: int, number: int) -> None:
    assert number_of_hits(k) == number


def test_what_is_no_store_model_or_fusion_is_refused(library: Library) -> None:
    with library.open() as store:
        with pytest.raises(TypeError, match="the store is 3"):
            Retriever(3, library.embedder)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match="fusion is 3"):
            Retriever(store, library.embedder, 3)  # type: ignore[arg-type]
