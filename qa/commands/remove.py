"""``passerelle remove``: take documents out of the store."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from passerelle.commands.arguments import add_store, add_wait
from passerelle.commands.command import Command


@dataclass(frozen=True, slots=True)
class RemoveOptions:
    """The ``ids`` of documents, as `passerelle documents` lists them."""

    store: Path
    wait: float
    ids: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_wait(parser)
    parser.add_argument(
        "ids", nargs="+", metavar="ID", help="a document's id, as `passerelle documents` lists it"
    )


def run(options: RemoveOptions) -> int:
    from passerelle.index.sync import remove

    for id_ in options.ids:
        remove(id_, options.store, wait=options.wait)
        print(f"removed {id_}")
    return 0


COMMAND = Command(
    "remove", "Take documents out of the store; their files stay.", RemoveOptions, add_arguments, run
)
