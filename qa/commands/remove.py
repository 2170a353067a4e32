"""``passerelle remove``: take documents out of the store."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_store, add_wait
from passerelle.commands.command import Command, say
from passerelle.index.errors import StoreError

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True)
class RemoveOptions:
    """The ``ids`` of documents, as `passerelle documents` lists them."""

    store: "Location"
    wait: float
    erase: bool
    ids: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_wait(parser)
    parser.add_argument(
        "--erase",
        action="store_true",
        help="also erase every byte of them from the store's folder; this writes the store anew",
    )
    parser.add_argument(
        "ids",
        nargs="*",
        metavar="ID",
        help="a document's id, as `passerelle documents` lists it; with --erase none is needed",
    )


def run(options: RemoveOptions) -> int:
    from passerelle.removal import remove

    if not options.ids and not options.erase:
        raise StoreError("no document is named: give its id, as `passerelle documents` lists it")
    remove(*options.ids, folder=options.store, erase=options.erase, wait=options.wait)
    for id_ in options.ids:
        say(f"removed {id_}")
    if not options.ids:
        say(f"erased what was taken out of {options.store}")
    else:
        print(
            "their files stay, and are passed over from now on: "
            "`passerelle index PATH --again ID` reads one again"
        )
    return 0


COMMAND = Command(
    "remove", "Take documents out of the store for good; their files stay.", RemoveOptions, add_arguments, run
)
