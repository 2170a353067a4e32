"""Figures of a number in the places that a format has for them: thousands, zeros, decimals, signs between them."""

from itertools import groupby

import pytest

from passerelle.index.load.excel.digits import digits, masked, rounded


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0, "0", "0"),
        (7, "000", "007"),
        (1234, "00", "1234"),
        (999, "#,##0", "999"),
        (1000, "#,##0", "1 000"),
        (1234567, "#,##0", "1 234 567"),
        (7, "0,000", "0 007"),
        (12345, "0,000", "12 345"),
        (1234567, "0,", "1235"),
        (1234567, "0,,", "1"),
        (1234567890, "#,##0,", "1 234 568"),
        (1234567, "0.00,,", "1,23"),
        (1234.5, "#,##0.00", "1 234,50"),
        (2.5, "0.0#", "2,5"),
        (2.56, "0.0#", "2,56"),
        (2.5, "0.#0", "2,50"),
        (2, "0.##", "2"),
        (2, "0.??", "2"),
        (2.5, "0.0?", "2,5"),
        (2, "0.", "2"),
        (0.5, "#.0", ",5"),
        (0.5, "?.0", ",5"),
        (1.5, "#.0", "1,5"),
        (0.5, "0.0", "0,5"),
        (0, "#", "0"),
        (0, "#?", "0"),
        (0, "?", ""),
        (0, "??", ""),
        (5, "??", "5"),
    ],
)
def test_a_number_fills_the_places_of_its_format(value: float, form: str, text: str) -> None:
    assert digits(value, form, ",", " ") == text


def pieces(form: str) -> list[tuple[bool, str]]:
    """Return the places of a form one by one, and the signs between them."""
    return [
        (is_place, text)
        for is_place, group in groupby(form, lambda each: each in "#0?.")
        for text in (group if is_place else ["".join(group)])
    ]


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (612345678, "00 00 00 00 00", "06 12 34 56 78"),
        (12345, "00-00", "123-45"),
        (5, "00-00", "00-05"),
        (5, "#0-00", "0-05"),
        (5, "# ##0", "5"),
        (1234, "# ##0", "1 234"),
        (1234.5, "# ##0.00", "1 234,50"),
        (12, "# ##0.##", "12"),
        (7.5, "0-0.00", "0-7,50"),
        (7.5, "0-0.0#", "0-7,5"),
        (7.5, "0-0.#0", "0-7,50"),
        (7.5, "0-0.0?", "0-7,5"),
        (7.25, "0-0.0-0", "0-7,2-5"),
        (7.256, "0-0.0-0", "0-7,2-6"),
        (7.5, "0-0 .0", "0-7 ,5"),
        (7, "0-0.", "0-7"),
        (9.96, "0 0.0", "1 0,0"),
    ],
)
def test_a_number_fills_the_places_between_the_signs_of_its_format(
    value: float, form: str, text: str
) -> None:
    assert masked(value, pieces(form), ",") == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (2.5, 0, "3"),
        (2.4, 0, "2"),
        (2.675, 2, "2.68"),
        (2, 1, "2.0"),
        (0.1 + 0.2, 15, "0.300000000000000"),
        (1e20, 0, "100000000000000000000"),
        (1e300, 2, "1" + "0" * 300 + ".00"),
        (1e-9, 3, "0.000"),
    ],
)
def test_a_number_is_rounded_to_its_decimals(value: float, places: int, text: str) -> None:
    assert rounded(value, places) == text
