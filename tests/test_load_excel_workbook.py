"""Workbooks cell by cell: places, kinds of values, formats, what is struck, hidden, merged, drawn or printed."""

from pathlib import Path

import pytest
from test_load_excel import M, R, cell, data, rows, ties, xlsx

from passerelle.index.errors import LoadError
from passerelle.index.load.excel.workbook import load_xlsx
from passerelle.index.load.parsed import Parsed

SHEET = '<sheet name="S" r:id="worksheet1"/>'


def read(folder: Path, inside: str, more: str = "", parts: dict[str, str] | None = None) -> Parsed:
    return load_xlsx(xlsx(folder / "a.xlsx", {"S": data(inside, more)}, parts))


def table(folder: Path, inside: str, more: str = "", parts: dict[str, str] | None = None) -> str:
    return read(folder, inside, more, parts).builder.text.removeprefix("S").lstrip("\n")


def gaps(parsed: Parsed) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in parsed.gaps]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ('<c t="b"><v>1</v></c>', "VRAI"),
        ('<c t="b"><v>true</v></c>', "VRAI"),
        ('<c t="b"><v>on</v></c>', "VRAI"),
        ('<c t="b"><v>0</v></c>', "FAUX"),
        ('<c t="b"><v/></c>', "FAUX"),
        ('<c t="d"><v>2031-04-05T00:00:00</v></c>', "2031-04-05"),
        ('<c t="d"><v>2031-04-05T10:30:00</v></c>', "2031-04-05 10:30:00"),
        ('<c t="d"><v>2031-04-05</v></c>', "2031-04-05"),
        ('<c t="str"><v>1.5</v></c>', "1.5"),
        ('<c t="str"><v>a_x0041_</v></c>', "aA"),
        ('<c t="e"><v>#N/A</v></c>', "#N/A"),
        ('<c t="n"><v>1.5</v></c>', "1,5"),
        ("<c><v>1.5</v></c>", "1,5"),
        ("<c><v>un</v></c>", "un"),
        ("<c><v>1e999</v></c>", "1e999"),
        ("<c><v>nan</v></c>", "nan"),
        ('<c t="inlineStr"><is><t>un</t></is></c>', "un"),
        ('<c t="inlineStr"><is><r><t>un</t></r><r><t> deux</t></r></is></c>', "un deux"),
        ('<c t="inlineStr"><is><t>東</t><rPh><t>とう</t></rPh></is></c>', "東"),
        ('<c t="inlineStr"><is><r><t>10</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>6</t></r></is></c>',
         "10⁶"),
        ('<c t="inlineStr"><is><r><t>10</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>6</t></r></is></c>',
         "106"),
        ('<c t="inlineStr"/>', ""),
        ("<c/>", ""),
        ("<other><v>1</v></other>", ""),
    ],
)  # fmt: skip
def test_a_cell_shows_the_value_of_its_kind(tmp_path: Path, cells: str, shown: str) -> None:
    text = table(tmp_path, f"<row>{cell('le prix du bac', 'A1')}{cells}</row>")
    assert text.removeprefix("le prix du bac").removeprefix(" | ") == shown


def shared(*texts: str) -> dict[str, str]:
    made = "".join(f"<si>{text}</si>" for text in texts)
    return {
        "xl/sharedStrings.xml": f"<sst {M}><other/>{made}</sst>",
        "xl/_rels/workbook.xml.rels": ties(
            worksheet1="s1.xml", sharedStrings="sharedStrings.xml", styles="styles.xml"
        ),
    }


@pytest.mark.parametrize(("number", "shown"), [("0", "un"), ("1", "deux"), ("2", ""), ("-1", ""), ("x", "")])
def test_a_shared_text_is_found_by_its_number(tmp_path: Path, number: str, shown: str) -> None:
    inside = f'<row><c t="str"><v>a</v></c><c t="s"><v>{number}</v></c></row>'
    assert table(tmp_path, inside, parts=shared("<t>un</t>", "<t>deux</t>")) == f"a | {shown}".removesuffix(
        " | "
    )


STRIKE = "<r><rPr><strike/></rPr><t>{}</t></r>"


