"""Paragraphs and tables of office documents as text: items, cells, long cells, merged ones, notes below."""

import pytest

from passerelle.index.load.blocks import (
    Block,
    Cell,
    Paragraph,
    Table,
    cell_text,
    is_long,
    write,
    write_table,
)
from passerelle.index.load.merged_cells import filled, repeated
from passerelle.index.text import TextBuilder


def written(*blocks: Block) -> str:
    builder = TextBuilder()
    write(blocks, builder)
    return builder.text


def item(text: str, **given: int) -> Paragraph:
    return Paragraph(text, given.get("level", 0), item=True)


def cell(*texts: str) -> Cell:
    return tuple(map(Paragraph, texts))


def table(*rows: str) -> Table:
    """Return a table of rows whose cells are parted by bars, and whose paragraphs by slashes."""
    return Table(tuple(tuple(cell(*text.split("/")) for text in row.split("|")) for row in rows))


NOTE = Paragraph("note")


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        ((Paragraph("un"), Paragraph("deux")), "un\n\ndeux"),
        ((item("un"), item("deux"), Paragraph("fin")), "un\ndeux\n\nfin"),
        ((Paragraph("un"), item("deux"), item("trois")), "un\n\ndeux\ntrois"),
        ((item("un"), item("deux", level=1), item("trois")), "un\n\ndeux\n\ntrois"),
        ((Paragraph("un", item=True, below=(NOTE,)), item("deux")), "un\n\nnote\n\ndeux"),
        ((item("un"), table("a|b"), item("deux")), "un\n\na | b\n\ndeux"),
        ((Paragraph("un", below=(NOTE, table("a|b"))), Paragraph("deux")), "un\n\nnote\n\na | b\n\ndeux"),
        ((item("un"), Paragraph(""), item("deux")), "un\n\ndeux"),
    ],
)
def test_blocks_stand_apart_and_items_on_the_next_line(blocks: tuple[Block, ...], text: str) -> None:
    assert written(*blocks) == text


def test_the_first_item_stands_apart_from_what_was_written_before() -> None:
    builder = TextBuilder()
    builder.block("au-dessus")
    write([item("un"), item("deux")], builder)
    assert builder.text == "au-dessus\n\nun\ndeux"


def test_a_paragraph_with_a_level_is_a_heading() -> None:
    builder = TextBuilder()
    write([Paragraph("Objet", 2), Paragraph("un"), Paragraph("Prix", 1)], builder)
    assert [(each.start, each.level) for each in builder.headings] == [(0, 2), (11, 1)]


LONG = "x" * 81


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (table("a|b", "c|d"), "a | b\nc | d"),
        (table("a|b/c", "d|e"), "a | b / c\nd | e"),
        (table("a", "b"), "a\n\nb"),
        (table("a|b", "c", "d|e"), "a | b\n\nc\n\nd | e"),
        (table(f"a|{LONG}/b|c", "d|e|f"), f"a\n\n{LONG}\n\nb\n\nc\nd | e | f"),
        (table(f"{LONG}/b|c|d"), f"{LONG}\n\nb\n\nc | d"),
        (table("|", "c|d"), "c | d"),
        (Table(((cell("a"), cell("a")), (cell("b"), cell("c"))), frozenset({0})), "a\nb | c"),
        (Table(((cell("a"), cell("a")), (cell("b"), cell("c")))), "a | a\nb | c"),
        (
            Table((((Paragraph("a", below=(NOTE,)),), cell("b")), (cell("c"), cell("d")))),
            "a | b\nc | d\n\nnote",
        ),
        (Table((((Paragraph("a", below=(NOTE,)),), (Paragraph("b", below=(NOTE,)),)),)), "a | b\n\nnote"),
        (Table((((Paragraph("Objet", 1), Paragraph("b")), cell("c")),)), "Objet\n\nb\n\nc"),
        (Table((((table("p|q"),), cell("c")),)), "p, q | c"),
        (Table((((table("p|q"),), cell(LONG, "b")),)), f"p | q\n\n{LONG}\n\nb"),
        (Table((((Paragraph("a"), table("p|q")), cell(LONG, "b")),)), f"a\n\np | q\n\n{LONG}\n\nb"),
    ],
)
def test_a_table_is_a_row_a_line_and_long_cells_are_text(made: Table, text: str) -> None:
    builder = TextBuilder()
    write_table(made, builder)
    assert builder.text == text


