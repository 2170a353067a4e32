"""A store in a folder beside the same in PostgreSQL: ``python -m tests.benchmarks.databases --data DATA --server URL``.

The texts are those of `texts.write_collection`, the questions real ones, embedded by the bundled model. ``--index N``
indexes about N passages into each, by one program and by ``--workers`` of them. ``--passages N`` asks a store of about
N, whose vectors are real ones moved, as in `search`; it is made in a folder and copied into the database, so both hold
the same. ``--vectors N`` finds the nearest of N vectors of one language, moved likewise. Every schema is dropped
afterwards.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from passerelle.index.embed.open import open_embedder
from passerelle.index.store.copied import copy
from passerelle.index.store.folders import open_one
from passerelle.index.store.location import Database, Location, read_location

from . import database_vectors, tables, texts
from .database_asked import ask
from .database_indexing import index
from .search import QUERIES, REAL, moved, real_vectors
from .whole_search import MovedEmbedder, make_store


@dataclass(frozen=True, slots=True)
class Indexing:
    """Files indexed from nothing; ``processor_s`` leaves the server out, and ``peak_mb`` the workers."""

    store: str
    workers: int
    passages: int
    seconds: float
    processor_s: float
    peak_mb: float


@dataclass(frozen=True, slots=True)
class Searching:
    """Whole searches, from the question to ten hits; times in milliseconds, memory and space in megabytes."""

    store: str
    passages: int
    median_ms: float
    p95_ms: float
    french_ms: float
    hundredth_ms: float
    clients_a_second: float
    peak_mb: float
    server_mb: float
    space_mb: float
    same_hits: str


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--server", required=True, help="address of a database, with rights to make a schema in it"
    )
    parser.add_argument("--index", type=int, nargs="*", default=[])
    parser.add_argument("--workers", type=int, nargs="*", default=[2])
    parser.add_argument("--passages", type=int, nargs="*", default=[10_000])
    parser.add_argument("--vectors", type=int, nargs="*", default=[])
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument(
        "--rounds",
        type=int,
        default=2,
        help="times that each store is asked, in turn; the best figure of each counts (default: %(default)s)",
    )
    parser.add_argument(
        "--real", type=int, default=REAL, help="real passages embedded (default: %(default)s)"
    )
    options = parser.parse_args()
    given = read_location(options.server)
    if not isinstance(given, Database):
        parser.error("--server is no address: write it as postgresql://host/name")
    for size in options.index:
        for row in indexing(size, options.data, given, options.workers):
            show([row])
    if not options.passages and not options.vectors:
        return 0
    model = open_embedder()
    real = real_vectors(model, options.data, options.real)
    questions = texts.questions(options.data, options.questions)
    for size in options.passages:
        with tempfile.TemporaryDirectory() as name, schema_of(given) as database:
            vectors = moved(real, size + size // 4)
            make_store(Path(name), MovedEmbedder(model, vectors), size, options.data)
            show(list(searching(Path(name) / "store", database, questions, options.rounds)))
    queries = model.embed_queries(questions[:QUERIES])
    for size in options.vectors:
        with schema_of(given) as database:
            for found in database_vectors.measure(database, moved(real, size), queries):
                show([found])
    return 0


@contextmanager
def schema_of(given: Database) -> Iterator[Database]:
    """Give a place for a store in a schema that is dropped afterwards."""
    database = Database(given.url, f"passerelle_bench_{os.getpid()}")
    try:
        yield database
    finally:
        with psycopg.connect(given.url, autocommit=True) as connection:
            connection.execute(f"DROP SCHEMA IF EXISTS {database.schema} CASCADE".encode())


def indexing(size: int, data: Path, given: Database, workers: Sequence[int]) -> Iterator[Indexing]:
    """Yield what it takes to index about *size* passages: into a folder, and into a database with so many *workers*."""
    with tempfile.TemporaryDirectory() as name:
        documents = Path(name) / "documents"
        texts.write_collection(documents, size, texts.paragraphs(data))
        yield _indexed("folder", documents, Path(name) / "store", 0)
        for count in (0, *workers):
            with schema_of(given) as database:
                yield _indexed("database", documents, database, count)


def _indexed(store: str, documents: Path, place: Location, workers: int) -> Indexing:
    found = index(documents, place, workers)
    return Indexing(store, workers, found.passages, found.seconds, found.processor_s, found.peak_mb)


def searching(folder: Path, database: Database, questions: Sequence[str], rounds: int) -> Iterator[Searching]:
    """Yield what it takes to ask the store in *folder* and its copy, and how many questions have the same ten hits.

    They are asked in turn, so many *rounds*, and the best figure of each counts: other work on the machine passes.
    """
    started = time.perf_counter()
    copied = copy(folder, database)
    say(f"{copied.passages} passages copied and compared in {time.perf_counter() - started:.1f} s")
    asked = [[ask(place, questions) for place in (folder, database)] for _ in range(rounds)]
    same = sum(ours == theirs for ours, theirs in zip(*(each.hits for each in asked[0]), strict=True))
    sizes = {"folder": folder_bytes(folder), "database": database_bytes(database)}
    for (store, size), of_store in zip(sizes.items(), zip(*asked, strict=True), strict=True):
        yield Searching(
            store=store,
            passages=copied.passages,
            median_ms=min(each.median_ms for each in of_store),
            p95_ms=min(each.p95_ms for each in of_store),
            french_ms=min(each.french_ms for each in of_store),
            hundredth_ms=min(each.hundredth_ms for each in of_store),
            clients_a_second=max(each.clients_a_second for each in of_store),
            peak_mb=max(each.peak_mb for each in of_store),
            server_mb=max(each.server_mb for each in of_store),
            space_mb=round(size / 1e6, 1),
            same_hits=f"{same} of {len(questions)}",
        )


def folder_bytes(folder: Path) -> int:
    return sum(each.stat().st_size for each in folder.iterdir())


def database_bytes(database: Database) -> int:
    """Return what the tables of a store take, with their indexes, and say which take most."""
    with open_one(database) as store, store.asked() as connection:
        found = connection.execute(
            "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = "
            "to_regnamespace(current_schema()) ORDER BY 2 DESC"
        ).fetchall()
        indexes = connection.execute(
            "SELECT coalesce(sum(pg_relation_size(oid)), 0) FROM pg_class WHERE relname LIKE 'passages_nearest%' AND "
            "relnamespace = to_regnamespace(current_schema())"
        ).fetchone()[0]
    largest = ", ".join(f"{name} {size / 1e6:.0f}" for name, size in found[:5])
    say(f"megabytes in tables: {largest}; of them {float(indexes) / 1e6:.0f} in HNSW's indexes")
    return sum(int(size) for _, size in found)


def show(rows: Sequence[Indexing] | Sequence[Searching] | Sequence[database_vectors.Found]) -> None:
    for line in tables.lines(rows):
        say(line)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
