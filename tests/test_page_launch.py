"""How the page is opened and shut: where it listens, what is said of it, and that it stays open until Ctrl-C."""

import io
import os
import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from passerelle.conversation.history import FILE
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Engine
from passerelle.index.errors import EmbedderError, PasserelleError, StoreError
from passerelle.index.sync import sync
from passerelle.query import QueryError
from passerelle.starting import KEPT_IN, kept
from passerelle.ui import page
from passerelle.ui.history import Talks
from passerelle.ui.page import launch
from passerelle.ui.routes import Routes


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("launch")
    (place / "pont.txt").write_text("Le pont de Brume fut ouvert le 4 juin 1931.", encoding="utf-8")
    sync([place / "pont.txt"], place / "store")
    return place / "store"


class Stopped(KeyboardInterrupt):
    """Ctrl-C, at the third look whether anybody stops the page."""


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what gradio is told, in whose place nothing is served; who waits is stopped at the third look."""
    known: dict[str, Any] = {"looks": 0, "closed": []}

    def launched(**options: Any) -> tuple[None, str, None]:
        known.update(options, direct=os.environ["no_proxy"])
        if "fails" in known:
            raise OSError("the address is in use")
        return None, "http://127.0.0.1:1/", None

    def wait(seconds: float) -> bool:
        for each in threading.enumerate():
            if each.name == "start-questions":
                each.join()
        known["looks"] += 1
        assert seconds <= 1
        if known["looks"] == 3:
            raise Stopped
        return False

    blocks = SimpleNamespace(launch=launched, close=lambda **how: known["closed"].append(how))

    def build(assistant: object, feedback: object) -> SimpleNamespace:
        known.update(asked=assistant, feedback=feedback)
        return blocks

    monkeypatch.setattr(kept, "start_questions", lambda assistant: known.update(began=assistant) or ())
    monkeypatch.setattr(page, "build", build)
    monkeypatch.setattr(page, "Event", lambda: SimpleNamespace(wait=wait))
    return known


def talks_of(served: dict[str, Any]) -> Talks:
    (found,) = [each for each in served["app_kwargs"]["middleware"] if each.cls is Routes]
    talks: Talks = found.kwargs["talks"]
    return talks


def test_a_page_stays_open_until_ctrl_c_and_is_shut_then(
    store: Path, served: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    (store / KEPT_IN).unlink(missing_ok=True)
    before = dict(os.environ)
    with pytest.raises(Stopped):
        launch(store, DEFAULT_ENGINE, port=0, open_browser=True, frames=("https://wiki.example",))
    assert capsys.readouterr().out == "Passerelle is open at http://127.0.0.1:1/ (Ctrl-C stops it)\n"
    assert (served["looks"], served["closed"]) == (3, [{"verbose": False}])
    assert (served["server_name"], served["inbrowser"], served["feedback"]) == ("127.0.0.1", True, None)
    assert served["server_port"] > 0
    assert served["prevent_thread_lock"] is True
    assert served["quiet"] is True
    assert dict(os.environ) == before
    talks = talks_of(served)
    assert talks.assistant is served["asked"] is served["began"]
    assert (talks.keeps, talks.judged, talks.kept.path) == (True, False, store / FILE)
    assert (store / KEPT_IN).exists()
    layers = served["app_kwargs"]["middleware"]
    assert layers[0].kwargs == {"frames": ("https://wiki.example",)}
    with pytest.raises(StoreError, match="closed"):
        talks.assistant.documents()


def test_the_address_is_said_before_anybody_waits(
    store: Path, served: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(
        sys, "stdout", io.TextIOWrapper(written, encoding="utf-8")
    )  # holds back what is not flushed
    with pytest.raises(Stopped):
        launch(store, port=0)
    assert served["closed"]
    assert written.getvalue().startswith(b"Passerelle is open at http://127.0.0.1:1/")


def test_a_page_without_history_that_is_judged_says_so_to_its_conversations(
    store: Path, served: dict[str, Any]
) -> None:
    feedback = lambda question, passage: None  # noqa: ARG005, E731
    with pytest.raises(Stopped):
        launch(store, host="0.0.0.0", port=0, history=False, hosts=("docs.example",), feedback=feedback)
    talks = talks_of(served)
    assert (talks.keeps, talks.judged, talks.kept.path) == (False, True, None)
    assert served["feedback"] is feedback
    assert (served["inbrowser"], served["server_name"]) == (False, "0.0.0.0")
    assert served["direct"].endswith(
        "localhost,127.0.0.1,::1,0.0.0.0"
    )  # gradio asks its own server by no proxy
    rules = served["app_kwargs"]["middleware"][1].kwargs["rules"]
    assert rules.knows("docs.example")
    assert rules.knows("10.0.0.9")  # it listens everywhere


def test_the_model_is_run_as_is_typed(store: Path, served: dict[str, Any]) -> None:
    with pytest.raises(EmbedderError, match="the bundled model always runs"):
        launch(store, Engine("torch"), port=0)
    assert "server_port" not in served


def test_a_port_that_another_program_took_meanwhile_is_named_with_the_option_that_mends_it(
    store: Path, served: dict[str, Any]
) -> None:
    served["fails"] = True
    with pytest.raises(
        PasserelleError, match=r"nothing can listen on 127\.0\.0\.1:0*\d+: .* another port with --port"
    ):
        launch(store, port=0)
    assert served["looks"] == 0


def test_a_question_that_cannot_be_answered_is_told_before_the_page_is_served(
    store: Path, served: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "FIRST_QUESTION", " ")
    with pytest.raises(QueryError, match="the question is empty"):
        launch(store, port=0)
    assert "server_port" not in served
