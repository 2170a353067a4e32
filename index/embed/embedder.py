"""Text to vectors: what every embedder offers, and how its model is run."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from passerelle.index.given import require_kind, require_methods, require_number

Vectors = NDArray[np.float32]
MOST_THREADS, MOST_TOGETHER = 1024, 65_536
"""More threads or texts at once than any machine runs."""


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

    def __post_init__(self) -> None:
        for name in ("backend", "precision", "device"):
            require_kind(
                f"the engine's {name}", getattr(self, name), str, "text, empty where it is not chosen"
            )
        for name, most in (("batch_size", MOST_TOGETHER), ("threads", MOST_THREADS)):
            require_number(f"the engine's {name}", getattr(self, name), least=0, most=most, whole=True)


DEFAULT_ENGINE = Engine()


def require_engine(engine: object) -> None:
    """Refuse an *engine* that is none.

    Raises:
        TypeError: it is no `Engine`.
    """
    require_kind("the engine", engine, Engine, "how the model is run as Engine(threads=…)")


def require_embedder(embedder: object) -> None:
    """Refuse an *embedder* that does not do what one does.

    Raises:
        TypeError: it lacks a method.
    """
    methods = ("count_tokens", "embed_passages", "embed_queries")
    require_methods("the embedder", embedder, methods, f"one with {', '.join(methods)}")


def usable_cores() -> int:
    """Return how many cores this process may use, which may be fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
