"""What the shipped reader says of a few texts stays as it was kept, but for the rounding of another processor."""

from statistics import mean

import pytest
from golden import QUESTIONS, TEXTS, Said, apart, kept, said

FARTHEST, MEAN = 2.0, 0.25
"""Logits. Processors without VNNI, where sums of eight bits saturate, lie 0.98 away at most and .16 at the mean."""
SURE = -1.0
"""Logits midway between those of the texts that answer, from 0.43, and of those that do not, to -3.01."""


@pytest.fixture(scope="module")
def now() -> list[Said]:
    return list(said())


def test_every_question_is_kept_with_every_text() -> None:
    assert {(each.title, each.question) for each in kept()} == {
        (document.title, question) for document in TEXTS for question in QUESTIONS
    }


def test_each_score_is_the_one_kept_but_for_rounding(now: list[Said]) -> None:
    far = apart(now, kept())
    assert max(far) <= FARTHEST
    assert mean(far) <= MEAN


def test_what_answers_is_told_from_what_does_not_as_it_was(now: list[Said]) -> None:
    assert [(each.question, each.words) for each in now if each.answers >= SURE] == [
        (each.question, each.words) for each in kept() if each.answers >= SURE
    ]


def test_each_question_but_those_that_no_text_answers_has_one_that_does() -> None:
    assert sorted(each.question for each in kept() if each.answers >= SURE) == sorted(
        set(QUESTIONS) - {"Qui a fondé le jardin ?", "What did the west crane cost?"}
    )
