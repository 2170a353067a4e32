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


@pytest.mark.parametrize(
    "scale", "million millions milliard milliards billion billions thousand hundred".split()
)
def test_a_sum_may_be_told_by_a_scale(scale: str) -> None:
    for joined in (" d'", " de ", " "):
        assert held("money", f"Il y a 2 {scale}{joined}euros ici.") == [f"2 {scale}{joined}euros"]


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


MOMENT = """
printemps été automne hiver spring summer autumn winter noël pâques christmas easter today tomorrow yesterday
aujourd'hui demain hier matin matins matinée midi après-midi soir soirs soirée soirées nuit nuits morning mornings
noon afternoon afternoons evening evenings night nights midnight weekend weekends week-end week-ends rentrée toussaint
siècle century veille lendemain lors during durant pendant until jusqu' après avant lorsque quand once when after
before fin début beginning end birth naissance trimestre quarter holiday holidays vacances daily weekly monthly chaque
every immediately immédiatement jour jours day days week weeks month months mois semaine semaines year years année
années ans an
"""


@pytest.mark.parametrize("word", MOMENT.split())
def test_a_word_for_a_time_tells_a_moment(word: str) -> None:
    assert held("moment", f"Voici {word} ici.") == [word.rstrip("'")]
    assert held("moment", f"Voici q{word}q ici.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *[(each, each) for each in ("new year", "dès que", "as soon as", "1902", "1950s", "the 50s", "3/5", "lundi")],
        *[(each, each) for each in ("in 12 days", "8h30", "3 mai 2031", "août")],
    ],
)  # fmt: skip
def test_a_date_an_hour_or_a_span_tells_a_moment(text: str, found: str) -> None:
    assert held("moment", f"Voici {text}, ici.") == [found.removeprefix("the ").removeprefix("in ")]


@pytest.mark.parametrize("word", ["at", "until", "till", "by", "before", "after", "past"])
def test_an_hour_may_be_told_without_its_word(word: str) -> None:
    assert held("clock", f"Open {word} nine.") == [f"{word} nine"]
    assert held("clock", f"Open {word} one.") == held("clock", f"Open {word} nine boats.") == []
    assert held("clock", "Open with nine.") == []


@pytest.mark.parametrize("part", ["morning", "afternoon", "evening"])
def test_an_hour_may_be_told_by_its_part_of_the_day(part: str) -> None:
    assert held("clock", f"Open from six in the {part}.") == [f"six in the {part}"]
    assert held("clock", "Open from six in the hall.") == []


@pytest.mark.parametrize("unit", ["kilo", "centi", "milli", "nano"])
@pytest.mark.parametrize("end", ["metre", "metres", "meter", "meters"])
def test_a_part_or_a_thousand_of_a_metre_is_a_measure(unit: str, end: str) -> None:
    assert held("measure", f"Il a 12 {unit}{end} ici.") == [f"12 {unit}{end}"]


TIMED = """an ans mois semaine semaines jour jours heure heures minute minutes year years month months week weeks
day days hour hours"""
WEEKDAYS = """lundi lundis mardi mardis mercredi mercredis jeudi jeudis vendredi vendredis samedi samedis dimanche
dimanches monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays saturday saturdays
sunday sundays"""


@pytest.mark.parametrize(
    ("type_", "text", "found"),
    [
        *[("count", each, [each]) for each in "once twice handful any quelques pair paire".split()],
        *[("count", f"one {each} them", []) for each in "of or and in by may can must".split()],
        *[("count", f"12 {each}", []) for each in "feet foot ft inch inches miles yard acres hectares kilo".split()],
        *[("count", f"12 {each}", []) for each in TIMED.split()],
        *[("count", f"12 {each}", []) for each in "euro euros pound pounds dollar dollars".split()],
        *[("day", each, [each]) for each in WEEKDAYS.split()],
        *[("year", f"44 {each}", [f"44 {each}"]) for each in "bc ad av avant après".split()],
        *[("share", each, [each]) for each in "thirds all tous toutes".split()],
        *[("rate", each, [each]) for each in "biennial triennial mensuel quotidienne trimestriel".split()],
        *[("rate", each, [each]) for each in "hebdomadaire hebdomadaires weekly always".split()],
        *[("rate", each, [each]) for each in "annual annuel mensuellement trimestrielle regularly".split()],
        *[("rate", f"par {each}", [f"par {each}"]) for each in "jour semaine mois an trimestre".split()],
        *[("duration", f"{each} avril", [f"{each} avril"]) for each in ("until", "till", "jusqu'au", "jusqu'en")],
        *[("duration", f"jusqu'{each} bal", [f"jusqu'{each} bal"]) for each in ("à", "aux")],
        *[("money", each, [each]) for each in "inclus incluse incluses compris comprise comprises included".split()],
    ],
)  # fmt: skip
def test_a_small_word_is_of_a_type(type_: str, text: str, found: list[str]) -> None:
    assert held(type_, f"Voici {text} !") == found


SOME = """cent cents mille million millions milliard milliards dizaine douzaine quinzaine vingtaine trentaine centaine
hundred hundreds thousand thousands billion billions dozen dozens both single seul seule couple no none aucun aucune
zéro"""


@pytest.mark.parametrize("word", SOME.split())
def test_a_word_that_counts_is_a_number(word: str) -> None:
    assert held("number", f"Voici {word} bacs") == [word]
    assert held("count", f"Voici {word} bacs") == [word]


@pytest.mark.parametrize("word", "half moitié demi demie third tiers quart quarts quarter quarters".split())
def test_a_part_is_a_number_and_counts_no_things(word: str) -> None:
    assert held("number", f"Voici {word} bac") == [word]
    assert held("count", f"Voici {word} bac") == []
