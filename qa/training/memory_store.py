"""The passages of a library as a store would find them: their vectors and words, kept in memory."""

import sqlite3
from collections.abc import Sequence

import numpy as np

from passerelle.index.chunk import embedding_text
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.lexical import words
from passerelle.index.lexical.bm25 import Lexical
from passerelle.index.lexical.names import shipped
from passerelle.index.lexical.query import needs
from passerelle.index.lexical.search import Words
from passerelle.index.store.candidates import Candidate
from passerelle.index.translated import BESIDE, InPlace, are_translations, placed
from passerelle.index.types import Passage, Span

PROPOSED = 200
"""Passages that words propose: more than a store takes, for some are taken out again."""
NEAREST = 100
SILENT = Lexical(0.0, ())


class MemoryStore:
    """Candidates for questions to one library."""

    def __init__(self, passages: Sequence[Passage], embedder: Embedder) -> None:
        self.passages = passages
        self._vectors = embedder.embed_passages([embedding_text(passage) for passage in passages])
        self._connection = sqlite3.connect(":memory:")
        self._connection.executescript(words.TABLES)
        for language in words.LANGUAGES:
            own = [(row, each) for row, each in enumerate(passages) if each.language == language]
            texts = [
                (
                    row,
                    words.headed(
                        each.document.title, each.heading, each.document.text, Span(each.start, each.end)
                    ),
                )
                for row, each in own
            ]
            words.add(self._connection, language, texts, shipped())

    def vectors_of(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors of the passages in *rows*, of shape ``(rows, dimension)``."""
        return self._vectors[list(rows)]

    def are_translations(self, one: int, other: int, alike: float) -> bool:
        """Tell of two passages what a store tells of them."""
        return are_translations(self._in_place(one), self._in_place(other), alike)

    def _in_place(self, row: int) -> InPlace:
        passage = self.passages[row]
        rows = [
            near
            for near in range(max(0, row - BESIDE), min(len(self.passages), row + BESIDE + 1))
            if self.passages[near].document.id == passage.document.id
            and self.passages[near].language == passage.language
        ]
        terms = words.stored(self._connection, passage.language, rows)
        return placed(passage, rows.index(row), [terms[each] for each in rows], self.vectors_of(rows))

    def candidates(self, question: str, vector: Vectors, french: float) -> list[Candidate]:
        """Return every passage, in order, with its cosine; words are counted of those that either leg puts first."""
        cosines = (self._vectors @ vector).tolist()
        nearest = np.argsort(-self._vectors @ vector, kind="stable").tolist()
        found: dict[int, Lexical] = {}
        for language in words.LANGUAGES:
            held = Words(words.FtsTable(self._connection), language)
            asked = needs(question, french, language, held, shipped())
            close = [row for row in nearest if self.passages[row].language == language][:NEAREST]
            found |= held.scores([asked], [{*close, *held.find(asked, PROPOSED)}])[0]
        return [
            Candidate(row, passage.language, cosine, found.get(row, SILENT))
            for row, (passage, cosine) in enumerate(zip(self.passages, cosines, strict=True))
        ]
