"""``passerelle search``: list the passages nearest to a query."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import EngineOptions, add_engine, add_json, add_store, count
from passerelle.commands.command import Command, show
from passerelle.commands.limits import LimitedOptions, add_limits, note_unknown

if TYPE_CHECKING:
    from passerelle.retrieval import Retriever


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions(LimitedOptions):
    """A ``query``, by its words as a shell parts them, what it is limited to, and how many hits, ``k``."""

    store: Path
    json: bool
    query: tuple[str, ...]
    explain: bool
    k: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_json(parser)
    add_engine(parser)
    add_limits(parser)
    parser.add_argument("query", nargs="+", help="what to look for, in French or English")
    parser.add_argument("--explain", action="store_true", help="say what vectors and words gave each hit")
    parser.add_argument("-k", type=count, default=10, help="how many hits (default: %(default)s)")


def run(options: SearchOptions) -> int:
    from passerelle.commands.lines import explained_lines, hit_lines
    from passerelle.json import hit_json

    query = " ".join(options.query)
    with open_retriever(options.store, options) as retriever:
        note_unknown(retriever.store, options)
        hits = retriever.search(query, k=options.k, only=options.only)
    lines = explained_lines(hits) if options.explain else hit_lines(hits)
    show([hit_json(hit) for hit in hits], lines, as_json=options.json)
    return 0


@contextmanager
def open_retriever(folder: Path, options: EngineOptions) -> "Iterator[Retriever]":
    """Open the store in *folder* to be asked, closed afterwards; say on standard error if its words are out of date.

    Raises:
        StoreError: there is no store, or another model made it.
        EmbedderError: its model is not on this disk.
    """
    from passerelle.index.lexical.names import OWN
    from passerelle.retrieval import Retriever

    with Retriever.open(folder, options.engine) as retriever:
        store = retriever.store
        if not store.words_are_current:
            print(
                f"passerelle: {store.folder / OWN} or the program has changed since the documents' words were "
                f"read: `passerelle index PATH --store {store.folder}` reads them again",
                file=sys.stderr,
            )
        yield retriever


COMMAND = Command("search", "List the passages nearest to a query.", SearchOptions, add_arguments, run)
