"""The vectors of one generation as a search meets them: all, those of one language, or those of given rows."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import faiss
import numpy as np

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import StoreError
from passerelle.index.store import vectors
from passerelle.index.store.rows import places_by_language
from passerelle.index.store.vectors import Among, Rows
from passerelle.index.types import Language

State = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The vectors of one generation, and which of them are of each language.

    ``state`` is the generation, the digest of its contents and the store's identity: a generation alone comes again
    in a store that was made anew or put back from a backup.
    ``places`` are the rows of each language's passages and those of their documents, shape ``(passages, 2)``.
    """

    state: State
    vectors: faiss.Index
    languages: dict[Language, Among]
    places: dict[Language, Rows]

    @classmethod
    def of(cls, connection: sqlite3.Connection, state: State, opened: faiss.Index) -> "Snapshot":
        """Return the vectors *opened* of the *state* that *connection* sees."""
        places = places_by_language(connection)
        languages = {language: Among.of(places[language][:, 0]) for language in places}
        return cls(state, opened, languages, places)

    def rows(self, language: Language, documents: Sequence[int]) -> Rows:
        """Return the rows of the passages in *language* of the documents in these rows."""
        places = self.places[language]
        rows: Rows = places[np.isin(places[:, 1], documents), 0]
        return rows

    def check(self, queries: Vectors) -> None:
        """Refuse *queries*, of shape ``(n, dimension)``, that cannot be compared with these vectors.

        Raises:
            StoreError: they have another dimension, or are not finite.
        """
        if queries.shape[1:] != (self.vectors.d,):
            raise StoreError(
                f"a query of shape {queries.shape[1:]} does not fit the store's {self.vectors.d} dimensions: open the "
                f"store with the model it was made with"
            )
        if not np.isfinite(queries).all():
            raise StoreError("the query's vector has numbers that are not finite: ask in other words")

    def nearest(
        self, queries: Vectors, k: int, language: Language, rows: Rows | None = None
    ) -> list[list[tuple[int, float]]]:
        """Return, for each query, the rows and inner products of the *k* nearest passages of *language*.

        *queries* have the shape ``(n, dimension)``; *rows* are those looked at, all where none are given.

        Raises:
            StoreError: the queries have another dimension, or are not finite.
        """
        self.check(queries)
        among = None if set(self.languages) == {language} else self.languages[language]
        return vectors.search_many(self.vectors, queries, k, among if rows is None else Among.of(rows))
