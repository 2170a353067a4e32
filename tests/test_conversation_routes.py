"""Facts about the page's routes: what they keep and where, whom they answer, and that no file stops an answer."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from passerelle import Answer, Assistant
from passerelle.conversation.history import FILE
from passerelle.conversation.redrawn import Redrawn
from passerelle.index.sync import sync
from passerelle.ui.exported import exported_markdown
from passerelle.ui.history import Talks
from passerelle.ui.routes import COOKIE, Routes

QUESTION = "When was the lighthouse of Port Vesper painted orange?"
SENTENCE = "The lighthouse of Port Vesper was painted orange in 1931 by the *Halloway* brothers."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    place = tmp_path_factory.mktemp("routes")
    (place / "vesper.txt").write_text(f"Port Vesper\n\n{SENTENCE}\n", encoding="utf-8")
    sync([place / "vesper.txt"], place / "store")
    with Assistant.open(place / "store") as opened:
        yield opened


def client(assistant: Assistant, folder: Path | None) -> TestClient:
    return TestClient(Routes(Starlette(), Talks(assistant, folder)), base_url="http://localhost")


def ask(page: TestClient, **more: Any) -> dict[str, Any]:
    answer = page.post("/conversations/ask", json={"question": QUESTION, "language": "en", **more})
    assert answer.status_code == 200
    return dict(answer.json())


def shown(page: TestClient, conversation: str, **more: str) -> list[Any]:
    sent = {"conversation": conversation, "language": "en", **more}
    return list(page.get("/conversations/open", params=sent).json()["turns"])


def test_a_conversation_outlives_the_server(assistant: Assistant, tmp_path: Path) -> None:
    first = client(assistant, tmp_path)
    turn = ask(first)
    again = client(assistant, tmp_path)
    again.cookies = first.cookies
    assert [each["answer"] for each in shown(again, turn["conversation"])] == [turn["answer"]]
    assert "1931" in turn["answer"]


def test_a_browser_without_the_secret_sees_exports_and_changes_nothing(
    assistant: Assistant, tmp_path: Path
) -> None:
    owner, other = client(assistant, tmp_path), client(assistant, tmp_path)
    id_ = ask(owner)["conversation"]
    other.cookies.set(COOKIE, "guess")
    assert shown(other, id_) == []
    assert other.get("/conversations/export", params={"conversation": id_}).status_code == 404
    for change in ("rename", "delete", "delete_all", "undelete"):
        sent = {"change": change, "conversation": id_, "title": "mine"}
        assert other.post("/conversations/change", json=sent).json() == {"done": False}
    assert ask(other, conversation=id_)["conversation"] != id_
    assert len(shown(owner, id_)) == 1
    cookie = owner.get("/conversations/list").headers["set-cookie"]
    assert all(part in cookie for part in ("HttpOnly", "SameSite=strict", "Path=/"))


@pytest.mark.parametrize("private", [True, False])
def test_a_private_conversation_and_one_without_history_touch_no_disk(
    assistant: Assistant, tmp_path: Path, *, private: bool
) -> None:
    page = client(assistant, tmp_path if private else None)
    turn = ask(page, private=private)
    second = ask(page, private=private, conversation=turn["conversation"])
    assert (second["conversation"], second["number"]) == (turn["conversation"], 2)
    assert len(shown(page, turn["conversation"], private=str(private).lower())) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_be_written_stops_no_answer(assistant: Assistant, tmp_path: Path) -> None:
    page = client(assistant, tmp_path / "none")
    turn = ask(page)
    assert (turn["stored"], turn["private"], "1931" in turn["answer"]) == (False, True, True)
    again = ask(page, conversation=turn["conversation"], private=True)
    assert again["number"] == 2
    assert page.get("/conversations/list").status_code == 503


def test_a_damaged_file_stops_no_answer(assistant: Assistant, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"rust" * 2048)
    assert ask(client(assistant, tmp_path))["stored"]
    assert len(list(tmp_path.glob("conversations.damaged-*"))) == 1


def test_an_edited_question_begins_a_branch(assistant: Assistant, tmp_path: Path) -> None:
    page = client(assistant, tmp_path)
    id_ = ask(page)["conversation"]
    ask(page, conversation=id_)
    branch = ask(page, conversation=id_, place=2)
    assert (branch["number"], branch["conversation"] != id_) == (2, True)
    assert [len(shown(page, each)) for each in (id_, branch["conversation"])] == [2, 2]


def test_a_conversation_is_exported_with_places_and_words(assistant: Assistant, tmp_path: Path) -> None:
    page = client(assistant, tmp_path)
    sent = {"conversation": ask(page)["conversation"], "language": "en"}
    markdown = page.get("/conversations/export", params={**sent, "format": "md"}).text
    turn = page.get("/conversations/export", params={**sent, "format": "json"}).json()["turns"][0]
    citation = turn["citations"][0]
    assert (citation["quote"], turn["lost_citations"]) == (SENTENCE, 0)
    assert f"{citation['start']}-{citation['end']}\n\n> " in markdown
    assert SENTENCE.replace("*", "\\*") in markdown
    assert "vesper.txt" in markdown


def test_the_form_that_was_looked_for_is_exported_below_a_follow_up() -> None:
    answer = Answer("And when?", "en", "", (), abstained=True, confidence=0.0, nearest=(), milliseconds=0)
    found = replace(answer, searched="When, the *Vesper*?")
    assert "## And when?\n\n*Searched: When, the \\*Vesper\\*?*" in exported_markdown(
        "T", [Redrawn(found, 0)], "en"
    )
    assert "Searched" not in exported_markdown("T", [Redrawn(answer, 0)], "en")


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"[" * 50_000, b"\xff"])
def test_what_is_no_object_is_refused(assistant: Assistant, tmp_path: Path, body: bytes) -> None:
    assert client(assistant, tmp_path).post("/conversations/ask", content=body).status_code == 400


@pytest.mark.parametrize(
    "sent",
    [
        {"question": 3},
        {"question": None, "private": [1]},
        {"question": "x" * 10_001},
        {"question": "\ud800", "place": -1},
        {"question": QUESTION, "place": True, "conversation": "\ud800\0'--"},
    ],
)
def test_anything_may_stand_in_what_a_browser_sends(
    assistant: Assistant, tmp_path: Path, sent: dict[str, Any]
) -> None:
    page = client(assistant, tmp_path)
    page.post("/conversations/ask", content=json.dumps({"question": QUESTION}))
    assert page.post("/conversations/ask", content=json.dumps(sent)).status_code == 200
    assert not list(tmp_path.glob("conversations.damaged-*"))
