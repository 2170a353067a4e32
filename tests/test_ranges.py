"""Facts about rows that stand for ranges of numbers: which of them a question asks for."""

import math
from pathlib import Path

import pytest

from passerelle import Assistant
from passerelle.index.sync import sync
from passerelle.reading.amounts import amounts, range_of
from passerelle.reading.ranges import numbers_asked_for, range_asked_for, ruled_out


@pytest.mark.parametrize(
    ("label", "low", "high", "within", "outside"),
    [
        ("moins de 500", -math.inf, 500, (0, 499.5), (500,)),
        ("moins d'un an", -math.inf, 1, (0.5,), (1,)),
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


BOTH, HIGH, LOW, NONE = (True, True), (False, True), (True, False), (False, False)
"""Which of a range's ends belong to it."""


@pytest.mark.parametrize(
    ("labels", "low", "high", "ends"),
    [
        ("moins de 5|moins d’5|inférieur à 5|inférieure à 5|under 5|below 5|less than 5|fewer than 5|< 5|avant 5",
         -math.inf, 5, NONE),
        ("jusqu’à 5|au-dessous de 5|maximum 5|max. 5|max 5|up to 5|at most 5|no more than 5|within 5|not over 5|≤ 5|≤5",
         -math.inf, 5, HIGH),
        ("plus de 5|au-delà de 5|au delà de 5|supérieur à 5|supérieure à 5|over 5|above 5|more than 5|beyond 5|> 5|>5",
         5, math.inf, NONE),
        ("à partir de 5|dès 5|au-dessus de 5|from 5|at least 5|minimum 5|min. 5|min 5|≥ 5", 5, math.inf, LOW),
        ("5 et plus|5 ou plus|5 et au-delà|5 and over|5 and above|5 or more|5 and up|5 and older|5+|5 +",
         5, math.inf, LOW),
        ("5 et moins|5 ou moins|5 and under|5 or less|5 or fewer|5 and younger", -math.inf, 5, HIGH),
        ("4 à 6|entre 4 et 6|4 to 6|4-6|4 – 6|4—6|4...6|4…6|4 … 6|4 jusqu’à 6|from 4 up to 6", 4, 6, BOTH),
        ("4 à moins de 6|4 to under 6|4 to less than 6", 4, 6, LOW),
        ("plus de 4 à 6|over 4 to 6|> 4-6", 4, 6, HIGH),
    ],
)  # fmt: skip
def test_words_and_signs_tell_which_ends_are_in_a_range(
    labels: str, low: float, high: float, ends: tuple[bool, bool]
) -> None:
    for label in labels.split("|"):
        found = range_of(label)
        assert found is not None, label
        assert (found.low, found.high, found.with_low, found.with_high) == (low, high, *ends), label


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("8 ans|8 années|8 years|8-year-old|8 yr", "year"),
        ("8 mois|8 months", "month"),
        ("8 semaines|8 weeks", "week"),
        ("8 jours|8 day", "day"),
        ("8 nuits|8 nights", "night"),
        ("8 h|8 heures|8 hours|8h", "hour"),
        ("8 minutes|8 min", "minute"),
        ("8 mètres|8 metres|8 meters|8m|8\u202fm", "m"),
        ("8 km|8 kilomètres|8 kilometers", "km"),
        ("8 kg|8 kilos|8 kilogrammes", "kg"),
        ("8 g|8 grammes|8 grams", "g"),
        ("8 tonnes|8 t", "t"),
        ("8 litres|8 liters|8 l", "l"),
        ("8 €|8 euros|€8|€ 8", "€"),
        ("$8|8 dollars", "$"),
        ("£8|8 pounds", "£"),
        ("8 %|8%", "%"),
        ("8 kVA", "kva"),
        ("8 personnes|8 people|8 guests|8 convives", "person"),
        ("8 cm", "cm"),
        ("8 mm", "mm"),
        ("8 m²", "m²"),
        ("8 watts|8 W", "w"),
        ("8 kW", "kw"),
        ("8 chaises|8 kgs|8 mous", ""),
    ],
)
def test_a_unit_has_names_in_both_languages(said: str, unit: str) -> None:
    for amount in said.split("|"):
        assert list(amounts(amount)) == [(8, unit)], amount


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("1 250 €", 1250),
        ("1\u202f250,50 €", 1250.5),
        ("1'250 €", 1250),
        ("1.250 €", 1250),
        ("12.50 €", 12.5),
        ("12,5 €", 12.5),
        ("1,250,000 €", 1_250_000),
        ("onze euros", 11),
        ("sixteen euros", 16),
        ("seize euros", 16),
        ("1899", 1899),
        ("2101", 2101),
        ("2100 €", 2100),
    ],
)
def test_numbers_are_read_as_either_language_writes_them(said: str, value: float) -> None:
    assert [each for each, _ in amounts(said)] == [value]


