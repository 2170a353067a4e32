"""A reader says that an answer is wrong: the question goes into a set, with the right passage or none."""

import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from browser.conftest import START_SECONDS, Visit
from passerelle.commands.main import main
from passerelle.evaluation.sets.read import read_questions

pytestmark = pytest.mark.browser

QUESTION = "Quelle est la devise du capitaine Zébulon ? <img src=x>"


@pytest.fixture(scope="module")
def judged(place: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Give the address of a page that keeps feedback, and the set it keeps it in."""
    folder = tmp_path_factory.mktemp("judged")
    kept = folder / "kept.jsonl"
    store = str(folder / "store")
    assert main(["index", str(place / "documents"), "--store", store]) == 0
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-m",
        "passerelle",
        "chat",
        "--store",
        store,
        "--port",
        str(port),
        "--feedback",
        str(kept),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        limit = threading.Timer(START_SECONDS, process.kill)
        limit.start()
        try:
            assert process.stdout is not None
            assert next((line for line in process.stdout if "is open at" in line), None)
            limit.cancel()
            yield f"http://127.0.0.1:{port}/", kept
        finally:
            limit.cancel()
            process.kill()


@pytest.fixture
def reader(browser: Browser, judged: tuple[str, Path]) -> Iterator[Callable[..., Visit]]:
    contexts = []

    def open_page(**more: Any) -> Visit:
        contexts.append(browser.new_context(locale="fr-FR", reduced_motion="reduce", **more))
        made = Visit(contexts[-1].new_page(), judged[0])
        made.page.set_default_timeout(15_000)
        made.watch()
        made.page.goto(made.url)
        made.page.locator("#library li").first.wait_for()
        return made

    yield open_page
    for context in contexts:
        context.close()


def test_a_reader_says_which_passage_was_right(
    reader: Callable[..., Visit], judged: tuple[str, Path]
) -> None:
    page = reader()
    page.ask(QUESTION)
    page.page.locator(".feedback summary").click()
    page.page.locator(".judge[data-document='zebulon.txt']").first.click()
    page.page.locator(".feedback .say-kept").wait_for()
    assert page.text_of(".feedback") == "C’est noté, merci."
    (question,) = [each for each in read_questions([judged[1]]).questions if each.text == QUESTION]
    assert [each.document for each in question.expected] == ["zebulon.txt"]
    assert page.elsewhere() == []
    assert page.complaints == []


def test_a_reader_says_that_the_documents_do_not_say(
    reader: Callable[..., Visit], judged: tuple[str, Path]
) -> None:
    page = reader(viewport={"width": 390, "height": 844})
    asked = "Quand les accords de Genève sur l'Afghanistan ont-ils été signés ?"
    page.ask(asked)
    page.page.locator(".feedback summary").click()
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    page.page.locator(".judge:not([data-document])").click()
    page.page.locator(".feedback .say-kept").wait_for()
    (question,) = [each for each in read_questions([judged[1]]).questions if each.text == asked]
    assert not question.answerable


def test_a_page_that_keeps_no_feedback_asks_for_none(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(QUESTION)
    assert page.page.locator(".feedback").count() == 0
