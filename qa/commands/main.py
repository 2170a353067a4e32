"""The program ``passerelle``: its commands put together, and every error of ours turned into a sentence."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial

import passerelle
from passerelle.commands import (
    ask,
    backup,
    chat,
    completion,
    copy,
    documents,
    index,
    questions,
    remove,
    resolve,
    restore,
    search,
    verify,
    watch,
    worker,
)
from passerelle.commands import eval as evaluation
from passerelle.commands.door import guarded, prepare_streams

COMMANDS = (
    index.COMMAND,
    watch.COMMAND,
    worker.COMMAND,
    ask.COMMAND,
    search.COMMAND,
    resolve.COMMAND,
    evaluation.COMMAND,
    questions.COMMANDS,
    documents.COMMAND,
    remove.COMMAND,
    verify.COMMAND,
    backup.COMMAND,
    restore.COMMAND,
    copy.COMMAND,
    chat.COMMAND,
    completion.COMMAND,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 a fault that a message names, 2 wrong usage."""
    prepare_streams()
    given = sys.argv[1:] if arguments is None else arguments
    parser = _parser(next((each for each in given if not each.startswith("-")), None))
    completion.complete(parser)
    parsed = parser.parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = parsed.run
    # Only a command that changes a store can wait for another that does.
    kept = "; the store is as it was before the unfinished change" if "wait" in parsed else ""
    return guarded(partial(run, parsed), stopped=kept)


def _parser(named: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of all commands; where one is *named*, the others need no arguments."""
    parser = argparse.ArgumentParser(
        prog="passerelle",
        description="Ask your own documents in French or English and see the exact passage that answers, offline.",
        epilog="exit status: 0 done; 1 an error, or a check that failed; 2 wrong usage; 130 stopped with "
        "Ctrl-C; `passerelle COMMAND --help` says what they mean for each",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(commands, whole=named in {None, command.name})
    return parser


class _Version(argparse.Action):
    """Print the version and exit: it is looked up then, and not whenever a command starts."""

    def __call__(self, *_: object) -> None:
        print(f"passerelle {passerelle.__version__}")
        raise SystemExit(0)
