"""How fast a folder is indexed, in how much memory and space, how fast it is seen that nothing changed, and searched.

``python -m tests.benchmarks.indexing FOLDER STORE`` indexes FOLDER in this process and prints the figures as JSON.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelle.index.sync import sync
from passerelle.retrieval import Retriever

from . import texts
from .machine import peak_megabytes
from .tables import milliseconds

QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class Indexing:
    """One collection indexed from nothing, looked at again with nothing changed, and searched by `Retriever`.

    A search is the whole of it: the question embedded, vectors and words of both languages, ten hits with texts.
    """

    passages: int
    documents: int
    seconds: float
    passages_s: float
    peak_mb: float
    store_mb: float
    bytes_a_passage: int
    unchanged_s: float
    search_ms: float
    search_ms_p95: float


def measure(sizes: list[int], data: Path) -> Iterator[Indexing]:
    """Yield the figures of a generated collection of about each of *sizes* passages."""
    source = texts.paragraphs(data)
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            documents, store = Path(name) / "documents", Path(name) / "store"
            texts.write_collection(documents, size, source)
            first, again = (_in_a_process(documents, store) for _ in range(2))
            searches = _searches(store, texts.questions(data, QUESTIONS))
            taken = sum(path.stat().st_size for path in store.rglob("*") if path.is_file())
            yield Indexing(
                passages=int(first["passages"]),
                documents=int(first["documents"]),
                seconds=first["seconds"],
                passages_s=round(first["passages"] / first["seconds"], 1),
                peak_mb=first["peak_mb"],
                store_mb=round(taken / 1e6, 1),
                bytes_a_passage=round(taken / first["passages"]),
                unchanged_s=again["seconds"],
                search_ms=searches[0],
                search_ms_p95=searches[1],
            )


def _searches(store: Path, questions: list[str]) -> tuple[float, float]:
    """Return the median and the 95th percentile of *questions*' searches, in milliseconds, after one for all."""
    retriever = Retriever.open(store)
    retriever.search(questions[0])
    seconds = []
    for question in questions:
        started = time.perf_counter()
        retriever.search(question)
        seconds.append(time.perf_counter() - started)
    return milliseconds(seconds)


def _in_a_process(documents: Path, store: Path) -> dict[str, float]:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.indexing", str(documents), str(store)],
        cwd=texts.ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


def main() -> None:
    documents, store = map(Path, sys.argv[1:])
    started = time.perf_counter()
    summary = sync([documents], store)
    figures = {
        "seconds": round(time.perf_counter() - started, 3),
        "passages": summary.passages,
        "documents": summary.documents,
        "peak_mb": peak_megabytes(),
    }
    sys.stdout.write(json.dumps(figures))


if __name__ == "__main__":
    main()
