"""How one question of a set is asked and judged: embedded once, timed anew, and refused as an outcome too."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from fakes import WordEmbedder
from library import Library
from small_store import CAT, DOG, put

from passerelle.answer import Assistant
from passerelle.evaluation.runs.asking import Asker, RememberingEmbedder
from passerelle.evaluation.types import Expectation, Question
from passerelle.fusion import VECTORS_ALONE, WORDS_ALONE, Fusion
from passerelle.index.embed.embedder import Vectors
from passerelle.index.store.only import Only
from passerelle.index.store.store import Store
from passerelle.index.sync import Options
from passerelle.index.types import Span
from passerelle.retrieval import Retriever


@dataclass(slots=True)
class Counting(WordEmbedder):
    """An embedder that keeps every question, too."""

    questions: list[str] = field(default_factory=list)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        self.questions.extend(texts)
        return WordEmbedder.embed_queries(self, texts)


def test_a_text_is_embedded_once_and_alone_as_a_question_and_as_a_passage() -> None:
    embedder = WordEmbedder()
    remembering = RememberingEmbedder(embedder)
    vectors = remembering.embed_passages(["a b", "c", "a b"])
    assert embedder.asked == ["a b", "c"]
    assert np.array_equal(vectors, WordEmbedder().embed_passages(["a b", "c", "a b"]))
    remembering.embed_queries(["a b"])
    remembering.embed_passages(["c", "d"])
    assert embedder.asked == ["a b", "c", "d"]
    assert remembering.count_tokens(["a b"]) == [2]
    assert (remembering.name, remembering.fingerprint) == (embedder.name, embedder.fingerprint)
    assert (remembering.dimension, remembering.max_tokens) == (embedder.dimension, embedder.max_tokens)


@pytest.fixture
def retriever(tmp_path: Path) -> Retriever:
    put(tmp_path / "store", CAT, DOG)
    return Retriever.of(Store.open(tmp_path / "store"), Counting())


QUESTION = Question("q", "Où dort le chat ?", "fr", (Expectation("chat", "sur le tapis rouge"),))


def test_a_question_is_judged_by_what_is_found_and_embedded_once_but_timed_anew(retriever: Retriever) -> None:
    embedder = retriever.embedder
    assert isinstance(embedder, Counting)
    asker = Asker(retriever, k=3)
    outcome = asker.ask(QUESTION)
    assert (outcome.problem, outcome.source, outcome.document_rank, outcome.rank) == ("", "fr", 1, 1)
    assert asker.texts[outcome.hits[0].place] == CAT.text[: outcome.hits[0].end]
    asked = len(embedder.questions)
    asker.ask(QUESTION)
    asker.find(QUESTION)
    assert len(embedder.questions) == asked
    for again in (1, 2):
        assert (asker.time(QUESTION) or 0) > 0
        assert len(embedder.questions) >= asked + again


def test_what_is_found_alone_has_no_answer_and_keeps_to_its_limits(retriever: Retriever) -> None:
    asker = Asker(retriever, k=1)
    found = asker.find(QUESTION)
    assert (len(found.hits), found.answer, found.citations, found.rank) == (1, "", (), 1)
    other = asker.find(QUESTION, Only(documents=("chien",)))
    assert {hit.document for hit in other.hits} == {"chien"}
    assert (other.rank, other.document_rank) == (None, None)


def test_a_question_that_cannot_be_asked_is_an_outcome_of_nothing_found(retriever: Retriever) -> None:
    asker = Asker(retriever, k=3)
    long = Question("q", "x" * 20_000, "fr", QUESTION.expected)
    outcome = asker.ask(long)
    assert outcome.problem
    assert (outcome.hits, outcome.citations, outcome.answer, outcome.rank) == ((), (), "", None)
    assert asker.time(long) is None


@pytest.mark.parametrize(
    ("expected", "source", "stale"),
    [
        (Expectation("chat", span=Span(0, 5)), "fr", None),
        (Expectation("none", "x"), None, "document"),
        (Expectation("chat", "nulle part"), None, "quote"),
    ],
)
def test_what_is_expected_of_another_store_is_stale(
    retriever: Retriever, expected: Expectation, source: str | None, stale: str | None
) -> None:
    outcome = Asker(retriever, k=3).find(Question("q", "Où dort le chat ?", "fr", (expected,)))
    assert outcome.source == source
    assert outcome.judged[0].stale == (stale or "")
    assert outcome.document_rank == (None if stale else 1)


@pytest.mark.parametrize("fusion", [None, WORDS_ALONE, VECTORS_ALONE])
def test_what_is_found_and_answered_is_what_a_person_gets(
    retriever: Retriever, fusion: Fusion | None
) -> None:
    asked_of = Retriever(retriever.store, retriever.embedder, fusion) if fusion else retriever
    outcome = Asker(asked_of, k=3).ask(QUESTION)
    hits, answer = asked_of.search(QUESTION.text, 3), Assistant(asked_of).ask(QUESTION.text)
    assert [(hit.rank, hit.document, hit.start, hit.end, hit.score) for hit in outcome.hits] == [
        (hit.rank, hit.document.id, hit.passage.start, hit.passage.end, round(hit.score, 6)) for hit in hits
    ]
    assert (outcome.answer, outcome.abstained, outcome.confidence) == (
        answer.text,
        answer.abstained,
        answer.confidence,
    )
    assert [(each.document, each.start, each.end, each.quote) for each in outcome.citations] == [
        (each.passage.document.id, each.start, each.end, each.quote) for each in answer.citations
    ]
    assert outcome.right is (None if not outcome.citations else True)


def test_a_citation_lies_where_its_words_stand_in_the_document(library: Library) -> None:
    text = "Le pont de Brume fut ouvert en 1931. La porte du moulin fut peinte par Edith Pane."
    library.write("pont.txt", text)
    library.index(options=Options(passage_tokens=64))
    asker = Asker(Retriever.of(library.open(), library.embedder), k=3)
    expected = Expectation("pont.txt", "Edith Pane")
    outcome = asker.ask(Question("q", "Qui a peint la porte du moulin ?", "fr", (expected,)))
    (cited,) = outcome.citations
    assert (cited.start, text[cited.start : cited.end]) == (37, cited.quote)
    assert (outcome.abstained, outcome.right) == (False, True)


@pytest.mark.parametrize("name", ["pont.txt", "copie.txt"])
def test_of_two_documents_alike_either_may_be_expected(library: Library, name: str) -> None:
    text = "Le pont de Brume fut ouvert en 1931. La porte du moulin fut peinte par Edith Pane."
    for each in ("pont.txt", "copie.txt"):
        library.write(each, text)
    library.index(options=Options(passage_tokens=64))
    asker = Asker(Retriever.of(library.open(), library.embedder), k=3)
    expected = (Expectation(name, "Edith Pane"),)
    outcome = asker.ask(Question("q", "Qui a peint la porte du moulin ?", "fr", expected))
    assert (outcome.rank, outcome.document_rank, outcome.right) == (1, 1, True)
    assert {hit.document for hit in outcome.hits} == {each.document for each in outcome.citations}
    assert len(outcome.hits) == 1  # it is shown as it was found
