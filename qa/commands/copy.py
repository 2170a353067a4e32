"""``passerelle copy``: copy a store from one place to another, of whichever kind each is."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_wait, location
from passerelle.commands.command import Command, say

if TYPE_CHECKING:
    from passerelle.index.store.location import Location

STORES = "a folder, or postgresql://… for a store in a database"


@dataclass(frozen=True, slots=True)
class CopyOptions:
    """Where the store is, and where its copy goes ``to``."""

    source: "Location"
    to: "Location"
    wait: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_wait(parser)
    parser.add_argument("source", type=location, metavar="FROM", help=f"the store: {STORES}")
    parser.add_argument("to", type=location, metavar="TO", help=f"where there is none yet: {STORES}")


def run(options: CopyOptions) -> int:
    from passerelle.index.store.copied import copy
    from passerelle.index.text import counted

    copied = copy(options.source, options.to, wait=options.wait)
    documents, passages = counted(copied.documents, "document"), counted(copied.passages, "passage")
    say(f"copied {documents} and {passages} from {options.source} to {options.to}, and compared them")
    return 0


COMMAND = Command(
    "copy",
    "Copy a store into a folder or a database, and compare the copy; nothing is embedded.",
    CopyOptions,
    add_arguments,
    run,
)
