"""Facts about how cells, tables and numbers of office files are shown, at the lengths and values that decide it."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from office_files import odt, one, p, said, word

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.blocks import (
    Cell,
    Paragraph,
    Table,
    cell_text,
    is_long,
    write_table,
)
from passerelle.index.load.csv_table import is_table, load_table
from passerelle.index.load.excel.numbers import Manner, shown
from passerelle.index.load.merged_cells import filled, repeated
from passerelle.index.load.opendocument.tables import MOST_REPEATED
from passerelle.index.load.openxml import fields
from passerelle.index.load.sheets import Sheet, write_sheet
from passerelle.index.load.zipped import opened_zip, read_part
from passerelle.index.text import TextBuilder
from passerelle.index.types import Gap

FRENCH, ENGLISH = Manner(), Manner(french=False)


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1234.5, "General", "1234,5"),
        (1e15, "General", "1e+15"),
        (1e14, "General", "100000000000000"),
        (-12, "General", "-12"),
        (-0.0, "0", "0"),
        (0.5, "#,##0.00", "0,50"),
        (1234567, "#,##0", "1\u202f234\u202f567"),
        (1234567, "0,", "1235"),
        (0.5, "#.0", ",5"),
        (0, "#", "0"),
        (12.5, "0.0#", "12,5"),
        (12.0, "0.##", "12"),
        (0.125, "0%", "13%"),
        (0.125, "0.0%", "12,5%"),
        (7, "000", "007"),
        (612345678, "00 00 00 00 00", "06 12 34 56 78"),
        (12, '0 "kg"', "12 kg"),
        (12, "[$€-40C]0", "€12"),
        (12, "[Red]0", "12"),
        (-12, "0;(0)", "(12)"),
        (-12, "0", "-12"),
        (0, '0;0;"nul"', "nul"),
        (-0.2, "0", "0"),
        (5, '"payé"', "payé"),
        (5, "@", "5"),
        (5, '0" ; "', "5 ;"),
        (0.25, "# ?/?", "0,25"),
        (12345, "0.00E+00", "12345"),
        (45000, "dd/mm/yyyy", "15/03/2023"),
        (45000, "d mmmm yyyy", "15 mars 2023"),
        (45000, "d mmm yy", "15 mars 23"),
        (45000, "dddd d", "mercredi 15"),
        (45000, "ddd d", "mer. 15"),
        (45000.25, "h:mm AM/PM", "6:00 AM"),
        (45000.75, "h:mm AM/PM", "6:00 PM"),
        (45000.5, "h AM/PM", "12 PM"),
        (45000.75, "hh:mm", "18:00"),
        (45000.7506, "mm:ss", "00:52"),
        (45000.75, "hh:mm dd/mm", "18:00 15/03"),
        (1.5, "[h]:mm", "36:00"),
        (1.5, "[mm]", "2160"),
        (59, "dd/mm/yyyy", "28/02/1900"),
        (60, "dd/mm/yyyy", "28/02/1900"),
        (61, "dd/mm/yyyy", "01/03/1900"),
        (-1, "dd/mm/yyyy", "-1"),
        (2958465, "yyyy", "9999"),
        (2958466, "yyyy", "2958466"),
        (45000, "yy", "23"),
        (45000, "d e", "15 2023"),
        (3661 / 86400, "h:mm:ss", "1:01:01"),
        (45000, "m/yy", "3/23"),
    ],
)
def test_a_number_is_written_as_its_cell_shows_it(value: float, form: str, text: str) -> None:
    assert shown(value, form, FRENCH) == text


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (45000, "d mmm yyyy", "15 Mar 2023"),
        (45000, "dddd", "Wednesday"),
        (45000, "ddd", "Wed"),
        (1234.5, "General", "1234.5"),
    ],
)
def test_a_number_is_written_in_english_where_the_workbook_is(value: float, form: str, text: str) -> None:
    assert shown(value, form, ENGLISH) == text


def test_days_count_from_1904_where_a_workbook_says_so() -> None:
    assert shown(0, "yyyy-mm-dd", Manner(from_1904=True)) == "1904-01-01"


def cell(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts)


@pytest.mark.parametrize(
    ("lengths", "long"),
    [
        ((80, 5), False),
        ((81, 5), True),
        ((81,), False),
        ((201,), False),
        ((68, 68, 68), True),
        ((66, 67, 67), False),
        ((81, 0), False),
    ],
)
def test_a_cell_of_several_long_paragraphs_is_text(lengths: Sequence[int], *, long: bool) -> None:
    assert is_long(cell(*("x" * length for length in lengths))) is long
    assert (repeated(cell(*("x" * length for length in lengths))) == ()) is long


def test_a_cell_with_a_heading_is_text() -> None:
    assert is_long((Paragraph("Bail", 1),))
    assert not is_long((Paragraph("Bail"),))


def test_a_value_that_fills_a_row_stands_once_and_its_notes_below() -> None:
    note = Paragraph("Sauf mai.")
    caption = (Paragraph("Tarifs", below=(note,)),)
    builder = TextBuilder()
    rows: list[list[tuple[Cell, int, int]]] = [
        [(caption, 2, 1)],
        [(cell("Lac"), 1, 1), (cell("3", "4"), 1, 1)],
        [(cell(""), 1, 1), (cell("5"), 1, 1)],
    ]
    write_table(filled(rows), builder)
    assert builder.text == "Tarifs\nLac | 3 / 4\n| 5\n\nSauf mai."
    once: list[list[tuple[Cell, int, int]]]
    once = [[(cell("0"), 1, 1), (cell("0"), 1, 1)], [(cell("Net"), 2, 2)], [], [(cell("9"), 1, 1)]]
    builder = TextBuilder()
    write_table(filled(once), builder)
    assert builder.text == "0 | 0\nNet\nNet\n\n9"
    assert cell_text((Table(((cell("a"), cell("")), (cell("b"), cell("c")))),)) == "a / b, c"


def test_merged_cells_fill_the_places_they_cover() -> None:
    rows = [[(cell("Lac"), 1, 9), (cell("3"), 2, 1)], [(cell("4"), 1, 1)]]
    shown_rows = [[cell_text(each) for each in row] for row in filled(rows).rows]
    assert shown_rows == [["Lac", "3", "3"], ["Lac", "4"]]


def sheet(cells: dict[tuple[int, int], str], *merged: tuple[int, int, int, int]) -> str:
    builder = TextBuilder()
    write_sheet(Sheet("Bac", cells, merged), builder)
    return builder.text.removeprefix("Bac\n\n")


@pytest.mark.parametrize(
    ("cells", "merged", "text"),
    [
        ({(0, 0): "a", (0, 1): "b", (1, 0): "c"}, (), "a | b\nc"),
        ({(0, 0): "a", (0, 1): "b", (1, 1): "c"}, (), "a | b\n| c"),
        ({(0, 0): "a", (1, 0): "c", (3, 0): "d"}, (), "a\nc\n\nd"),
        ({(0, 0): "a", (0, 1): "b", (1, 1): "c"}, ((0, 0, 1, 0),), "a | b\na | c"),
        ({(0, 0): "a", (1, 0): "b", (1, 1): "c"}, ((0, 0, 0, 1),), "a\nb | c"),
        ({(0, 0): "a", (0, 1): "b", (1, 1): "c"}, ((0, 0, 9999, 0),), "a | b\na | c"),
        ({(0, 0): "a", (0, 1): "b", (1, 1): "c"}, ((0, 0, 10_000, 0),), "a | b\n| c"),
    ],
)
def test_the_cells_of_a_sheet_are_rows_and_merged_ones_are_filled_up_to_ten_thousand(
    cells: dict[tuple[int, int], str], merged: Sequence[tuple[int, int, int, int]], text: str
) -> None:
    assert sheet(cells, *merged) == text


@pytest.mark.parametrize(("length", "lines"), [(80, 1), (81, 2)])
def test_a_text_typed_into_a_cell_keeps_its_lines_where_it_is_long(length: int, lines: int) -> None:
    text = "x" * 40 + "\n" + "x" * (length - 41)
    assert len(sheet({(0, 0): text}).split("\n")) == lines
    assert len(sheet({(0, 0): "x" * length}).split("\n")) == 1


def test_a_sheet_without_cells_is_not_named() -> None:
    builder = TextBuilder()
    write_sheet(Sheet("Bac", {}), builder)
    assert builder.text == ""


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("Ferme,Oies\nHarle,40\n", True),
        ("Ferme\tOies\nHarle\t40\n", True),
        ("Ferme,Oies\n", False),
        ("Ferme\nHarle\n", True),
        ("Ferme\n", False),
        ("id,Oies\nHarle,40\n", True),
        ("id,text\nHarle,40\n", False),
        ("Ferme;Text\nHarle;40\n", False),
        ("sep=;\nFerme;Oies\nHarle;40\n", True),
        ("\n\nFerme,Oies\n\nHarle,40\n", True),
    ],
)
def test_a_csv_file_is_a_table_where_it_has_columns_of_other_names(
    tmp_path: Path, text: str, *, table: bool
) -> None:
    path = tmp_path / "oies.csv"
    path.write_text(text, encoding="utf-8")
    assert is_table(path) is table


@pytest.mark.parametrize(
    ("name", "text", "rows"),
    [
        ("a.csv", "Ferme;Oies\nHarle;1,5\nMorve;2,5\n", "Ferme | Oies\nHarle | 1,5\nMorve | 2,5"),
        ("a.csv", "Ferme,Oies\nHarle;x,40\n", "Ferme | Oies\nHarle;x | 40"),
        ("a.tsv", "Ferme, x\tOies\nHarle\t40\n", "Ferme, x | Oies\nHarle | 40"),
        ("a.csv", 'Ferme,Oies\n"Harle\ngris",40\nMorve,2\n', "Ferme | Oies\nHarle gris | 40\nMorve | 2"),
        ("a.csv", 'Ferme,Oies\n"Harle,40\nMorve,2\nSorel,3\n', "Ferme | Oies\nMorve | 2\nSorel | 3"),
    ],
)
def test_the_cells_of_a_csv_table_are_parted_by_what_parts_most_lines(
    tmp_path: Path, name: str, text: str, rows: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert load_table(path).builder.text.split("\n\n", 1)[1] == rows


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"author": "python-docx"}, {}),
        ({"author": "Ada"}, {"author": "Ada"}),
        ({"date": "2031-04-05T10:00:00Z"}, {"date": "2031-04-05"}),
        ({"date": "2031"}, {"date": "2031"}),
        ({"date": "hier"}, {}),
        ({"subject": ""}, {}),
    ],
)
def test_what_a_file_says_of_itself_is_kept_where_it_says_something(
    given: dict[str, str], kept: dict[str, str]
) -> None:
    assert fields(**given) == kept


def cells(count: int) -> str:
    return (
        f'<table:table table:name="Bac"><table:table-row>'
        f'<table:table-cell table:number-columns-repeated="{count}"><text:p>x</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )


@pytest.mark.parametrize("more", [0, 1])
def test_a_cell_is_repeated_no_more_often_than_people_do(tmp_path: Path, more: int) -> None:
    made = one(odt(tmp_path / "a.ods", cells(MOST_REPEATED + more), kind="spreadsheet"))
    assert made.text.count("x") == MOST_REPEATED


@pytest.mark.parametrize(
    ("row", "column", "text"),
    [
        ("", "", "a | b\nc | d"),
        ('table:visibility="collapse"', "", "c | d"),
        ('table:visibility="filter"', "", "c | d"),
        ("", 'table:visibility="collapse"', "b\nd"),
    ],
)
def test_hidden_rows_and_columns_of_a_sheet_are_not_read(
    tmp_path: Path, row: str, column: str, text: str
) -> None:
    def cell_of(words: str) -> str:
        return f"<table:table-cell><text:p>{words}</text:p></table:table-cell>"

    body = (
        f'<table:table table:name="Bac"><table:table-column {column}/><table:table-column/>'
        f"<table:table-row {row}>{cell_of('a')}{cell_of('b')}</table:table-row>"
        f"<table:table-row>{cell_of('c')}{cell_of('d')}</table:table-row></table:table>"
    )
    made = one(odt(tmp_path / "a.ods", body, kind="spreadsheet"))
    assert made.text == f"Bac\n\n{text}"
    assert bool(made.gaps) is (text != "a | b\nc | d")


def nested(depth: int, inside: str) -> str:
    made = inside
    for _ in range(depth):
        made = f"<w:tbl><w:tr><w:tc>{p(said('Lac'))}</w:tc><w:tc>{made}{p('')}</w:tc></w:tr></w:tbl>"
    return made


@pytest.mark.parametrize(("depth", "rows"), [(11, True), (12, False)])
def test_tables_are_kept_apart_twelve_deep(tmp_path: Path, depth: int, *, rows: bool) -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p(said('un'))}</w:tc><w:tc>{p(said('deux'))}</w:tc></w:tr></w:tbl>"
    made = one(word(tmp_path / "a.docx", nested(depth, inner)))
    assert ("un, deux" in made.text) is rows
    assert "un" in made.text


def slide(*frames: tuple[float, float, str]) -> str:
    made = "".join(
        f'<draw:frame svg:x="{x}cm" svg:y="{y}cm"><draw:text-box><text:p>{words}</text:p></draw:text-box>'
        "</draw:frame>"
        for x, y, words in frames
    )
    return f"<draw:page>{made}</draw:page>"


@pytest.mark.parametrize(("lower", "first"), [(0.29, "gauche"), (0.31, "droite")])
def test_boxes_of_a_slide_on_one_height_are_read_from_left_to_right(
    tmp_path: Path, lower: float, first: str
) -> None:
    body = slide((1, lower, "gauche"), (5, 0, "droite"))
    made = one(odt(tmp_path / "a.odp", body, kind="presentation"))
    assert made.text.split("\n\n")[0] == first


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('a<text:s text:c="3"/>b', "a   b"),
        ("a<text:s/>b", "a b"),
        ("a<text:tab/>b<text:line-break/>c", "a b\nc"),
        ('<text:span text:style-name="x">a</text:span> b', "a b"),
        ("a<text:note-citation>1</text:note-citation>b", "ab"),
        ('a<text:s text:c="80"/>b', f"a{' ' * 80}b"),
        ('a<text:s text:c="81"/>b', f"a{' ' * 80}b"),
        ('a<text:content-control text:showing-place-holder="true">Choisir</text:content-control>', "a"),
        ("a<text:content-control>Choisir</text:content-control>", "aChoisir"),
        ('<text:content-control text:checkbox="true" text:checked="true"/>a', "☒a"),
        ('<text:content-control text:checkbox="true"/>a', "☐a"),
        ('<text:content-control text:checkbox="true">☑</text:content-control>a', "☑a"),
        (
            '<text:span text:style-name="F"><text:span text:style-name="x">\uf0fe</text:span></text:span> a',
            "☑ a",
        ),
    ],
)
def test_the_spaces_of_an_open_document_are_spelt_out(tmp_path: Path, inside: str, text: str) -> None:
    font = '<style:style style:name="F"><style:text-properties style:font-name="Wingdings"/></style:style>'
    assert one(odt(tmp_path / "a.odt", f"<text:p>{inside}</text:p>", styles=font)).text == text


@pytest.mark.parametrize(
    ("control", "text"),
    [
        ('<form:checkbox form:id="c" form:label="Reçu" form:state="checked"/>', "☒ Reçu"),
        ('<form:checkbox form:id="c" form:label="Reçu"/>', "☐ Reçu"),
        ('<form:radio form:id="c" form:label="Reçu" form:current-selected="true"/>', "☒ Reçu"),
        ('<form:text form:id="c" form:value="Roy"/>', "Roy"),
        ('<form:fixed-text form:id="c" form:label="Nom"/>', "Nom"),
        (
            (
                '<form:listbox form:id="c"><form:option form:label="un" form:selected="true"/>'
                '<form:option form:label="deux"/></form:listbox>'
            ),
            "un",
        ),
    ],
)
def test_a_field_of_a_form_is_read_as_it_is_filled_in(tmp_path: Path, control: str, text: str) -> None:
    forms = f"<office:forms><form:form>{control}</form:form></office:forms>"
    made = one(odt(tmp_path / "a.odt", f'{forms}<text:p>: <draw:control draw:control="c"/></text:p>'))
    assert made.text == f": {text}"


@pytest.mark.parametrize(
    ("given", "shown_"),
    [
        ('text:display="none"', False),
        ('text:display="condition" text:is-hidden="true"', False),
        ('text:display="condition"', True),
        ('text:is-hidden="true"', True),
    ],
)
def test_a_section_that_is_hidden_is_not_read(tmp_path: Path, given: str, *, shown_: bool) -> None:
    body = f"<text:section {given}><text:p>Caché.</text:p></text:section><text:p>Vu.</text:p>"
    made = one(odt(tmp_path / "a.odt", body))
    assert ("Caché." in made.text) is shown_
    assert bool(made.gaps) is not shown_


@pytest.mark.parametrize(
    ("cell_", "text"),
    [
        ('<table:table-cell office:string-value="x"/>', "x"),
        ('<table:table-cell office:value="4"/>', "4"),
        ('<table:table-cell office:value="4"><text:p>4 €</text:p></table:table-cell>', "4 €"),
    ],
)
def test_a_cell_of_a_sheet_shows_its_text_or_else_its_value(tmp_path: Path, cell_: str, text: str) -> None:
    body = f'<table:table table:name="Bac"><table:table-row>{cell_}</table:table-row></table:table>'
    assert one(odt(tmp_path / "a.ods", body, kind="spreadsheet")).text == f"Bac\n\n{text}"


@pytest.mark.parametrize(
    ("attributes", "level"),
    [('text:outline-level="3"', 3), ('text:outline-level="0"', 1), ("", 1), ('text:outline-level="x"', 1)],
)
def test_a_heading_of_an_open_document_has_its_level_or_the_first(
    tmp_path: Path, attributes: str, level: int
) -> None:
    made = one(odt(tmp_path / "a.odt", f"<text:h {attributes}>Bail</text:h><text:p>Un an.</text:p>"))
    assert [each.level for each in made.headings] == [level]


def test_an_open_document_is_called_by_its_first_title(tmp_path: Path) -> None:
    style = '<style:style style:name="T" style:parent-style-name="Title"/>'
    body = '<text:p text:style-name="T">Bail</text:p><text:p text:style-name="T">Fin</text:p><text:p>Un an.</text:p>'
    made = one(odt(tmp_path / "a.odt", body, styles=style))
    assert made.title == "Bail"


def test_an_equation_of_an_open_document_is_read_and_another_object_told(tmp_path: Path) -> None:
    formula = "<draw:object><math><mi>x</mi><mo>+</mo><mn>1</mn></math></draw:object>"
    made = one(odt(tmp_path / "a.odt", f"<text:p>Soit {formula} euros</text:p>"))
    assert (made.text, made.gaps) == ("Soit x+1 euros", ())
    other = one(odt(tmp_path / "b.odt", "<text:p>Soit <draw:object/> euros</text:p>"))
    assert [each.kind for each in other.gaps] == ["embedded files"]


@pytest.mark.parametrize(("size", "refused"), [(15 * 2**20, False), (17 * 2**20, True)])
def test_a_part_that_swells_two_hundred_times_is_refused_from_sixteen_megabytes_on(
    tmp_path: Path, size: int, *, refused: bool
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("a.xml", bytes(size))
    with opened_zip(path) as archive:
        if not refused:
            assert len(read_part(archive, "a.xml")) == size
            return
        with pytest.raises(LoadError, match="would unpack to"):
            read_part(archive, "a.xml")


def test_an_account_names_five_places_once_and_cuts_them_at_sixty_letters() -> None:
    account = Account()
    for place in ("a", "a", "b", "c", "d", "e"):
        account.add("pictures", place)
    assert account.gaps == (Gap("pictures", 6, "a, b, c, d, e"),)
    account.add("pictures", "f")
    assert account.gaps[0].where == "a, b, c, d, e, …"
    longer = Account()
    longer.add("comments", "x" * 55 + " yyyy")
    longer.add("comments", "x" * 55 + " yyyyy")
    assert longer.gaps[0].where == f"{'x' * 55} yyyy, {'x' * 55}…"


@pytest.mark.parametrize(("size", "refused"), [(4 * 2**20, False), (16 * 2**20 + 1, True)])
def test_a_table_of_more_than_sixteen_megabytes_is_refused(
    tmp_path: Path, size: int, *, refused: bool
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Ferme,Oies\nHarle,40\n", encoding="utf-8")
    with path.open("r+b") as file:
        file.truncate(size)
    if not refused:
        assert "Harle | 40" in load_table(path).builder.text
        return
    with pytest.raises(LoadError, match="larger than"):
        load_table(path)
