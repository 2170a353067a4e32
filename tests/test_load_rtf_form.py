"""What each command of form does to what is written in RTF."""

import pytest

from passerelle.index.load.blocks import Paragraph, write
from passerelle.index.load.rtf.form import COMMANDS
from passerelle.index.load.rtf.reader import Reader
from passerelle.index.load.rtf.tokens import tokens
from passerelle.index.load.rtf.written import Written
from passerelle.index.text import TextBuilder


def after(*commands: tuple[str, int | None]) -> Written:
    written = Written()
    for name, number in commands:
        COMMANDS[name](written, number)
    return written


@pytest.mark.parametrize("name", ["v", "strike", "striked", "deleted"])
@pytest.mark.parametrize(("number", "on"), [(None, True), (1, True), (0, False)])
def test_letters_are_left_out_until_a_nought_or_what_makes_them_plain(
    name: str, number: int | None, *, on: bool
) -> None:
    field = {"v": "hidden", "strike": "struck", "striked": "struck", "deleted": "deleted"}[name]
    written = after((name, number))
    assert getattr(written.state, field) is on
    assert [each for each in ("hidden", "struck", "deleted") if getattr(written.state, each)] == (
        [field] if on else []
    )
    COMMANDS["plain"](written, None)
    assert not getattr(written.state, field)


@pytest.mark.parametrize(
    ("name", "number", "raised"),
    [
        ("super", None, 1),
        ("super", 1, 1),
        ("super", 0, 0),
        ("sub", None, -1),
        ("sub", 0, 0),
        ("up", 6, 1),
        ("up", 0, 0),
        ("up", None, 0),
        ("dn", 6, -1),
        ("dn", 0, 0),
        ("dn", None, 0),
    ],
)
def test_letters_are_raised_or_lowered(name: str, number: int | None, raised: int) -> None:
    assert after((name, number)).state.raised == raised
    assert after((name, number), ("nosupersub", None)).state.raised == 0
    assert after((name, number), ("plain", None)).state.raised == 0


@pytest.mark.parametrize(
    ("number", "fallback"), [(None, 1), (0, 0), (1, 1), (2, 2), (10, 10), (11, 10), (-1, 0)]
)
def test_signs_that_stand_for_a_letter_are_ten_at_most(number: int | None, fallback: int) -> None:
    assert after(("uc", number)).state.fallback == fallback


@pytest.mark.parametrize(("number", "font"), [(None, 0), (0, 0), (7, 7)])
def test_letters_are_in_the_font_of_a_number(number: int | None, font: int) -> None:
    assert after(("f", 3), ("f", number)).state.font == font


def test_a_font_has_the_set_of_a_number() -> None:
    assert after(("f", 3), ("fcharset", 204)).fonts.named(3).charset == 204
    assert after(("f", 3), ("fcharset", 204), ("fcharset", None)).fonts.named(3).charset == 0


@pytest.mark.parametrize(
    ("name", "number", "text"),
    [("ansicpg", 1251, "Ћ"), ("ansicpg", None, "Ž"), ("ansicpg", 0, "Ž"), ("mac", None, "é"), ("pc", None, "Ä"),
     ("pca", None, "Ä")],
)  # fmt: skip
def test_a_document_says_its_encoding(name: str, number: int | None, text: str) -> None:
    assert after((name, number)).fonts.decoded(b"\x8e", 0) == text
    assert after(("pca", None)).fonts.decoded(b"\xb5", 0) == "Á"
    assert after(("pc", None)).fonts.decoded(b"\xb5", 0) == "╡"


@pytest.mark.parametrize("name", ["par", "sect", "page", "nestcell", "nestrow"])
def test_a_paragraph_ends(name: str) -> None:
    written = after()
    written.add("un")
    COMMANDS[name](written, None)
    assert written.frame.blocks == [Paragraph("un")]


@pytest.mark.parametrize(
    ("name", "field"), [("ls", "listed"), ("dropcapli", "initial"), ("intbl", "in_table")]
)
def test_a_paragraph_is_an_item_an_initial_or_of_a_table_until_it_is_reset(name: str, field: str) -> None:
    written = after((name, 1))
    assert [each for each in ("listed", "initial", "in_table") if getattr(written.frame, each)] == [field]
    COMMANDS["pard"](written, None)
    assert not getattr(written.frame, field)


@pytest.mark.parametrize(("level", "made"), [(0, 1), (8, 9), (9, 0), (-1, 0), (None, 1)])
def test_a_paragraph_has_an_outline_level(level: int | None, made: int) -> None:
    written = after(("outlinelevel", level))
    assert written.frame.level == made
    COMMANDS["pard"](written, None)
    assert written.frame.level == 0


def test_a_paragraph_has_the_style_of_a_number() -> None:
    assert after(("s", 4)).styles.at_hand == 4
    assert after(("s", None)).styles.at_hand == 0
    assert after(("s", 4), ("pard", None)).styles.at_hand is None


def test_the_columns_of_a_row_have_the_marks_of_merged_cells() -> None:
    columns = [("clvmgf", None), ("cellx", 1), ("clvmrg", None), ("cellx", 2), ("clmgf", None), ("cellx", 3)]
    columns += [("clmrg", None), ("cellx", 4), ("clvmgf", None), ("clmgf", None), ("cellx", 5), ("cellx", 6)]
    written = after(("clmrg", None), ("cellx", 1), ("trowd", None), *columns)
    assert written.frame.merges == ["v", "V", "h", "H", "vh", ""]
    assert after(("clmrg", None), ("trowd", None), ("cellx", 1)).frame.merges == [""]


@pytest.mark.parametrize("end", "par sect page nestcell nestrow cell row".split())
def test_what_stands_in_for_a_letter_goes_not_beyond_the_end_of_its_paragraph(end: str) -> None:
    reader = Reader()
    for token in tokens(rf"{{\rtf1 un\u233\{end} ?deux\u233 ?}}"):
        reader.take(token)
    builder = TextBuilder()
    write(reader.finish(), builder)
    assert [each for each in builder.text if each not in "\n |"] == [*"uné?deuxé"]


def test_a_first_page_has_edges_of_its_own_where_it_is_said() -> None:
    assert not after().first_page_apart
    assert after(("titlepg", None)).first_page_apart is True


def test_cells_and_rows_end() -> None:
    written = after()
    written.add("un")
    COMMANDS["cell"](written, None)
    assert written.frame.row == [(Paragraph("un"),)]
    COMMANDS["row"](written, None)
    assert written.frame.rows == [([(Paragraph("un"),)], [])]
