"""Tables of a web page: merged cells, heads of several rows, and tables that style sheets make of other elements."""

import pytest

from passerelle.index.load.html import parse_html


def read(body: str, sheet: str = "") -> list[str]:
    style = f"<style>{sheet}</style>" if sheet else ""
    text = parse_html(f"<html><head>{style}</head><body>{body}</body></html>").builder.text
    return [line for line in text.split("\n") if line]


def table(*rows: str) -> list[str]:
    return read(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")


def test_a_merged_cell_stands_in_every_row_and_column_it_covers() -> None:
    rows = table("<td rowspan=2>Harle<td>oies<td>12", "<td colspan=2>fours", "<td>Morve<td>oies<td>8")
    assert rows == ["Harle | oies | 12", "Harle | fours | fours", "Morve | oies | 8"]


@pytest.mark.parametrize(("rows", "left"), [(2, False), (3, True), (0, True)])
def test_a_merged_cell_ends_with_its_last_row(rows: int, *, left: bool) -> None:
    made = table(f"<td rowspan={rows}>Harle<td>a", "<td>b", "<td>c", "<td>d<td>e<td>f")
    assert made[1:3] == ["Harle | b", "Harle | c" if left else "c"]


@pytest.mark.parametrize(("length", "again"), [(200, True), (201, False)])
def test_a_long_merged_cell_is_written_once(length: int, *, again: bool) -> None:
    text = ("mot " * 60)[: length - 1] + "x"
    assert table(f"<td rowspan=2>{text}<td>a", "<td>b")[1] == (f"{text} | b" if again else "| b")


@pytest.mark.parametrize(("columns", "wide"), [(99, 100), (100, 101), (400, 101)])
def test_a_cell_is_merged_over_a_hundred_columns_at_most(columns: int, wide: int) -> None:
    assert table(f"<td colspan={columns}>x<td>y", "<td>z")[0].count(" | ") + 1 == wide


def test_a_cell_as_wide_as_the_table_stands_once() -> None:
    assert table("<td colspan=2>Prix de mai", "<td>Oies<td>12")[0] == "Prix de mai"
    assert (
        table("<td colspan=2>Prix de mai<td>x", "<td>Oies<td>12<td>y")[0] == "Prix de mai | Prix de mai | x"
    )
    assert table("<td colspan=9>Prix de mai") == ["Prix de mai"]


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        (("<th rowspan=2>Ferme<th colspan=2>Oies", "<th>2023<th>2024", "<td>Harle<td>1<td>2"), True),
        (("<th>Ferme<th>Oies", "<th>Harle<th>1", "<td>Morve<td>2"), False),
        (("<th rowspan=2>Ferme<th>Oies", "<th>2024", "<td>Harle<td>1"), True),
        (("<th>Ferme<th colspan=2>Oies", "<th>en<th>2023<th>2024", "<td>Harle<td>1<td>2"), True),
        (("<th>Ferme<th colspan=2>Oies", "<td>Harle<td>2023<td>2024"), False),
        (("<th colspan=2>Ferme", "<th>Harle<th>1", "<td>Morve<td>2"), False),
    ],
)
def test_heads_of_several_rows_that_are_merged_become_one(rows: tuple[str, ...], *, head: bool) -> None:
    made = table(*rows)
    assert (len(made) == len(rows) - 1) is head
    if head:
        assert "Oies 2024" in made[0]


def test_a_head_stands_first_and_a_foot_last_wherever_they_are_written() -> None:
    foot = "<tfoot><tr><td>Total<td>9</tfoot>"
    body = "<tbody><tr><td>Oies<td>9</tbody>"
    head = "<thead><tr><th>Ferme<th>Nombre</thead>"
    assert read(f"<table>{foot}{body}{head}</table>") == ["Ferme | Nombre", "Oies | 9", "Total | 9"]


SHEET = ".t {display: table} .r {display: table-row} .c {display: table-cell} .g {display: table-row-group}"


def shown(*rows: str, kind: str = "div") -> str:
    """Return rows of cells, parted by bars, as elements that a style sheet shows as a table's."""
    cells = ["".join(f"<{kind} class=c>{cell}</{kind}>" for cell in row.split("|")) for row in rows]
    inside = "".join(f"<{kind} class=r>{each}</{kind}>" for each in cells)
    return f"<{kind} class=t>{inside}</{kind}>"


def test_elements_that_a_sheet_shows_as_a_table_are_rows() -> None:
    assert read(shown("Harle|12", "Morve|8"), SHEET) == ["Harle | 12", "Morve | 8"]
    assert read(shown("Harle|12", "Morve|8"), SHEET.replace("table-cell", "block")) == [
        "Harle",
        "12",
        "Morve",
        "8",
    ]
    grouped = (
        shown("Harle|12", "Morve|8")
        .replace("class=t>", "class=t><div class=g>")
        .replace("</div></div></div>", "</div></div></div></div>")
    )
    assert read(grouped, SHEET) == ["Harle | 12", "Morve | 8"]


