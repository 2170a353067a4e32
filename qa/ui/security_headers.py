"""Headers that have the browser itself refuse any request to another place than the page's own server."""

from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

# Gradio builds its templates with eval and styles its elements in place.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors "
)

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


def headers(frames: Sequence[str] = ()) -> list[tuple[bytes, bytes]]:
    """Return the headers of a page that the sites *frames*, as ``https://wiki.example``, may show in a frame."""
    policy = POLICY + (" ".join(frames) or "'none'")
    return [
        (b"content-security-policy", policy.encode("ascii")),
        (b"referrer-policy", b"no-referrer"),
        (b"x-content-type-options", b"nosniff"),
    ]


class SecurityHeaders:
    """A layer of the server that adds the headers to every answer; the sites *frames* may show it in a frame."""

    def __init__(
        self, app: Callable[[Scope, Receive, Send], Awaitable[None]], frames: Sequence[str] = ()
    ) -> None:
        self.app, self.headers = app, headers(frames)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def secured(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), *self.headers]
            await send(message)

        await self.app(scope, receive, secured if scope["type"] == "http" else send)
