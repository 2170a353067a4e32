"""The page's own routes: its script asks by them, and opens, changes and exports the conversations kept."""

import json
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from passerelle.index.errors import PasserelleError
from passerelle.index.text import sound
from passerelle.ui.exported import exported_markdown
from passerelle.ui.history import Asked, Talks, exported_json
from passerelle.ui.strings import interface_language

COOKIE = "passerelle_visitor"
COOKIE_SECONDS = 400 * 24 * 3600
"""As long as browsers let a cookie live."""
TOKEN = re.compile(r"[\w-]{43}", re.ASCII)
logger = logging.getLogger(__name__)

Handler = Callable[[Talks, str, Mapping[str, Any]], Response]


class Routes:
    """A layer of the server that answers the routes of *talks*, and hands on all others."""

    def __init__(self, app: ASGIApp, talks: Talks) -> None:
        self.app, self.talks = app, talks
        paths: list[tuple[str, Handler, str]] = [
            ("ask", _ask, "POST"),
            ("change", _change, "POST"),
            ("list", _list, "GET"),
            ("open", _open, "GET"),
            ("export", _export, "GET"),
        ]
        self.own = Starlette(
            routes=[
                Route(f"/conversations/{name}", self._endpoint(handler), methods=[method])
                for name, handler, method in paths
            ]
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        own = scope["type"] == "http" and scope["path"].startswith("/conversations/")
        await (self.own if own else self.app)(scope, receive, send)

    def _endpoint(self, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            sent = await _sent(request)
            if sent is None:
                return JSONResponse({"error": "a JSON object is expected"}, 400)
            known = request.cookies.get(COOKIE, "")
            visitor = known if TOKEN.fullmatch(known) else secrets.token_urlsafe(32)
            try:
                response = await run_in_threadpool(handler, self.talks, visitor, sent)
            except PasserelleError as error:
                logger.error("%s", error)  # noqa: TRY400  # the error is ours: its sentence is all there is to know
                response = JSONResponse({"error": "not_stored"}, 503)
            response.set_cookie(
                COOKIE, visitor, max_age=COOKIE_SECONDS, httponly=True, samesite="strict", path="/"
            )
            response.headers["cache-control"] = "no-store"
            return response

        return endpoint


async def _sent(request: Request) -> Mapping[str, Any] | None:
    """Return what a browser sent, in which anything may stand; ``None`` where it is no object."""
    if request.method != "POST":
        return dict(request.query_params)
    try:
        sent = json.loads(await request.body())
    except (ValueError, RecursionError):
        return None
    return sent if isinstance(sent, dict) else None


def _text(sent: Mapping[str, Any], name: str) -> str:
    value = sent.get(name, "")
    return sound(value) if isinstance(value, str) else ""


def _private(sent: Mapping[str, Any]) -> bool:
    private = sent.get("private")
    return private is True or private == "true"


def _ask(talks: Talks, visitor: str, sent: Mapping[str, Any]) -> Response:
    place = sent.get("place", 0)
    asked = Asked(
        _text(sent, "question"),
        interface_language(sent.get("language")),
        _text(sent, "conversation"),
        place if isinstance(place, int) and 0 < place < 2**31 else 0,
        _private(sent),
    )
    return JSONResponse(talks.ask(visitor, asked))


def _list(talks: Talks, visitor: str, sent: Mapping[str, Any]) -> Response:
    found = talks.kept.conversations(visitor, _text(sent, "search"))
    rows = [
        {"id": each.id, "title": each.title, "changed": each.changed, "turns": each.turns} for each in found
    ]
    return JSONResponse({"keeps": talks.keeps, "conversations": rows})


def _open(talks: Talks, visitor: str, sent: Mapping[str, Any]) -> Response:
    language = interface_language(sent.get("language"))
    turns = talks.open(visitor, _text(sent, "conversation"), language, private=_private(sent))
    return JSONResponse({"turns": turns})


def _change(talks: Talks, visitor: str, sent: Mapping[str, Any]) -> Response:
    kept, id_ = talks.kept, _text(sent, "conversation")
    done = False
    match sent.get("change"):
        case "rename":
            done = kept.rename(visitor, id_, _text(sent, "title"))
        case "delete":
            done = bool(id_) and kept.delete(visitor, id_)
        case "delete_all":
            done = kept.delete(visitor)
        case "undelete":
            done = kept.undelete(visitor)
        case _:
            pass
    return JSONResponse({"done": done})


def _export(talks: Talks, visitor: str, sent: Mapping[str, Any]) -> Response:
    id_ = _text(sent, "conversation")
    title = next((each.title for each in talks.kept.conversations(visitor) if each.id == id_), None)
    if title is None:
        return JSONResponse({"error": "there is no such conversation"}, 404)
    answers = talks.answers(visitor, id_)
    if sent.get("format") == "json":
        body = json.dumps(exported_json(title, answers), ensure_ascii=False, indent=1)
        kind, ending = "application/json", "json"
    else:
        body = exported_markdown(title, answers, interface_language(sent.get("language")))
        kind, ending = "text/markdown", "md"
    name = f'attachment; filename="conversation-{id_[:8]}.{ending}"'
    content = body.encode("utf-8", "replace")
    return Response(content, media_type=f"{kind}; charset=utf-8", headers={"content-disposition": name})
