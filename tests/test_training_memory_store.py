"""A library kept in memory is asked as a store would be: its passages in their places, with their words and cosines."""

import numpy as np
import pytest

from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.index.types import Document, Passage
from passerelle.training import memory_store
from passerelle.training.memory_store import MemoryStore

FERRY = Document("ferry", "The ferry", "en", "The ferry leaves at six. It carries bicycles. Le bac est vert.")
MILL = Document("mill", "The mill", "en", "The mill grinds barley. The miller sleeps.")
PLACES = (
    (FERRY, 0, 24, "en"),
    (FERRY, 25, 45, "en"),
    (FERRY, 46, 62, "fr"),
    (MILL, 0, 23, "en"),
    (MILL, 24, 42, "en"),
)
PASSAGES = [Passage(document, start, end, language) for document, start, end, language in PLACES]  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return open_embedder()


@pytest.fixture(scope="module")
def store(embedder: Embedder) -> MemoryStore:
    return MemoryStore(PASSAGES, embedder)


@pytest.mark.parametrize(
    ("row", "at", "around"), [(0, 0, [0, 1]), (1, 1, [0, 1]), (2, 0, [2]), (3, 0, [3, 4]), (4, 1, [3, 4])]
)
def test_a_passage_stands_among_those_of_its_document_in_its_language(
    store: MemoryStore, row: int, at: int, around: list[int]
) -> None:
    found = store._in_place(row)
    assert found.at == at
    assert np.array_equal(found.vectors, store.vectors_of(around))


def test_each_passage_is_a_candidate_with_its_cosine_and_the_words_it_meets(
    store: MemoryStore, embedder: Embedder
) -> None:
    vector = embedder.embed_queries(["When does the ferry leave?"])[0]
    found = store.candidates("When does the ferry leave?", vector, 0.0)
    assert [(each.row, each.language) for each in found] == [
        (row, each.language) for row, each in enumerate(PASSAGES)
    ]
    assert [each.dense for each in found] == pytest.approx((store.vectors_of(range(5)) @ vector).tolist())
    assert found[0].lexical.score > found[1].lexical.score > 0  # the title says it too
    assert found[3].lexical.score == found[4].lexical.score == 0


@pytest.mark.parametrize(
    ("nearest", "proposed", "counted"), [(0, 1, [0, 2]), (0, 2, [0, 1, 2]), (1, 0, [0, 2])]
)
def test_words_are_counted_of_those_that_either_leg_puts_first(
    store: MemoryStore, embedder: Embedder, monkeypatch: pytest.MonkeyPatch,
    nearest: int, proposed: int, counted: list[int],
) -> None:  # fmt: skip
    monkeypatch.setattr(memory_store, "NEAREST", nearest)
    monkeypatch.setattr(memory_store, "PROPOSED", proposed)
    question = "When does the ferry leave?"
    found = store.candidates(question, embedder.embed_queries([question])[0], 0.0)
    assert [each.row for each in found if each.lexical.score] == counted
    assert len(found) == len(PASSAGES)
