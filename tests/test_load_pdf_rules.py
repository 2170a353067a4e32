"""How rules make grids, and what stands in them: the limits on both sides, in points."""

from collections.abc import Sequence

import pytest

from passerelle.index.load.pdf.ruled import _heads, _is_rectangle, _is_value, _kept, _without_repeated
from passerelle.index.load.pdf.rules import Grid, Rule, _edges, _grids, _joined, _parted, _parts, _turned

LEFTS, TOPS = (0.0, 50.0, 100.0), (60.0, 40.0, 20.0, 0.0)


def grid(across: Sequence[Rule], down: Sequence[Rule]) -> list[Grid]:
    return [made for part in _parts(_joined(across), _joined(down)) for made in _grids(*part)]


def box(lefts: Sequence[float] = LEFTS, tops: Sequence[float] = TOPS) -> tuple[list[Rule], list[Rule]]:
    """Return the rules of a whole grid, those across and those down."""
    return [Rule(y, lefts[0], lefts[-1]) for y in tops], [Rule(x, tops[-1], tops[0]) for x in lefts]


def test_a_place_lies_in_a_column_and_in_a_row_and_outside_in_the_nearest() -> None:
    (made,) = grid(*box())
    assert (made.lefts, made.tops, numbered(made)) == (LEFTS, TOPS, [[0, 1], [2, 3], [4, 5]])
    assert [made.column(x) for x in (-5, 0, 49, 50, 99, 100, 130)] == [0, 0, 0, 1, 1, 1, 1]
    assert [made.row(y) for y in (70, 59, 41, 39, 21, 1, -5)] == [0, 0, 0, 1, 1, 2, 2]
    assert [made.height(row) for row in range(3)] == [20, 20, 20]
    inside = [(0, 0), (100, 60), (50, 30)]
    assert [made.holds(*each) for each in (*inside, (-1, 30), (101, 30), (50, 61), (50, -1))] == [
        True
    ] * 3 + [False] * 4


def numbered(made: Grid) -> list[list[int]]:
    """Return the regions of a grid, numbered from 0 in the order in which they first stand."""
    order = list(dict.fromkeys(region for row in made.regions for region in row))
    return [[order.index(region) for region in row] for row in made.regions]


@pytest.mark.parametrize(("gap", "count"), [(2.5, 1), (2.6, 2), (-5, 1)])
def test_rules_on_one_line_that_touch_are_one(gap: float, count: int) -> None:
    made = _joined([Rule(10, 0, 20), Rule(10, 20 + gap, 40)])
    assert len(made) == count
    assert (made[0].begin, made[-1].end) == (0, 40)


@pytest.mark.parametrize(("off", "count"), [(2.5, 1), (2.6, 2)])
def test_rules_beside_each_other_lie_on_one_line_within_two_points_and_a_half(off: float, count: int) -> None:
    made = _joined([Rule(10, 0, 20), Rule(10 + off, 10, 40)])
    assert len(made) == count
    assert made[0].at == (10 + off / 2 if count == 1 else 10)


def test_rules_lie_on_one_line_with_the_first_of_them() -> None:
    made = _joined([Rule(at, 0, 20) for at in (14, 10, 12)])
    assert made == [Rule(11, 0, 20), Rule(14, 0, 20)]
    assert _edges([10, 12, 14, 17, 17.5]) == [10, 14, 17.5]


def test_a_rule_inside_another_does_not_shorten_it() -> None:
    assert _joined([Rule(10, 0, 40), Rule(10, 5, 20)]) == [Rule(10, 0, 40)]
    apart = [Rule(10, 31, 40), Rule(10, 0, 10), Rule(10, 20, 30)]
    assert _joined(apart) == [Rule(10, 0, 10), Rule(10, 20, 40)]
    assert _joined([]) == []


@pytest.mark.parametrize(("short", "count"), [(2.5, 1), (2.6, 2)])
def test_rules_that_miss_each_other_by_little_hang_together(short: float, count: int) -> None:
    for across, down in (
        ([Rule(0, short, 50)], [Rule(0, 0, 50)]),
        ([Rule(0, 0, 50 - short)], [Rule(50, 0, 50)]),
        ([Rule(0, 0, 50)], [Rule(20, short, 50)]),
        ([Rule(50, 0, 50)], [Rule(20, 0, 50 - short)]),
    ):
        assert len(list(_parts(across, down))) == count


