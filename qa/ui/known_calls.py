"""A layer of the server that answers a call of what the page does not have, where gradio would only fail."""

import json
from collections import deque
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

CALL = "/gradio_api/queue/join"
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


class KnownCalls:
    """Refuses calls of functions that the page in ``scope["app"]`` does not have, and hands on all others."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]]) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"].rstrip("/") != CALL:
            await self.app(scope, receive, send)
            return
        read: deque[Message] = deque()
        while not read or (read[-1]["type"] == "http.request" and read[-1].get("more_body")):
            read.append(await receive())
        body = b"".join(each.get("body", b"") for each in read)
        if _asks_for_none(body, scope["app"].get_blocks().fns):
            await _refuse(send)
            return

        async def again() -> Message:
            return read.popleft() if read else await receive()

        await self.app(scope, again, send)


def _asks_for_none(body: bytes, known: MutableMapping[int, Any]) -> bool:
    """Tell whether *body* calls by a number that is not *known*; what is no such call, gradio refuses itself."""
    try:
        asked = json.loads(body)
        number = int(asked["fn_index"])
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return False
    return number not in known


async def _refuse(send: Send) -> None:
    body = json.dumps({"error": "the page has no such function: load it again"}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 400, "headers": headers})
    await send({"type": "http.response.body", "body": body})
