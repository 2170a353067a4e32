"""Serve the chat page: the conversation at the left, its evidence at the right."""

import os
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING, Any

from passerelle.answer import Assistant
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Engine
from passerelle.index.errors import PasserelleError
from passerelle.index.store.location import Location, make_beside
from passerelle.server.access import Access, rules_for
from passerelle.starting.kept import StartQuestions
from passerelle.ui import layout
from passerelle.ui.direct import without_proxy
from passerelle.ui.feedback import Feedback
from passerelle.ui.history import Talks
from passerelle.ui.known_calls import KnownCalls
from passerelle.ui.security_headers import SecurityHeaders

if TYPE_CHECKING:
    import gradio

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # gradio reads it when it is imported
FIRST_QUESTION = "Où est le premier document ?"
"""Asked before anybody does, so that the model is loaded by then."""


def launch(  # noqa: PLR0913  what a person may choose, each by its name
    folder: Location,
    engine: Engine = DEFAULT_ENGINE,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    open_browser: bool = False,
    feedback: Feedback | None = None,
    hosts: tuple[str, ...] = (),
    history: bool = True,
    frames: tuple[str, ...] = (),
) -> None:
    """Serve the page of the store in *folder* until it is stopped; readers' judgements go to *feedback*.

    The page is answered by the names of this machine and by *hosts*; the sites *frames* may show it in a frame.
    Without *history* no conversation is written to the disk.

    Raises:
        StoreError: there is no store, or another model made it.
        EmbedderError: its model is not on this disk.
        PasserelleError: nothing can listen on *host* and *port*, perhaps because another program does.
    """
    port = free_port(host, port)
    with Assistant.open(folder, engine) as assistant:
        with ThreadPoolExecutor() as pool:  # the model and gradio, both slow, load side by side
            warm = pool.submit(assistant.ask, FIRST_QUESTION)
            page = build(assistant, feedback)
            warm.result()
        talks = Talks(assistant, make_beside(folder) if history else None, judged=feedback is not None)
        options = {**launch_options(host, hosts, talks, frames), "inbrowser": open_browser}
        try:
            with without_proxy(host):
                _, url, _ = page.launch(
                    server_name=host, server_port=port, prevent_thread_lock=True, **options
                )
        except OSError as error:
            raise PasserelleError(
                f"nothing can listen on {host}:{port}: choose another port with --port"
            ) from error
        sys.stdout.write(f"Passerelle is open at {url} (Ctrl-C stops it)\n")
        sys.stdout.flush()
        StartQuestions(assistant).make_aside()
        try:
            _wait()
        finally:
            page.close(verbose=False)


def _wait() -> None:
    """Wait until Ctrl-C, which gradio would take for a good end; Windows tells of it between two waits alone."""
    never = Event()
    while not never.wait(1.0):
        pass


def build(assistant: Assistant, feedback: Feedback | None = None) -> "gradio.Blocks":
    """Return the page that asks *assistant*, ready to be launched with `launch_options`."""
    from passerelle.ui.blocks import blocks

    return blocks(assistant, feedback)


def launch_options(
    host: str = "127.0.0.1",
    hosts: tuple[str, ...] = (),
    talks: Talks | None = None,
    frames: tuple[str, ...] = (),
) -> dict[str, Any]:
    """Return how gradio is to serve the page: nothing shared, counted, kept or fetched from elsewhere.

    It listens on *host*, is called by *hosts*, too, and the sites *frames* may show it in a frame; *talks* are what
    the page's questions go to.
    """
    from passerelle.ui.blocks import theme

    return {
        "app_kwargs": {"middleware": _layers(host, hosts, talks, frames)},
        "enable_monitoring": False,
        "footer_links": [],
        "head": layout.head(),
        "max_file_size": "1kb",  # nothing is uploaded
        "mcp_server": False,
        "pwa": False,
        "quiet": True,
        "run_history": False,
        "share": False,
        "ssr_mode": False,
        "theme": theme(),
    }


def free_port(host: str, port: int) -> int:
    """Return *port*, or one that is free where it is 0, which gradio would take as it stands.

    Raises:
        PasserelleError: nothing can listen there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, port), family=family) as listening:
            return int(listening.getsockname()[1])
    except OSError as error:
        raise PasserelleError(
            f"nothing can listen on {host}:{port} ({error.strerror}): choose another port with --port"
        ) from error


def _layers(host: str, hosts: tuple[str, ...], talks: Talks | None, frames: tuple[str, ...]) -> list[Any]:
    from starlette.middleware import Middleware

    from passerelle.ui.routes import Routes

    asked = [Middleware(Routes, talks=talks)] if talks else []
    return [
        Middleware(SecurityHeaders, frames=frames),
        Middleware(Access, rules=rules_for(host, hosts)),
        *asked,
        Middleware(KnownCalls),
    ]