@pytest.mark.parametrize(
    ("text", "shown", "struck"),
    [
        (STRIKE.format("ôté") + "<r><t>vu</t></r>", "vu", "ôté"),
        (STRIKE.format("ôté"), "", "ôté"),
        (STRIKE.format(" ") + "<r><t>vu</t></r>", "vu", ""),
        (STRIKE.replace("<strike/>", '<strike val="1"/>').format("ôté") + "<r><t>vu</t></r>", "vu", "ôté"),
        (STRIKE.replace("<strike/>", '<strike val="0"/>').format("oui") + "<r><t>vu</t></r>", "ouivu", ""),
    ],
)
def test_words_that_are_struck_through_are_accounted_for(
    tmp_path: Path, text: str, shown: str, struck: str
) -> None:
    parsed = read(tmp_path, f'<row><c t="str"><v>a</v></c><c t="inlineStr"><is>{text}</is></c></row>')
    assert parsed.builder.text == (f"S\n\na | {shown}" if shown else "S\n\na")
    assert gaps(parsed) == ([("deletions", 1, struck)] if struck else [])


def test_a_cell_is_struck_through_by_its_style(tmp_path: Path) -> None:
    fonts = "<fonts><font/><font><strike/></font></fonts>"
    styles = {
        "xl/styles.xml": f'<styleSheet {M}>{fonts}<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>'
    }
    inside = f"<row>{cell(3, 'A1', 0)}{cell(4, 'B1', 1)}{cell(5, 'C1', 2)}</row>"
    parsed = read(tmp_path, inside, parts=styles)
    assert parsed.builder.text == "S\n\n3 | 5"
    assert gaps(parsed) == [("deletions", 1, "4")]
    run = f'<c s="1" t="inlineStr"><is>{STRIKE.format("ôté")}</is></c>'
    parsed = read(tmp_path, f"<row>{cell(3, 'A1', 0)}{run}</row>", parts=styles)
    assert gaps(parsed) == [("deletions", 1, "ôté")]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<row><c r="B1"><v>1</v></c></row><row><c r="A2"><v>2</v></c><c><v>3</v></c></row>', "| 1\n2 | 3"),
        ("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", "1 | 2\n3"),
        (
            '<row r="2"><c><v>1</v></c><c><v>1</v></c></row><row><c><v>2</v></c><c><v>2</v></c></row>',
            "1 | 1\n2 | 2",
        ),
        ('<row r="1"><c><v>1</v></c></row><row r="3"><c><v>2</v></c></row>', "1\n\n2"),
        ('<row r="x"><c><v>1</v></c></row><row><c><v>2</v></c></row>', "1\n2"),
        ('<row><c r="A1"><v>1</v></c><c r="Z1"><v>2</v></c><c r="AA1"><v>3</v></c></row>', "1\n\n2 | 3"),
        ('<row><c r="Z1"><v>1</v></c><c><v>2</v></c><c r="AB1"><v>3</v></c></row>', "1 | 2 | 3"),
        ('<row><c r="XFD1"><v>1</v></c><c><v>2</v></c></row>', "1"),
        ('<row r="1048576"><c><v>1</v></c></row><row><c><v>2</v></c></row>', "1"),
    ],
)
def test_a_cell_stands_in_the_place_it_names_or_behind_the_last(
    tmp_path: Path, inside: str, text: str
) -> None:
    assert table(tmp_path, inside) == text


@pytest.mark.parametrize(
    ("formula", "blank"),
    [
        ("<c><f>A1</f></c>", 1),
        ("<c><f>A1</f><v/></c>", 1),
        ("<c><f>A1</f><v>3</v></c>", 0),
        ("<c><v/></c>", 0),
    ],
)
def test_a_formula_that_was_never_worked_out_is_missing(tmp_path: Path, formula: str, blank: int) -> None:
    parsed = read(tmp_path, f"<row><c><v>1</v></c>{formula}</row>")
    said = "formulas without a value in sheet S"
    assert gaps(parsed) == ([("missing parts", blank, said)] if blank else [])


@pytest.mark.parametrize(
    ("merged", "text"),
    [
        ("A1:A2", "Lac | 1\nLac | 2"),
        ("$A$1:$A$2", "Lac | 1\nLac | 2"),
        ("A1", "Lac | 1\n| 2"),
        ("B1:B2", "Lac | 1\n| 2"),
    ],
)
def test_a_merged_range_says_its_value_in_each_of_its_rows(tmp_path: Path, merged: str, text: str) -> None:
    more = f'<mergeCells><mergeCell ref="{merged}"/></mergeCells>'
    assert table(tmp_path, rows(["Lac", 1], ["", 2]), more) == text


