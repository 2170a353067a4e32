"""Facts about the questions that the page begins with: made of the documents, checked, and kept while these last."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from passerelle import Answer, Assistant
from passerelle.index.sync import Options, sync
from passerelle.index.types import Document, Span
from passerelle.starting import KEPT_IN, english, french
from passerelle.starting.draw import _is_exact, is_answered, start_questions
from passerelle.starting.kept import StartQuestions
from passerelle.starting.names import short_name
from passerelle.starting.types import Made
from passerelle.types import ExactAnswer

ENGLISH = [
    ("The Marrow Bridge was opened on 4 May 1931 by a baker.", "When was the Marrow Bridge opened?"),
    ("Edith Pane resigned in March 1950.", "When did Edith Pane resign?"),
    ("The Ellery ferry takes about 40 minutes.", "How long does the Ellery ferry take?"),
    ("The Harrow mill was built by Edith Pane in 1804.", "Who built the Harrow mill?"),
    ("A day pass costs £12 for adults.", "How much does a day pass cost?"),
    ("It was opened on 4 May 1931.", None),
    ("The bridge that he built was opened on 4 May 1931.", None),
]
FRENCH = [
    (
        "Le traité de Vaux, signé le 3 mai 1922, fixe la frontière.",
        "Quand le traité de Vaux a-t-il été signé ?",
    ),
    ("La halle Morin a été inaugurée en 1904.", "Quand la halle Morin a-t-elle été inaugurée ?"),
    ("Le pacte d’Aubry est dissous le 1er juillet 1991.", "Quand le pacte d’Aubry est-il dissous ?"),
    ("L’Albanie quitte le pacte en 1968.", "Quand est-ce que l’Albanie quitte le pacte ?"),
    ("La ville de Vaux compte 4 900 habitants.", "Combien d’habitants compte la ville de Vaux ?"),
    ("Le loyer est de 410 € par mois.", "Quel est le loyer ?"),
    ("Elle a été inaugurée en 1904.", None),
    ("La halle Morin est ouverte tous les jours sauf le lundi.", None),
]


def made(text: str, language: str) -> str | None:
    document = Document("x", "X", "fr" if language == "fr" else "en", text)
    turn = french.questions if language == "fr" else english.questions
    return next((each.question for each in turn(document, Span(0, len(text)), text)), None)


@pytest.mark.parametrize(("sentence", "question"), ENGLISH)
def test_an_english_sentence_is_turned_into_its_question(sentence: str, question: str | None) -> None:
    assert made(sentence, "en") == question


@pytest.mark.parametrize(("sentence", "question"), FRENCH)
def test_a_french_sentence_is_turned_into_its_question(sentence: str, question: str | None) -> None:
    assert made(sentence, "fr") == question


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("A day pass costs £12.", "£12"),
        ("A day pass costs £12,50 for adults.", "£12,50"),
        ("A day pass costs €1,200.", "€1,200"),
        ("A day pass costs $12 per week.", "$12 per week"),
        ("The Marrow Bridge was opened on 4 May 1931.", "on 4 May 1931"),
        ("The Ellery ferry takes about 40 minutes.", "about 40 minutes"),
    ],
)
def test_what_answers_is_the_amount_or_the_time_without_the_sign_behind_it(
    sentence: str, answer: str
) -> None:
    document = Document("x", "X", "en", sentence)
    (found, *_) = english.questions(document, Span(0, len(sentence)), sentence)
    assert sentence[found.answer.start : found.answer.end] == answer


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("La durée du bail est d’environ 40 minutes.", "environ 40 minutes"),
        ("La durée du bail est d'environ 40 minutes.", "environ 40 minutes"),
        ("La garantie est de 2 ans.", "2 ans"),
        ("La caution est de 410 €.", "410 €"),
        ("La caution est de 410 € par mois.", "410 € par mois"),
    ],
)
def test_what_answers_in_french_is_the_amount_or_the_time_alone(sentence: str, answer: str) -> None:
    document = Document("x", "X", "fr", sentence)
    (found, *_) = french.questions(document, Span(0, len(sentence)), sentence)
    assert sentence[found.answer.start : found.answer.end] == answer


def test_a_document_is_named_by_the_short_part_of_its_title() -> None:
    assert short_name("Lescat Mobilier – Livret du salarié") == "Lescat Mobilier"
    assert short_name("Rules") == ""


def test_a_document_is_not_named_by_more_than_forty_letters() -> None:
    assert short_name("Ferry " + "X" * 33 + "y") == "Ferry " + "X" * 33 + "y"
    assert short_name("Ferry " + "X" * 34 + "y") == ""


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Assistant, Answer]]:
    place = tmp_path_factory.mktemp("mills")
    names = ("Harrow", "Marrow", "Ellery", "Tarrant", "Pembury")
    text = "\n\n".join(f"The {name} mill was opened on {day} May 1931." for day, name in enumerate(names, 4))
    (place / "mills.md").write_text(f"# Mills of the valley\n\n{text}\n", encoding="utf-8")
    sync([place], place / "store", Options())
    with Assistant.open(place / "store") as assistant:
        yield assistant, assistant.ask("When was the Harrow mill opened?")


def test_three_questions_of_a_language_are_drawn(answer: tuple[Assistant, Answer]) -> None:
    assert [made.language for made in start_questions(answer[0])] == ["en"] * 3


def test_as_many_questions_of_a_language_are_drawn_as_are_wanted(answer: tuple[Assistant, Answer]) -> None:
    assert [len(start_questions(answer[0], wanted)) for wanted in (0, 1, 5, 9)] == [0, 1, 5, 5]


def asked_of(answer: Answer, *, before: int = 0, after: int = 0) -> Made:
    """Return the question that *answer* answers, its words so many letters longer."""
    first = answer.citations[0]
    words = first.answer or Span(first.start, first.end)
    place = Span(words.start - before, words.end + after)
    sentence = Span(first.start, first.end)
    return Made("When?", "en", first.document.id, sentence, place, named=True, kind="time")


@pytest.mark.parametrize(("confidence", "shown"), [(0.71, True), (0.7, True), (0.69, False)])
def test_a_question_is_shown_that_is_answered_surely(
    answer: tuple[Assistant, Answer], confidence: float, *, shown: bool
) -> None:
    assert is_answered(asked_of(answer[1]), replace(answer[1], confidence=confidence)) is shown


def test_a_question_is_shown_that_is_answered_from_its_own_words(answer: tuple[Assistant, Answer]) -> None:
    said = replace(answer[1], confidence=0.9)
    first = said.citations[0]
    exact = first.answer
    assert exact is not None
    whole = asked_of(said, before=exact.start - first.start, after=first.end - exact.end)
    beside = replace(whole, answer=Span(first.start, exact.start))
    behind = replace(whole, answer=Span(exact.end, first.end))
    without = replace(said, citations=(replace(first, answer=None),))
    shown = [is_answered(made, said) for made in (whole, beside, behind)]
    assert shown == [True, False, False]
    assert [is_answered(made, without) for made in (whole, beside, behind)] == [True, True, True]
    for outside in (Span(first.start - 1, first.end), Span(first.start, first.end + 1)):
        assert not is_answered(replace(whole, answer=outside), said)


@pytest.mark.parametrize(
    ("asked", "exact", "shown"),
    [
        ("on 3 May", "3 May", True),
        ("on 3 May", "on 3 May and 5 May", True),
        ("on 3 May", "on 3 May and has ended", False),
        ("from 8 am to noon", "8 am", False),
        ("from 8 am to noon", "8 am to noon", True),
        ("from 8 am to noon", "noon", True),
    ],
)
def test_the_words_that_answer_have_both_ends_of_a_time_and_no_verb(
    answer: tuple[Assistant, Answer], asked: str, exact: str, *, shown: bool
) -> None:
    text = exact if asked in exact else asked
    start = text.index(exact)
    said = ExactAnswer(exact, start, start + len(exact))
    place = Span(text.index(asked), text.index(asked) + len(asked))
    made = replace(asked_of(answer[1]), answer=place)
    assert _is_exact(made, said, asked) is shown


def test_a_question_is_not_shown_that_is_answered_in_another_language_or_from_another_document(
    answer: tuple[Assistant, Answer],
) -> None:
    said, made = replace(answer[1], confidence=0.9), asked_of(answer[1])
    assert is_answered(made, said)
    assert not is_answered(replace(made, language="fr"), said)
    assert not is_answered(replace(made, document="another"), said)
    assert not is_answered(made, replace(said, abstained=True))


def test_questions_are_drawn_by_turns_in_both_languages_of_every_document_first(tmp_path: Path) -> None:
    place = tmp_path / "documents"
    place.mkdir()
    mills = "The Harrow mill was opened on 4 May 1931. The Marrow mill was opened on 5 May 1931."
    for name, title, text in (
        ("mills.md", "The mills", mills),
        ("bridge.md", "The bridge", "The Ellery bridge was built by Edith Pane in 1960."),
        (
            "halle.md",
            "La halle",
            "La halle Morin a été inaugurée en 1904. Elle abrite le marché de la ville.",
        ),
    ):
        (place / name).write_text(f"# {title}\n\n{text}\n", encoding="utf-8")
    sync([place], tmp_path / "store", Options())
    with Assistant.open(tmp_path / "store") as assistant:
        drawn = start_questions(assistant, 2)
    assert [made.language for made in drawn] == ["fr", "en", "en"]
    assert len({made.document for made in drawn}) == 3


def test_questions_are_checked_kept_and_made_again_when_the_store_changes(tmp_path: Path) -> None:
    documents, store = tmp_path / "documents", tmp_path / "store"
    documents.mkdir()
    mill = documents / "mill.md"
    mill.write_text("# The Harrow mill\n\nThe Harrow mill was opened on 4 May 1931.\n", encoding="utf-8")
    sync([documents], store, Options())
    with Assistant.open(store) as assistant:
        starting = StartQuestions(assistant)
        assert starting.ready() is None
        assert starting.made() == (("en", "When was the Harrow mill opened?"),)
        assert StartQuestions(assistant).ready() == starting.ready() == starting.made()
        kept = json.loads((store / KEPT_IN).read_text(encoding="utf-8"))
        assert kept["of"] == [3, *kept["of"][1:]]
        assert kept["questions"] == [["en", "When was the Harrow mill opened?"]]
        mill.write_text("# The Harrow mill\n\nThe Harrow mill was closed on 9 June 1999.\n", encoding="utf-8")
        sync([documents], store, Options())
        assert starting.ready() is None
        assert starting.made() == (("en", "When was the Harrow mill closed?"),)
    assert (store / KEPT_IN).is_file()
