"""Which cell between a PDF's rules a word stands in, and which words the rules cut: both sides of each limit.

Letters are ten points high and six wide.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from printed import Printed, pdf

from passerelle.index.load.pdf.glyphs import Glyphs
from passerelle.index.load.pdf.ruled import Table, ruled_grids
from passerelle.index.load.pdf.rules import Grid

TWO_ROWS = ((0, 1), (2, 3))


@contextmanager
def printed(place: Path, *lines: Printed) -> Iterator[tuple[Glyphs, list[int]]]:
    with pypdfium2.PdfDocument(pdf(place / "a.pdf", lines)) as opened:
        glyphs = Glyphs(opened[0])
        yield glyphs, [at for at, letter in enumerate(glyphs.text) if not letter.isspace()]
        glyphs.close()


LEFTS, TOPS = (100.0, 160.0, 220.0), (520.0, 500.0, 480.0)


def taken(place: Path, *lines: Printed, tops: Sequence[float] = TOPS) -> tuple[list[str], int, int]:
    """Return what stands in the four cells of a grid, how many words there are, and how many rules cut."""
    table = Table(Grid(LEFTS, tuple(tops), TWO_ROWS))
    with printed(place, *lines) as (glyphs, inked):
        table.take(glyphs, inked)
        texts = [
            " ".join("".join(glyphs.text[at] for at in run) for run in table.runs.get(region, []))
            for region in range(4)
        ]
    return texts, table.words, table.cut


def word(text: str, x: float = 100, y: float = 505) -> Printed:
    return Printed(text, y, x, size=10)


@pytest.mark.parametrize(
    ("y", "upper"), [(497.5, True), (497.4, False), (505, True), (485, False), (525, True), (470, False)]
)
def test_a_word_stands_in_the_row_that_the_middle_of_its_letters_is_in(
    tmp_path: Path, y: float, *, upper: bool
) -> None:
    assert taken(tmp_path, word("Bac", y=y))[0] == (["Bac", "", "", ""] if upper else ["", "", "Bac", ""])


@pytest.mark.parametrize(("x", "left"), [(156.8, True), (157.2, False), (90, True), (230, False)])
def test_a_word_stands_in_the_column_that_its_first_letters_middle_is_in(
    tmp_path: Path, x: float, *, left: bool
) -> None:
    assert taken(tmp_path, word("Bac", x))[0] == (["Bac", "", "", ""] if left else ["", "Bac", "", ""])


@pytest.mark.parametrize(
    ("gap", "parted"), [(0, False), (0.9, False), (1.1, True), (6, True), (-2.9, False), (-3.1, True)]
)
def test_letters_a_tenth_of_their_type_apart_stand_in_cells_of_their_own(
    tmp_path: Path, gap: float, *, parted: bool
) -> None:
    made, words, _ = taken(tmp_path, word("Bac", 142 + 0.5), word("Île", 160.5 + gap))
    assert made == (["Bac", "Île", "", ""] if parted else ["BacÎle", "", "", ""])
    assert words == 1 + parted


def test_words_of_one_cell_are_one_run(tmp_path: Path) -> None:
    assert taken(tmp_path, word("le bac", 102)) == (["lebac", "", "", ""], 2, 0)
    assert taken(tmp_path, word("le bac"), word("et la", 160)) == (["lebac", "etla", "", ""], 4, 0)


@pytest.mark.parametrize(("x", "cut"), [(158.6, 0), (158.4, 1), (155.6, 1), (155.4, 0)])
def test_a_rule_cuts_a_word_where_it_stands_in_the_middle_half_of_a_letter(
    tmp_path: Path, x: float, cut: int
) -> None:
    """A letter is six points wide, the rule stands at 160."""
    assert taken(tmp_path, word("B", x))[2] == cut


def test_a_word_is_cut_once_and_an_outer_rule_cuts_nothing(tmp_path: Path) -> None:
    assert taken(tmp_path, word("Bac Bac", 145))[2] == 1
    assert taken(tmp_path, word("B", 97))[2] == taken(tmp_path, word("B", 217))[2] == 0
    table = Table(Grid((100.0, 109, 121, 220), TOPS, ((0, 1, 2), (3, 4, 5))))
    with printed(tmp_path, word("Bacs et", 100)) as (glyphs, inked):
        table.take(glyphs, inked)
    assert (table.words, table.cut) == (2, 1)
    table = Table(Grid((100.0, 109, 133, 220), TOPS, ((0, 1, 2), (3, 4, 5))))
    with printed(tmp_path, word("Bac Bac", 100)) as (glyphs, inked):
        table.take(glyphs, inked)
    assert (table.words, table.cut) == (2, 2)


@pytest.mark.parametrize(("height", "cut"), [(8.0, 0), (7.9, 4)])
def test_words_in_rows_lower_than_their_type_weigh_twice(tmp_path: Path, height: float, cut: int) -> None:
    tops = (500 + height, 500.0, 480.0)
    assert taken(tmp_path, word("le bac", y=501), tops=tops)[1:] == (2, cut)


def test_lines_of_a_cell_are_runs_of_their_own(tmp_path: Path) -> None:
    table = Table(Grid(LEFTS, TOPS, TWO_ROWS))
    with printed(tmp_path, word("Bac", y=510), word("Île", y=502)) as (glyphs, inked):
        for line in (inked[:3], inked[3:]):
            table.take(glyphs, line)
    assert [[len(run) for run in runs] for runs in table.runs.values()] == [[3, 3]]
    assert list(pairwise(table.grid.lefts)) == [(100, 160), (160, 220)]


@pytest.mark.parametrize(("kind", "grids"), [("Widget /FT /Tx /T (a)", 0), ("Text", 1)])
def test_the_rules_of_a_page_with_fields_make_no_table(tmp_path: Path, kind: str, grids: int) -> None:
    laid = f"<< /Type /Annot /Subtype /{kind} /Rect [72 100 300 130] /F 4 >>"
    drawn = Printed("", 0, how="100 480 60 20 re 160 480 60 20 re 100 500 60 20 re 160 500 60 20 re S")
    with pypdfium2.PdfDocument(pdf(tmp_path / "a.pdf", [drawn], page_is=f"/Annots [{laid}]")) as opened:
        glyphs = Glyphs(opened[0])
        assert len(ruled_grids(glyphs)) == grids
        glyphs.close()
