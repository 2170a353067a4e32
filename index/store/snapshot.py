"""The vectors of one generation as a search meets them: all, those of one language, or those of given rows."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import faiss
import numpy as np

from passerelle.index.embed.embedder import Vectors
from passerelle.index.lexical.words import FtsTable
from passerelle.index.store import vectors
from passerelle.index.store.rows import places_by_language, vectors_of
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

    def nearest(
        self, queries: Vectors, k: int, language: Language, rows: Rows | None = None
    ) -> list[list[tuple[int, float]]]:
        """Return, for each query, the rows and inner products of the *k* nearest passages of *language*.

        *queries* have the shape ``(n, dimension)``; *rows* are those looked at, all where none are given.
        """
        among = None if set(self.languages) == {language} else self.languages[language]
        return vectors.search_many(self.vectors, queries, k, among if rows is None else Among.of(rows))


class SearchedFile(FtsTable):
    """A snapshot and the *connection* of its generation, limited to the *documents* in some rows, or to none."""

    is_remote = False

    def __init__(
        self, connection: sqlite3.Connection, snapshot: Snapshot, documents: Sequence[int] | None = None
    ) -> None:
        super().__init__(connection)
        self._snapshot = snapshot
        self._documents = documents
        self._among: dict[Language, Rows] = {}

    @property
    def languages(self) -> Iterable[Language]:
        return self._snapshot.languages

    @property
    def dimension(self) -> int:
        return int(self._snapshot.vectors.d)

    def nearest(self, queries: Vectors, k: int, language: Language) -> list[list[tuple[int, float]]]:
        """Return, for each query, the rows and inner products of the *k* nearest passages of *language*."""
        return self._snapshot.nearest(queries, k, language, self._limits(language))

    def vectors_of(self, rows: Sequence[int]) -> Vectors:
        """Return the stored vectors of the passages in *rows*, of shape ``(rows, dimension)``, in that order."""
        return vectors_of(self._connection, rows, self.dimension)

    def _limits(self, language: Language) -> Rows | None:
        """Return the rows of the passages in *language* that are looked at, ``None`` for all."""
        if self._documents is None:
            return None
        if language not in self._among:
            self._among[language] = self._snapshot.rows(language, self._documents)
        return self._among[language]

    def listed(self, language: Language) -> list[int] | None:
        """Return the rows of the passages in *language* that are looked at, ``None`` for all."""
        rows = self._limits(language)
        return None if rows is None else rows.tolist()
