"""What stands now where a question set expects a document or words that are there no more."""

import pytest

from passerelle.evaluation.sets.stale import _near_document, _near_sentence
from passerelle.index.types import Document

TEXT = "Le bac part à midi.\n\nLe vieux pont de\nbois tremble au vent du soir."


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("ancien/pont.md", "fr/pont.txt"),
        ("fr/ponts.txt", "fr/pont.txt"),
        ("fr/moulin.txt", "moulin.txt"),
        ("horaires.csv", ""),
        ("moulin-rive-n1.txt", "moulin.txt"),  # twenty of 28 letters alike
        ("moulin-rive-n12.txt", ""),
    ],
)
def test_a_document_that_moved_or_is_spelt_alike_is_named(name: str, near: str) -> None:
    assert _near_document(name, iter(["fr/pons.txt", "moulin.txt", "fr/pont.txt"])) == near


@pytest.mark.parametrize(
    ("quote", "near"),
    [
        ("Le vieux pont de pierre tremble", "Le vieux pont de bois tremble au vent du soir."),
        ("le vieux moulin au soir", "Le vieux pont de bois tremble au vent du soir."),
        ("le vieux moulin blanc", ""),
        ("de la", ""),
        ("horaires", ""),
    ],
)
def test_a_sentence_with_half_of_the_words_of_a_lost_quote_is_shown(quote: str, near: str) -> None:
    assert _near_sentence(Document("a", "Bac", "fr", TEXT), quote) == near
    assert _near_sentence(Document("a", "Bac", "fr", ""), quote) == ""
