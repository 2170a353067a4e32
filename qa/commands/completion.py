"""``passerelle completion``: print the script by which a shell completes commands and their arguments."""

import argparse
import os
from dataclasses import dataclass

from passerelle.commands.command import Command

SHELLS = ("bash", "zsh", "fish")
HOW = """In ~/.bashrc:
eval "$(passerelle completion bash)"; in ~/.zshrc, after compinit: eval "$(passerelle completion zsh)"; for fish:
passerelle completion fish > ~/.config/fish/completions/passerelle.fish"""
ASKED = "_ARGCOMPLETE"
"""Variable that the script sets when it asks the program what may come next."""


@dataclass(frozen=True, slots=True)
class CompletionOptions:
    """The ``shell`` that completes."""

    shell: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell that completes")


def run(options: CompletionOptions) -> int:
    from argcomplete.shell_integration import shellcode

    print(shellcode(["passerelle"], shell=options.shell))
    return 0


def complete(parser: argparse.ArgumentParser) -> None:
    """Where a shell asks, tell it what may come next on the line it has, and leave the process."""
    if ASKED in os.environ:
        from argcomplete import autocomplete

        autocomplete(parser)


COMMAND = Command(
    "completion",
    "Print the script by which a shell completes commands and their arguments.",
    CompletionOptions,
    add_arguments,
    run,
    how=HOW,
)
