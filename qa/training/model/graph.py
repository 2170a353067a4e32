"""Draw the network as an OpenVINO graph, the word table in its own 4 bits."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
import openvino as ov
from numpy.typing import NDArray
from openvino import opset15 as ops

from passerelle.training.model.weights import Blocks, Floats, Weights

NORM_EPSILON = 1e-12
MASKED = -10000.0
"""Added to the attention scores of padding."""

FAR = {0: 318, 1: 1462, 2: 354, 4: 778, 5: 658, 6: 1152, 7: 413}
"""By layer, the inner channel whose values reach several times further than all others'."""
COPIES = 16
"""Copies added of such a channel, all with an equal share of its weight: what reaches far is shared out,
and eight bits need not stretch to it. The sum is the same."""


class Layers(Protocol):
    """The weights of an encoder's layers: those that are shipped, or trained further."""

    @property
    def hidden(self) -> int: ...
    @property
    def layers(self) -> int: ...
    @property
    def heads(self) -> int: ...
    @property
    def inner(self) -> int: ...
    @property
    def singles(self) -> Mapping[str, Floats]: ...
    def matrix(self, name: str) -> Floats:
        """Weights of a dense layer, of shape (outputs, inputs)."""


def build_graph(weights: Weights, rows: list[int]) -> ov.Model:
    """Return the graph over the vocabulary's *rows*, all arithmetic in float32.

    Inputs ``input_ids`` and ``attention_mask``, int64, (texts, tokens);
    output ``last_hidden_state``, float32, (texts, tokens, hidden).
    """
    ids, mask = (parameter(name, ov.Type.i64, 2) for name in ("input_ids", "attention_mask"))
    states = encode(weights, _words(weights.words.take(rows), ids), ids, mask)
    states.output(0).set_names({"last_hidden_state"})
    return ov.Model([ops.result(states)], [ids, mask], "multilingual-e5-small")


def encode(weights: Layers, words: ov.Node, tokens: ov.Node, mask: ov.Node) -> ov.Node:
    """Return the last states, float32, (texts, tokens, hidden), of *words*, the vectors of the *tokens*.

    The *mask*, int64, (texts, tokens), is 0 at padding.
    """
    absent = ops.subtract(_constant(1.0), ops.convert(mask, ov.Type.f32))
    bias = ops.multiply(ops.unsqueeze(absent, _integers(1, 2)), _constant(MASKED))
    states = _normalise(weights, ops.add(words, _positions(weights, tokens)), "emb.ln")
    for layer in range(weights.layers):
        attended = _attention(weights, states, bias, layer)
        states = _normalise(weights, ops.add(states, attended), f"l{layer}.aln")
        states = _normalise(weights, ops.add(states, _feed_forward(weights, states, layer)), f"l{layer}.oln")
    return states


def project(graph: ov.Model, projection: NDArray[np.float32]) -> ov.Model:
    """Return *graph* with each token's state mapped by *projection*, of shape (hidden, hidden).

    The mean of mapped states is the mapped mean, so that whatever pools them needs to know nothing of it.
    """
    states = graph.get_results()[0].input_value(0)
    mapped = ops.matmul(states, ops.constant(projection), transpose_a=False, transpose_b=True)
    mapped.output(0).set_names({"last_hidden_state"})
    return ov.Model([ops.result(mapped)], graph.get_parameters(), graph.get_name())


def _words(table: Blocks, ids: ov.Node) -> ov.Node:
    """Return the rows of *ids*: taken first and unpacked then, so that only these are ever unpacked."""
    count, blocks, _ = table.codes.shape
    codes = ops.gather(ops.constant(table.codes.reshape(count, -1)), ids, _integers(0))
    pairs = ops.convert(codes, ov.Type.f32)
    high = ops.floor(ops.multiply(pairs, _constant(1 / 16)))
    low = ops.subtract(pairs, ops.multiply(high, _constant(16)))
    halves = [ops.reshape(half, _integers(0, 0, blocks, -1), special_zero=True) for half in (low, high)]
    centred = ops.subtract(ops.concat(halves, 3), _constant(8))
    scales = ops.convert(ops.gather(ops.constant(table.scales), ids, _integers(0)), ov.Type.f32)
    words = ops.multiply(centred, ops.unsqueeze(scales, _integers(3)))
    return ops.reshape(words, _integers(0, 0, -1), special_zero=True)


def _positions(weights: Layers, ids: ov.Node) -> ov.Node:
    """Return the rows of positions 0, 1, 2 and on, with the row of the only token type used added in."""
    table = weights.singles["emb.pos"].reshape(-1, weights.hidden)
    table = table + weights.singles["emb.type"][: weights.hidden]
    tokens = ops.gather(ops.shape_of(ids), _integers(1), _integers(0))
    return ops.slice(ops.constant(table), _integers(0), tokens, _integers(1), _integers(0))


def _attention(weights: Layers, states: ov.Node, bias: ov.Node, layer: int) -> ov.Node:
    size = weights.hidden // weights.heads
    query, key, value = (_heads(weights, dense(weights, states, f"l{layer}.{name}")) for name in "qkv")
    scores = ops.matmul(ops.multiply(query, _constant(size**-0.5)), key, False, True)
    shares = ops.softmax(ops.add(scores, bias), -1)
    seen = ops.transpose(ops.matmul(shares, value, False, False), _integers(0, 2, 1, 3))
    return dense(weights, ops.reshape(seen, _integers(0, 0, -1), special_zero=True), f"l{layer}.ao")


def _feed_forward(weights: Layers, states: ov.Node, layer: int) -> ov.Node:
    channels = np.array([*range(weights.inner), *([FAR[layer]] * COPIES if layer in FAR else [])])
    shares = 1 / np.bincount(channels)[channels].astype(np.float32)
    inward = ops.constant(weights.matrix(f"l{layer}.fi.w")[channels])
    outward = ops.constant(weights.matrix(f"l{layer}.fo.w")[:, channels] * shares)
    product = ops.matmul(states, inward, False, True)
    inner = ops.gelu(ops.add(product, ops.constant(weights.singles[f"l{layer}.fi.b"][channels])), "erf")
    return ops.add(ops.matmul(inner, outward, False, True), ops.constant(weights.singles[f"l{layer}.fo.b"]))


def _heads(weights: Layers, states: ov.Node) -> ov.Node:
    split = ops.reshape(states, _integers(0, 0, weights.heads, -1), special_zero=True)
    return ops.transpose(split, _integers(0, 2, 1, 3))


def dense(weights: Layers, states: ov.Node, name: str) -> ov.Node:
    product = ops.matmul(states, ops.constant(weights.matrix(f"{name}.w")), False, True)
    return ops.add(product, ops.constant(weights.singles[f"{name}.b"]))


def _normalise(weights: Layers, states: ov.Node, name: str) -> ov.Node:
    unit = ops.mvn(states, _integers(-1), True, NORM_EPSILON, "inside_sqrt")
    scaled = ops.multiply(unit, ops.constant(weights.singles[f"{name}.w"]))
    return ops.add(scaled, ops.constant(weights.singles[f"{name}.b"]))


def parameter(name: str, kind: ov.Type, axes: int) -> ov.Node:
    """Return an input of that name, each of its axes as long as what comes."""
    made = ops.parameter([-1] * axes, kind, name)
    made.output(0).set_names({name})
    return made


def _constant(number: float) -> ov.Node:
    return ops.constant(np.float32(number))


def _integers(*numbers: int) -> ov.Node:
    return ops.constant(np.array(numbers, dtype=np.int64))
