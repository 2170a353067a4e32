"""What a cell of an OpenDocument sheet says by its value where it has no text, and how large counts may be."""

from pathlib import Path

import pytest
from office_files import odt, one
from test_load_opendocument_sheets import cell, gaps, read, row, table, text


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ('value-type="date" date-value="2025-03-04"', "2025-03-04"),
        ('value-type="date" date-value="2025-03-04T00:00:00"', "2025-03-04"),
        ('value-type="date" date-value="2025-03-04T09:30:00"', "2025-03-04 09:30:00"),
        ('value-type="time" time-value="PT9H30M00S"', "09:30:00"),
        ('value-type="time" time-value="PT100H05M01.5S"', "100:05:01"),
        ('value-type="time" time-value="PT00H05M01,25S"', "00:05:01"),
        ('value-type="boolean" boolean-value="true"', "true"),
        ('value-type="percentage" value="0.285"', "28.5%"),
        ('value-type="percentage" value="beaucoup"', "beaucoup"),
        ('value-type="percentage" value="5E-3"', "0.5%"),
        ('value-type="percentage" value="-5.5e+1"', "-5500%"),
        ('string-value="mai"', "mai"),
        ('value-type="float" value="4.5"', "4.5"),
    ],
)
def test_a_cell_without_its_text_says_its_value(tmp_path: Path, given: str, shown: str) -> None:
    assert text(read(tmp_path, table(row(cell("", given))))) == shown


def test_a_style_of_what_is_put_into_a_sheet_hides_no_sheet(tmp_path: Path) -> None:
    style = '<style name="H"><table-properties display="false"/></style>'
    held = f"<object><document><automatic-styles>{style}</automatic-styles></document></object>"
    parsed = read(
        tmp_path,
        table(row(f"<table-cell><p>a</p><frame>{held}</frame></table-cell>"), given='style-name="H"'),
    )
    assert text(parsed) == "a"


@pytest.mark.parametrize(
    ("given", "blank"),
    [
        ('formula="of:=1+1"', 1),
        ('formula="of:=1+1" value-type="float" value="2"', 0),
        ('value-type="string"', 0),
    ],
)
def test_a_formula_that_was_never_worked_out_is_missing(tmp_path: Path, given: str, blank: int) -> None:
    parsed = read(tmp_path, table(row("a", cell("", given))))
    assert gaps(parsed) == [("missing parts", 1, "formulas without a value in sheet S")] * blank


def test_counts_of_thousands_of_figures_are_bounded(tmp_path: Path) -> None:
    many = "9" * 5000
    named = "<table:table-cell><text:p>Prix</text:p></table:table-cell>"
    rest = f'<table:table-row table:number-rows-repeated="{many}"><table:table-cell/></table:table-row>'
    table = f'<table:table table:name="S"><table:table-row>{named}</table:table-row>{rest}</table:table>'
    assert one(odt(tmp_path / "a.ods", table, kind="spreadsheet")).text == "S\n\nPrix"
    item = f'<text:list-item text:start-value="{many}"><text:p>b</text:p></text:list-item>'
    body = f'<text:p>a<text:s text:c="{many}"/>a</text:p><text:list>{item}</text:list>'
    heading = f'<text:h text:outline-level="{many}">c</text:h>'
    assert one(odt(tmp_path / "a.odt", body + heading + table)).text.split() == ["a", "a", "b", "c", "Prix"]
