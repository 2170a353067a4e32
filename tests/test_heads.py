"""Facts about the head of a document: which of its words may be a name, and how far it reaches."""

from typing import Any, cast

import pytest

from passerelle.index.heads import HEAD, folded_words, head_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Menuiserie Éloi, 3 rue du Port", {"menuiserie": "Menuiserie", "eloi": "Éloi", "port": "Port"}),
        ("ÉLOI puis Éloi", {"eloi": "ÉLOI"}),
        ("M. Le Goff", {"goff": "Goff"}),
        ("Mme Roy", {"mme": "Mme", "roy": "Roy"}),
        ("Œuvre Straße", {"oeuvre": "Œuvre", "straße": "Straße"}),
        ("A4B5 Lot_A Bac7", {"lot": "Lot", "bac": "Bac"}),
        ("tout en petit", {}),
        ("", {}),
    ],
)
def test_a_word_of_three_letters_with_a_capital_may_be_a_name(text: str, names: dict[str, str]) -> None:
    assert dict(head_names(text)) == names


@pytest.mark.parametrize(
    ("before", "name", "held"),
    [
        (HEAD - 6, "Harle", True),  # ends one character before the head does
        (HEAD - 5, "Harle", False),  # reaches its end, and may go on behind it
        (HEAD - 4, "Harle", False),
        (HEAD, "Harle", False),
    ],
)
def test_a_word_that_the_head_cuts_is_no_name(before: int, name: str, *, held: bool) -> None:
    text = "x" * (before - 1) + f" {name} part bientôt"
    assert (name.lower() in head_names(text)) is held
    assert "har" not in head_names(text)


def test_a_text_shorter_than_a_head_keeps_its_last_word() -> None:
    for length in (HEAD - 1, HEAD):
        text = "x" * (length - 6) + " Harle"
        assert len(text) == length
        assert ("harle" in head_names(text)) is (length < HEAD)


def test_words_are_folded_in_their_order_and_short_ones_left() -> None:
    assert folded_words("L'Été à Nîmes, en été : 12 bacs") == ("ete", "nimes", "ete", "bacs")


def test_names_cannot_be_changed_by_who_reads_them() -> None:
    with pytest.raises(TypeError, match="does not support item assignment"):
        cast("Any", head_names("Harle"))["roy"] = "Roy"
