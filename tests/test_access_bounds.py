"""The limits of who may ask a server what, one side of each and the other, and what is answered."""

import asyncio
import json
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from passerelle.server.access import SECONDS, Access, Rules, rules_for

Message = MutableMapping[str, Any]
USUAL = Rules()


async def inner(scope: Any, receive: Any, send: Any) -> None:
    """Answer with what came in, and with what comes after it."""
    if scope["type"] != "http":
        await send({"type": "in", "scope": scope["type"]})
        return
    first, second = await receive(), await receive()
    await send(
        {"type": "in", "body": first.get("body"), "more": first.get("more_body"), "then": second["type"]}
    )


def sent(rules: Rules = USUAL, *parts: bytes, **scope: Any) -> list[Message]:
    """Return what is answered to a request in those *parts*, after which the client goes."""
    waiting = [{"type": "http.request", "body": part, "more_body": True} for part in parts or (b"",)]
    waiting[-1]["more_body"] = False
    waiting.append({"type": "http.disconnect"})
    answered: list[Message] = []

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        answered.append(message)

    whole = {"type": "http", "path": "/", "method": "POST", "headers": [(b"host", b"localhost")], **scope}
    with ThreadPoolExecutor(1) as thread:  # this one may have a loop of its own
        thread.submit(asyncio.run, Access(inner, rules)(whole, receive, send)).result()
    return answered


def status(**scope: Any) -> int:
    return int(sent(**scope)[0].get("status", 200))


def test_what_comes_in_parts_is_handed_on_whole_and_the_end_of_the_client_after_it() -> None:
    assert sent(USUAL, b"one ", b"two") == [
        {"type": "in", "body": b"one two", "more": False, "then": "http.disconnect"}
    ]


def test_a_refusal_is_json_of_its_length_and_to_a_websocket_it_is_closed() -> None:
    start, body = sent(headers=[(b"host", b"evil.example")])
    assert (start["type"], start["status"]) == ("http.response.start", 421)
    assert "--allow-host" in json.loads(body["body"])["error"]
    assert dict(start["headers"]) == {
        b"content-type": b"application/json",
        b"content-length": str(len(body["body"])).encode(),
    }
    (closed,) = sent(type="websocket", headers=[(b"host", b"evil.example")])
    assert (closed["type"], closed["code"]) == ("websocket.close", 1008)


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_what_is_no_request_goes_through(kind: str) -> None:
    assert sent(type=kind) == [{"type": "in", "scope": kind}]
    assert sent(type="lifespan", headers=[]) == [{"type": "in", "scope": "lifespan"}]


@pytest.mark.parametrize(
    ("length", "answer"),
    [
        (b"10", 200),
        (b"11", 413),
        (b"0" * 16 + b"10", 200),
        (b"0" * 17 + b"10", 413),
        (b"-1", 413),
        (b"", 413),
    ],
)
def test_a_request_that_says_its_length_is_refused_before_it_is_read(length: bytes, answer: int) -> None:
    headers = [(b"host", b"localhost"), (b"content-length", length)]
    assert sent(Rules(largest_body=10), headers=headers)[0].get("status", 200) == answer


@pytest.mark.parametrize(("extra", "answer"), [(0, 200), (1, 414)])
def test_a_path_and_what_is_asked_of_it_have_sixteen_kibibytes_together(extra: int, answer: int) -> None:
    half = 8 * 1024
    assert status(raw_path=b"/" * half, query_string=b"x" * (half + extra)) == answer
    assert status(raw_path=b"/" * (2 * half + extra), query_string=None) == answer


@pytest.mark.parametrize(
    ("query", "answer"),
    [(b"deep_link=1", 404), (b"a=1&deep_link=1", 404), (b"no_deep_link=1", 200), (b"deep_linking", 200)],
)
def test_no_page_is_opened_that_somebody_kept(query: bytes, answer: int) -> None:
    assert status(query_string=query) == answer


@pytest.mark.parametrize(
    "route",
    "upload upload_progress file proxy stream deep_link process_recording api call run queue/status login logout token "
    "mcp monitoring dev vibe-edit vibe-code vibe-edit-history undo-vibe-edit vibe-starter-queries".split(),
)
def test_each_route_that_the_page_does_not_use_is_shut_and_what_lies_below_it(route: str) -> None:
    for end in ("", "/x", "=x"):
        assert status(path=f"/gradio_api/{route}{end}") == 404
    assert status(path=f"/gradio_api/{route}s") == 200
    assert status(path=f"/api/{route}") == 200


@pytest.mark.parametrize("page", ["/openapi.json", "/login", "/logout", "/monitoring"])
def test_each_page_that_shows_how_the_server_is_made_is_shut(page: str) -> None:
    assert (status(path=page), status(path=f"{page}/"), status(path=f"{page}x")) == (404, 404, 200)


@pytest.mark.parametrize(
    ("method", "counted"), [("GET", False), ("HEAD", False), ("POST", True), ("PUT", True)]
)
def test_what_only_reads_is_not_counted(method: str, *, counted: bool) -> None:
    assert (sent(Rules(posts_a_minute=0), method=method)[0].get("status") == 429) is counted


