"""A store of either kind asked in a process of its own, so that its memory is its own: the figures as JSON.

``python -m tests.benchmarks.database_asked`` reads from standard input where the store is and the questions, so that no
password stands among a process's arguments.
"""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import psutil

from passerelle.index.embed.open import open_embedder
from passerelle.index.store.folders import open_one
from passerelle.index.store.location import Database, Location, read_location
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.sql_store import SqlStore
from passerelle.retrieval import Retriever

from . import texts
from .machine import peak_megabytes
from .tables import milliseconds

CLIENTS = 16
LIMITED = 100
"""Questions asked of one language, and of one document in a hundred."""
Hits = list[list[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds of whole searches, searches a second of 16 clients, and megabytes of this process and the server."""

    median_ms: float
    p95_ms: float
    french_ms: float
    hundredth_ms: float
    clients_a_second: float
    peak_mb: float
    server_mb: float
    hits: Hits


def ask(place: Location, questions: Sequence[str]) -> Asked:
    """Return what it takes to ask the store at *place* those *questions*, in another process."""
    told = {"store": getattr(place, "url", str(place)), "schema": getattr(place, "schema", "")}
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.database_asked"],
        cwd=texts.ROOT,
        input=json.dumps({**told, "questions": list(questions)}),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return Asked(**json.loads(ran.stdout))


def _asked(place: Location, questions: Sequence[str]) -> dict[str, object]:
    with Retriever.of(open_one(place), open_embedder()) as retriever:
        store = retriever.store
        assert isinstance(store, SqlStore)
        ids = [entry.id for entry in store.entries()]
        few = Only(documents=ids[:: min(100, len(ids))])
        hits, seconds = _timed(retriever, questions, EVERYTHING)
        limited = [_timed(retriever, questions[:LIMITED], only)[1] for only in (Only(language="fr"), few)]
        french, hundredth = (milliseconds(each)[0] for each in limited)
        started = time.perf_counter()
        with ThreadPoolExecutor(CLIENTS) as pool:
            list(pool.map(retriever.search, questions))
        together = len(questions) / (time.perf_counter() - started)
        median, most = milliseconds(seconds)
        return {
            "median_ms": median,
            "p95_ms": most,
            "french_ms": french,
            "hundredth_ms": hundredth,
            "clients_a_second": round(together, 1),
            "peak_mb": peak_megabytes(),
            "server_mb": server_megabytes(store),
            "hits": hits,
        }


def _timed(retriever: Retriever, questions: Sequence[str], only: Only) -> tuple[Hits, list[float]]:
    """Return the hits of each question, and its seconds."""
    hits: Hits = []
    seconds = []
    retriever.search(questions[0], only=only)
    for question in questions:
        started = time.perf_counter()
        found = retriever.search(question, only=only)
        seconds.append(time.perf_counter() - started)
        hits.append([(hit.document.id, hit.passage.start) for hit in found])
    return hits, seconds


def server_megabytes(store: SqlStore) -> float:
    """Return the memory that a database's server holds, shared pages once; 0 without one, or on another machine."""
    if not isinstance(store.folder, Database):
        return 0.0
    with store.asked() as connection:
        own = connection.execute("SELECT pg_backend_pid()").fetchone()[0]
    if not psutil.pid_exists(own) or "postgres" not in psutil.Process(own).name():
        return 0.0
    server = psutil.Process(own).parent()
    assert server is not None
    held = sum(int(each.memory_full_info().pss) for each in [server, *server.children()])
    return round(held / 1e6, 1)


def main() -> None:
    told = json.load(sys.stdin)
    given = read_location(told["store"])
    place = Database(given.url, told["schema"]) if isinstance(given, Database) else given
    sys.stdout.write(json.dumps(_asked(place, told["questions"])))


if __name__ == "__main__":
    main()
