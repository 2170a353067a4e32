"""``passerelle worker``: read and embed for a store in a database, with other workers, until it is stopped."""

import argparse
import signal
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from passerelle.commands.arguments import EngineOptions, add_engine, database
from passerelle.commands.command import Command, say

if TYPE_CHECKING:
    from passerelle.index.store.location import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerOptions(EngineOptions):
    """Which store to work for, with which model, and whether to end when nothing is left to do."""

    store: "Database"
    model: str
    once: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", type=database, required=True, metavar="ADDRESS", help="the store: postgresql://host/name"
    )
    parser.add_argument(
        "--once", action="store_true", help="end when nothing is left to do (default: wait for more)"
    )
    parser.add_argument(
        "--model",
        default="",
        metavar="NAME",
        help="name or folder of the store's model on this machine (default: the name in the store)",
    )
    add_engine(parser)


def run(options: WorkerOptions) -> int:
    from passerelle.index.workers.worker import Worker

    signal.signal(signal.SIGTERM, _stop)
    worker = Worker(options.store, _tell, options.model, options.engine)
    _tell(f"working for {options.store}" + ("" if options.once else "; Ctrl-C stops it at any time"))
    worker.run(once=options.once)
    return 0


def _tell(line: str) -> None:
    say(line)
    sys.stdout.flush()


def _stop(*_: object) -> NoReturn:
    raise SystemExit(0)


COMMAND = Command(
    "worker",
    "Read and embed the files of `passerelle index --workers`, on this machine or another, until it is stopped.",
    WorkerOptions,
    add_arguments,
    run,
    done="done, or stopped by a signal to end",
)
