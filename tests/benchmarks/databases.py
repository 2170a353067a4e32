"""A store in a folder beside the same in PostgreSQL: ``python -m tests.benchmarks.databases --data DATA --server URL``.

The texts are those of `texts.write_collection`, the questions real ones, embedded by the bundled model; the passages'
vectors are real ones moved, as in `search`. The store is made in a folder and copied into a schema of the server, which
is dropped afterwards, so both hold the same. ``--vectors N`` measures HNSW among so many passages of one language.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg

from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.embed.open import open_embedder
from passerelle.index.store.copied import copy
from passerelle.index.store.location import Database, read_location
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.stores import open_one
from passerelle.index.sync import Options, sync
from passerelle.retrieval import Retriever

from . import texts
from .search import NUMBER, REAL, K, NumberEmbedder, _ask, _write_numbers, moved, nearest, real_vectors
from .whole_search import MovedEmbedder, make_store

CLIENTS = 16


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--server", required=True, help="address of a database, with rights to make a schema in it"
    )
    parser.add_argument("--passages", type=int, nargs="*", default=[10_000])
    parser.add_argument("--vectors", type=int, nargs="*", default=[])
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument(
        "--real", type=int, default=REAL, help="real passages embedded (default: %(default)s)"
    )
    options = parser.parse_args()
    model = open_embedder()
    real = real_vectors(model, options.data, options.real)
    questions = texts.questions(options.data, options.questions)
    given = read_location(options.server)
    if not isinstance(given, Database):
        parser.error("--server is no address: write it as postgresql://host/name")
    for size in options.passages:
        with tempfile.TemporaryDirectory() as name, schema_of(given) as database:
            make_store(Path(name), MovedEmbedder(model, moved(real, size + size // 4)), size, options.data)
            compare(Path(name) / "store", database, model, questions)
    for size in options.vectors:
        with schema_of(given) as database:
            recall(database, moved(real, size), model.embed_queries(questions[:200]))
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


def compare(folder: Path, database: Database, model: Embedder, questions: Sequence[str]) -> None:
    """Print what both stores take, and how many questions have the same ten hits."""
    started = time.perf_counter()
    copied = copy(folder, database)
    say(f"{copied.passages} passages copied and compared in {time.perf_counter() - started:.1f} s")
    say(
        f"space: {sum(each.stat().st_size for each in folder.iterdir()) / 1e6:.0f} MB in a folder, {space(database)}"
    )
    found = []
    for place in (folder, database):
        with Retriever.of(open_one(place), model) as retriever:
            ids = [entry.id for entry in retriever.store.entries()]
            few = Only(documents=ids[:: min(100, len(ids))])
            hits, each = timed(retriever, questions, EVERYTHING)
            found.append(hits)
            french, limited = (timed(retriever, questions[:100], only) for only in (Only(language="fr"), few))
            started = time.perf_counter()
            with ThreadPoolExecutor(CLIENTS) as pool:
                list(pool.map(retriever.search, questions))
            together = len(questions) / (time.perf_counter() - started)
            say(
                f"{place}: {each:.1f} ms a search, French alone {french[1]:.1f}, 1 % {limited[1]:.1f}; "
                f"{CLIENTS} clients {together:.0f} searches a second"
            )
    same = sum(ours == theirs for ours, theirs in zip(*found, strict=True))
    say(f"the same ten hits in the same order: {same} of {len(questions)} questions")


def timed(
    retriever: Retriever, questions: Sequence[str], only: Only
) -> tuple[list[list[tuple[str, int]]], float]:
    """Return the hits of each question, and the median of their milliseconds."""
    hits, seconds = [], []
    retriever.search(questions[0], only=only)
    for question in questions:
        started = time.perf_counter()
        found = retriever.search(question, only=only)
        seconds.append(time.perf_counter() - started)
        hits.append([(hit.document.id, hit.passage.start) for hit in found])
    return hits, 1000 * statistics.median(seconds)


def recall(database: Database, vectors: Vectors, queries: Vectors) -> None:
    """Print how many of the ten nearest of all HNSW finds, and what it takes."""
    with tempfile.TemporaryDirectory() as name:
        documents = Path(name) / "documents"
        _write_numbers(documents, len(vectors))
        started = time.perf_counter()
        sync([documents], database, Options(passage_tokens=2), embedder=NumberEmbedder(vectors))
        built = time.perf_counter() - started
    exact, right, seconds = nearest(vectors, queries), 0, []
    with open_one(database) as store:
        how = store.settings
        for query, wanted in zip(queries, exact, strict=True):
            started = time.perf_counter()
            found = _ask(store, query)  # type: ignore[arg-type]  # of any kind
            seconds.append(time.perf_counter() - started)
            right += len({int(NUMBER.findall(passage.text)[-1]) for passage in found} & wanted)
    say(
        f"{len(vectors)} vectors of {how.dimension} numbers: R@{K} {right / (K * len(queries)):.4f}, "
        f"{1000 * statistics.median(seconds):.1f} ms, indexed in {built:.0f} s, {space(database)}"
    )


def space(database: Database) -> str:
    """Return what the tables of a store take, with their indexes."""
    with open_one(database) as store, store.asked() as connection:
        found = connection.execute(
            "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r' AND relnamespace = "
            "to_regnamespace(current_schema()) ORDER BY 2 DESC LIMIT 5"
        ).fetchall()
    total = sum(size for _, size in found)
    return f"{total / 1e6:.0f} MB in tables ({', '.join(f'{name} {size / 1e6:.0f}' for name, size in found)})"


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
