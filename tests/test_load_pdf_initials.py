"""Large initials of a PDF and the lines they stand beside: the limits on both sides, in text of ten points."""

from dataclasses import replace

import pytest

from passerelle.index.load.pdf.hyphens import vocabulary
from passerelle.index.load.pdf.initials import with_initials
from passerelle.index.load.pdf.lines import Line

KNOWN = vocabulary(["a man, a woman"])


def line(text: str, baseline: float, left: float = 72, right: float = 300, size: float = 10) -> Line:
    return Line(text, left, right, baseline, size, False, ((left, right),))


INITIAL = line("T", 690, 50, 70, size=30)


def opened(beside: Line, initial: Line = INITIAL) -> bool:
    """Tell whether a large letter is put before a line."""
    made = with_initials([initial, beside], KNOWN)
    if len(made) == 2:
        assert made == [initial, beside]
        return False
    return made[0].text == initial.text + beside.text


@pytest.mark.parametrize(("left", "beside"), [(65, True), (64.9, False), (85, True), (85.1, False)])
def test_a_line_begins_half_a_letter_inside_its_initial_to_one_and_a_half_behind_it(
    left: float, *, beside: bool
) -> None:
    assert opened(line("he keeper", 700, left)) is beside


@pytest.mark.parametrize(("baseline", "beside"), [(684, True), (683.9, False), (720, True), (720.1, False)])
def test_a_line_stands_between_an_initials_foot_and_its_head(baseline: float, *, beside: bool) -> None:
    assert opened(line("he keeper", baseline)) is beside


@pytest.mark.parametrize(("size", "beside"), [(18, True), (17.9, False)])
def test_an_initial_is_almost_twice_as_large_as_its_text(size: float, *, beside: bool) -> None:
    assert opened(line("he keeper", 700), replace(INITIAL, size=size)) is beside


@pytest.mark.parametrize("change", [{"row": True}, {"aside": True}])
def test_rows_and_asides_have_no_initial(change: dict[str, bool]) -> None:
    assert not opened(replace(line("he keeper", 700), **change))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("T", True),
        ("«T", True),
        ("L’", True),
        ("É", True),
        ("t", False),
        ("TT", False),
        ("«T»", False),
        ("12", False),
    ],
)
def test_an_initial_is_a_capital_with_a_sign_at_most(text: str, *, opens: bool) -> None:
    assert opened(line("he keeper", 700), replace(INITIAL, text=text)) is opens
    assert not opened(line("he keeper", 700), replace(INITIAL, text=text, aside=True))


def test_the_lines_beside_an_initial_begin_where_those_below_do() -> None:
    beside = [line("he keeper", 710), line("of the weir", 698)]
    below = [line("counts each boat", 686 - 3, 45), line("that goes by", 671, 30)]
    made = with_initials([INITIAL, *beside, *below], KNOWN)
    assert [each.text for each in made] == ["The keeper", "of the weir", "counts each boat", "that goes by"]
    assert [(each.left, each.cells) for each in made[:2]] == [(45, ((45, 300),))] * 2
    assert made[2:] == below


@pytest.mark.parametrize(("left", "margin"), [(25, 25), (24.9, 50), (60, 50)])
def test_an_initial_is_set_in_by_two_and_a_half_letters_at_most(left: float, margin: float) -> None:
    made = with_initials([INITIAL, line("he keeper", 700), line("counts", 670, left)], KNOWN)
    assert made[0].left == margin


def test_each_initial_of_a_page_is_put_before_its_word() -> None:
    second = replace(INITIAL, text="A", baseline=490)
    page = [replace(INITIAL, baseline=890), INITIAL, line("he keeper", 700), second, line("lways", 500)]
    assert [each.text for each in with_initials(page, KNOWN)] == ["T", "The keeper", "Always"]


def test_a_line_drawn_before_those_beside_an_initial_moves_them_nowhere() -> None:
    above = line("a page", 760, 40)
    made = with_initials([INITIAL, above, line("he keeper", 700)], KNOWN)
    assert (made[0], made[1].text, made[1].left) == (above, "The keeper", 50)


def test_the_highest_line_beside_an_initial_has_it_in_whatever_order_they_are_drawn() -> None:
    made = with_initials([line("of the weir", 698), line("he keeper", 710), INITIAL], KNOWN)
    assert [each.text for each in made] == ["of the weir", "The keeper"]


def test_the_later_cells_of_a_line_stay_where_they_are() -> None:
    beside = replace(line("he keeper\t12", 700), cells=((72, 120), (200, 300)))
    assert with_initials([INITIAL, beside], KNOWN)[0].cells == ((50, 120), (200, 300))


@pytest.mark.parametrize(
    ("initial", "rest", "said"),
    [
        ("A", "man came", "A man came"),
        ("«A", "man came", "«A man came"),
        ("A", "woman? No", "A woman? No"),
        ("A", "lways came", "Always came"),
        ("T", "man came", "Tman came"),
        ("A’", "man", "A’man"),
        ("A'", "man", "A'man"),
        *((letter, "man", f"{letter} man") for letter in "ÀYÔI"),
        *((f"{mark}A", "man", f"{mark}A man") for mark in "“”»\"'’"),
    ],
)
def test_an_initial_is_a_word_of_its_own_before_a_word_that_is_known(
    initial: str, rest: str, said: str
) -> None:
    made = with_initials([replace(INITIAL, text=initial), line(rest, 700)], KNOWN)
    assert made[0].text == said


@pytest.mark.parametrize(("known", "said"), [("man aman", "Aman"), ("man man aman", "A man"), ("", "Aman")])
def test_a_word_is_known_where_it_is_more_frequent_without_the_initial(known: str, said: str) -> None:
    made = with_initials([replace(INITIAL, text="A"), line("man", 700)], vocabulary([known]))
    assert made[0].text == said


def test_a_word_in_capitals_is_known_as_it_is_in_small_letters() -> None:
    made = with_initials([replace(INITIAL, text="A"), line("MAN, walking", 700)], KNOWN)
    assert made[0].text == "A MAN, walking"
