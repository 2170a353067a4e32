"""The passages that may answer a question: those nearest to its vector and those with most of its words."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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
    """A query, how many passages of each language each leg proposes for it, the names to read it with, and limits.

    ``documents`` are the rows of those it is limited to, ``None`` where it is limited to none. ``beside`` are the
    stores that are searched as one with this one.
    """

    query: Query
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


def candidates(connection: sqlite3.Connection, snapshot: Snapshot, search: Search) -> list[Candidate]:
    """Return the ``k`` passages of each language nearest to what *search* asks, and the ``k`` with most of its words.

    Each has its cosine and its lexical score, whichever leg found it. The order is that in which passages
    were indexed. *connection* and *snapshot* are of the same generation.

    Raises:
        StoreError: the query's vector does not fit the store's, or is not finite.
    """
    found: list[Candidate] = []
    for language in sorted(snapshot.languages):
        if search.only.language in {None, language}:
            rows = None if search.documents is None else snapshot.rows(language, search.documents)
            found += _of_language(connection, snapshot, search, language, rows)
    return sorted(found, key=lambda each: each.row)


def _of_language(
    connection: sqlite3.Connection,
    snapshot: Snapshot,
    search: Search,
    language: Language,
    rows: Rows | None,
) -> list[Candidate]:
    """Return the candidates in *language*, among *rows* where those are given."""
    words = Words(connection, language, search.beside)
    sought = needs(search.query.asks, search.query.french, language, words, search.names)
    cosines = dict(snapshot.nearest(search.query.vector, search.k, language, rows))
    missing = [
        row
        for row in words.find(sought, search.k, None if rows is None else rows.tolist())
        if row not in cosines
    ]
    if missing:
        found = vectors_of(connection, missing, snapshot.vectors.d) @ search.query.vector
        cosines |= zip(missing, found.tolist(), strict=True)
    lexical = words.scores(sought, sorted(cosines))
    return [Candidate(row, language, cosine, lexical[row]) for row, cosine in cosines.items()]


def vectors_of(connection: sqlite3.Connection, rows: Sequence[int], dimension: int) -> Vectors:
    """Return the stored vectors of the passages in *rows*, of shape ``(rows, dimension)``, in that order.

    Raises:
        StoreError: one has not *dimension* numbers.
    """
    found = dict(
        connection.execute(
            "SELECT passages.row, vectors.vector FROM passages JOIN vectors ON vectors.row = passages.vector "
            "WHERE passages.row IN (SELECT value FROM json_each(?))",
            (json.dumps(rows),),
        )
    )
    with schema.reading("the vectors of passages"):
        return matrix([found[row] for row in rows], dimension)
