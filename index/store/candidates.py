"""The passages that may answer a question: those nearest to its vector and those with most of its words."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np

from passerelle.index.embed.embedder import Vectors
from passerelle.index.lexical.bm25 import Lexical
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.query import needs
from passerelle.index.lexical.words import Words
from passerelle.index.store import schema
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.rows import matrix
from passerelle.index.store.snapshot import Snapshot
from passerelle.index.store.vectors import Rows
from passerelle.index.types import Language


class Query(Protocol):
    """A question as a store is asked it."""

    @property
    def asks(self) -> str:
        """The words that are looked for."""

    @property
    def vector(self) -> Vectors:
        """Its embedding, of shape ``(dimension,)``, a unit."""

    @property
    def french(self) -> float:
        """The probability that it is French."""


@dataclass(frozen=True, slots=True)
class Search:
    """Queries, how many passages of each language each leg proposes for each, the names to read them with, and limits.

    ``documents`` are the rows of those they are limited to, ``None`` where they are limited to none. ``beside`` are
    the stores that are searched as one with this one.
    """

    queries: Sequence[Query]
    k: int
    names: Names
    only: Only = EVERYTHING
    documents: Sequence[int] | None = None
    beside: Sequence[sqlite3.Connection] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that one leg or both found, and what each gives it: its cosine and its words."""

    row: int
    language: Language
    dense: float
    lexical: Lexical


def candidates(connection: sqlite3.Connection, snapshot: Snapshot, search: Search) -> list[list[Candidate]]:
    """Return, for each query, the ``k`` passages of each language nearest to it, and the ``k`` with most of its words.

    Each has its cosine and its lexical score, whichever leg found it. The order is that in which passages
    were indexed. *connection* and *snapshot* are of the same generation.

    Raises:
        StoreError: a query's vector does not fit the store's, or is not finite.
    """
    found: list[list[Candidate]] = [[] for _ in search.queries]
    for language in sorted(snapshot.languages):
        if search.only.language in {None, language}:
            rows = None if search.documents is None else snapshot.rows(language, search.documents)
            of_language = _of_language(connection, snapshot, search, language, rows)
            found = [[*each, *more] for each, more in zip(found, of_language, strict=True)]
    return [sorted(each, key=lambda candidate: candidate.row) for each in found]


def _of_language(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    search: Search,
    language: Language,
    rows: Rows | None,
) -> list[list[Candidate]]:
    """Return the candidates in *language* for each query, among *rows* where those are given."""
    words, among = Words(connection, language, search.beside), None if rows is None else rows.tolist()
    sought = [needs(each.asks, each.french, language, words, search.names) for each in search.queries]
    vectors = np.stack([each.vector for each in search.queries])
    cosines = [dict(each) for each in snapshot.nearest(vectors, search.k, language, rows)]
    by_words = [words.find(each, search.k, among) for each in sought]
    missing = [[row for row in each if row not in near] for each, near in zip(by_words, cosines, strict=True)]
    for near, more in zip(cosines, _cosines(connection, vectors, missing), strict=True):
        near.update(more)
    lexical = words.scores(sought, cosines)
    return [
        [Candidate(row, language, cosine, earned[row]) for row, cosine in near.items()]
        for near, earned in zip(cosines, lexical, strict=True)
    ]


def _cosines(
    connection: sqlite3.Connection, queries: Vectors, rows: Sequence[Sequence[int]]
) -> list[dict[int, float]]:
    """Return the cosine of each of *queries*, of shape ``(n, dimension)``, with the passages in its *rows*."""
    places = {row: place for place, row in enumerate(dict.fromkeys(chain.from_iterable(rows)))}
    if not places:
        return [{} for _ in rows]
    vectors = vectors_of(connection, list(places), queries.shape[1])
    return [
        dict(zip(each, (vectors[[places[row] for row in each]] @ query).tolist(), strict=True))
        if each
        else {}
        for query, each in zip(queries, rows, strict=True)
    ]


def vectors_of(connection: sqlite3.Connection, rows: Sequence[int], dimension: int) -> Vectors:
    """Return the stored vectors of the passages in *rows*, of shape ``(rows, dimension)``, in that order.

    Raises:
        StoreError: one has not *dimension* numbers.
        KeyError: no passage has one of the *rows*.
    """
    found = dict(
        connection.execute(
            "SELECT passages.row, vectors.vector FROM passages JOIN vectors ON vectors.row = passages.vector "
            "WHERE passages.row IN (SELECT value FROM json_each(?))",
            (json.dumps(list(map(int, rows))),),
        )
    )
    halves = [found[int(row)] for row in rows]
    with schema.reading("the vectors of passages"):
        return matrix(halves, dimension)