def test_a_rule_for_what_hovers_or_is_put_before_shows_no_table() -> None:
    hovered = SHEET.replace(".c {", ".c:hover {")
    assert read(shown("Harle|12", "Morve|8"), hovered) == ["Harle", "12", "Morve", "8"]


def test_elements_that_say_themselves_that_they_are_a_tables_are_rows() -> None:
    body = shown("Harle|12", "Morve|8")
    for name, value in (("t", "table"), ("r", "table-row"), ("c", "table-cell")):
        body = body.replace(f"class={name}", f"style='display: {value}'")
    assert read(body) == ["Harle | 12", "Morve | 8"]


@pytest.mark.parametrize("rows", [("Harle|12",), ("Harle", "Morve"), ("Harle|12", "Morve")])
def test_one_row_or_one_column_places_parts_of_the_page(rows: tuple[str, ...]) -> None:
    assert " | " not in "\n".join(read(shown(*rows), SHEET))


@pytest.mark.parametrize(
    ("cell", "rows"),
    [("x" * 200, True), ("x" * 201, False), ("<h3>Titre</h3>", False), ("<b>Titre</b>", True)],
)
def test_a_long_cell_or_one_with_a_heading_is_a_part_of_the_page(cell: str, *, rows: bool) -> None:
    assert (" | 12" in "\n".join(read(shown(f"{cell}|12", "Morve|8"), SHEET))) is rows


@pytest.mark.parametrize(
    ("cell", "line"),
    [
        ("Choisir<ul><li>oie<li>bac</ul>", "Choisir oie, bac"),
        ("<ul><li>oie<li>bac</ul>et puis", "oie, bac et puis"),
        ("<ul><li>oie.<li>bac</ul>", "oie. bac"),
        ("<ul><li>oie :<li>bac</ul>", "oie : bac"),
        ("<p>oie</p><p>bac</p>", "oie bac"),
        ("<ul><li>oie</ul><p>et</p><ul><li>bac</ul>", "oie et bac"),
    ],
)
def test_items_of_one_list_are_parted_by_commas_in_a_short_cell(cell: str, line: str) -> None:
    assert table(f"<td>{cell}<td>3", "<td>a<td>4")[0] == f"{line} | 3"


DIVS = (
    "<div class=r><div class=c>Bac</div><div class=c>12</div></div>"
    "<div class=r><div class=c>Oie</div><div class=c>8</div></div>"
)
SHOWN = ".t {display: table} .r {display: table-row} .c {display: table-cell}"


@pytest.mark.parametrize(
    ("body", "sheet", "rows"),
    [
        (f"<div class=t>{DIVS}</div>", SHOWN, True),
        (f"<section class=t>{DIVS}</section>", SHOWN, True),
        (f"<div class=t><div style='display:table-row-group'>{DIVS}</div></div>", SHOWN, True),
        (f"<div style='display : table'>{DIVS}</div>", SHOWN.replace(".t {display: table}", ""), True),
        (f"<div class=t>{DIVS}</div>", SHOWN.replace("table-cell", "block"), False),
        (f"<div>{DIVS}</div>", SHOWN, False),
        (f"<div class=t>{DIVS}</div>", SHOWN.replace(".c {", ".c:hover {"), False),
        (f"<div class=t>{DIVS.replace('<div class=c>8</div>', '')}</div>", SHOWN, False),
        (f"<div class=t>{DIVS.replace('12', '<h2>12</h2>')}</div>", SHOWN, False),
        (f"<div class=t>{DIVS.replace('12', 'x' * 200)}</div>", SHOWN, True),
        (f"<div class=t>{DIVS.replace('12', 'x' * 201)}</div>", SHOWN, False),
    ],
)  # fmt: skip
def test_elements_shown_as_rows_of_short_cells_are_a_table(body: str, sheet: str, *, rows: bool) -> None:
    assert any(" | " in line for line in read(body, sheet)) is rows


@pytest.mark.parametrize(
    ("attributes", "cell"),
    [("rowspan=2", False), ("rowspan=1", True), ("", True), ("rowspan=0", True)],
)
def test_a_box_with_a_sign_beside_several_rows_places_its_words(attributes: str, *, cell: bool) -> None:
    made = table(f"<td {attributes}><img src=a.png alt=Note><td>Fermez l'eau.<td>Bien.", "<td>Puis le gaz.")
    assert any(" | " in line for line in made) is cell
