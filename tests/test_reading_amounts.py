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


UNITS = {
    "year": "an ans année années year years yr yrs",
    "month": "mois month months",
    "week": "semaine semaines week weeks",
    "day": "jour jours day days",
    "night": "nuit nuits night nights",
    "hour": "h heure heures hour hours",
    "minute": "min minute minutes",
    "m": "m mètre mètres metre metres meter meters",
    "km": "km kilomètre kilomètres kilometre kilometres kilometer kilometers",
    "cm": "cm",
    "mm": "mm",
    "m²": "m2",
    "kg": "kg kilo kilos kilogramme kilogrammes",
    "g": "g gramme grammes gram grams",
    "t": "t tonne tonnes",
    "l": "l litre litres liter liters",
    "€": "€ euro euros",
    "$": "$ dollar dollars",
    "£": "£ pound pounds",
    "%": "%",
    "kw": "kW",
    "kva": "kVA",
    "w": "w W watt watts",
    "person": "personne personnes pers people person persons guest guests convive convives salariés employees",
}


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_is_known_by_each_of_its_names(unit: str) -> None:
    assert {name: list(amounts(f"12 {name} ici")) for name in UNITS[unit].split()} == {
        name: [(12, unit)] for name in UNITS[unit].split()
    }


BELOW = """jusqu'à 6 | au-dessous de 6 | au dessous de 6 | maximum 6 | max. 6 | max 6 | up to 6 | at most 6
no more than 6 | within 6 | not over 6 | ≤ 6 | ≤6"""
UNDER = """moins de 6 | moins d'6 | inférieure à 6 | inférieur à 6 | under 6 | below 6 | less than 6 | fewer than 6
avant 6 | before 6 | < 6 | <6"""
FROM = """à partir de 6 | dès 6 | à partir d'6 | des 6 | au-dessus de 6 | au dessus de 6 | from 6 | at least 6
minimum 6 | min. 6 | min 6 | ≥ 6 | ≥6"""
OVER = """plus de 6 | plus d'6 | au-delà de 6 | au delà d'6 | supérieur à 6 | supérieure à 6 | over 6 | above 6
more than 6 | beyond 6 | après 6 | after 6 | > 6 | >6"""
AND_MORE = """6 et plus | 6 ou plus | 6 and over | 6 or above | 6 and more | 6 and up | 6 or older | 6 et après
6 et au-delà | 6 and later | 6 or after | 6+"""
AND_LESS = """6 et moins | 6 ou avant | 6 and under | 6 or less | 6 and younger | 6 or fewer | 6 and before
6 and earlier"""


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (BELOW, Range(-math.inf, 6, False, True, "")),
        (UNDER, Range(-math.inf, 6, False, False, "")),
        (FROM, Range(6, math.inf, True, False, "")),
        (OVER, Range(6, math.inf, False, False, "")),
        (AND_MORE, Range(6, math.inf, True, False, "")),
        (AND_LESS, Range(-math.inf, 6, False, True, "")),
    ],
)
def test_the_words_around_a_number_make_a_range_of_it(table: str, found: Range) -> None:
    labels = [each.strip() for each in table.replace("\n", " | ").split(" | ")]
    assert {each: range_of(f"Quai, {each}") for each in labels} == dict.fromkeys(labels, found)


@pytest.mark.parametrize(
    "between", ["à", "et", "to", "and", "-", "–", "—", "...", "…", "jusqu'à", "up to", " à ", "- ", "–  "[:2]]
)
def test_the_words_between_two_numbers_make_a_range_of_them(between: str) -> None:
    words = between if between in "-–—...…" else f" {between.strip()} "
    assert range_of(f"Quai, 4{words}6") == Range(4, 6, True, True, "")
    assert range_of("Quai, 4 ou 6") is None


@pytest.mark.parametrize("less", ["moins de", "under", "below", "less than", "fewer than", "avant", "before"])
@pytest.mark.parametrize("to", ["à", "to"])
def test_a_range_may_end_before_its_last_number(to: str, less: str) -> None:
    assert range_of(f"4 {to} {less} 6") == Range(4, 6, True, False, "")
