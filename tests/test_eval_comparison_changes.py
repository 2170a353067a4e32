"""What became of one question between two runs: every step that is told, and when two are not one question."""

from dataclasses import replace

import pytest
from runs import ORIGIN, asked, refused, run_of

from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.results import Change
from passerelle.evaluation.types import Judged, Outcome, Quoted

STALE = replace(asked("q", None), judged=(Judged(stale="quote"),))


def named(outcome: Outcome, text: str) -> Outcome:
    return replace(outcome, question=replace(outcome.question, text=text))


def told(before: Outcome, after: Outcome) -> list[tuple[str, str]]:
    return [(change.kind, change.what) for change in compare(run_of([before]), run_of([after])).changes]


@pytest.mark.parametrize(
    ("before", "after", "kind", "what"),
    [
        (asked("q", 5), asked("q", 6), "lost", "no longer among the first 5; rank 5 → 6"),
        (asked("q", 6), asked("q", 5), "won", "now among the first 5; rank 6 → 5"),
        (asked("q", 1), asked("q", 5), "rank", "rank 1 → 5"),
        (asked("q", 6), asked("q", 10), "rank", "rank 6 → 10"),
        (asked("q", 3), asked("q", None), "lost", "no longer among the first 5; rank 3 → none"),
        (asked("q", None), asked("q", 10), "rank", "rank none → 10"),
        (refused("q", abstained=False), refused("q"), "won", "now refused"),
        (asked("q", 1), asked("q", 1, said="x"), "won", "now answered"),
        (asked("q", 1, said="x"), asked("q", 1), "lost", "no longer answered"),
        (
            asked("q", 1, right=True, said="x"),
            asked("q", None, right=False),
            "lost",
            "no longer among the first 5; no longer answered right; rank 1 → none",
        ),
        (
            asked("q", 9, right=False),
            asked("q", 2, right=True, said="x"),
            "won",
            "now among the first 5; now answered right; rank 9 → 2",
        ),
        (asked("q", 1, right=False), asked("q", 1, right=False, said="x"), "quote", "other words are quoted"),
        (asked("q", 1, said="x"), asked("q", 1, said="y"), "quote", "other words are quoted"),
        (asked("q", 2, said="x"), asked("q", 1, said="y"), "rank", "rank 2 → 1"),
    ],
)
def test_a_step_of_a_question_is_told_in_words(before: Outcome, after: Outcome, kind: str, what: str) -> None:
    assert told(before, after) == [(kind, what)]


def test_one_that_abstains_and_quotes_the_same_words_has_changed() -> None:
    one = asked("q", 1, right=False, said="x")
    assert told(one, replace(one, abstained=True)) == [("quote", "other words are quoted")]
    elsewhere = replace(one, citations=(Quoted("b.txt", 0, 1, "x"),))
    assert told(one, elsewhere) == [("quote", "other words are quoted")]
    assert told(one, replace(one, answer="otherwise put", confidence=0.3, milliseconds=9.0)) == []


@pytest.mark.parametrize(
    ("text", "same"),
    [("Où est le pont ?", True), ("ou est LE pont", True), ("Où est le pont vert ?", False)],
)
def test_another_question_under_the_same_id_is_new_and_the_old_one_gone(text: str, *, same: bool) -> None:
    found = told(named(asked("q", 1), "Où est le pont ?"), named(asked("q", 1), text))
    why = "the baseline asks something else under this id"
    assert found == ([] if same else [("new", why), ("gone", why)])


def test_a_question_that_is_stale_now_is_still_the_same_and_says_nothing() -> None:
    comparison = compare(run_of([asked("q", 1)]), run_of([STALE]))
    assert (comparison.changes, comparison.compared) == ((), 0)
    assert told(STALE, STALE) == []
    assert told(STALE, asked("q", 1)) == [
        ("new", "it was stale in the baseline"),
        ("gone", "it was stale in the baseline"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "less"),
    [
        (asked("q", 1, right=True, said="x"), asked("q", 1, said="x"), "answered right"),
        (asked("q", 1, said="x"), asked("q", said="x"), "among the first 5"),
        (asked("q", 1, right=True, said="x"), refused("q"), "among the first 5 and answered right"),
    ],
)
def test_what_the_baseline_asked_for_and_nothing_tells_now_is_named(
    before: Outcome, after: Outcome, less: str
) -> None:
    why = f"the baseline asks whether it is {less}, which nothing tells here"
    assert told(before, after) == [("new", why), ("gone", why)]


def test_a_place_asked_for_now_that_was_not_before_is_no_change() -> None:
    assert told(asked("q", said="x"), asked("q", None, said="x")) == []
    assert told(asked("q", said="x"), asked("q", 3, said="x")) == [("rank", "rank none → 3")]


def test_changes_come_first_then_what_is_new_and_what_is_gone() -> None:
    before = run_of([asked("gone", 1), asked("b", 1), asked("a", 1), asked("too", 1)])
    after = run_of([asked("new", 1), asked("a", 9), asked("b", 2)])
    comparison = compare(before, after)
    assert [(each.kind, each.id) for each in comparison.changes] == [
        ("lost", "a"),
        ("rank", "b"),
        ("new", "new"),
        ("gone", "gone"),
        ("gone", "too"),
    ]
    assert comparison.changes[2] == Change("new", "new", "question new", "not in the baseline")
    assert comparison.changes[3] == Change("gone", "gone", "question gone", "only in the baseline")
    assert comparison.compared == 2
    assert {test.count for test in comparison.tests} == {2}


def test_the_words_of_a_change_are_those_of_the_run_and_of_what_is_gone_those_of_the_baseline() -> None:
    before, after = named(asked("q", 1), "Où est-il ?"), named(asked("q", 9), "OÙ EST-IL")
    (change,) = compare(run_of([before]), run_of([after])).changes
    assert change.question == "OÙ EST-IL"
    other = named(asked("q", 1), "Qui ?")
    new, gone = compare(run_of([before]), run_of([other])).changes
    assert (new.question, gone.question) == ("Qui ?", "Où est-il ?")


def test_two_runs_made_alike_have_no_difference_and_others_name_each() -> None:
    run = run_of([asked("q", 1)])
    assert compare(run, replace(run, machine="other", made="later")).differences == ()
    for name, value in (("questions", "zz"), ("generation", 2), ("program", "x"), ("fusion", "words")):
        other = replace(run, origin=replace(ORIGIN, **{name: value}))  # type: ignore[arg-type]
        assert compare(run, other).differences == (name,)
