"""Tables that style sheets make of other elements than those of tables."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from passerelle.index.load.html import parse_html
from passerelle.index.load.html_div_tables import div_tables


def read(body: str, sheet: str = "") -> list[str]:
    style = f"<style>{sheet}</style>" if sheet else ""
    text = parse_html(f"<html><head>{style}</head><body>{body}</body></html>").builder.text
    return [line for line in text.split("\n") if line]


SHEET = ".t {display: table} .r {display: table-row} .c {display: table-cell} .g {display: table-row-group}"


def shown(*rows: str, kind: str = "div") -> str:
    """Return rows of cells, parted by bars, as elements that a style sheet shows as a table's."""
    cells = ["".join(f"<{kind} class=c>{cell}</{kind}>" for cell in row.split("|")) for row in rows]
    inside = "".join(f"<{kind} class=r>{each}</{kind}>" for each in cells)
    return f"<{kind} class=t>{inside}</{kind}>"


def test_elements_that_a_sheet_shows_as_a_table_are_rows() -> None:
    assert read(shown("Harle|12", "Morve|8"), SHEET) == ["Harle | 12", "Morve | 8"]
    assert read(shown("Harle|12", "Morve|8"), SHEET.replace("{", "{color: red; ")) == [
        "Harle | 12",
        "Morve | 8",
    ]
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


def parts(body: str, sheet: str = SHEET) -> list[tuple[str, str]]:
    """Return the elements that are shown as parts of a table, and as which."""
    tree = LexborHTMLParser(f"<body>{body}</body>")
    made = div_tables(tree, [sheet])
    return [(each.tag or "", made[each.mem_id]) for each in tree.css("body *") if each.mem_id in made]


TWO_ROWS = ["table", "tr", "td", "td", "tr", "td", "td"]


@pytest.mark.parametrize("kind", ["div", "section", "ul", "dl", "span"])
def test_the_parts_of_a_table_are_told_by_their_display(kind: str) -> None:
    assert parts(shown("Harle|12", "Morve|8", kind=kind)) == [(kind, part) for part in TWO_ROWS]


def test_each_table_of_a_page_is_one() -> None:
    one = shown("Harle|12", "Morve|8")
    assert parts(one + one) == [("div", part) for part in TWO_ROWS + TWO_ROWS]


@pytest.mark.parametrize("kind", ["main", "b"])
def test_other_elements_make_no_table(kind: str) -> None:
    assert parts(shown("Harle|12", "Morve|8", kind=kind)) == []


@pytest.mark.parametrize("group", ["table-row-group", "table-header-group", "table-footer-group"])
def test_rows_may_stand_in_a_group(group: str) -> None:
    rows = shown("Harle|12", "Morve|8").removeprefix("<div class=t>").removesuffix("</div>")
    body = f"<div class=t><section style='color: red; display:{group}'>{rows}</section></div>"
    assert parts(body) == [("div", part) for part in TWO_ROWS]
    assert parts(body.replace(group, "block")) == []


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        (SHEET.replace(": ", " : "), True),
        (SHEET.replace("display: table}", "display: inline-table}"), False),
        (SHEET.replace("display: table}", "x-display: table}"), False),
        (SHEET.replace("display: table}", "display: tables}"), False),
        (SHEET.replace("display: table}", "display: table-column}"), False),
        (SHEET.replace("display: table}", "display: table-caption}"), False),
        (f".x {{color: red}} {SHEET}", True),
        (SHEET.replace(".r {", ".r::before {"), False),
        (SHEET.replace(".r {", "@media print {.r {") + "}", False),
        ("", False),
    ],
)
def test_rules_say_what_is_shown_as_a_table(sheet: str, *, rows: bool) -> None:
    assert bool(parts(shown("Harle|12", "Morve|8"), sheet)) is rows


@pytest.mark.parametrize(
    ("rows", "made"),
    [
        (("a|b", "c|d", "e"), 9),
        (("a|b", "c"), 0),
        (("a|b|c", "d|e"), 8),
        (("a", "b", "c|d", "e|f"), 11),
    ],
)
def test_two_rows_of_two_cells_are_the_least_of_a_table(rows: tuple[str, ...], made: int) -> None:
    assert len(parts(shown(*rows))) == made


@pytest.mark.parametrize("held", ["<h1>x</h1>", "<h2>x</h2>", "<h3>x</h3>", "<table></table>", "<img>"])
def test_a_cell_that_holds_more_than_words_places_a_part_of_the_page(held: str) -> None:
    assert parts(shown(f"{held}|12", "Morve|8")) == []
    assert len(parts(shown("<h4>x</h4>|12", "Morve|8"))) == 7
