"""The weights that training starts from, as they are packed: those of the embedder, as it was before our adapter."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = "start.npz"
CODES, SCALES = "codes", "scales"
HEADS = 12
WORDS = "emb.word"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Start:
    """Weights by the names they have in the package that carries them; matrices are in 4 bits until asked for.

    This needs numpy alone: a machine that trains need not have what makes the model.
    """

    arrays: Mapping[str, NDArray[np.generic]]

    def single(self, name: str) -> Floats:
        return np.asarray(self.arrays[name], dtype=np.float32)

    def matrix(self, name: str) -> Floats:
        """Weights of shape (outputs, inputs), float32; of the words (words, hidden)."""
        codes = np.asarray(self.arrays[f"{name}.{CODES}"], dtype=np.uint8)
        scales = np.asarray(self.arrays[f"{name}.{SCALES}"], dtype=np.float32)
        weights = np.concatenate([codes & 15, codes >> 4], axis=2).astype(np.float32) - 8
        weights *= scales[:, :, None]
        return weights.reshape(len(weights), -1)

    @property
    def words(self) -> Floats:
        return self.matrix(WORDS)

    @property
    def places(self) -> Floats:
        """What is added to a word for its place, of shape (places, hidden), the only type of token added in."""
        hidden = self.single("emb.ln.w").size
        return self.single("emb.pos").reshape(-1, hidden) + self.single("emb.type")[:hidden]

    @property
    def layers(self) -> int:
        return sum(name.endswith(f".fi.w.{CODES}") for name in self.arrays)


def embedder_start() -> Start:
    """Return the weights of the embedder, of the words that its tokenizer knows.

    Raises:
        SystemExit: the package that carries the weights is not installed.
    """
    from passerelle.training.model.vocabulary import kept_rows
    from passerelle.training.model.weights import read_weights

    weights = read_weights(bare=True)
    arrays: dict[str, NDArray[np.generic]] = dict(weights.singles)
    for name, blocks in {**weights.packed, WORDS: weights.words.take(kept_rows(weights.pieces))}.items():
        arrays |= {f"{name}.{CODES}": blocks.codes, f"{name}.{SCALES}": blocks.scales}
    return Start(arrays)


def write_start(start: Start, folder: Path) -> None:
    """Write *start* into *folder*: with the real weights, 38 MB."""
    np.savez(folder / FILE, **start.arrays)  # type: ignore[arg-type]


def read_start(folder: Path) -> Start:
    """Read what :func:`write_start` wrote.

    Raises:
        SystemExit: the folder has no weights.
    """
    if not (folder / FILE).is_file():
        raise SystemExit(
            f"{folder} holds no weights: `python -m passerelle.training.reader pack DATA {folder}` writes them"
        )
    with np.load(folder / FILE) as stored:
        return Start({name: stored[name] for name in stored.files})
