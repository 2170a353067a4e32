"""Open the chat page: build the store if there is none yet, then serve."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from passerelle.cli import DOCUMENTS, INTERRUPTED, STORE, add_address, add_engine, engine
from passerelle.index.errors import PasserelleError
from passerelle.index.sync import Options, stored_settings, sync
from passerelle.report import summary_lines
from passerelle.ui.page import launch


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve the page until Ctrl-C; return 0, or 1 after a fault that a message names."""
    chosen = _parser().parse_args(arguments)
    try:
        if chosen.index or stored_settings(chosen.store) is None:
            _say(f"indexing {DOCUMENTS}/ into {chosen.store}/")
            for line in summary_lines(sync([DOCUMENTS], chosen.store, Options(engine=engine(chosen)))):
                _say(line)
        launch(chosen.store, engine(chosen), host=chosen.host, port=chosen.port, open_browser=chosen.browser)
    except PasserelleError as error:
        _say(f"passerelle: {error}")
        return 1
    except KeyboardInterrupt:
        _say("passerelle: stopped")
        return INTERRUPTED
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="app.py", description="Open the page that answers questions from your documents."
    )
    parser.add_argument(
        "--store", type=Path, default=STORE, metavar="DIR", help="folder of the store (default: %(default)s)"
    )
    add_address(parser)
    add_engine(parser)
    parser.add_argument(
        "--index", action="store_true", help=f"bring the store in step with {DOCUMENTS}/ before it is opened"
    )
    parser.add_argument(
        "--no-browser", dest="browser", action="store_false", help="do not open the page in a browser"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
