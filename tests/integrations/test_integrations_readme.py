"""The examples for other frameworks run as they stand, and find what they ask for."""

import re
from pathlib import Path
from typing import Any

import pytest
from library import Library
from starlette.testclient import TestClient

from passerelle.index.embed.open import open_embedder

from .conftest import HARBOUR, MARKET

TEXT = (Path(__file__).parents[2] / "qa" / "integrations" / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", TEXT, re.MULTILINE | re.DOTALL)
FRAMEWORKS = ("langchain", "llamaindex", "haystack")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as the examples expect it: a store `.passerelle`, made with the bundled model."""
    made = Library(tmp_path_factory.mktemp("examples"), open_embedder())  # type: ignore[arg-type]
    made.write("harbour.md", HARBOUR)
    made.write("marché.txt", MARKET)
    made.index()
    made.folder.rename(made.place / ".passerelle")
    return made.place


@pytest.mark.parametrize("example", EXAMPLES, ids=[" ".join(each.split()[:4]) for each in EXAMPLES])
def test_an_example_runs_in_ten_lines(
    example: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert len(example.splitlines()) <= 10
    names: dict[str, Any] = {}
    exec(compile(example, "README.md", "exec"), names)
    shown = capsys.readouterr().out
    if "app" in names:
        with TestClient(names["app"]) as client:
            answer = client.get("/ask", params={"question": "When does the market open?"}).json()
        names["assistant"].close()
        shown = answer["citations"][0]["quote"]
    assert "7 heures" in shown


def test_each_extra_is_shown_with_an_example_of_each_of_its_classes() -> None:
    for name in FRAMEWORKS:
        assert f"[{name}]" in TEXT
    shown = set(re.findall(r"Passerelle\w+", " ".join(EXAMPLES)))
    made = {
        found
        for path in (Path(__file__).parents[2] / "qa" / "integrations").glob("*.py")
        for found in re.findall(r"^class (Passerelle\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert shown == made
