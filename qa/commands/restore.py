"""``passerelle restore``: put back a copy of a store."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_store, add_wait, path
from passerelle.commands.command import Command, say

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True)
class RestoreOptions:
    """The store that is put back, and the folder of its copy."""

    store: "Location"
    wait: float
    copied: Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_wait(parser)
    parser.add_argument("copied", type=path, metavar="FOLDER", help="what `passerelle backup` made")


def run(options: RestoreOptions) -> int:
    from passerelle.conversation.copied import bring_back_conversations
    from passerelle.index.store.life import restore
    from passerelle.index.store.location import beside

    restore(options.copied, options.store, wait=options.wait)
    bring_back_conversations(options.copied, beside(options.store))
    say(f"{options.store} now holds what {options.copied} does")
    return 0


COMMAND = Command(
    "restore",
    "Put a copy of the store back; programs that have the store open go on with the copy.",
    RestoreOptions,
    add_arguments,
    run,
)
