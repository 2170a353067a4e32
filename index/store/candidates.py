"""The passages that may answer a question: those nearest to its vector and those with most of its words."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from passerelle.index.embed.embedder import Vectors
from passerelle.index.lexical.bm25 import Lexical
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.query import needs
from passerelle.index.lexical.words import Words
from passerelle.index.store import schema
from passerelle.index.store.rows import matrix
from passerelle.index.store.snapshot import Snapshot
from passerelle.index.store.vectors import Rows
from passerelle.index.store.where import Where, documents_where, needs_of
from passerelle.index.types import Language


@dataclass(frozen=True, slots=True)
class Only:
    """What a search is limited to; what is not given limits nothing.

    ``documents`` are ids; ``folder`` is the beginning of the paths that documents were read from; ``where`` says what
    documents' own fields must be, as ``{"author": "Ada Byron", "date": (">=", "2024")}``.

    Raises:
        ValueError: ``where`` asks something that no field can be; the message names the field.
    """

    language: Language | None = None
    documents: tuple[str, ...] = ()
    folder: str = ""
    where: Where = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        needs_of(self.where)


EVERYTHING = Only()


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
    """A query, how many passages of each language each leg proposes for it, and the names to read it with."""

    query: Query
    k: int
    names: Names


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that one leg or both found, and what each gives it: its cosine and its words."""

    row: int
    language: Language
    dense: float
    lexical: Lexical


def candidates(
    connection: sqlite3.Connection, snapshot: Snapshot, search: Search, *, only: Only = EVERYTHING
) -> list[Candidate]:
    """Return the ``k`` passages of each language nearest to what *search* asks, and the ``k`` with most of its words.

    Each has its cosine and its lexical score, whichever leg found it. The order is that in which passages
    were indexed. *connection* and *snapshot* are of the same generation.

    Raises:
        StoreError: the query's vector does not fit the store's, or is not finite.
    """
    found: list[Candidate] = []
    documents = _documents(connection, only)
    for language in sorted(snapshot.languages):
        if only.language in {None, language}:
            rows = None if documents is None else snapshot.rows(language, documents)
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
    words = Words(connection, language)
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


def _documents(connection: sqlite3.Connection, only: Only) -> list[int] | None:
    """Return the rows of the documents that *only* allows; ``None`` where it allows all."""
    if not only.documents and not only.folder:
        return sorted(documents_where(connection, only.where)) if only.where else None
    found = connection.execute(
        "SELECT row FROM documents WHERE live = 1 AND (?1 = '[]' OR id IN (SELECT value FROM json_each(?1))) "
        "AND substr(path, 1, length(?2)) = ?2",
        (json.dumps(only.documents), only.folder),
    )
    rows = [row for (row,) in found]
    if not only.where:
        return rows
    meeting = documents_where(connection, only.where)
    return [row for row in rows if row in meeting]


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
