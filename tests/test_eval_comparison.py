"""What two runs differ by, what chance alone would do, and what fails a run."""

import random
import re
from dataclasses import replace

import pytest
from runs import ORIGIN, asked, refused, run_of

from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.results import Change, Comparison, PairedTest
from passerelle.evaluation.figures.significance import paired_tests
from passerelle.evaluation.figures.summary import summarise
from passerelle.evaluation.figures.verdict import Condition, ConditionError, Conditions, judge, read_condition
from passerelle.evaluation.types import Judged, Outcome, Quoted
from passerelle.index.types import Language
from passerelle.types import QuestionLanguage


def only(*pair: Outcome) -> Change:
    (change,) = compare(run_of(pair[:1]), run_of(pair[1:])).changes
    return change


def test_a_question_no_longer_among_the_first_five_is_lost() -> None:
    change = only(asked("q", 5), asked("q", 6))
    assert (change.kind, change.id, change.what) == ("lost", "q", "no longer among the first 5; rank 5 → 6")


def test_a_question_now_answered_right_is_won() -> None:
    change = only(asked("q", 1, right=False, said="x"), asked("q", 1, right=True, said="y"))
    assert (change.kind, change.what) == ("won", "now answered right")


def test_a_question_found_but_answered_wrong_now_is_lost_all_the_same() -> None:
    change = only(asked("q", 7, right=True, said="x"), asked("q", 1, right=False, said="y"))
    assert change.kind == "lost"
    assert change.what == "no longer answered right; now among the first 5; rank 7 → 1"


def test_a_question_to_be_refused_is_lost_when_it_is_answered() -> None:
    change = only(refused("q"), refused("q", abstained=False))
    assert (change.kind, change.what) == ("lost", "no longer refused")


def test_another_rank_or_another_quote_is_neither_won_nor_lost() -> None:
    assert only(asked("q", 2), asked("q", 1)).kind == "rank"
    moved = replace(asked("q", 1, said="x"), citations=(Quoted("a.txt", 3, 4, "x"),))
    assert only(asked("q", 1, said="x"), moved).kind == "quote"
    assert only(asked("q", None), asked("q", 8)).what == "rank none → 8"


def test_what_is_gone_from_the_documents_is_not_lost() -> None:
    stale = replace(asked("q", None), judged=(Judged(stale="quote"),))
    gone = compare(run_of([asked("q", 1), asked("p", 1)]), run_of([stale, asked("p", 1)]))
    assert (gone.changes, gone.compared) == ((), 1)
    assert compare(run_of([stale]), run_of([stale])).compared == 0


def test_questions_of_one_run_only_are_new_or_gone() -> None:
    comparison = compare(run_of([asked("a", 1), asked("b", 1)]), run_of([asked("b", 1), asked("c", 1)]))
    assert [(change.kind, change.id) for change in comparison.changes] == [("new", "c"), ("gone", "a")]
    assert {test.count for test in comparison.tests} == {1}


def test_the_parts_of_the_origin_that_differ_are_named() -> None:
    other = replace(run_of([asked("q", 1)]), origin=replace(ORIGIN, contents="zz", k=20))
    assert compare(run_of([asked("q", 1)]), other).differences == ("contents", "k")


def outcomes(count: int, lost: int) -> list[Outcome]:
    """Return outcomes of which the first *lost* are at rank 9 and the rest at rank 1."""
    return [asked(f"q{number}", 9 if number < lost else 1) for number in range(count)]


def the_test(was: list[Outcome], now: list[Outcome], measure: str = "R@5") -> PairedTest:
    return next(test for test in paired_tests(was, now, 0) if (test.measure, test.group) == (measure, "all"))


def test_p_is_that_of_the_exact_test_worked_by_hand() -> None:
    # Of 2**5 ways to sign five equal losses, two lie as far from 0, and one is as bad.
    told = the_test(outcomes(20, 0), outcomes(20, 5))
    assert told.p == pytest.approx(2 / 32, abs=0.01)
    assert (told.was, told.now, told.worse, told.count) == (1.0, 0.75, True, 20)


def test_a_run_against_itself_shows_nothing() -> None:
    same = outcomes(20, 5)
    assert {(test.p, test.worse, test.was == test.now) for test in paired_tests(same, same, 0)} == {
        (1.0, False, True)
    }


def test_a_gain_is_not_for_the_worse_and_fails_nothing() -> None:
    told = the_test(outcomes(40, 20), outcomes(40, 0))
    assert (told.worse, told.p < 0.001, told.p_any > 0.5) == (False, True, True)


def test_fewer_refusals_in_error_are_not_for_the_worse() -> None:
    told = the_test(
        [asked(f"q{n}", 1) for n in range(9)],
        [asked(f"q{n}", 1, said="x") for n in range(9)],
        "false refusals",
    )
    assert (told.was, told.now, told.worse) == (1.0, 0.0, False)


def test_the_tests_are_the_same_every_time() -> None:
    assert paired_tests(outcomes(30, 3), outcomes(30, 9), 0) == paired_tests(
        outcomes(30, 3), outcomes(30, 9), 0
    )


DIRECTIONS: list[tuple[QuestionLanguage, Language]] = [("fr", "fr"), ("en", "en"), ("fr", "en"), ("en", "fr")]


def noisy(number: int, drawn: random.Random) -> Outcome:
    language, source = drawn.choice(DIRECTIONS)
    right = drawn.random() < 0.7
    return replace(
        asked(
            f"q{number}",
            drawn.choice([1, 1, 2, 4, 7, None]),
            right=right,
            said="quote 0" if right else "other words",
        ),
        source=source,
        question=replace(asked(f"q{number}", 1).question, language=language),
    )


