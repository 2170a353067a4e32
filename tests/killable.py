"""A program that indexes in child processes and kills them when it is told to; `test_kill` talks to it.

It reads one order a line: the documents' folder, the store's folder, and the seconds after which the child
is killed, counted from its start or, if the order says so, from the moment it has read every file and is
about to commit. It answers with the child's exit status and how many seconds it lived from there.
"""

import json
import os
import select
import signal
import sys
import time
from pathlib import Path
from typing import NoReturn

from fakes import WordEmbedder

from passerelle.index.language import document_language
from passerelle.index.run.types import Progress
from passerelle.index.sync import Options, sync

OPTIONS = Options(passage_tokens=6)


def index(documents: Path, folder: Path, committing: int, *, tells: bool) -> NoReturn:
    """Index in this process and exit; one that *tells* writes to the pipe *committing* before the commit."""

    def tell(progress: Progress) -> None:
        if tells and progress.done == progress.total:
            os.write(committing, b"!")

    sync([documents], folder, OPTIONS, embedder=WordEmbedder(), progress=tell)
    os._exit(0)


def run(documents: Path, folder: Path, seconds: float, *, from_commit: bool) -> tuple[int, float]:
    """Index in a child, kill it after *seconds*, and return its exit status and how long it lived."""
    told, committing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(told)
        index(documents, folder, committing, tells=from_commit)
    os.close(committing)
    started = time.perf_counter()
    if from_commit:
        os.read(told, 1)
        started = time.perf_counter()
    select.select([told], [], [], seconds)  # at the child's end, so does the pipe
    os.kill(child, signal.SIGKILL)  # no other process can have its number before it is waited for
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    lived = time.perf_counter() - started
    os.close(told)
    return status, lived


def main() -> None:
    document_language("Assez de lettres pour que les profils des langues soient lus avant le premier enfant.")
    print("ready", flush=True)  # noqa: T201
    for line in sys.stdin:
        order = json.loads(line)
        answer = run(
            Path(order["documents"]), Path(order["store"]), order["seconds"], from_commit=order["from_commit"]
        )
        print(json.dumps(answer), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
