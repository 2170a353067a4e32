"""What a browser is told of which places the page may ask, and on which answers it is told."""

import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from passerelle.ui.security_headers import SecurityHeaders, headers


@pytest.mark.parametrize(
    ("frames", "ancestors"),
    [
        ((), "'none'"),
        (("https://wiki.example",), "https://wiki.example"),
        (("https://a.example", "http://b"), "https://a.example http://b"),
    ],
)
def test_a_browser_is_told_to_ask_no_other_place(frames: tuple[str, ...], ancestors: str) -> None:
    told = dict(headers(frames))
    assert told[b"referrer-policy"] == b"no-referrer"
    assert told[b"x-content-type-options"] == b"nosniff"
    policy = dict(each.split(" ", 1) for each in told[b"content-security-policy"].decode().split("; "))
    assert policy["frame-ancestors"] == ancestors
    assert {policy[name] for name in ("default-src", "connect-src", "form-action", "base-uri")} == {"'self'"}
    assert policy["object-src"] == "'none'"
    assert policy["img-src"] == "'self' data: blob:"
    assert policy["script-src"] == "'self' 'unsafe-inline' 'unsafe-eval'"
    assert policy["style-src"] == "'self' 'unsafe-inline'"
    assert policy["font-src"] == "'self' data:"


def told(kind: str, *messages: MutableMapping[str, Any]) -> list[MutableMapping[str, Any]]:
    """Return what a browser gets of *messages* to a request of that *kind*."""
    got: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        got.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {}

    async def inner(scope: Any, receive: Any, send: Any) -> None:
        for each in messages:
            await send(dict(each))

    layer = SecurityHeaders(inner, ("https://wiki.example",))
    with ThreadPoolExecutor(1) as thread:  # this one may have a loop of its own
        thread.submit(asyncio.run, layer({"type": kind}, receive, send)).result()
    return got


def test_each_answer_is_sent_with_the_headers_behind_its_own() -> None:
    start, body = told(
        "http",
        {"type": "http.response.start", "status": 200, "headers": [(b"a", b"b")]},
        {"type": "http.response.body", "body": b"x"},
    )
    assert start["headers"] == [(b"a", b"b"), *headers(("https://wiki.example",))]
    assert body == {"type": "http.response.body", "body": b"x"}
    (bare,) = told("http", {"type": "http.response.start", "status": 404})
    assert bare["headers"] == headers(("https://wiki.example",))


def test_what_is_no_request_is_sent_as_it_is() -> None:
    message = {"type": "http.response.start", "headers": []}
    assert told("websocket", message) == [message]
