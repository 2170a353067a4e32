"""Facts about calls of the page's functions: one that there is not is the caller's mistake, and no failure."""

import asyncio
import json
import logging
import socket
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import pytest
from test_access import inner, status

from passerelle.index.errors import PasserelleError
from passerelle.server.access import Access
from passerelle.ui.known_calls import KnownCalls
from passerelle.ui.page import free_port, launch_options


def page_of_two(scope: Any, receive: Any, send: Any) -> Any:
    """Answer as a page with two functions does, behind the layer."""
    blocks = SimpleNamespace(fns={0: "ask", 1: "clear"})
    app = SimpleNamespace(get_blocks=lambda: blocks)
    return KnownCalls(inner)({**scope, "app": app}, receive, send)


def asked(*parts: bytes, path: str = "/gradio_api/queue/join") -> int:
    return status(page_of_two, path, parts=parts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "answer"), [(0, 200), (1, 200), (2, 400), (-1, 400), (10**30, 400), ("9", 400), ("1", 200)]
)
def test_a_function_that_the_page_has_not_is_refused(number: object, answer: int) -> None:
    body = json.dumps({"fn_index": number, "data": []}).encode()
    assert asked(body) == answer
    assert asked(body[:7], body[7:]) == answer
    assert asked(body, path="/gradio_api/queue/join/") == answer
    assert asked(body, path="/gradio_api/cancel") == 200


@pytest.mark.parametrize(("visitor", "answer"), [("abc123", 200), (None, 400), ("\ud800", 400), (["a"], 400)])
def test_a_visitor_without_a_name_is_refused(visitor: object, answer: int) -> None:
    assert asked(json.dumps({"fn_index": 0, "data": [], "session_hash": visitor}).encode()) == answer


NO_CALLS = [b"", b"[]", b"\xff", b"{}", b'{"fn_index": null}', b"[" * 50_000, b'{"fn_index": Infinity}', b"3"]


@pytest.mark.parametrize("body", NO_CALLS)
def test_what_is_no_call_is_left_to_gradio_with_all_its_words(body: bytes) -> None:
    assert asked(body) == 200


@pytest.mark.parametrize(
    "fault", [KeyError(9), IndexError(9), ValueError("NaN"), TypeError("fn"), AttributeError("x")]
)
def test_what_gradio_fails_on_is_refused_and_what_it_has_answered_is_not(fault: Exception) -> None:
    async def fails(scope: Any, receive: Any, send: Any) -> None:
        if scope["path"].endswith("late"):
            await inner(scope, receive, send)
        raise fault

    called = KnownCalls(fails)
    assert status(called, "/gradio_api/component_server") == 400  # type: ignore[arg-type]
    for path in ("/gradio_api/late", "/conversations/ask"):
        with pytest.raises(type(fault)):
            status(called, path)  # type: ignore[arg-type]


def test_what_was_refused_and_why_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def fails(*_: Any) -> None:
        raise KeyError("fn")

    with caplog.at_level(logging.DEBUG, "passerelle"):
        assert status(KnownCalls(fails), "/gradio_api/queue/data") == 400  # type: ignore[arg-type]
    assert caplog.messages == [
        "a call of /gradio_api/queue/data was refused: KeyError('fn')",
        "where it failed",
    ]
    assert [bool(each.exc_info) for each in caplog.records] == [False, True]


def test_a_fault_of_another_kind_is_not_hidden() -> None:
    async def breaks(*_: Any) -> None:
        raise ZeroDivisionError("ours")

    with pytest.raises(ZeroDivisionError, match="ours"):
        status(KnownCalls(breaks), "/gradio_api/queue/data")  # type: ignore[arg-type]


def handed_on(path: str = "/gradio_api/queue/join", whole: bytes = b"", **scope: Any) -> list[Any]:
    """Return what is sent back to a request of a client that leaves, before its end unless it is *whole*."""
    waiting = [
        {"type": "http.request", "body": whole or b'{"fn_index"', "more_body": not whole},
        {"type": "http.disconnect"},
    ]
    got: list[Any] = []

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Any) -> None:
        got.append(message)

    async def behind(scope: Any, receive: Any, send: Any) -> None:
        await send((await receive(), await receive()))

    app = SimpleNamespace(get_blocks=lambda: SimpleNamespace(fns={0: "ask"}))
    asked = {"type": "http", "method": "POST", "path": path, "headers": [], "app": app, **scope}
    with ThreadPoolExecutor(1) as thread:  # this one may have a loop of its own
        thread.submit(asyncio.run, KnownCalls(behind)(asked, receive, send)).result()
    return got


def test_a_call_that_says_that_it_is_json_is_read_once_and_then_waited_for() -> None:
    headers = [(b"accept", b"*/*"), (b"content-type", b"application/json")]
    ((first, then),) = handed_on(whole=b'{"fn_index": 0}', headers=headers)
    assert (first["body"], then["type"]) == (b'{"fn_index": 0}', "http.disconnect")


@pytest.mark.parametrize(
    "scope",
    [
        {},
        {"method": "GET"},
        {"type": "websocket", "method": None},
        {"type": "websocket", "method": "POST"},
        {"path": "/conversations/ask"},
        {"path": "/gradio_api/queue/join", "method": "GET", "headers": [(b"content-type", b"multipart/x")]},
        {"path": "/other", "headers": [(b"content-type", b"multipart/form-data")]},
        {"path": "/x/gradio_api/cancel", "headers": [(b"content-type", b"multipart/form-data")]},
        {"path": "/gradio_api/cancel", "headers": [(b"accept", b"multipart/form-data")]},
    ],
)
def test_what_is_no_call_of_a_function_comes_through_as_it_came_in(scope: dict[str, Any]) -> None:
    ((first, then),) = handed_on(**scope)
    assert (first["body"], then["type"]) == (b'{"fn_index"', "http.disconnect")


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (
            {"path": "/gradio_api/cancel", "headers": [(b"content-type", b"Multipart/mixed")]},
            "JSON is expected",
        ),
        (
            {"path": "/gradio_api/queue/join/", "whole": b'{"fn_index": 1}'},
            "the page has no such function: load it again",
        ),
    ],
)
def test_a_refusal_of_a_call_says_why(scope: dict[str, Any], said: str) -> None:
    assert json.loads(handed_on(**scope)[1]["body"]) == {"error": said}


def test_a_call_holds_no_files() -> None:
    form = ((b"content-type", b"Multipart/form-data; boundary=x"),)
    assert status(KnownCalls(inner), "/gradio_api/component_server", headers=form) == 415  # type: ignore[arg-type]


def test_the_page_is_served_behind_this_layer() -> None:
    layers = [each.cls for each in launch_options()["app_kwargs"]["middleware"]]
    assert layers.index(Access) < layers.index(KnownCalls)


def test_pages_that_somebody_kept_are_not_opened() -> None:
    assert status(Access(inner), query=b"lang=fr&deep_link=x", method="GET") == 404
    assert status(Access(inner), query=b"deep_linked=x", method="GET") == 200


def test_the_page_takes_a_free_port_where_any_will_do() -> None:
    port = free_port("127.0.0.1", 0)
    assert port > 0
    with socket.create_server(("127.0.0.1", port)):
        with pytest.raises(PasserelleError, match=f"nothing can listen on 127.0.0.1:{port} .* another port"):
            free_port("127.0.0.1", port)
        assert free_port("127.0.0.1", 0) != port
