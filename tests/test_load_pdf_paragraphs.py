"""Which printed lines of a PDF head a text, go on with a paragraph, or begin another: each rule, and its edge."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from test_load_pdf_measures import FULL, full, line

from passerelle.index.load.pdf.layout import is_open, layout, start
from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.paragraphs import build, first_heading


def headings(*lines: Line) -> list[tuple[str, int]]:
    built = build([[*lines, *full(5, 500)]])
    return [(built.text[each.start : each.end], each.level) for each in built.headings]


def bold(text: str, baseline: float, size: float = 10.0) -> Line:
    return replace(line(text, baseline, wide=4 * len(text), size=size), bold=True)


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("The weir", True),
        ("The weir?", True),
        ("The weir.", False),
        ("The weir;", False),
        ("The weir,", False),
        ("The weir:", False),
        ("- The weir", False),
        ("* The weir", False),
        ("– The weir", False),
        ("Weir: 12 €", False),
        ("Weir: 12,50", False),
        ("Weir: 3/4/2031", False),
        ("Weir: 3 May 2031", False),
        ("Weir: le 1er mai 2031", False),
        ("Weir: 12", True),
        ("W" * 100, True),
        ("W" * 101, False),
    ],
)
def test_a_bold_line_heads_a_text_where_it_is_short_and_says_something(text: str, *, heads: bool) -> None:
    assert headings(bold(text, 740)) == ([(text, 1)] if heads else [])


@pytest.mark.parametrize(("count", "heads"), [(160, True), (161, False)])
def test_a_large_heading_may_be_longer(count: int, *, heads: bool) -> None:
    text = "W" * count
    assert headings(line(text, 740, size=20)) == ([(text, 1)] if heads else [])


@pytest.mark.parametrize(("size", "heads"), [(9.4, True), (9.2, False), (11.4, True)])
def test_small_bold_type_is_no_heading(size: float, *, heads: bool) -> None:
    assert bool(headings(bold("The weir", 740, size))) is heads


def test_levels_are_those_of_sizes_and_then_of_bold_and_end_at_six() -> None:
    sizes = (30, 27, 24, 21, 18, 15, 12.5)
    heads = [line(f"Part {size}", 1200 - 60 * at, wide=60, size=size) for at, size in enumerate(sizes)]
    assert [level for _, level in headings(*heads, bold("Bold", 700))] == [1, 2, 3, 4, 5, 6, 6, 6]
    assert headings(line("Part", 740, wide=60, size=20), bold("Bold", 700)) == [("Part", 1), ("Bold", 2)]


def test_bold_is_no_heading_where_most_lines_are() -> None:
    lines = [bold(f"Gate {word}", 740 - 30 * at) for at, word in enumerate("abcdef")]
    assert headings(*lines) == []
    assert len(headings(*lines[:5])) == 5


@pytest.mark.parametrize(
    ("stamp", "title"),
    [
        ("DRAFT", "The weir"),
        ("« Copie »", "The weir"),
        ("Payée", "The weir"),
        ("Dupliqué !", "The weir"),
        ("12.50 €", "The weir"),
        ("Ab", "The weir"),
        ("Abc", "Abc"),
        ("Drafts", "Drafts"),
        ("Exemplaire", "The weir"),
        ("Spécimen", "The weir"),
    ],
)
def test_the_first_heading_is_the_largest_that_is_no_stamp(stamp: str, title: str) -> None:
    pages = [[line(stamp, 780, wide=60, size=30), line("The weir", 700, wide=60, size=20), *full(5, 500)]]
    assert first_heading(build(pages)) == title


def test_the_first_heading_stands_on_the_first_page() -> None:
    assert first_heading(build([full(5), [line("The weir", 700, wide=60, size=20), *full(5, 500)]])) == ""


@pytest.mark.parametrize(("size", "last"), [(9.2, "1 Une trace."), (9.4, None)])
def test_notes_are_in_smaller_type_at_the_foot(size: float, last: str | None) -> None:
    page = [*full(5), line("1Une trace.", 600, wide=60, size=size)]
    built = build([page, [line("went home.", 700, wide=60)]]).text.split("\n\n")
    assert (last in built) is (last is not None)


ABOVE, STEP = line(FULL, 640), 12.0


def begins(
    text: str, above: Line = ABOVE, *, down: float = STEP, opening: Line | None = None, **how: float
) -> str:
    """Tell how a line of *text*, so far below *above*, begins."""
    return start(
        line(text, above.baseline - down, **how), above, None, opening or above, layout(full(6), 10.0)
    )


SHORT = line("He goes home", 640, wide=90)
ENDS = line("He goes home.", 640, wide=90)
ITEM = line("1. Open the gate", 640, wide=90)
BULLET = line("• Open the gate", 640, wide=90)


@pytest.mark.parametrize(
    ("text", "above", "how", "begun"),
    [
        ("and comes back", ABOVE, {}, "same"),
        ("He comes back", ABOVE, {}, "same"),
        ("He comes back", ENDS, {}, "block"),
        ("He comes back", SHORT, {}, "line"),
        ("He comes back", ABOVE, {"size": 12.0}, "block"),
        ("He comes back", ABOVE, {"down": 30.0}, "block"),
        ("He comes back", ABOVE, {"left": 70.0}, "block"),
        ("and comes back", ABOVE, {"down": -300.0}, "same"),
        ("and comes back", ENDS, {"down": -300.0}, "block"),
        ("and comes back", SHORT, {"down": -300.0}, "block"),
        ("2. Shut it", ITEM, {}, "line"),
        ("a) Shut it", ITEM, {}, "block"),
        ("2. Shut it", ITEM, {"down": -300.0}, "line"),
        ("• Shut it", BULLET, {}, "line"),
        ("• Shut it", ABOVE, {}, "block"),
        ("Nom : Ada", SHORT, {}, "line"),
        ("Nom : Ada", ENDS, {}, "block"),
    ],
)
def test_a_line_begins_by_its_place_its_type_and_the_line_above(
    text: str, above: Line, how: dict[str, Any], begun: str
) -> None:
    assert begins(text, above, **how) == begun


@pytest.mark.parametrize(
    ("text", "right", "opened"),
    [
        (FULL, 350.0, True),
        (f"{FULL}.", 350.0, False),
        ("The keeper", 100.0, False),
    ],
)
def test_a_paragraph_is_open_where_its_last_line_is_full_and_ends_no_sentence(
    text: str, right: float, *, opened: bool
) -> None:
    last = line(text, 100, wide=right - 50)
    page = layout(full(6), 10.0)
    assert is_open(last, page) is opened
    assert not is_open(replace(last, row=True), page)


@pytest.mark.parametrize(
    ("one", "other", "begun"),
    [
        ({"row": True, "table": 1}, {"row": True, "table": 1}, "line"),
        ({"row": True, "table": 1}, {"row": True, "table": 2}, "block"),
        ({"row": True}, {}, "block"),
        ({}, {"row": True}, "block"),
    ],
)
def test_rows_of_one_table_are_lines_of_a_block(
    one: dict[str, Any], other: dict[str, Any], begun: str
) -> None:
    above, below = replace(ABOVE, **one), replace(line(FULL, 628), **other)
    assert start(below, above, None, above, layout(full(6), 10.0)) == begun


@pytest.mark.parametrize(
    ("text", "weight", "begun"),
    [
        ("and comes back", False, "same"),
        ("and comes back", True, "block"),
        ("2. Shut it", False, "block"),
        ("• Shut it", False, "block"),
    ],
)
def test_a_block_left_open_overleaf_goes_on_in_its_own_type(text: str, begun: str, *, weight: bool) -> None:
    below = replace(line(text, 700), bold=weight)
    above = ITEM if text.startswith("2") else ABOVE
    assert start(below, above, None, None, layout(full(6), 10.0)) == begun


def test_the_lines_of_a_program_stay_lines_where_most_are_no_program() -> None:
    def fixed(text: str, baseline: float) -> Line:
        return replace(line(text, baseline, wide=300), fixed=True)

    above, below = fixed("x = y[1] + 2", 640), fixed("z = x", 628)
    for typed in (False, True):
        page = layout(full(6), 10.0, typed=typed)
        assert start(below, above, None, above, page) == ("same" if typed else "line")
    plain: Sequence[tuple[Line, Line]] = (
        (replace(above, fixed=False), below),
        (above, replace(below, fixed=False)),
    )
    for one, other in plain:
        assert start(other, one, None, one, layout(full(6), 10.0)) == "same"
