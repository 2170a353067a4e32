"""Facts about the measures by which a PDF's letters become lines, cells and raised type: one side of each, the other.

Letters are eleven points high and six and six tenths wide.
"""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from printed import FIRST, TOP, Printed, pdf, wrapped

from passerelle.index.load.pdf.glyphs import Glyphs
from passerelle.index.load.pdf.lines import Page
from passerelle.index.load.pdf.page import by_height, read_page

WIDE = 6.6
PICTURE = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q"


def read(place: Path, printed: Sequence[Printed]) -> Page:
    with pypdfium2.PdfDocument(pdf(place / "a.pdf", printed)) as opened:
        return read_page(opened[0])


def set_apart(words: Sequence[str], gaps: Sequence[float]) -> list[Printed]:
    """Return *words* of one line, with a gap of so many points behind each but the last."""
    x, made = 72.0, []
    for word, gap in zip(words, [*gaps, 0], strict=True):
        made.append(Printed(word, TOP, x))
        x += WIDE * len(word) + gap
    return made


@pytest.mark.parametrize(
    ("words", "gaps", "cells"),
    [
        (["Ferme", "Oies"], [16], 1),
        (["Ferme", "Oies"], [17], 2),
        (["The farm has", "forty geese here"], [14], 1),
        (["The farm has", "forty geese here"], [15], 2),
        (["The", "farm", "has", "forty"], [3, 3, 8], 1),
        (["The", "farm", "has", "forty"], [3, 3, 9], 2),
        (["1.", "forty geese"], [40], 1),
        (["12", "forty geese"], [40], 2),
        (["–", "forty geese"], [40], 1),
    ],
)
def test_a_wide_gap_parts_cells_but_not_an_items_mark_from_it(
    tmp_path: Path, words: list[str], gaps: list[float], cells: int
) -> None:
    (line,) = read(tmp_path, set_apart(words, gaps)).lines
    assert len(line.cells) == cells
    assert line.text == ("\t" if cells > 1 else " ").join([" ".join(words[:-1]), words[-1]])


@pytest.mark.parametrize(("turn", "aside"), [(2, False), (4, True)])
def test_a_line_three_degrees_aslant_stands_apart(tmp_path: Path, turn: float, *, aside: bool) -> None:
    lines = read(tmp_path, [*wrapped(FIRST), Printed("Copie", 400, turn=turn)]).lines
    assert lines[-1].aside is aside


@pytest.mark.parametrize(
    ("size", "rise", "text"),
    [
        (9.2, 4, "En 1831² on vint."),
        (9.6, 4, "En 18312 on vint."),
        (6, 1.4, "En 1831² on vint."),
        (6, 0.8, "En 18312 on vint."),
        (6, 8.4, "En 1831² on vint."),
    ],
)
def test_raised_type_is_smaller_and_higher(tmp_path: Path, size: float, rise: float, text: str) -> None:
    before = "En 1831"
    x = 72 + WIDE * len(before)
    printed = [
        Printed(before, TOP),
        Printed("2", TOP + rise, x, size),
        Printed(" on vint.", TOP, x + 0.6 * size),
    ]
    assert read(tmp_path, printed).lines[0].text == text


@pytest.mark.parametrize(("letters", "picture"), [(55, True), (65, False)])
def test_a_page_that_a_picture_fills_has_sixty_letters_at_most(
    tmp_path: Path, letters: int, *, picture: bool
) -> None:
    text = ("mot" * 30)[:letters]
    printed = [Printed("", TOP, how=PICTURE), Printed(text, TOP, how="1 0 0 rg")]
    assert read(tmp_path, printed).picture is picture
    assert not read(tmp_path, printed[1:]).picture


def picture(wide: float, high: float, foot: float = 0) -> Printed:
    return Printed(
        "", TOP, how=f"q {wide} 0 0 {high} 0 {foot} cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q"
    )


@pytest.mark.parametrize(
    ("pictures", "filled"),
    [
        ([picture(612, 400)], True),
        ([picture(612, 397)], False),
        ([picture(308, 792)], True),
        ([picture(306, 792)], False),
        ([picture(612, 200), picture(612, 200, 592)], True),
        ([picture(612, 200), picture(612, 197, 592)], False),
        ([], False),
    ],
)
def test_pictures_fill_a_page_of_few_letters_from_half_of_it(
    tmp_path: Path, pictures: Sequence[Printed], *, filled: bool
) -> None:
    assert read(tmp_path, [*pictures, Printed("Ferme", TOP, how="1 0 0 rg")]).picture is filled


