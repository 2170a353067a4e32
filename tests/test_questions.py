"""The bundled questions keep watch: how often the right document is found, quoted, or an answer withheld.

The floors stand a little below what ``make questions`` prints, so that a change for the worse fails and noise
between processors does not.
"""

import json
from collections import Counter
from pathlib import Path

import pytest
from question_report import DIRECTIONS, DOCUMENTS, QUESTIONS, Outcome, ask_all, read_questions, share, within

from index.discover import discover
from index.errors import LoadError
from index.load import load
from index.sync import sync
from qa import Assistant

FOUND_FLOORS = {"fr→fr": 0.97, "en→en": 0.97, "fr→en": 0.93, "en→fr": 0.95}
QUOTED_FLOORS = {"fr→fr": 0.80, "en→en": 0.62, "fr→en": 0.77, "en→fr": 0.80}
REFUSED_CEILINGS = {"fr→fr": 0.05, "en→en": 0.09, "fr→en": 0.07, "en→fr": 0.18}
CAUGHT_FLOOR = 14
FILES = sorted(QUESTIONS.glob("*.jsonl"))


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[Outcome]:
    folder = tmp_path_factory.mktemp("bundled")
    sync([DOCUMENTS], folder)
    return ask_all(Assistant.open(folder), read_questions(FILES))


def of(outcomes: list[Outcome], direction: str) -> list[Outcome]:
    found = [outcome for outcome in outcomes if outcome.direction == direction]
    assert len(found) >= 40
    return found


def test_the_set_is_as_large_and_as_mixed_as_it_must_be() -> None:
    rows = [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 120
    assert len({row["id"] for row in rows}) == len({row["question"] for row in rows}) == len(rows)
    assert all(row["answerable"] == bool(row["expected"]) for row in rows)
    unanswerable = Counter(row["language"] for row in rows if not row["answerable"])
    assert unanswerable == {"fr": 13, "en": 13}


def test_every_expected_quotation_stands_in_its_document() -> None:
    texts: dict[str, str] = {}
    for place in discover([DOCUMENTS], Path("none")):
        for document in load(place.path, place.id):
            assert not isinstance(document, LoadError)
            texts[document.id] = document.text
    for question in read_questions(FILES):
        for expected in question.expected:
            assert expected.quote in texts[expected.document], question.id


@pytest.mark.parametrize(("direction", "floor"), FOUND_FLOORS.items())
def test_an_expected_document_is_among_the_first_five(
    outcomes: list[Outcome], direction: str, floor: float
) -> None:
    assert share(within(outcome.document_rank, 5) for outcome in of(outcomes, direction)) >= floor


@pytest.mark.parametrize(("direction", "floor"), QUOTED_FLOORS.items())
def test_answers_quote_the_expected_words(outcomes: list[Outcome], direction: str, floor: float) -> None:
    answered = [outcome for outcome in of(outcomes, direction) if not outcome.answer.abstained]
    assert share(outcome.quoted for outcome in answered) >= floor


@pytest.mark.parametrize(("direction", "ceiling"), REFUSED_CEILINGS.items())
def test_few_questions_that_have_an_answer_are_refused(
    outcomes: list[Outcome], direction: str, ceiling: float
) -> None:
    assert share(outcome.answer.abstained for outcome in of(outcomes, direction)) <= ceiling


def test_every_direction_has_its_floors() -> None:
    assert set(DIRECTIONS) == set(FOUND_FLOORS) == set(QUOTED_FLOORS) == set(REFUSED_CEILINGS)


def test_questions_without_an_answer_are_refused(outcomes: list[Outcome]) -> None:
    refused = [outcome.answer.abstained for outcome in outcomes if not outcome.question.expected]
    assert len(refused) == 26
    assert sum(refused) >= CAUGHT_FLOOR


def test_every_quotation_equals_its_slice(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        for citation in outcome.answer.citations:
            text = citation.passage.document.text
            assert text[citation.start : citation.end] == citation.quote
            assert citation.passage.start <= citation.start < citation.end <= citation.passage.end
