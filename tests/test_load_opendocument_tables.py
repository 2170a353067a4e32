"""The cells of OpenDocument tables: spans, repetitions, empty places and hidden rows."""

from xml.etree.ElementTree import Element, fromstring

import pytest

from passerelle.index.load.blocks import Cell, Paragraph, cell_text
from passerelle.index.load.opendocument.tables import count, read_table


def read(*rows: str) -> list[str]:
    """Return the rows of a table, cells by bars; a row is its cells, or begins with its attributes and a colon."""
    made = ""
    for row in rows:
        given, _, cells = row.rpartition(":")
        made += f"<table-row {given}>{cells}</table-row>"

    def blocks(cell: Element) -> Cell:
        return (Paragraph(cell.text),) if cell.text else ()

    table = read_table(fromstring(f"<table>{made}</table>"), blocks)
    return ["|".join(cell_text(cell) for cell in each) for each in table.rows]


def cells(*words: str) -> str:
    return "".join(f"<table-cell>{each}</table-cell>" for each in words)


def spanned(words: str, wide: int = 1, high: int = 1) -> str:
    return (
        f'<table-cell number-columns-spanned="{wide}" number-rows-spanned="{high}">{words}</table-cell>'
        + "<covered-table-cell>non</covered-table-cell>" * (wide - 1)
    )


COVERED = "<covered-table-cell>non</covered-table-cell>"


@pytest.mark.parametrize(
    ("rows", "made"),
    [
        ((cells("a", "b"), cells("c", "d")), ["a|b", "c|d"]),
        ((spanned("a", 2) + cells("c"), cells("d", "e", "f")), ["a|a|c", "d|e|f"]),
        ((spanned("a", 1, 2) + cells("b"), COVERED + cells("d")), ["a|b", "a|d"]),
        ((spanned("", 2) + cells("c"), cells("d", "e", "f")), ["||c", "d|e|f"]),
        ((cells("", "b"), cells("c", "d")), ["|b", "c|d"]),
        ((cells("a", ""), cells("c", "d")), ["a|", "c|d"]),
        (('<table-cell number-columns-repeated="3">a</table-cell>',), ["a|a|a"]),
        (('<table-cell number-columns-repeated="2"/>' + cells("a"),), ["||a"]),
        ((cells("a") + '<table-cell number-columns-repeated="2"/>',), ["a||"]),
        ((f'number-rows-repeated="3":{cells("a")}',), ["a", "a", "a"]),
        ((f'number-rows-repeated="3":{cells("")}', cells("a")), ["", "a"]),
        ((f'number-rows-repeated="2":{cells("a", "")}',), ["a|", "a|"]),
        ((f'number-rows-repeated="2":{cells("", "a")}',), ["|a", "|a"]),
        ((f'visibility="collapse":{cells("a")}', cells("b")), ["b"]),
        ((f'visibility="filter":{cells("a")}', cells("b")), ["b"]),
        ((f'visibility="visible":{cells("a")}', cells("b")), ["a", "b"]),
    ],
)
def test_rows_have_their_cells_in_each_place_they_cover(rows: tuple[str, ...], made: list[str]) -> None:
    assert read(*rows) == made


@pytest.mark.parametrize(("more", "wide"), [(999, 1000), (1000, 1)])
def test_a_row_is_not_made_as_wide_as_a_sheet_by_the_empty_cells_at_its_end(more: int, wide: int) -> None:
    (row,) = read(f'{cells("a")}<table-cell number-columns-repeated="{more}"/>')
    assert row.count("|") + 1 == wide


@pytest.mark.parametrize(
    ("given", "times"),
    [("", 1), ("0", 1), ("1", 1), ("3", 3), ("-3", 1), ("x", 1), ("1000", 1000), ("1001", 1000)],
)
def test_a_number_of_times_is_one_at_least_and_no_more_than_people_write(given: str, times: int) -> None:
    assert count(Element("row", {"n": given}), "n") == times


def test_tables_in_cells_are_no_rows_of_the_table_around_them() -> None:
    inner = "<table><table-row><table-cell>b</table-cell></table-row></table>"
    assert read(f"<table-cell>a{inner}</table-cell>") == ["a"]
