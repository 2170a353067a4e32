"""Pieces of a PDF's line that are drawn apart are put together: the limits on both sides, in type of ten points."""

from dataclasses import replace

import pytest

from passerelle.index.load.pdf.joined import add
from passerelle.index.load.pdf.lines import Line


def piece(text: str, left: float, right: float, baseline: float = 700, size: float = 10) -> Line:
    return Line(text, left, right, baseline, size, False, ((left, right),))


def joined(*pieces: Line) -> list[Line]:
    lines: list[Line] = []
    for each in pieces:
        add(lines, each)
    return lines


def texts(*pieces: Line) -> list[str]:
    return [each.text for each in joined(*pieces)]


@pytest.mark.parametrize(
    ("gap", "said"),
    [
        (0.9, "lebac"),
        (1.1, "le bac"),
        (14.9, "le bac"),
        (15.1, "le\tbac"),
        (-2.9, "lebac"),
        (-3.1, "le / bac"),
    ],
)
def test_pieces_side_by_side_are_one_word_two_or_cells(gap: float, said: str) -> None:
    assert " / ".join(texts(piece("le", 50, 60), piece("bac", 60 + gap, 80))) == said


@pytest.mark.parametrize(("baseline", "one"), [(701.9, True), (698.1, True), (702.1, False), (697.9, False)])
def test_pieces_of_one_line_stand_at_one_height(baseline: float, *, one: bool) -> None:
    assert (len(texts(piece("le", 50, 60), piece("bacs", 65, 80, baseline))) == 1) is one


def test_the_gap_behind_a_marker_parts_no_cells() -> None:
    assert texts(piece("1.", 50, 60), piece("bac", 90, 110)) == ["1. bac"]


def test_cells_and_gaps_keep_their_places() -> None:
    (cells,) = joined(piece("le", 50, 60), piece("bac", 100, 120), piece("vert", 125, 140))
    assert (cells.left, cells.right, cells.cells) == (50, 140, ((50, 60), (100, 140)))
    assert (cells.text, cells.gaps, cells.lifted) == ("le\tbac vert", ((60, 100), (120, 125)), False)
    (word,) = joined(piece("le", 50, 60), piece("bac", 60, 80))
    assert (word.gaps, word.cells) == ((), ((50, 80),))


def test_rows_of_a_table_and_what_stands_aside_take_nothing_in() -> None:
    beside = piece("bac", 65, 80)
    for before in (replace(piece("le", 50, 60), row=True), replace(piece("le", 50, 60), aside=True)):
        assert texts(before, beside) == ["le", "bac"]
    assert texts(piece("le", 50, 60), replace(beside, aside=True)) == ["le", "bac"]


@pytest.mark.parametrize(
    ("text", "size", "rise", "left", "said"),
    [
        ("2", 6, 4, 61, "bac²"),
        ("2", 6, -2, 61, "bac2"),
        ("2", 6, -4.9, 61, "bac2"),
        ("2", 6, -5.1, 61, "bac / 2"),
        ("2", 6, 4, 63.4, "bac²"),
        ("2", 6, 4, 63.6, "bac / 2"),
        ("2", 9.5, 4, 61, "bac / 2"),
        ("quai", 6, 4, 61, "bac / quai"),
        ("er", 6, 4, 61, "bacer"),
        ("123456789", 6, 4, 61, "bac / 123456789"),
    ],
)
def test_small_type_above_or_below_the_end_of_a_line_belongs_to_it(
    text: str, size: float, rise: float, left: float, said: str
) -> None:
    made = joined(piece("bac", 50, 60), piece(text, left, left + 6, 700 + rise, size))
    assert " / ".join(each.text for each in made) == said
    assert made[0].lifted is (len(made) == 1)


@pytest.mark.parametrize(
    ("number", "rise", "gap", "size", "said"),
    [
        ("12", 4, 5, 6, "12 Le bac"),
        ("123", 4, 5, 6, "123 Le bac"),
        ("1234", 4, 5, 6, "1234 / Le bac"),
        ("n", 4, 5, 6, "n / Le bac"),
        ("12", 4, 9.9, 6, "12 Le bac"),
        ("12", 4, 10.1, 6, "12 / Le bac"),
        ("12", 4, 5, 9.5, "12 / Le bac"),
        ("12", -4, 5, 6, "12 / Le bac"),
    ],
)
def test_a_raised_number_at_the_head_of_a_line_is_that_of_a_note(
    number: str, rise: float, gap: float, size: float, said: str
) -> None:
    made = joined(piece(number, 50, 60, 700 + rise, size), piece("Le bac", 60 + gap, 120))
    assert " / ".join(each.text for each in made) == said
    if len(made) == 1:
        assert (made[0].left, made[0].right, made[0].baseline, made[0].size) == (50, 120, 700, 10)
        assert (made[0].lifted, made[0].cells, made[0].gaps) == (True, ((50, 120),), ((60, 60 + gap),))