@pytest.mark.parametrize(("strokes", "picture"), [(29, False), (30, True)])
def test_thirty_strokes_without_a_letter_may_be_letters(
    tmp_path: Path, strokes: int, *, picture: bool
) -> None:
    drawn = Printed("", TOP, how="0 0 m 10 10 l S " * strokes)
    assert read(tmp_path, [drawn]).picture is picture
    assert not read(tmp_path, [drawn, Printed("Ferme", TOP)]).picture


@pytest.mark.parametrize(
    ("grey", "seen"), [("0.97 g", True), ("0.99 g", False), ("1 1 0.97 rg", True), ("1 0 1 rg", True)]
)
def test_almost_white_type_on_white_is_not_seen(tmp_path: Path, grey: str, *, seen: bool) -> None:
    page = read(tmp_path, [*wrapped(FIRST), Printed("mot de passe", 400, how=grey)])
    assert (page.lines[-1].text == "mot de passe") is seen
    assert page.unseen == (0 if seen else 10)


@pytest.mark.parametrize(
    ("ground", "seen"),
    [
        ("0 0 0 rg 60 390 300 30 re f", True),
        ("0 0 0 rg 360 390 200 30 re f", False),
        ("0 0 0 rg 10 390 50 30 re f", False),
        ("0 0 0 rg 60 430 300 30 re f", False),
        ("0 0 0 rg 60 350 300 30 re f", False),
        ("0 0 0 rg 60 390 300 30 re n", False),
        ("1 1 1 rg 60 390 300 30 re f", False),
        ("1 1 0 rg 60 390 300 30 re f", True),
        ("0 1 1 rg 60 390 300 30 re f", True),
        ("0.97 1 1 rg 60 390 300 30 re f", True),
    ],
)
def test_white_type_is_seen_on_a_dark_ground_that_lies_under_it(
    tmp_path: Path, ground: str, *, seen: bool
) -> None:
    page = read(tmp_path, [*wrapped(FIRST), Printed("mot de passe", 400, how=f"{ground} 1 g")])
    assert (page.unseen == 0) is seen


def test_of_a_line_partly_unseen_the_rest_is_read(tmp_path: Path) -> None:
    printed = [Printed("la clé est", 400), Printed("sous le pot", 400, 72 + WIDE * 11, how="1 g")]
    page = read(tmp_path, [*wrapped(FIRST), *printed])
    assert page.lines[-1].text == "la clé est"
    assert page.unseen == 9


@pytest.mark.parametrize(
    ("number", "size", "gap", "text"),
    [
        ("4", 6, 5, "4 Le registre"),
        ("123", 6, 5, "123 Le registre"),
        ("1234", 6, 5, ""),
        ("4", 6, 11, ""),
    ],
)
def test_a_notes_raised_number_heads_it_where_it_is_short_and_near(
    tmp_path: Path, number: str, size: float, gap: float, text: str
) -> None:
    printed = [
        Printed(number, 86, size=size),
        Printed("Le registre", 80, 72 + 0.6 * size * len(number) + gap),
    ]
    lines = [line.text for line in read(tmp_path, [*wrapped(FIRST), *printed]).lines]
    assert (lines[-1] == text) is bool(text)


def test_a_font_that_is_called_bold_sets_bold_type(tmp_path: Path) -> None:
    lines = read(tmp_path, [Printed("Ferme", TOP), Printed("Ferme", TOP - 40, font="bold")]).lines
    assert [line.bold for line in lines] == [False, True]


@pytest.mark.parametrize(
    ("gap", "rise", "lines"),
    [
        (3.5, 8, ["Voir note¹²"]),
        (4, 8, ["Voir note", "12"]),
        (3.5, 9, ["Voir note", "12"]),
        (3.5, -5, ["Voir note12"]),
        (3.5, -6, ["Voir note", "12"]),
    ],
)
def test_type_raised_or_lowered_at_a_lines_end_is_near_it(
    tmp_path: Path, gap: float, rise: float, lines: list[str]
) -> None:
    printed = [Printed("Voir note", TOP), Printed("12", TOP + rise, 72 + WIDE * 9 + gap, 6)]
    assert [line.text for line in read(tmp_path, printed).lines] == lines


@pytest.mark.parametrize(("step", "parted"), [(10.9, False), (11.0, True)])
def test_words_a_line_apart_are_no_line_whatever_order_they_are_drawn_in(
    tmp_path: Path, step: float, *, parted: bool
) -> None:
    printed = [Printed("huit", TOP), Printed("onze", TOP - step, 200)]
    with pypdfium2.PdfDocument(pdf(tmp_path / "a.pdf", printed)) as opened:
        glyphs = Glyphs(opened[0])
        inked = [at for at, letter in enumerate(glyphs.text) if not letter.isspace()]
        assert by_height(glyphs, inked) == ([inked[:4], inked[4:]] if parted else [inked])
        glyphs.close()
