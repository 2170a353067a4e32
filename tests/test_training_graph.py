"""The network as it is drawn: what a graph says of small weights is what numpy says of them, written out again."""

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openvino as ov
import pytest
from numpy.typing import NDArray

from passerelle.training.model import graph
from passerelle.training.model.graph import build_graph, project
from passerelle.training.model.quantise import save
from passerelle.training.model.weights import Blocks, Weights
from passerelle.training.reader import graph as reader

HIDDEN, INNER, LAYERS, PLACES = 32, 64, 2, 8
IDS = np.array([[3, 0, 2, 1], [1, 3, 0, 0]])
MASK = np.array([[1, 1, 1, 1], [1, 1, 0, 0]])


def blocks(chance: np.random.Generator, rows: int, columns: int) -> Blocks:
    codes = chance.integers(0, 256, (rows, columns // 32, 16), dtype=np.uint8)
    return Blocks(codes, chance.uniform(0.01, 0.05, (rows, columns // 32)).astype(np.float16))


def small_weights() -> Weights:
    """Return the weights of an encoder of two layers, drawn by chance."""
    chance = np.random.default_rng(1)
    singles = {"emb.pos": (PLACES * HIDDEN,), "emb.type": (2 * HIDDEN,)}
    packed = {}
    for layer in range(LAYERS):
        here = f"l{layer}"
        shapes = dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN))
        for name, shape in {**shapes, "fi": (INNER, HIDDEN), "fo": (HIDDEN, INNER)}.items():
            packed[f"{here}.{name}.w"] = blocks(chance, *shape)
            singles[f"{here}.{name}.b"] = shape[:1]
    for norm in ("emb.ln", *(f"l{layer}.{name}" for layer in range(LAYERS) for name in ("aln", "oln"))):
        singles |= {f"{norm}.w": (HIDDEN,), f"{norm}.b": (HIDDEN,)}
    drawn = {name: chance.normal(0, 0.5, shape).astype(np.float32) for name, shape in singles.items()}
    return Weights(HIDDEN, LAYERS, 4, INNER, PLACES, [], [], blocks(chance, 6, HIDDEN), drawn, packed, {})


@pytest.fixture(scope="module")
def weights() -> Weights:
    return small_weights()


def normal(states: Any, scale: Any, shift: Any) -> Any:
    mean, spread = states.mean(-1, keepdims=True), states.var(-1, keepdims=True)
    return (states - mean) / np.sqrt(spread + 1e-12) * scale + shift


def expected(weights: Any, words: Any, mask: Any) -> Any:
    """Return the last states of *words*, of shape (texts, tokens, hidden), as BERT has them."""
    held, heads = weights.singles, weights.heads
    width = weights.hidden // heads

    def dense(states: Any, name: str) -> Any:
        return states @ weights.matrix(f"{name}.w").T + held[f"{name}.b"]

    texts, tokens, hidden = words.shape
    places = held["emb.pos"].reshape(-1, hidden)[:tokens] + held["emb.type"][:hidden]
    states = normal(words + places, held["emb.ln.w"], held["emb.ln.b"])
    for layer in range(weights.layers):
        split = [
            dense(states, f"l{layer}.{name}").reshape(texts, tokens, heads, width).swapaxes(1, 2)
            for name in "qkv"
        ]
        scores = split[0] @ split[1].swapaxes(2, 3) / math.sqrt(width) - 1e4 * (1 - mask[:, None, None, :])
        shares = np.exp(scores - scores.max(-1, keepdims=True))
        seen = (shares / shares.sum(-1, keepdims=True)) @ split[2]
        seen = dense(seen.swapaxes(1, 2).reshape(texts, tokens, hidden), f"l{layer}.ao")
        states = normal(states + seen, held[f"l{layer}.aln.w"], held[f"l{layer}.aln.b"])
        inner = dense(states, f"l{layer}.fi")
        inner = inner * (1 + np.vectorize(math.erf)(inner / math.sqrt(2))) / 2
        states = normal(
            states + dense(inner, f"l{layer}.fo"), held[f"l{layer}.oln.w"], held[f"l{layer}.oln.b"]
        )
    return states


def run(made: ov.Model, **inputs: NDArray[Any]) -> dict[str, Any]:
    exactly = {"INFERENCE_PRECISION_HINT": "f32", "INFERENCE_NUM_THREADS": 1}
    compiled = ov.Core().compile_model(made, "CPU", exactly)
    found = compiled(inputs)
    return {output.get_any_name(): found[output] for output in compiled.outputs}


def asked(made: ov.Model) -> Any:
    return run(made, input_ids=IDS, attention_mask=MASK)["last_hidden_state"]


ROWS = [5, 0, 2, 4]
"""The rows of the vocabulary that are kept: an id is a place among these."""


@pytest.fixture
def drawn(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> ov.Model:
    monkeypatch.setattr(graph, "FAR", {1: 5})
    return build_graph(weights, ROWS)


def test_a_graph_says_what_the_network_says_and_sees_no_padding(weights: Weights, drawn: ov.Model) -> None:
    words = weights.words.expand()[ROWS][IDS]
    said = asked(drawn)
    np.testing.assert_allclose(said, expected(weights, words, MASK), atol=2e-4)
    alone = run(drawn, input_ids=IDS[1:, :2], attention_mask=MASK[1:, :2])["last_hidden_state"]
    np.testing.assert_allclose(said[1, :2], alone[0], atol=2e-4)


def test_states_that_hardly_differ_are_made_no_larger_than_what_they_are(weights: Weights) -> None:
    tiny = np.random.default_rng(4).normal(0, 1e-6, PLACES * HIDDEN).astype(np.float32)
    held = {**weights.singles, "emb.pos": tiny, "emb.type": np.zeros(2 * HIDDEN, np.float32)}
    nothing = Blocks(np.full((6, 1, 16), 0x88, np.uint8), weights.words.scales)
    small = replace(weights, layers=0, singles=held, words=nothing)
    states = expected(small, np.zeros((2, 4, HIDDEN)), MASK)
    np.testing.assert_allclose(asked(build_graph(small, ROWS)), states, atol=1e-3)


def test_a_channel_that_reaches_far_is_shared_out_among_sixteen_more(
    drawn: ov.Model, weights: Weights
) -> None:
    tables = [each.get_data() for each in drawn.get_ordered_ops() if each.get_type_name() == "Constant"]
    (inward,) = [each for each in tables if each.shape == (INNER + 16, HIDDEN)]
    whole = weights.matrix("l1.fi.w")
    np.testing.assert_array_equal(inward, np.concatenate([whole, np.repeat(whole[5:6], 16, axis=0)]))
    (outward,) = [each for each in tables if each.shape == (HIDDEN, INNER + 16)]
    shared = outward[:, [5, *range(INNER, INNER + 16)]].T
    np.testing.assert_allclose(shared, [weights.matrix("l1.fo.w")[:, 5] / 17] * 17, rtol=1e-6)


def test_a_last_layer_maps_every_state_under_the_same_name(weights: Weights, drawn: ov.Model) -> None:
    plain = expected(weights, weights.words.expand()[ROWS][IDS], MASK)
    chance = np.random.default_rng(2).normal(0, 1, (HIDDEN, HIDDEN)).astype(np.float32)
    mapped = project(drawn, chance)
    np.testing.assert_allclose(asked(mapped), plain @ chance.T, atol=2e-3)


def test_a_graph_made_twice_has_the_same_weights_and_its_parts_the_same_names(
    weights: Weights, drawn: ov.Model, tmp_path: Path
) -> None:
    for name, made in (("a", drawn), ("b", build_graph(weights, ROWS))):
        save(made, tmp_path / f"{name}.xml")
        parts = [(each.get_type_name(), each.get_friendly_name()) for each in made.get_ordered_ops()]
        for order, (kind, called) in enumerate(parts):
            assert called == f"{kind}_{order}" or kind in {"Parameter", "Result"}
        assert len(parts) > 100
    assert (tmp_path / "a.bin").read_bytes() == (tmp_path / "b.bin").read_bytes()
    numbers = sum(weights.matrix(name).size for name in weights.packed)
    assert (tmp_path / "a.bin").stat().st_size > 4 * numbers  # four bytes each, not two


def state_of(chance: np.random.Generator, hidden: int) -> dict[str, Any]:
    """Return the weights of a trained reader of two layers, by the names that a checkpoint has."""
    shapes: dict[str, tuple[int, ...]] = {
        "places": (PLACES, hidden), "scale": (hidden,), "shift": (hidden,),
        "span.weight": (2, hidden), "span.bias": (2,), "answers.weight": (1, hidden), "answers.bias": (1,),
    }  # fmt: skip
    for layer in range(LAYERS):
        parts = {"qkv": (3 * hidden, hidden), "out": (hidden, hidden), "up": (4 * hidden, hidden)}
        for name, shape in {**parts, "down": (hidden, 4 * hidden)}.items():
            shapes |= {f"layers.{layer}.{name}.weight": shape, f"layers.{layer}.{name}.bias": shape[:1]}
        for name in ("norm1", "norm2"):
            shapes |= {f"layers.{layer}.{name}.{kind}": (hidden,) for kind in ("weight", "bias")}
    return {name: chance.normal(0, 0.3, shape).astype(np.float32) for name, shape in shapes.items()}


def test_a_reader_says_where_an_answer_stands_and_whether_there_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(graph, "FAR", {})
    chance = np.random.default_rng(3)
    hidden = 24  # twelve heads
    state = state_of(chance, hidden)
    weights = reader.tuned(state)
    assert (weights.hidden, weights.layers, weights.heads, weights.inner) == (24, 2, 12, 96)
    np.testing.assert_array_equal(weights.matrix("l1.k.w"), state["layers.1.qkv.weight"][24:48])
    for ours, theirs in {"ao": "out", "fi": "up", "fo": "down", "aln": "norm1", "oln": "norm2"}.items():
        np.testing.assert_array_equal(weights.singles[f"l1.{ours}.b"], state[f"layers.1.{theirs}.bias"])
    np.testing.assert_array_equal(weights.singles["l1.aln.w"], state["layers.1.norm1.weight"])
    words = chance.normal(0, 1, (2, 4, hidden)).astype(np.float32)
    made = reader.build_graph(weights)
    said = run(made, words=words, attention_mask=MASK)
    states = expected(weights, words, MASK)
    np.testing.assert_allclose(said["spans"], states @ state["span.weight"].T + state["span.bias"], atol=2e-4)
    whether = states[:, 0] @ state["answers.weight"].T + state["answers.bias"]
    np.testing.assert_allclose(said["answers"], whether, atol=2e-4)
