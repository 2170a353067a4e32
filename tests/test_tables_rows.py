"""Facts about rows of tables in a text: which lines are, where a part of one begins, and whose names stand above it."""

import pytest

from passerelle.index.tables import (
    cells,
    columns_above,
    header_of,
    looks_like_row,
    soft_rows,
    table_rows,
    with_columns,
)
from passerelle.index.types import Span


def rows(text: str, start: int = 0, end: int | None = None) -> list[str]:
    return [
        text[each.start : each.end] for each in table_rows(text, start, len(text) if end is None else end)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a | b\nc | d", ["a | b", "c | d"]),
        ("Voici.\n\na | b\nc | d\n\nFin.", ["a | b", "c | d"]),
        ("Voici :\na | b\nc | d", ["a | b", "c | d"]),
        ("a | b\n\nc | d", []),
        ("a | b", []),
        ("a|b\nc|d", []),
        ("a  b\nc  d\ne  f", ["a  b", "c  d", "e  f"]),
        ("a  b\n\nc  d\n\ne  f", []),
        ("  a\n  b\n  c", []),
        ("a;b\nc;d\ne;f", []),
        ("a | b\nc | d\n\ne  f\ng  h\ni  j", ["a | b", "c | d", "e  f", "g  h", "i  j"]),
        ("", []),
    ],
)
def test_lines_of_a_paragraph_that_are_parted_alike_are_rows(text: str, found: list[str]) -> None:
    assert rows(text) == found


def test_a_part_of_a_text_has_the_rows_that_lie_in_it() -> None:
    text = "un | deux\na | b\nc | d\n\nFin."
    assert rows(text, 0, 9) == ["un | deux"]
    assert rows(text, 10, 15) == ["a | b"]
    assert rows(text, 16, 21) == ["c | d"]
    assert rows(text, 10, 21) == ["a | b", "c | d"]
    assert rows("x\na | b\ny", 2, 7) == []
    assert rows("a | b c | d", 6) == rows("a | b c | d", 0, 5) == []  # what stands beside it is no line
    assert rows("a | b\nc | d\n", 0, 5) == ["a | b"]
    assert rows("a | b\n\nc | d", 0, 5) == rows("a | b\n\nc | d", 7) == []


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("a | b", True),
        ("| a", True),
        ("a |", True),
        ("a b |", True),
        (" |", False),
        ("|", False),
        ("|a|", False),
        ("a |b", False),
        ("x |", True),
    ],
)
def test_bars_between_spaces_part_a_row(line: str, *, row: bool) -> None:
    assert looks_like_row(line) is row


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("a | b", ["a", "b"]),
        ("| a | b |", ["a", "b"]),
        ("| a |", ["a"]),
        (" | a | b | ", ["a", "b"]),
        ("a | | b", ["a", "", "b"]),
        ("a | | | b", ["a", "", "", "b"]),
        ("a |  | b", ["a", "", "b"]),
        ("| a | |", ["a", ""]),
        ("| | a |", ["", "a"]),
        ("x| | b", ["x|", "b"]),
        ("a  b   c", ["a", "b", "c"]),
        ("a ; b;c ;", ["a", "b", "c"]),
        ("a;b  c", ["a", "b  c"]),
        ("a", ["a"]),
        ("  a b  ", ["a b"]),
        ("", [""]),
    ],
)
def test_a_row_has_its_cells(row: str, found: list[str]) -> None:
    assert cells(row) == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["a;b", "c;d", "e;f", "g;h", "i", "j;k;l", "m;n"], {0, 1, 2, 3, 6}),  # five of seven are enough
        (["a;b", "c;d", "e;f", "g;h", "i", "j;k;l", "m"], set()),
        (["a;b;", "c;d", "e;f;"], {0, 1, 2}),
        (["a  b;c", "d  e;f", "g  h;i"], {0, 1, 2}),
        (["a b", "c d", "e;f"], set()),
        (["a", "b", "c  "], set()),
        ([], set()),
    ],
)
def test_seven_lines_of_ten_must_have_as_many_cells(lines: list[str], found: set[int]) -> None:
    assert soft_rows(lines) == found


TABLE = "Oies |\nFerme | Oies\n--- | ---\nHarle | 40\nMorve | 12"


def at(text: str, row: str) -> Span:
    return Span(text.index(row), text.index(row) + len(row))


@pytest.mark.parametrize(
    ("text", "row", "names"),
    [
        (TABLE, "Morve | 12", "Oies |\nFerme | Oies"),
        (TABLE, "Ferme | Oies", "Oies |"),
        ("Ferme | Oies\nHarle | 40", "Harle | 40", "Ferme | Oies"),
        ("Ferme | Oies\nHarle | 40", "Ferme | Oies", ""),
        ("x | y\n\nFerme | Oies\nHarle | 40", "Harle | 40", "Ferme | Oies"),
        ("\n\nFerme | Oies\nHarle | 40", "Harle | 40", "Ferme | Oies"),
        ("Voici :\nFerme | Oies\nHarle | 40", "Harle | 40", "Ferme | Oies"),
        ("  Ferme | Oies\nHarle | 40", "Harle | 40", "Ferme | Oies"),
        ("Ferme  Oies\nHarle  40", "Harle  40", ""),
    ],
)
def test_a_row_is_shown_with_the_names_of_its_columns(text: str, row: str, names: str) -> None:
    assert with_columns(text, at(text, row)) == (row, names)


def test_names_of_columns_stand_above_a_part_and_not_in_it() -> None:
    text = "Ferme | Oies\nHarle | 40\nMorve | 12\n\nFin."
    assert columns_above(text, 13, 34) == Span(0, 12)
    assert columns_above(text, 24, 34) == Span(0, 12)
    assert columns_above(text, 0, 34) is None
    assert columns_above(text, 36, 40) is None
    assert header_of(text, Span(0, 12)) is None


def test_a_first_row_of_values_names_no_column() -> None:
    assert columns_above("Harle | 40\nMorve | 12\nSorel | 9", 11, 21) is None
    assert columns_above("Ferme | 2031\nMorve | 12\nSorel | 9", 13, 23) == Span(0, 12)
