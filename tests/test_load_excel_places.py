"""The places of a sheet: numbers of rows and columns, those that are hidden, and merged ranges."""

from xml.etree.ElementTree import fromstring

import pytest

from passerelle.index.load.excel.places import (
    column_of,
    hidden_columns,
    hidden_rows,
    merged_ranges,
    written_rows,
)


def test_a_row_has_the_number_it_names_or_the_next() -> None:
    sheet = fromstring('<s><d><row/><row r="5"/><row/><row r="x"/><row r="2"/></d></s>')
    assert [at for at, _ in written_rows(sheet)] == [0, 4, 5, 6, 1]
    assert [row.get("r") for _, row in written_rows(sheet)] == [None, "5", None, "x", "2"]


def test_a_row_is_hidden_where_it_says_so() -> None:
    made = "".join(f'<row hidden="{each}"/>' for each in ("1", "0", "true", "false", "on", ""))
    assert hidden_rows(fromstring(f'<s><d>{made}<row r="9" hidden="1"/></d></s>')) == {0, 2, 4, 8}


@pytest.mark.parametrize(
    ("column", "hidden"),
    [
        ('min="2" max="4" hidden="1"', {1, 2, 3}),
        ('min="1" max="1" hidden="true"', {0}),
        ('min="2" max="4" hidden="0"', set()),
        ('min="2" max="4"', set()),
        ('max="4" hidden="1"', set()),
        ('min="2" hidden="1"', set()),
        ('min="16383" max="99999999" hidden="1"', {16382, 16383}),
    ],
)
def test_columns_are_hidden_from_the_first_to_the_last_that_is_named(column: str, hidden: set[int]) -> None:
    assert hidden_columns(fromstring(f"<s><cols><col {column}/></cols></s>")) == hidden


def test_all_hidden_columns_are_taken_together_and_none_from_the_cells() -> None:
    columns = '<cols><col min="1" max="2" hidden="1"/><col min="4" max="4" hidden="1"/></cols>'
    cells = '<sheetData><col min="7" max="7" hidden="1"/></sheetData>'
    assert hidden_columns(fromstring(f"<s>{columns}{cells}</s>")) == {0, 1, 3}


@pytest.mark.parametrize(
    ("place", "merged"),
    [
        ("A1:B3", [(0, 0, 2, 1)]),
        ("$C$2:$AB$12", [(1, 2, 11, 27)]),
        ("ZZ10:AAA10", [(9, 701, 9, 702)]),
        ("B:C", [(0, 1, 0, 2)]),
        ("2:3", [(1, 0, 2, 0)]),
        ("B2", []),
        ("", []),
    ],
)
def test_a_merged_range_goes_from_its_first_cell_to_its_last(
    place: str, merged: list[tuple[int, int, int, int]]
) -> None:
    sheet = f'<s><mergeCells><mergeCell ref="{place}"/></mergeCells></s>'
    assert merged_ranges(fromstring(sheet)) == merged


@pytest.mark.parametrize(
    ("place", "column"),
    [
        ("A1", 0),
        ("Z9", 25),
        ("AA1", 26),
        ("AZ1", 51),
        ("BA1", 52),
        ("XFD1", 16383),
        ("12", 7),
        ("", 7),
        ("b2", 7),
    ],
)
def test_a_column_is_counted_from_its_letters(place: str, column: int) -> None:
    assert column_of(place, 7) == column
