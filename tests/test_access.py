"""Facts about who may ask a server what: one for each line of what it is afraid of."""

import argparse
import asyncio
from collections.abc import MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from passerelle.commands.arguments import add_address
from passerelle.server.access import Access, Rules, rules_for
from passerelle.ui.page import launch_options
from passerelle.ui.security_headers import headers


async def inner(scope: Any, receive: Any, send: Any) -> None:
    body = b""
    while (message := await receive())["type"] == "http.request":
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    status = 200 if message["type"] == "http.request" else 499
    await send({"type": "http.response.start", "status": status, "headers": []})
    await send({"type": "http.response.body", "body": body})


def status(
    access: Access,
    path: str = "/",
    *,
    host: str = "localhost:7860",
    headers: tuple[tuple[bytes, bytes], ...] = (),
    parts: tuple[bytes, ...] = (b"",),
    client: str = "127.0.0.1",
    method: str = "POST",
    query: bytes = b"",
) -> int:
    """Return the status that a request is answered with."""
    sent: list[MutableMapping[str, Any]] = []
    waiting = [
        {"type": "http.request", "body": part, "more_body": at < len(parts)}
        for at, part in enumerate(parts, 1)
    ]

    async def receive() -> Any:
        return waiting.pop(0)

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "path": path,
        "query_string": query,
        "method": method,
        "client": (client, 1),
        "headers": [*([(b"host", host.encode())] if host else []), *headers],
    }
    with ThreadPoolExecutor(1) as thread:  # this one may have a loop of its own
        thread.submit(asyncio.run, access(scope, receive, send)).result()
    return int(sent[0]["status"])


@pytest.mark.parametrize(
    ("listening", "host", "let_in"),
    [
        ("127.0.0.1", "localhost:7860", True),
        ("127.0.0.1", "LOCALHOST.:7860", True),
        ("127.0.0.1", "127.0.0.1:7860", True),
        ("127.0.0.1", "[::1]:7860", True),
        ("127.0.0.1", "evil.example:7860", False),
        ("127.0.0.1", "127.0.0.1.evil.example", False),
        ("127.0.0.1", "localhost.evil.example", False),
        ("127.0.0.1", "192.168.1.7:7860", False),
        ("127.0.0.1", "", False),
        ("127.0.0.1", "localhost:7860:evil.example", False),
        ("127.0.0.1", "localhost:evil", False),
        ("127.0.0.1", "[::1]evil.example", False),
        ("127.0.0.1", "evil@localhost", False),
        ("127.0.0.1", "docs.house.example", True),
        ("0.0.0.0", "192.168.1.7:7860", True),
        ("0.0.0.0", "[fd00::7]:7860", True),
        ("0.0.0.0", "evil.example", False),
        ("192.168.1.7", "192.168.1.7:7860", True),
        ("192.168.1.7", "192.168.1.8:7860", False),
    ],
)
def test_a_server_answers_to_its_own_names_alone(listening: str, host: str, *, let_in: bool) -> None:
    access = Access(inner, rules_for(listening, ("docs.house.example",)))
    assert status(access, host=host) == (200 if let_in else 421)


@pytest.mark.parametrize(
    ("origin", "let_in"),
    [("http://localhost:7860", True), ("http://evil.example", False), ("null", False)],
)
def test_another_page_may_not_ask(origin: str, *, let_in: bool) -> None:
    access = Access(inner)
    assert (status(access, headers=((b"origin", origin.encode()),)) == 200) is let_in


def test_two_names_at_once_are_none() -> None:
    assert status(Access(inner), headers=((b"host", b"localhost"),)) == 421


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/upload",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://x",
        "/x/gradio_api/upload",
        "/gradio_api/run/predict",
        "/gradio_api/vibe-edit/",
        "/openapi.json",
        "/login",
    ],
)
def test_doors_that_the_page_does_not_use_are_shut(path: str) -> None:
    assert status(Access(inner), path) == 404
    assert status(Access(inner), "/gradio_api/queue/join") == 200


def test_a_body_has_an_end_whether_it_says_so_or_not() -> None:
    access = Access(inner, Rules(largest_body=10))
    assert status(access, headers=((b"content-length", b"11"),)) == 413
    assert status(access, headers=((b"content-length", b"x"),)) == 413
    assert status(access, parts=(b"12345", b"12345")) == 200
    assert status(access, parts=(b"12345", b"123456")) == 413


