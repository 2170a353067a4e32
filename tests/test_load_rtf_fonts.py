"""The encodings of the letters of an RTF text: those of its fonts, and the document's."""

import pytest

from passerelle.index.load.rtf.fonts import Font, Fonts

CHARSETS = [
    (77, b"\x8e", "é"), (128, b"\x82\xa0", "あ"), (129, b"\xb0\xa1", "가"), (134, b"\xd6\xd0", "中"),
    (136, b"\xa4\xa4", "中"),
    (161, b"\xe1", "α"), (162, b"\xfe", "ş"), (163, b"\xfe", "₫"), (177, b"\xe0", "א"), (178, b"\xc8", "ب"),
    (186, b"\xe0", "ą"), (204, b"\xcf", "П"), (222, b"\xa1", "ก"), (238, b"\xb3", "ł"), (2, b"\x8c", "\x8c"),
    (0, b"\x8c", "Œ"), (1, b"\x8c", "Œ"), (255, b"\x8c", "Œ"),
]  # fmt: skip


@pytest.mark.parametrize(("charset", "content", "text"), CHARSETS)
def test_the_letters_of_a_font_are_in_the_encoding_of_its_character_set(
    charset: int, content: bytes, text: str
) -> None:
    fonts = Fonts()
    fonts.define(3).charset = charset
    assert fonts.decoded(content, 3) == text
    assert fonts.decoded(b"\x8c", 4) == "Œ"


@pytest.mark.parametrize(
    ("number", "content", "text"),
    [
        (1252, b"\xe9", "é"),
        (1251, b"\xcf", "П"),
        (437, b"\x82", "é"),
        (850, b"\xb5", "Á"),
        (10000, b"\x8e", "é"),
        (10006, b"\xe1", "α"),
        (10007, b"\x8e", "О"),
        (10029, b"\x8c", "Ć"),
        (10079, b"\xdc", "Ð"),
        (10081, b"\xdc", "İ"),
        (99999, b"\xe9", "é"),
        (-1, b"\xe9", "é"),
    ],
)
def test_a_document_names_its_encoding_by_a_number(number: int, content: bytes, text: str) -> None:
    fonts = Fonts()
    fonts.set_encoding(number)
    assert fonts.decoded(content, 0) == text


def test_an_encoding_that_is_none_is_western_whatever_was_before() -> None:
    fonts = Fonts()
    fonts.set_encoding(1251)
    fonts.set_encoding(4)
    assert fonts.decoded(b"\xe9", 0) == "é"


def test_letters_that_an_encoding_lacks_are_marked() -> None:
    assert Fonts().decoded(b"a\x81b", 0) == "a\ufffdb"


@pytest.mark.parametrize(
    ("font", "signs"),
    [
        (Font("Arial", 0), False),
        (Font("Arial", 2), True),
        (Font("Arial", 3), False),
        (Font("Wingdings 2", 0), True),
        (Font("WINGDINGS", 0), True),
        (Font("Webdings", 0), False),
    ],
)
def test_a_font_of_signs_is_told_by_its_set_or_its_name(font: Font, *, signs: bool) -> None:
    assert font.draws_symbols is signs


def test_a_font_that_the_table_lacks_is_none_in_particular_and_stays_out_of_it() -> None:
    fonts = Fonts()
    fonts.named(1).name = "Arial"
    assert fonts.named(1) == Font()
    fonts.define(1).name = "Arial"
    fonts.define(1).charset = 2
    assert fonts.named(1) == Font("Arial", 2)
