"""Numbers of lines in a PDF's margin are taken out, and others at lines' heads stay: both sides of each limit.

Type is ten points high.
"""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.numbered import without_line_numbers

WORDS = "and the keeper of the weir counts each"


def line(text: str, at: int, *lefts: float, size: float = 10) -> Line:
    cells = tuple((left, left + 20.0) for left in lefts or (30.0,))
    return Line(text, cells[0][0], 300, 700 - 12.0 * at, size, False, cells)


def margin(numbers: Sequence[object] = (1, 2, 3, 4, 5), words: str = WORDS) -> list[Line]:
    return [line(f"{number} {words}", at) for at, number in enumerate(numbers)]


def gone(page: Sequence[Line]) -> int:
    made, count = without_line_numbers(page)
    if not count:
        assert made == list(page)
    return count


def test_a_line_keeps_its_words_where_they_stand() -> None:
    page = [line(f"{at + 1}\t{WORDS}", at, 30, 60) for at in range(5)]
    made, count = without_line_numbers([*page, line("the end of it", 6, 60)])
    assert count == 5
    assert [each.text for each in made] == [*[WORDS] * 5, "the end of it"]
    assert [(each.left, each.cells) for each in made] == [(60, ((60, 80),))] * 6
    inner = line("the 14 boats", 6)
    kept, count = without_line_numbers([*page, inner])
    assert (kept[-1], count) == (inner, 5)
    wide, _ = without_line_numbers(margin(words=f" {WORDS} "))
    assert [each.text for each in wide] == [WORDS] * 5
    close, _ = without_line_numbers(margin())
    assert [(each.text, each.left, each.cells) for each in close] == [(WORDS, 30, ((30, 50),))] * 5


def test_a_number_without_a_text_leaves_no_line() -> None:
    made, count = without_line_numbers([*margin((1, 2, 3, 4)), line("5", 4)])
    assert (count, len(made)) == (5, 4)
    assert gone([*margin((1, 2)), line("3", 2), line("4", 3), line("5", 4)]) == 5
    assert gone([*margin((1,)), *(line(str(at), at) for at in range(2, 6))]) == 0


@pytest.mark.parametrize(
    ("numbers", "count"),
    [
        ((1, 2, 3, 4, 5), 5),
        ((1, 2, 3, 4), 0),
        ((2, 4, 6, 8, 10), 5),
        ((5, 10, 15, 20, 25), 5),
        ((10, 20, 30, 40, 50), 5),
        ((3, 6, 9, 12, 15), 0),
        ((1, 1, 1, 1, 1), 0),
        ((5, 4, 3, 2, 1), 0),
        ((1, 2, 3, 4, 5, 9), 6),
        ((1, 2, 3, 4, 9), 0),
        ((9996, 9997, 9998, 9999, "10000"), 0),
        ((9995, 9996, 9997, 9998, 9999), 5),
        (("1.", "2.", "3.", "4.", "5."), 0),
        (("1st", "2nd", "3rd", "4th", "5th"), 0),
    ],
)
def test_numbers_in_a_margin_count_on(numbers: Sequence[object], count: int) -> None:
    assert gone(margin(numbers)) == count


@pytest.mark.parametrize(("by", "count"), [(15, 5), (15.1, 0)])
def test_numbers_begin_within_one_and_a_half_letters(by: float, count: int) -> None:
    page = margin()
    assert gone([*page[:4], replace(page[4], left=30 + by)]) == count
    assert gone([replace(page[0], left=30 + by), *page[1:]]) == count
    larger = [page[0], *(replace(each, size=12.0) for each in page[1:4]), replace(page[4], left=30 + by)]
    assert gone([line("Of the weir", 0, 60, size=20), *larger]) == count


@pytest.mark.parametrize(("words", "count"), [("and the\tkeeper", 0), ("and the keeper", 5)])
@pytest.mark.parametrize("between", ["\t", " "])
def test_the_numbers_of_a_tables_rows_stay(words: str, count: int, between: str) -> None:
    lefts = [30.0, 60.0, 200.0][: 1 + (between == "\t") + ("\t" in words)]
    page = [line(f"{at + 1}{between}{words}", at, *lefts) for at in range(5)]
    assert gone(page) == count


def test_numbers_stay_where_one_of_their_lines_has_cells() -> None:
    page = margin((1, 2, 3, 4, 5, 6))
    page[3] = line("4 and the\tkeeper", 3, 30, 200)
    assert gone(page) == 0


def test_a_row_that_rules_make_is_no_line_with_a_number() -> None:
    page = margin((1, 2, 3, 4, 5, 6))
    assert gone([replace(page[0], row=True), *page[1:]]) == 5
    assert gone([replace(each, row=True) for each in page]) == 0


@pytest.mark.parametrize(
    ("text", "left", "count"), [("fins", 29.9, 0), ("fins", 30, 5), ("fin", 29.9, 5), ("the end", 100, 5)]
)
def test_what_stands_left_of_the_numbers_is_a_sign_at_most(text: str, left: float, count: int) -> None:
    assert gone([*margin(), line(text, 6, left)]) == count
    page = margin()
    page[0] = replace(page[0], left=28.0)
    assert gone([*page, line(text, 6, left)]) == count


@pytest.mark.parametrize(
    ("small", "lines", "count"), [(2, 5, 5), (1, 5, 0), (2, 6, 0), (4, 11, 0), (4, 10, 10)]
)
def test_two_numbered_lines_in_five_go_on_with_a_sentence(small: int, lines: int, count: int) -> None:
    page = [line(f"{at + 1} {WORDS if at < small else WORDS.upper()}", at) for at in range(lines)]
    assert gone(page) == count
