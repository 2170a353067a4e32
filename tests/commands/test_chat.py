"""How the page is opened: where it is served, and where readers' judgements go."""

from pathlib import Path
from typing import Any

import pytest

from passerelle.commands import chat
from passerelle.evaluation.reports.write import ReportError
from passerelle.evaluation.sets.read import read_questions
from passerelle.index.embed.embedder import Engine
from passerelle.ui import page


def options(store: Path, **more: Any) -> chat.ChatOptions:
    usual: dict[str, Any] = {
        "store": store, "host": "127.0.0.1", "port": 8000, "allow_host": ("a",), "allow_frame": ("https://b.c",),
        "open": True, "history": False, "feedback": None, "backend": "onnx", "precision": "", "device": "",
        "batch_size": 0, "threads": 2,
    }  # fmt: skip
    return chat.ChatOptions(**{**usual, **more})


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what the page is launched with, in place of a page."""
    known: dict[str, Any] = {}

    def launch(store: object, engine: object, **more: Any) -> None:
        known.update(store=store, engine=engine, **more)

    monkeypatch.setattr(page, "launch", launch)
    return known


def test_the_page_is_served_as_the_options_say(tmp_path: Path, launched: dict[str, Any]) -> None:
    assert chat.run(options(tmp_path)) == 0
    assert launched == {
        "store": tmp_path,
        "engine": Engine("onnx", "", "", 0, 2),
        "host": "127.0.0.1",
        "port": 8000,
        "open_browser": True,
        "hosts": ("a",),
        "frames": ("https://b.c",),
        "history": False,
        "feedback": None,
    }


def test_readers_judgements_go_into_the_set_that_is_named(tmp_path: Path, launched: dict[str, Any]) -> None:
    file = tmp_path / "a.jsonl"
    chat.run(options(tmp_path, feedback=file))
    launched["feedback"]("Où est le pont ?", None)
    assert [question.text for question in read_questions([file]).questions] == ["Où est le pont ?"]


def test_a_set_that_cannot_be_written_is_named_before_the_page_opens(
    tmp_path: Path, launched: dict[str, Any]
) -> None:
    with pytest.raises(ReportError, match=r"a\.jsonl cannot be written"):
        chat.run(options(tmp_path, feedback=tmp_path / "none" / "a.jsonl"))
    assert launched == {}
