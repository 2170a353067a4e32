"""Which lines of a PDF's page are rows, and which are parts of a row: the limits on both sides.

Type is ten points high, and each letter five wide.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.hyphens import vocabulary
from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.tables import line_up, with_rows

LEFTS = (50.0, 150.0, 250.0)


def line(text: str, baseline: float, lefts: Sequence[float] = LEFTS, *, size: float = 10.0) -> Line:
    """Return a line whose cells, parted by bars, begin at *lefts*."""
    cells = tuple((left, left + 5.0 * len(cell)) for cell, left in zip(text.split("|"), lefts, strict=False))
    return Line(text.replace("|", "\t"), cells[0][0], cells[-1][1], baseline, size, bold=False, cells=cells)


def read(*lines: Line) -> list[str]:
    return [each.text.strip() for each in with_rows(lines, vocabulary([]))]


def are_rows(*lines: Line) -> bool:
    return all(" | " in text for text in read(*lines))


@pytest.mark.parametrize(("step", "rows"), [(60, True), (61, False), (0, False), (-12, False)])
def test_rows_are_six_type_sizes_apart_at_most_and_the_next_is_lower(step: float, *, rows: bool) -> None:
    assert are_rows(line("Harle|12", 700), line("Morve|130", 700 - step)) is rows


@pytest.mark.parametrize(("between", "rows"), [(3, True), (4, False)])
def test_a_row_begins_four_lines_below_the_last_at_most(between: int, *, rows: bool) -> None:
    aside = [line("un mot", 690 - 10 * at, (500,)) for at in range(between)]
    assert ("Morve | 130" in read(line("Harle|12", 700), *aside, line("Morve|130", 650))) is rows


@pytest.mark.parametrize(("size", "rows"), [(11.0, True), (11.2, False)])
def test_rows_are_in_one_size_of_type(size: float, *, rows: bool) -> None:
    assert are_rows(line("Harle|12", 700), line("Morve|130", 685, size=size)) is rows


@pytest.mark.parametrize(
    ("text", "left", "rows"),
    [
        ("130", 153.0, True),
        ("130", 153.5, False),  # ends at 168.5, where 12 ends at 160
        ("1300", 142.5, True),
        ("1300", 136.5, False),
        ("13oies", 132.5, False),
    ],
)
def test_cells_line_up_at_the_left_or_numbers_at_the_right(text: str, left: float, *, rows: bool) -> None:
    assert are_rows(line("Harle|12", 700), line(f"Morve|{text}", 688, (50.0, left))) is rows


def test_a_line_of_fewer_cells_lines_up_with_one_of_more_whichever_is_above() -> None:
    many, few = line("Harle|un|deux|trois", 700, (50, 100, 150, 200)), line("Morve|mot", 688, (50, 200))
    assert line_up(many, few)
    assert line_up(few, many)
    assert not line_up(many, line("Morve|mot", 688, (50, 230)))
    assert not line_up(line("Morve|mot", 688, (50, 80)), many)


def test_dots_that_lead_to_a_page_number_make_no_row() -> None:
    contents = [line(f"Chapitre|un mot . . . . . . {at}", 700 - 12 * at) for at in (1, 2)]
    assert read(*contents) == ["Chapitre un mot . . . . . . 1", "Chapitre un mot . . . . . . 2"]


@pytest.mark.parametrize(
    ("left", "step", "joined"),
    [
        (250, 16.0, True),
        (250, 16.2, False),
        (252.9, 12, True),
        (253.1, 12, False),
        (247.1, 12, True),
        (246.9, 12, False),
        (50, 12, False),
        (250, 0, False),
    ],
)
def test_a_line_below_a_cell_goes_on_with_it(left: float, step: float, *, joined: bool) -> None:
    rows = line("Harle|12|oies", 700), line("Morve|130|canards", 650)
    said = read(rows[0], line("du pré", 700 - step, (left,)), rows[1])
    assert said == (
        ["Harle | 12 | oies du pré", "Morve | 130 | canards"]
        if joined
        else ["Harle | 12 | oies", "du pré", "Morve | 130 | canards"]
    )


def test_a_cell_goes_on_for_several_lines_and_the_line_that_reaches_the_next_cell_is_none() -> None:
    rows = line("Harle|oies|12", 700), line("Morve|canards|130", 650)
    inner = [line("du pré", 686, (150,)), line("en bas", 672, (150,))]
    assert read(rows[0], *inner, rows[1])[0] == "Harle | oies du pré en bas | 12"
    long = line("et de tous les autres", 686, (150,))  # to 255
    assert read(rows[0], long, rows[1])[:2] == ["Harle | oies | 12", "et de tous les autres"]


def test_cells_of_one_line_below_a_row_are_no_part_of_it() -> None:
    below = line("du pré|du soir", 688, (250, 350))
    rows = line("Harle|oies|12", 700), line("Morve|canards|130", 676)
    assert "du pré du soir" in read(rows[0], below, rows[1])


@pytest.mark.parametrize(
    ("lefts", "baseline", "joined"),
    [
        ((50, 50), 700, True),
        ((50, 53), 700, True),
        ((50, 53.5), 700, False),
        ((50, 50), 702, True),
        ((50, 50), 702.5, False),
        ((125, 125), 700, False),
    ],
)
def test_lines_left_of_a_row_are_its_first_cell_where_their_first_stands_beside_it(
    lefts: Sequence[float], baseline: float, *, joined: bool
) -> None:
    cell = line("Ferme", baseline, lefts[:1]), line("du Harle", baseline - 11, lefts[1:])
    rows = line("12|oies", 700, (150, 250)), line("130|canards", 670, (150, 250))
    said = read(*cell, *rows)
    assert said[0] == ("Ferme du Harle | 12 | oies" if joined else "Ferme")
    assert said[-1] == "130 | canards"


def test_only_what_stands_beside_a_row_is_its_first_cell() -> None:
    rows = line("12|oies", 700, (150, 250)), line("130|canards", 670, (150, 250))
    assert read(line("Un mot", 730), line("Ferme", 700), *rows)[:2] == ["Un mot", "Ferme | 12 | oies"]
    four = [line(text, 700 - 11 * at) for at, text in enumerate(["Ferme", "du", "vieux", "Harle"])]
    assert read(*four, *rows)[4:] == ["12 | oies", "130 | canards"]
    assert read(*four[:3], *rows)[0] == "Ferme du vieux | 12 | oies"


def test_the_row_above_is_no_first_cell() -> None:
    first = replace(line("a", 700), row=True, table=1)
    rows = line("12|oies", 700, (150, 250)), line("130|canards", 670, (150, 250))
    assert read(first, *rows) == ["a", "12 | oies", "130 | canards"]


def test_a_wide_gap_elsewhere_is_a_space() -> None:
    assert read(line("Harle|12", 700), line("Morve et le four", 688)) == ["Harle 12", "Morve et le four"]


@pytest.mark.parametrize(
    ("lefts", "step", "heads"),
    [
        ((150, 250), 22.0, True),
        ((150, 250), 22.5, False),
        ((190, 250), 12, True),
        ((192, 250), 12, False),
        ((145, 250), 12, True),
        ((215, 250), 12, False),
        ((250, 260), 12, False),
        ((150, 237.5), 12, True),
        ((150, 237.4), 12, False),
        ((150, 287.5), 12, True),
        ((150, 287.6), 12, False),
        ((40, 250), 12, True),
        ((39.9, 250), 12, False),
    ],
)
def test_names_right_above_a_ruled_table_are_those_of_the_columns_their_middles_are_in(
    lefts: Sequence[float], step: float, *, heads: bool
) -> None:
    ruled = Line(
        "Harle\t12\t4", 50, 350, 700, 10, False, ((50, 150), (150, 200), (250, 300)), row=True, table=1
    )
    said = read(line("Oies|Fours", 700 + step, lefts), ruled)
    first = "Oies |  | Fours" if lefts[0] < 140 else "| Oies | Fours"
    assert said == ([first if heads else "Oies Fours", "Harle | 12 | 4"])


def test_names_above_rows_that_no_rule_parts_and_a_single_one_head_no_columns() -> None:
    row = Line("12\t4", 150, 300, 700, 10, False, ((150, 200), (250, 300)), row=True)
    assert read(line("Oies|Fours", 712, (150, 250)), row)[0] == "Oies Fours"
    assert read(line("Oies", 712, (150,)), replace(row, table=1))[0] == "Oies"


def test_what_became_a_row_or_the_head_of_some_is_marked_as_one() -> None:
    ruled = Line("12\t4", 150, 300, 600, 10, False, ((150, 200), (250, 300)), row=True, table=1)
    page = line("Harle|12", 700), line("Morve|130", 688), line("Oies|Fours", 612, (150, 250)), ruled
    assert [(each.row, each.table) for each in with_rows(page, vocabulary([]))] == [
        (True, 0),
        (True, 0),
        (True, 1),
        (True, 1),
    ]


def test_a_cell_goes_on_below_a_row_whose_first_cell_has_lines_of_its_own() -> None:
    cell = line("Ferme", 700, (50,)), line("du Harle", 689, (50,))
    rows = line("12|oies", 700, (150, 250)), line("130|canards", 650, (150, 250))
    assert (
        read(*cell, rows[0], line("grises", 686, (250,)), rows[1])[0] == "Ferme du Harle | 12 | oies grises"
    )


def test_a_first_cell_with_a_line_that_reaches_the_next_cell_is_none() -> None:
    cell = line("Ferme de la rive du lac", 700, (50,)), line("du Harle", 689, (50,))
    rows = line("12|oies", 700, (150, 250)), line("130|canards", 650, (150, 250))
    assert read(*cell, *rows)[:3] == ["Ferme de la rive du lac", "du Harle", "12 | oies"]
