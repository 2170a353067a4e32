"""``passerelle documents``: list what the store holds."""

import argparse
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_json, add_store
from passerelle.commands.command import Command, show

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True)
class DocumentsOptions:
    """The store whose documents are listed, or with ``gaps`` what was not read."""

    store: "Location"
    json: bool
    gaps: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_json(parser)
    parser.add_argument(
        "--gaps", action="store_true", help="list what was not read: of each document, and in the folders"
    )


def run(options: DocumentsOptions) -> int:
    from passerelle.commands.account import gap_lines, gaps_json
    from passerelle.commands.lines import entry_lines
    from passerelle.index.store.stores import open_store

    with open_store(options.store) as store:
        if options.gaps:
            account = store.account
            show(gaps_json(account), gap_lines(account), as_json=options.json)
            return 0
        entries = store.entries()
    show([asdict(entry) for entry in entries], entry_lines(entries), as_json=options.json)
    return 0


COMMAND = Command("documents", "List what the store holds.", DocumentsOptions, add_arguments, run)