async def never() -> Any:
    await asyncio.sleep(3600)


async def gone() -> Any:
    return {"type": "http.disconnect"}


@pytest.mark.parametrize(("receive", "answers"), [(never, [408]), (gone, [])])
def test_a_request_that_does_not_come_in_is_not_waited_for(receive: Any, answers: list[int]) -> None:
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/", "method": "POST", "headers": [(b"host", b"localhost")]}
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, Access(inner, Rules(seconds=0.01))(scope, receive, send)).result()
    assert [each["status"] for each in sent if "status" in each] == answers


def test_an_address_has_an_end() -> None:
    assert status(Access(inner), query=b"document=" + b"x" * 16_000) == 200
    assert status(Access(inner), query=b"x" * 17_000) == 414


def test_who_asks_too_often_waits_and_others_do_not() -> None:
    access = Access(inner, Rules(posts_a_minute=3))
    assert [status(access) for _ in range(4)] == [200, 200, 200, 429]
    assert status(access, method="GET") == 200
    assert status(access, client="192.168.1.9") == 200


def test_a_reader_of_the_page_stays_below_its_limits_and_a_flood_does_not() -> None:
    access = Access(inner)
    question = b"x" * (255 * 1024)
    assert status(access, parts=(question,)) == 200
    assert status(access, headers=((b"content-length", str(len(question)).encode()),)) == 200
    assert status(access, headers=((b"content-length", str(257 * 1024).encode()),)) == 413
    assert status(access, parts=(question, b"x" * 2048)) == 413
    assert [access._has_turn("10.0.0.1", 0.0) for _ in range(602)] == [True] * 600 + [False] * 2
    assert [access._has_turn("10.0.0.1", 0.1) for _ in range(2)] == [True, False]
    assert [access._has_turn("10.0.0.1", 60.1) for _ in range(601)] == [True] * 600 + [False]


def test_of_many_clients_the_last_four_thousand_are_known() -> None:
    access = Access(inner, Rules(posts_a_minute=1))
    for client in ["first", *map(str, range(4095))]:
        assert access._has_turn(client, 0.0)
    assert not access._has_turn("first", 0.0)
    for client in map(str, range(5000, 9096)):
        access._has_turn(client, 0.0)
    assert access._has_turn("first", 0.0)


def test_the_page_is_served_behind_these_rules_and_in_no_frame() -> None:
    layers = launch_options(host="127.0.0.1", hosts=("docs.house.example",))["app_kwargs"]["middleware"]
    assert [layer.cls for layer in layers][1] is Access
    assert dict(headers())[b"content-security-policy"].endswith(b"; frame-ancestors 'none'")


SITES = ("https://wiki.example", "http://intranet:8080", "https://[::1]:7000")


def test_sites_that_are_named_may_show_the_page_in_a_frame_and_no_others() -> None:
    typed = [word for site in SITES for word in ("--allow-frame", f"{site}/")]
    parser = argparse.ArgumentParser()
    add_address(parser)
    frames = tuple(parser.parse_args(typed).allow_frame)
    assert frames == SITES
    layer = launch_options(frames=frames)["app_kwargs"]["middleware"][0]
    policy = dict(layer.cls(inner, **layer.kwargs).headers)[b"content-security-policy"]
    assert policy.endswith(b"; frame-ancestors https://wiki.example http://intranet:8080 https://[::1]:7000")


@pytest.mark.parametrize(
    "site",
    [
        "",
        "*",
        "wiki.example",
        "https://a b",
        "https://a;script-src *",
        "https://a,https://b",
        "https://a/x",
        "'self'",
    ],
)
def test_what_is_no_site_is_refused(site: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    add_address(parser)
    with pytest.raises(SystemExit):
        parser.parse_args(["--allow-frame", site])
    assert "is not a site: write it as https://wiki.example" in capsys.readouterr().err


def test_an_address_in_figures_is_let_in_only_where_a_server_listens_everywhere() -> None:
    assert not Rules().knows("10.0.0.7")
    assert not rules_for("127.0.0.1").knows("10.0.0.7")
    assert rules_for("0.0.0.0").knows("10.0.0.7:7860")
