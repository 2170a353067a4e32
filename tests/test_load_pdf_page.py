"""A PDF's page is read into its lines: turned or aslant, ruled, hidden or under a picture; both sides of each limit.

Letters are ten points high and six wide.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import pytest
from printed import Printed, pdf

from passerelle.index.load.pdf.glyphs import Glyphs
from passerelle.index.load.pdf.lines import Page
from passerelle.index.load.pdf.page import by_height, by_return, read_page

PICTURE = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q"
GRID = (
    "72 700 m 192 700 l 72 680 m 192 680 l 72 660 m 192 660 l "
    "72 700 m 72 660 l 132 700 m 132 660 l 192 700 m 192 660 l S"
)


def read(place: Path, *printed: Printed, **how: str) -> Page:
    with pypdfium2.PdfDocument(pdf(place / "a.pdf", printed, **how)) as opened:
        return read_page(opened[0])


def texts(page: Page) -> list[str]:
    return [line.text.replace("\t", "|") for line in page.lines]


def word(text: str, y: float, x: float = 72, **how: object) -> Printed:
    return Printed(text, y, x, **{"size": 10, **how})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("turn", "aside"),
    [(0, False), (2.9, False), (3.1, True), (-2.9, False), (-3.1, True), (90, True), (180, True)],
)
def test_a_line_more_than_three_degrees_aslant_stands_aside(
    tmp_path: Path, turn: float, *, aside: bool
) -> None:
    page = read(tmp_path, word("Le bac part à midi", 700), word("Copie", 400, 200, turn=turn))
    assert [line.aside for line in page.lines if line.text == "Copie"] == [aside]


@pytest.mark.parametrize(("quarter", "turn"), [(1, 90), (2, 180), (3, 270)])
def test_a_page_is_turned_as_most_of_its_letters_are(tmp_path: Path, quarter: int, turn: float) -> None:
    long = word("Le bac part à midi", 400, 300, turn=turn)
    page = read(tmp_path, long, word("un", 700), word("deux", 650))
    assert (page.quarters, [line.text for line in page.lines if not line.aside]) == (quarter, [long.text])
    more = read(tmp_path, long, *(word("deux", 700 - 20 * at) for at in range(4)))
    assert (more.quarters, sum(line.aside for line in more.lines)) == (0, 1)
    for off, aside in ((2.9, False), (3.1, True), (-2.9, False), (-3.1, True)):
        lean = word("Copie", 600, 500, turn=turn + off)
        assert [line.aside for line in read(tmp_path, long, lean).lines if line.text == "Copie"] == [aside]


@pytest.mark.parametrize("turn", [90, 180, 270, 45, -45])
def test_a_line_that_stands_aside_is_one(tmp_path: Path, turn: float) -> None:
    aside = word("Le bac part à midi", 400, 300, turn=turn)
    page = read(tmp_path, aside, *(word("Le quai", 700 - 20 * at) for at in range(4)))
    assert [line.text for line in page.lines if line.aside] == [aside.text]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_an_upright_line_of_a_turned_page_is_one(tmp_path: Path, turn: float) -> None:
    page = read(
        tmp_path, word("Le bac part à midi et revient", 400, 300, turn=turn), word("un deux trois", 700)
    )
    assert [line.text for line in page.lines if line.aside] == ["un deux trois"]


def test_a_page_of_letters_is_upright_where_as_many_are_turned(tmp_path: Path) -> None:
    assert read(tmp_path, word("deux", 700), word("onze", 400, 300, turn=90)).quarters == 0
    assert read(tmp_path).quarters == 0


@contextmanager
def glyphs(place: Path, *printed: Printed) -> Iterator[tuple[Glyphs, list[int]]]:
    with pypdfium2.PdfDocument(pdf(place / "a.pdf", printed)) as opened:
        made = Glyphs(opened[0])
        yield made, [at for at, letter in enumerate(made.text) if not letter.isspace()]
        made.close()


@pytest.mark.parametrize(
    ("steps", "lefts", "parts"),
    [
        ((10,), (72,), ["un", "deux"]),
        ((9.9,), (72,), ["undeux"]),
        ((10,), (73.9,), ["un", "deux"]),
        ((10,), (74.1,), ["undeux"]),
        ((10,), (40,), ["un", "deux"]),
        ((9, 9), (72, 72), ["undeuxtrois"]),
        ((10, 10), (72, 72), ["un", "deux", "trois"]),
        ((10, 10), (90, 72), ["undeux", "trois"]),
        ((10, 10), (72, 90), ["un", "deuxtrois"]),
    ],
)
def test_a_word_below_a_lines_first_is_another_line(
    tmp_path: Path, steps: Sequence[float], lefts: Sequence[float], parts: list[str]
) -> None:
    y, printed = 700.0, [word("un", 700)]
    for text, step, left in zip(("deux", "trois"), steps, lefts, strict=False):
        y -= step
        printed.append(word(text, y, left))
    with glyphs(tmp_path, *printed) as (made, inked):
        assert ["".join(made.text[at] for at in part) for part in by_return(made, inked)] == parts


def test_words_of_one_line_are_parted_by_no_return(tmp_path: Path) -> None:
    with glyphs(tmp_path, word("un deux trois", 700)) as (made, inked):
        assert by_return(made, inked) == by_height(made, inked) == [inked]


@pytest.mark.parametrize(("step", "parted"), [(10, True), (9.9, False), (-10, True), (-9.9, False)])
def test_a_word_a_line_above_or_below_is_of_another_line(
    tmp_path: Path, step: float, *, parted: bool
) -> None:
    with glyphs(tmp_path, word("un", 700), word("deux", 700 - step, 200)) as (made, inked):
        parts = by_height(made, inked)
        assert len(parts) == 1 + parted
        assert sum(parts, []) == inked  # noqa: RUF017


def table(*cells: str, x: float = 74, more: Sequence[Printed] = ()) -> list[Printed]:
    """Draw four cells between rules, the first at *x*, with *more* before them."""
    places = ((x, 687), (134, 687), (74, 667), (134, 667))
    drawn = [word(text, y, left) for text, (left, y) in zip(cells, places, strict=True) if text]
    return [Printed("", 0, how=GRID), *more, *drawn]


CELLS = ("Bac", "Prix", "Île", "2,00")
ROWS = ["Bac|Prix", "Île|2,00"]


def test_rows_of_ruled_tables_stand_where_the_first_does_and_are_numbered(tmp_path: Path) -> None:
    above, between, below = word("Tarif", 740), word("Puis", 500), word("Fin", 300)
    lower = [Printed("", 0, how=f"q 1 0 0 1 0 -300 cm {GRID} Q")]
    lower += [
        word(text, y - 300, x)
        for text, (x, y) in zip(CELLS, ((74, 687), (134, 687), (74, 667), (134, 667)), strict=True)
    ]
    page = read(tmp_path, above, *table(*CELLS), between, *lower, below)
    assert texts(page) == ["Tarif", *ROWS, "Puis", *ROWS, "Fin"]
    assert [(line.row, line.table) for line in page.lines] == [
        (False, 0), (True, 1), (True, 1), (False, 0), (True, 2), (True, 2), (False, 0)
    ]  # fmt: skip
    row = page.lines[1]
    assert (row.left, row.right, row.size, row.bold, row.baseline) == (72, 192, 10, False, 687)
    assert row.cells == ((72, 132), (132, 192))


def test_rules_that_make_no_table_leave_lines(tmp_path: Path) -> None:
    page = read(tmp_path, *table("Bac", "Prix", "", ""), word("Fin", 300))
    assert texts(page) == ["Bac|Prix", "Fin"]
    assert not any(line.row for line in page.lines)


@pytest.mark.parametrize(
    ("x", "rows"),
    [(71.1, ROWS), (70.9, ["Bac|Prix", "Île|2,00"])],
)
def test_a_word_that_begins_a_point_before_a_table_is_of_it(
    tmp_path: Path, x: float, rows: list[str]
) -> None:
    page = read(tmp_path, *table(*CELLS, x=x))
    assert [line.row for line in page.lines][:1] == [x > 71]
    assert texts(page)[:1] == rows[:1]


@pytest.mark.parametrize("aside", ["Voir", "Voir le"])
def test_text_left_of_a_table_is_parted_from_its_row(tmp_path: Path, aside: str) -> None:
    page = read(tmp_path, *table(*CELLS, more=[word(aside, 687, 60 - 6 * len(aside))]))
    assert texts(page) == [aside, *ROWS]


@pytest.mark.parametrize("aside", ["Voir", "Voir le"])
def test_text_right_of_a_table_is_parted_from_its_row(tmp_path: Path, aside: str) -> None:
    drawn = table(*CELLS)
    page = read(tmp_path, *drawn[:3], word(aside, 687, 204), *drawn[3:])
    assert sorted(texts(page)) == sorted([aside, *ROWS])
    assert [line.text for line in page.lines if not line.row] == [aside]


def test_text_around_a_table_at_its_height_is_no_part_of_it(tmp_path: Path) -> None:
    page = read(tmp_path, *table("Bac", "Prix", "Île", "2,00"), word("Voir le tarif de mai", 640, 30))
    assert texts(page) == [*ROWS, "Voir le tarif de mai"]


def test_what_leans_over_a_table_is_none_of_its_cells(tmp_path: Path) -> None:
    page = read(tmp_path, *table(*CELLS), word("Copie", 662, 184, turn=-50))
    assert [line.text for line in page.lines if line.row] == ["Bac\tPrix", "Île\t2,00"]
    assert [line.text for line in page.lines if line.aside] == ["Copie"]


@pytest.mark.parametrize(
    ("filled", "unfilled", "picture", "under"),
    [
        (10, 11, True, True),
        (10, 10, True, False),
        (10, 11, False, False),
        (0, 5, True, True),
        (10, 0, True, False),
    ],
)
def test_text_that_nobody_sees_is_recognised_where_most_of_a_pictures_is(
    tmp_path: Path, filled: int, unfilled: int, *, picture: bool, under: bool
) -> None:
    drawn = [Printed("", 0, how=PICTURE)] if picture else []
    drawn += [word("x" * filled, 700)] if filled else []
    drawn += [word("y" * unfilled, 600, how="3 Tr")] if unfilled else []
    page = read(tmp_path, *drawn)
    assert page.recognised is under
    assert page.unseen == (0 if under else unfilled)
    assert ("y" * unfilled in texts(page)) is (under and unfilled > 0)


@pytest.mark.parametrize(
    ("x", "y", "seen"),
    [(-13, 700, True), (-40, 700, False), (590, 700, True), (620, 700, False), (72, 800, False)],
)
def test_a_line_is_seen_where_some_of_it_lies_on_the_page(
    tmp_path: Path, x: float, y: float, *, seen: bool
) -> None:
    """Of four letters the first, the third and the last are looked at."""
    page = read(tmp_path, word("Un bac", 600), word("mots", y, x))
    assert ("mots" in texts(page)) is seen
    assert page.unseen == (0 if seen else 4)


def test_letters_that_are_white_on_white_go_and_spaces_stay(tmp_path: Path) -> None:
    white = [word("la clé", 400), word("sous", 400, 114, how="1 g"), word("le pot", 400, 144)]
    page = read(tmp_path, word("Un bac", 600), *white)
    assert page.lines[-1].text.split() == ["la", "clé", "le", "pot"]
    assert page.unseen == 4
    whole = read(tmp_path, word("Un bac", 600), word("sous", 400, how="1 g"))
    assert (texts(whole), whole.unseen) == (["Un bac"], 4)


@pytest.mark.parametrize(("letters", "pictured"), [(0, True), (59, True), (60, False)])
def test_a_page_of_a_picture_has_few_letters(tmp_path: Path, letters: int, *, pictured: bool) -> None:
    text = [word("x" * letters, 700)] if letters else []
    assert read(tmp_path, Printed("", 0, how=PICTURE), *text).picture is pictured


def test_letters_whose_font_says_nothing_are_counted(tmp_path: Path) -> None:
    page = read(tmp_path, Printed(b"[(caf\001 d\003j\003)]", 700, size=10), word("Un bac", 600))
    assert page.unknown == 3
    assert read(tmp_path, word("Un bac", 600)).unknown == 0


@pytest.mark.parametrize(
    ("parts", "text", "size"),
    [
        (("En 1831", "2", " on vint"), "En 1831² on vint", 10),
        (("10", "-3", " mole"), "10⁻³ mole", 10),
    ],
)
def test_raised_type_says_nothing_of_its_lines_size_or_height(
    tmp_path: Path, parts: Sequence[str], text: str, size: float
) -> None:
    before, raised, after = parts
    x = 72 + 6 * len(before)
    drawn = (word(before, 700), word(raised, 704, x, size=6), word(after, 700, x + 3.6 * len(raised)))
    (line,) = read(tmp_path, *drawn).lines
    assert (line.text, line.size, line.baseline, line.lifted) == (text, size, 700, True)
    (level,) = read(tmp_path, word(before, 700)).lines
    assert not level.lifted


def test_a_line_is_bold_or_typed_where_all_its_words_are(tmp_path: Path) -> None:
    both = read(tmp_path, word("Le bac part", 700, font="bold"), word("Le quai", 650))
    assert [(line.bold, line.fixed) for line in both.lines] == [(True, True), (False, True)]
    mixed = read(tmp_path, word("Le bac", 700, font="bold"), word("part", 700, 114))
    assert [(line.text, line.bold) for line in mixed.lines] == [("Le bac part", False)]
    plain = read(
        tmp_path, word("Le bac", 700, font="standard"), word("Le", 650), word("bac", 650, 90, font="standard")
    )
    assert [line.fixed for line in plain.lines] == [False, False]


def test_a_line_says_where_its_words_end_and_begin(tmp_path: Path) -> None:
    (line,) = read(tmp_path, word("le bac", 700), word("vert", 700, 140)).lines
    assert line.text == "le bac\tvert"
    assert [tuple(map(round, gap)) for gap in line.gaps] == [(84, 90), (108, 140)]
    assert [tuple(map(round, cell)) for cell in line.cells] == [(72, 108), (140, 164)]
    assert (round(line.left), round(line.right), line.aside, line.row) == (72, 164, False, False)


def test_letters_set_apart_are_words_without_gaps(tmp_path: Path) -> None:
    (line,) = read(tmp_path, word("R A P P O R T   D E   M E R", 700)).lines
    assert (line.text, line.gaps, len(line.cells)) == ("RAPPORT DE MER", (), 1)


def test_a_letter_beyond_the_first_sixty_five_thousand_is_one(tmp_path: Path) -> None:
    page = read(tmp_path, word("le", 700, font="emoji"), word("bac", 650))
    assert page.lines[0].text.endswith("\U0001f642")


@pytest.mark.parametrize("text", ["1.", "a)", "•", "–", "IV."])
def test_behind_an_items_marker_no_cell_begins(tmp_path: Path, text: str) -> None:
    (line,) = read(tmp_path, word(text, 700), word("bac", 700, 150), word("vert", 700, 220)).lines
    assert line.text == f"{text} bac\tvert"
    assert len(line.gaps) == 2


@pytest.mark.parametrize(("first", "rows"), [("Île", ["Île|2", "Rive|3"]), ("Quai", ["Quai\nRive|2\n3"])])
def test_lines_of_cells_that_end_before_the_rule_are_rows_each(
    tmp_path: Path, first: str, rows: list[str]
) -> None:
    """Of sixty points twelve are padding, a space is five, and the next word 24: there is room for 18 and for no 24."""
    drawn = [word(first, 671, 74), word("2", 671, 134), word("Rive", 662, 74), word("3", 662, 134)]
    page = read(tmp_path, *table("Bac", "Prix", "", ""), *drawn)
    assert texts(page) == ["Bac|Prix", *rows]


@pytest.mark.parametrize(
    ("left", "step", "parted"), [(72, 12, True), (77, 12, True), (60, 12, True), (72, 9, False)]
)
def test_a_lone_letter_below_another_is_a_line_of_its_own(
    tmp_path: Path, left: float, step: float, *, parted: bool
) -> None:
    page = read(tmp_path, word("E", 700), word("T", 700 - step, left))
    assert texts(page) == (["E", "T"] if parted else ["ET"])
