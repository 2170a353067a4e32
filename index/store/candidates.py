"""The passages that may answer a question: those nearest to its vector and those with most of its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

import numpy as np

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import StoreError
from passerelle.index.lexical.bm25 import Lexical
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.query import needs
from passerelle.index.lexical.search import WordCounts, Words, WordTable
from passerelle.index.store.only import EVERYTHING, Only
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

    ``beside`` are the words of the stores that are searched as one with this one.
    """

    queries: Sequence[Query]
    k: int
    names: Names
    only: Only = EVERYTHING
    beside: Sequence[WordCounts] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that one leg or both found, and what each gives it: its cosine and its words."""

    row: int
    language: Language
    dense: float
    lexical: Lexical


class Searched(WordTable, Protocol):
    """One generation of a store, limited to the documents of one search."""

    @property
    def is_remote(self) -> bool:
        """Whether each call takes the time of a way to a server and back."""

    @property
    def languages(self) -> Iterable[Language]:
        """The languages that there are passages in."""

    @property
    def dimension(self) -> int:
        """Numbers of a vector."""

    def nearest(self, queries: Vectors, k: int, language: Language) -> list[list[tuple[int, float]]]:
        """Return, for each query, the rows and cosines of the *k* nearest passages of *language*.

        *queries* have the shape ``(n, dimension)``. Of equal cosines the first rows come first.
        """

    def vectors_of(self, rows: Sequence[int]) -> Vectors:
        """Return the stored vectors of the passages in *rows*, of shape ``(rows, dimension)``, in that order."""


def candidates(searched: Searched, search: Search) -> list[list[Candidate]]:
    """Return, for each query, the ``k`` passages of each language nearest to it, and the ``k`` with most of its words.

    Each has its cosine and its lexical score, whichever leg found it. The order is that in which passages
    were indexed.

    Raises:
        StoreError: a query's vector does not fit the store's, or is not finite.
    """
    found: list[list[Candidate]] = [[] for _ in search.queries]
    for language in sorted(searched.languages):
        if search.only.language in {None, language}:
            of_language = _of_language(searched, search, language)
            found = [[*each, *more] for each, more in zip(found, of_language, strict=True)]
    return [sorted(each, key=lambda candidate: candidate.row) for each in found]


def require_fit(queries: Vectors, dimension: int) -> None:
    """Refuse *queries*, of shape ``(n, dimension)``, that cannot be compared with vectors of *dimension* numbers.

    Raises:
        StoreError: they have another dimension, or are not finite.
    """
    if queries.shape[1:] != (dimension,):
        raise StoreError(
            f"a query of shape {queries.shape[1:]} does not fit the store's {dimension} dimensions: open the "
            f"store with the model it was made with"
        )
    if not np.isfinite(queries).all():
        raise StoreError("the query's vector has numbers that are not finite: ask in other words")


def _of_language(searched: Searched, search: Search, language: Language) -> list[list[Candidate]]:
    """Return the candidates in *language* for each query."""
    words = Words(searched, language, search.beside)
    if searched.is_remote:
        words.count(_terms_asked_for(search, language))
    sought = [needs(each.asks, each.french, language, words, search.names) for each in search.queries]
    vectors = np.stack([each.vector for each in search.queries])
    require_fit(vectors, searched.dimension)
    cosines = [dict(each) for each in searched.nearest(vectors, search.k, language)]
    by_words = [words.find(each, search.k) for each in sought]
    missing = [[row for row in each if row not in near] for each, near in zip(by_words, cosines, strict=True)]
    for near, more in zip(cosines, _cosines(searched, vectors, missing), strict=True):
        near.update(more)
    lexical = words.scores(sought, cosines)
    return [
        [Candidate(row, language, cosine, earned[row]) for row, cosine in near.items()]
        for near, earned in zip(cosines, lexical, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Noting:
    """A lexicon that holds nothing, and notes what it is asked for."""

    terms: list[str]

    def holding(self, term: str) -> int:
        self.terms.append(term)
        return 0

    def near(self, term: str) -> list[str]:  # noqa: ARG002  it holds nothing
        return []


def _terms_asked_for(search: Search, language: Language) -> list[str]:
    """Return every term whose passages reading the queries may count, so that all are counted together."""
    noting = _Noting([])
    for each in search.queries:
        needs(each.asks, each.french, language, noting, search.names)
    return noting.terms


def _cosines(searched: Searched, queries: Vectors, rows: Sequence[Sequence[int]]) -> list[dict[int, float]]:
    """Return the cosine of each of *queries*, of shape ``(n, dimension)``, with the passages in its *rows*."""
    places = {row: place for place, row in enumerate(dict.fromkeys(chain.from_iterable(rows)))}
    if not places:
        return [{} for _ in rows]
    vectors = searched.vectors_of(list(places))
    return [
        dict(zip(each, (vectors[[places[row] for row in each]] @ query).tolist(), strict=True))
        if each
        else {}
        for query, each in zip(queries, rows, strict=True)
    ]