@pytest.mark.parametrize(("apart", "edges"), [(3.0, [10]), (3.1, [10, 13.1])])
def test_edges_three_points_apart_are_one(apart: float, edges: list[float]) -> None:
    assert _edges([10 + apart, 10]) == edges


@pytest.mark.parametrize(("at", "along"), [(13, 30), (7, 30), (10, 52.5), (10, -2.5)])
def test_a_rule_parts_what_lies_along_it(at: float, along: float) -> None:
    assert _parted([Rule(10, 0, 50)], at, along)


@pytest.mark.parametrize(("at", "along"), [(13.1, 30), (6.9, 30), (10, 52.6), (10, -2.6)])
def test_a_rule_does_not_part_what_lies_beside_it_or_behind_its_ends(at: float, along: float) -> None:
    assert not _parted([Rule(10, 0, 50)], at, along)


def test_two_columns_and_two_rows_make_a_table_and_one_does_not() -> None:
    assert len(grid(*box((0, 50, 100), (40, 20, 0)))) == 1
    assert grid(*box((0, 100), (40, 20, 0))) == []
    assert grid(*box((0, 50, 100), (20, 0))) == []
    assert grid(*box(tuple(range(0, 505, 5)), tuple(range(300, -10, -10)))) != []
    assert grid(*box(tuple(range(0, 505, 5)), tuple(range(310, -10, -10)))) == []


def test_cells_that_no_rule_parts_are_one_region() -> None:
    across, down = box()
    down[1] = Rule(50, 0, 40)
    assert numbered(grid(across, down)[0]) == [[0, 0], [1, 2], [3, 4]]
    across[2] = Rule(20, 50, 100)
    assert numbered(grid(across, down)[0]) == [[0, 0], [1, 2], [1, 3]]


def test_rows_that_no_rule_closes_are_no_rows_of_the_table() -> None:
    across, down = box(tops=(80.0, 60.0, 40.0, 20.0, 0.0))
    across[1] = Rule(60, 0, 50)
    down[1] = Rule(50, 0, 80)
    assert [each.tops for each in grid(across, down)] == [(80.0, 60.0, 40.0, 20.0, 0.0)]
    open_above = [Rule(y, 0, 100) for y in (40, 20, 0)], [Rule(x, 0, 60) for x in LEFTS]
    assert [each.tops for each in grid(*open_above)] == [(60, 40, 20, 0)]


@pytest.mark.parametrize(
    ("top", "foot", "tops"),
    [
        (Rule(60, 0, 100), Rule(0, 0, 100), (60, 40, 20, 0)),
        (Rule(60, 0, 50), Rule(0, 0, 100), (40, 20, 0)),
        (Rule(60, 50, 100), Rule(0, 0, 100), (40, 20, 0)),
        (Rule(60, 0, 100), Rule(0, 0, 50), (60, 40, 20)),
        (Rule(60, 0, 100), Rule(0, 50, 100), (60, 40, 20)),
    ],
)
def test_a_row_at_the_edge_is_closed_over_all_its_cells(
    top: Rule, foot: Rule, tops: tuple[float, ...]
) -> None:
    across = [top, Rule(40, 0, 100), Rule(20, 0, 100), foot]
    assert [each.tops for each in grid(across, [Rule(x, 0, 60) for x in LEFTS])] == [tops]


def test_an_edge_that_parts_no_cell_is_none_of_the_tables() -> None:
    across, down = box()
    down.append(Rule(75, 60, 62.5))
    made = grid(across, down)
    assert [each.lefts for each in made] == [LEFTS]
    across, down = box((0, 100))
    (whole,) = grid(across, [*down, Rule(50, 60, 62.5)])
    assert (whole.lefts, whole.tops, numbered(whole)) == ((0, 100), TOPS, [[0], [1], [2]])


def test_a_page_is_turned_by_quarters() -> None:
    assert [_turned(3, 5, quarters) for quarters in range(4)] == [(3, 5), (5, -3), (-3, -5), (-5, 3)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,50", True),
        ("1931", False),
        ("2031", False),
        ("1831", True),
        ("19 €", True),
        ("Prix", False),
        ("", False),
    ],
)
def test_a_year_in_a_head_is_a_name_and_another_number_a_value(text: str, *, value: bool) -> None:
    assert _is_value(text) is value


