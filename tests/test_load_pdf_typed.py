"""Tables of a PDF that white space alone parts, as typed pages: each letter five points wide in type of ten."""

import re
from collections.abc import Sequence

import pytest

from passerelle.index.load.pdf.channels import Word
from passerelle.index.load.pdf.levels import under_heads
from passerelle.index.load.pdf.lines import WIDE, Line
from passerelle.index.load.pdf.white import with_white

LETTER, SIZE = 5.0, 10.0


def typed(text: str, baseline: float) -> Line:
    """Return a line set as a typewriter does: its words stand where they do in *text*."""
    words = [(found.start() * LETTER, found.end() * LETTER, found[0]) for found in re.finditer(r"\S+", text)]
    gaps = tuple((one[1], other[0]) for one, other in zip(words, words[1:], strict=False))
    said, cells = words[0][2], [words[0][:2]]
    for left, right, word in words[1:]:
        wide = left - cells[-1][1] > WIDE * SIZE
        said += ("\t" if wide else " ") + word
        if wide:
            cells.append((left, right))
        else:
            cells[-1] = (cells[-1][0], right)
    return Line(said, words[0][0], words[-1][1], baseline, SIZE, False, tuple(cells), gaps=gaps)


def read(page: str, step: float = 12, steps: Sequence[float] = ()) -> list[str]:
    """Return the lines of a typed *page*, the cells of rows parted by bars; *steps* are those to each next line."""
    rows = [row for row in page.split("\n") if row.strip()]
    baseline, lines = 700.0, []
    for at, row in enumerate(rows):
        lines.append(typed(row, baseline))
        baseline -= steps[at] if at < len(steps) else step
    return [
        " | ".join(" ".join(cell.split()) for cell in each.text.split("\t")) if each.row else each.text
        for each in with_white(lines)
    ]


FARMS = """
Ferme      Oies  Canards
Le Harle   12    4
La Morve   130   18
Bois Noir  7     0
"""
ROWS = ["Ferme | Oies | Canards", "Le Harle | 12 | 4", "La Morve | 130 | 18", "Bois Noir | 7 | 0"]


def test_columns_that_white_space_parts_are_read_as_rows() -> None:
    assert read(FARMS) == ROWS


@pytest.mark.parametrize(("rows", "table"), [(3, True), (2, False)])
def test_three_rows_are_a_table(rows: int, *, table: bool) -> None:
    assert ("Le Harle | 12 | 4" in read("\n".join(FARMS.split("\n")[1 : rows + 1]))) is table


@pytest.mark.parametrize(("step", "table"), [(60, True), (61, False)])
def test_rows_of_white_space_are_six_type_sizes_apart_at_most(step: float, *, table: bool) -> None:
    assert (read(FARMS, step) == ROWS) is table


NEXT = """
Poste    Objet               Prix
Harle    {}   420
         {}
Morve    achat de la cloche  310
Thil     entretien           95
"""


@pytest.mark.parametrize(
    ("roof", "text", "steps", "upper"),
    [
        ("réfection du toit", "des granges", (16, 12, 14), True),
        ("réfection du toit", "des granges", (16, 14, 12), False),
        ("réfection du toit", "et", (16, 13, 13), True),
        ("toit", "et", (16, 13, 13), False),  # it had room behind the roof, in a column as wide as the bell
        ("réfectiontoit", "et", (16, 13, 13), False),  # a letter's height of room
        ("réfectionstoit", "et", (16, 13, 13), True),
        ("toi-", "tures", (16, 13, 13), True),
    ],
)
def test_a_line_between_two_rows_belongs_to_the_nearer_or_where_it_had_no_room(
    roof: str, text: str, steps: Sequence[float], *, upper: bool
) -> None:
    said = read(NEXT.format(f"{roof:17}", text), 16, steps)
    assert said[1] == (f"Harle | {roof} {text} | 420" if upper else f"Harle | {roof} | 420")
    assert said[2] == f"Morve | {'' if upper else f'{text} '}achat de la cloche | 310"


PAID = """
{}
Rubrique       Base      Taux
Salaire        151       13
Prime          12        2
Retenue        40        7
{}
"""


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Mois : mai     Jour : 31 mai", False),
        ("Congés         Pris : 12", True),
        ("Congés         Pris : 12   Reste : 3", False),
        ("Congés         12        3", True),
        ("Mois : mai     12        3", True),
    ],
)
def test_labels_with_their_values_are_no_rows_at_the_ends_of_a_table(line: str, *, row: bool) -> None:
    above, *_, below = read(PAID.format(line, line))
    assert (" | " in above) is (" | " in below) is row


BOOKED = """
Jour     Objet               Somme
02/03    Prélevé             85,40
         {}
05/03    {}   640,00
12/03    Retrait au pont     64,12
"""