@pytest.mark.parametrize("said", ["1900", "2100", "B12", "un bateau"])
def test_a_year_and_a_number_inside_a_word_are_no_amounts(said: str) -> None:
    assert list(amounts(said)) == []


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


def test_the_numbers_of_a_question_are_read_once_however_many_passages_are_read_with_it() -> None:
    numbers_asked_for.cache_clear()
    for line in TARIFF:
        range_asked_for("Combien pour un enfant de 9 ans ?", line)
        ruled_out("Combien pour un enfant de 9 ans ?", TARIFF)
    assert numbers_asked_for.cache_info().misses == 1


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
    assert ruled_out("à 9 ans ?", ["moins de 4 ans : gratuit", "4 à 11 ans : 3 €"]) == {0}


@pytest.mark.parametrize(
    ("line", "called"),
    [
        ("4 à 11 ans | 3 €", "4 à 11 ans"),
        ("4 à 11 ans : 3 €", "4 à 11 ans"),
        ("Tarif : 4 à 11 ans | 3 €", "Tarif : 4 à 11 ans"),
        (f"{'x' * 48} 4 à 11 ans : 3 €", f"{'x' * 48} 4 à 11 ans"),
        (f"{'x' * 49} 4 à 11 ans : 3 €", ""),
        ("4 à 11 ans paient 3 €", ""),
    ],
)
def test_a_row_is_called_by_its_first_cell_or_what_stands_before_its_colon(line: str, called: str) -> None:
    assert range_asked_for("à 9 ans ?", f"moins de 4 ans : gratuit\n{line}") == called


def test_of_rows_that_share_an_end_none_is_asked_for_by_it() -> None:
    rows = ["4 à 8 ans : 3 €", "8 à 12 ans : 4 €", "12 à 18 ans : 5 €"]
    assert ruled_out("à 8 ans ?", rows) == set()
    assert ruled_out("à 9 ans ?", rows) == {0, 2}
    assert ruled_out("à 9 ou 10 ans ?", rows) == {0, 2}


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("What do boats of 8 to 10 m pay?", {0, 3}),
        ("What do boats of over 8 m pay?", {0}),
        ("What do boats of up to 10 m pay?", {3}),
        ("What do boats of 7 to 9 m pay?", {2, 3}),
        ("What do boats of 8.5 to 9.5 m pay?", set()),
        ("What do boats of 8 to 10 kg pay?", set()),
        ("What do boats of 8 to 10 pay?", set()),
    ],
)
def test_a_question_about_a_range_leaves_out_what_lies_beside_it(question: str, out: set[int]) -> None:
    lines = [
        "A boat of up to 8 m pays £14.",
        "A boat of 8 to 9 m pays £16.",
        "A boat of 9 to 10 m pays £18.",
        "A boat of over 10 m pays £20.",
        "A load of over 12 t is weighed.",
    ]
    assert ruled_out(question, lines) == out


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


CLASSES = ["Poussins | 2016-2017 | 165 €", "Benjamins | 2014-2015 | 180 €", "Adultes | 2007 et avant | 210 €"]


@pytest.mark.parametrize(
    ("question", "out"),
    [
        ("Mon fils est né en 2017, combien coûte la cotisation ?", {1, 2}),
        ("I was born in 1990: how much is it?", {0, 1}),
        ("Elle est née en 2010, combien ?", set()),
        ("Combien coûte la cotisation en 2016 et en 2014 ?", set()),
        ("Combien coûtent les poussins ?", set()),
    ],
)
def test_a_row_stands_for_the_years_in_any_of_its_cells(question: str, out: set[int]) -> None:
    assert ruled_out(question, CLASSES) == out


def test_years_said_outside_of_rows_rule_nothing_out() -> None:
    assert ruled_out("Qui gérait en 2017 ?", ["De 2016 à 2018 : Paul.", "Ann, de 2019 à 2021."]) == set()


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
