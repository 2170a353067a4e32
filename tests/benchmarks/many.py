"""How much faster `search_many` is than a loop of `search`: ``python -m tests.benchmarks.many``.

The same questions are asked in both ways, in turn and in one process, from the bundled documents or another store.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from passerelle.index.sync import sync
from passerelle.retrieval import Retriever
from passerelle.types import Hit

from . import tables, texts

WARMING = 100
"""Questions asked before any time is taken: by then what is loaded once has been."""


@dataclass(frozen=True, slots=True)
class Many:
    """Milliseconds a question, by a loop and together, and how often the second goes into the first.

    ``same`` is the share of questions that have the same hits in both ways, their scores alike within a millionth.
    """

    questions: int
    loop_ms: float
    together_ms: float
    ratio: float
    same: float


def measure(retriever: Retriever, questions: Sequence[str], rounds: int) -> Iterator[Many]:
    """Yield the figures of each round."""
    for _ in range(rounds):
        alone, loop = _timed(lambda: [retriever.search(each) for each in questions])
        together, many = _timed(lambda: retriever.search_many(questions))
        same = sum(map(alike, alone, together)) / len(questions)
        each_ms = [1000 * seconds / len(questions) for seconds in (loop, many)]
        yield Many(len(questions), round(each_ms[0], 2), round(each_ms[1], 2), round(loop / many, 2), same)


def alike(one: Sequence[Hit], other: Sequence[Hit]) -> bool:
    """Tell whether two rankings have the same passages, and the same scores within a millionth."""
    return [hit.passage for hit in one] == [hit.passage for hit in other] and all(
        abs(left.score - right.score) < 2e-6 for left, right in zip(one, other, strict=True)
    )


def _timed(ask: Callable[[], list[list[Hit]]]) -> tuple[list[list[Hit]], float]:
    started = time.perf_counter()
    return ask(), time.perf_counter() - started


def main() -> None:
    chosen = _parser().parse_args()
    with tempfile.TemporaryDirectory() as name:
        if not chosen.store:
            sync([texts.DOCUMENTS], Path(name))
        with Retriever.open(chosen.store or name) as retriever:
            questions = texts.questions(chosen.data, chosen.questions)
            retriever.search_many(questions[:WARMING])
            rounds = list(measure(retriever, questions, chosen.rounds))
    sys.stdout.write("".join(f"{line}\n" for line in tables.lines(rounds)))
    sys.stdout.write(f"median ratio {median(each.ratio for each in rounds):.2f}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.many", description=__doc__)
    parser.add_argument(
        "--store", type=Path, help="a store to ask (default: the bundled documents, indexed anew)"
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=Path("../shared/data"),
        help="folder of question sets, for more questions than the bundled ones",
    )
    parser.add_argument("--questions", type=int, default=1000, help="how many (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="how often (default: %(default)s)")
    return parser


if __name__ == "__main__":
    main()
