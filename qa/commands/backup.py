"""``passerelle backup``: copy a store while it is in use."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from passerelle.commands.arguments import add_store
from passerelle.commands.command import Command


@dataclass(frozen=True, slots=True)
class BackupOptions:
    """The store, and the folder its copy goes ``to``."""

    store: Path
    to: Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    parser.add_argument(
        "to", type=Path, metavar="FOLDER", help="a folder without a store, made if it is not there"
    )


def run(options: BackupOptions) -> int:
    from passerelle.index.store.life import backup

    backup(options.store, options.to)
    print(f"copied {options.store} to {options.to}")
    return 0


COMMAND = Command(
    "backup",
    "Copy the store, while it is in use, as it is at one moment.",
    BackupOptions,
    add_arguments,
    run,
)
