"""``passerelle watch``: keep the store in step with folders until it is stopped."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import DOCUMENTS, EngineOptions, add_engine, add_paths, add_store, add_wait
from passerelle.commands.command import Command, say

if TYPE_CHECKING:
    from passerelle.index.errors import PasserelleError
    from passerelle.index.run.types import Summary
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchOptions(EngineOptions):
    """What to watch; without ``paths`` it is `documents/`."""

    store: "Location"
    wait: float
    paths: tuple[Path, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_wait(parser)
    add_engine(parser)
    add_paths(parser, f"keep in step with (default: {DOCUMENTS}/)")


def run(options: WatchOptions) -> int:
    from passerelle.commands.lines import summary_lines
    from passerelle.index.embed.open import open_embedder
    from passerelle.index.errors import PasserelleError
    from passerelle.index.sync import Options, stored_settings
    from passerelle.index.watch import watch

    stored = stored_settings(options.store)
    engine = stored.engine(options.engine) if stored else options.engine
    embedder = open_embedder(stored.model if stored else "", engine)  # held, it is loaded once

    def tell(what: "Summary | PasserelleError") -> None:
        if isinstance(what, PasserelleError):
            say(f"passerelle: {what}", error=True)
        else:
            say("\n".join(summary_lines(what, options.store)))
            sys.stdout.flush()

    how = Options(engine=options.engine, wait=options.wait)
    watch(options.paths or (DOCUMENTS,), options.store, how, tell, embedder=embedder)
    return 0


COMMAND = Command(
    "watch",
    "Watch folders and index every change at once, until it is stopped.",
    WatchOptions,
    add_arguments,
    run,
)
