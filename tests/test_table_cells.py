"""The cells of a row of a table, as loaders and people write it."""

import pytest

from passerelle.index.tables import cells


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