def styled(*forms: str) -> dict[str, str]:
    made = "".join(f'<numFmt numFmtId="{164 + at}" formatCode="{form}"/>' for at, form in enumerate(forms))
    used = "".join(f'<xf numFmtId="{164 + at}"/>' for at in range(len(forms)))
    used += '<xf numFmtId="14"/>'
    return {
        "xl/styles.xml": f"<styleSheet {M}><numFmts>{made}</numFmts><cellXfs>{used}</cellXfs></styleSheet>"
    }


@pytest.mark.parametrize("mark", ["[$-40C]0.0", "[$€-40C]0.0"])
def test_a_french_format_makes_a_french_workbook(tmp_path: Path, mark: str) -> None:
    inside = f"<row>{cell('the price of honey', 'A1')}{cell(2.5, 'B1', 1)}{cell(45750, 'C1', 2)}</row>"
    for forms in ((mark, "0.0"), ("0.0%", mark)):
        assert table(tmp_path, inside, parts=styled(*forms)).endswith("2,5 | 03/04/2025")


@pytest.mark.parametrize("mark", ["[$-409]0.0", "[$-809]0.0", "$#,0.0", "£#,0.0", "[$$-1]0.0", "[$£-1]0.0"])
def test_an_english_format_makes_an_english_workbook(tmp_path: Path, mark: str) -> None:
    inside = f"<row>{cell('le prix du miel', 'A1')}{cell(2.5, 'B1', 1)}{cell(45750, 'C1', 3)}</row>"
    for forms in ((mark, "0.0", "0%"), ("0%", "0.0", mark)):
        assert table(tmp_path, inside, parts=styled(*forms)).endswith("2.5 | 2025-04-03")


@pytest.mark.parametrize(
    ("words", "shown"),
    [("The price of the honey", "2.5"), ("Le prix du miel", "2,5"), ("LE PRIX DU MIEL", "2.5")],
)
def test_without_such_a_format_the_words_tell_the_language(tmp_path: Path, words: str, shown: str) -> None:
    inside = f'<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c>{cell(2.5, "C1")}</row>'
    parts = shared(f"<t>{words}</t>", "<t>the sales of this year</t>" if words.isupper() else "<t/>")
    assert table(tmp_path, inside, parts=parts).endswith(f"| {shown}")


def test_the_language_is_told_from_the_first_texts(tmp_path: Path) -> None:
    french = ["<t>le prix du miel de la ferme</t>"] * 3
    inside = f"<row>{cell(2.5, 'A1')}</row>"
    for ahead, shown in ((498, "2,5"), (500, "2.5")):
        texts = ["<t>honey</t>"] * 3 + ["<t/>"] * (ahead - 3) + french * 9
        assert table(tmp_path, inside, parts=shared(*texts)) == shown


def test_days_count_from_1904_where_the_workbook_says_so(tmp_path: Path) -> None:
    book = f"<workbook {M} {R}><workbookPr date1904='1'/><sheets>{SHEET}</sheets></workbook>"
    parts = {**styled("yyyy"), "xl/workbook.xml": book}
    assert table(tmp_path, f"<row>{cell(1, 'A1', 0)}</row>", parts=parts) == "1904"


@pytest.mark.parametrize(
    ("line", "noted"),
    [
        ("<oddHeader>&amp;L&amp;8Mairie</oddHeader>", "Mairie"),
        ("<oddFooter>Page &amp;P de &amp;N</oddFooter>", ""),
        ('<firstHeader>&amp;"Arial,Bold"Vey</firstHeader>', "Vey"),
        ("<firstFooter>&amp;KFF0000Vey</firstFooter>", "Vey"),
        ("<firstFooter>pages 3 of 4</firstFooter>", "pages 3 of 4"),
        ("<firstFooter>pages &amp;P of &amp;N sur &amp;N</firstFooter>", ""),
        ("<evenHeader>Vey</evenHeader>", ""),
        ("<oddHeader>A &amp;&amp; B</oddHeader>", "A B"),
        ("<oddHeader/>", ""),
    ],
)
def test_what_is_printed_on_every_page_is_accounted_for(tmp_path: Path, line: str, noted: str) -> None:
    parsed = read(tmp_path, rows(["un"]), f"<headerFooter>{line}</headerFooter>")
    assert gaps(parsed) == ([("page furniture", 1, noted)] if noted else [])


