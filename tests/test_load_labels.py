"""The numbers that a program draws before headings and items, in each of their forms."""

import pytest

from passerelle.index.load.labels import label, letters, roman


@pytest.mark.parametrize(
    ("number", "form", "french", "english"),
    [
        (1, "ordinal", "1er", "1st"),
        (2, "ordinal", "2e", "2nd"),
        (3, "ordinal", "3e", "3rd"),
        (11, "ordinal", "11e", "11th"),
        (12, "ordinal", "12e", "12th"),
        (13, "ordinal", "13e", "13th"),
        (21, "ordinal", "21e", "21st"),
        (111, "ordinal", "111e", "111th"),
        (20, "cardinalText", "Vingt", "Twenty"),
        (21, "cardinalText", "21", "21"),
        (0, "cardinalText", "0", "0"),
        (1, "ordinalText", "Premier", "First"),
        (7, "decimalZero", "07", "07"),
        (7, "decimal", "7", "7"),
        (7, "bullet", "", ""),
        (3, "numberInDash", "- 3 -", "- 3 -"),
        (4, "lowerRoman", "iv", "iv"),
        (27, "lowerLetter", "aa", "aa"),
    ],
)
def test_a_label_is_drawn_in_its_form(number: int, form: str, french: str, english: str) -> None:
    assert label(number, form) == french
    assert label(number, form, french=False) == english


def test_numbers_that_letters_and_roman_figures_do_not_write_are_written_in_ours() -> None:
    assert [roman(number) for number in (0, 1, 49, 4999, 5000)] == ["0", "I", "XLIX", "MMMMCMXCIX", "5000"]
    assert [letters(number) for number in (0, 1, 26, 27, 781)] == ["0", "A", "Z", "AA", "781"]
    assert letters(780) == "Z" * 30


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "I"), (3, "III"), (4, "IV"), (5, "V"), (8, "VIII"), (9, "IX"), (10, "X"), (40, "XL"), (50, "L"),
        (90, "XC"), (100, "C"), (400, "CD"), (500, "D"), (900, "CM"), (1000, "M"), (444, "CDXLIV"),
        (1999, "MCMXCIX"), (2023, "MMXXIII"),
    ],
)  # fmt: skip
def test_roman_figures_are_written_with_their_pairs(number: int, written: str) -> None:
    assert roman(number) == label(number, "upperRoman") == written
    assert label(number, "lowerRoman") == written.lower()


@pytest.mark.parametrize(
    ("number", "written"), [(1, "A"), (2, "B"), (25, "Y"), (26, "Z"), (27, "AA"), (52, "ZZ"), (53, "AAA")]
)
def test_letters_go_on_with_two_alike(number: int, written: str) -> None:
    assert letters(number) == label(number, "upperLetter") == written
    assert label(number, "lowerLetter") == written.lower()


@pytest.mark.parametrize(
    ("number", "form", "french", "english"),
    [
        (1, "cardinalText", "Un", "One"),
        (0, "ordinalText", "0", "0"),
        (2, "ordinalText", "Deuxième", "Second"),
        (17, "ordinalText", "Dix-septième", "Seventeenth"),
        (20, "ordinalText", "Vingtième", "Twentieth"),
        (21, "ordinalText", "21", "21"),
        (4, "ordinal", "4e", "4th"),
        (22, "ordinal", "22e", "22nd"),
        (112, "ordinal", "112e", "112th"),
        (113, "ordinal", "113e", "113th"),
        (123, "ordinal", "123e", "123rd"),
        (12, "decimalZero", "12", "12"),
        (9, "none", "", ""),
        (9, "", "", ""),
        (9, "unknown", "9", "9"),
    ],
)
def test_a_number_in_words_or_as_a_place(number: int, form: str, french: str, english: str) -> None:
    assert (label(number, form), label(number, form, french=False)) == (french, english)
