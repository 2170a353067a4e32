"""``passerelle questions check``: name every problem of question sets."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import STORE, add_json, add_store, path
from passerelle.commands.command import FAULT, Command, show

if TYPE_CHECKING:
    from passerelle.evaluation.sets.check import Checked
    from passerelle.index.store.location import Location
    from passerelle.index.store.protocol import AnyStore


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """The sets to check; without ``store`` it is the usual one, where there is one."""

    store: "Location | None"
    questions: tuple[Path, ...]
    json: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser, optional=True)
    parser.add_argument("questions", nargs="+", type=path, metavar="FILE", help="question sets of any form")
    add_json(parser)


def run(options: CheckOptions) -> int:
    from passerelle.evaluation.sets.check import check

    with store_to_check(options.store) as store:
        checked = check(options.questions, store)
    problems = [asdict(problem) for problem in checked.problems]
    lines = _lines(checked, checked_against_store=store is not None)
    show({"questions": checked.questions, "problems": problems}, lines, as_json=options.json)
    return 1 if checked.problems else 0


@contextmanager
def store_to_check(named: "Location | None") -> "Iterator[AnyStore | None]":
    """Give the store that is *named*, else the usual one where it is.

    Raises:
        StoreError: the store that is named cannot be read.
    """
    from passerelle.index.store import schema
    from passerelle.index.store.stores import open_store

    if named is None and not (STORE / schema.FILE).exists():
        yield None
        return
    with open_store(named or STORE) as store:
        yield store


def _lines(checked: "Checked", *, checked_against_store: bool) -> Iterator[str]:
    from passerelle.index.text import counted

    yield from map(str, checked.problems)
    if not checked_against_store:
        yield (
            f"documents and quotes are not checked: there is no store in {STORE}; make one with "
            "`passerelle index`, or name one with --store"
        )
    yield f"{counted(checked.questions, 'question')}, {counted(len(checked.problems), 'problem')}"


COMMAND = Command(
    "check",
    "Check question sets: print each problem with its line and remedy; exit with 1 if there is any.",
    CheckOptions,
    add_arguments,
    run,
    failed=f"{FAULT}, or a problem that is printed",
)
