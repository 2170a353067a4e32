"""Where a line of a PDF begins a block, goes on with one, or is a line of its own: the limits on both sides.

Type is ten points high, and lines are twelve points apart in a column from 50 to 350.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.layout import Layout, is_open, layout, start
from passerelle.index.load.pdf.lines import Line

COLUMN = (50.0, 350.0)
PAGE = Layout(columns=(COLUMN,), ragged={}, narrow={}, leading=12, body=10)
BARE = replace(PAGE, columns=(), ragged={5: 350}, narrow={5: 350})
FULL = "the keeper of the weir counts each boat that goes by the gate and"


def line(
    text: str = FULL,
    baseline: float = 688.0,
    left: float = 50,
    right: float = 350,
    *,
    size: float = 10,
    bold: bool = False,
) -> Line:
    return Line(text, left, right, baseline, size, bold, ((left, right),))


ABOVE = line(baseline=700)


def begins(
    one: Line,
    above: Line = ABOVE,
    *,
    following: Line | None = None,
    opening: Line | None = ABOVE,
    page: Layout = PAGE,
) -> str:
    return start(one, above, following, above if opening is ABOVE else opening, page)


def test_rows_of_one_table_are_lines_of_it_and_all_else_parts_them() -> None:
    row = replace(line(), row=True, table=1)
    assert begins(row, replace(ABOVE, row=True, table=1)) == "line"
    assert begins(row, replace(ABOVE, row=True, table=2)) == "block"
    assert begins(row) == begins(line(), replace(ABOVE, row=True, table=1)) == "block"
    assert not is_open(replace(ABOVE, row=True), PAGE)


def test_bullets_are_lines_below_a_bullet() -> None:
    bullet = line("• a boat")
    assert begins(bullet, opening=line("• a gate", 712)) == "line"
    assert begins(bullet, opening=line("A gate", 712)) == begins(bullet, opening=None) == "block"


@pytest.mark.parametrize(
    ("text", "bold", "began"),
    [
        (FULL, False, "same"),
        (FULL, True, "block"),
        ("2. a boat", False, "block"),
        ("b) a boat", False, "same"),
    ],
)
def test_a_block_left_open_overleaf_goes_on_in_its_weight_but_for_the_next_item(
    text: str, began: str, *, bold: bool
) -> None:
    assert begins(line(text, bold=bold), line("1. a gate", 700), opening=None) == began


@pytest.mark.parametrize(
    ("rise", "text", "began"),
    [(5.1, "it was said", "same"), (5.1, "It was.", "same"), (4.9, "1. it", "line"), (60, "2. it", "line")],
)
def test_at_the_top_of_the_next_column_an_open_paragraph_goes_on(rise: float, text: str, began: str) -> None:
    above = line("1. the keeper counts" if text[0].isdigit() else FULL, 100)
    assert begins(line(text, 100 + rise), above) == began


@pytest.mark.parametrize(("rise", "began"), [(5.1, "block"), (4.9, "same")])
def test_a_sentence_at_the_top_of_the_next_column_begins_a_block(rise: float, began: str) -> None:
    assert begins(line("It was.", 100 + rise), line("He counts.", 100), opening=line("A gate", 112)) == began


@pytest.mark.parametrize(
    ("size", "step", "one"),
    [
        (10, 15.2, True),
        (10, 15.3, False),
        (20, 30.4, True),
        (20, 30.6, False),
        (8, 15.2, True),
        (8, 15.3, False),
    ],
)
def test_a_gap_parts_blocks_and_is_wider_in_larger_type(size: float, step: float, *, one: bool) -> None:
    above = replace(ABOVE, size=size)
    assert (begins(line(baseline=700 - step, size=size), above) == "same") is one


@pytest.mark.parametrize(("left", "began"), [(50, "line"), (56.9, "line"), (43.1, "line"), (57.1, "block")])
def test_the_next_item_stands_below_the_first(left: float, began: str) -> None:
    assert (
        begins(line("2. a boat", left=left), line("1. a gate", 700), opening=line("1. a gate", 700)) == began
    )


@pytest.mark.parametrize(
    ("first", "left", "page", "began"),
    [
        ("1. the gates", 60, BARE, "line"),
        ("1. the gates", 49, BARE, "same"),
        ("1. the gates", 60, PAGE, "same"),
        ("The gates of", 60, BARE, "block"),
    ],
)
def test_the_first_item_of_a_list_in_an_item_is_a_line_of_it(
    first: str, left: float, page: Layout, began: str
) -> None:
    above = line(first, 700)
    assert begins(line("a) a boat", left=left), above, page=page) == began


def test_large_type_goes_on_however_short_the_line_above() -> None:
    assert begins(line("Boats", right=80, size=11.3), line("Gates", 700, right=90, size=11.3)) == "same"
    assert begins(line("boats", right=80, size=11.1), line("Gates", 700, right=90, size=11.1)) == "line"


@pytest.mark.parametrize(
    ("above", "text", "began"),
    [
        ("Gates ....... 4", "Boats ....... 5", "line"),
        ("Gates ....... 4", "Boats", "line"),
        ("Gates 4", "Boats ....... 5", "line"),
        ("Gates", "Boats ....... 5", "same"),
        ("Gates 4", "boats", "same"),
    ],
)
def test_lines_of_a_table_of_contents_are_lines(above: str, text: str, began: str) -> None:
    assert begins(line(text), line(above, 700)) == began


@pytest.mark.parametrize(
    ("above", "right", "text", "bold", "began"),
    [
        ("The keeper counts.", 345, "Then he goes", True, "block"),
        ("The keeper counts", 345, "then he goes", True, "same"),
        ("The keeper counts", 200, "Then he goes", True, "block"),
        ("The keeper counts.", 345, "1. then he goes", False, "block"),
        ("The keeper counts", 345, "1. then he goes", False, "same"),
        ("The keeper counts.", 345, "Then he goes", False, "same"),
        ("The keeper counts.", 200, "Then he goes", False, "block"),
        ("The keeper coun-", 200, "ted them", False, "same"),
        ("The keeper counts", 274, "Then he goes", False, "line"),
        ("The keeper counts", 276, "Then he goes", False, "same"),
    ],
)
def test_a_writer_or_the_margin_ends_a_line(
    above: str, right: float, text: str, began: str, *, bold: bool
) -> None:
    below = line(text, right=110, bold=bold)
    assert begins(below, line(above, 700, right=right), opening=line("A gate", 712)) == began


@pytest.mark.parametrize(("right", "began"), [(323.5, "line"), (324.5, "same")])
def test_a_word_had_room_on_the_line_above(right: float, began: str) -> None:
    """Four of eight letters in forty points are twenty wide, and a space is six."""
    wide = replace(PAGE, columns=((50.0, 350.0),))
    below = line("Boat gat", left=50, right=90)
    said = begins(below, line("The keeper counts.", 700, right=right), opening=line("A gate", 712), page=wide)
    assert said == ("block" if began == "line" else "same")


@pytest.mark.parametrize(
    ("above", "right", "text", "began"),
    [
        ("the keeper counts each", 200, "boat that goes", "line"),
        ("the keeper counts each new", 200, "boat that goes", "line"),
        ("the keeper counts each new", 260, "boat that goes", "same"),
        ("the keeper counts each", 260, "boat that goes", "line"),
        ("the keeper counts each new", 244, "boat that goes", "line"),
        ("the keeper counts each new", 246, "boat that goes", "same"),
        ("the keeper counts each new", 260, "Boat that goes", "line"),
        ("x = y(a); for each new", 260, "boat that goes", "line"),
        ("the keeper counts each new", 260, "boat", "line"),
        ("the keeper counts each new", 260, "boat.", "same"),
    ],
)
def test_a_sentence_runs_on_beside_a_box_where_both_lines_are_prose(
    above: str, right: float, text: str, began: str
) -> None:
    page = replace(PAGE, columns=((50.0, 700.0),))
    below = line(text, right=280)
    assert begins(below, line(above, 700, right=right), opening=line("A gate", 712), page=page) == began


@pytest.mark.parametrize(
    ("left", "following", "opening", "began"),
    [
        (57.5, None, "A gate", "block"),
        (56.5, None, "A gate", "same"),
        (60, line(baseline=676, left=50), "A gate", "block"),
        (60, line(baseline=676, left=60), "A gate", "same"),
        (60, line(baseline=676, left=54), "A gate", "same"),
        (60, line(baseline=760, left=60), "A gate", "block"),
        (60, None, "1. a gate", "same"),
        (43.5, None, "A gate", "same"),
        (42.5, None, "A gate", "same"),
    ],
)
def test_a_line_set_in_alone_begins_a_paragraph_and_below_an_item_goes_on(
    left: float, following: Line | None, opening: str, began: str
) -> None:
    above = line(opening, 700)
    assert begins(line("then he goes", left=left), above, following=following) == began


@pytest.mark.parametrize(("left", "began"), [(43.5, "same"), (42.5, "block")])
def test_a_line_set_out_from_those_above_begins_a_paragraph(left: float, began: str) -> None:
    assert begins(line("then he goes", left=left), opening=line("A gate", 712, left=42)) == began


@pytest.mark.parametrize(
    ("left", "right", "size", "edges"),
    [
        (50, 300, 10, (50, 350)),
        (46, 354, 10, (50, 350)),
        (45, 300, 10, (30, 350)),
        (50, 360, 10, (30, 550)),
        (20, 300, 10, (20, 330)),
        (20, 300, 11.3, (20, 500)),
        (0, 300, 10, (0, 300)),
        (85, 560, 10, (85, 900)),
        (95, 560, 10, (95, 900)),
        (105, 560, 10, (105, 560)),
        (105, 560, 11.3, (105, 900)),
    ],
)
def test_a_line_stands_in_the_narrowest_column_that_holds_it_or_ends_where_its_neighbours_do(
    left: float, right: float, size: float, edges: tuple[float, float]
) -> None:
    page = replace(
        PAGE,
        columns=((50.0, 350.0), (30.0, 350.0), (30.0, 550.0)),
        ragged={5: 500.0, 9: 900.0},
        narrow={5: 330.0, 6: 900.0},
    )
    found = page.edges(line(left=left, right=right, size=size))
    assert found == edges


def test_three_lines_between_the_same_edges_make_a_column() -> None:
    def columns(lines: Sequence[Line]) -> tuple[tuple[float, float], ...]:
        return layout(lines, 10.0).columns

    assert columns([line(baseline=700 - 12 * at, left=51, right=351) for at in range(3)]) == ((51, 351),)
    assert columns([line(baseline=700 - 12 * at, left=51, right=351) for at in range(2)]) == ()
    assert columns([line(baseline=700 - 12 * at, left=51, right=150) for at in range(3)]) == ()
    assert columns([line(baseline=700 - 12 * at, left=51, right=152) for at in range(3)]) == ((51, 153),)


def test_lines_that_begin_small_wrap_where_there_is_no_column() -> None:
    assert layout([line("A gate"), line("and a boat", right=200)], 10.0).wraps
    assert not layout([line("a gate"), line("And a boat", right=200)], 10.0).wraps
    assert layout([line(baseline=700 - 12 * at) for at in range(3)], 10.0).wraps


def test_a_heading_over_several_columns_does_not_widen_them() -> None:
    page = layout([line(right=500, size=11.3), line(right=300), line(right=280)], 10.0)
    assert (page.ragged, page.narrow) == ({5: 500}, {5: 300})


@pytest.mark.parametrize("sign", "▶▷➤◆∙✓")
def test_each_sign_of_a_list_begins_a_line_and_its_item_goes_on_below(sign: str) -> None:
    first, second = line(f"{sign} Le bac part", right=200), line(f"{sign} La barge reste", 676, right=200)
    below = line("au quai du nord", 676, left=62, right=180)
    assert start(second, first, None, first, PAGE) == "line"
    assert start(below, first, second, first, PAGE) != "block"


RIGHT = replace(BARE, ragged={5: 350, 30: 540}, narrow={5: 350, 30: 540})


@pytest.mark.parametrize(
    ("above", "said", "start_"),
    [
        ("Date : 14 avril 2031", "Client : M. Le Goff", "line"),
        ("Facture n° F-2031-77", "Date : 14 avril 2031", "line"),
        ("Invoice number 77", "Date: 14 April 2031", "line"),
        ("M. Le Goff", "Date : 14 avril 2031", "same"),
        ("Date : 14 avril 2031", "échéance : mai", "same"),
        ("Facture", "Date : 14 avril 2031", "same"),
    ],
)
def test_labels_in_a_block_at_the_right_begin_lines(above: str, said: str, start_: str) -> None:
    head = line(above, 700, 300, 400)
    page = replace(RIGHT, ragged={30: 420, 5: 540}, narrow={30: 420, 5: 540})
    assert begins(line(said, 688, 300, 420), head, page=page) == start_
    assert begins(line(said, 688, 320, 420), replace(head, right=530), opening=head, page=page) != "line"
