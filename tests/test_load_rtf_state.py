"""Paragraphs, cells, rows and merged cells of an RTF text, as a frame gathers them."""

import pytest

from passerelle.index.load.blocks import Block, Paragraph, Table
from passerelle.index.load.rtf.reader import Reader
from passerelle.index.load.rtf.state import Frame, Look
from passerelle.index.load.rtf.tokens import tokens


def said(text: str, *, level: int = 0, listed: bool = False, in_table: bool = False) -> Frame:
    return Frame(words=[text], level=level, listed=listed, in_table=in_table)


@pytest.mark.parametrize(
    ("frame", "made"),
    [
        (said("un"), Paragraph("un")),
        (said("un", level=2), Paragraph("un", 2)),
        (said("un", listed=True), Paragraph("un", 0, item=True)),
        (said("un", level=1, listed=True), Paragraph("un", 1)),
        (Frame(words=["u", "n"]), Paragraph("un")),
        (Frame(), Paragraph("")),
        (Frame(words=["un"], below=[Paragraph("note")]), Paragraph("un", below=(Paragraph("note"),))),
    ],
)
def test_a_paragraph_is_what_the_frame_says_of_it(frame: Frame, made: Paragraph) -> None:
    frame.end_paragraph()
    assert frame.blocks == [made]
    assert (frame.words, frame.below) == ([], [])


@pytest.mark.parametrize(
    ("words", "below", "kept"),
    [("un", [], 1), ("", [], 0), (" ", [], 0), ("", [Paragraph("note")], 1)],
)
def test_a_paragraph_of_a_table_belongs_to_its_cell_unless_it_is_empty(
    words: str, below: list[Block], kept: int
) -> None:
    frame = Frame(words=[words], below=below, in_table=True)
    frame.end_paragraph()
    assert (len(frame.cell), frame.blocks) == (kept, [])


def cells(frame: Frame, *texts: str, merges: str = "") -> None:
    """Write a row of cells into *frame*; *merges* are their marks, parted by commas."""
    frame.merges = merges.split(",") if merges else []
    for text in texts:
        frame.words = [text]
        frame.end_cell()
    frame.end_row()


def table(*rows: tuple[str, str]) -> list[list[str]]:
    """Return the rows of a table whose cells are parted by bars, given with the marks of their merging."""
    frame = Frame()
    for row, merges in rows:
        cells(frame, *row.split("|"), merges=merges)
    (made,) = frame.finish()
    assert isinstance(made, Table)
    return [
        ["".join(block.text for block in cell if isinstance(block, Paragraph)) for cell in row]
        for row in made.rows
    ]


@pytest.mark.parametrize(
    ("rows", "made"),
    [
        ([("a|b", ""), ("c|d", "")], [["a", "b"], ["c", "d"]]),
        ([("a||c", "h,H,"), ("d|e|f", "")], [["a", "a", "c"], ["d", "e", "f"]]),
        ([("a|||d", "h,H,H,"), ("e|f|g|h", "")], [["a", "a", "a", "d"], ["e", "f", "g", "h"]]),
        ([("a|b", "H,"), ("c|d", "")], [["a", "b"], ["c", "d"]]),
        ([("a|b", "v,"), ("|d", "V,")], [["a", "b"], ["a", "d"]]),
        ([("a|b", "v,"), ("|d", "V,"), ("|f", "V,")], [["a", "b"], ["a", "d"], ["a", "f"]]),
        ([("a|b", "v,"), ("c|d", ","), ("|f", "V,")], [["a", "b"], ["c", "d"], ["", "f"]]),
        ([("a|b", "v,"), ("|d", "V,"), ("e|f", ",")], [["a", "b"], ["a", "d"], ["e", "f"]]),
        ([("a|b", ""), ("|d", "V,")], [["a", "b"], ["", "d"]]),
        ([("a|b", ",v"), ("c|", ",V")], [["a", "b"], ["c", "b"]]),
        ([("a|b", "v,v"), ("|", "V,V")], [["a", "b"], ["a", "b"]]),
        ([("a|b", "v"), ("|d", "V")], [["a", "b"], ["a", "d"]]),
        ([("a|b", "v,"), ("c|d", "v,"), ("|f", "V,")], [["a", "b"], ["c", "d"], ["c", "f"]]),
        ([("a||c", "h,H,v"), ("d|e|", ",,V")], [["a", "a", "c"], ["d", "e", "c"]]),
    ],
)
def test_a_merged_cell_stands_in_each_place_it_covers(
    rows: list[tuple[str, str]], made: list[list[str]]
) -> None:
    assert table(*rows) == made


def test_rows_of_one_cell_each_are_blocks_of_the_text() -> None:
    frame = Frame()
    cells(frame, "un")
    cells(frame, "deux")
    assert frame.finish() == [Paragraph("un"), Paragraph("deux")]
    cells(frame, "un")
    cells(frame, "deux", "trois")
    assert isinstance(frame.finish()[-1], Table)


def test_a_paragraph_behind_a_table_ends_it() -> None:
    frame = Frame()
    cells(frame, "un", "deux")
    frame.in_table, frame.words = False, ["fin"]
    frame.end_paragraph()
    assert [type(each) for each in frame.blocks] == [Table, Paragraph]
    assert frame.rows == []


def test_a_row_without_cells_is_none_and_what_is_open_at_the_end_is_kept() -> None:
    frame = Frame()
    frame.end_row()
    assert frame.rows == []
    assert frame.finish() == []
    frame.in_table, frame.words = True, ["a"]
    frame.end_cell()
    frame.words = ["b"]
    (made,) = frame.finish()
    assert isinstance(made, Table)
    assert len(made.rows[0]) == 2


def test_what_stands_below_no_words_is_kept_at_the_end() -> None:
    note = Paragraph("note")
    assert Frame(below=[note]).finish() == [Paragraph("", below=(note,))]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"{\fonttbl{\f1\fcharset204 Cyr;}}\'e9t\'e9", "été"),
        (r"\u233 ?t\u233 ?", "été"),
        (r"10 un\super 2", "10 un²"),
    ],
)
def test_a_text_begins_on_the_line_in_no_font_with_one_sign_for_a_letter(body: str, text: str) -> None:
    reader = Reader()
    for token in tokens(rf"{{\rtf1 {body}}}"):
        reader.take(token)
    assert reader.finish() == [Paragraph(text)]


def test_what_a_paragraph_is_can_be_taken_up_again() -> None:
    assert Frame().paragraph == Look()
    assert Look() == Look(level=0, listed=False, in_table=False, initial=False)
    frame = Frame()
    look = Look(level=2, listed=True, in_table=True, initial=True)
    frame.take_up(look)
    assert frame.paragraph == look
    assert (frame.level, frame.listed, frame.in_table, frame.initial) == (2, True, True, True)
    for each in (Look(level=1), Look(listed=True), Look(in_table=True), Look(initial=True)):
        frame.take_up(each)
        assert frame.paragraph == each
