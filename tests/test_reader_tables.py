"""Facts about the questions that the reader's training makes of tables."""

import random
import re
from typing import Any

import pytest
from given_chance import Draws

from passerelle.training.reader.examples import Text
from passerelle.training.reader.tables import (
    CELLS,
    MOVED,
    Made,
    _asked,
    _cells,
    _lacked,
    _names,
    _small,
    _within,
    made_of,
    tables,
)

TARIFF = Text(
    "Piscine du Vallon › Tarifs",
    "Les prix de la saison.\n\nTarif | Entrée | Dix entrées\nAdulte | 5,20 € | 45 €\nÉtudiant | 3,90 € | 32 €\n"
    "Enfant | 2,60 € | —\n\nLa caisse ferme à 19 h.",
    "fr",
)
HOURS = Text("Library", "Desk | Opens\nLoans | 9 am\nArchive | 2 pm\nBindery | 11 am", "en")
PLATES = Text("Menu", "Plat | Prix\nGratin | 9 €\nTruite | 14 €", "fr")


def words(made: Made) -> str:
    assert made.span
    return made.passage.text[made.span[0] : made.span[1]]


def test_a_table_is_found_with_its_names_and_cells() -> None:
    (table,) = tables(TARIFF.text)
    assert table.rows == ["Adulte", "Étudiant", "Enfant"]
    assert table.columns == ["Entrée", "Dix entrées"]
    start, end = table.cell(2, 2)
    assert TARIFF.text[start:end] == "32 €"


def test_a_line_with_a_bar_is_no_table() -> None:
    assert not list(tables("Ouvert | fermé\n\nRue Haute | Rue Basse\nà gauche | à droite"))


def test_a_cell_answers_where_row_and_column_are_named_and_an_empty_one_never() -> None:
    cells = {"Adulte": ("5,20 €", "45 €"), "Étudiant": ("3,90 €", "32 €"), "Enfant": ("2,60 €", "—")}
    answered = [made for made in made_of([TARIFF]) if made.span]
    assert len(answered) == CELLS * (1 + MOVED)
    for made in answered:
        (row,) = [label for label in cells if label.lower() in made.question.lower()]
        assert words(made) == cells[row]["dix entrées" in made.question.lower()]
        assert words(made) != "—"


def test_rows_change_places_and_all_else_stays() -> None:
    texts = {made.passage.text for made in made_of([TARIFF])}
    assert len(texts) > 1
    assert {"\n".join(sorted(text.split("\n"))) for text in texts} == {
        "\n".join(sorted(TARIFF.text.split("\n")))
    }
    assert all(text.startswith("Les prix") and text.endswith("à 19 h.") for text in texts)
    assert all("Tarif | Entrée | Dix entrées\n" in text for text in texts)


def test_what_another_table_names_is_not_answered() -> None:
    lacked = [made for made in made_of([TARIFF, PLATES]) if not made.span]
    assert lacked
    for made in lacked:
        other = PLATES if made.passage.context == TARIFF.context else TARIFF
        names = [name.lower() for table in tables(other.text) for name in (*table.rows, *table.columns)]
        assert any(name in made.question.lower() for name in names)


def test_each_table_is_asked_about_in_its_own_language() -> None:
    asked = [made.question for made in made_of([HOURS, TARIFF]) if made.passage.language == "en"]
    assert asked
    assert not any("quel" in question or "tableau" in question for question in asked)
    assert all(made.span for made in made_of([HOURS, TARIFF]))  # none lacks what the other language names
    assert [made.question for made in made_of([HOURS, TARIFF])] == [
        made.question for made in made_of([HOURS, TARIFF])
    ]


class Evenly(random.Random):
    """Chance that lies at the same share of every range."""

    def __init__(self, share: float) -> None:
        super().__init__(0)
        self.share = share

    def uniform(self, a: float, b: float) -> float:
        return a + (b - a) * self.share


@pytest.mark.parametrize(
    ("label", "language", "lowest", "highest"),
    [
        ("de 10 kg à 20 kg", "fr", "11 kg", "19 kg"),
        ("10 to 20", "en", "11", "19"),
        ("plus de 10 kg", "fr", "11 kg", "16 kg"),
        ("over 10 kg", "en", "11 kg", "16 kg"),
        ("jusqu'à 20 kg", "fr", "2 kg", "18 kg"),
        ("1 kg to 3 kg", "en", "1.2 kg", "2.8 kg"),
        ("de 1 kg à 3 kg", "fr", "1,2 kg", "2,8 kg"),
        ("1 to 4", "en", "1", "4"),
        ("Adulte", "fr", "", ""),
    ],
)
def test_a_range_is_asked_for_by_a_number_inside_of_it(
    label: str, language: Any, lowest: str, highest: str
) -> None:
    assert [_within(label, language, Evenly(share)) for share in (0, 1)] == [lowest, highest]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a | b\nc | d\ne | f", [(["c", "e"], ["b"])]),
        ("a | b\nc | d", []),
        ("a\nb\nc", []),
        ("a | b\nc | d | x\ne | f", []),
        (
            "a | b\nc | d\ne | f\ng | h | i\nj | k | l\nm | n | o",
            [(["c", "e"], ["b"]), (["j", "m"], ["h", "i"])],
        ),
    ],
)
def test_a_table_has_names_for_two_rows_and_a_column(
    text: str, found: list[tuple[list[str], list[str]]]
) -> None:
    assert [(table.rows, table.columns) for table in tables(text)] == found


def test_a_cell_is_where_it_stands_in_the_text() -> None:
    text = "Head.\na | bb | c\nd | e | ff\ng | h | i"
    (table,) = tables(text)
    assert [text[slice(*table.cell(1, column))] for column in (0, 1, 2)] == ["d", "e", "ff"]
    assert text[slice(*table.cell(2, 2))] == "i"


