"""How long an answer takes from the bundled documents: in a program, from a cold start, and on the page.

``python -m tests.benchmarks.asking STORE`` asks in this process and prints the figures as JSON.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from passerelle.index.sync import sync

from . import texts
from .machine import memory_of, peak_megabytes
from .tables import milliseconds
from .visitor import visit

STARTS = 5
ASKED_ON_THE_PAGE = 20
QUESTION = "Quand le dernier soldat soviétique a-t-il quitté l'Afghanistan ?"


@dataclass(frozen=True, slots=True)
class Asking:
    """One way to ask: seconds until it is ready or, for a command, has answered; then each answer's time."""

    way: str
    start_s: float
    median_ms: float
    p95_ms: float
    memory_mb: float | None = None
    peak_mb: float | None = None


def measure() -> Iterator[Asking]:
    """Yield each way's figures; a start is the median of five, the files in memory as after a first one."""
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "store"
        sync([texts.DOCUMENTS], store)
        yield _program(store)
        yield _command(store)
        yield _page(store)


def _program(store: Path) -> Asking:
    ran = _run("tests.benchmarks.asking", str(store))
    figures: dict[str, float] = json.loads(ran)
    return Asking(way="Assistant.ask", **figures)


def _command(store: Path) -> Asking:
    seconds = []
    for _ in range(STARTS + 1):
        started = time.perf_counter()
        _run("passerelle", "ask", "--store", str(store), QUESTION)
        seconds.append(time.perf_counter() - started)
    median_ms, p95_ms = milliseconds(seconds[1:])
    return Asking("passerelle ask", round(median(seconds[1:]), 2), median_ms, p95_ms)


def _page(store: Path) -> Asking:
    starts: list[float] = []
    seconds: list[float] = []
    memory, peak = 0.0, 0.0
    for _ in range(STARTS - 2):
        with visit(store) as page:
            starts.append(page.seconds)
            page.load()
            seconds = []
            for question in texts.questions(Path(), ASKED_ON_THE_PAGE):
                started = time.perf_counter()
                page.ask(question)
                seconds.append(time.perf_counter() - started)
            memory, peak = memory_of(page.process.pid)
    return Asking("the page", round(median(starts), 2), *milliseconds(seconds), memory, peak)


def _run(module: str, *arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=texts.ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return ran.stdout


def main() -> None:
    started = time.perf_counter()
    from passerelle import Assistant

    assistant = Assistant.open(sys.argv[1])
    assistant.ask(QUESTION)
    ready = time.perf_counter() - started
    seconds = []
    for question in texts.questions(Path()):
        started = time.perf_counter()
        assistant.ask(question)
        seconds.append(time.perf_counter() - started)
    half, most = milliseconds(seconds)
    now = memory_of(os.getpid())[0]
    figures = {"start_s": round(ready, 2), "median_ms": half, "p95_ms": most, "memory_mb": now}
    sys.stdout.write(json.dumps({**figures, "peak_mb": peak_megabytes()}))


if __name__ == "__main__":
    main()
