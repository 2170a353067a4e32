"""OpenDocument spreadsheets cell by cell: values, repetitions, merged and hidden ones, what is struck or drawn."""

from pathlib import Path

import pytest
from office_files import ODF

from passerelle.index.errors import LoadError
from passerelle.index.load.opendocument.sheets import load_ods
from passerelle.index.load.parsed import Parsed


def read(folder: Path, *tables: str, styles: str = "") -> Parsed:
    path = folder / "prix-de_mai.fods"
    made = f"<automatic-styles>{styles}</automatic-styles><body><spreadsheet>{''.join(tables)}</spreadsheet></body>"
    path.write_text(f"<document {ODF}>{made}</document>", encoding="utf-8")
    return load_ods(path)


def table(*rows: str, ahead: str = "", given: str = "") -> str:
    return f'<table name="S" {given}>{ahead}{"".join(rows)}</table>'


def row(*cells: str, given: str = "") -> str:
    made = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<table-row {given}>{made}</table-row>"


def cell(words: str, given: str = "") -> str:
    return f"<table-cell {given}>{f'<p>{words}</p>' if words else ''}</table-cell>"


def text(parsed: Parsed) -> str:
    return parsed.builder.text.removeprefix("S").lstrip("\n")


def gaps(parsed: Parsed) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in parsed.gaps]


COVERED = "<covered-table-cell><p>non</p></covered-table-cell>"


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ((row("a", "b"), row("c", "d")), "a | b\nc | d"),
        ((row("a", "", "b"),), "a | b"),
        ((row("a"), row(""), row("b")), "a\n\nb"),
        ((row(cell("a", 'number-columns-repeated="3"')),), "a | a | a"),
        ((row(cell("", 'number-columns-repeated="2"'), "a"), row("b", "c", "d")), "|  | a\nb | c | d"),
        ((row("a", given='number-rows-repeated="3"'), row("b")), "a\na\na\nb"),
        ((row("", given='number-rows-repeated="2"'), row("b")), "b"),
        ((row("a"), row("", given='number-rows-repeated="2"'), row("b")), "a\n\nb"),
        ((row("a", "b"), row(cell("c", 'number-columns-spanned="2"') + COVERED)), "a | b\nc"),
        ((row(cell("a", 'number-rows-spanned="2"'), "b"), row(COVERED, "d")), "a | b\na | d"),
        ((row(cell("a", 'number-rows-spanned="1"'), "b"), row(COVERED, "d")), "a | b\n| d"),
        ((row(cell("a", 'number-columns-spanned="2"') + COVERED, "x"), row(*"bcd")), "a | a | x\nb | c | d"),
        (
            (row(cell("a", 'number-columns-spanned="2"') + COVERED, "", "x"), row(*"bcde")),
            "a | a |  | x\nb | c | d | e",
        ),
        (
            (row(cell("a", 'number-rows-spanned="2"'), "b"), row(COVERED, "d"), row("", "e")),
            "a | b\na | d\n| e",
        ),
        ((row('<table-cell string-value="x"/>'),), "x"),
        ((row('<table-cell value="4"><p/></table-cell>'),), "4"),
        ((row('<table-cell value="4"/>'),), "4"),
        ((row('<table-cell string-value="x" value="4"/>'),), "x"),
        ((row('<table-cell value="4"><p>4 €</p></table-cell>'),), "4 €"),
        ((row("<table-cell><p>a</p><p/><p>b</p></table-cell>", "c"),), "a b | c"),
        ((row("<table-cell><p> </p></table-cell>", "c"),), "c"),
    ],
)
def test_the_cells_of_a_sheet_show_their_words_in_their_places(
    tmp_path: Path, rows: tuple[str, ...], shown: str
) -> None:
    assert text(read(tmp_path, table(*rows))) == shown


@pytest.mark.parametrize(
    ("row_", "count"),
    [
        (row(cell("x", 'number-columns-repeated="1001"')), 1000),
        (row("x", given='number-rows-repeated="1001"'), 1000),
        (row("x", given='number-rows-repeated="x"'), 1),
        (row("x", given='number-rows-repeated="0"'), 1),
    ],
)
def test_what_is_repeated_is_written_as_often_as_people_do(tmp_path: Path, row_: str, count: int) -> None:
    assert text(read(tmp_path, table(row_))).count("x") == count


