"""What a set can show, at the counts that decide: six questions to lose, and what no test compares."""

import math

import pytest

from passerelle.evaluation.figures.power import (
    can_show,
    is_blind,
    least_drop,
    shown_drop,
    took_part,
    unseen,
)
from passerelle.evaluation.figures.results import Figure, Group, GroupKind, PairedTest


def of(
    measure: str, value: float, count: int, kind: GroupKind = "all", *, graded: bool = False, asked: int = 40
) -> Group:
    return Group(kind, kind, asked, {measure: Figure(value, 0, 1, count)}, (measure,) if graded else ())


def compared(measure: str, count: int, group: str = "all") -> PairedTest:
    return PairedTest(measure, group, 1.0, 1.0, count, 1.0, 1.0, worse=False)


@pytest.mark.parametrize(("count", "asked", "share"), [(3, 4, 0.75), (4, 4, 1.0), (0, 4, 0.0), (0, 0, 0.0)])
def test_the_share_that_took_part_is_of_the_questions_of_the_group(
    count: int, asked: int, share: float
) -> None:
    assert took_part(Figure(1, 1, 1, count), Group("all", "all", asked, {})) == share


@pytest.mark.parametrize(("count", "drop"), [(5, math.inf), (6, 1.0), (8, 0.75), (60, 0.1)])
def test_the_least_drop_is_that_of_six_questions(count: int, drop: float) -> None:
    assert least_drop(count) == pytest.approx(drop)


@pytest.mark.parametrize(
    ("measure", "value", "count", "drop"),
    [
        ("R@5", 0.6, 10, 0.6),  # six are right
        ("R@5", 0.5, 10, math.inf),  # five are
        ("R@5", 6 / 47, 47, 6 / 47),  # 6 / 47 * 47 is a little less than six
        ("R@5", 5 / 47, 47, math.inf),
        ("false refusals", 0.4, 10, 0.6),  # six are answered, and may come to be refused
        ("false refusals", 0.5, 10, math.inf),
        ("false refusals", 1 - 6 / 18, 18, 1 / 3),
        ("false answers", 0.0, 6, 1.0),
        ("false answers", 1.0, 20, math.inf),
    ],
)
def test_a_measure_shows_a_drop_where_six_questions_may_get_worse(
    measure: str, value: float, count: int, drop: float
) -> None:
    assert shown_drop(measure, of(measure, value, count)) == pytest.approx(drop)


@pytest.mark.parametrize(("count", "drop"), [(5, math.inf), (6, 1.0), (12, 0.5)])
def test_a_graded_measure_needs_six_questions_and_no_value(count: int, drop: float) -> None:
    assert shown_drop("RR@10", of("RR@10", 0.1, count, graded=True)) == drop
    assert math.isinf(shown_drop("RR@10", of("RR@10", 0.1, count)))


@pytest.mark.parametrize(
    ("kind", "drop"), [("all", 0.5), ("direction", 0.5), ("document", math.inf), ("tag", math.inf)]
)
def test_only_groups_that_are_tested_show_a_drop(kind: GroupKind, drop: float) -> None:
    assert shown_drop("R@5", of("R@5", 1.0, 12, kind)) == drop


@pytest.mark.parametrize("measure", ["AUROC", "ECE", "ms median", "ms p95"])
@pytest.mark.parametrize("kind", ["all", "direction"])
def test_a_measure_of_a_whole_group_shows_no_drop(measure: str, kind: GroupKind) -> None:
    assert math.isinf(shown_drop(measure, of(measure, 0.5, 20, kind)))


@pytest.mark.parametrize(
    ("group", "said"),
    [
        (of("F1", 1.0, 5), "none"),
        (of("F1", 1.0, 9), "0.667"),
        (of("F1", 1.0, 9, graded=True), "≤0.667"),
        (of("F1", 1.0, 5, graded=True), "none"),
        (of("F1", 1.0, 9, "tag", graded=True), "none"),
    ],
)
def test_what_can_be_shown_is_said_in_three_digits(group: Group, said: str) -> None:
    assert can_show("F1", group) == said


@pytest.mark.parametrize(
    ("counts", "blind"), [((), True), ((5,), True), ((5, 3), True), ((5, 6), False), ((6, 60), False)]
)
def test_a_comparison_is_blind_where_no_figure_has_six_questions(
    counts: tuple[int, ...], *, blind: bool
) -> None:
    assert is_blind([compared("R@5", count) for count in counts]) is blind


def test_measures_that_hide_a_drop_are_listed_by_their_questions() -> None:
    tests = [
        compared("R@5", 20),
        compared("EM", 20),
        compared("false answers", 4),
        compared("F1", 600),
        compared("R@1", 20, group="fr→fr"),
    ]
    assert unseen(tests, 0.02) == {20: ["R@5", "EM"], 4: ["false answers"]}
    assert unseen(tests, 0.29) == {20: ["R@5", "EM"], 4: ["false answers"]}
    assert unseen(tests, 0.3) == {4: ["false answers"]}
    assert unseen(tests, 1.0) == {4: ["false answers"]}
    assert unseen(tests[:1], 0.02) == {20: ["R@5"]}
    assert unseen([], 0.0) == {}
