"""The arguments of ``passerelle questions``, apart from what they do."""

import argparse
from collections.abc import Callable
from pathlib import Path

Command = Callable[[argparse.Namespace], int]


def add_questions_arguments(
    parser: argparse.ArgumentParser,
    *,
    store: argparse.ArgumentParser,
    check: Command,
    new: Command,
    add: Command,
) -> None:
    """Add the three commands, each with the arguments of *store* and what it runs."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, run: Command, words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words, parents=[store])
        made.set_defaults(command=run)
        return made

    checking = command(
        "check", check, "Name every fault of question sets, by line and remedy; exit with 1 for any."
    )
    checking.add_argument("questions", nargs="+", type=Path, metavar="FILE", help="question sets of any form")
    checking.add_argument("--json", action="store_true", help="print JSON, for other programs")
    drafting = command("new", new, "Draft a set from the documents, for a person to complete.")
    drafting.add_argument("-n", type=int, default=20, metavar="N", help="questions (default: %(default)s)")
    drafting.add_argument("--output", type=Path, metavar="FILE", help="write it there rather than print it")
    adding = command("add", add, "Add a question to a set; the same question anew replaces it.")
    adding.add_argument("question", help="the question, in French or English")
    adding.add_argument(
        "file", type=Path, metavar="FILE", help="the set, a .jsonl file, made if it is not there"
    )
    adding.add_argument("--document", default="", metavar="ID", help="the document that answers")
    adding.add_argument("--quote", default="", metavar="WORDS", help="words of it that answer")
    adding.add_argument(
        "--unanswerable", action="store_true", help="the documents do not say: the question is to be refused"
    )
    adding.add_argument("--answer", action="append", default=[], metavar="TEXT", help="a right answer")
    adding.add_argument(
        "--tag", action="append", default=[], help="a tag, by which figures are told; may be repeated"
    )
    adding.add_argument("--language", default="", metavar="fr|en", help="default: what the words tell")
    adding.add_argument("--known-miss", default="", metavar="WHY", help="why it is not met yet")
