"""What the adapter adds to a layer, and what it holds against forgetting: small matrices, worked out by hand."""

import math
from typing import TYPE_CHECKING, Any

import pytest

from passerelle.training.model.adapter import RANK, SHARPNESS, _divergence, _widen
from passerelle.training.model.training_pairs import Pair

if TYPE_CHECKING:
    import torch
else:
    torch = pytest.importorskip("torch", reason="the extra sentence-transformers is not installed")


def pair(asked: str, answered: str) -> Pair:
    return Pair("?", asked, "x", answered)  # type: ignore[arg-type]


def test_an_order_that_did_not_move_diverges_by_nothing() -> None:
    before = torch.tensor([[0.5, 0.2], [0.1, 0.4]])
    batch = [pair("fr", "fr"), pair("fr", "fr")]
    assert _divergence(before, before, batch).item() == pytest.approx(0.0)
    assert _divergence(before, before + 0.3, batch).item() == pytest.approx(0.0, abs=1e-6)


def test_an_order_is_held_against_that_of_the_passages_in_the_language_of_the_question() -> None:
    before = torch.tensor([[0.5, 0.5 - SHARPNESS], [0.5, 0.5]])
    after = torch.tensor([[0.5, 0.5], [0.5, 0.5]])
    batch = [pair("fr", "fr"), pair("fr", "fr")]
    first = 1 / (1 + math.exp(-1))
    moved = first * math.log(first / 0.5) + (1 - first) * math.log((1 - first) / 0.5)
    assert _divergence(before, after, batch).item() == pytest.approx(moved / 2, abs=1e-5)
    apart = [pair("fr", "fr"), pair("en", "en")]
    assert _divergence(before, after, apart).item() == pytest.approx(0.0, abs=1e-5)
    three = [pair("fr", "fr"), pair("fr", "fr"), pair("en", "en")]
    before = torch.tensor([[0.5, 0.5 - SHARPNESS, 0.9], [0.5, 0.5, 0.1], [0.5, 0.5, 0.5]])
    after = torch.tensor([[0.5, 0.5, 0.1], [0.5, 0.5, 0.9], [0.1, 0.9, 0.5]])
    assert _divergence(before, after, three).item() == pytest.approx(moved / 3, abs=1e-5)


def test_a_layer_is_as_it_was_until_it_has_learnt_and_where_its_share_is_nothing() -> None:
    class Layer(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.output = torch.nn.Module()
            self.output.dense = torch.nn.Linear(4, 3)

    layer = Layer()
    dense: Any = layer.output.dense
    widened: Any = _widen(layer, "output.dense")
    states = torch.ones(2, 4)
    assert id(layer.output.dense) == id(widened)
    assert (widened.down.shape, widened.up.shape) == ((RANK, 4), (3, RANK))
    assert torch.equal(widened(states), dense(states))
    with torch.no_grad():
        widened.up += 1.0
    added = (states @ widened.down.T).sum(dim=1, keepdim=True)
    assert torch.allclose(widened(states), dense(states) + added, atol=1e-5)
    widened.share = 0.0
    assert torch.equal(widened(states), dense(states))


def test_what_a_layer_begins_with_keeps_the_size_of_its_states() -> None:
    class Layer(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.dense = torch.nn.Linear(400, 3)

    torch.manual_seed(0)
    widened: Any = _widen(Layer(), "dense")
    assert widened.down.std().item() == pytest.approx(1 / 20, rel=0.05)
    assert not widened.up.any()