@pytest.mark.parametrize(
    ("reference", "below", "upper"),
    [
        ("Réf. 4587", "Virement", True),
        ("Réf. 4587", "facturé en mai", False),
        ("Réf. 45 de mai", "Virement", False),
        ("Réf. 45 de ma", "Virement", True),
    ],
)
def test_a_line_between_two_rows_is_of_the_upper_unless_it_runs_on_into_the_lower(
    reference: str, below: str, *, upper: bool
) -> None:
    """The column is fifteen letters wide: a line of fourteen may have been ended by its edge."""
    said = read(BOOKED.format(reference, f"{below:17}"), 13)
    assert said[1] == ("02/03 | Prélevé " + f"{reference} | 85,40" if upper else "02/03 | Prélevé | 85,40")
    assert said[2] == f"05/03 | {'' if upper else reference + ' '}{below} | 640,00"


WORDS = """
Ferme    Couleur  Taille
Harle    bleu     petit
{}
Morve    vert     moyen
Thil     rouge    grand
"""


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("         Gris     Large", True),
        ("         gris     large", False),
        ("         Gris     large", True),
        ("Sorel    gris     large", True),
    ],
)
def test_a_line_without_a_first_cell_is_a_row_where_it_begins_with_a_capital(text: str, *, row: bool) -> None:
    said = read(WORDS.format(text), 14)
    assert (said[1] == "Harle | bleu | petit") is row
    assert len(said) == 4 + row
    if not row:
        assert said[1] == "Harle | bleu gris | petit large"


@pytest.mark.parametrize(("steps", "row"), [((14, 14, 14), True), ((14, 12, 14, 14), False)])
def test_a_line_nearer_than_rows_are_goes_on_with_the_row_above(steps: Sequence[float], *, row: bool) -> None:
    assert ("Harle | bleu | petit" in read(WORDS.format("         Gris     Large"), 14, steps)) is row


@pytest.mark.parametrize(("step", "part"), [(16, True), (16.2, False)])
def test_a_line_of_a_cell_is_near(step: float, *, part: bool) -> None:
    said = read(WORDS.format("         gris     large"), 20, (20, step, 20))
    assert ("Harle | bleu gris | petit large" in said) is part


FIRST = """
Ferme           Oies   Fours
{}  12     4
{}
Le grand Thil   130    18
Thil            7      0
"""


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("La ferme vieux", "harle", True),
        ("La ferme      ", "harle", False),  # had room: a row of its own that has no numbers
        ("La ferme vieux", "Harle", False),
        ("La ferme,     ", "Harle", True),
        ("La ferme-     ", "Harle", True),
    ],
)
def test_a_line_in_the_first_column_alone_goes_on_with_a_full_one(
    above: str, below: str, *, joined: bool
) -> None:
    said = read(FIRST.format(above, below), 14)
    above = " ".join(above.split())
    assert said[1] == (f"{above} {below} | 12 | 4" if joined else f"{above} | 12 | 4")


def test_a_name_above_lines_without_one_begins_a_row() -> None:
    page = """
Ferme           Oies   Fours
La ferme vieux  douze  quatre
harle
                neuf   deux
Morve           trois  six
Thil            sept   un
"""
    assert "harle" in read(page, 14)[2]


def test_numbers_below_numbers_begin_rows_however_near() -> None:
    page = FARMS + "           149   22\n"
    assert read(page, 12, (12, 12, 12, 9))[-1] == " | 149 | 22"


HEADS = """
            oies-de-2023  oies-de-2024
Ferme         Mars   Mai    Mars   Mai
Le Harle      12     4      13     5
La Morve      7      0      9      2
"""
OVER = [
    "Ferme | {0}Mars | {0}Mai | {1}Mars | {1}Mai",
    "Le Harle | 12 | 4 | 13 | 5",
    "La Morve | 7 | 0 | 9 | 2",
]


@pytest.mark.parametrize(("step", "heads"), [(22, True), (22.5, False)])
def test_heads_over_several_columns_stand_near_their_names(step: float, *, heads: bool) -> None:
    said = read(HEADS, 14, (step,))
    rows = [row.format("oies-de-2023 ", "oies-de-2024 ") if heads else row.format("", "") for row in OVER]
    assert said == ([] if heads else ["oies-de-2023 oies-de-2024"]) + rows