def drawing(inside: str, **more: str) -> dict[str, str]:
    return {
        "xl/_rels/s1.xml.rels": ties(drawing1="d.xml"),
        "xl/d.xml": f"<wsDr>{inside}</wsDr>",
        "xl/_rels/d.xml.rels": ties(**more),
    }


def test_boxes_and_pictures_on_a_sheet_are_read_and_counted(tmp_path: Path) -> None:
    box = "<sp><p><r><t>No</t></r><r><t>te</t></r></p><p><r><t>deux</t></r></p></sp>"
    box += "<grpSp><sp><p><t>trois</t></p></sp></grpSp>"
    parsed = read(tmp_path, rows(["un"]), '<drawing r:id="drawing1"/>', drawing(f"{box}<pic/><pic/>"))
    assert parsed.builder.text == "S\n\nun\n\nNote\n\ndeux\n\ntrois"
    assert gaps(parsed) == [("pictures", 2, "")]


def test_a_chart_that_is_not_there_is_missing(tmp_path: Path) -> None:
    parsed = read(
        tmp_path, rows(["un"]), '<drawing r:id="drawing1"/>', drawing('<chart id="c"/><relIds dm="d"/>')
    )
    assert gaps(parsed) == [("missing parts", 2, "a chart, a diagram")]


def test_charts_and_diagrams_are_found_by_the_ties_of_their_drawing(tmp_path: Path) -> None:
    parts = {
        **drawing('<chart id="c1"/><relIds dm="d1"/>', c1="chart.xml", d1="diagram.xml"),
        "xl/chart.xml": "<c><title><v>Prises</v></title></c>",
        "xl/diagram.xml": "<m><pt><p><t>Semer</t></p></pt><pt><p><t>Sarcler</t></p></pt></m>",
    }
    parsed = read(tmp_path, rows(["un"]), '<drawing r:id="drawing1"/>', parts)
    assert parsed.builder.text == "S\n\nun\n\nPrises\n\nSemer\nSarcler"
    assert gaps(parsed) == []


def test_threads_of_comments_stand_for_the_comments_they_are_written_as(tmp_path: Path) -> None:
    parts = {"xl/c.xml": "<l><comment/><comment/></l>", "xl/t.xml": "<l><threadedComment/></l>"}
    for tied, count in ((ties(comments="c.xml"), 2), (ties(comments="c.xml", threadedComment="t.xml"), 1)):
        parsed = read(tmp_path, rows(["un"]), parts={**parts, "xl/_rels/s1.xml.rels": tied})
        assert gaps(parsed) == [("comments", count, "sheet S")]
    empty = {"xl/c.xml": "<l/>", "xl/_rels/s1.xml.rels": ties(comments="c.xml")}
    assert gaps(read(tmp_path, rows(["un"]), parts=empty)) == []


def test_files_in_a_sheet_are_named(tmp_path: Path) -> None:
    parts = {"xl/_rels/s1.xml.rels": ties(oleObject="o/fiche.bin")}
    assert gaps(read(tmp_path, rows(["un"]), parts=parts)) == [("embedded files", 1, "fiche.bin")]


def test_a_workbook_is_called_by_its_file_and_what_is_none_is_refused(tmp_path: Path) -> None:
    parsed = load_xlsx(xlsx(tmp_path / "prix-de_mai.xlsx", {"S": data(rows(["un"]))}))
    assert (parsed.title, parsed.shown) == ("", "prix de mai")
    path = xlsx(tmp_path / "a.xlsx", {}, {"xl/workbook.xml": f"<document {M}/>"})
    with pytest.raises(
        LoadError, match=r"a\.xlsx: it is an Office file but not an Excel workbook; save it as \.xlsx$"
    ):
        load_xlsx(path)


def test_a_sheet_that_is_tied_to_nothing_is_missing(tmp_path: Path) -> None:
    book = f"<workbook {M} {R}><sheets><sheet name='A' r:id='x'/>{SHEET}</sheets></workbook>"
    parsed = read(tmp_path, rows(["un"]), parts={"xl/workbook.xml": book})
    assert parsed.builder.text == "S\n\nun"
    assert gaps(parsed) == [("missing parts", 1, "sheet A")]
