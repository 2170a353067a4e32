"""``passerelle questions new``: draft a set from the documents."""

import argparse
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from passerelle.commands.arguments import STORE, add_store, path
from passerelle.commands.command import Command, say

if TYPE_CHECKING:
    from passerelle.index.store.location import Location


@dataclass(frozen=True, slots=True)
class NewOptions:
    """How many questions, ``n``, and the file that is written; without ``output`` they are printed."""

    store: "Location | None"
    n: int
    output: Path | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_store(parser, optional=True)
    parser.add_argument("-n", type=int, default=20, help="how many questions (default: %(default)s)")
    parser.add_argument("--output", type=path, metavar="FILE", help="write to this file instead of printing")


def run(options: NewOptions) -> int:
    from passerelle.evaluation.sets.draft import draft
    from passerelle.evaluation.sets.question_json import QuestionError
    from passerelle.index.store.stores import open_store
    from passerelle.index.text import counted, escaped_json

    if options.n < 1:
        raise QuestionError(f"-n is {options.n}: ask for one question at least")
    with open_store(options.store or STORE) as store:
        lines = list(draft(store, options.n))
    if options.output is None:
        for line in lines:
            say(escaped_json(line))
        return 0
    _write(options.output, lines)
    print(
        f"{counted(len(lines), 'question')} begun in {options.output}: complete each 'question', then "
        f"`passerelle questions check {shlex.quote(str(options.output))}`"
    )
    return 0


def _write(path: Path, lines: list[str]) -> None:
    """Write *lines* into a new file.

    Raises:
        QuestionError: the file is there already, or cannot be written.
    """
    from passerelle.evaluation.sets.question_json import QuestionError

    try:
        with path.open("x", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(f"{line}\n" for line in lines)
    except FileExistsError as error:
        raise QuestionError(f"{path} is there already: name another file, or delete it") from error
    except OSError as error:
        raise QuestionError(
            f"{path} cannot be written ({error.strerror}): name a file in a folder that is open to you"
        ) from error


COMMAND = Command(
    "new", "Draft a set from the documents, for a person to complete.", NewOptions, add_arguments, run
)
