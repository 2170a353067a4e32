"""What the page's routes take from a browser and give back, each with its bounds, over a store of a few words."""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from library import Library
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from passerelle import Answer, Assistant, Retriever
from passerelle.conversation.redrawn import answer_kept
from passerelle.types import Citation
from passerelle.ui.history import Talks
from passerelle.ui.routes import COOKIE, Routes

QUESTION = "Bonjour"
"""What needs no model to be answered."""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    made = Library(tmp_path_factory.mktemp("routes"))
    made.write("pont.txt", "Le pont de Brume fut ouvert le 4 juin 1931.")
    made.index()
    with made.open() as store:
        yield Assistant(Retriever.of(store, made.embedder))


def handed_on(assistant: Assistant, folder: Path | None) -> TestClient:
    """Return the browser of a visitor; what the routes hand on is answered by its path."""
    behind = Starlette(
        routes=[Route("/{path:path}", lambda request: PlainTextResponse(request.url.path), methods=["GET"])]
    )
    return TestClient(Routes(behind, Talks(assistant, folder)), base_url="http://localhost")


@pytest.fixture
def page(assistant: Assistant) -> TestClient:
    return handed_on(assistant, None)


def ask(page: TestClient, **sent: Any) -> dict[str, Any]:
    return dict(page.post("/conversations/ask", json={"question": QUESTION, "language": "fr", **sent}).json())


def change(page: TestClient, **sent: Any) -> bool:
    return bool(page.post("/conversations/change", content=json.dumps(sent)).json()["done"])


def titles(page: TestClient, search: str = "") -> list[str]:
    found = page.get("/conversations/list", params={"search": search} if search else {}).json()
    return [each["title"] for each in found["conversations"]]


@pytest.mark.parametrize("path", ["/", "/conversations", "/x/conversations/list", "/Conversations/list"])
def test_what_is_no_route_of_conversations_is_handed_on(page: TestClient, path: str) -> None:
    assert page.get(path).text == path


@pytest.mark.parametrize(
    ("method", "name", "status"),
    [
        ("GET", "ask", 405),
        ("GET", "change", 405),
        ("POST", "list", 405),
        ("POST", "open", 405),
        ("POST", "export", 405),
        ("GET", "none", 404),
        ("GET", "list", 200),
        ("GET", "open", 200),
        ("GET", "export", 404),
        ("POST", "change", 200),
    ],
)
def test_each_route_is_asked_by_its_own_method(page: TestClient, method: str, name: str, status: int) -> None:
    sent: dict[str, Any] = {"json": {}} if method == "POST" else {}
    assert page.request(method, f"/conversations/{name}", **sent).status_code == status


@pytest.mark.parametrize(
    ("known", "stays"),
    [
        ("a" * 43, True),
        ("_-" + "Z9" * 20 + "x", True),
        ("a" * 42, False),
        ("a" * 44, False),
        ("a" * 42 + ".", False),
        ("", False),
    ],
)
def test_a_visitor_keeps_the_name_that_a_server_gave(page: TestClient, known: str, *, stays: bool) -> None:
    answer = page.get("/conversations/list", headers={"cookie": f"{COOKIE}={known}"} if known else {})
    given = answer.cookies[COOKIE]
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", given)
    assert (given == known) is stays
    header = answer.headers["set-cookie"].lower()
    assert "max-age=34560000" in header  # 400 days
    assert all(part in header for part in ("httponly", "samesite=strict", "path=/"))
    assert answer.headers["cache-control"] == "no-store"


def test_what_is_no_object_is_refused_in_words_and_names_no_visitor(page: TestClient) -> None:
    for body in (b"[]", b'"a"', b"{", b"3"):
        answer = page.post("/conversations/change", content=body)
        assert (answer.status_code, answer.json()) == (400, {"error": "a JSON object is expected"})
        assert "set-cookie" not in answer.headers


