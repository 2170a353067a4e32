"""``passerelle backup``: copy a store while it is in use."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_store, path
from passerelle.commands.command import Command, say

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True)
class BackupOptions:
    """The store, the folder its copy goes ``to``, and whether kept ``conversations`` go with it."""

    store: "Location"
    to: Path
    conversations: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument(
        "to", type=path, metavar="FOLDER", help="a folder without a store, made if it is not there"
    )
    parser.add_argument(
        "--no-conversations",
        dest="conversations",
        action="store_false",
        help="leave out the conversations kept beside the store, for a copy that others get",
    )


def run(options: BackupOptions) -> int:
    from passerelle.conversation.copied import copy_conversations
    from passerelle.index.store.life import backup
    from passerelle.index.store.location import beside

    backup(options.store, options.to)
    if options.conversations:
        copy_conversations(beside(options.store), options.to)
    say(f"copied {options.store} to {options.to}")
    return 0


COMMAND = Command(
    "backup",
    "Copy the store as it is at this moment; it may be in use.",
    BackupOptions,
    add_arguments,
    run,
)
