"""The program served as a person serves it, and one visitor's page that watches what it asks for."""

import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Dialog, Page

START_SECONDS = 60


@dataclass  # without slots: playwright writes on the object whose method it calls
class Visit:
    """A page opened by one visitor: what it asked the network for, and what its console complained of."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Keep what the page asks of the network, and every fault or dialog it shows."""
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type == "error" else None
        )
        self.page.on("dialog", self._dismiss)

    def _dismiss(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def ask(self, question: str, turn: int = 1) -> None:
        """Type *question*, send it with Enter, and wait for the evidence of its answer."""
        self.page.locator("#question textarea").fill(question)
        self.page.keyboard.press("Enter")
        self.page.locator(f'.evidence[data-turn="{turn}"]').wait_for()
        self.page.locator("#chat .answer").nth(turn - 1).wait_for()

    def drawn(self) -> None:
        """Wait until the page is whole: its welcome, its list of documents, and its script at work."""
        self.page.locator("#library .count").wait_for()
        self.page.locator("#colours").wait_for()
        self.page.wait_for_function("window.passerelle?.ask !== undefined")

    def text_of(self, selector: str) -> str:
        return self.page.locator(selector).first.text_content() or ""

    def elsewhere(self) -> list[str]:
        """Return the requests that went to another place than the page's own server."""
        home = urlsplit(self.url).netloc
        return [each for each in self.requests if urlsplit(each).netloc not in {home, ""}]


def visited(browser: Browser, url: str, locale: str, width: int, height: int, **more: Any) -> Visit:
    """Return the page at *url*, opened by a new visitor and drawn."""
    context = browser.new_context(
        locale=locale, viewport={"width": width, "height": height}, **{"reduced_motion": "reduce", **more}
    )
    made = Visit(context.new_page(), url)
    made.page.set_default_timeout(15_000)
    made.watch()
    made.page.goto(url)
    made.drawn()
    return made


@contextmanager
def serving(command: Sequence[str], place: Path) -> Iterator[str]:
    """Give the address of the page that *command* serves from the folder *place*."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    started = [sys.executable, *command, "--port", str(port)]
    with subprocess.Popen(started, cwd=place, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        limit = threading.Timer(START_SECONDS, process.kill)
        limit.start()
        try:
            assert process.stdout is not None
            opened = next((line for line in process.stdout if "is open at" in line), None)
            assert opened, f"the program stopped, or took more than {START_SECONDS} s to serve"
            limit.cancel()
            yield f"http://127.0.0.1:{port}/"
        finally:
            limit.cancel()
            process.kill()
