"""The bundled questions keep watch: how often the right document is found, quoted, or an answer withheld.

The floors stand a little below what ``make questions`` prints, so that a change for the worse fails and noise
between processors does not.
"""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from postgres_server import Server

from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.results import Summary
from passerelle.evaluation.figures.summary import DIRECTIONS, summarise
from passerelle.evaluation.figures.verdict import Conditions, judge
from passerelle.evaluation.runs.asking import RememberingEmbedder
from passerelle.evaluation.runs.runner import evaluate
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import QuestionSet, Run
from passerelle.fusion import WORDS_ALONE
from passerelle.index.embed.open import open_embedder
from passerelle.index.store.copied import copy
from passerelle.index.store.store import Store
from passerelle.index.store.stores import open_store
from passerelle.index.sync import sync
from passerelle.retrieval import Retriever

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "tests" / "questions").glob("*.jsonl"))
FOUND_FLOORS = {"fr→fr": 0.97, "en→en": 0.97, "fr→en": 0.95, "en→fr": 0.97}
FIRST_FLOORS = {"fr→fr": 0.96, "en→en": 0.98, "fr→en": 0.90, "en→fr": 0.90}
QUOTED_FLOORS = {"fr→fr": 0.86, "en→en": 0.88, "fr→en": 0.92, "en→fr": 0.88}
REFUSED_CEILINGS = {"fr→fr": 0.05, "en→en": 0.06, "fr→en": 0.04, "en→fr": 0.04}
CAUGHT_FLOOR = 22


@pytest.fixture(scope="module")
def asked() -> QuestionSet:
    return read_questions(FILES)


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    """Return a retriever of the bundled documents that embeds no text twice."""
    folder = tmp_path_factory.mktemp("bundled")
    sync([ROOT / "documents"], folder)
    return Retriever.of(Store.open(folder), RememberingEmbedder(open_embedder()))


@pytest.fixture(scope="module")
def run(asked: QuestionSet, retriever: Retriever) -> Run:
    return evaluate(asked, retriever)


@pytest.fixture(scope="module")
def summary(run: Run) -> Summary:
    return summarise(run)


def value(summary: Summary, direction: str, measure: str, *, at_least: int = 40) -> float:
    (group,) = (group for group in summary.groups if group.name == direction)
    assert group.figures[measure].count >= at_least
    return group.figures[measure].value


def test_the_set_is_as_large_and_as_mixed_as_it_must_be(asked: QuestionSet) -> None:
    assert asked.problems == ()
    assert len(asked.questions) >= 120
    assert len({question.text for question in asked.questions}) == len(asked.questions)
    unanswerable = Counter(question.language for question in asked.questions if not question.answerable)
    assert unanswerable == {"fr": 13, "en": 13}


def test_every_expected_quotation_stands_in_its_document(summary: Summary) -> None:
    assert summary.stale == ()


@pytest.mark.parametrize(("direction", "floor"), FOUND_FLOORS.items())
def test_an_expected_document_is_among_the_first_five(summary: Summary, direction: str, floor: float) -> None:
    assert value(summary, direction, "document@5") >= floor


@pytest.mark.parametrize(("direction", "floor"), FIRST_FLOORS.items())
def test_an_expected_document_is_the_first(summary: Summary, direction: str, floor: float) -> None:
    assert value(summary, direction, "document@1") >= floor


@pytest.mark.parametrize(("direction", "floor"), QUOTED_FLOORS.items())
def test_answers_quote_the_expected_words(summary: Summary, direction: str, floor: float) -> None:
    assert value(summary, direction, "quoted if answered", at_least=35) >= floor


@pytest.mark.parametrize(("direction", "ceiling"), REFUSED_CEILINGS.items())
def test_few_questions_that_have_an_answer_are_refused(
    summary: Summary, direction: str, ceiling: float
) -> None:
    assert value(summary, direction, "false refusals") <= ceiling


def test_every_direction_has_its_floors() -> None:
    assert (
        set(DIRECTIONS)
        == set(FOUND_FLOORS)
        == set(FIRST_FLOORS)
        == set(QUOTED_FLOORS)
        == set(REFUSED_CEILINGS)
    )


def test_questions_without_an_answer_are_refused(run: Run) -> None:
    refused = [outcome.abstained for outcome in run.outcomes if not outcome.question.answerable]
    assert len(refused) == 26
    assert sum(refused) >= CAUGHT_FLOOR


def test_every_quotation_equals_its_slice(run: Run, retriever: Retriever) -> None:
    for outcome in run.outcomes:
        for citation in outcome.citations:
            text = retriever.store.document(citation.document).text
            assert text[citation.start : citation.end] == citation.quote


def test_a_database_answers_as_a_folder_does(
    asked: QuestionSet, retriever: Retriever, run: Run, server: Server
) -> None:
    place = server.database()
    copy(retriever.store.folder, place)
    with Retriever.of(open_store(place), RememberingEmbedder(open_embedder())) as other:
        again = evaluate(QuestionSet(asked.questions[::18]), other)
    for ours, theirs in zip(again.outcomes, run.outcomes[::18], strict=True):
        assert (ours.answer, ours.citations, ours.abstained) == (
            theirs.answer,
            theirs.citations,
            theirs.abstained,
        )
        assert [(hit.document, hit.start) for hit in ours.hits] == [
            (hit.document, hit.start) for hit in theirs.hits
        ]


def test_a_second_run_finds_and_answers_the_same(asked: QuestionSet, retriever: Retriever, run: Run) -> None:
    anew = Retriever.of(Store.open(retriever.store.beside), RememberingEmbedder(open_embedder()))
    again = evaluate(QuestionSet(asked.questions[::12]), anew)
    untimed = [replace(outcome, milliseconds=None) for outcome in again.outcomes]
    assert untimed == [replace(outcome, milliseconds=None) for outcome in run.outcomes[::12]]
    assert {change.kind for change in compare(run, again).changes} == {"gone"}


def test_a_search_by_words_alone_is_found_out(asked: QuestionSet, retriever: Retriever, run: Run) -> None:
    crossing = QuestionSet(tuple(each for each in asked.questions if each.language == "fr"))
    worse = evaluate(crossing, Retriever(retriever.store, retriever.embedder, WORDS_ALONE))
    comparison = compare(run, worse)
    verdict = judge(Conditions(lost=0), summarise(worse), comparison)
    assert not verdict.passed
    assert all(change.id in verdict.reasons[0] for change in comparison.of("lost")[:5])
