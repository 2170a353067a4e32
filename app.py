"""Open the chat page: build the store if there is none yet, then serve."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from passerelle.__main__ import run
from passerelle.commands.arguments import (
    DOCUMENTS,
    EngineOptions,
    add_address,
    add_engine,
    add_history,
    add_store,
)
from passerelle.commands.command import options_of, say
from passerelle.commands.door import guarded, prepare_streams

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOptions(EngineOptions):
    """Where the page is served, and whether documents are indexed first."""

    store: "Location"
    host: str
    port: int
    allow_host: tuple[str, ...]
    allow_frame: tuple[str, ...]
    index: bool
    browser: bool
    history: bool


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until Ctrl-C; return 0, or 1 after a fault that a message names."""
    prepare_streams()
    options = options_of(PageOptions, _parser().parse_args(arguments))
    return guarded(lambda: _serve(options))


def _serve(options: PageOptions) -> int:
    from passerelle.commands.lines import summary_lines
    from passerelle.index.sync import Options, stored_settings, sync
    from passerelle.ui.page import launch

    store, engine = options.store, options.engine
    if options.index or stored_settings(store) is None:
        say(f"indexing {DOCUMENTS}/ into {store}/", error=True)
        for line in summary_lines(sync([DOCUMENTS], store, Options(engine=engine)), store):
            say(line, error=True)
    launch(
        store,
        engine,
        host=options.host,
        port=options.port,
        open_browser=options.browser,
        hosts=options.allow_host,
        frames=options.allow_frame,
        history=options.history,
    )
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="app.py", description="Open the page that answers questions from your documents."
    )
    add_store(parser)
    add_address(parser)
    add_history(parser)
    add_engine(parser)
    parser.add_argument(
        "--index", action="store_true", help=f"bring the store in step with {DOCUMENTS}/ before it is opened"
    )
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help="do not open the page in a browser"
    )
    return parser


if __name__ == "__main__":
    sys.exit(run(main))
