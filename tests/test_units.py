"""Units of measure: each is asked for, found, counted as no thing, shown whole and compared, whoever reads it."""

import re

import pytest

from passerelle.answer_type import answer_type
from passerelle.exact_amounts import AMOUNT
from passerelle.held_types import of_type
from passerelle.index.folding import fold
from passerelle.reading.amounts import amounts, range_of
from passerelle.reading.units import MEASURE_IN_WORDS, NAMES, NOISE, THINGS, WEIGHT

CALLED = {
    "m": "m, mètre, mètres, meter, meters",
    "km": "km, kilomètre, kilomètres, kilometer, kilometers",
    "cm": "cm, centimètre, centimètres, centimeter, centimeters",
    "mm": "mm, millimètre, millimètres, millimeter, millimeters",
    "nm": "nm, nanomètre, nanomètres, nanometer, nanometers",
    "foot": "ft, foot, feet",
    "inch": "inch, inches",
    "yard": "yard, yards",
    "mile": "mile, miles",
    "nautical mile": "milles, milles marins, nautical mile, nautical miles",
    "light year": "light year, light years",
    "m²": "m2, m², mètre carré, mètres carrés, square metre, square metres, square meter, square meters",
    "km²": "km2, km², kilomètre carré, kilomètres carrés, square kilometre, square kilometres, square kilometer",
    "square foot": "square foot, square feet",
    "square mile": "square mile, square miles",
    "acre": "acre, acres",
    "ha": "ha, hectare, hectares",
    "m³": "m3, m³, mètre cube, mètres cubes, cubic metre, cubic metres, cubic meter, cubic meters",
    "l": "l, litre, litres, liter, liters",
    "cl": "cl",
    "ml": "ml",
    "kg": "kg, kilo, kilos, kilogramme, kilogrammes, kilogram, kilograms",
    "g": "g, gramme, grammes, gram, grams",
    "mg": "mg",
    "t": "t, tonne, tonnes",
    "ounce": "oz, ounce, ounces",
    "lb": "lb, lbs",
    "km/h": "km/h, kilomètres heure, kilomètres à l'heure, kilometres an hour, kilometers per hour",
    "mph": "mph, miles an hour, miles per hour",
    "°": "°, °C, degré, degrés, degree, degrees",
    "°f": "°F",
    "w": "W, watt, watts",
    "kw": "kW",
    "kva": "kVA",
    "wh": "Wh",
    "kwh": "kWh",
    "mwh": "MWh",
    "gwh": "GWh",
    "volt": "volt, volts",
    "db": "dB, dBA, décibel, décibels",
    "mbit/s": "Mbit/s",
    "gbit/s": "Gbit/s",
    "ppm": "ppm",
    "%": "%",
}


@pytest.mark.parametrize("unit", CALLED)
def test_a_unit_is_called_by_each_of_its_names(unit: str) -> None:
    names = CALLED[unit].split(", ")
    assert {name: list(amounts(f"Il a 12 {name} ici.")) for name in names} == {
        name: [(12, unit)] for name in names
    }


def test_what_is_measured_in_and_counted_has_its_names() -> None:
    for thing in "bar bars knot knots nœud nœuds page pages point points step steps".split():
        assert [each.group() for each in AMOUNT.finditer(fold(f"Il a 12 {thing} ici."))] == [
            fold(f"12 {thing}")
        ]


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


WEIGHTS = """kg kilo kilos kilogramme kilogrammes kilogram kilograms g gramme grammes gram grams mg t tonne tonnes oz
ounce ounces lb lbs livre livres pound pounds stone ton tons milligram milligrams milligramme milligrammes quintal
quintaux"""
NOISES = "db dba db(a) decibel decibels"


def test_a_weight_and_a_noise_are_told_in_their_own_units() -> None:
    for pattern, names in ((WEIGHT, WEIGHTS.split()), (NOISE, NOISES.split())):
        units = {*NAMES, *THINGS, *WEIGHTS.split(), *NOISES.split()}
        assert {each for each in units if re.fullmatch(pattern, each)} == set(names)


def test_who_asks_how_many_there_are_names_no_sign_and_no_single_letter() -> None:
    named = {each for each in NAMES if re.fullmatch(MEASURE_IN_WORDS, each)}
    assert set(NAMES) - named == {"m", "l", "g", "t", "w", "%", "°", "°c", "°f"}