@pytest.mark.parametrize(
    ("rise", "size", "left", "said", "lifted"),
    [
        (1.1, 6, 61, "bac²", True),
        (1.0, 6, 61, "bac 2", False),
        (7.9, 6, 61, "bac²", True),
        (8.0, 6, 61, "bac / 2", False),
        (0.0, 6, 61, "bac 2", False),
        (-0.1, 6, 61, "bac2", True),
        (4.0, 8.5, 61, "bac²", True),
        (4.0, 8.6, 61, "bac / 2", False),
        (4.0, 6, 56.6, "bac²", True),
        (4.0, 6, 56.4, "bac / 2", False),
    ],
)
def test_raised_type_is_smaller_a_little_higher_and_near(
    rise: float, size: float, left: float, said: str, *, lifted: bool
) -> None:
    made = joined(piece("bac", 50, 60), piece("2", left, left + 4, 700 + rise, size))
    assert (" / ".join(each.text for each in made), made[0].lifted) == (said, lifted)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        *((sign, True) for sign in ("1,2", "1;2", "*", "2+", "2−", "2–", "(2)", "-2", "er", "e", "nde", "12345678")),
        *((sign, False) for sign in ("=", "2a", "2.", "ndes", "a2", "123456789")),
    ],
)  # fmt: skip
def test_raised_type_is_a_number_with_its_signs_or_three_letters(text: str, *, script: bool) -> None:
    assert (len(joined(piece("bac", 50, 60), piece(text, 61, 70, 704, 6))) == 1) is script


@pytest.mark.parametrize(
    ("rise", "gap", "size", "note"),
    [
        (1.1, 5, 6, True),
        (7.9, 5, 6, True),
        (8.0, 5, 6, False),
        (4, 1.1, 6, True),
        (4, 1.0, 6, False),
        (4, 5, 8.5, True),
        (4, 5, 8.6, False),
    ],
)
def test_the_number_of_a_note_is_smaller_higher_and_a_little_apart(
    rise: float, gap: float, size: float, *, note: bool
) -> None:
    made = joined(piece("4", 50, 60, 700 + rise, size), piece("Le bac", 60 + gap, 120))
    assert (made[0].text == "4 Le bac" and made[0].lifted) is note


def test_type_raised_or_lifted_before_stays_so_in_the_whole_line() -> None:
    first, second = replace(piece("le", 50, 60), lifted=True), piece("bac", 65, 80)
    assert joined(first, second)[0].lifted
    assert joined(replace(first, lifted=False), replace(second, lifted=True))[0].lifted


def test_pieces_of_several_cells_keep_each_of_them() -> None:
    cells = replace(piece("bac\tquai", 65, 120), cells=((65, 75), (100, 120)), gaps=((75, 100),))
    (note,) = joined(piece("4", 50, 60, 704, 6), cells)
    assert (note.text, note.cells, note.gaps) == (
        "4 bac\tquai",
        ((50, 75), (100, 120)),
        ((60, 65), (75, 100)),
    )
    further = replace(piece("le\tport", 125, 180), cells=((125, 135), (160, 180)), gaps=((135, 160),))
    (line,) = joined(cells, further)
    assert (line.text, line.right) == ("bac\tquai le\tport", 180)
    assert list(line.cells) == [(65, 75), (100, 135), (160, 180)]
    assert list(line.gaps) == [(75, 100), (120, 125), (135, 160)]
    (row,) = joined(cells, replace(further, left=140, cells=((140, 145), (160, 180))))
    assert (row.text, row.cells) == ("bac\tquai\tle\tport", ((65, 75), (100, 120), (140, 145), (160, 180)))


def test_a_piece_belongs_to_the_last_line_alone() -> None:
    first, second = piece("le", 50, 60), piece("la", 50, 60, 650)
    assert texts(first, second, piece("rive", 65, 80, 650)) == ["le", "la rive"]
    assert texts(first, second, piece("bac", 65, 80)) == ["le", "la", "bac"]
