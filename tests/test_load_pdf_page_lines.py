"""Single lines of a PDF's page: letters nobody knows, cells with gaps of their own, type of several sizes.

Letters are ten points high and six wide, unless it is said.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest
from printed import Printed
from test_load_pdf_page import CELLS, GRID, PICTURE, ROWS, read, table, texts, word

from passerelle.index.load.pdf.page import UNKNOWN_LETTER


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("caf\ufffd", 1),
        ("\ufffdtat", 1),
        ("m\ufffdtier", 1),
        ("\ufffd", 0),
        ("un \ufffd bac", 0),
        ("\ufffd\ufffd", 0),
        ("\ufffd\ufffd\ufffd", 3),
        ("un \ue000\uf8ff\ufffd bac", 3),
        ("un \ue001\ue123 bac", 0),
        ("un\ue001\ue123bac", 0),
        ("\ue001\ue123 \ue001", 0),
        ("\ue001\ue002\ue003\ue004\ue005", 5),
    ],
)
def test_a_letter_is_unknown_beside_others_or_among_three_like_it(text: str, count: int) -> None:
    assert sum(len(found[0]) for found in UNKNOWN_LETTER.finditer(text)) == count


def test_a_wide_gap_inside_a_cell_is_a_space(tmp_path: Path) -> None:
    page = read(tmp_path, *table("", "Prix", "Île", "2,00", more=[word("A", 687, 74), word("B", 687, 110)]))
    assert texts(page) == ["A B|Prix", "Île|2,00"]


def test_a_cell_is_bold_where_all_of_its_row_is(tmp_path: Path) -> None:
    head = [word("Bac", 687, 74, font="bold"), word("Prix", 687, 134, font="bold")]
    page = read(tmp_path, *table("", "", "Île", "2,00", more=head))
    assert [line.bold for line in page.lines] == [True, False]


@pytest.mark.parametrize(
    ("parts", "size", "baseline"),
    [
        ([("L", 20, 700), ("e bac part", 10, 700)], 10, 700),
        ([("Le bac pa", 10, 700), ("rt", 20, 700)], 10, 700),
        ([("Le", 10, 700), ("bac part du lac", 14, 700)], 14, 700),
        ([("L", 10, 701), ("e bac part", 10, 700)], 10, 700),
        ([("Le bac pa", 10, 700), ("rt", 10, 701)], 10, 700),
    ],
)
def test_a_line_is_as_large_and_as_high_as_most_of_its_letters(
    tmp_path: Path, parts: Sequence[tuple[str, float, float]], size: float, baseline: float
) -> None:
    x, drawn = 72.0, []
    for text, large, y in parts:
        drawn.append(word(text, y, x, size=large))
        x += 0.6 * large * len(text)
    (line,) = read(tmp_path, *drawn).lines
    assert (line.size, line.baseline) == (size, baseline)


def test_what_is_hidden_in_a_cell_is_no_word_of_it(tmp_path: Path) -> None:
    drawn = table("Bac", "Prix", "", "2,00", more=[word("I", 667, 74), word("oi", 667, 80, how="1 g")])
    page = read(tmp_path, *drawn, word("le", 667, 92))
    assert texts(page) == ["Bac|Prix", "I le|2,00"]
    assert page.unseen == 2


def test_two_tables_side_by_side_are_two(tmp_path: Path) -> None:
    beside = [
        each.how.replace("72 ", "272 ").replace("132 ", "332 ").replace("192 ", "392 ")
        for each in table(*CELLS)[:1]
    ]
    more = [word("Quai", 687, 274), word("Jour", 687, 334), word("Nord", 667, 274), word("lundi", 667, 334)]
    first, *cells = table(*CELLS)
    page = read(tmp_path, first, word("", 0, how=beside[0]), *cells, *more)
    assert texts(page) == [*ROWS, "Quai|Jour", "Nord|lundi"]
    assert [line.table for line in page.lines] == [1, 1, 2, 2]


@pytest.mark.parametrize("how", ["3 Tr", "1 g"])
def test_a_page_with_letters_that_nobody_sees_is_no_picture_for_a_small_one(tmp_path: Path, how: str) -> None:
    small = word("", 0, how=f"q 99 0 0 99 300 300 cm {PICTURE[PICTURE.index('BI') :]}")
    seen = word("", 0) if how == "1 g" else word("un deux", 500)
    assert not read(tmp_path, small, seen, word("mots", 700, how=how)).picture
    assert read(tmp_path, small).picture


def test_words_of_a_turned_line_are_one_in_whatever_order_they_are_drawn(tmp_path: Path) -> None:
    drawn = [word("I", 460, 360, turn=90), word("le", 424, 360, turn=90)]
    assert texts(read(tmp_path, *drawn)) == ["I le"]


def test_what_leans_over_the_edge_of_a_table_is_one_line(tmp_path: Path) -> None:
    page = read(tmp_path, *table(*CELLS), word("Le bac vu", 664, 178, turn=-50))
    assert [line.text for line in page.lines if line.aside] == ["Le bac vu"]


@pytest.mark.parametrize(("low", "row"), [(658, True), (657, False), (697, True), (698, False)])
def test_a_word_is_of_a_table_where_its_middle_is_and_one_beside_it_is_not(
    tmp_path: Path, low: float, *, row: bool
) -> None:
    """The rules are at 700, 680 and 660, and the middle of a letter a quarter of its height above its foot."""
    cells = [("Bac", 74, 684), ("Prix", 134, 684), ("Île", 74, 666), ("2,00", 134, 666)]
    drawn = [word(text, y, x) for text, x, y in cells]
    beside = [word("Voir", low, 30), word("neuf", low, 74)]
    page = read(tmp_path, Printed("", 0, how=GRID), *beside, *drawn)
    alone = [line.text.split() for line in page.lines if not line.row]
    assert alone == [["Voir"] if row else ["Voir", "neuf"]]
    assert ("neuf" in " ".join(line.text for line in page.lines if line.row)) is row


def test_white_letters_between_two_words_are_left_out(tmp_path: Path) -> None:
    page = read(
        tmp_path, word("la", 700), word("x", 700, 86, how="1 g"), word("ri", 700, 94), word("Fin", 600)
    )
    assert (texts(page), page.unseen) == (["la  ri", "Fin"], 1)


def test_each_letter_of_an_unknown_word_is_counted(tmp_path: Path) -> None:
    page = read(
        tmp_path, word("Un bac", 700), word("x", 600), Printed(b"[(\\001\\003\\004\\005)]", 500, size=10)
    )
    assert page.unknown == 4


@pytest.mark.parametrize(
    ("usual", "gap", "cells"),
    [
        (5, 11.2, 2),
        (5, 10.8, 1),
        (6, 13.4, 2),
        (6, 13, 1),
        (7, 15.2, 2),
        (7, 14.8, 1),
        (3, 7.7, 2),
        (3, 7.3, 1),
    ],
)
def test_a_gap_parts_cells_that_is_wide_for_its_type_and_for_its_line(
    tmp_path: Path, usual: float, gap: float, cells: int
) -> None:
    drawn, x = [], 72.0
    for behind in (usual, usual, usual, gap, 0):
        drawn.append(word("bacs", 700, x))
        x += 24 + behind
    (line,) = read(tmp_path, *drawn).lines
    assert len(line.cells) == cells


def test_many_raised_figures_say_nothing_of_their_lines_type(tmp_path: Path) -> None:
    drawn = word("m", 700), word("123", 704, 78, size=6)
    (line,) = read(tmp_path, *drawn).lines
    assert (line.text, line.size, line.baseline, line.lifted) == ("m¹²³", 10, 700, True)
