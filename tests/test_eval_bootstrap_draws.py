"""Intervals by bootstrap held against theory, and of what little there is."""

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from passerelle.evaluation.figures.bootstrap import DRAWS, _weights, generator, means, whole
from passerelle.evaluation.figures.results import Figure

VALUES = np.arange(200.0)
ERROR = math.sqrt((200**2 - 1) / 12 / 200)
"""The standard error of the mean of the whole numbers below 200."""


def test_a_generator_belongs_to_its_seed_and_its_name() -> None:
    drawn = {
        key: tuple(generator(*key).integers(0, 1000, 5).tolist())
        for key in ((0, "all"), (1, "all"), (0, "fr→fr"), (0, "\ud800"))
    }
    assert len(set(drawn.values())) == 4
    assert tuple(generator(0, "all").integers(0, 1000, 5).tolist()) == drawn[0, "all"]


def ends(figures: list[Figure]) -> tuple[float, float]:
    """Return the mean ends of intervals, counted in standard errors from the mean."""
    low, high = (np.mean([getattr(each, name) for each in figures]) for name in ("low", "high"))
    return (low - 99.5) / ERROR, (high - 99.5) / ERROR


def test_an_interval_of_a_mean_leaves_out_one_draw_of_forty_on_each_side() -> None:
    found = [means(VALUES[:, None], generator(seed, "x"))[0] for seed in range(20)]
    figures = [each for each in found if each]
    assert {(each.value, each.count) for each in figures} == {(99.5, 200)}
    assert ends(figures) == pytest.approx((-1.96, 1.96), abs=0.06)


def test_an_interval_of_a_measure_of_all_is_as_wide() -> None:
    def middle(rows: NDArray[np.int64]) -> float:
        return float(VALUES[rows].mean())

    found = [whole(200, middle, generator(seed, "x")) for seed in range(40)]
    figures = [each for each in found if each]
    assert {(each.value, each.count) for each in figures} == {(99.5, 200)}
    assert ends(figures) == pytest.approx((-1.96, 1.96), abs=0.08)


def test_a_mean_is_of_the_numbers_there_are() -> None:
    nan = math.nan
    table = np.array([[1.0, nan, nan, 0.0], [1.0, 1.0, nan, 1.0], [1.0, nan, nan, nan], [1.0, 0.0, nan, nan]])
    ones, halves, none, fewer = means(table, generator(0, "x"))
    assert ones == Figure(1.0, 1.0, 1.0, 4)
    assert none is None
    assert [(each.value, each.low, each.high, each.count) for each in (halves, fewer) if each] == [
        (0.5, 0.0, 1.0, 2)
    ] * 2
    assert means(np.array([[3.0], [nan]]), generator(0, "x")) == [Figure(3.0, 3.0, 3.0, 1)]
    assert means(np.empty((0, 2)), generator(0, "x")) == [None, None]


def test_columns_of_the_same_values_have_the_same_interval() -> None:
    one, other = means(np.column_stack([VALUES, VALUES]), generator(3, "x"))
    assert one == other


def test_a_large_set_is_drawn_in_parts_a_thousand_times_in_all() -> None:
    blocks = _weights(2100, generator(0, "x"))
    assert [len(block) for block in blocks] == [952, 48]
    assert {float(total) for block in blocks for total in block.sum(axis=1)} == {2100.0}
    assert [block.shape for block in _weights(7, generator(0, "x"))] == [(DRAWS, 7)]


def test_a_measure_that_is_no_number_of_some_draws_is_of_the_others() -> None:
    def first(rows: NDArray[np.int64]) -> float:
        return 0.25 if 0 in rows else math.nan

    def in_order(rows: NDArray[np.int64]) -> float:
        return 0.5 if rows.tolist() == list(range(8)) else math.nan

    assert whole(8, first, generator(0, "x")) == Figure(0.25, 0.25, 0.25, 8)
    assert whole(8, in_order, generator(0, "x")) == Figure(0.5, 0.5, 0.5, 8)
    assert whole(8, lambda _: math.nan, generator(0, "x")) is None
    assert whole(0, lambda rows: float(len(rows)) or math.nan, generator(0, "x")) is None
