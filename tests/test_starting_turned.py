"""Sentences that are turned into questions, or not, by their form; and their first word inside of a sentence."""

from collections.abc import Callable
from typing import Any

import pytest

from passerelle.index.types import Document, Span
from passerelle.starting import english, french
from passerelle.starting.types import in_the_middle


def document(text: str) -> Document:
    return Document("a", "Bac", "fr", text)


def made(turn: Callable[..., Any], sentence: str) -> str | None:
    return next((each.question for each in turn(document(sentence), Span(0, len(sentence)), sentence)), None)


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("The Harrow mill was written by Edith Pane in 1804.", "Who wrote the Harrow mill?"),
        ("The Harrow mill closed in 1804.", "When did the Harrow mill close?"),
        (
            "The Harrow mill joined the Marrow league in 1804.",
            "When did the Harrow mill join the Marrow league?",
        ),
        ("The Harrow mill left in 1804.", None),
        ("The Harrow mill costs £12.", "How much does the Harrow mill cost?"),
        ("The Harrow mills cost £12.", "How much do the Harrow mills cost?"),
        ("The Harrow mill has 12 wheels under it.", None),
        ("The Harrow mill has 12 wheels and a roof.", "How many wheels does the Harrow mill have?"),
        ("The Harrow mills have 12 wheels and a roof.", "How many wheels do the Harrow mills have?"),
        ("The Harrow mill lasted 12 years.", "How long did the Harrow mill last?"),
        ("Members must pay by 4 May 1931.", None),
        ("The Harrow mill must pay by 4 May 1931.", "By what date must the Harrow mill pay?"),
        ("A mill was opened in 1804.", None),
        ("The Harrow mill, opened in 1804, is red.", "When was the Harrow mill opened?"),
        ("The Harrow mill and the Marrow mill, opened in 1804, are red.", None),
        ("In May the Harrow mill was opened in 1804.", None),
    ],
)
def test_an_english_sentence_is_turned_where_its_form_is_plain(sentence: str, question: str | None) -> None:
    assert made(english.questions, sentence) == question


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("La halle Morin coûte 12 €.", "Combien coûte la halle Morin ?"),
        ("Le bac Morin a duré 12 ans.", "Combien de temps le bac Morin a-t-il duré ?"),
        ("La halle Morin compte 12 étals.", "Combien d’étals compte la halle Morin ?"),
        ("La halle Morin compte 12 halls.", "Combien de halls compte la halle Morin ?"),
        ("Le loyer Morin est fixé à 12 €.", "À combien est fixé le loyer Morin ?"),
        ("Les halles Morin ont été inaugurées en 1904.", "Quand les halles Morin ont-elles été inaugurées ?"),
        ("En mai, la halle Morin a été inaugurée en 1904.", None),
        ("La charte Morin, signée en 1904, est rouge.", "Quand la charte Morin a-t-elle été signée ?"),
    ],
)
def test_a_french_sentence_is_turned_where_its_form_is_plain(sentence: str, question: str | None) -> None:
    assert made(french.questions, sentence) == question


@pytest.mark.parametrize(
    ("subject", "text", "written"),
    [
        ("Rome brûle", "À Rome, il vit de Rome.", "Rome brûle"),
        ("Musée clos", "le musée et un musée", "musée clos"),
        ("Zouave", "rien", ""),
        ("MacBoat lit", "avec macBoat et sans macboat", "macBoat lit"),
        ("Le musée", "rien", "le musée"),
        ("ONU forte", "rien", "ONU forte"),
        ("Grand Harle", "rien", "Grand Harle"),
        ("12 bacs", "rien", ""),
    ],
)
def test_a_sentences_first_word_is_written_as_inside_of_sentences(
    subject: str, text: str, written: str
) -> None:
    assert in_the_middle(subject, document(text), ("le", "la")) == written
