"""One step of a training: the rate it is taken at, what it changes, and the running mean of the weights."""

import copy
from typing import TYPE_CHECKING, Any

import pytest
from small_training import PACKED, START

from passerelle.training.reader.mixture import Mixture, Place
from passerelle.training.reader.settings import Settings

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader.network import Reader
from passerelle.training.reader.train import Training, new_training

pytestmark = pytest.mark.usefixtures("one_thread")
SETTINGS = Settings(examples=100, rate=0.5, warm_up=2, layers=1)


@pytest.fixture
def training() -> Training:
    torch.manual_seed(0)
    return Training(Reader(START, 1), SETTINGS, "data")


def push(training: Training, size: float) -> None:
    for each in training.weights:
        each.grad = torch.full_like(each, size)


def weights_of(training: Training) -> dict[str, Any]:
    return {name: each.detach().clone() for name, each in training.network.named_parameters()}


def test_a_step_is_taken_at_the_rate_of_what_was_seen(training: Training) -> None:
    push(training, 0.0)
    assert training.take(8) == SETTINGS.rate_at(0, 0)
    assert (training.step, training.seen) == (1, 8)
    before = weights_of(training)["span.bias"]
    push(training, 1.0)
    assert training.take(5) == SETTINGS.rate_at(1, 8) != SETTINGS.rate_at(0, 0)
    assert (training.step, training.seen) == (2, 13)
    assert (weights_of(training)["span.bias"] < before).all()


def test_matrices_decay_and_what_is_added_does_not(training: Training) -> None:
    before = weights_of(training)
    push(training, 0.0)
    rate = training.take(1)
    for name, now in weights_of(training).items():
        share = 1 - 0.01 * rate if now.ndim > 1 else 1.0
        torch.testing.assert_close(now, share * before[name], msg=name)


@pytest.mark.parametrize(("size", "cut"), [(1.0, True), (1e-4, False)])
def test_large_gradients_are_cut_to_a_length_of_one(training: Training, size: float, *, cut: bool) -> None:
    push(training, size)
    training.take(1)
    length = sum(float((each.grad**2).sum()) for each in training.weights if each.grad is not None) ** 0.5
    count = sum(each.numel() for each in training.weights)
    assert length == pytest.approx(1.0 if cut else size * count**0.5, rel=1e-3)


@pytest.mark.parametrize(("step", "moved"), [(0, 20 / 21), (4, 20 / 25), (1_000_000, 0.002)])
def test_the_running_mean_moves_less_the_longer_it_has_run(
    training: Training, step: int, moved: float
) -> None:
    before = weights_of(training)
    training.step = step
    push(training, 1.0)
    training.take(1)
    mixture = Mixture(PACKED.examples, 0)
    mixture.draw()
    kept = training.checkpoint(mixture)
    for name, now in weights_of(training).items():
        torch.testing.assert_close(kept.averaged[name], before[name].lerp(now, moved), atol=1e-6, rtol=1e-4)
        torch.testing.assert_close(kept.weights[name], now)
    assert (kept.averaged["places"] == kept.weights["places"]).all()
    assert (kept.settings, kept.data, kept.step, kept.seen) == (SETTINGS, "data", step + 1, 1)
    assert kept.place == mixture.place != Place()


def test_the_seed_decides_the_first_weights_of_the_heads() -> None:
    first, again, other = (
        new_training(START, Settings(seed=seed, layers=1), "data").network.span.weight for seed in (1, 1, 2)
    )
    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_a_training_that_is_taken_up_steps_as_one_that_went_on(training: Training) -> None:
    for size in (1.0, -3.0):
        push(training, size)
        training.take(2)
    saved = copy.deepcopy(training.checkpoint(Mixture(PACKED.examples, 0)))  # as if it had been written
    other = new_training(START, SETTINGS, "data")
    other.restore(saved)
    for each in (training, other):
        push(each, 0.5)
        each.take(2)
    whole, taken_up = (each.checkpoint(Mixture(PACKED.examples, 0)) for each in (training, other))
    for name in whole.weights:
        torch.testing.assert_close(whole.weights[name], taken_up.weights[name], msg=name)
        torch.testing.assert_close(whole.averaged[name], taken_up.averaged[name], msg=name)
    assert (taken_up.step, taken_up.seen) == (3, 6)
