"""One server for all, on a small library with a hostile document in it, and pages that watch what they ask for."""

import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

ROOT = Path(__file__).parents[2]
LIBRARY = (
    "fr/accords-de-geneve-afghanistan.md",
    "fr/la-chute-du-mur-de-berlin.pdf",
    "en/the-baltic-way.md",
    "en/the-helsinki-final-act.txt",
    "en/the-reykjavik-summit-and-the-inf-treaty.md",
)
HOSTILE_TITLE = "<b>Zébulon</b> & <img src=x onerror=window.hacked=1>"
HOSTILE_SENTENCE = (
    "La devise du capitaine Zébulon est : <script>window.hacked=2</script> "
    '<img src="https://evil.example/a.png" onerror="window.hacked=3"> [lien](https://evil.example/l) '
    "![i](https://evil.example/i.png) $$x^2$$ **gras** `code` </p></div></mark>."
)
HOSTILE = f"""{HOSTILE_TITLE}

Le capitaine Zébulon commande le navire Aurore depuis le 3 mai 1987.

{HOSTILE_SENTENCE}

Captain Zebulon bought a parrot named https://evil.example/parrot in Lisbon.
"""
START_SECONDS = 60
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


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

    def text_of(self, selector: str) -> str:
        return self.page.locator(selector).first.text_content() or ""

    def elsewhere(self) -> list[str]:
        """Return the requests that went to another place than the page's own server."""
        home = urlsplit(self.url).netloc
        return [each for each in self.requests if urlsplit(each).netloc not in {home, ""}]


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with documents and no store."""
    made = tmp_path_factory.mktemp("library")
    (made / "documents").mkdir()
    for name in LIBRARY:
        shutil.copy(ROOT / "documents" / name, made / "documents")
    (made / "documents" / "zebulon.txt").write_text(HOSTILE, encoding="utf-8")
    return made


@pytest.fixture(scope="session")
def server(place: Path) -> Iterator[str]:
    """Give the address of the program, started as a person starts it: without a store, it makes one first."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, str(ROOT / "app.py"), "--port", str(port), "--no-browser"]
    with subprocess.Popen(command, cwd=place, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed: `apt-get install chromium`")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Callable[..., Visit]]:
    """Give a function that opens the page as a new visitor, by default a French one at a wide screen."""
    contexts = []

    def open_page(locale: str = "fr-FR", width: int = 1440, height: int = 900, **more: Any) -> Visit:
        context = browser.new_context(
            locale=locale,
            viewport={"width": width, "height": height},
            **{"reduced_motion": "reduce", **more},
        )
        contexts.append(context)
        made = Visit(context.new_page(), server)
        made.page.set_default_timeout(15_000)
        made.watch()
        made.page.goto(server)
        made.page.locator("#library li").first.wait_for()
        return made

    yield open_page
    for context in contexts:
        context.close()