def test_a_cell_behind_a_long_repetition_keeps_its_place(tmp_path: Path) -> None:
    many = cell("x", 'number-columns-repeated="1005"')
    found = text(read(tmp_path, table(row(many, "fin"), row(*["a"] * 3))))
    assert "fin" in found


@pytest.mark.parametrize(
    ("given", "shown"), [("collapse", False), ("filter", False), ("visible", True), ("", True)]
)
def test_hidden_rows_and_columns_are_accounted_for(tmp_path: Path, given: str, *, shown: bool) -> None:
    hidden = f'visibility="{given}"'
    parsed = read(tmp_path, table(row("a", "b", given=hidden), row("c", "d")))
    assert text(parsed) == ("a | b\nc | d" if shown else "c | d")
    assert gaps(parsed) == ([] if shown else [("hidden text", 2, "rows or columns of sheet S")])


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        ("", "a | b | c | d | e"),
        ("h", "b | c | d | e"),
        ("vh", "a | c | d | e"),
        ("vH", "a | d | e"),
        ("Vh", "a | b | d | e"),
        ("VH", "a | b | e"),
        ("hvh", "b | d | e"),
        ("Hvh", "c | e"),
        ("HV", "c | d | e"),
        ("vhvhv", "a | c | e"),
    ],
)
def test_hidden_columns_are_counted_with_their_repetitions(tmp_path: Path, columns: str, shown: str) -> None:
    """Each letter is a column: h hidden, v visible, a capital stands for two."""
    ahead = "".join(
        f"<table-column visibility='{'collapse' if each in 'hH' else 'visible'}'"
        f" number-columns-repeated='{1 + each.isupper()}'/>"
        for each in columns
    )
    parsed = read(tmp_path, table(row(*"abcde"), ahead=ahead))
    assert text(parsed) == shown
    hidden = 5 - len(shown.split(" | "))
    assert gaps(parsed) == ([("hidden text", hidden, "rows or columns of sheet S")] if hidden else [])


@pytest.mark.parametrize(
    ("rows", "shown", "count"),
    [
        ("vhv", "a0 | b0\na2 | b2", 2),
        ("vHv", "a0 | b0\na3 | b3", 4),
        ("hvHvv", "a1 | b1\na4 | b4\na5 | b5", 6),
        ("Hhvh", "a3 | b3", 8),
        ("H", "", 4),
    ],
)
def test_a_filtered_table_is_one_with_its_names(tmp_path: Path, rows: str, shown: str, count: int) -> None:
    """Each letter is a row: h hidden, v visible, a capital stands for two."""
    made, at = [], 0
    for each in rows:
        given = f"visibility='{'filter' if each in 'hH' else 'visible'}' number-rows-repeated='{1 + each.isupper()}'"
        made.append(row(f"a{at}", f"b{at}", given=given))
        at += 1 + each.isupper()
    parsed = read(tmp_path, table(*made))
    assert text(parsed) == shown
    assert gaps(parsed) == [("hidden text", count, "rows or columns of sheet S")]


def test_a_hidden_column_of_a_longest_sheet_is_its_last(tmp_path: Path) -> None:
    """A sheet has 16,384 columns."""
    ahead = '<table-column number-columns-repeated="16383"/><table-column visibility="collapse"/>'
    blank = '<table-cell number-columns-repeated="16382"/>'
    parsed = read(tmp_path, table(row(blank + cell("y"), "z"), row("a"), ahead=ahead))
    assert "y" in text(parsed)
    assert "z" not in text(parsed)


@pytest.mark.parametrize(("display", "shown"), [("false", False), ("true", True)])
def test_a_hidden_sheet_is_accounted_for(tmp_path: Path, display: str, *, shown: bool) -> None:
    style = f'<style name="H"><table-properties display="{display}"/></style>'
    parsed = read(tmp_path, table(row("a"), given='style-name="H"'), table(row("b")), styles=style)
    assert parsed.builder.text == ("S\n\na\n\nS\n\nb" if shown else "S\n\nb")
    assert gaps(parsed) == ([] if shown else [("hidden text", 1, "sheet S")])


