"""Paired tests worked by hand: how many ways to swap the runs part them as far, of few questions."""

from dataclasses import replace

import pytest
from runs import asked, refused

from passerelle.evaluation.figures.results import PairedTest
from passerelle.evaluation.figures.significance import paired_tests
from passerelle.evaluation.types import Judged, Outcome

MEASURES_OF_PLACES = ["R@1", "R@5", "R@10", "RR@10", "nDCG@10", "document@1", "document@5"]


def ranked(*ranks: int | None) -> list[Outcome]:
    """Return outcomes that were answered, one for each of *ranks*."""
    return [asked(f"q{number}", rank, said="x") for number, rank in enumerate(ranks)]


def by_measure(was: list[Outcome], now: list[Outcome]) -> dict[str, PairedTest]:
    return {test.measure: test for test in paired_tests(was, now, 0) if test.group == "all"}


def test_of_no_question_nothing_is_tested() -> None:
    assert paired_tests([], [], 0) == ()


def test_what_did_not_move_has_a_p_of_one() -> None:
    same = ranked(1, 2, None)
    assert {(test.p, test.p_any, test.worse) for test in paired_tests(same, same, 0)} == {(1.0, 1.0, False)}


@pytest.mark.parametrize("lost", [1, 2, 3, 4])
def test_of_equal_losses_two_ways_to_sign_them_lie_as_far_and_one_as_low(lost: int) -> None:
    was, now = ranked(*[1] * 6), ranked(*[9] * lost, *[1] * (6 - lost))
    test = by_measure(was, now)["R@5"]
    assert test.p == pytest.approx(2 / 2**lost, abs=0.02)
    assert test.p_any == pytest.approx(1 / 2**lost, abs=0.02)
    assert (test.was, test.count, test.worse) == (1.0, 6, True)
    assert test.now == pytest.approx(1 - lost / 6)


def test_a_loss_and_a_gain_of_one_size_are_no_change() -> None:
    test = by_measure(ranked(1, 9, 1), ranked(9, 1, 1))["R@5"]
    assert (test.p, test.worse) == (1.0, False)
    assert test.was == test.now == pytest.approx(2 / 3)
    assert test.p_any == 1.0


def test_the_draws_are_ten_thousand_and_what_was_observed() -> None:
    test = by_measure(ranked(*[1] * 40), ranked(*[9] * 40))["R@5"]
    assert test.p == test.p_any == pytest.approx(1 / 10_001)


def test_more_questions_than_are_drawn_at_a_time_give_the_same_test() -> None:
    test = by_measure(ranked(*[1] * 210), ranked(*[9] * 210))["R@5"]
    assert test.p == test.p_any == pytest.approx(1 / 10_001)
    same = by_measure(ranked(*[1, 9] * 105), ranked(*[9, 1] * 105))["R@5"]
    assert same.p == 1.0


@pytest.mark.parametrize(("was", "now", "worse"), [("", "x", False), ("x", "", True)])
def test_more_refusals_in_error_are_for_the_worse(was: str, now: str, *, worse: bool) -> None:
    before, after = ([asked(f"q{n}", 1, said=said) for n in range(9)] for said in (was, now))
    test = by_measure(before, after)["false refusals"]
    assert test.worse is worse
    assert test.p == pytest.approx(2 / 2**9, abs=0.01)
    assert (test.p_any < 0.02) is worse


@pytest.mark.parametrize("refuses_now", [True, False])
def test_answers_in_error_are_for_the_worse(*, refuses_now: bool) -> None:
    before, after = (
        [refused(f"q{n}", abstained=abstains) for n in range(9)]
        for abstains in (not refuses_now, refuses_now)
    )
    tests = by_measure(before, after)
    assert tests["false answers"].worse is not refuses_now
    assert tests["EM"].worse is not refuses_now


def test_a_question_without_a_value_in_one_run_takes_no_part() -> None:
    stale = replace(asked("q1", None), judged=(Judged(stale="quote"),))
    was, now = [asked("q0", 1), asked("q1", 1), asked("q2", 1)], [asked("q0", 9), stale, asked("q2", 1)]
    for before, after, values in ((was, now, (1.0, 0.5)), (now, was, (0.5, 1.0))):
        test = by_measure(before, after)["R@5"]
        assert (test.was, test.now, test.count) == (*values, 2)


def test_groups_are_all_and_the_directions_and_neither_documents_nor_tags() -> None:
    tagged = [
        replace(each, question=replace(each.question, tags=("lieu",)))
        for each in (*ranked(1, 2), asked("e", 1, said="x", language="en"))
    ]
    tests = paired_tests(tagged, tagged, 0)
    assert list(dict.fromkeys(test.group for test in tests)) == ["all", "fr→fr", "en→fr"]
    assert [test.count for test in tests if test.measure == "R@5"] == [3, 2, 1]
    measured = [test.measure for test in tests if test.group == "all"]
    assert measured == [*MEASURES_OF_PLACES, "EM", "F1", "false refusals"]


def test_a_direction_s_figures_are_of_its_own_questions() -> None:
    was = [asked("f", 1), asked("e", 1, language="en")]
    now = [asked("f", 9), asked("e", 1, language="en")]
    tests = {test.group: test for test in paired_tests(was, now, 0) if test.measure == "R@5"}
    assert {group: test.now for group, test in tests.items()} == {"all": 0.5, "fr→fr": 0.0, "en→fr": 1.0}
    assert {group: test.worse for group, test in tests.items()} == {
        "all": True,
        "fr→fr": True,
        "en→fr": False,
    }


def test_many_figures_that_may_fall_make_a_fall_of_one_less_of_an_alarm() -> None:
    was, now = ranked(*[1] * 12), ranked(*[9] * 6, *[1] * 6)
    alone = by_measure(was, now)["R@5"].p_any
    words = [replace(each, right=n % 2 == 0) for n, each in enumerate(was)]
    other = [replace(each, right=n % 2 == 1) for n, each in enumerate(now)]
    assert by_measure(words, other)["R@5"].p_any > alone
    assert by_measure(words, other)["R@5"].p == pytest.approx(2 / 2**6, abs=0.01)


def test_a_small_fall_is_no_less_of_a_fall_beside_figures_of_another_scale() -> None:
    was = [*ranked(*[9] * 6), asked("q6", 1, said="x"), asked("q7", 1)]
    now = [*ranked(*[10] * 6), asked("q6", 1), asked("q7", 1, said="x")]
    tests = by_measure(was, now)
    assert tests["RR@10"].p_any == pytest.approx(1 / 2**6, abs=0.01)
    assert tests["false refusals"].p == 1.0


def test_another_seed_draws_otherwise() -> None:
    was, now = ranked(*[1] * 9), ranked(*[9] * 4, *[1] * 5)
    of = [{test.measure: test.p for test in paired_tests(was, now, seed)}["R@5"] for seed in (0, 0, 1)]
    assert of[0] == of[1] != of[2]
