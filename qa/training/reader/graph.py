"""Draw the trained reader as an OpenVINO graph, and turn its products to eight bits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import openvino as ov
from numpy.typing import NDArray
from openvino import opset15 as ops

from passerelle.reading.network import Words
from passerelle.training.model import graph as drawn
from passerelle.training.model.quantise import quantise_inputs

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tuned:
    """The trained weights, under the names that the embedder's own have."""

    hidden: int
    layers: int
    heads: int
    inner: int
    singles: dict[str, Floats]
    matrices: dict[str, Floats]

    def matrix(self, name: str) -> Floats:
        return self.matrices[name]


def tuned(state: dict[str, Floats]) -> Tuned:
    """Return the weights of a checkpoint of :mod:`passerelle.training.reader.network`."""
    singles = {"emb.pos": state["places"].reshape(-1), "emb.ln.w": state["scale"], "emb.ln.b": state["shift"]}
    matrices: dict[str, Floats] = {}
    layers = 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))
    for layer in range(layers):
        here, there = f"l{layer}", f"layers.{layer}"
        for name, part in zip("qkv", range(3), strict=True):
            matrices[f"{here}.{name}.w"] = np.split(state[f"{there}.qkv.weight"], 3)[part]
            singles[f"{here}.{name}.b"] = np.split(state[f"{there}.qkv.bias"], 3)[part]
        for mine, other in (("ao", "out"), ("fi", "up"), ("fo", "down")):
            matrices[f"{here}.{mine}.w"] = state[f"{there}.{other}.weight"]
            singles[f"{here}.{mine}.b"] = state[f"{there}.{other}.bias"]
        for mine, other in (("aln", "norm1"), ("oln", "norm2")):
            singles[f"{here}.{mine}.w"] = state[f"{there}.{other}.weight"]
            singles[f"{here}.{mine}.b"] = state[f"{there}.{other}.bias"]
    for head in ("span", "answers"):
        matrices[f"{head}.w"], singles[f"{head}.b"] = state[f"{head}.weight"], state[f"{head}.bias"]
    hidden = state["scale"].size
    singles["emb.type"] = np.zeros(hidden, np.float32)  # it is in the places already
    return Tuned(hidden, layers, 12, 4 * hidden, singles, matrices)


def build_graph(weights: Tuned) -> ov.Model:
    """Return the reader's graph, all arithmetic in float32.

    Inputs ``words``, float32, (rows, tokens, hidden), the vectors of the tokens, and ``attention_mask``, int64, (rows,
    tokens); outputs ``spans``, (rows, tokens, 2), where an answer starts and ends, and ``answers``, (rows, 1).
    """
    words = drawn.parameter("words", ov.Type.f32, 3)
    mask = drawn.parameter("attention_mask", ov.Type.i64, 2)
    states = drawn.encode(weights, words, words, mask)
    first = ops.gather(states, ops.constant(np.int64(0)), ops.constant(np.int64(1)))
    spans, answers = drawn.dense(weights, states, "span"), drawn.dense(weights, first, "answers")
    for node, name in ((spans, "spans"), (answers, "answers")):
        node.output(0).set_names({name})
    return ov.Model([ops.result(spans), ops.result(answers)], [words, mask], "reader")


def quantised(graph: ov.Model, words: Words, samples: Sequence[Sequence[int]]) -> ov.Model:
    """Return *graph* with its products in int8, the ranges read from *samples* of token ids."""

    def inputs() -> Iterator[dict[str, NDArray[np.float32] | NDArray[np.int64]]]:
        for ids in samples:
            row = np.array([ids], dtype=np.int64)
            yield {"words": words.vectors(row), "attention_mask": np.ones_like(row)}

    return quantise_inputs(graph, list(inputs()))
