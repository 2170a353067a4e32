"""How features become a score and evidence a probability, and that the shipped numbers fit them."""

import math
from dataclasses import fields

import pytest

from passerelle.weights import Evidence, Features, Weights, fitted_weights

CANDIDATE, EVIDENCE = len(fields(Features)), len(fields(Evidence))


def test_a_score_is_the_sum_of_the_features_by_their_weights() -> None:
    weights = Weights((2.0, -3.0, *[0.5] * (CANDIDATE - 2)), (), 0.0, 0.5)
    assert weights.score(Features(*[0.0] * CANDIDATE)) == 0.0
    assert weights.score(Features(1.0, 2.0, *[0.0] * (CANDIDATE - 2))) == -4.0
    assert weights.score(Features(*[2.0] * CANDIDATE)) == pytest.approx(4 - 6 + CANDIDATE - 2)


@pytest.mark.parametrize(
    ("first", "bias", "sure"),
    [
        (0.0, 0.0, 0.5),
        (0.0, math.log(3), 0.75),
        (math.log(3), 0.0, 0.9),  # twice the weight of one
        (math.log(3), -math.log(3), 0.75),
        (-math.log(3), 0.0, 0.1),
    ],
)
def test_confidence_is_the_probability_of_weighed_evidence(first: float, bias: float, sure: float) -> None:
    weights = Weights((), (2.0, *[1.0] * (EVIDENCE - 1)), bias, 0.5)
    assert weights.confidence(Evidence(first, *[0.0] * (EVIDENCE - 1))) == pytest.approx(sure)


def test_the_shipped_numbers_are_one_for_each_feature_and_doubt_what_lacks_its_type() -> None:
    weights = fitted_weights()
    assert (len(weights.candidate), len(weights.evidence)) == (CANDIDATE, EVIDENCE)
    assert 0 < weights.threshold < 1
    nothing = dict.fromkeys((each.name for each in fields(Evidence)), 0.0)
    assert weights.confidence(Evidence(**nothing | {"other_type": 1.0})) < weights.confidence(
        Evidence(**nothing)
    )
    assert weights.confidence(Evidence(**nothing | {"answers": 5.0})) > weights.confidence(
        Evidence(**nothing)
    )
    assert fitted_weights() is weights
