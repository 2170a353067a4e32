"""Signs of the symbol fonts, and of the fields by which Word draws them."""

import pytest

from passerelle.index.load.letters import drawn_by_field, symbols


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\\ É \xca", "Symbol", "∴ ⊃ ⊇"),
        ("\uf0c9\uf0e6\uf0fe", "Symbol", "⊃⎛⎭"),
        ("\u00ff", "Symbol", "ÿ"),
        ("É", "Arial", "É"),
    ],
)
def test_a_symbol_font_shows_its_own_signs(text: str, font: str, shown: str) -> None:
    assert symbols(text, font) == shown


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r' SYMBOL 254 \f "Wingdings" \s 12', "☑"),
        (r"symbol 163 \f Symbol", "≤"),
        (r"SYMBOL 0x20AC \u", "€"),
        (r"SYMBOL 8364\u", "€"),
        ("SYMBOL 233", "é"),
        (r"SYMBOL 1 \f Wingdings", "\ufffd"),
        (r"SYMBOL 55296 \u", "\ufffd"),
        (r"SYMBOL 99999 \u", "\ufffd"),
        ("SYMBOLE 254", ""),
        ("PAGEREF SYMBOL 254", ""),
        ("", ""),
    ],
)
def test_a_field_draws_the_sign_it_names(instruction: str, shown: str) -> None:
    assert drawn_by_field(instruction) == shown
