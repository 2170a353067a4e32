"""An embedder computable by hand: a text is the bag of its words, so texts that share words are near."""

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from passerelle.index.embed.embedder import Vectors

WORD = re.compile(r"\w+")


@dataclass(slots=True)
class WordEmbedder:
    """Each word has one of *dimension* places; a text's vector counts its words there, then is made a unit.

    ``asked`` keeps every text that was embedded as a passage, in order.
    """

    name: str = "words"
    dimension: int = 256
    version: str = "1"
    max_tokens: int = 120
    asked: list[str] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        content = f"{self.name}/{self.dimension}/{self.version}"
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.asked.extend(texts)
        return self.embed_queries(texts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in WORD.findall(unicodedata.normalize("NFC", text).lower()):
                row[self.place(word)] += 1
            if not row.any():
                row[0] = 1
        unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit

    def place(self, word: str) -> int:
        """Return the place of a word, from 1: place 0 is for texts without words."""
        return 1 + zlib.crc32(word.encode("utf-8", "surrogatepass")) % (self.dimension - 1)
