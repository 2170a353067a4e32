"""Words of a type that are found whole: each unit, currency and ending to its last letter."""

import pytest

from passerelle.held_types import of_type


def held(type_: str, text: str) -> list[str]:
    return [text[span.start : span.end].strip() for span in of_type(type_, text)]


UNITS = """m m2 m² m³ km km2 km/h mph cm mm kg g mg t l cl ml ha kW kWh W kVA bar bars ° °C °F degré degrés degree
degrees mètre metres meter meters feet foot ft inch inches mile miles kilometre centimètres millimetres nanometers
hectare hectares acre acres gram grams gramme kilogrammes kilo kilos tonne tonnes litre litres liter liters watt watts
volt volts ppm point points % yard yards ounce ounces oz lb lbs noeud nœuds knot knots milles nm square
cubic carré carrés Mbit/s Gbit/s page pages step steps"""


@pytest.mark.parametrize("unit", UNITS.split())
def test_a_measure_is_found_with_its_whole_unit(unit: str) -> None:
    assert held("measure", f"Il a 12 {unit} ici.") == [f"12 {unit}"]
    assert held("measure", f"Il a 12 {unit}q ici.") != [f"12 {unit}"]


MONEY = """euro euros eur centime centimes livre livres dollar dollars pound pounds pence franc francs couronne
couronnes crown crowns shilling shillings rouble roubles yuan yuans florin florins mark marks lire lires peso pesos
rupee rupees dirham dirhams dinar dinars écu écus ducat ducats sous CHF USD GBP yen yens € $ £ %"""


@pytest.mark.parametrize("unit", MONEY.split())
def test_a_sum_is_found_with_its_whole_currency(unit: str) -> None:
    assert held("money", f"Il y a 12 {unit} ici.") == [f"12 {unit}"]
    assert held("money", f"Il y a 2 millions {unit} ici.") == [f"2 millions {unit}"]


@pytest.mark.parametrize("sign", ["€", "$", "£", "EUR ", "USD ", "GBP ", "CHF "])
def test_a_currency_may_stand_before_its_sum(sign: str) -> None:
    assert held("money", f"Il y a {sign}12.50 ici.") == [f"{sign}12.50"]


LASTING = """an ans année années mois semaine semaines jour jours journée journées nuit nuits nuitée nuitées heure
heures h minute minutes min mn seconde secondes siècle siècles trimestre trimestres saison saisons décennie décennies
quinzaine year years month months week weeks day days night nights hour hours hrs min mins second seconds century
centuries decade decades fortnight term terms season seasons"""


@pytest.mark.parametrize("unit", LASTING.split())
def test_a_duration_is_found_with_its_whole_unit(unit: str) -> None:
    assert held("duration", f"Il a 12 {unit} ici.") == [f"12 {unit}"]
    assert held("duration", f"Il a several {unit} ici.") == [f"several {unit}"]


@pytest.mark.parametrize("end", ["er", "st", "nd", "rd", "th", ""])
def test_a_day_is_found_with_the_end_of_its_number(end: str) -> None:
    assert held("day", f"C'est 12{end} mai 2031 ici.") == [f"12{end} mai 2031"]
    assert held("day", f"C'est 12{end} of May, 2031 ici.") == [f"12{end} of May, 2031"]


@pytest.mark.parametrize("end", "com fr org net uk eu example info io gov be ca ch".split())
def test_a_web_site_is_known_by_its_end(end: str) -> None:
    assert held("website", f"Voir le-bac.{end} ici") == [f"le-bac.{end}"]
    assert held("website", f"Voir le-bac.{end}z ici") == []
