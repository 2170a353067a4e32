"""Units of measure: each is asked for, found, counted as no thing, shown whole and compared, whoever reads it."""

import pytest

from passerelle.answer_type import answer_type
from passerelle.exact_amounts import AMOUNT
from passerelle.held_types import of_type
from passerelle.reading.amounts import amounts, range_of
from passerelle.reading.units import NAMES, THINGS


@pytest.mark.parametrize("name", NAMES)
def test_a_unit_is_known_to_all_who_read_it(name: str) -> None:
    text = f"Il a 12 {name} ici."
    (measure,) = of_type("measure", text)
    assert text[measure.start : measure.end] == f"12 {name}"
    assert not list(of_type("count", text))
    shown = AMOUNT.search(text)
    assert shown
    assert shown.group() == f"12 {name}"
    assert list(amounts(text)) == [(12, NAMES[name])]


@pytest.mark.parametrize(
    "question",
    [
        "How many square feet is the loft?",
        "How many kg may a parcel weigh?",
        "How many volts does the pump need?",
        "Combien de km jusqu'au refuge ?",
        "Combien de centimètres fait la marche ?",
        "Combien de mètres cubes tient la benne ?",
    ],
)
def test_how_many_of_a_unit_asks_for_a_measure(question: str) -> None:
    asked = answer_type(question)
    assert asked
    assert asked.type == "measure"


@pytest.mark.parametrize("thing", THINGS)
def test_a_unit_that_is_a_thing_too_may_be_counted(thing: str) -> None:
    text = f"There are 12 {thing} here."
    assert [text[each.start : each.end].strip() for each in of_type("count", text)] == ["12"]
    assert [text[each.start : each.end] for each in of_type("measure", text)] == [f"12 {thing}"]
    asked = answer_type(f"How many {thing} are there?")
    assert asked
    assert asked.type == "count"


def test_an_article_behind_a_number_is_no_litre() -> None:
    text = "Ils sont 12 l'hiver et 40 l’été."
    assert list(amounts(text)) == [(12, ""), (40, "")]
    assert [found.group() for found in AMOUNT.finditer(text)] == ["12", "40"]
    assert not list(of_type("measure", text))


def test_an_area_is_not_compared_with_a_length() -> None:
    row = range_of("De 20 à 40 mètres carrés")
    assert row
    assert row.holds(30, "m²")
    assert not row.holds(30, "m")
