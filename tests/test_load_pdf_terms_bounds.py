"""Which lines of a PDF are terms drawn behind the text beside them: the limits on both sides.

Type is ten points high; terms stand from 50 to 90, and the text beside them begins at 150.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.terms import with_terms


def line(text: str, baseline: float, left: float = 150, right: float = 300) -> Line:
    return Line(text, left, right, baseline, 10, False, ((left, right),))


def term(text: str = "Bail", baseline: float = 700) -> Line:
    return line(text, baseline, 50, 90)


def beside(count: int = 3, top: float = 700, left: float = 150) -> list[Line]:
    return [line(f"t{at}", top - 13 * at, left) for at in range(count)]


FIRST = [*beside(top=900), term("Caution", 900)]
"""One such term; a second on the page makes it one."""


def moved(*lines: Line) -> bool:
    """Tell whether the last of *lines* is a term of the text before it."""
    made = with_terms([*FIRST, *lines])
    if made == [*FIRST, *lines]:
        return False
    assert made == [FIRST[-1], *FIRST[:-1], lines[-1], *lines[:-1]]
    return True


def test_two_terms_stand_before_their_texts_and_one_alone_stays() -> None:
    assert moved(*beside(), term())
    assert with_terms(FIRST) == FIRST
    assert with_terms([]) == []
    short = [*beside(1, top=900), term("Caution", 900), *beside(1), term()]
    assert with_terms(short) == [short[1], short[0], short[3], short[2]]


@pytest.mark.parametrize(("count", "found"), [(1, True), (15, True), (16, False)])
def test_the_text_beside_a_term_has_fifteen_lines_at_most(count: int, *, found: bool) -> None:
    assert moved(*beside(count), term()) is found


@pytest.mark.parametrize(("baseline", "found"), [(703, True), (703.1, False), (697, True), (696.9, False)])
def test_a_term_stands_level_with_the_first_line_of_its_text(baseline: float, *, found: bool) -> None:
    assert moved(*beside(), term(baseline=baseline)) is found


@pytest.mark.parametrize(("left", "found"), [(95, True), (94.9, False), (20, False)])
def test_a_term_and_its_text_are_half_a_letter_apart(left: float, *, found: bool) -> None:
    assert moved(*beside(left=left), term()) is found


@pytest.mark.parametrize(("length", "found"), [(2, False), (3, True), (60, True), (61, False)])
def test_a_term_has_three_to_sixty_letters(length: int, *, found: bool) -> None:
    assert moved(*beside(), term("x" * length)) is found


@pytest.mark.parametrize("change", [{"row": True}, {"aside": True}])
def test_rows_and_asides_are_no_terms_and_no_text_of_one(change: dict[str, bool]) -> None:
    assert not moved(*beside(), replace(term(), **change))  # type: ignore[arg-type]
    first, *rest = beside()
    assert not moved(replace(first, **change), *rest, term())  # type: ignore[arg-type]
    assert not moved(first, replace(rest[0], **change), rest[1], term())  # type: ignore[arg-type]


def test_a_line_of_several_cells_is_no_term() -> None:
    assert not moved(*beside(), replace(term("Bail\tvu"), cells=((50, 60), (80, 90))))


@pytest.mark.parametrize(("step", "found"), [(269.9, True), (270, False)])
def test_the_text_of_a_term_ends_within_fifteen_lines_of_it(step: float, *, found: bool) -> None:
    assert moved(line("t0", 700), line("t1", 700 - step), term()) is found


@pytest.mark.parametrize(("third", "found"), [(679.9, True), (680, False), (681, False)])
def test_each_line_of_the_text_stands_below_the_one_before(third: float, *, found: bool) -> None:
    assert moved(line("t0", 700), line("t1", 680), line("t2", third), term()) is found


@pytest.mark.parametrize(("step", "found"), [(18.1, True), (18, False), (-18, False), (-18.1, True)])
def test_a_line_right_above_or_below_a_term_makes_it_one_of_a_text(step: float, *, found: bool) -> None:
    page = [*FIRST, *beside(), term(), line("fin", 700 - step, 50, 90)]
    assert (with_terms(page) != page) is found


def test_only_the_next_line_makes_a_term_one_of_a_text() -> None:
    page = [*FIRST, *beside(), term(), line("fin", 500), line("suite", 688, 50, 90)]
    assert with_terms(page) != page


@pytest.mark.parametrize(
    ("left", "right", "found"), [(90, 120, True), (89.9, 120, False), (20, 50, True), (20, 50.1, False)]
)
def test_only_what_stands_over_or_under_a_term_goes_on_with_it(
    left: float, right: float, *, found: bool
) -> None:
    page = [*FIRST, *beside(), term(), line("fin", 688, left, right)]
    assert (with_terms(page) != page) is found


def test_the_two_lines_of_one_term_stay_together() -> None:
    lines: Sequence[Line] = [*FIRST, *beside(), term(), term("locatif", 688)]
    assert with_terms(lines) == list(lines)


def test_a_term_of_its_own_far_below_follows() -> None:
    page = [*FIRST, *beside(), term(), line("fin", 500)]
    assert [each.text for each in with_terms(page)][-5:] == ["Bail", "t0", "t1", "t2", "fin"]
