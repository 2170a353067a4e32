"""Tables that place parts of a page or a mail, and those that hold figures with tables in their cells."""

import pytest
from test_load_html_tables import PLAIN, cells, placing

from passerelle.index.load.html import parse_html

ROWS = (
    ("Article", "Qté", "Prix"),
    ("Théière", "1", "39,90 €"),
    ("Thé vert", "2", "11,80 €"),
    ("Sac", "3", "4,00 €"),
)


def read(body: str) -> str:
    return parse_html(f"<html><body>{body}</body></html>", furniture=False).builder.text


def bill(rows: tuple[tuple[str, ...], ...] = ROWS, head: str = "td") -> str:
    """A table whose first cells but the head's hold a table each, with a picture and a text, as shops write them."""
    made = []
    for number, (first, *others) in enumerate(rows):
        tag = "td" if number else head
        inner = f"<table><tr><td><img src=a.png></td><td>{first}</td></tr></table>" if number else first
        made.append(f"<tr><{tag}>{inner}</{tag}>{''.join(f'<{tag}>{each}</{tag}>' for each in others)}</tr>")
    return f"<table>{''.join(made)}</table>"


SHOWN = "Article | Qté | Prix\nThéière | 1 | 39,90 €\nThé vert | 2 | 11,80 €\nSac | 3 | 4,00 €"


@pytest.mark.parametrize("head", ["td", "th"])
@pytest.mark.parametrize("around", ["{}", "<table><tr><td>{}</td></tr></table>"])
def test_a_bill_of_a_shop_keeps_its_rows_wherever_it_is_placed(head: str, around: str) -> None:
    assert read(around.format(bill(head=head))) == SHOWN


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],
        (ROWS[0], *((name, "1", "bientôt") for name, *_ in ROWS[1:])),
        (ROWS[0], ("Théière", "1"), *ROWS[2:]),
        (ROWS[0], ("Théière " * 18, "1", "39,90 €"), *ROWS[2:]),
        (ROWS[0], *((f"{name} " * 6, "1", "4 €") for name, *_ in ROWS[1:])),
        (("Prix",), ("Théière",), ("4 €",), ("5 €",)),
    ],
)
def test_a_table_with_tables_that_is_no_bill_places_them(rows: tuple[tuple[str, ...], ...]) -> None:
    assert " | 1" not in read(bill(rows))


@pytest.mark.parametrize(
    ("rows", "is_one"),
    [
        (ROWS[:3], True),
        (ROWS[1:3], False),
        ((*ROWS[:3], ("Sac", "3", "bientôt")), False),
        ((ROWS[0], *((name, "1", "4 € la pièce") for name, *_ in ROWS[1:])), False),
        ((ROWS[0], *((name, "1", "4 EUR") for name, *_ in ROWS[1:])), True),
        ((("Sac",), ("4 €",), ("5 €",), ("6 €",)), False),
        ((ROWS[0], ("Théière", "x" * 120, "39,90 €"), *ROWS[2:]), True),
        ((ROWS[0], ("Théière", "x" * 121, "39,90 €"), *ROWS[2:]), False),
        ((*ROWS, ("", "Merci")), False),
        ((*ROWS, ("",)), True),
        ((*ROWS, ("Remise", "", "-4,00 €")), True),
    ],
)
def test_a_bill_has_three_rows_alike_that_end_in_a_sum_for_two_thirds(
    rows: tuple[tuple[str, ...], ...], *, is_one: bool
) -> None:
    assert (0 not in placing(bill(rows))) is is_one


def test_a_heading_in_a_table_of_a_bill_leaves_the_bill_one() -> None:
    assert placing(bill().replace("<td>Sac</td>", "<td><h3>Sac</h3></td>")) == [3]


NAMED = "<table><tr><th>a</th></tr></table>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (cells(NAMED, "xxxxx"), [0]),
        (f"<table><tr><th>{PLAIN}</th><td>c</td></tr></table>", [0]),
        (f"<table><tr><th>{PLAIN}</th><td>cccccc</td></tr></table>", []),
        ("<table><tr><th rowspan=2><img src=x></th><td>a<tr><td>b</table>", [0]),
        ("<table><tr><td rowspan=2><img src=x> mot<td>a<tr><td>b</table>", []),
        ("<table><tr><td rowspan=2><td>a<tr><td>b</table>", []),
        ("<table><tr><td rowspan=1><img src=x><td>a<tr><td>b</table>", []),
        *((cells(*(f"<{tag}>a</{tag}><{tag}>b</{tag}>" for _ in "ab")), [0]) for tag in ("p", "div", "li")),
        (cells("a<br>b<br>c", "", "d<br>e<br>f"), [0]),
        (cells("a<br>b<br>c"), []),
        (cells("a<br>b<br>c", "d<br>e<br>f").replace("<tr>", "<caption><b>x</b></caption><tr>"), [0]),
        (cells("a<br>b<br>c", "d<br>e<br>f").replace("td>", "th>"), []),
    ],
)
def test_a_table_places_parts_of_a_page_by_what_its_own_cells_hold(body: str, found: list[int]) -> None:
    assert placing(body) == found


def test_a_row_of_a_bill_may_be_a_line_over_several_columns_and_one_without_a_sum() -> None:
    total = "<tr><td colspan=2>Total</td><td>55,70 EUR</td></tr></table>"
    made = read(bill().removesuffix("</table>") + total)
    assert made == f"{SHOWN}\nTotal | Total | 55,70 EUR"


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (
            "<td>Livrer à<br>Ada<br>Tours</td><td>Payer<br>par<br>carte</td>",
            "Livrer à\nAda\nTours\n\nPayer\npar\ncarte",
        ),
        ("<td>Livrer à<br>Ada</td><td>Payer<br>par<br>carte</td>", "Livrer à Ada | Payer par carte"),
        ("<td></td><td>Payer<br>par<br>carte</td>", "| Payer par carte"),
    ],
)
def test_texts_of_several_lines_side_by_side_in_one_row_are_texts(row: str, shown: str) -> None:
    assert read(f"<table><tr>{row}</tr></table>") == shown
    assert "| Payer par carte" in read(f"<table><tr>{row}</tr><tr>{row}</tr></table>")
