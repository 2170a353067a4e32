"""The cells that a PDF's rules make: which are a table's, and the rows they give.

Type is ten points high; columns are 100 points wide, and rows 20 high.
"""

from collections.abc import Sequence

import pytest

from passerelle.index.load.pdf.ruled import Part, Row, Table
from passerelle.index.load.pdf.rules import Grid

Regions = Sequence[Sequence[int]]
TWO_ROWS = ((0, 1), (2, 3))
THREE_ROWS = ((0, 1), (2, 3), (4, 5))
FOUR_ROWS = (*THREE_ROWS, (6, 7))


def grid(regions: Regions, height: float = 20.0) -> Grid:
    lefts = tuple(100.0 * at for at in range(len(regions[0]) + 1))
    tops = tuple(height * at for at in range(len(regions), -1, -1))
    return Grid(lefts, tops, tuple(map(tuple, regions)))


def lettered(regions: Regions, letters: Sequence[int], words: int = 20, cut: int = 0) -> Table:
    """Return a table with so many *letters* in each region."""
    runs = {region: [[0] * count] for region, count in enumerate(letters) if count}
    return Table(grid(regions), runs, words, cut)


@pytest.mark.parametrize(
    ("regions", "letters", "table"),
    [
        (TWO_ROWS, (3, 3, 3, 3), True),
        (TWO_ROWS, (), False),
        (TWO_ROWS, (3, 3, 3, 0), False),
        (TWO_ROWS, (3, 3, 0, 0), False),
        (((0, 0), (1, 2)), (3, 3, 3), False),
        (((0, 0), (1, 2), (3, 4)), (3, 3, 3, 3, 3), True),
        (((0, 1), (0, 2)), (3, 3, 3), True),
        (((0, 0, 1), (2, 0, 3)), (3, 3, 3, 3), False),
        (((0, 0, 1), (2, 0, 3)), (0, 3, 3, 3), False),
        (((0, 0, 1), (2, 0, 3), (4, 5, 6)), (0, 3, 3, 3, 3, 3, 3), True),
    ],
)
def test_two_rows_of_two_cells_with_text_are_a_table(
    regions: Regions, letters: Sequence[int], *, table: bool
) -> None:
    assert lettered(regions, letters).is_table is table


@pytest.mark.parametrize(("cut", "table"), [(7, True), (8, False)])
def test_rules_cut_a_third_of_a_tables_words_at_most(cut: int, *, table: bool) -> None:
    assert lettered(TWO_ROWS, (3, 3, 3, 3), cut=cut).is_table is table


@pytest.mark.parametrize(
    ("regions", "letters", "table"),
    [
        (TWO_ROWS, (900, 3, 3, 3), True),
        (TWO_ROWS, (901, 3, 3, 3), False),
        (TWO_ROWS, (3, 3, 3, 901), False),
        (THREE_ROWS, (901, 3, 901, 201, 3, 3), False),
        (THREE_ROWS, (901, 3, 3, 3, 3, 3), True),
        (THREE_ROWS, (4000, 3, 3, 3, 3, 3), True),
        (THREE_ROWS, (4001, 3, 3, 3, 3, 3), False),
        (THREE_ROWS, (901, 200, 3, 3, 3, 3), True),
        (THREE_ROWS, (901, 201, 3, 3, 3, 3), False),
        (THREE_ROWS, (901, 0, 3, 3, 3, 3), False),
        (((0, 1), (0, 2), (3, 4)), (901, 3, 3, 3, 3), False),
        (((0, 1, 2), (3, 4, 5), (6, 7, 8)), (901, 3, 201, 3, 3, 3, 3, 3, 3), False),
    ],
)
def test_a_long_cell_is_a_part_of_the_page_but_for_a_value_among_short_ones(
    regions: Regions, letters: Sequence[int], *, table: bool
) -> None:
    assert lettered(regions, letters).is_table is table


Lines = Sequence[tuple[str, float]]


