"""An embedder that embeds no text twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from passerelle.index.embed.embedder import Embedder, Vectors


@dataclass(slots=True)
class Remembering:
    """Embeds as *embedder* does, and keeps what it embedded: the same passages are read for many questions."""

    embedder: Embedder
    vectors: dict[str, Vectors] = field(default_factory=dict)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape ``(len(texts), dimension)``."""
        missing = [text for text in dict.fromkeys(texts) if text not in self.vectors]
        self.vectors.update(zip(missing, self.embedder.embed_passages(missing), strict=True))
        return np.array([self.vectors[text] for text in texts])

    def __getattr__(self, name: str) -> Any:
        return getattr(self.embedder, name)
