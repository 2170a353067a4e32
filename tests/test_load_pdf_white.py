"""Tables of a PDF that white space alone parts: rows keep their columns, and what only looks like one stays text."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from printed import FIRST, TOP, Printed, one, pdf, wrapped

SIZE = 11
LETTER = 6.6
STEP = 14


def lines_of(tmp_path: Path, printed: Sequence[Printed]) -> list[str]:
    return one(pdf(tmp_path / "a.pdf", printed)).text.split("\n")


def table(*rows: str, edges: Sequence[float], right: Sequence[int] = (), step: float = STEP) -> list[Printed]:
    """Return rows whose cells, parted by bars, begin at *edges*, or end there where *right* says."""
    return [
        Printed(cell, TOP - step * number, edge - LETTER * len(cell) if at in right else edge)
        for number, row in enumerate(rows)
        for at, (cell, edge) in enumerate(zip(row.split("|"), edges, strict=True))
        if cell
    ]


def test_names_of_columns_stand_in_their_row_though_they_nearly_touch(tmp_path: Path) -> None:
    rows = ("Ferme|Oies|Canards|Fours", "Le Harle|12|4|1", "La Morve|130|18|2", "Bois Noir|7|0|1")
    read = lines_of(tmp_path, table(*rows, edges=(72, 170, 232, 280), right=(1, 2, 3)))
    assert read == [row.replace("|", " | ") for row in rows]


def test_a_cell_left_empty_moves_no_other(tmp_path: Path) -> None:
    rows = (
        "Ferme|Oies|Canards|Fours",
        "Le Harle|12||1",
        "La Morve||18|2",
        "Bois Noir|7||",
        "Le Thil|45|22|3",
    )
    read = lines_of(tmp_path, table(*rows, edges=(72, 180, 250, 310), right=(1, 2, 3)))
    assert read[1:4] == ["Le Harle | 12 | | 1", "La Morve | | 18 | 2", "Bois Noir | 7 | |"]


def test_the_space_inside_a_number_parts_no_cells(tmp_path: Path) -> None:
    rows = ("Rubrique|2022|2023", "Foire|1 240|1 310", "Places|310|295", "Total|1 550|1 605")
    read = lines_of(tmp_path, table(*rows, edges=(72, 190, 240), right=(1, 2)))
    assert read == [row.replace("|", " | ") for row in rows]


def test_a_cell_in_several_lines_stays_in_its_row(tmp_path: Path) -> None:
    rows = (
        "Poste|Objet de la dépense|Montant",
        "A1|Réfection du toit de la grange|4 200",
        "|avec ses deux gouttières|",
        "A2|Achat de la cloche|310",
        "A3|Entretien du chemin|95",
    )
    read = lines_of(tmp_path, [*table(*rows, edges=(72, 120, 400), right=(2,)), *wrapped(FIRST, y=600)])
    assert read == [
        "Poste | Objet de la dépense | Montant",
        "A1 | Réfection du toit de la grange avec ses deux gouttières | 4 200",
        "A2 | Achat de la cloche | 310",
        "A3 | Entretien du chemin | 95",
        "",
        FIRST,
    ]


@pytest.mark.parametrize(
    "rows",
    [
        ("•|Le Harle tient ses oies au pré", "•|La Morve vend ses canards", "•|Le Thil a trois fours"),
        (
            "Harle|tient ses oies au pré du matin",
            "Morve|au soir et ne les vend à personne",
            "Thil|avant la foire qui vient en mars",
        ),
    ],
    ids=["items", "text beside words"],
)
def test_items_of_a_list_and_running_text_beside_words_are_no_rows(
    tmp_path: Path, rows: Sequence[str]
) -> None:
    assert " | " not in "\n".join(lines_of(tmp_path, table(*rows, edges=(72, 115))))


@pytest.mark.parametrize(("spaces", "rows"), [(1, False), (2, True)])
def test_one_space_of_a_typewriter_parts_no_cells(tmp_path: Path, spaces: int, *, rows: bool) -> None:
    between = " " * spaces
    typed = [
        Printed(f"garde{between}note{between}{word}", TOP - STEP * at)
        for at, word in enumerate(("mars", "avril", "mai"))
    ]
    read = lines_of(tmp_path, [*wrapped(FIRST, y=600), *typed])
    assert ("garde | note | avril" in read) is rows


def test_a_head_over_several_columns_is_part_of_each_ones_name(tmp_path: Path) -> None:
    heads = [Printed("2023", TOP + STEP, 200), Printed("2024", TOP + STEP, 300)]
    rows = ("Ferme|Oies|Porcs|Oies|Porcs", "Le Harle|12|4|13|5", "La Morve|7|0|9|2", "Le Thil|30|18|20|20")
    read = lines_of(tmp_path, [*heads, *table(*rows, edges=(72, 180, 230, 280, 330))])
    assert read[:2] == [
        "Ferme | 2023 Oies | 2023 Porcs | 2024 Oies | 2024 Porcs",
        "Le Harle | 12 | 4 | 13 | 5",
    ]


def test_a_number_below_a_number_begins_a_row_though_the_first_cell_is_empty(tmp_path: Path) -> None:
    rows = ("Objet|Nombre|Somme", "Sac de farine|2|25,00", "Pain|1|3,20", "|Total|28,20", "|Reste|5,64")
    read = lines_of(tmp_path, table(*rows, edges=(72, 220, 330), right=(2,)))
    assert read[-2:] == ["| Total | 28,20", "| Reste | 5,64"]


def test_lines_beside_a_box_run_on(tmp_path: Path) -> None:
    wide = "Le four chauffe chaque samedi pour cuire le pain de la commune."
    narrow = "le moulin moud le blé des fermes et la farine des enfants du bourg où tout attend le samedi."
    made = [*wrapped(f"{wide} Puis", width=70), *wrapped(narrow, width=45, y=TOP - 13)]
    assert one(pdf(tmp_path / "a.pdf", made)).text == f"{wide} Puis {narrow}"


THREE = ("Ferme|Oies|Fours", "Le Harle|12|1", "La Morve|130|2", "Bois Noir|7|3")
EDGES = (72, 190, 260)


def is_parted(read: Sequence[str], row: str = "La Morve | 130 | 2") -> bool:
    return row in read


@pytest.mark.parametrize("count", [4, 3])
def test_three_lines_are_a_table(tmp_path: Path, count: int) -> None:
    read = lines_of(tmp_path, [*table(*THREE[4 - count :], edges=EDGES), *wrapped(FIRST, y=500)])
    assert is_parted(read, "Bois Noir | 7 | 3")


@pytest.mark.parametrize(("step", "rows"), [(30, True), (64, True), (70, False)])
def test_the_rows_of_a_table_are_six_sizes_of_type_apart_at_most(
    tmp_path: Path, step: float, *, rows: bool
) -> None:
    read = lines_of(tmp_path, table(*THREE, edges=EDGES, step=step))
    assert is_parted(read) is rows


@pytest.mark.parametrize("size", [11.0, 12.0])
def test_rows_of_nearly_one_size_of_type_are_of_one_table(tmp_path: Path, size: float) -> None:
    made = table(*THREE, edges=EDGES)
    made = [replace(each, size=size) if each.y < TOP - STEP else each for each in made]
    assert is_parted(lines_of(tmp_path, made))


def test_what_stands_above_and_below_a_table_stays_text(tmp_path: Path) -> None:
    made = [
        Printed("Les fermes du bourg", TOP + STEP),
        *table(*THREE, edges=EDGES),
        Printed("Relevé en mars", TOP - 4 * STEP),
    ]
    read = lines_of(tmp_path, made)
    assert [line for line in read if " | " in line] == [row.replace("|", " | ") for row in THREE]
    assert read[0] == "Les fermes du bourg"
    assert read[-1] == "Relevé en mars"


@pytest.mark.parametrize("above", [1.0, 1.7, 2.6])
def test_heads_over_several_columns_stand_near_above_them(tmp_path: Path, above: float) -> None:
    heads = [Printed("2023", TOP + above * STEP, 200), Printed("2024", TOP + above * STEP, 300)]
    rows = ("Ferme|Oies|Porcs|Oies|Porcs", "Le Harle|12|4|13|5", "La Morve|7|0|9|2", "Le Thil|30|18|20|20")
    read = lines_of(tmp_path, [*heads, *table(*rows, edges=(72, 180, 230, 280, 330))])
    assert "Ferme | 2023 Oies | 2023 Porcs | 2024 Oies | 2024 Porcs" in read


def test_two_tables_with_text_between_are_two(tmp_path: Path) -> None:
    low = table("Quai|Bacs|Cales", "Nord|3|12", "Sud|41|9", "Ouest|5|6", edges=(72, 150, 330))
    below = [replace(each, y=each.y - 200) for each in low]
    read = lines_of(tmp_path, [*table(*THREE, edges=EDGES), *wrapped(FIRST, y=TOP - 120), *below])
    assert is_parted(read)
    assert is_parted(read, "Sud | 41 | 9")
    assert FIRST in read


def test_totals_below_a_table_are_rows_each(tmp_path: Path) -> None:
    items = table(
        "Objet|Nombre|Prix|Montant",
        "Porte en chêne|2|480,00|960,00",
        "Pose (forfait)|1|220,00|220,00",
        "Poignées|4|12,50|50,00",
        edges=(72, 240, 340, 460),
        right=(1, 2, 3),
        step=18,
    )
    totals = table(
        "||Total HT|1230,00", "||TVA 10|123,00", "||Total TTC|1353,00", edges=(72, 240, 290, 460), right=(3,)
    )
    below = [replace(each, y=each.y - 3 * 18 - 32) for each in totals]
    assert lines_of(tmp_path, [*items, *below]) == [
        "Objet | Nombre | Prix | Montant",
        "Porte en chêne | 2 | 480,00 | 960,00",
        "Pose (forfait) | 1 | 220,00 | 220,00",
        "Poignées | 4 | 12,50 | 50,00",
        "| | Total HT | 1230,00",
        "| | TVA 10 | 123,00",
        "| | Total TTC | 1353,00",
    ]


def test_the_second_line_of_a_first_cell_goes_on_with_the_row_that_it_stands_nearer_to(
    tmp_path: Path,
) -> None:
    rows = table(
        "Objet|Nombre|Prix", "Porte en chêne|2|480", "Poignées laiton,|4|12", edges=(72, 240, 340), step=18
    )
    rows += [Printed("brossées", TOP - 2 * 18 - 12, 72)]
    rows += [
        replace(each, y=each.y - 2 * 18 - 40) for each in table("|Total|492", "|TVA|49", edges=(72, 240, 340))
    ]
    assert lines_of(tmp_path, rows)[2:4] == ["Poignées laiton, brossées | 4 | 12", "| Total | 492"]


def test_prose_right_below_a_table_is_none_of_its_rows(tmp_path: Path) -> None:
    rows = table(
        "Part|2025|2026", "Membre|30|32", "Couple|15|15", "Famille|45|48", edges=(72, 151.2, 217.2), step=13
    )
    # its words happen to begin where the columns do, as those of a justified line may
    prose = [Printed("Le bac part", TOP - 4 * 13, 72), Printed("lentement", TOP - 4 * 13, 151.2)]
    prose += [
        Printed("de la rive le soir,", TOP - 4 * 13, 217.2),
        Printed("et passe trois fois par heure.", TOP - 5 * 13, 72),
    ]
    assert lines_of(tmp_path, [*rows, *prose])[3:] == [
        "Famille | 45 | 48",
        "",
        "Le bac part lentement de la rive le soir, et passe trois fois par heure.",
    ]


def test_names_of_columns_of_one_letter_each_are_cells(tmp_path: Path) -> None:
    rows = (
        "Arrêt|A|B|A|C|D",
        "Gare|06:10|06:40|07:05|07:30|08:00",
        "Mairie|06:18|06:48|07:14|07:39|08:09",
        "Lac|06:25|06:55|07:21|07:46|08:16",
    )
    read = lines_of(tmp_path, table(*rows, edges=(72, 120, 170, 220, 270, 320)))
    assert read == [row.replace("|", " | ") for row in rows]
