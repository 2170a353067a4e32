"""Measure speed, memory and space: ``python -m tests.benchmarks``, as ``make bench`` calls it."""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from . import asking, embedding, indexing, machine, search, tables, whole_search
from .torch_model import write_torch_model

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

PARTS = ("embed", "index", "search", "whole", "ask")
INDEXED = {False: [10_000], True: [10_000, 100_000]}
"""Passages indexed, and whether only when large ones are asked for."""
WHOLE = {False: [10_000], True: [100_000]}
SEARCHED = {False: [10_000, 100_000], True: [10_000, 100_000, 1_000_000]}


def main() -> None:
    chosen = _parser().parse_args()
    here = machine.describe()
    sys.stdout.write(f"{here.processor}, {here.cores} cores, {here.memory} GB, {' '.join(here.features)}\n")
    parts: dict[str, list[DataclassInstance]] = {"machine": [here]}
    with tempfile.TemporaryDirectory() as folder:
        ways: dict[str, Callable[[], Iterator[DataclassInstance]]] = {
            "embed": lambda: embedding.measure(write_torch_model(Path(folder)), chosen.data, chosen.rounds),
            "index": lambda: indexing.measure(chosen.passages or INDEXED[chosen.large], chosen.data),
            "search": lambda: search.measure(chosen.vectors or SEARCHED[chosen.large], chosen.data),
            "whole": lambda: whole_search.measure(chosen.passages or WHOLE[chosen.large], chosen.data),
            "ask": asking.measure,
        }
        for name in chosen.parts:
            parts[name] = list(ways[name]())
            sys.stdout.write(f"\n{name}\n" + "".join(f"{line}\n" for line in tables.lines(parts[name])))
            sys.stdout.flush()
    parts["machine"] = [replace(here, load=max(here.load, machine.describe().load))]
    tables.save(chosen.out, parts)
    sys.stdout.write(f"\nwritten to {chosen.out}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--parts", nargs="+", choices=PARTS, default=PARTS, help="what to measure (default: all)"
    )
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data"), help="folder of the question sets"
    )
    parser.add_argument("--large", action="store_true", help="up to 100,000 passages and 1,000,000 vectors")
    parser.add_argument("--out", type=Path, default=Path(".bench/bench.json"), help="the JSON to write")
    parser.add_argument(
        "--passages", type=int, nargs="*", help="index about so many, or search them whole, instead"
    )
    parser.add_argument("--rounds", type=int, default=5, help="of embedding (default: %(default)s)")
    parser.add_argument("--vectors", type=int, nargs="*", help="search so many, instead")
    return parser


if __name__ == "__main__":
    main()
