"""Have one library index passages and find them again, in a process of its own, and write down what it took.

``python -m tests.benchmarks.peer_worker PEER JOB FOLDER ANSWER``: JOB and ANSWER are JSON, FOLDER is for the store.
"""

import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol

from .machine import peak_megabytes

K = 10


@dataclass(frozen=True, slots=True)
class Job:
    """What every library is given: a model, whole documents and the passages they are cut into, and questions.

    ``documents`` holds ids and texts, ``passages`` the id of a passage's document and the text that is embedded;
    ``paths`` are files and folders with all of it, for a library that reads files itself.
    """

    model: str
    paths: tuple[str, ...]
    documents: tuple[tuple[str, str], ...]
    passages: tuple[tuple[str, str], ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What it took, in seconds and megabytes, and for each question the documents of the passages found."""

    start: float
    index: float
    passages: int
    queries: tuple[float, ...]
    found: tuple[tuple[str, ...], ...]
    memory: float
    disk: float


class Peer(Protocol):
    """A library at work."""

    def index(self, job: Job, folder: Path) -> int:
        """Embed and store what *job* holds, save it in *folder*, and return how many passages that were."""

    def search(self, question: str, k: int) -> Sequence[str]:
        """Return the document ids of the *k* passages nearest to *question*, best first."""


def main() -> None:
    from no_network import forbid  # on the path of the process that `peers` starts

    name, job_file, folder, answer = sys.argv[1:]
    forbid()
    raw = json.loads(Path(job_file).read_text(encoding="utf-8"))
    job = Job(**raw)
    started = time.perf_counter()
    peer: Peer = import_module(f"tests.benchmarks.peer_{name}").open_peer(job.model)
    ready = time.perf_counter()
    passages = peer.index(job, Path(folder))
    indexed = time.perf_counter()
    peer.search(job.questions[0], K)
    queries, found = [], []
    for question in job.questions:
        asked = time.perf_counter()
        documents = tuple(peer.search(question, K))
        queries.append(time.perf_counter() - asked)
        found.append(documents)
    work = Work(
        start=ready - started,
        index=indexed - ready,
        passages=passages,
        queries=tuple(queries),
        found=tuple(found),
        memory=peak_megabytes(),
        disk=sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) / 1e6,
    )
    Path(answer).write_text(json.dumps(asdict(work)), encoding="utf-8")


if __name__ == "__main__":
    main()