def test_a_client_without_an_address_has_a_turn_too() -> None:
    assert status(client=None) == 200


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("localhost:", True),
        ("127.0.0.1:7860", True),
        ("localhost:65535", True),
        ("localhost:655355", False),
        (" localhost ", True),
        ("[::1]", True),
        ("[::1]:7860", True),
        ("[]", False),
        (":80", False),
        ("localhost..", True),
        ("::1", False),
        ("[localhost]", False),
    ],
)
def test_a_name_may_have_a_port(host: str, *, known: bool) -> None:
    assert Rules().knows(host) is known


@pytest.mark.parametrize(
    ("listening", "let_in"),
    [("", True), ("0.0.0.0", True), ("::", True), ("127.0.0.1", False), ("10.0.0.8", False)],
)
def test_who_listens_everywhere_is_called_by_any_address(listening: str, *, let_in: bool) -> None:
    rules = rules_for(listening, ("Docs.House.example.",))
    assert rules.knows("10.0.0.7") is let_in
    assert rules.knows("docs.house.example:80")
    assert rules.knows("localhost")
    assert not rules.knows("")


@pytest.mark.parametrize(
    ("host", "known"),
    [("[::ffff:10.0.0.7]:80", True), ("[fd00::a]", True), ("[fd00::g]", False), ("10.0.0", False), ("10.0.0.7.", True)],
)  # fmt: skip
def test_an_address_of_either_kind_is_let_in_where_any_is(host: str, *, known: bool) -> None:
    assert Rules(addresses=True).knows(host) is known


@pytest.mark.parametrize(
    ("name", "value", "answer"), [(b"host", b"h\xf6st", 421), (b"host", b"\xff", 421), (b"origin", b"http://\xff", 403)]
)  # fmt: skip
def test_a_name_in_any_bytes_is_refused_and_no_failure(name: bytes, value: bytes, answer: int) -> None:
    known = [] if name == b"host" else [(b"host", b"localhost")]
    assert status(headers=[*known, (name, value)]) == answer


def test_every_page_that_is_said_to_ask_is_one_of_this_server() -> None:
    host, ours, other = (
        (b"host", b"localhost"),
        (b"origin", b"http://localhost"),
        (b"origin", b"http://a.example"),
    )
    assert [status(headers=[host, *said]) for said in ([], [ours], [ours, other], [other, ours])] == [
        200,
        200,
        403,
        403,
    ]
    assert Rules(hosts=("docs.example",)).knows("docs.example")
    assert not Rules(hosts=("docs.example",)).knows("localhost")


def test_a_part_without_words_is_an_empty_one() -> None:
    answered: list[Message] = []
    waiting: list[Message] = [
        {"type": "http.request", "more_body": True},
        {"type": "http.request", "body": b"x"},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: Message) -> None:
        answered.append(message)

    scope = {"type": "http", "path": "/", "method": "POST", "headers": [(b"host", b"localhost")]}
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, Access(inner)(scope, receive, send)).result()
    assert answered == [{"type": "in", "body": b"x", "more": False, "then": "http.disconnect"}]


@pytest.mark.parametrize(
    ("scope", "said"),
    [
        (
            {"headers": [(b"host", b"a")]},
            "this server is not called by that name: start it with --allow-host NAME",
        ),
        (
            {"headers": [(b"host", b"localhost"), (b"origin", b"http://a")]},
            "another page may not ask this server",
        ),
        ({"path": "/login"}, "there is nothing here"),
        ({"query_string": b"x" * 16_385}, "an address has at most 16384 bytes"),
        (
            {"headers": [(b"host", b"localhost"), (b"content-length", b"11")]},
            "a request has at most 10 bytes",
        ),
        ({"client": ("a", 1)}, "too many requests: wait a minute"),
    ],
)
def test_a_refusal_says_why(scope: dict[str, Any], said: str) -> None:
    rules = Rules(largest_body=10, posts_a_minute=0)
    assert json.loads(sent(rules, **scope)[1]["body"]) == {"error": said}
    (closed,) = sent(rules, type="websocket", **scope)
    assert closed["reason"] == said


def test_a_client_that_asks_again_is_known_longest() -> None:
    access = Access(inner, Rules(posts_a_minute=2))
    assert access._has_turn("often", 0.0)
    for client in map(str, range(4095)):
        access._has_turn(client, 0.0)
    assert access._has_turn("often", 0.0)
    for client in map(str, range(5000, 9095)):
        access._has_turn(client, 0.0)
    assert not access._has_turn("often", 0.0)


def test_what_is_used_up_comes_back_evenly_and_never_more_than_at_first() -> None:
    access = Access(inner, Rules(posts_a_minute=60))
    assert [access._has_turn("a", 0.0) for _ in range(61)] == [True] * 60 + [False]
    assert [access._has_turn("a", 0.99), access._has_turn("a", 1.98)] == [False, False]
    assert [access._has_turn("a", 3.0), access._has_turn("a", 3.0)] == [True, False]
    assert sum(access._has_turn("a", 1000.0) for _ in range(80)) == 60


def test_a_request_of_a_page_has_half_a_minute_to_come_in() -> None:
    assert Rules().seconds == SECONDS == 30
