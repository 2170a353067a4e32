"""Signs of the symbol fonts, and of the fields by which Word draws them."""

import pytest

from passerelle.index.load.letters import drawn_by_field, symbols, with_reading


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
        (r"SYMBOL 128 \f Arial", "€"),
        ("SYMBOL 129", "\ufffd"),
        ("SYMBOL 255", "ÿ"),
        ("SYMBOL 256", "Ā"),
        (r'SYMBOL 97 \f "Symbol MT"', "α"),
        (r"SYMBOL 0xDFFF \u", "\ufffd"),
        (r"SYMBOL 0xE000 \u", "\ue000"),
        (r"SYMBOL 0xFFFF \u", "\uffff"),
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


# what each font shows for the letters of one row, in their order
TABLES = {
    "Symbol": """
abcdefghiklmnopqrstuwxyz αβχδεφγηικλμνοπθρστυωξψζ
ABCDEFGHIKLMNOPQRSTUWXYZ ΑΒΧΔΕΦΓΗΙΚΛΜΝΟΠΘΡΣΤΥΩΞΨΖ
jvVJ"$@^'\\`~ φϖςϑ∀∃≅⊥∋∴‾∼
¡¢£¤¥¦§¨©ª«¬®¯°±²³ ϒ′≤⁄∞ƒ♣♦♥♠↔←→↓°±″≥
´µ¶·¸¹º»¼½¾¿ ×∝∂•÷≠≡≈…│─↵
ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏ ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉
ÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞß ∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓
àáâãäåæçèéêëìíîï ◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪
ñòóôõö÷øùúûüýþ ⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭
""",
    "Wingdings": """
lnopqrx§¨ ●■☐☐☐☐☒▪☐
Øßàáâèðûüýþ ➢←→↑↓➔⇨✗✓☒☑
(*JLCD ☎✉☺☹👍👎
""",
    "Wingdings 2": "OPQRST*£ ✗✓☒☑☒☒☐☐",
    "Wingdings 3": '"#!u} ↑↓→▶▶',
    "Webdings": "acrgn ✓☐✗■●",
}


@pytest.mark.parametrize(
    ("font", "row"), [(font, row) for font, table in TABLES.items() for row in table.strip().splitlines()]
)
def test_each_sign_of_a_symbol_font_is_shown(font: str, row: str) -> None:
    letters, signs = row.split(" ")
    assert symbols(letters, font) == signs
    private = "".join(chr(0xF000 + ord(letter)) for letter in letters)
    assert symbols(private, font.upper()) == signs


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\uf06c", "Arial", "●"),
        ("a\uf06c", "Arial", "a●"),
        ("Z", "Wingdings", "\ufffd"),
        (" \n", "Wingdings", " \n"),
        ("Z", "Marlett", "\ufffd"),
        ("l", "ZapfDingbats", "●"),
        ("5", "Symbol", "5"),
        ("\uf035", "Symbol", "5"),
        ("\uf001", "Symbol", "\ufffd"),
        ("\uf05a", "Arial", "\ufffd"),
        ("漢", "Wingdings", "漢"),
        ("\x8c\x9f", "Wingdings", "①•"),
        ("\uf020", "Wingdings 3", "←"),
        ("\xff\u0100", "Wingdings", "\ufffd\u0100"),
        ("\uefff\uf100", "Arial", "\uefff\uf100"),
        ("\uf000", "Arial", "\ufffd"),
        ("\uf0ff", "Arial", "\ufffd"),
        ("\uf01f", "Symbol", "\ufffd"),
    ],
)
def test_a_code_without_a_sign_is_a_letter_of_its_own_or_a_mark(text: str, font: str, shown: str) -> None:
    assert symbols(text, font) == shown


@pytest.mark.parametrize(
    ("base", "reading", "shown"),
    [
        ("東京", "tōkyō", "東京 (tōkyō)"),
        ("東京", " とう ", "東京(とう)"),
        ("東京", "とō", "東京 (とō)"),
        ("東", "Z", "東 (Z)"),
        ("東京", " ", "東京"),
        (" ", "a", " "),
    ],
)
def test_a_reading_stands_in_brackets_behind_its_word(base: str, reading: str, shown: str) -> None:
    assert with_reading(base, reading) == shown


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("a", "Arial", "a"),
        ("a", "Symbol", "α"),
        ("\uf061", "Symbol", "α"),
        ("\uf061", "Arial", "\ufffd"),
        ("\uf0fe", "Arial", "☑"),
        ("\uf0fe", "Wingdings", "☑"),
        ("\uf052", "Wingdings 2", "☑"),
        ("\uf033", "Symbol", "3"),
        ("\uf020", "Symbol", " "),
        ("a", "Symbol MT", "α"),
        ("a", "SymbolPS", "α"),
        ("l", "Wingdings 4", "●"),
        ("\uf07f", "Symbol", "\ufffd"),
        ("3 ", "Symbol", "3 "),
        ("\x80 ", "Wingdings", "\ufffd "),
        ("é", "Wingdings", "\ufffd"),
        ("€", "Wingdings", "€"),
        ("€\uf0fe", "Arial", "€☑"),
    ],
)
def test_a_sign_is_what_its_font_shows(text: str, font: str, shown: str) -> None:
    assert symbols(text, font) == shown
