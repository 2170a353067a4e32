"""Two documents, a question set of three, and what ``passerelle eval`` prints of them as JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from passerelle.commands.main import main

BRIDGE = "Le pont de Brume est inauguré le 4 juin 1931 par Anselme Corbier. Il mesure 212 mètres de long."
MILL = "The Harrow mill was built by Edith Pane in 1804. It ground barley for the whole valley below."
FIRST = {
    "id": "q1",
    "question": "Quand le pont de Brume a-t-il été inauguré ?",
    "expected": [{"document": "pont.txt", "quote": "4 juin 1931"}],
}
SECOND = {
    "id": "q2",
    "question": "Who built the Harrow mill?",
    "expected": [{"document": "mill.txt", "quote": "Edith Pane"}],
    "tags": ["who"],
}
SET = (FIRST, SECOND, {"id": "q3", "question": "Quelle est la capitale du Pérou ?", "answerable": False})


def write_set(path: Path, *lines: object) -> Path:
    path.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")
    return path


def lay_out(folder: Path) -> Path:
    """Write two documents and a question set of three into *folder*."""
    (folder / "documents").mkdir()
    (folder / "documents" / "pont.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "documents" / "mill.txt").write_text(MILL, encoding="utf-8")
    write_set(folder / "set.jsonl", *SET)
    return folder


ASK = ("eval", "set.jsonl", "--documents", "documents")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> Any:
    capsys.readouterr()
    assert main([*ASK, *arguments, "--json"]) == status
    return json.loads(capsys.readouterr().out)
