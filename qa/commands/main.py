"""The program ``passerelle``: its commands put together, and every error of ours turned into a sentence."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

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
from passerelle.commands.command import FAILED, INTERRUPTED, say
from passerelle.index.errors import PasserelleError

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
    _stand_in()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Unicode still shows something
    parser = _parser()
    completion.complete(parser)
    parsed = parser.parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = parsed.run
    try:
        status = run(parsed)
        sys.stdout.flush()
    except PasserelleError as error:
        say(f"passerelle: {error}", error=True)
        return FAILED
    except KeyboardInterrupt:
        # Only a command that changes a store can wait for another that does.
        kept = "; the store is as it was before the unfinished change" if "wait" in parsed else ""
        print(f"passerelle: stopped{kept}", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader, `head` perhaps, has what it wanted
        _forget_output()
        return 0
    except (
        OSError
    ) as error:  # what no command expects: a full disk under the output, a current folder that is gone
        _forget_output()
        what = f"{error.filename}: {error.strerror}" if error.filename else error.strerror or error
        say(f"passerelle: the system refuses what this command needs ({what})", error=True)
        return FAILED
    return status


def _stand_in() -> None:
    """Give what is closed of input and output an end that swallows all: Python leaves nothing there."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115  devnull is no file of ours
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _forget_output() -> None:
    """Send what is still to be printed nowhere: Python would try once more as it ends, and complain."""
    with suppress(OSError), open(os.devnull, "wb") as nowhere:  # noqa: PTH123  devnull is no file of ours
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="passerelle",
        description="Ask your own documents in French or English and see the exact passage that answers, offline.",
        epilog="exit status: 0 done; 1 a fault, or what a command checks is not so; 2 wrong usage; 130 stopped with "
        "Ctrl-C; `passerelle COMMAND --help` says what they mean of each",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    return parser


class _Version(argparse.Action):
    """Print the version and exit: it is looked up then, and not whenever a command starts."""

    def __call__(self, *_: object) -> None:
        print(f"passerelle {passerelle.__version__}")
        raise SystemExit(0)