@pytest.mark.parametrize(
    ("regions", "second", "heads"),
    [
        ([[0, 1, 1], [0, 2, 3], [4, 5, 6]], ["", "Aller", "Retour"], 2),
        ([[0, 1, 1], [0, 2, 3], [4, 5, 6]], ["", "1931", "1932"], 2),
        ([[0, 1, 1], [0, 2, 3], [4, 5, 6]], ["", "Aller", "2,50"], 1),
        ([[0, 1, 1], [0, 2, 3]], ["", "Aller", "Retour"], 1),
        ([[0, 0, 0], [1, 2, 3], [4, 5, 6]], ["Bac", "Aller", "Retour"], 1),
        ([[0, 1, 2], [3, 4, 5], [6, 7, 8]], ["Bac", "Aller", "Retour"], 1),
    ],
)
def test_a_cell_over_several_columns_is_named_with_those_below_it(
    regions: list[list[int]], second: list[str], heads: int
) -> None:
    assert _heads(regions, [["Bac", "Prix", "Prix"], second, ["Île", "2", "3"]][: len(regions)]) == heads


def test_a_column_is_kept_where_a_cell_begins_in_it_that_says_something() -> None:
    assert _kept([["Bac", "Bac", ""], ["Île", "2", ""]], [[0, 0, 1], [2, 3, 4]]) == [True, True, False]
    assert _kept([["Bac", "Bac"], ["Île", "Île"]], [[0, 0], [1, 1]]) == [True, False]


def test_what_a_row_repeats_of_the_one_above_is_written_again_where_it_is_short() -> None:
    short, long = "x" * 200, "x" * 201
    assert _without_repeated([short, "3"], [0, 2], [0, 1]) == [short, "3"]
    assert _without_repeated([long, "3"], [0, 2], [0, 1]) == ["", "3"]
    assert _without_repeated([long, "3"], [3, 2], [0, 1]) == [long, "3"]
    assert _without_repeated([long, ""], [0, 2], [0, 1]) == []
    assert _without_repeated([long, "3"], [0, 1], [0, 1]) == [long, "3"]


def test_a_region_that_goes_round_a_corner_is_no_cell() -> None:
    assert _is_rectangle([[0, 0], [0, 0]], 0)
    assert _is_rectangle([[1, 0], [1, 2]], 1)
    assert not _is_rectangle([[0, 0], [0, 1]], 0)


def test_where_the_rules_across_end_the_last_column_ends() -> None:
    across = [Rule(y, 0, 100) for y in TOPS]
    left_open, right_open = [Rule(50, 0, 60), Rule(100, 0, 60)], [Rule(0, 0, 60), Rule(50, 0, 60)]
    for down in (left_open, right_open):
        (made,) = grid(across, down)
        assert (made.lefts, made.tops) == (LEFTS, TOPS)
    for across in (
        [Rule(60, 0, 100), Rule(40, 0, 100), Rule(20, 0, 100)],
        [Rule(y, 0, 100) for y in (40, 20, 0)],
    ):
        (made,) = grid(across, [Rule(x, 0, 60) for x in LEFTS])
        assert made.tops == TOPS


@pytest.mark.parametrize("down", [(Rule(0, 0, 55), Rule(100, 0, 60)), (Rule(0, 5, 60), Rule(100, 0, 60))])
def test_where_a_border_is_shorter_than_the_table_no_row_begins(down: Sequence[Rule]) -> None:
    across = [Rule(y, 0, 100) for y in TOPS]
    (made,) = grid(across, [down[0], Rule(50, 0, 60), down[1]])
    assert (made.lefts, made.tops, numbered(made)) == (LEFTS, TOPS, [[0, 1], [2, 3], [4, 5]])


def test_a_region_goes_on_to_all_sides() -> None:
    """Of the first an upright rule ends half way: round its end, and up again, the cells are one."""
    across = [Rule(40, 0, 150), Rule(0, 0, 150), Rule(20, 100, 150)]
    (made,) = grid(across, [Rule(0, 0, 40), Rule(50, 20, 40), Rule(100, 0, 40), Rule(150, 0, 40)])
    assert (made.lefts, numbered(made)) == ((0, 100, 150), [[0, 1], [0, 2]])
    corner = [Rule(40, 0, 100), Rule(0, 0, 100), Rule(20, 0, 50)]
    (made,) = grid(corner, [Rule(0, 0, 40), Rule(50, 20, 40), Rule(100, 0, 40)])
    assert numbered(made) == [[0, 1], [1, 1]]
