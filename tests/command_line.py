"""Commands run as a person does, in a folder of two documents."""

import json
from typing import Any

import pytest

from passerelle.commands.command import Command
from passerelle.commands.main import main

BRIDGE = "Le pont de Brume est inauguré le 4 juin 1931 par Anselme Corbier. Il mesure 212 mètres de long."
MILL = "The Harrow mill was built by Edith Pane in 1804. It ground barley for the whole valley below."


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """Run a command that must succeed and return its JSON."""
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


class Said:
    """Runs a command with its options, and gives what it printed."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, command: Command[Any], *, status: int = 0, **options: Any) -> str:
        assert command.run(command.options(**options)) == status
        return self._capsys.readouterr().out
