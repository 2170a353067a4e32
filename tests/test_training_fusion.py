"""What words weigh beside vectors is fitted to lose to neither alone."""

from dataclasses import replace

import numpy as np

from passerelle.fusion import VECTORS_ALONE, WORDS_ALONE, Fusion
from passerelle.training.fusion import GRID, Asked, fit

NEITHER = Fusion(same=0.1, crossing=0.1)


def asked(dense: list[float], lexical: list[float], right: int, group: str = "a") -> Asked:
    """Return a question that the passage of that number answers, among others in another language."""
    places = np.arange(len(dense))
    nowhere = np.full(len(dense), -np.inf)
    return Asked(
        group,
        False,
        np.array(dense),
        np.array(lexical),
        np.zeros(len(dense)),
        places == right,
        places,
        nowhere,
    )


def test_the_rank_of_a_passage_counts_those_with_a_better_score() -> None:
    assert asked([0.9, 0.8, 0.7], [0.0, 0.0, 0.0], right=1).reciprocal_rank(NEITHER) == 1 / 2
    assert asked([0.9, 0.8, 0.7], [0.0, 1.0, 0.0], right=1).reciprocal_rank(NEITHER) == 1
    assert asked([0.9, 0.8, 0.7], [0.0, 0.3, 0.5], right=1).reciprocal_rank(WORDS_ALONE) == 1 / 2


def test_words_alone_do_not_find_a_passage_that_shares_none() -> None:
    assert asked([0.9, 0.8], [0.0, 0.0], right=0).reciprocal_rank(WORDS_ALONE) == 0


def test_a_weight_that_helps_is_chosen() -> None:
    assert fit([asked([0.80, 0.79], [0.0, 0.06], right=1)]).crossing == 0.18


def test_a_weight_under_which_a_group_loses_to_vectors_is_not_chosen() -> None:
    gaining = [asked([0.815, 0.80, 0.1], [0.0, 0.1, 0.5], right=1, group=group) for group in "abc"]
    losing = asked([0.815, 0.80], [0.0, 0.1], right=0, group="d")
    assert fit(gaining).crossing > 0.15
    assert fit([*gaining, losing]).crossing < 0.15


def test_a_weight_under_which_a_group_loses_to_words_is_not_chosen() -> None:
    gaining = [asked([0.80, 0.81, 0.78], [0.2, 0.0, 0.4], right=0, group=group) for group in "abc"]
    losing = asked([0.815, 0.80], [0.0, 0.1], right=1, group="d")
    assert fit(gaining).crossing < 0.15
    assert fit([*gaining, losing]).crossing > 0.15


def test_where_every_weight_loses_vectors_stay_alone() -> None:
    assert fit([asked([0.9, 0.5], [0.0, 0.1], right=1)]) == VECTORS_ALONE


def test_of_weights_as_good_those_that_trust_words_least_are_chosen() -> None:
    chosen = fit([asked([0.80, 0.79], [0.0, 0.09], right=1)])
    assert (chosen.same, chosen.crossing) == (min(GRID["same"]), 0.12)


def test_a_passage_in_the_language_of_the_question_counts_before_its_twin() -> None:
    twins = replace(
        asked([0.8, 0.75, 0.7], [0.0, 0.0, 0.0], right=1),
        twins=np.array([1, 0, 0]),
        likeness=np.array([0.9, -1, -1]),
    )
    assert twins.reciprocal_rank(NEITHER) == 1 / 2
    assert twins.reciprocal_rank(replace(NEITHER, alike=0.85)) == 1


def test_vectors_alone_know_no_twins() -> None:
    assert VECTORS_ALONE.alike > 1
    assert WORDS_ALONE.alike > 1
