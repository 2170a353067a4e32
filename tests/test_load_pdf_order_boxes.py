"""Which part of a PDF's page is a box drawn too early, and where it is put: the limits on both sides.

Type is ten points high, the text stands from 50 to 300, and a box at its right from 320 to 400.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.order import in_place

HEIGHTS = (700.0, 688, 676, 664, 652, 640, 628, 604, 592, 580)
"""Of the lines of a text in two paragraphs."""


def line(text: str, baseline: float, left: float = 50, right: float = 300, size: float = 10) -> Line:
    return Line(text, left, right, baseline, size, False, ((left, right),))


def text(*heights: float) -> list[Line]:
    return [line(f"t{height:g}", height) for height in heights or HEIGHTS]


def box(*heights: float, left: float = 320, right: float = 400, size: float = 10) -> list[Line]:
    return [line(f"b{height:g}", height, left, right, size) for height in heights or (640.0, 628.0)]


def read(*parts: Sequence[Line]) -> str:
    return " ".join(each.text for each in in_place([line for part in parts for line in part]))


def moved(*parts: Sequence[Line]) -> bool:
    """Tell whether the first line drawn stands elsewhere when put in order."""
    return not read(*parts).startswith(parts[0][0].text)


PLACED = "t700 t688 t676 t664 t652 t640 t628 b640 b628 t604 t592 t580"


def test_a_box_is_put_behind_the_paragraph_beside_its_first_line() -> None:
    assert read(box(), text()) == PLACED
    assert read(text(), box()) == " ".join(each.text for each in [*text(), *box()])
    assert read(text()) == " ".join(each.text for each in text())


@pytest.mark.parametrize(
    ("gap", "said"), [(15, "t628 t613 t601 t589 b640 b628"), (15.1, "t628 b640 b628 t612.9")]
)
def test_a_paragraph_ends_where_lines_are_one_and_a_half_apart(gap: float, said: str) -> None:
    below = 628 - gap
    assert said in read(box(), text(*HEIGHTS[:7], below, below - 12, below - 24))


def test_a_paragraph_of_one_line_at_the_height_of_a_box_stands_before_it() -> None:
    heights = (700, 688, 676, 664, 640, 616, 604)
    assert read(box(640, 632), text(*heights)) == "t700 t688 t676 t664 t640 b640 b632 t616 t604"


def climbing(rise: float, size: float = 10) -> list[Line]:
    """Return a text whose first line stands so far above 640, and whose next ones climb before they go down."""
    first, *rest = text(*(640 + rise + step for step in (0, 14, 28, 42)), 610, 600, 590, 580)
    return [replace(first, size=size), *rest]


@pytest.mark.parametrize(("rise", "part"), [(15.0, False), (15.1, True)])
def test_a_part_of_a_page_begins_one_and_a_half_sizes_of_type_above_the_line_before(
    rise: float, *, part: bool
) -> None:
    assert moved(box(640), climbing(rise)) is part


@pytest.mark.parametrize(("size", "part"), [(16.0, False), (15.9, True)])
def test_the_larger_type_of_two_lines_says_what_is_a_rise(size: float, *, part: bool) -> None:
    assert moved(box(640), climbing(24, size)) is part
    assert moved(box(640, size=size), climbing(24)) is part


@pytest.mark.parametrize(("top", "inside"), [(680.0, True), (680.1, False)])
def test_a_box_begins_two_sizes_of_type_below_the_head_of_its_text(top: float, *, inside: bool) -> None:
    assert moved(box(top, 640), text()) is inside


@pytest.mark.parametrize(("bottom", "inside"), [(600.0, True), (599.9, False)])
def test_a_box_ends_two_sizes_of_type_above_the_foot_of_its_text(bottom: float, *, inside: bool) -> None:
    assert moved(box(640, bottom), text()) is inside


def test_the_smallest_type_of_a_box_measures_it() -> None:
    assert moved([*box(684, size=12), *box(640, size=8)], text())
    assert not moved([*box(684, size=12), *box(640, size=8.1)], text())


@pytest.mark.parametrize(
    ("left", "right", "beside"),
    [(290, 400, True), (289.9, 400, False), (10, 60, True), (10, 60.1, False)],
)
def test_a_box_stands_beside_its_text(left: float, right: float, *, beside: bool) -> None:
    assert moved(box(left=left, right=right), text()) is beside


@pytest.mark.parametrize(
    ("one", "other", "beside"),
    [
        ((320, 400), (290, 400), True),
        ((320, 400), (285, 400), False),
        ((285, 400), (320, 400), False),
        ((10, 30), (10, 60), True),
        ((10, 30), (10, 65), False),
        ((10, 65), (10, 30), False),
    ],
)
def test_a_box_is_as_wide_as_its_widest_lines(
    one: tuple[float, float], other: tuple[float, float], *, beside: bool
) -> None:
    assert moved([line("b640", 640, *one), line("b628", 628, *other)], text()) is beside


@pytest.mark.parametrize(
    ("above", "below", "clear"),
    [(650.0, 618.0, True), (649.9, 618.0, False), (650.0, 618.1, False)],
)
def test_lines_may_run_over_the_place_of_a_box_above_it_and_below(
    above: float, below: float, *, clear: bool
) -> None:
    lines = text(700, 688, 676, 664, above, 640, 628, below, 606, 594, 582)
    wide = [replace(each, right=400.0) if each.baseline in {above, below} else each for each in lines]
    assert moved(box(), wide) is clear


@pytest.mark.parametrize(
    ("lines", "of", "placed"),
    [(6, 2, True), (5, 2, False), (9, 6, True), (8, 6, False), (8, 5, True), (7, 5, False)],
)
def test_a_text_has_six_lines_and_half_as_many_again_as_the_box(lines: int, of: int, *, placed: bool) -> None:
    heights = [700 - 14 * at for at in range(lines - 1)]
    inner = [670 - 2 * at for at in range(of)]
    assert moved(box(*inner), text(*heights, 560)) is placed


def test_a_box_is_put_into_a_later_part_than_the_next() -> None:
    column = [line(f"c{height}", height, 450, 500) for height in (700, 688, 676, 592, 580)]
    assert read(box(), column, text()) == f"{' '.join(each.text for each in column)} {PLACED}"


def test_each_box_of_a_page_is_put_in_its_place_and_asides_stand_first() -> None:
    heights = (700, 688, 676, 652, 640, 628, 604, 592, 580)
    low, high = box(640), box(688 - 9, left=330)
    aside = replace(line("stamp", 500), aside=True)
    assert (
        read(low, high, [aside], text(*heights))
        == "stamp t700 t688 t676 b679 t652 t640 t628 b640 t604 t592 t580"
    )