@pytest.mark.parametrize(
    ("texts", "long"),
    [
        (("x" * 80, "y"), False),
        (("x" * 81, "y"), True),
        (("y", "x" * 81), True),
        (("x" * 81,), False),
        (("x" * 81, ""), False),
        (("x" * 300,), False),
        (("x" * 67, "x" * 67, "x" * 66), False),
        (("x" * 67, "x" * 67, "x" * 67), True),
        ((), False),
    ],
)
def test_a_cell_is_long_by_one_of_its_paragraphs_or_by_all(texts: tuple[str, ...], *, long: bool) -> None:
    assert is_long(cell(*texts)) is long
    assert repeated(cell(*texts)) == (() if long else cell(*texts))


def test_a_cell_with_a_heading_or_a_long_table_is_long() -> None:
    assert is_long((Paragraph("Objet", 1),))
    assert is_long((Paragraph("un"), Paragraph("Objet", 1)))
    assert not is_long((Paragraph("Objet"),))
    assert is_long((table(f"{LONG}|b"),))
    assert not is_long((table("a|b"),))


def test_what_a_merged_cell_says_again_has_no_notes() -> None:
    assert repeated((Paragraph("a", below=(NOTE,)), table("b|c"))) == (Paragraph("a"), table("b|c"))


@pytest.mark.parametrize(
    ("held", "line"),
    [
        (cell("a", "b"), "a / b"),
        (cell("a", "", "b"), "a / b"),
        (cell(" a\n b "), "a b"),
        ((table("a|b", "c|d"),), "a, b / c, d"),
        ((table("a|", "|d"),), "a / d"),
        ((), ""),
    ],
)
def test_a_cell_is_one_line(held: Cell, line: str) -> None:
    assert cell_text(held) == line


def full(*rows: list[tuple[str, int, int]]) -> tuple[list[str], frozenset[int]]:
    made = filled([[(cell(text), wide, high) for text, wide, high in row] for row in rows])
    return ["|".join(map(cell_text, row)) for row in made.rows], made.whole


@pytest.mark.parametrize(
    ("rows", "made", "whole"),
    [
        (([("a", 1, 1), ("b", 1, 1)], [("c", 1, 1), ("d", 1, 1)]), ["a|b", "c|d"], ()),
        (([("a", 2, 1)], [("c", 1, 1), ("d", 1, 1)]), ["a|a", "c|d"], (0,)),
        (([("a", 2, 1), ("b", 1, 1)],), ["a|a|b"], ()),
        (([("a", 1, 2), ("b", 1, 1)], [("d", 1, 1)]), ["a|b", "a|d"], ()),
        (([("a", 1, 9), ("b", 1, 1)], [("d", 1, 1)]), ["a|b", "a|d"], ()),
        (([("a", 2, 2)], []), ["a|a", "a|a"], (0, 1)),
        (([("a", 1, 0), ("b", 1, 1)],), ["a|b"], ()),
        (([("a", 1, 1), ("b", 1, 2)], [("c", 1, 1)]), ["a|b", "c|b"], ()),
        (([("a", 1, 3), ("b", 1, 1)], [("c", 1, 1)], [("d", 1, 1)]), ["a|b", "a|c", "a|d"], ()),
        (([("a", 1, 1)],), ["a"], ()),
        (([], [("a", 1, 1), ("b", 1, 1)]), ["", "a|b"], ()),
    ],
)
def test_merged_cells_stand_in_each_place_they_cover(
    rows: tuple[list[tuple[str, int, int]], ...], made: list[str], whole: tuple[int, ...]
) -> None:
    assert full(*rows) == (made, frozenset(whole))


def test_a_long_merged_cell_stands_in_its_first_place_alone() -> None:
    long = cell("x" * 81, "y")
    made = filled([[(long, 2, 2)], [], [(cell("a"), 1, 1), (cell("b"), 1, 1)]])
    assert [[bool(each) for each in row] for row in made.rows] == [
        [True, False],
        [False, False],
        [True, True],
    ]