def test_noise_raises_a_false_alarm_in_at_most_one_run_of_twenty() -> None:
    drawn = random.Random(11)
    one = [noisy(number, drawn) for number in range(80)]
    other = [
        replace(noisy(number, drawn), question=each.question, source=each.source)
        for number, each in enumerate(one)
    ]
    conditions, alarms = Conditions(drop=0.0), 0
    for _ in range(200):
        swapped = [drawn.random() < 0.5 for _ in one]
        was = [b if swap else a for a, b, swap in zip(one, other, swapped, strict=True)]
        now = [a if swap else b for a, b, swap in zip(one, other, swapped, strict=True)]
        comparison = Comparison((), paired_tests(was, now, 0), ())
        alarms += bool(judge(conditions, EMPTY, comparison).reasons)
    assert alarms <= 10


EMPTY = summarise(run_of([asked("q", 1)]))


def test_a_drop_beyond_chance_fails_and_is_named() -> None:
    comparison = compare(run_of(outcomes(60, 0)), run_of(outcomes(60, 12)))
    reasons = judge(Conditions(drop=0.02), EMPTY, comparison).reasons
    assert any(
        reason.startswith("R@5 went from 1.000 to 0.800: 0.200 for the worse is more than 0.02")
        for reason in reasons
    )


def test_of_many_lost_questions_five_are_named() -> None:
    comparison = compare(run_of(outcomes(20, 0)), run_of(outcomes(20, 7)))
    (reason,) = judge(Conditions(lost=0), EMPTY, comparison).reasons
    named = [
        question.question.id
        for question in outcomes(20, 7)
        if re.search(rf"\b{question.question.id}\b", reason)
    ]
    assert len(named) == 5
    assert " and 2 more" in reason


def test_a_drop_within_chance_passes() -> None:
    comparison = compare(run_of(outcomes(60, 0)), run_of(outcomes(60, 2)))
    assert judge(Conditions(drop=0.02), EMPTY, comparison).passed


def test_a_drop_no_larger_than_is_allowed_passes() -> None:
    comparison = compare(run_of(outcomes(400, 0)), run_of(outcomes(400, 12)))
    allowed, strict = (judge(Conditions(drop=drop), EMPTY, comparison) for drop in (0.05, 0.01))
    assert allowed.passed
    assert not strict.passed


@pytest.mark.parametrize(("most", "passed"), [(0, False), (6, False), (7, True)])
def test_more_questions_lost_than_allowed_fail(most: int, *, passed: bool) -> None:
    comparison = compare(run_of(outcomes(20, 0)), run_of(outcomes(20, 7)))
    verdict = judge(Conditions(lost=most), EMPTY, comparison)
    assert verdict.passed is passed
    if not passed:
        assert verdict.reasons == (f"7 questions are lost, more than {most}: q0, q1, q2, q3, q4 and 2 more",)


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("R@5 < 0.95", Condition("all", "R@5", "<", 0.95)),
        ("R@1<.5", Condition("all", "R@1", "<", 0.5)),
        ("fr→en R@10 <= 0.9", Condition("fr→en", "R@10", "<=", 0.9)),
        ("fr->en  nDCG@10 < 1", Condition("fr→en", "nDCG@10", "<", 1.0)),
        ("false refusals > 0.1", Condition("all", "false refusals", ">", 0.1)),
        ("quoted if answered < 0.8", Condition("all", "quoted if answered", "<", 0.8)),
        ("my tag quoted >= 0.8", Condition("my tag", "quoted", ">=", 0.8)),
        ("ms p95 > 200", Condition("all", "ms p95", ">", 200.0)),
    ],
)
def test_a_condition_is_read(text: str, condition: Condition) -> None:
    assert read_condition(text) == condition


@pytest.mark.parametrize(
    "text", ["", "R@5", "R@3 < 0.9", "R@5 = 0.9", "R@5 < nine", "R@5 < 0.9 or so", "r@5 < 1"]
)
def test_what_is_no_condition_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ConditionError, match=r"as in 'R@5 < 0\.95'"):
        read_condition(text)


@pytest.mark.parametrize(
    ("text", "fails"),
    [
        ("R@5 < 0.75", False),
        ("R@5 <= 0.75", True),
        ("R@5 < 0.8", True),
        ("R@5 > 0.7", True),
        ("fr→fr R@5 < 0.8", True),
    ],
)
def test_a_figure_fails_as_its_condition_says(text: str, *, fails: bool) -> None:
    summary = summarise(run_of(outcomes(20, 5)))
    assert judge(Conditions((read_condition(text),)), summary, None).passed is not fails


def test_the_reason_says_the_figure_its_interval_and_the_condition() -> None:
    (reason,) = judge(
        Conditions((read_condition("fr→fr R@5 < 0.8"),)), summarise(run_of(outcomes(20, 5))), None
    ).reasons
    assert reason.startswith(
        "fr→fr R@5 = 0.75 meets the failure condition `fr→fr R@5 < 0.8` (20 questions, 95 % CI 0."
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("en→fr R@5 < 1", "there is no group 'en→fr' in this run; there are all, fr→fr"),
        ("AUROC < 1", "AUROC cannot be measured on all"),
    ],
)
def test_a_condition_that_cannot_be_told_does_not_pass_in_silence(text: str, words: str) -> None:
    with pytest.raises(ConditionError, match=words):
        judge(Conditions((read_condition(text),)), summarise(run_of(outcomes(5, 0))), None)
