"""``passerelle resolve``: print the words that a permalink stands for."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_json, add_store
from passerelle.commands.command import Command, show

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True)
class ResolveOptions:
    """The ``link``, alone or behind the address of a page."""

    store: "Location"
    json: bool
    link: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_json(parser)
    parser.add_argument(
        "link",
        metavar="LINK",
        help="a permalink, as the page copies it and --json prints it, in quotes: 'document=ID&span=START-END'",
    )


def run(options: ResolveOptions) -> int:
    from passerelle.commands.lines import passage_lines
    from passerelle.index.store.stores import open_store
    from passerelle.passage_json import passage_json
    from passerelle.resolve import resolve

    with open_store(options.store) as store:
        passage = resolve(store, options.link)
    show(passage_json(passage), passage_lines(passage), as_json=options.json)
    return 0


COMMAND = Command(
    "resolve", "Print the words that a permalink stands for.", ResolveOptions, add_arguments, run
)
