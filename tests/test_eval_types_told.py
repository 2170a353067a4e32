"""What questions, outcomes and problems say of themselves."""

from dataclasses import replace

import pytest
from runs import asked, refused

from passerelle.evaluation.types import Expectation, Found, Judged, Outcome, Problem, Question
from passerelle.index.types import Language
from passerelle.types import QuestionLanguage

WANTED = Question("q", "?", "fr", (Expectation("a"),))


def judged(*each: Judged) -> Outcome:
    return Outcome(WANTED, judged=each)


def test_a_question_is_answered_by_its_texts_else_by_its_quotes() -> None:
    places = (Expectation("a", "one"), Expectation("b"), Expectation("c", "two"))
    assert Question("q", "?", "fr", places).texts == ("one", "two")
    assert Question("q", "?", "fr", places, ("three",)).texts == ("three",)
    assert Question("q", "?", "fr").texts == ()


def test_a_problem_names_its_line_or_the_file_alone() -> None:
    assert str(Problem("a.jsonl", 3, "no")) == "a.jsonl, line 3: no"
    assert str(Problem("a.jsonl", 1, "no")) == "a.jsonl, line 1: no"
    assert str(Problem("a.json", 0, "no")) == "a.json: no"


def test_the_place_of_a_hit_is_its_document_and_span() -> None:
    assert Found(1, "a.txt", 3, 9, 0.5).place == "a.txt:3-9"


def test_the_rank_is_the_best_of_the_places_that_are_met() -> None:
    assert judged(Judged(), Judged(rank=4), Judged(rank=2)).rank == 2
    assert judged(Judged(), Judged()).rank is None
    assert judged().rank is None


def test_a_translation_is_told_of_where_no_hit_meets_a_place() -> None:
    shown = (Judged(translation_of=4), Judged(translation_of=3), Judged())
    assert judged(*shown).translation_of == 3
    assert judged(*shown, Judged(rank=9)).translation_of is None
    assert judged(Judged()).translation_of is None


def test_a_question_is_stale_where_all_its_places_are() -> None:
    gone = Judged(stale="document")
    assert [each.stale for each in (judged(gone), judged(gone, gone))] == [True, True]
    assert [each.stale for each in (judged(gone, Judged()), judged(Judged()), judged())] == [False] * 3


def test_a_question_is_refused_where_it_was_asked_and_not_answered() -> None:
    assert refused("q").refused
    assert not refused("q", abstained=False).refused
    assert not replace(refused("q"), problem="too long").refused


@pytest.mark.parametrize(
    ("language", "source", "answerable", "direction"),
    [
        ("fr", "en", True, "fr→en"),
        ("en", "other", True, "en→other"),
        ("fr", None, True, "fr→?"),
        ("en", None, False, "en→none"),
        ("fr", "fr", False, "fr→fr"),
    ],
)
def test_a_direction_goes_from_the_question_to_its_document(
    language: QuestionLanguage, source: Language | None, direction: str, *, answerable: bool
) -> None:
    question = Question("q", "?", language, answerable=answerable)
    assert replace(asked("q"), question=question, source=source).direction == direction
