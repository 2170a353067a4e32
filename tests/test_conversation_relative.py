"""The year before and the year after, by every word that they are said with."""

import pytest

from passerelle.conversation.relative import last_year, shift, shifted, without_shift

SHORT = """la semaine, le mois, le jour, la nuit, la heure, la page, la ligne, le article, le chapitre, la phrase,
le mot, la question"""


def ways(table: str) -> list[str]:
    """Return the phrases of *table*: on each line, each of the words before the star with each behind it."""
    lines = [[part.strip().split(" | ") for part in line.split("*")] for line in table.strip().splitlines()]
    return [f"{one} {other}".strip() for first, second in lines for one in first for other in second]


BEFORE = ways("""
the * summer before | winter before | spring before | autumn before | year before | season before | one before
last * summer | winter | spring | autumn | year | season | edition
l'été | l’hiver | l'automne * dernier | précédent | d'avant
edition | version * before
the * previous year | preceding year | prior year | previous season | preceding edition | prior season
the * previous one | preceding one | prior one
l'année * d'avant | précédente | dernière
l'an * dernier | passé
la saison | la grille | la version | la notice | la carte | le tarif * d'avant
la saison | la grille | la version | la notice | la carte * précédente
la * d'avant | précédente
un an * avant | plus tôt
a year * earlier
""")
AFTER = ways("""
the * summer after | winter after | spring after | autumn after | year after | season after | one after
next * summer | winter | spring | autumn | year | season | edition
l'été | l’hiver | l'automne * prochain | suivant | d'après
edition | version * after
the * following year | following season | following edition
l'année * d'après | suivante
la saison | la grille | la version | la notice | la carte | le tarif * d'après
la saison | la grille | la version | la notice | la carte * suivante
la * d'après | suivante
un an * après | plus tard
a year * later
""")


@pytest.mark.parametrize(("table", "step"), [(BEFORE, -1), (AFTER, 1)])
def test_each_word_for_another_year_moves_it_wherever_it_stands(table: list[str], step: int) -> None:
    for text in table:
        assert (text, shift(text)) == (text, step)
        assert (text, shift(f"Was it open {text}, do you know?")) == (text, step)
        assert without_shift(f"Was it open, {text}") == "Was it open,"


@pytest.mark.parametrize("thing", SHORT.replace("\n", " ").split(", "))
def test_what_has_a_next_one_of_its_own_is_no_year(thing: str) -> None:
    gender = "e" if thing.startswith("la") else ""
    for way in ("d'avant", "d'après", f"précédent{gender}", f"suivant{gender}"):
        assert shift(f"et {thing} {way} ?") == 0
    assert shift(f"et {thing[3:]} d'avant ?") == 0
    assert shift(f"et {thing[3:]} d'après ?") == 0


def test_the_last_year_or_the_first_season_of_a_question_moves_and_the_rest_stays() -> None:
    assert shifted("Was it 5 km from 2021 to 2024, then?", 1) == "Was it 5 km from 2021 to 2025, then?"
    assert shifted("the 2019-20 and the 2021-22 seasons", -1) == "the 2018-19 and the 2021-22 seasons"
    assert last_year(["no year", "May 2031 and 2032", "2030"]) == "2031"
