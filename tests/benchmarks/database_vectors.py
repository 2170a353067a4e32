"""The nearest of many vectors of one language, found by each kind of store: how many of the ten, how fast, how large.

Vectors alone are put in, without texts and words, which would take longer than the rest; the stores' own code searches
them.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass

import numpy as np

from passerelle.index.embed.embedder import Vectors
from passerelle.index.store import vectors as faiss_vectors
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.connection import Connection, connect
from passerelle.index.store.postgres.vectors import SearchedRows, keep_indexed, packed
from passerelle.index.store.postgres.writer import writing
from passerelle.index.store.rows import Settings

from .search import K, nearest
from .tables import milliseconds

BLOCK = 10_000
A_DOCUMENT = 500
PASSAGE = 'COPY passages (document, start, "end", heading, language, key, vector) FROM STDIN (FORMAT BINARY)'
Find = Callable[[Vectors], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Found:
    """``recall`` is the share of the ten nearest of all that is found; ``index_s`` the seconds that its index took."""

    store: str
    vectors: int
    recall_at_10: float
    median_ms: float
    p95_ms: float
    put_s: float
    index_s: float
    megabytes: float


def in_a_folder(made: Vectors, queries: Vectors, exact: Sequence[set[int]]) -> Found:
    """Return the figures of FAISS, as a store in a folder has it."""
    started = time.perf_counter()
    sample = made[:: max(1, len(made) // faiss_vectors.TRAINING)]
    many = len(made) > faiss_vectors.EXACT_UP_TO
    batches = ((list(range(at, at + len(block))), block) for at, block in _blocks(made))
    held = faiss_vectors.build(made.shape[1], batches, sample if many else None, count=len(made))
    built = time.perf_counter() - started

    def find(query: Vectors) -> Sequence[int]:
        found: list[int] = held.search(query[None], K)[1][0].tolist()
        return found

    recall, median, most = _asked(find, queries, exact)
    return Found("folder", len(made), recall, median, most, 0.0, round(built, 1), round(made.nbytes / 2e6, 1))


def in_a_database(database: Database, made: Vectors, queries: Vectors, exact: Sequence[set[int]]) -> Found:
    """Return the figures of pgvector, as a store in *database* has it."""
    settings = Settings("numbers", "0" * 16, made.shape[1], 128)
    started = time.perf_counter()
    with writing(database, 0) as writer:
        connection = writer.connection
        _put(connection, made)
        put = time.perf_counter() - started
        started = time.perf_counter()
        indexed = keep_indexed(connection, settings.dimension)
        connection.execute("ANALYZE passages")
        writer.connection.raw.commit()
        built = time.perf_counter() - started
        first = connection.execute("SELECT min(row) FROM passages").fetchone()[0]
        size = connection.execute(
            "SELECT coalesce(sum(pg_relation_size(indexrelid)), 0) FROM pg_index JOIN pg_class ON pg_class.oid = "
            "indexrelid WHERE indrelid = 'passages'::regclass AND relname LIKE 'passages_nearest%'"
        ).fetchone()[0]
    with closing(connect(database, autocommit=False)) as raw:
        rows = SearchedRows(Connection(raw), settings, " ".join(indexed))

        def find(query: Vectors) -> Sequence[int]:
            return [row - first for row, _ in rows.nearest(query[None], K, "en")[0]]

        recall, median, most = _asked(find, queries, exact)
    return Found(
        "database",
        len(made),
        recall,
        median,
        most,
        round(put, 1),
        round(built, 1),
        round(float(size) / 1e6, 1),
    )


def measure(database: Database, made: Vectors, queries: Vectors) -> Iterator[Found]:
    """Yield the figures of both kinds of store, a folder's first."""
    exact = nearest(made, queries)
    yield in_a_folder(made, queries, exact)
    yield in_a_database(database, made, queries, exact)


def _put(connection: Connection, made: Vectors) -> None:
    documents = connection.execute(
        "INSERT INTO documents (live, id, path, hash, title, language, pages, headings, text) SELECT 1, number::text, "
        "'', '', '', 'en', '', '', '' FROM generate_series(1, ?) AS number RETURNING row",
        (-(-len(made) // A_DOCUMENT),),
    ).fetchall()
    connection.execute("INSERT INTO lexicon (language, term, passages) VALUES ('en', ' ', ?)", (len(made),))
    with connection.raw.cursor().copy(PASSAGE) as copy:
        copy.set_types(["int8", "int4", "int4", "text", "text", "bytea", "bytea"])
        for at, block in _blocks(made):
            for number, vector in enumerate(block.astype(np.float16), start=at):
                document = documents[number // A_DOCUMENT][0]
                key = number.to_bytes(16, "big")
                copy.write_row((document, number, number + 1, "", "en", key, packed(vector.tobytes())))


def _blocks(made: Vectors) -> Iterator[tuple[int, Vectors]]:
    for at in range(0, len(made), BLOCK):
        yield at, made[at : at + BLOCK]


def _asked(find: Find, queries: Vectors, exact: Sequence[set[int]]) -> tuple[float, float, float]:
    """Return the share of the ten nearest that *find* finds, and the median and the most of its milliseconds."""
    find(queries[0])
    seconds, right = [], 0
    for query, wanted in zip(queries, exact, strict=True):
        started = time.perf_counter()
        found = find(query)
        seconds.append(time.perf_counter() - started)
        right += len(set(found) & wanted)
    return round(right / (K * len(queries)), 4), *milliseconds(seconds)
