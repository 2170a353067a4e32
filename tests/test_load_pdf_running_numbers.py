"""All numbers of a running line that may be its page's, in each form that pages are numbered in."""

from dataclasses import replace

import pytest

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.running import _edges, _letters, _readings, without_running_lines

PROSE = "the keeper of the weir counts each boat that goes by"


def line(text: str, baseline: float = 700, size: float = 10.0) -> Line:
    return Line(text, 50, 90, baseline, size, bold=False, cells=((50, 90),))


def read(text: str) -> list[tuple[str, int | None]]:
    """Return what a line says beside each number that may be the page's, and that number."""
    return [(each.rest, each.number) for each in _readings(0, line(text))][:-1]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("1234", 1234), ("p7", 7), ("P. 7", 7), ("pg.7", 7), ("page7", 7), ("pagE iv", 4)),
        *(("A.7", 7), ("A–7", 7), ("ABC-7", 7), ("a1-7", 7), ("xxxviii", 38), ("mm", None)),
        *(("7/1200", 7), ("7 sur 1200", 7), ("7  of  9", 7), ("7de9", 7), ("7|9", 7), ("7/12000", None)),
    ],
)  # fmt: skip
def test_a_page_number_alone_is_read(text: str, number: int | None) -> None:
    assert read(text)[:1] == ([("", number)] if number else [])


@pytest.mark.parametrize("sign", "|–—•·")
def test_a_sign_sets_a_number_apart(sign: str) -> None:
    assert read(f"Le port {sign} 1234") == read(f"Le port {sign}1234") == [("Le port", 1234)]
    assert read(f"1234 {sign} Le port") == [("Le port", 1234)]
    assert read(f"Le port {sign} 1234 {sign} mai") == [(f"Le port {sign}   {sign} mai", 1234)]


def test_a_hyphen_sets_a_number_apart_between_two_alone() -> None:
    assert read("Le port - 1234 - mai") == [("Le port -   - mai", 1234)]
    assert read("Le port - 7") == read("7 - Le port") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le homepage 7", [("Le homepage", 7)]),
        ("Le port page 1234", [("Le port", 1234), ("Le port page", 1234)]),
        ("Le port page 7 de 9", [("Le port", 7), ("Le port page 7 de", 9)]),
        ("Article page 7", [("Article", 7), ("Article page", 7)]),
        ("Le port 1234/1300", [("Le port", 1234)]),
        ("Le port 12345/20", []),
        ("7 Le port 8", [("7 Le port", 8), ("Le port 8", 7)]),
        ("Le 7 port", []),
    ],
)
def test_each_number_that_may_be_the_pages_is_a_reading(text: str, found: list[tuple[str, int]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "label",
    """numero factures avoirs articles lecon sous-total subtotal total solde balance n° nº carried_forward
    brought_forward à_reporter lot_: no.: report REPORT_:""".split(),
)
def test_a_number_behind_such_a_label_is_not_the_pages(label: str) -> None:
    assert read(f"{label.replace('_', ' ')} 7") == []


def test_a_label_of_one_word_is_one_where_it_stands_alone() -> None:
    assert read("Le report 7") == [("Le report", 7)]
    assert read("Vins du Lot 7") == []
    assert read("Vins du Lot\t7") == [("Vins du Lot", 7)]


@pytest.mark.parametrize(
    ("head", "stays"),
    [
        *(("5 $ net", 1), ("5 £ net", 1), ("5 % net", 1), ("bac@lac.fr", 1), ("5 ° net", 1)),
        *(("5 # net", 0), ("no 512 b", 1), ("no 51 b", 0)),
    ],
)  # fmt: skip
def test_the_head_of_numbered_pages_stays_once_where_it_tells_a_price_or_an_address(
    head: str, stays: int
) -> None:
    pages = [
        [
            line(head, 760),
            *(line(f"{PROSE} {page}{at}", 700 - 12 * at) for at in range(9)),
            line(f"- {page + 4} -", 40),
        ]
        for page in range(4)
    ]
    made, _ = without_running_lines(pages)
    assert sum(each.text == head for page in made for each in page) == stays


@pytest.mark.parametrize(
    ("text", "letters"),
    [("Chapter viii The weir", "theweir"), ("Part xviii The", "partxviiithe"), ("Le Part 2", "lepart")],
)
def test_a_chapters_number_has_four_letters_at_most_and_stands_first(text: str, letters: str) -> None:
    assert _letters(text) == letters


def test_a_stamp_at_an_edge_runs_by_itself() -> None:
    page = [line("x0", 760), line("Copie", 740, size=13.0), *(line("x", 600 - 50 * at) for at in range(4))]
    assert {each[-1].line.text: each[-1].behind for each in _edges(0, page, 10.0)}["Copie"] is None
    assert {each[-1].line.text: each[-1].behind for each in _edges(0, page, 11.0)}["Copie"] == 253


def test_a_row_set_large_is_no_stamp() -> None:
    page = [line("x0", 760), line("x1", 740), *(line("x", 600 - 50 * at, size=13.0) for at in range(4))]
    assert [each[-1].line.text for each in _edges(0, page, 10.0)].count("x") == 4
    rows = [replace(each, row=True) for each in page]
    assert list(_edges(0, rows, 10.0)) == []