@pytest.mark.parametrize(
    ("label", "named"),
    [("ab", True), ("a", False), (" a ", False), ("x" * 50, True), ("x" * 51, False), ("zz", False)],
)
def test_a_name_is_neither_short_nor_long_nor_another_rows(label: str, *, named: bool) -> None:
    assert _names(label, [label, "zz"]) is named


@pytest.mark.parametrize(
    ("label", "small"),
    [("Adulte", "adulte"), ("TVA", "TVA"), ("Été", "été"), ("A", "a"), ("", ""), ("eBook", "eBook")],
)
def test_a_name_inside_a_sentence_is_small_unless_it_is_in_capitals(label: str, small: str) -> None:
    assert _small(label) == small


def test_a_table_of_ranges_is_mostly_asked_for_by_numbers() -> None:
    rows = "\n".join(
        f"{low} kg à {low + 10} kg | {at} €" for at, low in enumerate(range(10, 60, 10), start=2)
    )
    asked = [each for each in made_of([Text("Colis", f"Poids | Prix\n{rows}", "fr")]) if each.span]
    within = [each for each in asked if not re.search(r"kg à \d+", each.question)]
    assert 0.4 < len(within) / len(asked) < 1
    for each in within:
        (weight,) = re.findall(r"(\d+) kg", each.question)
        low = int(weight) // 10 * 10
        assert words(each) == f"{low // 10 + 1} €"


POOL = Text("Piscine › Tarifs", "Tarif | Entrée\nAdulte | 5 €\nEnfant | 3 €", "fr")
LIFT = "Public | Forfait\nSénior | 9 €\n12 | 4 €"


def lacked(passage: Text, *drawn: float, place: int = 0) -> list[str]:
    (table,), (other,) = tables(passage.text), tables(LIFT)
    made = list(_lacked(passage, table, [other], Draws(*drawn, place=place)))
    assert all((each.passage, each.span) == (passage, None) for each in made)
    return [each.question for each in made]


@pytest.mark.parametrize(
    ("context", "text", "questions"),
    [
        ("Piscine › Tarifs", "", ["sénior entrée", "adulte forfait"]),
        ("Piscine › Seniors", "", ["adulte forfait"]),  # the title speaks of them
        ("Piscine", "\n\nLes forfaits y sont vendus.", ["sénior entrée"]),
    ],
)
def test_a_row_or_a_column_is_lacked_of_which_the_passage_has_no_word(
    context: str, text: str, questions: list[str]
) -> None:
    assert lacked(Text(context, POOL.text + text, "fr"), 0.69, 0.7) == questions


def test_a_name_without_a_word_is_not_lacked() -> None:
    assert lacked(POOL, 0.0, 0.0, place=-1) == []  # the last row of the other table is a number


@pytest.mark.parametrize(
    ("context", "language", "question"),
    [
        ("Piscine › Tarifs", "fr", "prix TVA pour adulte, Piscine"),
        ("Piscine — Tarifs — 2031", "fr", "prix TVA pour adulte, Piscine"),
        ("Piscine – Tarifs", "fr", "prix TVA pour adulte, Piscine"),
        ("Piscine - Tarifs", "fr", "prix TVA pour adulte, Piscine"),
        ("Saint-Just", "fr", "prix TVA pour adulte, Saint-Just"),
        ("Pool", "en", "prix TVA for adulte, Pool"),
        ("Pool", "other", "prix TVA for adulte, Pool"),
        ("", "fr", "prix TVA pour adulte,"),
    ],
)
def test_a_cell_is_asked_for_under_the_first_part_of_the_title(
    context: str, language: Any, question: str
) -> None:
    assert _asked(Text(context, "", language), "Adulte", "Prix  TVA", Draws(place=-1)) == question


def test_a_range_is_mostly_asked_for_by_a_number_of_it() -> None:
    text = Text("Colis", "Poids | Prix\n10 kg à 20 kg | 5 €\n20 kg à 40 kg | 9 €", "fr")
    (table,) = tables(text.text)
    made = list(_cells(text, table, Draws(0.69, 0.5, 0.7)))
    assert [(each.question, words(each)) for each in made] == [
        ("15 kg prix", "5 €"),
        ("20 kg à 40 kg prix", "9 €"),
    ]


@pytest.mark.parametrize(
    ("language", "questions"),
    [
        (
            "fr",
            [
                "adulte entrée",
                "entrée adulte ?",
                "entrée : adulte",
                "Pour adulte, entrée ?",
                "adulte : quel est le entrée ?",
                "Que dit le tableau pour adulte, entrée ?",
                "Qu'en est-il de adulte (entrée) ?",
                "Piscine : entrée, adulte ?",
                "entrée pour adulte, Piscine",
            ],
        ),
        (
            "en",
            [
                "adulte entrée",
                "entrée adulte?",
                "entrée: adulte",
                "For adulte, entrée?",
                "adulte: what is the entrée?",
                "What does the table say for adulte, entrée?",
                "What about adulte (entrée)?",
                "Piscine: entrée, adulte?",
                "entrée for adulte, Piscine",
            ],
        ),
    ],
)
def test_a_cell_is_asked_for_in_short_and_in_sentences(language: Any, questions: list[str]) -> None:
    passage = Text("Piscine › Tarifs", "", language)
    asked = [_asked(passage, "Adulte", "Entrée", Draws(place=place)) for place in range(len(questions))]
    assert asked == questions
    assert _asked(passage, "Adulte", "Entrée", Draws(place=-1)) == questions[-1]
