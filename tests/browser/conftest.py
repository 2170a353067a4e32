"""One server for all, on a small library with a hostile document in it, and pages that watch what they ask for."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.serving import Visit, serving, visited
from browser.shelf import write_shelf
from passerelle.commands.main import main

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
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run"]


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
    with serving([str(ROOT / "app.py"), "--no-browser"], place) as address:
        yield address


@pytest.fixture(scope="session")
def shelf(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Give the address of a page that has more to show and keeps feedback, and the set it keeps it in."""
    folder = tmp_path_factory.mktemp("shelf")
    write_shelf(folder / "documents")
    kept, store = folder / "kept.jsonl", str(folder / "store")
    assert main(["index", str(place / "documents"), str(folder / "documents"), "--store", store]) == 0
    command = ["-m", "passerelle", "chat", "--store", store, "--feedback", str(kept)]
    with serving(command, folder) as address:
        yield address, kept


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed: `apt-get install chromium`")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a page whose store holds no document."""
    folder = tmp_path_factory.mktemp("empty")
    (folder / "documents").mkdir()
    store = str(folder / "store")
    assert main(["index", str(folder / "documents"), "--store", store]) == 0
    with serving(["-m", "passerelle", "chat", "--store", store], folder) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, server: str) -> Iterator[Callable[..., Visit]]:
    """Give a function that opens the page as a new visitor, by default a French one at a wide screen."""
    opened = []

    def open_page(
        locale: str = "fr-FR", width: int = 1440, height: int = 900, *, url: str = server, **more: Any
    ) -> Visit:
        opened.append(visited(browser, url, locale, width, height, **more))
        return opened[-1]

    yield open_page
    for each in opened:
        each.page.context.close()
