"""Which rows stand for other numbers than a question's: by amounts first, then by years, then by what is named."""

import pytest

from passerelle.reading.amounts import range_of
from passerelle.reading.ranges import numbers_asked_for, other_amounts, range_asked_for, ruled_out

CLASSES = ["4 à 8 ans | 2016-2018 | 3 €", "9 à 11 ans | 2013-2015 | 4 €"]


LENGTHS = "jusqu'à 10 m | 14 €\nplus de 10 à 15 m | 22 €\nplus de 15 m | 30 €"


@pytest.mark.parametrize(
    ("question", "lines", "out"),
    [
        ("À 9 ans, en 2017 ?", CLASSES, {0}),  # an age counts before a year
        ("À 12 ans, en 2017 ?", CLASSES, {1}),
        ("En 2017 ?", CLASSES, {1}),
        ("En 2019 ?", CLASSES, set()),
        ("En 2017 ?", ["Prêt | 2000 à 5000", "Don | 2050 à 2500"], set()),  # no years
        ("En 2017 ?", ["Prêt | 1800 à 2020", "Don | 2050 à 2090"], set()),
        ("En 2017 ?", ["Prêt | 2000 m à 2020 m", "Don | 2050 à 2090"], set()),
        ("En 2017 ?", ["Prêt | 1900 à 2020", "Don | 2050 à 2100"], {1}),
        ("En 2017 ?", ["Prêt | 2010 et après", "Don | 2009 et avant"], {1}),
        ("En 2017 ?", ["Prêt : 2010 et après", "Don : 2009 et avant"], set()),  # no row of a table
        ("5 nuits ?", ["3 nuits, 4 personnes | 85 €", "7 nuits, 2 personnes | 90 €"], {0, 1}),
        ("5 nuits ?", ["3 nuits, 4 personnes | 85 €", "La nuit | 90 €"], set()),
        (
            "5 heures ?",
            ["3 heures | 85 €", "7 heures | 90 €"],
            set(),
        ),  # what holds for 3 and 7 may hold for 5
        ("3 heures ?", ["3 heures | 85 €", "7 heures | 90 €"], {1}),
        ("5 kW ?", ["3 kW | 85 €", "7 kW | 90 €"], {0, 1}),
        ("5 W ?", ["3 W | 85 €", "7 W | 90 €"], {0, 1}),
        ("5 mm ?", ["3 mm | 85 €", "7 mm | 90 €"], {0, 1}),
        ("5 ?", ["3 nuits | 85 €", "7 nuits | 90 €"], set()),
        ("De plus de 10 m ?", ["moins de 9 m : 3 €", "plus de 12 m : 4 €"], {0}),
        ("De plus de 10 m ?", ["moins de 10 m : 3 €", "plus de 12 m : 4 €"], {0}),
        ("De plus de 10 m ?", ["moins de 11 m : 3 €", "plus de 12 m : 4 €"], set()),
        ("De moins de 10 m ?", ["moins de 9 m : 3 €", "plus de 10 m : 4 €"], {1}),
        ("De moins de 10 m ?", ["moins de 9 m : 3 €", "plus de 9 m : 4 €"], set()),
        ("De plus de 10 m ?", ["moins de 9 m : 3 €", "plus de 12 kg : 4 €"], set()),
        ("De plus de 10 m ?", LENGTHS.split("\n"), {0}),
        ("De plus de 15 m ?", LENGTHS.split("\n"), {0, 1}),
        ("De moins de 10 m ?", LENGTHS.split("\n"), {1, 2}),
        ("De 15 m et plus ?", LENGTHS.split("\n"), {0, 1}),
        ("De 12 m et plus ?", LENGTHS.split("\n"), {0}),
        ("De 10 à 15 m ?", LENGTHS.split("\n"), {0, 2}),
        ("De plus de 10 m, à 9 ans ?", ["4 à 8 ans | 3 €", "9 à 11 ans | 4 €"], {0}),
        ("De plus de 10 ?", ["moins de 9 : 3 €", "plus de 12 : 4 €", "plus de 20 : 5 €"], set()),
        ("À 9 ans et 11 ans ?", ["4 à 9 ans | 3 €", "9 à 11 ans | 4 €"], {0}),
        ("En 2017 ?", ["2016-2018 | Prêt", "2013-2015 | Don"], {1}),
    ],
)
def test_rows_of_other_numbers_are_ruled_out(question: str, lines: list[str], out: set[int]) -> None:
    assert ruled_out(question, lines) == out


@pytest.mark.parametrize(
    ("question", "labels", "same", "other"),
    [
        ("3 nuits ?", ["3 nuits", "7 nuits", "nuit", "3 heures"], {0}, {1}),
        ("3 et 7 nuits ?", ["3 nuits", "7 nuits", "9 nuits"], {0, 1}, {2}),
        ("3 nuits ?", ["2 à 4 nuits", "5 à 9 nuits", "5 nuits et plus"], {0}, {1, 2}),
        ("3 nuits et 5 bacs ?", ["3 nuits, 9 heures", "5"], {0}, set()),
        ("3 nuits ?", ["2 nuits ou 3 nuits"], {0}, set()),
        ("3 nuits ?", [], set(), set()),
        ("La nuit ?", ["3 nuits"], set(), set()),
    ],
)
def test_labels_have_the_number_asked_for_in_its_unit_or_others_alone(
    question: str, labels: list[str], same: set[int], other: set[int]
) -> None:
    assert other_amounts(question, labels) == (same, other)


@pytest.mark.parametrize(
    ("question", "text", "row"),
    [
        ("À 9 ans ?", "Âge | Prix\n4 à 8 ans | 3 €\n9 à 11 ans | 4 €", "9 à 11 ans"),
        ("À 9 ans ?", "moins de 8 ans : 3 €\n  9 à 11 ans  : 4 €", "9 à 11 ans"),
        ("À 12 ans ?", "4 à 8 ans | 3 €\n9 à 11 ans | 4 €", ""),
        ("À 9 ans ?", "9 à 11 ans | 4 €", ""),
        ("Né en 2017 ?", "Bleus | 2016-2018\nVerts | 2013-2015", "Bleus"),
        ("À 9 ans ?", "", ""),
        ("De plus de 10 m ?", LENGTHS, ""),
        ("De plus de 15 m ?", LENGTHS, "plus de 15 m"),
        ("De 10 m et plus ?", LENGTHS, ""),
        ("De moins de 10 m ?", LENGTHS, "jusqu'à 10 m"),
        ("De 10 m ?", LENGTHS, "jusqu'à 10 m"),
        ("De plus de 15 kg ?", LENGTHS, ""),
    ],
)
def test_the_row_asked_for_is_told_by_its_name(question: str, text: str, row: str) -> None:
    assert range_asked_for(question, text) == row


def test_the_numbers_of_a_question_are_amounts_years_and_a_range() -> None:
    asked = numbers_asked_for("Plus de 10 m, 3 bacs, en 2017 ?")
    assert list(asked.amounts) == [(10, "m"), (3, "")]
    assert list(asked.years) == [2017]
    assert asked.range == range_of("plus de 10 m")
