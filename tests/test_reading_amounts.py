"""Numbers, years and ranges in a sentence: where words before and behind them count, and where they are another's."""

import math

import pytest

from passerelle.reading.amounts import Range, amounts, range_of, years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5 bacs en 2017", [2017]),
        ("de 1899 à 1900, de 2100 à 2101", [1900, 2100]),
        ("2017 € et 2018 personnes", []),
        ("en 2 017 et en 2017-2018", [2017, 2017, 2018]),
        ("deux mille dix-sept", []),
        ("", []),
    ],
)
def test_years_are_bare_numbers_from_1900_to_2100(text: str, found: list[float]) -> None:
    assert years(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5 bacs de 12 m en 2017", [(5, ""), (12, "m")]),
        ("2017 €", [(2017, "€")]),
        ("for a week, for an hour, for a boat", [(1, "week"), (1, "hour")]),
        ("a week", []),
        ("€5, $ 6 et £7.50", [(5, "€"), (6, "$"), (7.5, "£")]),
        ("1 200 personnes, 1\u202f200,50 kg, 1'200 l", [(1200, "person"), (1200.5, "kg"), (1200, "l")]),
        ("1.200 g, 1,200 g, 12.00 g, 1,20 g", [(1200, "g"), (1200, "g"), (12, "g"), (1.2, "g")]),
        ("1 2000 g", [(1, ""), (2000, "g")]),
        ("x12, 3,12, .5", [(3.12, "")]),
        ("six à dix ans", [(10, "year")]),
        ("vingt-deux nuits, deux cent vingt nuits, cent nuits", [(22, "night")]),
        ("two hundred and five people", []),
        ("sixty-five-year-old", [(65, "year")]),
        ("un an, une semaine", [(1, "year"), (1, "week")]),
        ("12-metre, 12 metres, 12 metros", [(12, "m"), (12, "m"), (12, "")]),
        ("L’an 5, 8 h", [(5, ""), (8, "hour")]),
    ],
)
def test_the_numbers_of_a_text_are_read_with_their_units(text: str, found: list[tuple[float, str]]) -> None:
    assert list(amounts(text)) == found


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("Un bateau de plus de 4 à 6 m", Range(4, 6, False, True, "m")),
        ("Plus de 4 m à moins de 6 m", Range(4, 6, False, False, "m")),
        ("Un bateau de moins de 6 m", Range(-math.inf, 6, False, False, "m")),
        ("Un bateau jusqu’à 6 m", Range(-math.inf, 6, False, True, "m")),
        ("Un bateau de plus de 6 m", Range(6, math.inf, False, False, "m")),
        ("Un bateau à partir de 6 m", Range(6, math.inf, True, False, "m")),
        ("4 kg à 6 m", Range(4, 6, True, True, "m")),
        ("4 m à 6", Range(4, 6, True, True, "m")),
        ("Quai 2 : 4 à 6 m", Range(4, 6, True, True, "m")),
        ("Quai 2, 3 bacs, 6 m et plus", Range(6, math.inf, True, False, "m")),
        ("Quai 2, 6 ans et moins", Range(-math.inf, 6, False, True, "year")),
        ("6 et avant", Range(-math.inf, 6, False, True, "")),
        ("6 and earlier", Range(-math.inf, 6, False, True, "")),
        ("6 or before", Range(-math.inf, 6, False, True, "")),
        ("6 or later", Range(6, math.inf, True, False, "")),
        ("6 et après", Range(6, math.inf, True, False, "")),
        ("6 and after", Range(6, math.inf, True, False, "")),
        ("after 6", Range(6, math.inf, False, False, "")),
        ("après 6", Range(6, math.inf, False, False, "")),
        ("before 6", Range(-math.inf, 6, False, False, "")),
        ("6 et 8", Range(6, 8, True, True, "")),
        ("6 ou 8", None),
        ("6 et avantages", None),
        ("6 m, plus de bacs", None),
        ("Le maximum est 6", None),
        ("6", None),
    ],
)
def test_a_label_names_a_range_wherever_it_stands_in_it(label: str, found: Range | None) -> None:
    assert range_of(label) == found


@pytest.mark.parametrize(
    ("value", "unit", "held"),
    [
        (4, "m", True),
        (6, "m", False),
        (3.9, "m", False),
        (5, "", True),
        (5, "kg", False),
    ],
)
def test_a_range_holds_what_lies_between_its_ends_in_its_unit(value: float, unit: str, *, held: bool) -> None:
    assert Range(4, 6, True, False, "m").holds(value, unit) is held
    assert Range(4, 6, True, False, "").holds(5, unit) is True
    assert Range(4, 6, False, True, "").holds(value, "") is (value in {5, 6})


@pytest.mark.parametrize(
    ("other", "met"),
    [
        (Range(6, 9, True, True, "m"), False),
        (Range(5.9, 9, True, True, "m"), True),
        (Range(1, 4, True, True, "m"), True),
        (Range(1, 4, True, False, "m"), False),
        (Range(1, 3, True, True, "m"), False),
        (Range(5, 5, True, True, ""), True),
        (Range(4, 4, True, True, "m"), True),
        (Range(5, 5, True, True, "kg"), False),
        (Range(5, 9, True, True, "kg"), False),
        (Range(-math.inf, math.inf, False, False, ""), True),
    ],
)
def test_two_ranges_meet_where_a_number_lies_in_both(other: Range, *, met: bool) -> None:
    assert Range(4, 6, True, False, "m").meets(other) is met
    assert other.meets(Range(4, 6, True, False, "m")) is met
