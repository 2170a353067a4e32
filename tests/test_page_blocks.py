"""The page in gradio's terms: what stands where, what its functions give, and which of them its script may call."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from library import Library
from small_store import EMBEDDER, put

from passerelle import Assistant, Retriever
from passerelle.index.store.store import Store
from passerelle.index.types import Document, Passage, Span
from passerelle.starting.kept import StartQuestions, _write
from passerelle.ui.blocks import _started, _still
from passerelle.ui.feedback import Feedback
from passerelle.ui.page import build
from passerelle.ui.text import fingerprint

TEXT = "Le pont de Brume fut ouvert le 4 juin 1931."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    made = Library(tmp_path_factory.mktemp("blocks"))
    made.write("pont.txt", TEXT)
    made.index()
    with made.open() as store:
        yield Assistant(Retriever.of(store, made.embedder))


def built(assistant: Assistant, feedback: Feedback | None = None) -> Any:
    """Return the page, built inside of a loop: without one, gradio makes some that it never closes."""

    async def inside() -> Any:
        return build(assistant, feedback)

    with ThreadPoolExecutor(1) as thread:  # this one may have a loop of its own
        return thread.submit(asyncio.run, inside()).result()


@pytest.fixture(scope="module")
def page(assistant: Assistant) -> Any:
    return built(assistant)


def named(page: Any) -> dict[str, Any]:
    return {each.elem_id: each for each in page.blocks.values() if each.elem_id}


def nested(page: Any) -> str:
    """Return the names of the page's parts, each with those that stand inside of it."""
    names = {each["id"]: each["props"].get("elem_id") for each in page.config["components"]}

    def of(branch: dict[str, Any]) -> str:
        inside = " ".join(of(each) for each in branch.get("children") or [])
        return f"{names.get(branch['id'], 'page')}{f'({inside})' if inside else ''}"

    return of(page.config["layout"])


def test_the_conversation_stands_left_of_its_evidence(page: Any) -> None:
    assert nested(page) == (
        "page(banner room(talk(welcome chat dock(ask(question send) refusal)) side(evidence library)) reading-room)"
    )
    assert (page.title, page.fill_width, page.analytics_enabled) == ("Passerelle", True, False)
    parts = named(page)
    assert (parts["room"].equal_height, parts["ask"].equal_height) == (True, True)
    assert (parts["send"].value, parts["send"].min_width) == ("↑", 0)


@pytest.mark.parametrize(
    ("part", "holds"),
    [
        ("banner", 'href="#question"'),
        ("chat", 'role="log"'),
        ("reading-room", '<dialog id="reading"'),
        ("welcome", ""),
        ("library", ""),
    ],
)
def test_each_part_that_stands_still_shows_its_own_html(page: Any, part: str, holds: str) -> None:
    made = named(page)[part]
    assert holds in made.value
    assert bool(made.value) is bool(holds)
    assert (made.html_template, made.apply_default_css, made.js_on_load) == ("${value}", False, None)


def test_a_refusal_and_the_evidence_are_drawn_by_templates_of_their_own(page: Any) -> None:
    parts = named(page)
    assert 'class="refused" role="alert">${value}<' in parts["refusal"].html_template
    evidence = parts["evidence"]
    assert evidence.html_template == '<aside data-label="evidence"></aside>'
    assert "window.passerelle" in evidence.js_on_load
    assert (evidence.value, evidence.apply_default_css) == ("", False)


def test_the_page_is_filled_when_it_is_opened_and_its_script_asks(page: Any) -> None:
    ids = {each._id: name for name, each in named(page).items()}
    opened, made, submitted, clicked = page.config["dependencies"]
    for each, outputs in ((opened, ["welcome", "library"]), (made, ["welcome"])):
        assert (each["inputs"], [ids[at] for at in each["outputs"]]) == ([], outputs)
    assert opened["targets"][0][1] == "load"
    assert (made["targets"][0][1], made["trigger_after"]) == ("then", opened["id"])
    for each, sender, event in ((submitted, "question", "submit"), (clicked, "send", "click")):
        assert [(ids[at], on) for at, on in each["targets"]] == [(sender, event)]
        assert [ids[at] for at in each["inputs"] + each["outputs"]] == ["question", "question"]
        assert each["js"] == "(question) => window.passerelle.ask(question)"
        assert each["backend_fn"] is False
    for each in page.config["dependencies"]:
        assert (each["show_progress"], each["api_visibility"]) == ("hidden", "private")
    assert page.fns[1].concurrency_limit is None  # they take seconds, and no visitor waits for another


def test_a_welcome_has_questions_to_begin_with_once_they_are_made(tmp_path: Path) -> None:
    put(tmp_path, Document("pont", "Pont", "fr", TEXT))
    with Store.open(tmp_path) as store:
        asked = Assistant(Retriever.of(store, EMBEDDER))
        starting = StartQuestions(asked)
        welcome, library = _still(asked, starting)
        assert ("say-welcome" in welcome, "say-empty" in welcome) == (True, False)
        assert 'data-document="pont"' in library
        _write(starting._file, starting._key(), (("fr", "Quand ouvrit le pont ?"),))
        made = _started(asked, starting)
        assert 'data-question="Quand ouvrit le pont ?"' in unescape(made)
        assert _still(asked, starting) == (made, library)


def test_a_store_that_is_closed_is_welcomed_as_an_empty_one(tmp_path: Path) -> None:
    put(tmp_path, Document("pont", "Pont", "fr", TEXT))
    with Assistant(Retriever.of(Store.open(tmp_path), EMBEDDER)) as closed:
        starting = StartQuestions(closed)
    welcome, library = _still(closed, starting)
    assert "say-empty" in welcome
    assert '<span class="count">0</span>' in library
    assert _started(closed, starting)["__type__"] == "update"  # nothing new to show


def called(page: Any) -> dict[str, Any]:
    return {each.__name__: each for each in named(page)["evidence"].server_fns}


def test_the_script_may_ask_for_a_document_in_the_language_of_the_page(page: Any) -> None:
    read = called(page)["read_document"]
    assert "de Brume fut ouvert" in read({"document": "pont.txt"})
    assert "Ce document n’est plus" in read({"document": "quai.txt", "language": "fr"})
    assert "This document is no longer" in read(None)


def test_a_judgement_is_handed_on_where_somebody_keeps_it(assistant: Assistant, page: Any) -> None:
    told: list[tuple[str, Passage | None]] = []
    words = fingerprint(assistant.document("pont.txt"), Span(0, 7))
    sent = {"question": "Quand ?", "document": "pont.txt", "start": 0, "end": 7, "words": words}
    assert called(page)["keep_feedback"](sent) == "not_kept"
    keeping = built(assistant, lambda question, passage: told.append((question, passage)))
    assert sorted(called(keeping)) == ["keep_feedback", "read_document"]
    assert called(keeping)["keep_feedback"](sent) == "kept"
    ((question, passage),) = told
    assert (question, passage and passage.text) == ("Quand ?", "Le pont")
