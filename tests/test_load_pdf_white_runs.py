"""Which lines of a PDF's page are looked at as one table that white space parts: the limits on both sides.

Type is ten points high, letters are five points wide, and the words of a cell stand two points apart.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.white import with_white

WIDE = 15.0


def line(baseline: float, *cells: tuple[float, str], size: float = 10.0) -> Line:
    """Return a line whose cells begin at the places given."""
    words: list[tuple[float, float, str]] = []
    for left, text in cells:
        for word in text.split():
            words.append((left, left + 5 * len(word), word))
            left = words[-1][1] + 2  # noqa: PLW2901
    said, edges = words[0][2], [words[0][:2]]
    for left, right, word in words[1:]:
        if left - edges[-1][1] > WIDE:
            said, edges = f"{said}\t{word}", [*edges, (left, right)]
        else:
            said, edges[-1] = f"{said} {word}", (edges[-1][0], right)
    gaps = tuple((one[1], other[0]) for one, other in zip(words, words[1:], strict=False))
    return Line(said, words[0][0], words[-1][1], baseline, size, False, tuple(edges), gaps=gaps)


def read(page: Sequence[Line]) -> list[str]:
    """Return the lines of a page, the cells of rows parted by bars."""
    return [
        "|".join(cell.replace("\n", " ") for cell in each.text.split("\t")) if each.row else each.text
        for each in with_white(page)
    ]


def names(*texts: str, at: float = 82.0, step: float = 14.0) -> list[Line]:
    """Return rows of a name at 0 and a number at *at*."""
    return [line(700 - step * row, (0, text), (at, str(row + 3))) for row, text in enumerate(texts)]


FULL, SHORT = "La fermedulharle", "La fermeduharle"
"""Names 77 and 72 points wide: a number begins five points behind the one, and ten behind the other."""


def rows(*texts: str) -> list[str]:
    return [f"{text}|{row + 3}" for row, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "table"),
    [
        ((FULL, FULL, SHORT, SHORT), True),
        ((FULL, FULL, FULL, SHORT), False),
        ((FULL, FULL, FULL, FULL), False),
    ],
)
def test_two_lines_with_a_wide_gap_make_those_around_them_a_table(
    texts: Sequence[str], *, table: bool
) -> None:
    said = read(names(*texts))
    assert said == (rows(*texts) if table else [f"{text} {row + 3}" for row, text in enumerate(texts)])


@pytest.mark.parametrize(("gap", "table"), [(6.0, False), (6.1, True)])
def test_a_wide_gap_is_one_of_six_tenths_of_the_type(gap: float, *, table: bool) -> None:
    said = read(names(FULL, FULL, FULL, at=77 + gap))
    assert (said == rows(FULL, FULL, FULL)) is table


def test_two_lines_with_wide_gaps_in_places_apart_make_no_table() -> None:
    far = line(100, (0, SHORT), (82, "9"))
    assert read([*names(FULL, FULL, SHORT), far])[:3] == [f"{FULL} 3", f"{FULL} 4", f"{SHORT} 5"]


def test_cells_whose_words_have_no_known_places_are_rows_too() -> None:
    page = [
        Line(f"Le Harle\t{row}", 0, 105, 700 - 14 * row, 10, False, ((0, 40), (100, 105))) for row in range(3)
    ]
    assert read(page) == [f"Le Harle|{row}" for row in range(3)]


@pytest.mark.parametrize(("between", "table"), [(6, True), (7, False)])
def test_a_table_goes_on_for_three_lines_before_and_behind_one_with_a_wide_gap(
    between: int, *, table: bool
) -> None:
    texts = (SHORT, *(FULL,) * between, SHORT)
    assert (read(names(*texts)) == rows(*texts)) is table


def test_a_table_begins_three_lines_above_the_first_wide_gap() -> None:
    texts = (FULL,) * 4 + (SHORT, SHORT)
    assert read(names(*texts)) == [f"{FULL} 3", *rows(*texts)[1:]]


@pytest.mark.parametrize("change", [{"row": True}, {"aside": True}, {"text": "Morve....\t5"}, {"text": " "}])
def test_a_row_of_rules_an_aside_dots_and_an_empty_line_end_a_table(change: dict[str, object]) -> None:
    page = names(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, at=120)
    page[2] = replace(page[2], **change)  # type: ignore[arg-type]
    made = with_white(page)
    assert [each.text for each in made[:3]] == [f"{SHORT}\t3", f"{SHORT}\t4", page[2].text]
    assert [each.row for each in made] == [False, False, page[2].row, True, True, True]


def test_lines_of_a_table_of_contents_and_asides_alone_make_no_table() -> None:
    dotted = [line(700 - 14 * at, (0, f"Le port{'.' * 9}"), (120, str(at))) for at in range(4)]
    assert with_white(dotted) == dotted
    asides = [replace(each, aside=True) for each in names(SHORT, SHORT, SHORT)]
    assert with_white(asides) == asides


@pytest.mark.parametrize(("size", "table"), [(11.0, True), (11.1, False), (9.0, True), (8.9, False)])
def test_the_type_of_a_table_differs_by_a_tenth_from_line_to_line(size: float, *, table: bool) -> None:
    page = names(SHORT, SHORT, SHORT, at=120)
    page[2] = replace(page[2], size=size)
    assert (read(page) == rows(SHORT, SHORT, SHORT)) is table


def parts(step: float, *, right_first: bool = False) -> list[Line]:
    """Return a table whose last column is drawn apart from the others, behind them or before."""
    left = [line(700 - step * row, (0, "Harle"), (60, "12")) for row in range(3)]
    right = [line(700 - step * row, (110, "quatre")) for row in range(3)]
    return [*right, *left] if right_first else [*left, *right]


@pytest.mark.parametrize("right_first", [True, False])
@pytest.mark.parametrize(("step", "one"), [(16.0, True), (16.1, False)])
def test_a_column_drawn_apart_is_of_the_table_three_lines_of_type_below_its_head(
    step: float, *, right_first: bool, one: bool
) -> None:
    said = read(parts(step, right_first=right_first))
    assert (said == ["Harle|12|quatre"] * 3) is one
    if not one:
        assert sorted(said) == ["Harle|12"] * 3 + ["quatre"] * 3


@pytest.mark.parametrize(("rise", "one"), [(1.9, True), (2.1, False)])
def test_a_cell_drawn_behind_those_around_it_stands_at_their_height(rise: float, *, one: bool) -> None:
    page = [
        each
        for row in range(3)
        for each in (
            line(700 - 16 * row, (0, "Harle"), (120, "quatre")),
            line(700 + rise - 16 * row, (60, "12")),
        )
    ]
    assert (read(page) == ["Harle|12|quatre"] * 3) is one


def test_what_stands_side_by_side_is_one_row_in_whatever_order_it_is_drawn() -> None:
    page = [
        each
        for row in range(3)
        for each in (line(700 - 16 * row, (60, "12"), (110, "quatre")), line(701 - 16 * row, (0, "Harle")))
    ]
    assert read(page) == ["Harle|12|quatre"] * 3


@pytest.mark.parametrize(("between", "whole"), [(4, True), (5, False)])
def test_four_lines_of_one_cell_stand_between_a_tables_first_rows_at_most(
    between: int, *, whole: bool
) -> None:
    cell = [f"mot{at}" for at in range(between)]
    page = [
        line(700, (0, "Harle"), (60, "oies")),
        *(line(688 - 12 * at, (60, each)) for at, each in enumerate(cell)),
    ]
    foot = 688 - 12 * between - 10
    page += [
        line(foot - 22 * at, (0, each), (60, "cygnes")) for at, each in enumerate(("Morve", "Thil", "Bois"))
    ]
    rest = ["Morve|cygnes", "Thil|cygnes", "Bois|cygnes"]
    said = read(page)
    assert said == ([f"Harle|oies {' '.join(cell)}", *rest] if whole else ["Harle\toies", *cell, *rest])


def test_the_line_below_a_table_is_no_head_over_its_columns() -> None:
    heads = line(648, (45, "oies-de-mars"), (125, "oies-de-mai"))
    page = [
        line(700, (0, "Ferme"), (40, "Oies"), (80, "Porcs"), (120, "Oies"), (160, "Porcs")),
        line(686, (0, "Harle"), (40, "12"), (80, "4"), (120, "13"), (160, "5")),
        line(672, (0, "Morve"), (40, "7"), (80, "0"), (120, "9"), (160, "2")),
        replace(heads, baseline=658.0),
    ]
    assert read(page)[0] == "Ferme|Oies|Porcs|Oies|Porcs"
    assert read(page)[-1].startswith("oies-de-mars")
    above = replace(heads, baseline=714.0)
    assert read([above, *page[:3]])[0].split("|") == [
        "Ferme",
        "oies-de-mars Oies",
        "oies-de-mars Porcs",
        "oies-de-mai Oies",
        "oies-de-mai Porcs",
    ]


def test_tables_of_a_page_are_numbered_on_from_those_of_rules() -> None:
    ruled = replace(line(760, (0, "Bac"), (80, "2")), row=True, table=2)
    first, second = names(SHORT, SHORT, SHORT, at=120), names(SHORT, SHORT, SHORT, at=120)
    below = [replace(each, baseline=each.baseline - 200) for each in second]
    assert [each.table for each in with_white([ruled, *first, *below])] == [2, 3, 3, 3, 4, 4, 4]


def test_what_stands_in_the_first_column_alone_below_a_table_is_no_row() -> None:
    page = [*names(SHORT, SHORT, SHORT, SHORT, at=120), line(644, (0, "Fait"))]
    assert read(page)[-1] == "Fait"
    assert not with_white(page)[-1].row


def test_of_two_tables_that_begin_at_a_line_and_the_next_the_larger_is_read() -> None:
    above = line(714, (0, "Voici la liste"), (120, "des fermes de mars et des oies"))
    page = [
        line(700 - 14 * row, (0, "Harle"), (60, "12"), (120, "quatre"), (180, "gris")) for row in range(4)
    ]
    assert read([above, *page])[1:] == ["Harle|12|quatre|gris"] * 4


def test_a_row_that_a_mere_space_parts_ends_a_table_of_two_columns() -> None:
    assert read(names(SHORT, SHORT, SHORT, FULL, at=80.0)) == [*rows(SHORT, SHORT, SHORT), f"{FULL} 6"]


@pytest.mark.parametrize(
    ("second", "third", "last"),
    [
        ("des", "mot la", "un le a|des|mot la"),
        ("des", "mot la vu", "un le a des mot la vu"),
        ("d", "mot la vu ci", "un le a|d|mot la vu ci"),
    ],
)
def test_a_line_of_two_words_a_column_and_more_that_is_parted_nowhere_is_text(
    second: str, third: str, last: str
) -> None:
    page = [line(700 - 14 * row, (0, "Harle"), (32, "12"), (50, "75")) for row in range(6)]
    found = read([*page, line(616, (0, "un le a"), (32, second), (50, third))])
    assert found == [*["Harle|12|75"] * 6, last]
