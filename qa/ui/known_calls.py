"""A layer of the server that answers a call of what the page does not have, where gradio would only fail."""

import json
import logging
from collections import deque
from collections.abc import MutableMapping
from typing import Any

from passerelle.server.access import App, Receive, Scope, Send, refuse

CALLS = "/gradio_api/"
BY_NUMBER = "/gradio_api/queue/join"
NONE_SUCH = "the page has no such function: load it again"
logger = logging.getLogger(__name__)
Message = MutableMapping[str, Any]


class KnownCalls:
    """Refuses calls of functions that the page in ``scope["app"]`` does not have, and hands on all others.

    What gradio fails on before it has answered is a call that the page does not make: it is refused, too.
    """

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        calls = scope["type"] == "http" and scope["method"] == "POST" and scope["path"].startswith(CALLS)
        if not calls:
            await self.app(scope, receive, send)
        elif _holds_files(scope):
            await refuse(scope, send, 415, "JSON is expected")
        elif scope["path"].rstrip("/") == BY_NUMBER:
            await self._by_number(scope, receive, send)
        else:
            await self._answered(scope, receive, send)

    async def _by_number(self, scope: Scope, receive: Receive, send: Send) -> None:
        read: deque[Message] = deque()
        while not read or (read[-1]["type"] == "http.request" and read[-1].get("more_body")):
            read.append(await receive())
        body = b"".join(each.get("body", b"") for each in read)
        if _asks_for_none(body, scope["app"].get_blocks().fns):
            await refuse(scope, send, 400, NONE_SUCH)
            return

        async def again() -> Message:
            return read.popleft() if read else await receive()

        await self._answered(scope, again, send)

    async def _answered(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            if begun:
                raise
            logger.warning("a call of %s was refused: %r", scope["path"], error)
            logger.debug("where it failed", exc_info=True)
            await refuse(scope, send, 400, NONE_SUCH)


def _holds_files(scope: Scope) -> bool:
    return any(
        name == b"content-type" and value.lower().startswith(b"multipart/")
        for name, value in scope["headers"]
    )


def _asks_for_none(body: bytes, known: MutableMapping[int, Any]) -> bool:
    """Tell whether *body* calls by a number that is not *known*; what is no such call, gradio refuses itself."""
    try:
        asked = json.loads(body)
        number, visitor = int(asked["fn_index"]), asked.get("session_hash", "")
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return False
    # Of a visitor without a name, or with half a letter in it, gradio takes the call and fails on the answer.
    return number not in known or not (isinstance(visitor, str) and visitor.isascii())
