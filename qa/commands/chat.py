"""``passerelle chat``: open the page that answers."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import EngineOptions, add_address, add_engine, add_history, add_store, path
from passerelle.commands.command import Command

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatOptions(EngineOptions):
    """Where the page is served; ``feedback`` is the question set that readers' judgements go into."""

    store: "Location"
    host: str
    port: int
    allow_host: tuple[str, ...]
    allow_frame: tuple[str, ...]
    open: bool
    feedback: Path | None
    history: bool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_engine(parser)
    add_address(parser)
    parser.add_argument("--open", action="store_true", help="open the page in a browser")
    add_history(parser)
    parser.add_argument(
        "--feedback",
        type=path,
        metavar="SET.jsonl",
        help="let readers say what the right answer was, and add it to this question set",
    )


def run(options: ChatOptions) -> int:
    from passerelle.evaluation.reports.write import check_places
    from passerelle.evaluation.sets.feedback import feedback_into
    from passerelle.ui.page import launch

    check_places(options.feedback)
    launch(
        options.store,
        options.engine,
        host=options.host,
        port=options.port,
        open_browser=options.open,
        hosts=options.allow_host,
        frames=options.allow_frame,
        history=options.history,
        feedback=feedback_into(options.feedback) if options.feedback else None,
    )
    return 0


COMMAND = Command("chat", "Open the chat page.", ChatOptions, add_arguments, run)
