"""A command of ``passerelle``: its name, its arguments, its typed options, and what it does with them."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from _typeshed import DataclassInstance

    Subparsers = _SubParsersAction[ArgumentParser]
    Options = TypeVar("Options", bound=DataclassInstance)
else:
    Options = TypeVar("Options")

FAILED, MISUSED = 1, 2
INTERRUPTED = 130
"""Exit status of a command stopped with Ctrl-C, as shells have it."""
FAULT = "an error, named on standard error"


@dataclass(frozen=True, slots=True)
class Command(Generic[Options]):
    """One command; ``run`` returns its exit status, and heavy modules are imported when it runs.

    ``done`` and ``failed`` say what the statuses 0 and 1 mean of it; ``how`` stands in its own help alone.
    """

    name: str
    summary: str
    options: type[Options]
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Options], int]
    done: str = "done"
    failed: str = FAULT
    how: str = ""

    def add_to(self, commands: "Subparsers", *, whole: bool = True) -> None:
        """Add the command to *commands*: *whole*, or only its name and summary for the list of them."""
        statuses = f"exit status: 0 {self.done}; {FAILED} {self.failed}; {MISUSED} wrong usage; "
        parser = commands.add_parser(
            self.name,
            help=self.summary,
            description=f"{self.summary} {self.how}".strip(),
            epilog=f"{statuses}{INTERRUPTED} stopped with Ctrl-C",
        )
        if whole:
            self.add_arguments(parser)
            parser.set_defaults(run=lambda parsed: self.run(options_of(self.options, parsed)))


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one name, as ``passerelle questions check``."""

    name: str
    summary: str
    commands: tuple[Command[Any], ...]

    def add_to(self, commands: "Subparsers", *, whole: bool = True) -> None:
        """Add the group to *commands*, as :meth:`Command.add_to` does."""
        parser = commands.add_parser(self.name, help=self.summary, description=self.summary)
        own = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
        for command in self.commands if whole else ():
            command.add_to(own)


def options_of(options: type[Options], parsed: Namespace) -> Options:
    """Return the *options* that were *parsed*: each field is the argument of its name, a list made a tuple."""
    given = {field.name: getattr(parsed, field.name) for field in fields(options)}
    return options(**{name: tuple(each) if isinstance(each, list) else each for name, each in given.items()})


def show(value: Any, lines: Iterable[str], *, as_json: bool) -> None:
    """Print *value* as JSON where that is asked for, else *lines*."""
    for line in [data_json(value, indent=2)] if as_json else lines:
        say(line)


def say(line: str, *, error: bool = False) -> None:
    """Print *line*, in which nothing commands the terminal that shows it; an *error* goes to standard error."""
    from passerelle.index.text import visible

    print(visible(line), file=sys.stderr if error else sys.stdout, flush=error)


def data_json(value: Any, *, indent: int | None = None) -> str:
    """Return *value* as JSON that a terminal shows as it is."""
    from passerelle.index.text import escaped_json

    return escaped_json(json.dumps(value, ensure_ascii=False, indent=indent))
