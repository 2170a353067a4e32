"""Facts about rows that stand for ranges of numbers: which of them a question asks for."""

import math
from pathlib import Path

import pytest

from passerelle import Assistant
from passerelle.index.sync import sync
from passerelle.reading.ranges import amounts, range_of, ruled_out


@pytest.mark.parametrize(
    ("label", "low", "high", "within", "outside"),
    [
        ("moins de 500", -math.inf, 500, (0, 499.5), (500,)),
        ("de 1 000 à 1 499", 1000, 1499, (1000, 1499), (999, 1500)),
        ("1 500 et plus", 1500, math.inf, (1500, 9000), (1499,)),
        ("over 8 to 11 m", 8, 11, (8.5, 11), (8, 12)),
        ("up to 8 m", -math.inf, 8, (8, 3), (9,)),
        ("10 € à moins de 20 €", 10, 20, (10, 19.9), (20,)),
        ("Enfant (4 à 11 ans)", 4, 11, (4, 11), (3, 12)),
        ("£100–£200", 100, 200, (100, 200), (99, 201)),
        ("65 and over", 65, math.inf, (65,), (64,)),
        ("au-delà de 30 km", 30, math.inf, (31,), (30,)),
        ("1,400 or less", -math.inf, 1400, (1400,), (1401,)),
    ],
)
def test_a_label_names_a_range(
    label: str, low: float, high: float, within: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    found = range_of(label)
    assert found is not None
    assert (found.low, found.high) == (low, high)
    assert all(found.holds(value, "") for value in within)
    assert not any(found.holds(value, "") for value in outside)


@pytest.mark.parametrize("label", ["Adulte", "2024", "3 kVA", "2 adultes et 1 enfant", "Line B", ""])
def test_other_labels_name_none(label: str) -> None:
    assert range_of(label) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Que paie un quotient de 1 600 en 2025 ?", [(1600, "")]),
        ("for my seven-year-old daughter", [(7, "year")]),
        ("pour un fils de huit ans", [(8, "year")]),
        ("a 10-metre boat in May 2025", [(10, "m")]),
        ("an order of £1,250.50", [(1250.5, "£")]),
    ],
)
def test_a_question_gives_amounts_and_years_are_none(
    question: str, expected: list[tuple[float, str]]
) -> None:
    assert list(amounts(question)) == expected


TARIFF = [
    "Âge | Prix",
    "moins de 4 ans | gratuit",
    "4 à 11 ans | 3 €",
    "12 ans et plus | 5 €",
    "Groupe | 40 €",
]


def test_the_rows_of_other_ranges_are_ruled_out_and_no_other_line() -> None:
    assert ruled_out("Combien pour un enfant de 9 ans ?", TARIFF) == {1, 3}
    assert ruled_out("Combien pour un enfant de 12 ans ?", TARIFF) == {1, 2}


@pytest.mark.parametrize(
    "question",
    ["Combien pour un groupe ?", "Pour 3 et 9 ans ?", "Pour 9 kg ?", "En 2025 ?", "Un enfant de 4 m ?"],
)
def test_nothing_is_ruled_out_where_no_number_or_several_or_another_unit_is_asked_for(question: str) -> None:
    assert ruled_out(question, TARIFF) == set()


def test_one_range_alone_rules_nothing_out() -> None:
    assert ruled_out("à 9 ans ?", ["moins de 4 ans : gratuit", "Adulte : 5 €"]) == set()


YACHTS = [
    "A yacht under ten metres pays £14 a night.",
    "A yacht over ten metres pays £22 a night.",
    "Rowing boats pay nothing.",
    "A stay of over 5 days is booked by letter.",
]


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("What does a yacht over ten metres pay?", {0}),
        ("Que paie un voilier de plus de 10 m ?", {0}),
        ("What does a yacht under 10 m pay?", {1}),
        ("What does a yacht pay?", set()),
        ("What do people over 60 years pay?", set()),
        ("What does a yacht over 12 m pay?", set()),
    ],
)
def test_what_is_said_of_the_numbers_that_a_question_leaves_out_is_ruled_out(
    question: str, out: set[int]
) -> None:
    assert ruled_out(question, YACHTS) == out


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Combien coûte la nuit pour un bateau de 9,5 m ?", "plus de 8 à 11 m | 27 €"),
        ("How much is a night for a 12-metre boat?", "plus de 11 à 14 m | 38 €"),
    ],
)
def test_the_row_whose_range_holds_the_number_is_quoted(tmp_path: Path, question: str, row: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "port.md").write_text(
        "# Port de Kerlavan\n\n## Droits de nuit\n\n| Longueur du bateau | Prix de la nuit |\n|---|---|\n"
        "| jusqu'à 8 m | 19 € |\n| plus de 8 à 11 m | 27 € |\n| plus de 11 à 14 m | 38 € |\n| plus de 14 m | 52 € |\n",
        encoding="utf-8",
    )
    sync([docs], tmp_path / "store")
    with Assistant.open(tmp_path / "store") as assistant:
        answer = assistant.ask(question)
    assert answer.citations
    assert answer.citations[0].quote == row


POWERS = ["3 kVA | 9,80 €", "6 kVA | 12,90 €", "Frais de dossier | 15 €"]
DIGGERS = ["Mini digger 1.5 t | £95", "Mini digger 3 t | £130", "Wacker plate | £24"]
NIGHTS = ["La nuit coûte 85 €.", "Trois nuits : 240 €.", "Sept nuits : 520 €."]


@pytest.mark.parametrize(
    ("question", "lines", "out"),
    [
        ("Combien coûte l'abonnement 6 kVA ?", POWERS, {0}),
        ("Combien coûte l'abonnement 12 kVA ?", POWERS, {0, 1}),
        ("How much is the 12 kVA plan?", POWERS[1:], set()),
        ("Combien coûte la mini-pelle de 3 tonnes ?", DIGGERS, {0}),
        ("How much is the 2 t digger?", DIGGERS, set()),
        ("Combien coûtent sept nuits ?", NIGHTS, {1}),
        ("How much are five nights?", NIGHTS, {1, 2}),
        ("How much is the deposit, 3 km away?", DIGGERS, set()),
    ],
)
def test_rows_of_another_number_in_the_unit_asked_for_are_ruled_out(
    question: str, lines: list[str], out: set[int]
) -> None:
    assert ruled_out(question, lines) == out


def test_a_list_asked_for_whole_is_kept_though_its_last_item_is_of_another_range(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "groupes.md").write_text(
        "# Auberge du Lac\n\nSalle de 4 à 8 personnes : la salle bleue.\n\n"
        "Remises accordées aux groupes :\n\n- de 5 à 9 personnes : 5 %\n- de 10 personnes et plus : 10 %\n",
        encoding="utf-8",
    )
    sync([docs], tmp_path / "store")
    with Assistant.open(tmp_path / "store") as assistant:
        answer = assistant.ask(
            "Quelles sont toutes les remises accordées aux groupes, nous sommes 4 personnes ?"
        )
    assert answer.citations
    assert answer.citations[0].quote.count("%") == 2
