"""What is hidden in a workbook: columns, rows and sheets are left out and counted, and part no table."""

from pathlib import Path

import pytest
from test_load_excel import FRENCH, data, rows, xlsx
from test_load_excel_workbook import gaps, read

from passerelle.index.load.excel.numbers import shown
from passerelle.index.load.excel.workbook import load_xlsx


@pytest.mark.parametrize(
    ("columns", "text", "count"),
    [
        ('<col min="2" max="2" hidden="1"/>', "a | c", 1),
        ('<col min="2" max="3" hidden="true"/>', "a", 2),
        ('<col min="2" max="2" hidden="0"/>', "a | b | c", 0),
        ('<col min="x" max="2" hidden="1"/>', "a | b | c", 0),
        ('<col min="3" max="99999" hidden="on"/>', "a | b", 1),
    ],
)
def test_hidden_columns_are_accounted_for(tmp_path: Path, columns: str, text: str, count: int) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"S": f"<cols>{columns}</cols>{data(rows(['a', 'b', 'c']))}"})
    parsed = load_xlsx(path)
    assert parsed.builder.text == f"S\n\n{text}"
    assert gaps(parsed) == ([("hidden text", count, "rows or columns of sheet S")] if count else [])


@pytest.mark.parametrize(
    ("given", "shown"), [('hidden="1"', False), ('hidden="true"', False), ('hidden="0"', True), ("", True)]
)
def test_hidden_rows_are_accounted_for(tmp_path: Path, given: str, *, shown: bool) -> None:
    parsed = read(tmp_path, f"<row {given}><c><v>1</v></c><c/></row><row><c><v>2</v></c></row>")
    assert parsed.builder.text == ("S\n\n1\n2" if shown else "S\n\n2")
    assert gaps(parsed) == ([] if shown else [("hidden text", 1, "rows or columns of sheet S")])


def test_a_filtered_table_is_one_with_its_names(tmp_path: Path) -> None:
    """Rows 2 to 4 and the columns B and C are hidden."""
    made = ""
    for at in range(6):
        cells = "".join(f'<c t="inlineStr"><is><t>{each}{at}</t></is></c>' for each in "abcde")
        made += f'<row hidden="{int(0 < at < 4)}">{cells}</row>'
    columns = '<cols><col min="2" max="3" hidden="1"/></cols>'
    parsed = load_xlsx(xlsx(tmp_path / "a.xlsx", {"S": columns + data(made)}))
    assert parsed.builder.text == "S\n\na0 | d0 | e0\na4 | d4 | e4\na5 | d5 | e5"
    assert gaps(parsed) == [("hidden text", 21, "rows or columns of sheet S")]


@pytest.mark.parametrize(("state", "shown"), [("hidden", False), ("veryHidden", False), ("visible", True)])
def test_hidden_sheets_are_accounted_for(tmp_path: Path, state: str, *, shown: bool) -> None:
    sheets = {"A": data(rows(["un"])), "B": data(rows(["deux"]))}
    parsed = load_xlsx(xlsx(tmp_path / "a.xlsx", sheets, states=f'state="{state}"'))
    assert ("deux" in parsed.builder.text) is shown
    assert gaps(parsed) == ([] if shown else [("hidden text", 1, "sheet B")])


@pytest.mark.parametrize(
    ("form", "shown", "unseen"),
    [
        (";;;", "a\nb", 2),
        (";;;@", "a\nb | secret", 1),
        ("0.0;-0.0;;", "a | 5.0\nb", 1),
        ("0.0;-0.0;", "a | 5.0\nb | secret", 0),
        (";-0", "a\nb | secret", 1),
    ],
)
def test_what_the_form_of_a_cell_hides_is_accounted_for(
    tmp_path: Path, form: str, shown: str, unseen: int
) -> None:
    """As ``;;;`` does, which people use for what a sheet works with and nobody is to see."""
    styled = f'<numFmts><numFmt numFmtId="170" formatCode="{form}"/></numFmts>'
    styles = f'<s>{styled}<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></s>'
    row = '<row><c t="inlineStr"><is><t>{}</t></is></c><c s="1" {}><v>{}</v></c></row>'
    cells = data(row.format("a", "", 5) + row.format("b", 't="str"', "secret"))
    parsed = load_xlsx(xlsx(tmp_path / "a.xlsx", {"S": cells}, {"xl/styles.xml": styles}))
    rows_shown = [line.removesuffix(" |") for line in parsed.builder.text.split("\n\n")[1].split("\n")]
    assert rows_shown == shown.split("\n")
    assert gaps(parsed) == ([("hidden text", unseen, "values of sheet S")] if unseen else [])


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (612345678, '0#" "##" "##" "##" "##', "06 12 34 56 78"),
        (5, "0#", "05"),
        (1234, "0,###", "1\u202f234"),
        (0, "#,##0;-#,##0;", ""),
        (-5, ";;;", ""),
        (-5, "0;;", "-5"),
        (0, ";;;", ""),
    ],
)
def test_a_zero_of_a_form_fills_the_places_behind_it(value: float, form: str, text: str) -> None:
    assert shown(value, form, FRENCH) == text