@pytest.mark.parametrize(
    ("heads", "names", "over"),
    [
        ((170, 370), ("Ferme", "Mars", "Mai", "Mars", "Mai"), True),
        ((170, 370), ("", "Mars", "Mai", "Mars", "Mai"), True),
        ((101, 301), ("Ferme", "Mars", "Mai", "Mars", "Mai"), True),
        ((99, 370), ("Ferme", "Mars", "Mai", "Mars", "Mai"), False),
        ((239, 439), ("Ferme", "Mars", "Mai", "Mars", "Mai"), True),
        ((241, 370), ("Ferme", "Mars", "Mai", "Mars", "Mai"), False),
        ((170, 441), ("Ferme", "Mars", "Mai", "Mars", "Mai"), False),
        ((270,), ("Ferme", "Mars", "Mai", "Mars", "Mai"), False),
        ((170, 370), ("Ferme", "Mars", "", "Mars", "Mai"), False),
        ((170, 370), ("Ferme", "Mars", "Mai", "2024", "Mai"), False),
        ((170, 370), (), False),
        ((120, 220), ("Ferme", "Mars", "Mai"), False),
        ((170, 370), ("Ferme", "Mars", "Mai", "Juin"), False),
        ((), ("Ferme", "Mars", "Mai"), False),
    ],
)
def test_heads_have_as_many_columns_each_and_their_middles_over_them(
    heads: Sequence[float], names: Sequence[str], *, over: bool
) -> None:
    edges = [(100.0 * at, 100.0 * at + 40) for at in range(len(names) or 5)]
    words = [[Word(middle - 30, middle - 5, "en"), Word(middle, middle + 30, "20")] for middle in heads]
    said = [names[0], "en 20\nMars", "en 20\nMai", "en 20\nMars", "en 20\nMai"] if over else []
    assert under_heads(words, names, edges) == said


@pytest.mark.parametrize(
    ("page", "steps", "row"),
    [
        (WORDS.format("         gris     large"), (20, 20, 14, 20), "Morve | gris vert | large moyen"),
        (WORDS.format("         A5").replace("bleu ", "A4   "), (14, 12), "Harle | A4 A5 | petit"),
        (
            WORDS.format("         tard").replace("Taille", "Taille\n         choisie"),
            (),
            "Ferme | Couleur choisie | Taille",
        ),
    ],
    ids=["the row below is nearer", "letters before a number are none", "names of two lines"],
)
def test_a_line_that_is_no_row_is_part_of_the_nearer_one(page: str, steps: Sequence[float], row: str) -> None:
    assert row in read(page, 14, steps)


@pytest.mark.parametrize(("step", "joined"), [(12, True), (13.9, False)])
def test_a_first_cell_goes_on_in_a_line_nearer_than_rows_are(step: float, *, joined: bool) -> None:
    page = FIRST.format("La ferme      ", "Harle") + "                9      1\n"
    said = read(page, 14, (14, step))
    assert said[1] == ("La ferme Harle | 12 | 4" if joined else "La ferme | 12 | 4")
    assert said[-1] == " | 9 | 1"


def test_one_wide_gap_beside_spaces_makes_a_line_one_of_a_table() -> None:
    rows = (
        "Nom du lieu  Oies  Four\nLe vieux Thil  12     4\nLa Morve       13     8\nLe Bois        30     2"
    )
    assert read(rows)[1:] == ["Le vieux Thil | 12 | 4", "La Morve | 13 | 8", "Le Bois | 30 | 2"]


def test_cells_that_a_page_draws_apart_stand_in_the_row_of_their_height() -> None:
    lines = [
        part
        for at, (left, right) in enumerate(
            [("Ferme      Oies", "Four"), ("Le Harle   12", "4"), ("La Morve   13", "8")]
        )
        for part in (typed(left, 700 - 12 * at), typed(" " * 20 + right, 701.9 - 12 * at))
    ]
    made = [each.text.split("\t") for each in with_white(lines)]
    assert made == [["Ferme", "Oies", "Four"], ["Le Harle", "12", "4"], ["La Morve", "13", "8"]]


def test_text_around_a_table_stays_where_it_was() -> None:
    above, below = "Voici le compte des fermes du pays :", "Il fut tenu jusque en mars par Jeanne."
    assert read(f"{above}\n{FARMS}\n{below}", 12, (30, 12, 12, 12, 30)) == [above, *ROWS, below]


def test_a_title_with_a_gap_of_its_own_above_a_table_is_no_row() -> None:
    rows = "Le vieux Thil   12\nLa Morve basse  130\nLe Bois noir    7"
    assert read(f"Compte  des\n{rows}") == [
        "Compte des",
        *(re.sub(r"\s{2,}", " | ", row) for row in rows.split("\n")),
    ]


def test_of_two_tables_as_large_as_each_other_the_first_is_read() -> None:
    rows = "Harle   12   4          20\nMorve   18   6          30\nThil    11   2          15"
    assert read(f"Ferme   Oisillonsgris   Prix\n{rows}")[:2] == [
        "Ferme | Oisillonsgris | Prix",
        "Harle | 12 4 | 20",
    ]
