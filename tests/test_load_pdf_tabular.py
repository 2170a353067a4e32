"""Totals below a table of a PDF: their labels stand in a column of its numbers and leave the first column empty."""

import pytest
from test_load_pdf_channels import column

from passerelle.index.load.pdf.tabular import is_table


@pytest.mark.parametrize(
    ("rows", "totals", "table"), [(4, 2, True), (4, 3, True), (4, 4, True), (4, 5, False), (3, 3, True)]
)
def test_totals_below_a_table_are_as_many_as_its_rows_at_most(rows: int, totals: int, *, table: bool) -> None:
    held = [[column(0, "Harle"), column(1, "7"), column(2, "12")] for _ in range(rows)]
    below = [[[], column(1, "Somme", shift=-40), column(2, "48")] for _ in range(totals)]
    assert is_table([*held, *below], 10.0) is table


@pytest.mark.parametrize(
    ("shifts", "table"),
    [((0, 0, 0), True), ((0, 0, 40), True), ((0, 30, 70), False)],
)
def test_the_labels_of_totals_line_up_among_themselves(shifts: tuple[float, ...], *, table: bool) -> None:
    held = [[column(0, "Harle"), column(1, "7"), column(2, "12")] for _ in range(4)]
    below = [[[], column(1, "Somme", shift=-90 + shift), column(2, "48")] for shift in shifts]
    assert is_table([*held, *below], 10.0) is table


def test_rows_above_totals_line_up_too_and_lines_without_a_name_among_them_are_no_totals() -> None:
    held = [[column(0, "Harle"), column(1, "mot", shift=40.0 * at), column(2, "12")] for at in range(4)]
    total = [[], column(1, "Somme"), column(2, "48")]
    assert not is_table([*held, total, total, total], 10.0)
    rows = [[column(0, "Harle"), column(1, "7"), column(2, "12")] for _ in range(4)]
    label = [[], column(1, "Somme", shift=-40), column(2, "48")]
    assert not is_table([rows[0], label, label, label, *rows[1:]], 10.0)


@pytest.mark.parametrize(("aligned", "table"), [(6, True), (5, False)])
def test_six_labels_in_ten_begin_at_one_place(aligned: int, *, table: bool) -> None:
    held = [
        [column(0, "Harle"), column(1, "moulins", shift=0.0 if at < aligned else 20.0 * at)]
        for at in range(10)
    ]
    assert is_table(held, 10.0) is table