def rows(
    regions: Regions, cells: Sequence[Lines], *, size: float = 10, letter: float = 5, bold: Sequence[str] = ()
) -> list[Row]:
    """Return the rows of cells, each given by region as its lines and their baselines, *letter* points wide."""
    held = [
        [Part(text, letter * len(text), baseline, size, text in bold) for text, baseline in lines]
        for lines in cells
    ]
    table = Table(grid(regions), {region: [[region]] for region, lines in enumerate(held) if lines})
    return list(table.rows(lambda runs: held[runs[0][0]]))


def said(made: Sequence[Row]) -> list[str]:
    return ["|".join(cell.replace("\n", "/") for cell in row.cells) for row in made]


def plain(regions: Regions, *texts: str) -> list[str]:
    """Return what rows say whose cells have one line each."""
    height = 20.0 * len(regions)
    where = {region: at for at, row in reversed(list(enumerate(regions))) for region in row}
    return said(
        rows(
            regions, [[(text, height - 14 - 20 * where[at])] if text else [] for at, text in enumerate(texts)]
        )
    )


def test_a_row_says_where_its_cells_stand() -> None:
    cells: list[Lines] = [[("Bac", 26)], [("Prix", 27)], [("Île", 6), ("du nord", -5)], [("2", 6.5)]]
    head, row = rows(TWO_ROWS, cells, bold=("Bac", "Prix", "2"))
    assert [each.cells for each in (head, row)] == [("Bac", "Prix"), ("Île\ndu nord", "2")]
    assert [each.edges for each in (head, row)] == [((0, 100), (100, 200))] * 2
    assert [(each.baseline, each.size, each.bold) for each in (head, row)] == [
        (27, 10, True),
        (6.5, 10, False),
    ]


def test_a_row_stands_as_high_as_its_highest_line_below_the_rule_above() -> None:
    (_, row) = rows(TWO_ROWS, [[("Bac", 26)], [("Prix", 26)], [("Île", 20.1)], [("2", 20)]])
    assert row.baseline == 20
    (_, row) = rows(TWO_ROWS, [[("Bac", 26)], [("Prix", 26)], [("Île", 22)], [("2", 21)]])
    assert row.baseline == 22


@pytest.mark.parametrize(
    ("regions", "texts", "shown"),
    [
        (TWO_ROWS, ("Bac", "Prix", "Île", ""), ["Bac|Prix", "Île|"]),
        (THREE_ROWS, ("Bac", "Prix", "", "", "Île", "2"), ["Bac|Prix", "Île|2"]),
        (((0, 1, 2), (3, 4, 5)), ("Bac", "", "Prix", "Île", "", "2"), ["Bac|Prix", "Île|2"]),
        (((0, 0), (1, 2), (3, 4)), ("Tarif", "Bac", "Prix", "Île", "2"), ["Tarif", "Bac|Prix", "Île|2"]),
        (((0, 1, 1), (2, 3, 4), (5, 6, 7)), ("Bac", "Prix", "", "A", "R", "Île", "2", "3"),
         ["Bac|Prix/A|Prix/R", "Île|2|3"]),
        (((0, 1, 1), (0, 2, 3), (4, 5, 6)), ("Bac", "Prix", "A", "R", "Île", "2", "3"),
         ["Bac|Prix/A|Prix/R", "Île|2|3"]),
        (((0, 1, 1), (0, 2, 3)), ("Bac", "Prix", "A", "R"), ["Bac|Prix|Prix", "Bac|A|R"]),
        (((0, 1), (2, 3), (2, 4)), ("Bac", "Prix", "Île", "2", "3"), ["Bac|Prix", "Île|2", "Île|3"]),
    ],
)  # fmt: skip
def test_cells_are_written_in_each_row_and_column_they_cover(
    regions: Regions, texts: Sequence[str], shown: list[str]
) -> None:
    assert plain(regions, *texts) == shown


@pytest.mark.parametrize(("letters", "again"), [(200, True), (201, False)])
def test_a_long_cell_over_two_rows_is_written_once(letters: int, *, again: bool) -> None:
    long = "x" * letters
    assert plain(((0, 1), (0, 2), (3, 4)), long, "2", "3", "Île", "4") == [
        f"{long}|2",
        f"{long if again else ''}|3",
        "Île|4",
    ]
    assert plain(((0, 1), (2, 3), (2, 4)), "Bac", "2", long, "3", "4")[2] == f"{long if again else ''}|4"