STRUCK = (
    '<style name="X"><text-properties text-line-through-style="solid"/></style>'
    '<style name="Y"><text-properties text-line-through-style="none"/></style>'
)


@pytest.mark.parametrize(
    ("column", "row_", "cell_", "struck"),
    [
        ("", "", "", False),
        ("", "", "X", True),
        ("", "X", "", True),
        ("X", "", "", True),
        ("X", "", "Y", False),
        ("X", "Y", "", False),
        ("Y", "X", "", True),
        ("", "X", "Y", False),
    ],
)
def test_a_cell_is_struck_through_by_its_style_or_its_rows_or_its_columns(
    tmp_path: Path, column: str, row_: str, cell_: str, *, struck: bool
) -> None:
    def named(name: str, style: str) -> str:
        return f'{name}="{style}"' if style else ""

    ahead = f"<table-column number-columns-repeated='2'/><table-column {named('default-cell-style-name', column)}/>"
    plain = 'style-name="Y"'
    third = cell("c", named("style-name", cell_))
    cells = row(cell("a", plain), cell("b", plain), third, given=named("default-cell-style-name", row_))
    parsed = read(tmp_path, table(row("d", "e"), cells, ahead=ahead), styles=STRUCK)
    assert ("c" not in text(parsed)) is struck
    assert ("deletions" in [kind for kind, _, _ in gaps(parsed)]) is struck


def test_comments_are_accounted_for_by_who_wrote_them(tmp_path: Path) -> None:
    note = "<annotation><creator>Luc</creator><p>non</p></annotation>"
    cells = row(f"<table-cell>{note}<p>a</p></table-cell>", "<table-cell><annotation/><p>b</p></table-cell>")
    parsed = read(tmp_path, table(cells))
    assert text(parsed) == "a | b"
    assert ("comments", "Luc") in [(kind, where) for kind, _, where in gaps(parsed)]


CHART = "<title><p>Prises</p></title><table><table-row><table-cell><p>9</p></table-cell></table-row></table>"
"""Its figures stand in the cells of the sheet, too."""


@pytest.mark.parametrize(
    ("frame", "below"),
    [
        ("<frame><text-box><p>cadre</p></text-box></frame>", "a cadre"),
        ("<frame><object><math><mi>x</mi></math></object><image/></frame>", "a\n\nx"),
        ("<frame><object-ole><math><mi>x</mi></math></object-ole></frame>", "a\n\nx"),
        (
            f"<frame><object><document><body><chart>{CHART}</chart></body></document></object></frame>",
            "a\n\nPrises",
        ),
        ("<frame><image/></frame>", "a"),
        ("<frame><image/><desc>Le bac vert à quai</desc></frame>", "a\n\nLe bac vert à quai"),
    ],
)
def test_objects_in_cells_stand_below_their_sheet(tmp_path: Path, frame: str, below: str) -> None:
    parsed = read(tmp_path, table(row(f"<table-cell><p>a</p>{frame}</table-cell>")))
    assert text(parsed) == below


def test_shapes_drawn_on_a_sheet_stand_below_it(tmp_path: Path) -> None:
    drawn = "<shapes><frame><object><math><mi>x</mi></math></object></frame></shapes>"
    assert text(read(tmp_path, table(row("a"), ahead=drawn))) == "a\n\nx"
    shapes = "<shapes><frame><text-box><p>cadre</p></text-box></frame></shapes>"
    assert text(read(tmp_path, table(row("a"), ahead=shapes))) == "a\n\ncadre"


def test_tables_of_changes_are_no_sheets_and_a_workbook_is_called_by_its_file(tmp_path: Path) -> None:
    changes = f"<tracked-changes>{table(row('non'))}</tracked-changes>"
    parsed = read(tmp_path, changes, table(row("a")))
    assert (parsed.builder.text, parsed.title, parsed.shown) == ("S\n\na", "", "prix de mai")


def test_a_file_that_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.fods"
    path.write_text("<document><body><text/></body></document>", encoding="utf-8")
    with pytest.raises(LoadError, match=r"no spreadsheet; save it as \.ods or \.pdf"):
        load_ods(path)
