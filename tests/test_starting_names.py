"""By what names start questions speak of documents and of the things in them."""

from pathlib import Path

import pytest

from passerelle import Assistant
from passerelle.index.sync import Options, sync
from passerelle.index.types import Document
from passerelle.starting.draw import _of_document, start_questions
from passerelle.starting.names import says_which, short_name


@pytest.mark.parametrize(
    ("subject", "rest", "language", "says"),
    [
        ("the farewell", "in Berlin", "en", False),
        ("the long farewell", "in Berlin", "en", True),
        ("the Council", "", "en", False),
        ("the Mill", "", "en", True),
        ("Harriet", "", "en", False),
        ("Harriet Pane", "", "en", True),
        ("Mill", "", "en", True),
        ("l’Albanie", "", "fr", True),
        ("l’adieu", "à Berlin", "fr", False),
        ("la pompe", "", "fr", False),
    ],
)
def test_an_article_and_one_noun_or_a_first_name_do_not_say_which(
    subject: str, rest: str, language: str, *, says: bool
) -> None:
    assert says_which(subject, rest, "The Mill", language) is says


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Drill Report — Alder House", "Every report of a drill counts.", "Alder House"),
        ("Drill Report", "Every report of a drill counts.", ""),
        (
            "Finding Aid: Papers of the Garside Kiln",
            "The Garside works closed.",
            "Papers of the Garside Kiln",
        ),
        ("Finding Aid: Papers of the Garside Kiln", "", "Finding Aid"),
        ("Course Rules: Harrow Engineering", "Students at Harrow have a course.", "Harrow Engineering"),
    ],
)
def test_a_document_is_named_by_what_its_text_says_with_a_capital(title: str, text: str, name: str) -> None:
    assert short_name(title, text) == name


def test_a_document_is_not_named_by_what_another_is_named_too() -> None:
    assert short_name("Alder House, May – Harrow Club", "", ["Alder House, June"]) == "Harrow Club"
    assert short_name("Alder House, May", "", ["Rules of Alder House"]) == ""


def test_a_thing_that_the_words_before_tell_of_is_not_asked_about() -> None:
    text = "A nurse sees most patients in Clinic 7. {} takes about ninety minutes.\n\nThe coach takes 20 minutes."
    questions = [
        [
            each.question
            for each in _of_document(Document("x", "Alder House", "en", text.format(what)), "en", alone=False)
        ]
        for what in ("The visit", "The first visit")
    ]
    coach = "Alder House: how long does the coach take?"
    assert questions == [[coach], ["Alder House: how long does the first visit take?", coach]]


def test_things_of_documents_with_the_same_name_are_not_asked_about(tmp_path: Path) -> None:
    place = tmp_path / "documents"
    place.mkdir()
    for month, day in (("May", "6 June"), ("November", "3 December")):
        text = f"# Alder House, {month}\n\nThe next drill will be held on {day}.\n"
        (place / f"{month}.md").write_text(text, encoding="utf-8")
    sync([place], tmp_path / "store", Options())
    with Assistant.open(tmp_path / "store") as assistant:
        assert start_questions(assistant) == ()
