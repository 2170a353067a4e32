"""Facts about the measures by which a PDF's printed lines are put in order: one side of each, and the other.

Type is ten points high, so that a tenth of a point is a hundredth of its size.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.columns import in_columns
from passerelle.index.load.pdf.hyphens import vocabulary
from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.tables import with_rows

LEFT, RIGHT, WIDE, SIZE = 50.0, 300.0, 200.0, 10.0
PROSE = [
    "the keeper of the weir counts",
    "each boat that goes by the gate",
    "and writes its name in the book",
    "which the mill has kept so long",
    "that no one knows who began it",
    "nor when the first of them went",
]
OTHERS = [text.replace("e", "a") for text in PROSE]


def part(text: str, left: float, baseline: float, wide: float = WIDE) -> Line:
    """Return a line of one cell, *wide* points wide."""
    return Line(text, left, left + wide, baseline, SIZE, bold=False, cells=((left, left + wide),))


def beside(*parts: Line) -> Line:
    """Return the parts of a printed line as the one line that a PDF draws them in."""
    return replace(
        parts[0],
        text="\t".join(each.text for each in parts),
        right=parts[-1].right,
        cells=tuple(each.cells[0] for each in parts),
    )


def columns(count: int = 4, step: float = 12) -> list[tuple[Line, Line]]:
    """Return the lines of two columns of prose, *step* points apart."""
    return [
        (part(PROSE[at], LEFT, 700 - step * at), part(OTHERS[at], RIGHT, 700 - step * at))
        for at in range(count)
    ]


def are_columns(lines: Sequence[tuple[Line, Line]]) -> bool:
    """Tell whether the left column is read to its foot before the right one."""
    read = [each.text for each in in_columns([beside(*each) for each in lines])]
    return read == [left.text for left, _ in lines] + [right.text for _, right in lines]


def moved(line: Line, by: float = 0.0, wide: float = WIDE) -> Line:
    """Return *line* begun *by* points farther right, and *wide*."""
    return part(line.text, line.left + by, line.baseline, wide)


@pytest.mark.parametrize(("count", "columned"), [(2, False), (3, True)])
def test_three_lines_make_columns(count: int, *, columned: bool) -> None:
    assert are_columns(columns(count)) is columned


@pytest.mark.parametrize(("step", "columned"), [(25, True), (27, False)])
def test_lines_more_than_two_and_a_half_apart_are_no_column(step: float, *, columned: bool) -> None:
    assert are_columns(columns(step=step)) is columned


@pytest.mark.parametrize(("by", "columned"), [(34, True), (36, False), (-34, True), (-36, False)])
def test_a_line_of_a_column_may_be_set_in_by_three_letters_and_a_half(by: float, *, columned: bool) -> None:
    lines = columns()
    at = 1 if by > 0 else 2
    lines[at] = (moved(lines[at][0], by, WIDE - by), lines[at][1])
    assert are_columns(lines) is columned


@pytest.mark.parametrize(("gap", "columned"), [(4, True), (2, False)])
def test_columns_are_parted_by_a_third_of_a_letter(gap: float, *, columned: bool) -> None:
    lines = columns()
    lines[2] = (moved(lines[2][0], wide=RIGHT - LEFT - gap), lines[2][1])
    assert are_columns(lines) is columned


@pytest.mark.parametrize(("full", "wide", "columned"), [(3, 100, True), (2, 100, False), (2, 155, True)])
def test_most_lines_of_a_column_fill_three_quarters_of_it(full: int, wide: float, *, columned: bool) -> None:
    lines = [
        (left, right if at < full else moved(right, wide=wide)) for at, (left, right) in enumerate(columns(5))
    ]
    assert are_columns(lines) is columned


@pytest.mark.parametrize(
    ("texts", "columned"),
    [
        (["we see a red house", "in the long green", "row of other ones"], True),
        (["we see a red", "in the long", "row of other"], False),
        (["undeniably uneventful", "reconsidered afterwards", "notwithstanding however"], False),
        (["the uneventful mornings", "of reconsidered plans", "and whatever follows"], True),
        (["we see a red house.", "In the long green", "Row of other ones"], False),
        (["we see a red house.", "In the long green", "row of other ones"], True),
        (["we see a red house:", "in the long green", "Row of other ones"], False),
    ],
)
def test_the_lines_of_a_column_have_words_and_run_on(texts: list[str], *, columned: bool) -> None:
    lines = [(left, replace(right, text=text)) for (left, right), text in zip(columns(3), texts, strict=True)]
    assert are_columns(lines) is columned


def test_a_word_broken_at_a_lines_end_runs_on_to_a_capital() -> None:
    texts = ["we see the Sainte-", "Marie and the Saint-", "Just of the other one"]
    lines = [(left, replace(right, text=text)) for (left, right), text in zip(columns(3), texts, strict=True)]
    assert are_columns(lines)


@pytest.mark.parametrize(("size", "columned"), [(10.9, True), (11.2, False)])
def test_type_of_another_size_ends_the_columns(size: float, *, columned: bool) -> None:
    lines = [beside(*each) for each in columns(6)]
    lines[3] = replace(lines[3], size=size)
    read = [each.text for each in in_columns(lines)]
    assert (read[:6] == PROSE) is columned


def test_a_line_of_a_column_may_have_wide_gaps_of_its_own() -> None:
    lines = [beside(*each) for each in columns(4)]
    head, foot = part(PROSE[1][:9], LEFT, 688, 40), part(PROSE[1][10:], LEFT + 60, 688, WIDE - 60)
    lines[1] = beside(head, foot, part(OTHERS[1], RIGHT, 688))
    assert [each.text for each in in_columns(lines)] == [*PROSE[:4], *OTHERS[:4]]


def test_a_bold_line_of_one_column_alone_ends_the_columns() -> None:
    lines = [beside(*each) for each in columns(4)]
    foot = part("when all is said", LEFT, 652)
    assert [each.text for each in in_columns([*lines, foot])][4] == foot.text
    bold = replace(foot, bold=True)
    assert [each.text for each in in_columns([*lines, bold])][-1] == foot.text


@pytest.mark.parametrize(("step", "tail"), [(16, True), (17, False)])
def test_a_line_of_one_column_is_its_foot_where_it_follows_close(step: float, *, tail: bool) -> None:
    lines = [beside(*each) for each in columns(4)]
    foot = part("when all is said", LEFT, 664 - step)
    read = [each.text for each in in_columns([*lines, foot])]
    assert (read.index(foot.text) == 4) is tail


@pytest.mark.parametrize(("step", "rows"), [(16, False), (17, True)])
def test_a_gap_across_both_columns_of_a_third_more_than_a_line_parts_rows(step: float, *, rows: bool) -> None:
    lines = columns(6)
    later = [(moved_down(left, step - 12), moved_down(right, step - 12)) for left, right in lines[3:]]
    read = in_columns([beside(*each) for each in [*lines[:3], *later]])
    assert (len(read) == 2) is rows
    assert (read[0].text == f"{' '.join(PROSE[:3])}\t{' '.join(OTHERS[:3])}") is rows


def moved_down(line: Line, by: float) -> Line:
    return replace(line, baseline=line.baseline - by)


def table(*rows: Sequence[str], step: float = 20, edges: Sequence[Sequence[float]] = ()) -> list[Line]:
    """Return rows of cells 100 points apart, or where *edges* says, *step* points below each other."""
    return [
        beside(
            *(
                part(
                    text,
                    edges[at][place] if edges else 50 + 100 * place,
                    700 - step * at,
                    wide=5.0 * len(text),
                )
                for place, text in enumerate(row)
            )
        )
        for at, row in enumerate(rows)
    ]


def rows_of(lines: Sequence[Line]) -> list[str]:
    return [each.text for each in with_rows(lines, vocabulary([])) if each.row]


GEESE = (("Ferme", "Oies"), ("Harle", "quarante"))


@pytest.mark.parametrize(("step", "rows"), [(59, True), (61, False)])
def test_rows_of_a_table_are_at_most_six_lines_apart(step: float, *, rows: bool) -> None:
    assert rows_of(table(*GEESE, step=step)) == (["Ferme | Oies", "Harle | quarante"] if rows else [])


@pytest.mark.parametrize(("off", "rows"), [(2.9, True), (3.1, False)])
def test_cells_that_line_up_miss_each_other_by_a_third_of_a_letter(off: float, *, rows: bool) -> None:
    edges = ((50.0, 150.0), (50.0, 150.0 + off))
    assert (rows_of(table(*GEESE, edges=edges)) != []) is rows


@pytest.mark.parametrize(("size", "rows"), [(10.9, True), (11.2, False)])
def test_rows_of_a_table_are_of_one_size(size: float, *, rows: bool) -> None:
    first, second = table(*GEESE)
    assert (rows_of([first, replace(second, size=size)]) != []) is rows


@pytest.mark.parametrize(("cells", "rows"), [(("12", "1000"), True), (("12 t", "1000 t"), False)])
def test_numbers_line_up_at_their_right_and_words_do_not(cells: Sequence[str], *, rows: bool) -> None:
    edges = [(50.0, 200.0 - 5 * len(cell)) for cell in cells]
    assert (rows_of(table(("Harle", cells[0]), ("Morve", cells[1]), edges=edges)) != []) is rows


@pytest.mark.parametrize(("step", "whole"), [(15, True), (17, False)])
def test_a_cell_goes_on_below_it_within_a_line_and_a_half(step: float, *, whole: bool) -> None:
    first, second = table(("Harle", "quarante"), ("Morve", "douze"), step=50)
    below = part("oies", 150, 700 - step, wide=20)
    said = rows_of([first, below, second])
    assert said == [f"Harle | quarante{' oies' if whole else ''}", "Morve | douze"]


@pytest.mark.parametrize(("between", "rows"), [(3, True), (4, False)])
def test_between_two_rows_are_three_lines_of_a_cell_at_most(between: int, *, rows: bool) -> None:
    first, second = table(("Harle", "quarante"), ("Morve", "douze"), step=58)
    cell = [part(f"oies {at}", 150, 688 - 11 * at, wide=30) for at in range(between)]
    said = rows_of([first, *cell, second])
    assert said == (["Harle | quarante oies 0 oies 1 oies 2", "Morve | douze"] if rows else [])


@pytest.mark.parametrize(("baseline", "first"), [(699, True), (697, False)])
def test_the_lines_of_a_first_cell_begin_beside_the_others(baseline: float, *, first: bool) -> None:
    row = table(("quarante", "grises"), ("douze", "blanches"), step=50)
    moved = [
        replace(each, left=150, cells=tuple((left + 100, right + 100) for left, right in each.cells))
        for each in row
    ]
    said = rows_of([part("Ferme du Harle", 50, baseline, wide=70), moved[0], moved[1]])
    assert said[0] == ("Ferme du Harle | quarante | grises" if first else "quarante | grises")
