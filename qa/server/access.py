"""Who may ask a server what: by which name it is called, which of its doors are shut, how much and how often."""

import asyncio
import ipaddress
import json
import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any

LOCAL = ("localhost", "127.0.0.1", "::1")
SHUT = (
    "/upload",
    "/upload_progress",
    "/file",
    "/proxy",
    "/stream",
    "/deep_link",
    "/process_recording",
    *("/api", "/call", "/run", "/queue/status", "/login", "/logout", "/token", "/mcp", "/monitoring", "/dev"),
    *("/vibe-edit", "/vibe-code", "/vibe-edit-history", "/undo-vibe-edit", "/vibe-starter-queries"),
)
"""Routes of gradio's that the page does not use, behind ``/gradio_api``: one takes files from anybody."""
SHUT_PAGES = ("/openapi.json", "/login", "/logout", "/monitoring")
DEEP_LINK = re.compile(rb"(^|&)deep_link=")
"""What gradio opens a page with that somebody kept: this one keeps none."""
LARGEST_ADDRESS = 16 * 1024
"""Bytes of the address that is asked for: a document's longest id fits in."""
LARGEST_BODY = 256 * 1024
"""Bytes of a request: a question has at most 10,000 characters, and a page sends what was said with it."""
SECONDS = 30.0
"""How long a request may take to come in: those of a page come at once."""
POSTS_A_MINUTE = 600
"""Requests that make the server work, of one client; the files of the page, a hundred a visit, are not counted."""
MOST_CLIENTS = 4096

HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\[\]:]+))(?::[0-9]{0,5})?")
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Rules:
    """What a server lets in: the ``hosts`` it may be called by, without ports, and its limits.

    A page elsewhere can have its own name lead to this machine, and would be let in by a server that answers to any.
    An address in figures cannot be taken over in that way; with ``addresses`` every one is let in, as on a LAN.
    """

    hosts: tuple[str, ...] = LOCAL
    addresses: bool = False
    largest_body: int = LARGEST_BODY
    posts_a_minute: int = POSTS_A_MINUTE
    seconds: float = SECONDS

    def knows(self, host: str) -> bool:
        """Tell whether *host*, as a request's header has it, is a name of this server."""
        name = _name(host)
        if name in {each.lower().rstrip(".") for each in self.hosts}:
            return True
        return self.addresses and _is_address(name)


def rules_for(listening: str, hosts: tuple[str, ...] = ()) -> Rules:
    """Return the rules of a server that listens on that address: *hosts* are further names it is called by."""
    everywhere = listening in {"", "0.0.0.0", "::"}  # noqa: S104  it is what somebody asked for
    return Rules((*LOCAL, *({listening} - {""}), *hosts), addresses=everywhere)


class Access:
    """A layer of a server that lets in what *rules* allow, and answers the rest with a sentence."""

    def __init__(self, app: App, rules: Rules = Rules()) -> None:
        self.app, self.rules = app, rules
        self._seen: OrderedDict[str, tuple[float, float]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refuse(scope, send, *refusal)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        else:
            await self._hand_on(scope, receive, send)

    async def _hand_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on a request once all of it is there: nobody makes what lies behind wait for the rest."""
        whole = await self._whole(receive)
        if isinstance(whole, tuple):
            await refuse(scope, send, *whole)
            return
        waiting = [whole]

        async def again() -> MutableMapping[str, Any]:
            return waiting.pop() if waiting else await receive()

        if whole["type"] == "http.request":
            await self.app(scope, again, send)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Return the status and the sentence that a request is refused with, ``None`` where it is let in."""
        headers = scope["headers"]
        hosts = [value.decode("latin-1") for name, value in headers if name == b"host"]
        if len(hosts) != 1 or not self.rules.knows(hosts[0]):
            return 421, "this server is not called by that name: start it with --allow-host NAME"
        origins = [value.decode("latin-1") for name, value in headers if name == b"origin"]
        if any(not self.rules.knows(origin.partition("://")[2]) for origin in origins):
            return 403, "another page may not ask this server"
        if _is_shut(scope["path"]) or DEEP_LINK.search(scope.get("query_string") or b""):
            return 404, "there is nothing here"
        return self._too_much(scope)

    def _too_much(self, scope: Scope) -> tuple[int, str] | None:
        """Return how a request is refused that is larger than any of the page's, or one too many."""
        if len(scope.get("raw_path") or b"") + len(scope.get("query_string") or b"") > LARGEST_ADDRESS:
            return 414, f"an address has at most {LARGEST_ADDRESS} bytes"
        lengths = [value for name, value in scope["headers"] if name == b"content-length"]
        if any(
            not each.isdigit() or len(each) > 18 or int(each) > self.rules.largest_body for each in lengths
        ):
            return self._too_large()
        reads = scope.get("method") in {"GET", "HEAD"}
        if not reads and not self._has_turn((scope.get("client") or ("",))[0], time.monotonic()):
            return 429, "too many requests: wait a minute"
        return None

    def _has_turn(self, client: str, now: float) -> bool:
        """Tell whether *client* may ask once more: what is used up comes back evenly over a minute."""
        most = float(self.rules.posts_a_minute)
        left, since = self._seen.pop(client, (most, now))
        left = min(most, left + (now - since) * most / 60)
        self._seen[client] = (max(left - 1, 0.0), now)
        while len(self._seen) > MOST_CLIENTS:
            self._seen.popitem(last=False)
        return left >= 1

    async def _whole(self, receive: Receive) -> MutableMapping[str, Any] | tuple[int, str]:
        """Return a request's body as one message, or how it is refused that is too large or too slow.

        A client that is gone before its end has nothing to be told: the message says so.
        """
        body = b""
        try:
            async with asyncio.timeout(self.rules.seconds):
                while True:
                    message = await receive()
                    if message["type"] != "http.request":
                        return message
                    body += message.get("body", b"")
                    if len(body) > self.rules.largest_body:
                        return self._too_large()
                    if not message.get("more_body"):
                        return {"type": "http.request", "body": body, "more_body": False}
        except TimeoutError:
            return 408, f"a request is sent within {self.rules.seconds:g} seconds"

    def _too_large(self) -> tuple[int, str]:
        return 413, f"a request has at most {self.rules.largest_body} bytes"


async def refuse(scope: Scope, send: Send, status: int, reason: str) -> None:
    """Answer a request with that *status* and a sentence that says the *reason*."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": reason})
        return
    body = json.dumps({"error": reason}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _is_shut(path: str) -> bool:
    """Tell whether the page does not use what lies there."""
    _, api, route = path.partition("/gradio_api")
    shut = any(route == each or route.startswith((f"{each}/", f"{each}=")) for each in SHUT)
    return bool(api and shut) or path.rstrip("/") in SHUT_PAGES


def _name(host: str) -> str:
    """Return *host* without its port and the brackets of an address of IPv6, in lower case; empty where it is none."""
    found = HOST.fullmatch(host.strip().lower())
    return (found[1] or found[2]).rstrip(".") if found else ""


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