def test_a_file_that_cannot_be_read_is_said_with_a_key_and_logged(
    assistant: Assistant, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = handed_on(assistant, tmp_path / "none").get("/conversations/list")
    assert [record.name for record in caplog.records] == ["passerelle.ui.routes"]
    assert "conversations are not kept in" in caplog.text
    assert (answer.status_code, answer.json()) == (503, {"error": "not_stored"})
    assert COOKIE in answer.cookies


@pytest.mark.parametrize(
    ("private", "kept"),
    [(True, 0), ("true", 0), (False, 1), ("True", 1), (1, 1), ("1", 1), (None, 1), ([True], 1)],
)
def test_a_conversation_is_private_where_that_is_said_and_nowhere_else(
    page: TestClient, private: object, kept: int
) -> None:
    answer = ask(page, private=private)
    assert (answer["private"], answer["stored"]) == (not kept, True)
    assert len(titles(page)) == kept


@pytest.mark.parametrize(
    ("place", "number", "same"),
    [
        (0, 3, True),
        (-1, 3, True),
        (1, 1, False),
        (2, 2, False),
        (3, 3, False),
        (2**31 - 1, 3, False),
        (2**31, 3, True),
        ("2", 3, True),
        (2.0, 3, True),
        (None, 3, True),
    ],
)
def test_a_question_takes_the_place_of_a_turn_or_goes_on(
    page: TestClient, place: object, number: int, *, same: bool
) -> None:
    id_ = ask(page)["conversation"]
    assert ask(page, conversation=id_)["number"] == 2
    answer = ask(page, conversation=id_, place=place)
    assert answer["number"] == number
    assert (answer["conversation"] == id_) is same


@pytest.mark.parametrize(
    ("question", "refused"), [(3, True), (["a"], True), (" ", True), ("x" * 10_001, True), (" Hello ", False)]
)
def test_a_question_is_a_text_that_is_neither_blank_nor_long(
    page: TestClient, question: object, *, refused: bool
) -> None:
    answer = ask(page, question=question, language="en")
    assert ("refusal" in answer) is refused
    assert answer.get("asked", "Hello") == "Hello"
    assert len(titles(page)) == (not refused)
    if refused:
        assert ("too long" in answer["refusal"]) is (len(str(question)) > 10_000)


def test_the_list_names_conversations_and_says_whether_any_are_kept(
    assistant: Assistant, tmp_path: Path
) -> None:
    page = handed_on(assistant, tmp_path)
    id_ = ask(page)["conversation"]
    ask(page, conversation=id_)
    found = page.get("/conversations/list").json()
    (row,) = found["conversations"]
    assert (row["id"], row["title"], row["turns"]) == (id_, QUESTION, 2)
    assert row["changed"] > 1_700_000_000
    assert found["keeps"] is True
    assert handed_on(assistant, None).get("/conversations/list").json()["keeps"] is False
    assert (titles(page, "bonj"), titles(page, "phare")) == ([QUESTION], [])


def test_a_conversation_is_opened_in_the_language_of_the_page(page: TestClient) -> None:
    id_ = ask(page)["conversation"]
    for language, words in (("fr", "Ce message ne"), ("en", "This message"), ("de", "This message")):
        (turn,) = page.get("/conversations/open", params={"conversation": id_, "language": language}).json()[
            "turns"
        ]
        assert words in turn["evidence"]
        assert (turn["number"], turn["asked"]) == (1, QUESTION)
    secret = ask(page, private=True)["conversation"]
    for private, turns in (("true", 1), ("false", 0)):
        sent = {"conversation": secret, "private": private}
        assert len(page.get("/conversations/open", params=sent).json()["turns"]) == turns


def test_conversations_are_renamed_deleted_and_brought_back(page: TestClient) -> None:
    first = ask(page)["conversation"]
    second = ask(page, question="Hello")["conversation"]
    assert change(page, change="rename", conversation=first, title="Le pont")
    assert sorted(titles(page)) == ["Hello", "Le pont"]
    assert not change(page, change="rename", conversation=first, title=" ")
    assert not change(page, change="rename", conversation=first, title=["x"])
    assert change(page, change="rename", conversation=first, title="Le pont\ud83d")  # half of a letter
    assert "Le pont\ufffd" in titles(page)
    assert not change(page, change="delete")  # of none that is named, none is deleted
    assert not change(page, change="wipe", conversation=first)
    assert len(titles(page)) == 2
    assert change(page, change="delete", conversation=first)
    assert titles(page) == ["Hello"]
    assert change(page, change="undelete", conversation=second)
    assert change(page, change="delete_all", conversation=first)
    assert titles(page) == []
    assert not change(page, change="delete_all")


def test_a_conversation_is_written_out_to_a_file_of_its_kind(page: TestClient) -> None:
    id_ = ask(page)["conversation"]
    ask(page, question="Hello")

    def export(**sent: str) -> Any:
        return page.get("/conversations/export", params={"conversation": id_, **sent})

    assert change(page, change="rename", conversation=id_, title="Été")
    written = export(format="json")
    assert written.headers["content-type"] == "application/json; charset=utf-8"
    assert written.headers["content-disposition"] == f'attachment; filename="conversation-{id_[:8]}.json"'
    assert '"title": "Été"' in written.text
    assert '\n "turns": [' in written.text
    for kind in ("md", "html"):
        plain = export(format=kind)
        assert plain.headers["content-type"] == "text/markdown; charset=utf-8"
        assert plain.headers["content-disposition"].endswith('.md"')
        assert plain.text.startswith(f"# Été\n\n## {QUESTION}\n")
    for other in (f"{id_}0", id_[:-1], id_.upper() if id_.upper() != id_ else "x", ""):
        missing = export(conversation=other)
        assert missing.status_code == 404
    assert (missing.status_code, missing.json()) == (404, {"error": "there is no such conversation"})


@pytest.mark.parametrize(
    ("language", "said"), [("fr", "Un passage cité a changé"), ("en", "A cited passage has changed")]
)
def test_what_is_lost_is_written_out_in_the_language_of_the_page(
    page: TestClient, assistant: Assistant, language: str, said: str
) -> None:
    id_ = ask(page)["conversation"]
    (passage,) = assistant.retriever.store.passages("pont.txt")
    cited = Citation(1, passage, passage.start, passage.end)
    answer = Answer(
        "Quand ?", "fr", "x", (cited,), abstained=False, confidence=0.9, nearest=(), milliseconds=1.0
    )
    kept = answer_kept(answer)
    kept["citations"] = [{**kept["citations"][0], "quote": "0" * 16}]
    page.app.talks.kept.add(page.cookies[COOKIE], id_, "Quand ?", kept)  # type: ignore[attr-defined]
    sent = {"conversation": id_, "language": language}
    assert said in page.get("/conversations/export", params=sent).text.split("\n\n")[-1]
