"""Excel workbooks: sheets as headings and tables, values as their cells show them."""

import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from office_files import headings, one

from passerelle.index.errors import LoadError
from passerelle.index.load.excel.numbers import Manner, shown

M = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TIES = "http://schemas.openxmlformats.org/package/2006/relationships"
FORMS = ("General", '#,##0.00\\ "€"', "0.0%", "dd/mm/yyyy")
FRENCH, ENGLISH = Manner(), Manner(french=False)
Value = str | float


def ties(**targets: str) -> str:
    made = "".join(
        f'<Relationship Id="{name}" Type="x/{name.rstrip("0123456789")}" Target="{target}"/>'
        for name, target in targets.items()
    )
    return f'<Relationships xmlns="{TIES}">{made}</Relationships>'


def cell(value: Value, place: str, form: int = 0) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}" s="{form}"><v>{value}</v></c>'


def rows(*given: Sequence[Value], forms: Sequence[int] = (0, 0, 0, 0)) -> str:
    return "".join(
        f'<row r="{number}">'
        + "".join(
            cell(value, f"{'ABCD'[place]}{number}", forms[place])
            for place, value in enumerate(row)
            if value != ""
        )
        + "</row>"
        for number, row in enumerate(given, start=1)
    )


def xlsx(path: Path, sheets: dict[str, str], parts: dict[str, str] | None = None, states: str = "") -> Path:
    listed = "".join(
        f'<sheet name="{name}" sheetId="{place}" r:id="worksheet{place}" {states if place > 1 else ""}/>'
        for place, name in enumerate(sheets, start=1)
    )
    made = "".join(f'<numFmt numFmtId="{160 + place}" formatCode="{form.replace(chr(34), "&quot;")}"/>'
                   for place, form in enumerate(FORMS))  # fmt: skip
    styles = "".join(f'<xf numFmtId="{160 + place}"/>' for place in range(len(FORMS)))
    held = {
        "_rels/.rels": ties(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f"<workbook {M} {R}><sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": ties(
            styles="styles.xml",
            **{f"worksheet{place}": f"s{place}.xml" for place in range(1, len(sheets) + 1)},
        ),
        "xl/styles.xml": f"<styleSheet {M}><numFmts>{made}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>",
        **{
            f"xl/s{place}.xml": f"<worksheet {M} {R}>{inside}</worksheet>"
            for place, inside in enumerate(sheets.values(), start=1)
        },
        **(parts or {}),
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in held.items():
            archive.writestr(name, part)
    return path


def data(inside: str, more: str = "") -> str:
    return f"<sheetData>{inside}</sheetData>{more}"


def test_a_sheet_is_a_heading_and_a_table_of_what_its_cells_show(tmp_path: Path) -> None:
    table = rows(["Produit", "Prix", "Part", "Depuis"], ["Miel", 1240, 0.125, 45750], forms=(0, 1, 2, 3))
    document = one(xlsx(tmp_path / "a.xlsx", {"Tarifs": data(table), "Vide": data("")}))
    assert document.text == (
        "Tarifs\n\nProduit | Prix | Part | Depuis\nMiel | 1\u202f240,00 € | 12,5% | 03/04/2025"
    )
    assert headings(document) == [("Tarifs", 1)]
    assert document.title == "a"


def test_rows_parted_by_an_empty_one_are_tables_and_a_merged_value_is_in_each_row(tmp_path: Path) -> None:
    table = rows(["Zones de pêche"], ["Lac", "Truite", 3], ["", "Brochet", 2], [""], ["Autre", "x"])
    merged = '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:A3"/></mergeCells>'
    document = one(xlsx(tmp_path / "a.xlsx", {"P": data(table, merged)}))
    assert document.text == "P\n\nZones de pêche\nLac | Truite | 3\nLac | Brochet | 2\n\nAutre | x"


def test_what_a_workbook_hides_or_has_not_worked_out_is_accounted_for(tmp_path: Path) -> None:
    hidden = '<cols><col min="2" max="2" hidden="1"/></cols>'
    table = rows(["Nom", "Marge"], ["Miel", 12]) + '<row r="3" hidden="1"><c r="A3"><v>7</v></c></row>'
    table += '<row r="4"><c r="A4"><f>SUM(B1:B2)</f><v/></c></row>'
    sheets = {"A": hidden + data(table), "B": data(rows(["secret"]))}
    document = one(xlsx(tmp_path / "a.xlsx", sheets, states='state="hidden"'))
    assert document.text == "A\n\nNom\nMiel"
    assert [(each.kind, each.count, each.where) for each in document.gaps] == [
        ("hidden text", 4, "rows or columns of sheet A, sheet B"),
        ("missing parts", 1, "formulas without a value in sheet A"),
    ]


def test_shared_texts_and_comments_are_found(tmp_path: Path) -> None:
    shared = (
        f'<sst {M}><si><t>Somme due</t></si><si><r><t>1741</t></r><r><rPr><vertAlign val="superscript"/></rPr>'
        "<t>1</t></r></si></sst>"
    )
    parts = {
        "xl/sharedStrings.xml": shared,
        "xl/_rels/workbook.xml.rels": ties(worksheet1="s1.xml", sharedStrings="sharedStrings.xml"),
        "xl/_rels/s1.xml.rels": ties(comments="c.xml"),
        "xl/c.xml": f"<comments {M}><commentList><comment/><comment/></commentList></comments>",
    }
    inside = (
        '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
    )
    document = one(xlsx(tmp_path / "a.xlsx", {"S": data(inside)}, parts))
    assert document.text == "S\n\nSomme due | 1741¹ | VRAI | #N/A"
    assert [(each.kind, each.count) for each in document.gaps] == [("comments", 2)]


@pytest.mark.parametrize(
    ("value", "form", "manner", "text"),
    [
        (1240, "#,##0", ENGLISH, "1,240"),
        (-3.5, '#,##0.00 "€";[Red]-#,##0.00 "€"', FRENCH, "-3,50 €"),
        (-1240, "$#,##0;($#,##0)", ENGLISH, "($1,240)"),
        (1240.5, "[$€-40C]#,##0.00", ENGLISH, "€1,240.50"),
        (0.1 + 0.2, "General", FRENCH, "0,3"),
        (2024, "General", FRENCH, "2024"),
        (0.5, "0%", FRENCH, "50%"),
        (1500000, '0.0,,"M"', FRENCH, "1,5M"),
        (612345678, "00 00 00 00 00", FRENCH, "06 12 34 56 78"),
        (7, "000", FRENCH, "007"),
        (0, '0;-0;"néant"', FRENCH, "néant"),
        (45750.75, "d mmmm yyyy hh:mm", FRENCH, "3 avril 2025 18:00"),
        (45750, "mmm-yy", ENGLISH, "Apr-25"),
        (45750, "[$-F800]dddd, mmmm dd, yyyy", ENGLISH, "Thursday, April 03, 2025"),
        (0.75, "h:mm AM/PM", ENGLISH, "6:00 PM"),
        (1.5, "[h]:mm", FRENCH, "36:00"),
        (1, "dd/mm/yyyy", FRENCH, "01/01/1900"),
        (0, "dd/mm/yyyy", Manner(from_1904=True), "01/01/1904"),
    ],
)
def test_a_number_is_written_as_its_cell_shows_it(value: float, form: str, manner: Manner, text: str) -> None:
    assert shown(value, form, manner) == text


def test_a_damaged_sheet_costs_itself_alone(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"A": data(rows(["oui"])), "B": "<sheetData><row>"})
    document = one(path)
    assert document.text == "A\n\noui"
    assert [(each.kind, each.count) for each in document.gaps] == [("missing parts", 2)]


def test_an_empty_workbook_has_no_text(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="there is no text in it"):
        one(xlsx(tmp_path / "a.xlsx", {"A": data("")}))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("The price of the honey", "TRUE | FALSE | 2.5"),
        ("Le prix du miel", "VRAI | FAUX | 2,5"),
        ("2031", "VRAI | FAUX | 2,5"),
    ],
)
def test_a_workbook_without_words_speaks_the_language_of_its_sheets_names(
    tmp_path: Path, name: str, shown: str
) -> None:
    inside = '<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c><v>2.5</v></c></row>'
    document = one(xlsx(tmp_path / "a.xlsx", {name: data(inside)}))
    assert document.text == f"{name}\n\n{shown}"


def test_the_format_of_a_cell_is_none_that_marks_cells_by_a_condition(tmp_path: Path) -> None:
    made = '<numFmts><numFmt formatCode="0%"/><numFmt numFmtId="164" formatCode="0.0"/></numFmts>'
    conditions = '<dxfs><dxf><numFmt numFmtId="164" formatCode="0%"/></dxf></dxfs>'
    used = '<cellXfs><xf numFmtId="164"/><xf numFmtId="x"/><xf numFmtId="999"/><xf/></cellXfs>'
    styles = f"<styleSheet {M}>{made}{used}{conditions}</styleSheet>"
    table = rows([2.25, 2.25, 2.25, 2.25], forms=(0, 1, 2, 3))
    document = one(xlsx(tmp_path / "a.xlsx", {"Le prix": data(table)}, {"xl/styles.xml": styles}))
    assert document.text == "Le prix\n\n2,3 | 2,25 | 2,25 | 2,25"
