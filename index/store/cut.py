"""A document cut into passages with the keys of their vectors, and vectors as a store keeps them."""

from collections.abc import Sequence

import numpy as np

from passerelle.index.chunk import chunk
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.errors import EmbedderError
from passerelle.index.store.rows import Settings, vector_key
from passerelle.index.types import Document, Passage

REBUILT = b"+"
NORM_TOLERANCE = 1e-3


def cut_with_keys(
    document: Document, embedder: Embedder, settings: Settings, *, rebuild: bool
) -> list[tuple[bytes, Passage]]:
    """Return the passages of *document* in a store with *settings*, each with the key of its vector."""
    passages = chunk(
        document,
        embedder.count_tokens,
        target_tokens=settings.passage_tokens,
        max_tokens=embedder.max_tokens,
    )
    return [(key_of(passage, settings, rebuild=rebuild), passage) for passage in passages]


def halves_of(keys: Sequence[bytes], rows: Vectors, settings: Settings) -> dict[bytes, bytes]:
    """Return vectors in half precision by their *keys*; *rows* has shape ``(len(keys), dimension)``.

    Raises:
        EmbedderError: they are no unit rows of that shape.
    """
    _check_vectors(rows, (len(keys), settings.dimension), settings.model)
    halves = rows.astype(np.float16)
    return {key: half.tobytes() for key, half in zip(keys, halves, strict=True)}


def key_of(passage: Passage, settings: Settings, *, rebuild: bool) -> bytes:
    """Return the key of a passage's vector; a rebuild marks its own, so that it takes over none of the old."""
    key = vector_key(settings.fingerprint, passage)
    return key + REBUILT if rebuild else key


def whole(document: Document) -> Passage:
    """Return the passage that is all of *document* but the white space around it."""
    text = document.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return Passage(document, start, end, document.language, document.page_at(start))


def _check_vectors(rows: Vectors, shape: tuple[int, int], model: str) -> None:
    if rows.shape != shape or not (abs(np.linalg.norm(rows, axis=1) - 1) < NORM_TOLERANCE).all():
        raise EmbedderError(
            f"the model {model} gave vectors of shape {rows.shape} where {shape} of length 1 were expected: "
            f"choose another with `--model NAME --rebuild`"
        )
