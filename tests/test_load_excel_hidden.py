"""What is hidden in a workbook: columns, rows and sheets are left out and counted, and part no table."""

from pathlib import Path

import pytest
from test_load_excel import data, rows, xlsx
from test_load_excel_workbook import gaps, read

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
