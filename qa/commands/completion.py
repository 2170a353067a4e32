"""``passerelle completion``: print the script by which a shell completes commands and their arguments."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelle.commands.command import Command

SHELLS = ("bash", "zsh", "fish")
HOW = """Print the script by which a shell completes what is typed after passerelle. In ~/.bashrc:
eval "$(passerelle completion bash)"; in ~/.zshrc, after compinit: eval "$(passerelle completion zsh)"; for fish:
passerelle completion fish > ~/.config/fish/completions/passerelle.fish"""


@dataclass(frozen=True, slots=True)
class CompletionOptions:
    """The ``shell`` that completes."""

    shell: str


def command(parser: Callable[[], argparse.ArgumentParser]) -> Command[CompletionOptions]:
    """Return the command; *parser* gives that of all commands, this one among them."""

    def run(options: CompletionOptions) -> int:
        import shtab

        whole = parser()
        for action in _actions(whole):
            if action.type is Path:  # a file or a folder that is there, and not any word
                files = shtab.DIRECTORY if action.metavar == "DIR" else shtab.FILE
                action.complete = files  # type: ignore[attr-defined]
        print(shtab.complete(whole, shell=options.shell))
        return 0

    return Command("completion", HOW, CompletionOptions, add_arguments, run)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell that completes")


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield the arguments of *parser* and of the commands below it."""
    for action in parser._actions:  # noqa: SLF001  argparse has no other way to its arguments
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for below in action.choices.values():
                yield from _actions(below)
