"""Text without accents: what is spelt out, what stays, and what keeps the place of each letter."""

import pytest

from passerelle.index.folding import fold, fold_letters


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’été à Nîmes", "L’ete a Nimes"),
        ("œuvre ŒUVRE æther ÆTHER", "oeuvre OEUVRE aether AETHER"),
        ("e\u0301 c\u0327 n\u0303", "e c n"),
        ("\ufb01n 10² ½", "fin 102 1\u20442"),
        ("ß ø đ", "ß ø đ"),
        ("12 %", "12 %"),
        ("", ""),
    ],
)
def test_text_is_folded_to_the_letters_that_are_typed_without_accents(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’ÉTÉ", "l'ete"),
        ("L'été", "l'ete"),
        ("ŒUVRE æ", "ouvre a"),
        ("\ufb01n 10²", "fn 102"),
        ("İ", "i"),
        ("e\u0301", "e\u0301"),
        ("« Où ? »", "« ou ? »"),
        ("", ""),
    ],
)
def test_each_letter_is_folded_at_its_place(text: str, folded: str) -> None:
    assert fold_letters(text) == folded
    assert len(folded) == len(text)
