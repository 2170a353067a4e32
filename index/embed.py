"""Text to vectors: what every embedder offers, and how one is chosen by name."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from passerelle.index.errors import EmbedderError

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """A model that places passages and questions in one space, French and English alike."""

    @property
    def name(self) -> str:
        """What a person types after ``--model`` to get this embedder again."""

    @property
    def fingerprint(self) -> str:
        """Hexadecimal digest that changes whenever the vectors may."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def max_tokens(self) -> int:
        """Tokens of a passage's text that are embedded; beyond, a model would cut silently."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens in each text by the model's own tokenizer, without its special tokens or prompt."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape ``(len(texts), dimension)``, float32, unit rows, in the order of *texts*."""

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Like :meth:`embed_passages`, for questions: the model may prompt them otherwise."""


@dataclass(frozen=True, slots=True)
class Engine:
    """How a model is run; what is empty or zero is left to the model and its library.

    ``backend`` is torch, onnx or openvino, ``precision`` float32, float16 or bfloat16: vectors depend on these
    two. ``device`` is cpu, cuda or mps; ``batch_size`` counts texts, ``threads`` those of the processor.
    """

    backend: str = ""
    precision: str = ""
    device: str = ""
    batch_size: int = 0
    threads: int = 0


OWN_WAY = Engine()


def open_embedder(model: str = "", engine: Engine = OWN_WAY) -> Embedder:
    """Return the model in the box, or the sentence-transformers *model* of that name or folder.

    Raises:
        EmbedderError: the model is not on this disk, the package that runs it is not installed, or it cannot
            be run as *engine* says.
    """
    if not model or model == BUNDLED_NAME:
        if engine != Engine(threads=engine.threads):
            raise EmbedderError(
                "the model in the box always runs on the processor, by OpenVINO and in its own precision: leave out "
                "--backend, --precision, --device and --batch-size, or name another model with --model"
            )
        from passerelle.index.openvino_embedder import OpenVinoEmbedder

        return OpenVinoEmbedder.open(BUNDLED_FOLDER, BUNDLED_NAME, threads=engine.threads)
    from passerelle.index.sentence_transformer import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder.open(model, engine)


BUNDLED_NAME = "passerelle-e5-small"
BUNDLED_FOLDER = Path(__file__).parent / "model"


def usable_cores() -> int:
    """Return how many cores this process may use, which may be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
