"""Which drawn lines of a PDF's page are rules, and the grids that they make: real pages, read by pdfium."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from printed import Printed, pdf

from passerelle.index.load.pdf.rules import Grid, grids

LEFTS, TOPS = (100, 150, 200), (700, 680, 660)
ACROSS = " ".join(f"100 {y} m 200 {y} l" for y in TOPS)
DOWN = " ".join(f"{x} 700 m {x} 660 l" for x in LEFTS)
WHOLE = f"{ACROSS} {DOWN} S"


def mesh(lefts: Sequence[float], tops: Sequence[float]) -> str:
    across = [f"{lefts[0]} {y} m {lefts[-1]} {y} l" for y in tops]
    return " ".join([*across, *(f"{x} {tops[0]} m {x} {tops[-1]} l" for x in lefts)])


def drawn(place: Path, how: str, quarters: int = 0) -> list[Grid]:
    path = pdf(place / "a.pdf", [Printed("", 0, how=f"0 w {how}")])
    with pypdfium2.PdfDocument(path) as opened:
        return grids(opened[0], quarters)


def edges(found: list[Grid]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(tuple(map(round, each.lefts)), tuple(map(round, each.tops))) for each in found]


def bars(thick: float) -> str:
    """Return the grid drawn as filled bars, its upright ones being thin."""
    across = " ".join(f"100 {y - thick / 2} 100 {thick} re f" for y in TOPS)
    return f"{across} " + " ".join(f"{x - 0.5} 660 1 40 re f" for x in LEFTS)


@pytest.mark.parametrize(
    "how",
    [
        WHOLE,
        f"{ACROSS} S {DOWN} S",
        " ".join(f"{x} {y} 50 20 re S" for x in LEFTS[:2] for y in TOPS[1:]),
        "100 660 100 40 re S 150 660 m 150 700 l S 100 680 m 200 680 l S",
        f"1 0 0 1 90 640 cm {mesh((10, 60, 110), (60, 40, 20))} S",
        f"0 20 -50 0 200 660 cm {mesh((0, 1, 2), (2, 1, 0))} S",
        f"100 660 m 200 660 l 200 700 l 100 700 l h 100 680 m 200 680 l 150 660 m 150 700 l S {DOWN} S",
        f"100 680 m 100 660 l 200 660 l 200 680 l h 150 660 m 150 700 l S 100 700 m 200 700 l S {DOWN} S",
        bars(3.0),
    ],
    ids=[
        "one path",
        "two",
        "cells",
        "a box and lines",
        "moved",
        "turned and stretched",
        "closed",
        "inside",
        "bars",
    ],
)
def test_a_grid_is_one_however_its_rules_are_drawn(tmp_path: Path, how: str) -> None:
    assert edges(drawn(tmp_path, how)) == [(LEFTS, TOPS)]


@pytest.mark.parametrize(
    ("quarters", "lefts", "tops"),
    [
        (0, LEFTS, TOPS),
        (1, (660, 680, 700), (-100, -150, -200)),
        (2, (-200, -150, -100), (-660, -680, -700)),
        (3, (-700, -680, -660), (200, 150, 100)),
    ],
)
def test_a_grid_lies_as_its_page_is_turned(
    tmp_path: Path, quarters: int, lefts: tuple[int, ...], tops: tuple[int, ...]
) -> None:
    assert edges(drawn(tmp_path, WHOLE, quarters)) == [(lefts, tops)]


@pytest.mark.parametrize(("thick", "is_rule"), [(2.9, True), (3.2, False)])
def test_a_bar_of_three_points_is_a_rule_and_a_thicker_one_a_box(
    tmp_path: Path, thick: float, *, is_rule: bool
) -> None:
    found = drawn(tmp_path, bars(thick))
    assert ([len(each.tops) for each in found] == [3]) is is_rule


@pytest.mark.parametrize(("step", "is_rule"), [(4.1, True), (3.9, False)])
def test_a_rule_is_four_points_long(tmp_path: Path, step: float, *, is_rule: bool) -> None:
    tops = [700 - step * row for row in range(3)]
    middle = [f"150 {top} m 150 {top - step} l" for top in tops[:2]]
    found = drawn(tmp_path, f"{mesh((100, 200), tops)} {' '.join(middle)} S")
    assert [len(each.lefts) for each in found] == [3] * is_rule


def test_what_slopes_is_no_rule(tmp_path: Path) -> None:
    assert drawn(tmp_path, f"{ACROSS} S 100 700 m 104 660 l 150 700 m 154 660 l 200 700 m 196 660 l S") == []
    assert drawn(tmp_path, f"{DOWN} S 100 700 m 200 704 l 100 660 m 200 664 l 100 680 m 200 684 l S") == []


def test_one_rule_across_or_none_down_make_no_grid(tmp_path: Path) -> None:
    assert drawn(tmp_path, f"{ACROSS} S") == []
    assert drawn(tmp_path, f"{DOWN} S 100 700 m 200 700 l S") == []
    assert drawn(tmp_path, "") == []


@pytest.mark.parametrize(("more", "read"), [(388, True), (389, False)])
def test_a_path_of_more_than_four_hundred_pieces_is_a_drawing(
    tmp_path: Path, more: int, *, read: bool
) -> None:
    pieces = " ".join(f"{300 + 2 * (at % 9)} 100 l" for at in range(more - 1))
    how = f"{ACROSS} {DOWN} 300 100 m {pieces} S"
    assert (edges(drawn(tmp_path, how)) == [(LEFTS, TOPS)]) is read


@pytest.mark.parametrize(("more", "read"), [(2498, True), (2499, False)])
def test_a_page_of_more_than_two_thousand_five_hundred_paths_is_a_plan(
    tmp_path: Path, more: int, *, read: bool
) -> None:
    how = f"{ACROSS} S {DOWN} S " + "300 100 m 301 101 l S " * more
    assert (edges(drawn(tmp_path, how)) == [(LEFTS, TOPS)]) is read


@pytest.mark.parametrize(("more", "read"), [(3994, True), (3995, False)])
def test_a_page_of_more_than_four_thousand_rules_is_a_drawing(
    tmp_path: Path, more: int, *, read: bool
) -> None:
    lines = [
        f"300 {100 + 10 * (at % 2)} m 310 {100 + 10 * (at % 2)} l{' S' if at % 190 == 189 else ''}"
        for at in range(more)
    ]
    how = f"{ACROSS} S {DOWN} S {' '.join(lines)} S"
    assert (edges(drawn(tmp_path, how)) == [(LEFTS, TOPS)]) is read
