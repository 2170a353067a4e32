"""Facts about the questions that the page begins with: made of the documents, checked, and kept while these last."""

from pathlib import Path

import pytest

from passerelle import Assistant
from passerelle.index.sync import Options, sync
from passerelle.index.types import Document, Span
from passerelle.starting import KEPT_IN, english, french
from passerelle.starting.draw import short_name
from passerelle.starting.kept import StartQuestions

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


def test_a_document_is_named_by_the_short_part_of_its_title() -> None:
    assert short_name("Lescat Mobilier – Livret du salarié") == "Lescat Mobilier"
    assert short_name("Rules") == ""


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
        assert StartQuestions(assistant).ready() == starting.made()
        mill.write_text("# The Harrow mill\n\nThe Harrow mill was closed on 9 June 1999.\n", encoding="utf-8")
        sync([documents], store, Options())
        assert starting.ready() is None
        assert starting.made() == (("en", "When was the Harrow mill closed?"),)
    assert (store / KEPT_IN).is_file()
