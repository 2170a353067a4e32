"""What tests share: a library to index, and a person who may not do everything."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from library import Library

from passerelle.index.embed.open import open_embedder

if TYPE_CHECKING:
    from postgres_server import Server

NOBODY = 65_534


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the page last: the browser keeps an event loop running, beside which no other can.

    Of two processes each takes whole files in this order, so it holds in either.
    """
    items.sort(key=lambda item: "browser" in item.path.parts)


@pytest.fixture(scope="session", autouse=True)
def _model() -> Iterator[None]:
    """Hold the bundled model: whoever opens it is given this one, loaded once for all tests."""
    held = open_embedder()
    yield
    del held


@pytest.fixture(scope="session")
def server() -> "Iterator[Server]":
    """Give a PostgreSQL server, started when the first test needs it."""
    from postgres_server import Server

    started = Server.start()
    yield started
    started.stop()


@pytest.fixture
def one_thread() -> Iterator[None]:
    """Let torch compute in one thread: of so little, several would only wait for one another."""
    torch = pytest.importorskip("torch", reason="the extra training is not installed")
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return an empty library, with the folder for its documents."""
    made = Library(tmp_path)
    made.documents.mkdir()
    return made


@pytest.fixture
def guarded_library() -> Iterator[Library]:
    """Give a library in a place that obeys permissions: for the administrator, as another person."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        administrator = os.name == "posix" and os.geteuid() == 0
        if administrator:
            _import_all(place / "rehearsal")  # the other person may not read where Python lies
            os.chown(place, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            made = Library(place)
            made.documents.mkdir()
            yield made
        finally:
            if administrator:
                os.seteuid(0)
            for folder, _, _ in os.walk(place):
                Path(folder).chmod(0o700)


def _import_all(place: Path) -> None:
    rehearsal = Library(place)
    rehearsal.write("a.txt", "Assez de lettres pour que la langue du texte soit reconnue.")
    rehearsal.index()
    rehearsal.search("lettres")
    shutil.rmtree(place)
