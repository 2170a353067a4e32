"""``passerelle index``: bring the store in step with files and folders."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import (
    DOCUMENTS,
    EngineOptions,
    add_engine,
    add_json,
    add_paths,
    add_store,
    add_wait,
    count,
    filled,
    workers,
)
from passerelle.commands.command import FAULT, Command, show
from passerelle.commands.progress import indexing_bar

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexOptions(EngineOptions):
    """What to index and how; without ``paths`` it is `documents/`, or what the store holds where that is read again."""

    store: "Location"
    json: bool
    wait: float
    paths: tuple[Path, ...]
    model: str
    passage_tokens: int
    rebuild: bool
    words: bool
    prune: bool
    again: tuple[str, ...]
    workers: int
    strict: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_json(parser)
    add_wait(parser)
    add_engine(parser)
    add_paths(parser, f"index (default: {DOCUMENTS}/, with --rebuild what the store holds)")
    parser.add_argument(
        "--model",
        default="",
        metavar="NAME",
        help="a sentence-transformers model, by name or folder (default: the store's, else the bundled one)",
    )
    parser.add_argument(
        "--passage-tokens",
        type=count,
        default=0,
        metavar="N",
        help="tokens that a passage should have (default: as in the store, else 128)",
    )
    parser.add_argument("--rebuild", action="store_true", help="cut and embed every document again")
    parser.add_argument(
        "--prune",
        action="store_true",
        help="take out every document whose file is gone, also outside PATH",
    )
    parser.add_argument(
        "--again",
        type=filled,
        action="append",
        default=[],
        metavar="ID",
        help="read again what `passerelle remove` took out: an id, a path or a whole folder; may be repeated",
    )
    parser.add_argument(
        "--words",
        action="store_true",
        help="make the word index again, without embedding anything",
    )
    parser.add_argument(
        "--workers",
        type=workers,
        default=0,
        metavar="N",
        help="for a store in a database: N processes here read and embed, and every `passerelle worker` helps",
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 if any file, or a part of one, was not read"
    )


def run(options: IndexOptions) -> int:
    from passerelle.commands.lines import summary_json, summary_lines
    from passerelle.index.store.folders import require_store
    from passerelle.index.sync import Options, sync

    how = Options(
        model=options.model,
        engine=options.engine,
        passage_tokens=options.passage_tokens,
        rebuild=options.rebuild,
        wait=options.wait,
        words=options.words,
        prune=options.prune,
        again=options.again,
        workers=options.workers,
    )
    of_the_store = options.rebuild or options.words or options.prune
    paths = options.paths or (() if of_the_store else (DOCUMENTS,))
    if not paths:
        require_store(options.store)
    with indexing_bar(shown=not options.json and sys.stderr.isatty()) as progress:
        summary = sync(paths, options.store, how, progress=progress)
    show(summary_json(summary), summary_lines(summary, options.store), as_json=options.json)
    return 1 if options.strict and (summary.failures or not summary.account.is_whole) else 0


COMMAND = Command(
    "index",
    "Index files and folders: read what is new or changed, take out what is gone.",
    IndexOptions,
    add_arguments,
    run,
    failed=f"{FAULT}, or with --strict something that was not read",
)
