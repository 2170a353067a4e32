"""``passerelle search``: list the passages nearest to a query, or to many from standard input."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from passerelle.commands.arguments import EngineOptions, add_engine, add_store, count
from passerelle.commands.command import MISUSED, Command, say, show
from passerelle.commands.limits import LimitedOptions, add_limits, note_unknown

if TYPE_CHECKING:
    from io import BufferedReader

    from passerelle.commands.standard_input import Asked
    from passerelle.index.store.location import Location
    from passerelle.retrieval import Retriever
    from passerelle.types import Hit


FORMATS = ("text", "json", "jsonl", "tsv", "trec")
STANDARD_INPUT = ("-",)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchOptions(LimitedOptions):
    """A ``query``, by its words as a shell parts them, what it is limited to, how many hits, ``k``, and their form.

    Without one, or where it is a dash, questions are read from standard input; with ``ids`` each has its own.
    """

    store: "Location"
    format: str
    ids: bool
    query: tuple[str, ...]
    explain: bool
    k: int


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help="how hits are printed: jsonl and tsv have one hit per line with its question; trec is a run file that "
        "names passages by permalinks (default: %(default)s)",
    )
    for name in ("json", "jsonl"):
        form.add_argument(
            f"--{name}", action="store_const", const=name, dest="format", help=f"the same as --format {name}"
        )
    add_engine(parser)
    add_limits(parser)
    parser.add_argument(
        "query",
        nargs="*",
        help="what to look for, in French or English; without it, or as -, questions are read from standard input, one "
        "per line",
    )
    parser.add_argument(
        "--ids", action="store_true", help="on standard input, each line is an id, a tab and a question"
    )
    parser.add_argument(
        "--explain", action="store_true", help="print the scores that vectors and words gave each hit"
    )
    parser.add_argument("-k", type=count, default=10, help="how many hits (default: %(default)s)")


def run(options: SearchOptions) -> int:
    several = options.query in {(), STANDARD_INPUT}
    if not options.query and sys.stdin.isatty():
        print(
            "passerelle: nothing is asked: give a question, or - to type several, one per line",
            file=sys.stderr,
        )
        return MISUSED
    from passerelle.commands.standard_input import Asked, read_asked

    batches = (
        read_asked(cast("BufferedReader", sys.stdin.buffer), with_ids=options.ids)
        if several
        else iter([[Asked("1", " ".join(options.query))]])
    )
    with open_retriever(options.store, options) as retriever:
        note_unknown(retriever.store, options)
        found = ((batch, _hits(retriever, batch, options)) for batch in batches)
        _show(found, options, several=several)
    return 0


def _hits(retriever: "Retriever", batch: "Sequence[Asked]", options: SearchOptions) -> "list[list[Hit]]":
    if len(batch) == 1:  # its fault has no place
        return [retriever.search(batch[0].text, options.k, only=options.only)]
    return retriever.search_many([each.text for each in batch], options.k, only=options.only)


def _show(
    found: "Iterable[tuple[Sequence[Asked], list[list[Hit]]]]", options: SearchOptions, *, several: bool
) -> None:
    """Print what is *found*, each batch as soon as it is there; JSON is one whole."""
    from passerelle.commands.formats import asked_json, head, lines_of

    pairs = (pair for batch, hits in found for pair in zip(batch, hits, strict=True))
    if options.format == "json":
        whole = [(each, hits) for each, hits in pairs]
        value = [asked_json(*each) for each in whole] if several else [hit.to_dict() for hit in whole[0][1]]
        show(value, (), as_json=True)
        return
    form = "explained" if options.explain and options.format == "text" else options.format
    for line in head(form):
        say(line)
    for batch, hits in found:
        for asked, its in zip(batch, hits, strict=True):
            for line in lines_of(form, asked, its, several=several):
                say(line)
        sys.stdout.flush()


@contextmanager
def open_retriever(folder: "Location", options: EngineOptions) -> "Iterator[Retriever]":
    """Open the store in *folder* to be asked, closed afterwards; say on standard error if its words are out of date.

    Raises:
        StoreError: there is no store, or another model made it.
        EmbedderError: its model is not on this disk.
    """
    from passerelle.index.lexical.names import OWN
    from passerelle.index.store.location import beside, read_location, typed
    from passerelle.retrieval import Retriever

    named = read_location(folder)
    with Retriever.open(folder, options.engine) as retriever:
        store = retriever.store
        if not store.words_are_current:
            print(
                f"passerelle: {beside(named) / OWN} or the program has changed since the documents' words were "
                f"read: `passerelle index PATH --store {typed(named)}` reads them again",
                file=sys.stderr,
            )
        yield retriever


COMMAND = Command(
    "search",
    "List the passages nearest to a query, or to each of those on standard input.",
    SearchOptions,
    add_arguments,
    run,
    done="done, also where nothing is found",
)
