"""Ask one store many times from several threads: ``python -m tests.endurance.soak --questions 20000``.

Memory at the end may be at most 20 MB above that after a tenth of the questions, and no descriptor may be left.
"""

import argparse
import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from passerelle import Assistant
from passerelle.index.sync import sync

DOCUMENTS = Path(__file__).parents[2] / "documents"
THREADS = 4
MOST_GROWTH = 20 * 2**20
QUESTIONS = (
    "When did the Reykjavik summit take place?",
    "Quand le mur de Berlin est-il tombé ?",
    "How long did the blockade of Lithuania last?",
    "Quel est le prix du métro de Lyon ?",
    "Who signed the Geneva accords?",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=20_000)
    count = parser.parse_args().questions
    with tempfile.TemporaryDirectory() as place:
        sync([DOCUMENTS], Path(place) / "store")
        with Assistant.open(Path(place) / "store") as assistant:
            assistant.ask(QUESTIONS[0])  # engines stay loaded, and what they hold is no leak
        held, before = assistant.retriever.embedder, _descriptors()
        started = time.perf_counter()
        with Assistant.open(Path(place) / "store") as assistant, ThreadPoolExecutor(THREADS) as pool:
            early = late = _ask(assistant, pool, range(count // 10))
            for part in range(1, 10):
                late = _ask(assistant, pool, range(count * part // 10, count * (part + 1) // 10))
        seconds, left = time.perf_counter() - started, _descriptors() - before
    del held
    grown = (late - early) / 2**20
    sys.stdout.write(
        f"{count} questions in {seconds:.0f} s: {early / 2**20:.0f} MB after a tenth, {late / 2**20:.0f} MB at the end "
        f"({grown:+.1f} MB), {left} descriptors left\n"
    )
    return int(late - early > MOST_GROWTH or left > 0)


def _ask(assistant: Assistant, pool: ThreadPoolExecutor, numbers: range) -> int:
    """Ask a question for each of *numbers*, each in other words, and return the bytes of memory resident then."""

    def ask(number: int) -> bool:
        return assistant.ask(f"{QUESTIONS[number % len(QUESTIONS)]} {number}").abstained

    list(pool.map(ask, numbers))
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    resident = pages * os.sysconf("SC_PAGE_SIZE")
    sys.stdout.write(f"{resident / 2**20:.0f} MB after {numbers.stop} questions\n")
    sys.stdout.flush()
    return resident


def _descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


if __name__ == "__main__":
    sys.exit(main())