def test_a_cell_over_all_columns_is_a_row_of_one() -> None:
    made = rows(
        ((0, 0), (1, 2), (3, 4)), [[("Tarif", 46)], [("Bac", 26)], [("Prix", 26)], [("Île", 6)], [("2", 6)]]
    )
    assert [row.edges for row in made] == [((0, 200),)] + [((0, 100), (100, 200))] * 2


def stacked(
    left: Sequence[str],
    right: Sequence[str],
    *,
    more: int = 1,
    step: float = 10,
    off: float = 0,
    letter: float = 5,
    size: float = 10,
) -> list[str]:
    """Return the first of *more* and one rows, whose cells have several lines *step* points apart."""
    regions = [(2 * at, 2 * at + 1) for at in range(more + 1)]
    top = 20.0 * len(regions) - 6
    cells: list[Lines] = [[(text, top - step * at) for at, text in enumerate(left)]]
    cells.append([(text, top - step * at - off) for at, text in enumerate(right)])
    for number in range(more):
        cells += [
            [(f"a{number}", 14 + 20 * (more - 1 - number))],
            [(f"b{number}", 14 + 20 * (more - 1 - number))],
        ]
    made = said(rows(regions, cells, letter=letter, size=size))
    return made[: len(made) - more]


APART = ["Île|2", "Rive|3"]
WHOLE = ["Île/Rive|2/3"]


@pytest.mark.parametrize(
    ("left", "right", "more", "shown"),
    [
        (["Île", "Rive"], ["2", "3"], 1, APART),
        (["Île", "Rive"], ["2", "3"], 2, APART),
        (["Île", "Rive"], ["2", "3"], 3, WHOLE),
        (["Île", "Rive", "Cap"], ["2", "3", "4"], 3, ["Île|2", "Rive|3", "Cap|4"]),
        (["Île", "Rive"], ["2"], 1, ["Île/Rive|2"]),
        (["Île"], ["2"], 1, ["Île|2"]),
        (["Île", "Rive", "Cap"], ["2", "3"], 1, ["Île|2", "Rive|3", "Cap|"]),
        (["Île", "Rive", "Cap"], ["2"], 1, ["Île/Rive/Cap|2"]),
        (["Le bac du nord à", "Rive"], ["2", "3"], 1, ["Le bac du nord à/Rive|2/3"]),
        (["Le bac du nord à", "Rive", "Cap"], ["2", "3", "4"], 1, ["Le bac du nord à|2", "Rive|3", "Cap|4"]),
    ],
)
def test_lines_ended_side_by_side_between_two_rules_are_rows(
    left: Sequence[str], right: Sequence[str], more: int, shown: list[str]
) -> None:
    assert stacked(left, right, more=more) == shown


@pytest.mark.parametrize(("off", "shown"), [(3, APART), (3.1, WHOLE), (-3, APART), (-3.1, WHOLE)])
def test_cells_of_a_row_stand_within_three_tenths_of_their_type(off: float, shown: list[str]) -> None:
    assert stacked(["Île", "Rive"], ["2", "3"], off=off) == shown


@pytest.mark.parametrize(("letters", "shown"), [(12, APART), (13, WHOLE)])
def test_a_line_is_ended_where_the_next_ones_first_word_had_room(letters: int, shown: list[str]) -> None:
    """Of a cell's hundred points twelve are its padding; the next word is twenty wide, and a space five."""
    above = "x" * letters
    made = stacked([above, "Rive"], ["2", "3"])
    assert made == [text.replace("Île", above) for text in shown]
    assert stacked([above, "Rive du nord"], ["2", "3"])[0].startswith(f"{above}|") is (shown == APART)


