"""``passerelle ask``: answer a question, or say that no document does."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING

from passerelle.commands.arguments import add_engine, add_json, add_store
from passerelle.commands.command import Command, show
from passerelle.commands.limits import LimitedOptions, add_limits, note_unknown

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOptions(LimitedOptions):
    """A ``question``, by its words as a shell parts them, and what it is limited to.

    It may ``follow`` on the last ones, or begin a ``new`` conversation that others follow on.
    """

    store: "Location"
    json: bool
    follow: bool
    new: bool
    question: tuple[str, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_json(parser)
    add_engine(parser)
    add_limits(parser)
    parser.add_argument(
        "-f",
        "--follow",
        action="store_true",
        help="read the question as a follow-up to those of the last hour",
    )
    parser.add_argument("--new", action="store_true", help="with --follow: begin a new conversation")
    parser.add_argument("question", nargs="+", help="the question, in French or English")


def run(options: AskOptions) -> int:
    from passerelle.answer import Assistant
    from passerelle.commands.lines import answer_lines
    from passerelle.commands.search import open_retriever
    from passerelle.conversation.kept import keep_conversation, read_conversation
    from passerelle.conversation.turns import Conversation
    from passerelle.index.store.location import beside, make_beside
    from passerelle.json import answer_json

    said = Conversation() if options.new or not options.follow else read_conversation(beside(options.store))
    with open_retriever(options.store, options) as retriever:
        note_unknown(retriever.store, options)
        question = " ".join(options.question)
        answer = Assistant(retriever).ask(question, history=said.turns, only=options.only)
    show(answer_json(answer), answer_lines(answer), as_json=options.json)
    if options.follow or options.new:
        keep_conversation(make_beside(options.store), said.after(answer))
    return 0


COMMAND = Command(
    "ask",
    "Answer a question with the exact passage, or say that none answers.",
    AskOptions,
    add_arguments,
    run,
    done="done, also where the documents do not answer",
)
