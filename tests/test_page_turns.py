"""One question on the page, one document to read and one judgement: what is refused, and what is told in its place."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from library import Library
from small_store import EMBEDDER, put

from passerelle import Assistant, Retriever
from passerelle.conversation.turns import Conversation, Turn
from passerelle.index.errors import PasserelleError
from passerelle.index.store.store import Store
from passerelle.index.types import Document, Heading, Passage, Span
from passerelle.types import Answer, Citation, Hit
from passerelle.ui.feedback import feedback_form, keep, span_of
from passerelle.ui.text import fingerprint, notice, reading
from passerelle.ui.turns import Refusal, answered, drawn, read, texts_of

TEXT = "Le pont de Brume fut ouvert le 4 juin 1931."
PONT = Document("pont.txt", "Pont", "fr", TEXT)
PASSAGE = Passage(PONT, 0, len(TEXT), "fr")
NOTHING_SAID = Conversation()


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    made = Library(tmp_path_factory.mktemp("turns"))
    made.write("pont.txt", TEXT)
    made.index()
    with made.open() as store:
        yield Assistant(Retriever.of(store, made.embedder))


def answer(*citations: Citation, **known: Any) -> Answer:
    given = {"abstained": not citations, "confidence": 0.9, "nearest": (), "milliseconds": 1.0, **known}
    return Answer("Quand ?", "fr", "Rien.", citations, **given)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", "Écrivez d’abord une question."),
        (" \n", "Écrivez d’abord une question."),
        ("x" * 10_001, "Cette question est trop longue"),
        (" " * 10_001, "Écrivez d’abord une question."),
    ],
)
def test_what_is_no_question_is_refused_with_a_sentence(
    assistant: Assistant, question: str, words: str
) -> None:
    refusal = answered(assistant, question, "fr", NOTHING_SAID)
    assert isinstance(refusal, Refusal)
    assert words in refusal.notice


def test_a_question_is_answered_after_what_was_said(assistant: Assistant) -> None:
    for language in ("fr", "en"):
        found = answered(assistant, "OK", language, NOTHING_SAID)
        assert isinstance(found, Answer)
        assert (found.question, found.language) == ("OK", language)
    told = Conversation((Turn("Quand ?", "Quand ?", "fr"),))
    after = answered(assistant, "OK", "en", told)
    assert isinstance(after, Answer)
    assert after.language == "fr"


def test_a_store_that_is_closed_is_told_to_the_reader_and_logged(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, PONT)
    with Assistant(Retriever.of(Store.open(tmp_path), EMBEDDER)) as opened:
        pass
    with caplog.at_level(logging.ERROR):
        refusal = answered(opened, "Bonjour", "fr", NOTHING_SAID)
        assert isinstance(refusal, Refusal)
        assert "say-store_fault" in refusal.notice
        assert "say-gone" in read(opened, {"document": "pont.txt"}, "fr")
        assert keep(opened, {"question": "Quand ?", "document": "pont.txt"}, lambda *_: None) == "moved"
    assert [each.levelname for each in caplog.records] == ["ERROR", "ERROR"]


@pytest.mark.parametrize(("judged", "forms"), [(True, 1), (False, 0)])
def test_a_turn_is_drawn_with_a_form_where_it_is_judged(*, judged: bool, forms: int) -> None:
    turn = drawn(answer(Citation(1, PASSAGE, 0, 16)), 4, "en", judged=judged)
    assert turn.evidence.count('class="feedback"') == forms
    assert 'id="card-4-1"' in turn.evidence
    assert 'href="#card-4-1"' in turn.answer
    assert 'class="question" lang="fr"' in turn.question


@pytest.mark.parametrize(
    ("sent", "marked", "changed"),
    [
        (
            {"start": "0", "end": "7", "words": fingerprint(PONT, Span(0, 7))},
            '<mark class="starts ends">',
            False,
        ),
        (
            {"start": "0", "end": "7", "words": fingerprint(PONT, Span(0, 7)), "near": "1"},
            '<mark class="near starts ends">',
            False,
        ),
        (
            {"start": "0", "end": "7", "words": fingerprint(PONT, Span(0, 7)), "near": "2"},
            '<mark class="starts ends">',
            False,
        ),
        ({"start": "0", "end": "7"}, '<mark class="starts ends">', False),
        ({"start": "0", "end": "8", "words": fingerprint(PONT, Span(0, 7))}, "", True),
        ({"start": "0", "end": "99"}, "", True),
        ({"start": "0"}, "", False),
        ({}, "", False),
    ],
)
def test_a_document_is_read_with_its_span_marked(
    assistant: Assistant, sent: dict[str, str], marked: str, *, changed: bool
) -> None:
    html = read(assistant, {"document": "pont.txt", **sent}, "fr")
    assert ("<mark" in html) is bool(marked)
    assert marked in html
    assert ("say-changed" in html) is changed
    assert "de Brume fut ouvert" in html


@pytest.mark.parametrize("sent", [{}, {"document": ""}, {"document": "pont"}, {"document": "../pont.txt"}])
def test_a_document_that_is_not_there_is_told_to_be_gone(assistant: Assistant, sent: dict[str, str]) -> None:
    for language, words in (("fr", "Ce document n’est plus"), ("en", "This document is no longer")):
        assert words in read(assistant, sent, language)  # type: ignore[arg-type]


def test_a_notice_is_a_paragraph_of_its_words() -> None:
    assert notice("gone", "en").startswith('<p class="reading-notice"><span class="say say-gone" lang="en">')


@pytest.mark.parametrize(
    ("span", "marked"),
    [
        (Span(0, 1), "L"),
        (Span(len(TEXT) - 1, len(TEXT)), "."),
        (Span(0, len(TEXT) + 1), ""),
        (Span(4, 4), ""),
        (None, ""),
    ],
)
def test_without_words_any_span_of_the_text_is_marked(span: Span | None, marked: str) -> None:
    html = reading(PONT, span, "", "fr")
    assert html.count("<mark") == bool(marked)
    assert ("say-changed" in html) is (span is not None and not marked)
    assert f'lang="fr" dir="auto">{"<p><mark" if marked == "L" else "<p>"}' in html


@pytest.mark.parametrize(
    ("sent", "texts"),
    [
        ({"a": "b", "c": 3, "d": True, "e": None, "f": 2.5, "g": ["h"], 4: "i"}, {"a": "b", "c": "3"}),
        ({"a": "\ud83d"}, {"a": "\ufffd"}),
        ([("a", "b")], {}),
        (None, {}),
    ],
)
def test_what_a_browser_sends_is_texts_by_their_names(sent: object, texts: dict[str, str]) -> None:
    assert texts_of(sent) == texts


def judged(**more: str) -> dict[str, str]:
    words = fingerprint(PONT, Span(0, 7))
    return {"question": " Quand ? ", "document": "pont.txt", "start": "0", "end": "7", "words": words, **more}


def test_a_judgement_is_handed_on_with_its_passage_or_none(assistant: Assistant) -> None:
    told: list[tuple[str, Passage | None]] = []
    hand_on = lambda question, passage: told.append((question, passage))  # noqa: E731
    assert keep(assistant, judged(), hand_on) == "kept"
    assert keep(assistant, {"question": "Où ?"}, hand_on) == "kept"
    (asked, passage), other = told
    assert asked == " Quand ? "
    assert passage is not None
    assert (passage.start, passage.end, passage.language, passage.text) == (0, 7, "fr", "Le pont")
    assert other == ("Où ?", None)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"question": "x" * 10_000}, "kept"),
        ({"question": "x" * 10_001}, "not_kept"),
        ({"question": f" {'x' * 9_999} "}, "kept"),
        ({"question": f"{'x' * 10_000} "}, "kept"),
        ({"question": " "}, "not_kept"),
        ({"document": "quai.txt"}, "moved"),
        ({"words": ""}, "moved"),
        ({"end": "8"}, "moved"),
        ({"end": "0", "words": fingerprint(PONT, Span(0, 0))}, "moved"),
        ({"start": "", "words": fingerprint(PONT, Span(0, 0))}, "moved"),
        ({"start": "x"}, "moved"),
    ],
)
def test_a_judgement_of_words_that_stand_there_is_kept(
    assistant: Assistant, more: dict[str, str], said: str
) -> None:
    assert keep(assistant, judged(**more), lambda *_: None) == said


def test_why_a_judgement_is_not_kept_is_logged(
    assistant: Assistant, caplog: pytest.LogCaptureFixture
) -> None:
    def full(*_: object) -> None:
        raise PasserelleError("the disk is full")

    with caplog.at_level(logging.ERROR):
        assert keep(assistant, judged(), full) == "not_kept"
    assert caplog.messages == ["the disk is full"]


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("0", "0", Span(0, 0)),
        ("1" * 18, "2", Span(int("1" * 18), 2)),
        ("1" * 19, "2", None),
        ("²", "2", None),
    ],
)
def test_a_span_is_two_whole_numbers(start: str, end: str, span: Span | None) -> None:
    assert span_of(start, end) == span


def form(text: str, *headings: Heading) -> str:
    document = replace(PONT, text=text, headings=headings)
    return feedback_form(answer(nearest=(Hit(1, Passage(document, 0, len(text), "fr"), 0.5, 0.5),)), "fr")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{'mot ' * 39}fins", f"{'mot ' * 39}fins"),
        (f"{'mot ' * 39}fine!", f"{('mot ' * 39).strip()}…"),
        ("un\n  deux", "un deux"),
    ],
)
def test_a_passage_is_known_by_its_first_hundred_and_sixty_letters(text: str, shown: str) -> None:
    assert f'dir="auto">{shown}</span>' in form(text.replace("!", "s"))


def test_a_passage_is_known_by_what_stands_below_its_headings() -> None:
    assert ">Il ouvre</span>" in form("Pont\n\nHoraires\nIl ouvre", Heading(0, 4, 1), Heading(6, 14, 2))
    assert ">Pont Il ouvre</span>" in form("Pont\nIl ouvre")
    assert ">Pont</span>" in form("Pont", Heading(0, 4, 1))
    assert ">Pont</span>" in form("Pont\n", Heading(0, 4, 1))


def test_each_passage_may_be_judged_once_and_none_where_there_is_an_answer() -> None:
    twin = Hit(1, PASSAGE, 0.5, 0.5)
    other = Hit(2, replace(PASSAGE, start=3), 0.5, 0.5)
    html = feedback_form(answer(Citation(1, PASSAGE, 0, 7), nearest=(twin, other)), "fr")
    assert (html.count('class="judge"'), html.count("say-not_there")) == (3, 1)
    assert feedback_form(answer(nearest=(twin, other)), "fr").count('class="judge"') == 2


def test_passages_are_judged_in_their_order_also_where_they_begin_alike() -> None:
    elsewhere = replace(PASSAGE, document=replace(PONT, id="quai.txt"))
    html = feedback_form(
        answer(Citation(1, PASSAGE, 0, 7), nearest=(Hit(1, elsewhere, 0.5, 0.5), Hit(2, PASSAGE, 0.4, 0.4))),
        "fr",
    )
    assert re.findall(r'data-document="([^"]+)"', unescape(html)) == ["pont.txt", "quai.txt"]
