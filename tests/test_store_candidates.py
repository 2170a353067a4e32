"""Which passages a store proposes for a question: by both legs, of each language, in the order they came in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from small_store import EMBEDDER, put, query

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import shipped
from passerelle.index.lexical.search import LENGTH, PASSAGES
from passerelle.index.store.candidates import Search, candidates, require_fit
from passerelle.index.store.only import Only
from passerelle.index.store.store import Store
from passerelle.index.types import Document, Language
from passerelle.query import Query

FRENCH = ["Le chien dort.", "Le chat dort sur le tapis rouge.", "Le bac part du quai.", "Le chat gris court."]
ENGLISH = ["The dog sleeps.", "The cat sleeps on a red carpet.", "The ferry leaves.", "The grey cat runs."]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    given: list[tuple[str, Language]] = [(text, "fr") for text in FRENCH] + [(text, "en") for text in ENGLISH]
    mixed = [given[at] for at in (4, 0, 5, 1, 6, 2, 7, 3)]
    documents = [Document(f"d{at}", f"D{at}", language, text) for at, (text, language) in enumerate(mixed)]
    put(tmp_path / "store", *documents)
    return Store.open(tmp_path / "store")


def asked(words: str, french: float = 0.5) -> Query:
    return Query(words, words, query(words), french)


def test_candidates_come_in_the_order_in_which_passages_were_indexed(store: Store) -> None:
    for k in (1, 2, 4):
        rows = [each.row for each in store.candidates(asked("chat gris cat"), k)]
        assert rows == sorted(rows)
        assert len(set(rows)) == len(rows)
    everything = store.candidates(asked("chat"), 10)
    assert [each.language for each in everything] == ["en", "fr"] * 4


def test_each_language_proposes_as_many_as_are_wanted_of_each_leg(store: Store) -> None:
    found = store.candidates(asked("chat gris", 1.0), 1)
    french = [store.passage(each.row).text for each in found if each.language == "fr"]
    assert "Le chat gris court." in french
    assert 1 <= len(french) <= 2
    assert store.candidates(asked("chat"), 0) == []


def test_a_candidate_has_its_cosine_and_its_words_whichever_leg_found_it(store: Store) -> None:
    for each in store.candidates(asked("chat gris", 1.0), 2):
        vector = store.vectors_of([each.row])[0]
        assert each.dense == pytest.approx(float(vector @ query("chat gris")), abs=1e-3)
        words = store.passage(each.row).text.lower()
        assert (each.lexical.score > 0) is any(word in words for word in ("chat", "gris", "cat", "grey"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_search_in_one_language_proposes_none_of_the_other(store: Store, language: Language) -> None:
    found = store.candidates(asked("chat"), 10, only=Only(language=language))
    assert [each.language for each in found] == [language] * 4


def test_several_queries_are_answered_each_as_alone(store: Store) -> None:
    queries = [asked("chat gris"), asked("quai"), asked("dog")]
    assert store.candidates_of(queries, 2) == [store.candidates(each, 2) for each in queries]
    assert store.candidates_of([], 2) == []


def test_a_vector_that_does_not_fit_is_refused() -> None:
    size = EMBEDDER.dimension
    require_fit(np.zeros((2, size), np.float32), size)
    said = (
        rf"^a query of shape \({size - 1},\) does not fit the store's {size} dimensions: open the store with the model "
        r"it was made with$"
    )
    with pytest.raises(StoreError, match=said):
        require_fit(np.zeros((1, size - 1), np.float32), size)
    with pytest.raises(
        StoreError, match=r"^the query's vector has numbers that are not finite: ask in other words$"
    ):
        require_fit(np.array([[np.nan] * size], np.float32), size)


def test_a_question_whose_vector_does_not_fit_is_asked_of_no_store(store: Store) -> None:
    for vector, said in ((np.ones(3, np.float32), "does not fit"), (query("chat") * np.nan, "not finite")):
        with pytest.raises(StoreError, match=said):
            store.candidates(Query("chat", "chat", vector, 0.5), 3)


@dataclass
class Shelf:
    """French passages by their rows, compared one by one; which vectors were asked for by row is noted."""

    texts: Mapping[int, str]
    is_remote: bool = False
    languages: Iterable[Language] = ("fr",)
    dimension: int = EMBEDDER.dimension
    fetched: list[Sequence[int]] = field(default_factory=list)
    counted: list[Sequence[str]] = field(default_factory=list)

    def vectors_of(self, rows: Sequence[int]) -> Vectors:
        self.fetched.append(rows)
        return np.stack([query(self.texts[row]) for row in rows])

    def nearest(self, queries: Vectors, k: int, language: Language) -> list[list[tuple[int, float]]]:
        assert language == "fr"
        cosines = [[(row, float(query(text) @ each)) for row, text in self.texts.items()] for each in queries]
        return [sorted(each, key=lambda found: -found[1])[:k] for each in cosines]

    def holding(self, _: Language, terms: Sequence[str]) -> Mapping[str, int]:
        self.counted.append(terms)
        totals = {PASSAGES: len(self.texts), LENGTH: 9}
        return {term: totals.get(term, len(self.matching("fr", [term], 9))) for term in terms}

    def near(self, _: Language, __: str) -> Iterable[tuple[str, int]]:
        return []

    def matching(self, _: Language, terms: Sequence[str], k: int) -> list[int]:
        return [row for row, text in self.texts.items() if {*terms} & {*text.split()}][:k]

    def stored(self, _: Language, rows: Sequence[int]) -> Mapping[int, str]:
        return {row: self.texts[row] for row in rows}


HELD = {4: "chat gris", 7: "bac chien dort", 9: "bac"}


def test_only_vectors_that_were_not_near_are_asked_for_and_each_once() -> None:
    shelf = Shelf(HELD)
    queries = [asked(words, 1.0) for words in ("chat bac", "bac", "chat bac", "x")]
    found = candidates(shelf, Search(queries, 1, shipped()))
    assert [[each.row for each in of_one] for of_one in found] == [[4, 9], [7, 9], [4, 9], [4]]
    assert shelf.fetched == [[4, 7]]
    first, second, _, third = found
    assert [each.dense for each in first] == pytest.approx([0.5, 0.5**0.5], abs=1e-6)
    assert [each.dense for each in second] == pytest.approx([3**-0.5, 1.0], abs=1e-6)
    assert [each.lexical.score > 0 for each in (*first, *second, *third)] == [True] * 4 + [False]


def test_where_all_that_words_find_is_near_no_vector_is_asked_for() -> None:
    shelf = Shelf(HELD)
    (found,) = candidates(shelf, Search([asked("bac", 1.0)], 2, shipped()))
    assert [each.row for each in found] == [7, 9]
    assert shelf.fetched == []


@pytest.mark.parametrize("remote", [False, True])
def test_from_afar_all_terms_of_a_question_are_counted_in_one_call(*, remote: bool) -> None:
    shelf = Shelf(HELD, remote)
    candidates(shelf, Search([asked("chat gris"), asked("bac")], 2, shipped()))
    assert shelf.counted[0] == [PASSAGES, LENGTH]
    assert ({"chat", "gris", "bac"} <= {*shelf.counted[1]}) is remote
    assert (len(shelf.counted) == 2) is remote


def test_a_search_of_no_query_or_of_another_language_finds_nothing() -> None:
    assert candidates(Shelf(HELD, languages=()), Search([asked("bac")], 2, shipped())) == [[]]
    shelf = Shelf(HELD)
    assert candidates(shelf, Search([asked("bac")], 2, shipped(), Only(language="en"))) == [[]]
    assert shelf.counted == []
