"""Cells that stand half way down a row of two lines: the limits on both sides. Type is ten points high."""

import pytest

from passerelle.index.load.pdf.centred import with_centred
from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.raised import at_level


def line(text: str, baseline: float, left: float, *, wide: float = 60, size: float = 10) -> Line:
    return Line(text, left, left + wide, baseline, size, bold=False, cells=((left, left + wide),))


def moved(
    rows: int = 3, *, step: float = 12, off: float = 0, by: float = 0, size: float = 10, left: float = 50
) -> int:
    """Return how many of the cells beside two lines are put on the upper one."""
    page = []
    for row in range(rows):
        top = 700 - 40.0 * row
        page += [
            line("Pièce de laiton", top, 150),
            line("R1", top - step / 2 - off, left, size=size),
            line("sa notice", top - step, 150 + by),
        ]
    made = with_centred(page)
    return sum(one.baseline != other.baseline for one, other in zip(page, made, strict=True))


@pytest.mark.parametrize(("rows", "count"), [(3, 3), (2, 0)])
def test_three_cells_of_a_page_are_centred_or_none(rows: int, count: int) -> None:
    assert moved(rows) == count


@pytest.mark.parametrize(("step", "count"), [(17, 3), (17.2, 0), (8, 3)])
def test_the_lines_of_a_cell_are_near_each_other(step: float, count: int) -> None:
    assert moved(step=step) == count


@pytest.mark.parametrize(("off", "count"), [(1.4, 3), (-1.4, 3), (1.5, 0), (-1.5, 0)])
def test_a_centred_cell_misses_the_middle_by_an_eighth_of_the_step(off: float, count: int) -> None:
    assert moved(off=off) == count


@pytest.mark.parametrize(("off", "count"), [(1.4, 3), (1.5, 0), (-1.4, 3), (-1.5, 0)])
def test_a_centred_cell_is_less_than_a_line_from_both(off: float, count: int) -> None:
    assert moved(step=17, off=off) == count


@pytest.mark.parametrize(("by", "count"), [(1.0, 3), (-1.0, 3), (1.1, 0)])
def test_the_lines_of_a_cell_begin_together(by: float, count: int) -> None:
    assert moved(by=by) == count


@pytest.mark.parametrize(("step", "moves"), [(13.1, False), (13.3, True)])
@pytest.mark.parametrize("side", [1, -1])
def test_a_line_with_another_above_or_below_it_is_of_a_column_of_text(
    step: float, side: int, *, moves: bool
) -> None:
    page = []
    for row in range(3):
        top = 700 - 60.0 * row
        page += [
            line("Le conseil municipal", top, 150),
            line("12 rue du Port", top - 6, 50),
            line("29200 Brest", top - 6 - side * step, 50),
            line("a voté la dépense", top - 12, 150),
        ]
    assert (list(with_centred(page)) != page) is moves


@pytest.mark.parametrize(("row", "off"), [(0, 7), (2, -19)])
def test_the_first_and_the_last_line_of_a_page_are_of_a_column_too(row: int, off: float) -> None:
    page = []
    for number in range(3):
        top = 700 - 60.0 * number
        page += [line("Le conseil", top, 150), line("12 rue", top - 6, 50), line("a voté", top - 12, 150)]
    page.insert(0 if row == 0 else len(page), line("29200 Brest", 700 - 60.0 * row + off, 50))
    assert list(with_centred(page)) == page


@pytest.mark.parametrize(
    ("left", "moves"),
    [(-10.1, True), (-10, False), (40, False), (60, False), (110, False), (110.1, True)],
)
def test_a_line_above_or_below_is_of_its_column_where_it_reaches_over_it(left: float, *, moves: bool) -> None:
    """The line stands from 50 to 110."""
    page = []
    for row in range(3):
        top = 700 - 60.0 * row
        page += [
            line("Le conseil municipal", top, 200),
            line("12 rue du Port", top - 6, 50),
            line("29200 Brest", top - 19, left),
            line("a voté la dépense", top - 12, 200),
        ]
    assert (list(with_centred(page)) != page) is moves


@pytest.mark.parametrize(("left", "count"), [(150, 3), (0, 3), (75, 0)])
def test_a_line_below_begins_with_a_cell_of_the_line_above(left: float, count: int) -> None:
    page = []
    for row in range(3):
        top = 700 - 40.0 * row
        upper = Line("Lot\tPièce", 0, 210, top, 10, bold=False, cells=((0, 40), (150, 210)))
        page += [upper, line("R1", top - 6, 250), line("sa notice", top - 12, left)]
    made = with_centred(page)
    assert sum(one.baseline != other.baseline for one, other in zip(page, made, strict=True)) == count


@pytest.mark.parametrize("down", [2, 10])
def test_a_nearer_line_of_another_cell_keeps_none_from_its_row(down: float) -> None:
    page = []
    for row in range(3):
        top = 700 - 40.0 * row
        page += [
            line("Pièce de laiton", top, 150),
            line("Prix net", top - down, 300),
            line("R1", top - 6, 50),
            line("sa notice", top - 12, 150),
        ]
    made = with_centred(page)
    assert [each.baseline for each in made if each.text == "R1"] == [700, 660, 620]


@pytest.mark.parametrize(("size", "count"), [(10.9, 3), (11.0, 0), (9.0, 0)])
def test_a_centred_cell_is_in_the_same_type(size: float, count: int) -> None:
    assert moved(size=size) == count


@pytest.mark.parametrize(("left", "count"), [(89, 3), (90, 0), (100, 0), (211, 3)])
def test_a_centred_cell_stands_beside_the_other_and_not_under_it(left: float, count: int) -> None:
    assert moved(left=left) == count


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("⁴Le registre", "4 Le registre"),
        ("¹² Voir", "12 Voir"),
        ("⁺Voir", "⁺Voir"),
        ("Voir⁴", "Voir⁴"),
        ("⁴", "4 "),
    ],
)
def test_a_raised_number_at_a_lines_head_is_set_level_and_apart(text: str, level: str) -> None:
    assert at_level(text) == level
