"""``passerelle ask``: answer a question, or say that no document does."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from passerelle.commands.arguments import EngineOptions, add_engine, add_json, add_store
from passerelle.commands.command import Command, show
from passerelle.commands.limits import Condition, add_where, note_unknown, only_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOptions(EngineOptions):
    """A ``question``, by its words as a shell parts them, and ``where`` to look."""

    store: Path
    json: bool
    question: tuple[str, ...]
    where: tuple[Condition, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser)
    add_json(parser)
    add_engine(parser)
    add_where(parser)
    parser.add_argument("question", nargs="+", help="the question, in French or English")


def run(options: AskOptions) -> int:
    from passerelle.answer import Assistant
    from passerelle.commands.lines import answer_lines
    from passerelle.commands.search import open_retriever
    from passerelle.json import answer_json

    with open_retriever(options.store, options) as retriever:
        note_unknown(retriever.store, options.where)
        answer = Assistant(retriever).ask(" ".join(options.question), only=only_of(options.where))
    show(answer_json(answer), answer_lines(answer), as_json=options.json)
    return 0


COMMAND = Command(
    "ask",
    "Answer a question with the exact passage, or say that none answers.",
    AskOptions,
    add_arguments,
    run,
)
