"""Text that is struck through is left out of every format and accounted for; how a word is read stands behind it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from office_files import odt, one, p, said, word
from test_load_excel import M, data, ties, xlsx

from passerelle.index.types import Document, Gap

SAID = "Le sac vaut 15 euros."


def struck_word(path: Path) -> Document:
    struck = '<w:r><w:rPr><w:dstrike/></w:rPr><w:t xml:space="preserve"> 12</w:t></w:r>'
    rest = '<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t xml:space="preserve"> 15 euros.</w:t></w:r>'
    return one(word(path / "a.docx", p(said("Le sac vaut") + struck + rest)))


def struck_odt(path: Path) -> Document:
    style = (
        '<style:style style:name="T" style:family="text"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    body = '<text:p>Le sac vaut<text:span text:style-name="T"> 12</text:span> 15 euros.</text:p>'
    return one(odt(path / "a.odt", body, styles=style))


def struck_rtf(path: Path) -> Document:
    (path / "a.rtf").write_bytes(rb"{\rtf1\ansi Le sac vaut{\strike  12} 15 euros.\par}")
    return one(path / "a.rtf")


def struck_xlsx(path: Path) -> Document:
    fonts = '<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
    styles = '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>'
    run = "<r><rPr><strike/></rPr><t>12</t></r>"
    cells = '<row><c t="inlineStr" s="2"><is><t>Le sac</t></is></c><c s="1"><v>12</v></c><c t="s"><v>0</v></c></row>'
    parts = {
        "xl/styles.xml": f"<styleSheet {M}>{fonts}{styles}</styleSheet>",
        "xl/sharedStrings.xml": f"<sst {M}><si><r><t>vaut 15 euros.</t></r>{run}</si></sst>",
        "xl/_rels/workbook.xml.rels": ties(
            worksheet1="s1.xml", sharedStrings="sharedStrings.xml", styles="styles.xml"
        ),
    }
    return one(xlsx(path / "a.xlsx", {"P": data(cells)}, parts))


def struck_ods(path: Path) -> Document:
    style = (
        '<style:style style:name="S" style:family="table-cell"><style:text-properties '
        'style:text-line-through-style="solid"/></style:style>'
    )
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="S"/>'
    texts = ("Le sac", "12", "vaut 15 euros.", "12")
    cells = "".join(
        f"<table:table-cell{' table:style-name=' + chr(34) + 'S' + chr(34) if at == 3 else ''}>"
        f"<text:p>{text}</text:p></table:table-cell>"
        for at, text in enumerate(texts)
    )
    table = f'<table:table table:name="P">{columns}<table:table-row>{cells}</table:table-row></table:table>'
    return one(odt(path / "a.ods", table, styles=style, kind="spreadsheet"))


@pytest.mark.parametrize("made", [struck_xlsx, struck_ods], ids=["xlsx", "ods"])
def test_a_cell_that_is_struck_through_is_no_text_of_its_sheet(
    tmp_path: Path, made: Callable[[Path], Document]
) -> None:
    document = made(tmp_path)
    assert document.text == "P\n\nLe sac | vaut 15 euros."
    assert [(gap.kind, gap.count, gap.where) for gap in document.gaps] == [("deletions", 2, "12")]


@pytest.mark.parametrize("made", [struck_word, struck_odt, struck_rtf], ids=["docx", "odt", "rtf"])
def test_what_is_struck_through_is_no_text_and_its_words_stand_in_the_account(
    tmp_path: Path, made: Callable[[Path], Document]
) -> None:
    document = made(tmp_path)
    assert document.text == SAID
    assert document.gaps == (Gap("deletions", 1, "12"),)


def test_how_a_word_is_read_stands_behind_it(tmp_path: Path) -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>tōkyō</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    assert one(word(tmp_path / "a.docx", p(ruby))).text == "東京 (tōkyō)"
    base = "<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby>"
    assert one(odt(tmp_path / "a.odt", f"<text:p>{base}</text:p>")).text == "東京(とうきょう)"
