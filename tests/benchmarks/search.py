"""How fast and how exactly the nearest passages are found, among as many as asked.

The vectors are real ones moved: each is that of a real passage, moved by the difference between two other real
passages that are near to one another, so that directions along which real text varies are those along which these do,
and neighbourhoods are as crowded as real ones. They reach the store by `sync`, through an embedder that gives each
passage the vector of its number, so that the store decides by itself how it searches so many.
"""

import re
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.embed.open import open_embedder
from passerelle.index.store.store import Store
from passerelle.index.sync import Options, sync
from passerelle.index.types import Passage
from passerelle.query import Query

from . import texts
from .tables import milliseconds

K = 10
QUERIES = 200
REAL = 3000
"""Real passages embedded; as many as there are where there are fewer."""
NEIGHBOURS = 8
PASSAGES_A_DOCUMENT = 500
NUMBER = re.compile(r"\d+")
BLOCK = 50_000


@dataclass(frozen=True, slots=True)
class Search:
    """Ten passages found for each query, with their texts, one query at a time."""

    passages: int
    median_ms: float
    p95_ms: float
    recall_at_10: float
    index_mb: float
    open_s: float
    build_s: float


@dataclass(frozen=True, slots=True)
class NumberEmbedder:
    """An embedder whose passages are numbers, each the row of its vector in ``vectors``."""

    vectors: Vectors
    name: str = "numbers"
    fingerprint: str = "0123456789abcdef"
    max_tokens: int = 64

    @property
    def dimension(self) -> int:
        return int(self.vectors.shape[1])

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        rows = [int(NUMBER.findall(text)[-1]) for text in texts]
        taken: Vectors = self.vectors[rows]
        return taken

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self.embed_passages(texts)


def measure(sizes: list[int], data: Path) -> Iterator[Search]:
    """Yield the figures of a store of each of *sizes* passages."""
    embedder = open_embedder()
    real = real_vectors(embedder, data)
    queries = embedder.embed_queries(texts.questions(data, QUERIES))
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            yield _measure(moved(real, size), queries, Path(name))


def real_vectors(embedder: Embedder, data: Path, count: int = REAL) -> Vectors:
    """Return the vectors of about *count* real paragraphs, or of all there are."""
    source = texts.paragraphs(data)
    return embedder.embed_passages(
        [" ".join(each.sentences)[:800] for each in source[:: -(-len(source) // count)]]
    )


def moved(real: Vectors, count: int) -> Vectors:
    """Return *count* unit vectors made of the *real* ones, the same each time."""
    draw = np.random.default_rng(0)
    order = np.argsort(-(real @ real.T), axis=1)[:, 1 : NEIGHBOURS + 1]
    made = np.empty((count, real.shape[1]), dtype=np.float32)
    for start in range(0, count, BLOCK):
        size = min(BLOCK, count - start)
        base, one = draw.integers(len(real), size=(2, size))
        other = order[one, draw.integers(NEIGHBOURS, size=size)]
        share = draw.uniform(0.3, 1, size=(size, 1)).astype(np.float32)
        block = real[base] + share * (real[one] - real[other])
        made[start : start + size] = block / np.linalg.norm(block, axis=1, keepdims=True)
    return made


def _ask(store: Store, query: Vectors) -> list[Passage]:
    """Return the passages nearest to *query*, all of one language, by their vectors alone."""
    with store.reading():
        return [store.passage(each.row) for each in store.candidates(Query("", "", query, 0.0), K)]


def _measure(vectors: Vectors, queries: Vectors, folder: Path) -> Search:
    documents, place = folder / "documents", folder / "store"
    _write_numbers(documents, len(vectors))
    started = time.perf_counter()
    summary = sync([documents], place, Options(passage_tokens=2), embedder=NumberEmbedder(vectors))
    built = time.perf_counter() - started
    assert summary.passages == len(vectors), "each number is a passage of its own"
    started = time.perf_counter()
    store = Store.open(place)
    _ask(store, queries[0])
    opened = time.perf_counter() - started
    exact = nearest(vectors, queries)
    seconds, right = [], 0
    for query, wanted in zip(queries, exact, strict=True):
        started = time.perf_counter()
        found = _ask(store, query)
        seconds.append(time.perf_counter() - started)
        right += len({int(NUMBER.findall(passage.text)[-1]) for passage in found} & wanted)
    size = sum(path.stat().st_size for path in place.glob("*.faiss*"))
    return Search(
        len(vectors),
        *milliseconds(seconds),
        recall_at_10=round(right / (K * len(queries)), 4),
        index_mb=round(size / 1e6, 1),
        open_s=round(opened, 3),
        build_s=round(built, 1),
    )


def nearest(vectors: Vectors, queries: Vectors) -> list[set[int]]:
    """Return, for each query, the numbers of the *K* vectors with the largest inner products, all looked at."""
    best = np.full((len(queries), K), -np.inf, dtype=np.float32)
    rows = np.zeros((len(queries), K), dtype=np.int64)
    for start in range(0, len(vectors), BLOCK):
        scores = np.concatenate([best, queries @ vectors[start : start + BLOCK].T], axis=1)
        numbers = np.arange(start, start + scores.shape[1] - K)
        all_rows = np.concatenate([rows, np.broadcast_to(numbers, (len(queries), len(numbers)))], axis=1)
        order = np.argpartition(-scores, K, axis=1)[:, :K]
        best, rows = np.take_along_axis(scores, order, 1), np.take_along_axis(all_rows, order, 1)
    return [set(each.tolist()) for each in rows]


def _write_numbers(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    for start in range(0, count, PASSAGES_A_DOCUMENT):
        numbers = range(start, min(start + PASSAGES_A_DOCUMENT, count))
        lines = "\n\n".join(f"Number {number}." for number in numbers)
        (folder / f"{start:07}.txt").write_text(f"{lines}\n", encoding="utf-8")
