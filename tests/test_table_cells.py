"""The cells of a row of a table, as loaders and people write it."""

import pytest

from passerelle.index.tables import cells, header_of, names_columns, soft_rows
from passerelle.index.types import Span


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| Ventes", ["", "Ventes"]),
        ("Écrou | 3,20 |", ["Écrou", "3,20", ""]),
        ("| a | b |", ["a", "b"]),
        ("a |  | b", ["a", "", "b"]),
        ("Prix|HT | 3", ["Prix|HT", "3"]),
        ("Prix\u00a0|\u00a0HT | 3", ["Prix\u00a0|\u00a0HT", "3"]),
    ],
)
def test_each_column_has_its_cell_and_a_bar_inside_a_word_parts_nothing(
    row: str, expected: list[str]
) -> None:
    assert cells(row) == expected


@pytest.mark.parametrize(
    ("text", "row", "header"),
    [
        ("Boat    Price\nHeron   40    6\nIbis   30    5", "Ibis   30    5", "Boat    Price"),
        ("Boat  Price  Seats\nHeron  40  6", "Heron  40  6", "Boat  Price  Seats"),
        ("A boat\nBoat  Price  Seats\nHeron  40  6", "Heron  40  6", "Boat  Price  Seats"),
        ("Boat  Price  Seats  Year\nHeron  40  6", "Heron  40  6", None),
        ("Boat  Price\nHeron  40", "Boat  Price", None),
        ("Boat | Price\n--- | ---\nHeron | 40", "Heron | 40", "Boat | Price"),
        ("+--- | :==:\nBoat | Price\nHeron | 40", "Heron | 40", "Boat | Price"),
        ("--- | -x-\nBoat | Price\nHeron | 40", "Heron | 40", "--- | -x-"),
        ("Boats |\nBoat | Price\nHeron | 40", "Heron | 40", "Boats |\nBoat | Price"),
        ("Boats |\nBoat | Price", "Boat | Price", "Boats |"),
        ("Boat | Price\n\nHeron | 40", "Heron | 40", None),
        ("Boat\nHeron | 40", "Heron | 40", None),
    ],
)
def test_the_columns_of_a_row_are_named_at_the_head_of_its_paragraph(
    text: str, row: str, header: str | None
) -> None:
    start = text.index(row)
    found = header_of(text, Span(start, start + len(row)))
    assert (text[found.start : found.end] if found else None) == header


@pytest.mark.parametrize(
    ("first", "names"),
    [
        ("Boat | Price | 40", True),
        ("Boat | Price", True),
        ("Boat | 40", False),
        ("Boat | 2031", True),
        ("Boat | 2030-31", True),
        ("Boat | 1031", False),
        ("Boat  40  Seats", False),
        ("Boat", True),
        ("40", False),
    ],
)
def test_a_first_row_names_columns_where_it_holds_no_values(first: str, *, names: bool) -> None:
    assert names_columns(first) is names


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (["a;b", "c;d", "e;f"], {0, 1, 2}),
        (["a;b;", "c;d;", "e;f"], {0, 1, 2}),
        (["a;b", "c;d"], set()),
        (["a  b", "c  d", "e  f", "g"], {0, 1, 2}),
        (["a  b", "c  d", "e  f", "g", "h"], set()),
        (["a b", "c d", "e f"], set()),
        (["a;b", "c;d", "e;f;g"], set()),
    ],
)
def test_lines_of_as_many_parts_are_rows_where_most_are(lines: list[str], rows: set[int]) -> None:
    assert soft_rows(lines) == rows