@pytest.mark.parametrize(("letters", "shown"), [(13, APART), (14, WHOLE)])
def test_small_type_has_four_points_of_padding_at_least(letters: int, shown: list[str]) -> None:
    """Of a hundred points four are padding, the next word is 24 wide, and a space one; a letter has six."""
    above = "x" * (letters - 2)
    made = stacked([above, "Rive"], ["2", "3"], letter=6, size=2)
    assert (len(made) == 2) is (6 * len(above) + 24 + 1 < 96)


def test_most_lines_of_a_cell_are_ended() -> None:
    full = "Le bac du nord à"
    assert len(stacked(["Île", full, "Rive"], ["2", full, "4"])) == 1
    assert len(stacked(["Île", full, "Rive"], ["2", "3", "4"])) == 3
    assert len(stacked(["Île", "Rive", full], ["2", full, "4"])) == 3


def test_lines_beside_a_cell_over_two_rows_are_no_rows() -> None:
    cells: list[Lines] = [
        [("Île", 54), ("Rive", 44)],
        [("2", 54), ("3", 44)],
        [("4", 26)],
        [("a", 6)],
        [("b", 6)],
    ]
    assert said(rows(((0, 1), (0, 2), (3, 4)), cells)) == ["Île/Rive|2/3", "Île/Rive|4", "a|b"]
    cells = [[("a", 46)], [("b", 46)], [("Île", 34), ("Rive", 24)], [("2", 34), ("3", 24)], [("4", 6)]]
    assert said(rows(((0, 1), (2, 3), (2, 4)), cells)) == ["a|b", "Île/Rive|2/3", "Île/Rive|4"]
    cells = [[("Île", 34), ("Rive", 24)], [("2", 54)], [("3", 34), ("4", 24)], [("a", 6)], [("b", 6)]]
    assert said(rows(((0, 1), (0, 2), (3, 4)), cells)) == ["Île/Rive|2", "Île/Rive|3/4", "a|b"]


def test_a_cell_over_two_columns_is_as_wide_as_both() -> None:
    cells: list[Lines] = [
        [("Le bac du nord", 34), ("Rive", 24)],
        [("2", 34), ("3", 24)],
        [("a", 6)],
        [("b", 6)],
        [("c", 6)],
    ]
    assert said(rows(((0, 0, 1), (2, 3, 4)), cells)) == [
        "Le bac du nord|Le bac du nord|2",
        "Rive|Rive|3",
        "a|b|c",
    ]


def test_lines_of_a_first_row_that_are_rows_each_are_no_names_of_columns_together() -> None:
    cells: list[Lines] = [[("Quai", 54), ("Rive", 44)], [("Bas", 54), ("Haut", 44)]]
    cells += [[(text, 26)] for text in "abc"] + [[(text, 6)] for text in "def"]
    shown = ["Quai|Quai|Bas", "Rive|Rive|Haut", "a|b|c", "d|e|f"]
    assert said(rows(((0, 0, 1), (2, 3, 4), (5, 6, 7)), cells)) == shown


def test_a_column_that_says_nothing_has_no_edges() -> None:
    cells: list[Lines] = [[("Bac", 26)], [], [("Prix", 26)], [("Île", 6)], [], [("2", 6)]]
    for row in rows(((0, 1, 2), (3, 4, 5)), cells):
        assert row.edges == ((0, 100), (200, 300))


def test_a_cell_of_one_line_keeps_none_of_the_others_from_being_rows() -> None:
    cells: list[Lines] = [[("Île", 34), ("Rive", 24)], [("2", 34), ("3", 24)], [("x", 34)]]
    cells += [[(text, 6)] for text in "abc"]
    assert said(rows(((0, 1, 2), (3, 4, 5)), cells)) == ["Île|2|x", "Rive|3|", "a|b|c"]


def test_one_cell_over_two_columns_makes_no_rows_of_its_lines_alone() -> None:
    cells: list[Lines] = [[("Île", 34), ("Rive", 24)], [("2", 34)], [("a", 6)], [("b", 6)], [("c", 6)]]
    assert said(rows(((0, 0, 1), (2, 3, 4)), cells))[0] == "Île/Rive|Île/Rive|2"
