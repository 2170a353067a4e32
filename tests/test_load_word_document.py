"""Word documents whole: styles, lists, tables, notes, what is deleted and what stands beside the text."""

import zipfile
from pathlib import Path

import docx
import pytest
from office_files import W, p, run, said, word
from word_files import bare, gaps, parsed

from passerelle.index.errors import LoadError
from passerelle.index.load.word.document import load_docx


def styles(*made: str, defaults: str = "") -> dict[str, str]:
    return {"styles.xml": f"<w:styles {W}>{defaults}{''.join(made)}</w:styles>"}


def style(id_: str, name: str = "", inside: str = "", more: str = "") -> str:
    named = f'<w:name w:val="{name}"/>' if name else ""
    return f'<w:style w:type="paragraph" w:styleId="{id_}" {more}>{named}{inside}</w:style>'


def styled(id_: str, words: str, more: str = "") -> str:
    return p(f'<w:pPr><w:pStyle w:val="{id_}"/>{more}</w:pPr>{said(words)}')


STYLES = styles(
    style("H2", "heading 2"),
    style("T", "Title"),
    style("C", "toc 1"),
    style("L", "List Bullet"),
    style("N", "Normal", more='w:default="1"'),
    style("S", "Numbered", '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'),
    style("V", "Hidden", "<w:rPr><w:vanish/></w:rPr>"),
)
NUMBERING = (
    f'<w:numbering {W}><w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="ordinalText"/><w:lvlText w:val="%3"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)


def numbered(words: str, place: int | None = 0, number: int = 1) -> str:
    level = "" if place is None else f'<w:ilvl w:val="{place}"/>'
    return p(
        f'<w:pPr><w:numPr>{level}<w:numId w:val="{number}"/></w:numPr></w:pPr>{said(words) if words else ""}'
    )


@pytest.mark.parametrize(
    ("body", "text", "levels"),
    [
        (p(said("un")) + p(said("deux")), "un\n\ndeux", []),
        (styled("H2", "Objet") + p(said("un")), "Objet\n\nun", [2]),
        (styled("T", "Bail") + p(said("un")), "Bail\n\nun", [1]),
        (styled("C", "Objet 3") + p(said("un")), "un", []),
        (styled("L", "un") + styled("L", "deux") + p(said("fin")), "un\ndeux\n\nfin", []),
        (styled("X", "un"), "un", []),
        (styled("H2", "Objet", '<w:outlineLvl w:val="0"/>'), "Objet", [1]),
        (styled("H2", "Objet", '<w:outlineLvl w:val="9"/>'), "Objet", []),
        (numbered("un") + numbered("deux") + numbered("a", 1), "1. un\n2. deux\na) a", []),
        (numbered("un", None) + numbered("deux", None), "1. un\n2. deux", []),
        (numbered("un", 0, 0), "un", []),
        (numbered("un", 0, 9), "un", []),
        (numbered("un") + numbered("") + numbered("deux"), "1. un\n3. deux", []),
        (styled("S", "un") + styled("S", "deux"), "a) un\nb) deux", []),
        (styled("S", "un", '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("S", "deux"), "un\na) deux", []),
        (styled("V", "un") + p(said("deux")), "deux", []),
    ],
)  # fmt: skip
def test_a_paragraph_is_what_its_style_and_its_list_say(
    tmp_path: Path, body: str, text: str, levels: list[int]
) -> None:
    read = parsed(tmp_path / "a.docx", body, {**STYLES, "numbering.xml": NUMBERING})
    assert (read.builder.text, [each.level for each in read.builder.headings]) == (text, levels)


@pytest.mark.parametrize(("mark", "second"), [("", "2."), ("<w:rPr><w:vanish/></w:rPr>", "1.")])
def test_an_empty_item_counts_unless_its_mark_is_hidden(tmp_path: Path, mark: str, second: str) -> None:
    empty = p(f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>{mark}</w:pPr>')
    read = parsed(tmp_path / "a.docx", empty + numbered("un"), {"numbering.xml": NUMBERING})
    assert read.builder.text == f"{second} un"


@pytest.mark.parametrize(("language", "label"), [("en-GB", "First"), ("fr-FR", "Premier"), ("", "Premier")])
def test_numbers_in_words_are_of_the_language_of_the_document(
    tmp_path: Path, language: str, label: str
) -> None:
    lang = f'<w:lang w:val="{language}"/>' if language else ""
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{lang}</w:rPr></w:rPrDefault></w:docDefaults>"
    parts = {**styles(defaults=defaults), "numbering.xml": NUMBERING}
    assert parsed(tmp_path / "a.docx", numbered("lot", 2), parts).builder.text == f"{label} lot"


def test_what_all_runs_look_like_is_what_they_look_like_who_say_nothing(tmp_path: Path) -> None:
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>"
    shown = run('<w:rPr><w:vanish w:val="0"/></w:rPr><w:t>vu</w:t>')
    read = parsed(tmp_path / "a.docx", p(said("tu") + shown), styles(defaults=defaults))
    assert (read.builder.text, gaps(read)) == ("vu", [("hidden text", 1, "tu")])


def test_the_default_style_is_that_of_a_paragraph_that_names_none(tmp_path: Path) -> None:
    parts = styles(style("H2", "heading 2", more='w:default="1"'))
    assert [each.level for each in parsed(tmp_path / "a.docx", p(said("un")), parts).builder.headings] == [2]


def test_the_first_title_is_the_one_that_is_shown(tmp_path: Path) -> None:
    body = styled("T", "") + styled("T", "Le  bail") + styled("T", "Fin")
    assert parsed(tmp_path / "a.docx", body, STYLES).shown == "Le bail"


@pytest.mark.parametrize(
    ("properties", "text"),
    [
        ('<w:framePr w:dropCap="drop"/>', "Le bac"),
        ('<w:framePr w:dropCap="margin"/>', "Le bac"),
        ('<w:framePr w:dropCap="none"/>', "L\n\ne bac"),
        ("<w:rPr><w:del/></w:rPr>", "Le bac"),
        ("<w:rPr><w:moveFrom/></w:rPr>", "Le bac"),
        ("<w:rPr><w:ins/></w:rPr>", "L\n\ne bac"),
    ],
)
def test_a_paragraph_without_an_end_runs_on_in_the_next(tmp_path: Path, properties: str, text: str) -> None:
    body = p(f"<w:pPr>{properties}</w:pPr>{said('L')}") + p(said("e bac")) + p(said("part"))
    assert parsed(tmp_path / "a.docx", body).builder.text == f"{text}\n\npart"


def cell(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(said(words)) if words else p('')}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    made = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ((row("a", "b"), row("c", "d")), "a | b\nc | d"),
        ((row("a"), row("b")), "a\n\nb"),
        ((row("a", "b"), row("c")), "a | b\n\nc"),
        ((row(cell("a", DOWN), "b"), row(cell("", ON), "d")), "a | b\na | d"),
        ((row(cell("a", DOWN), "b"), row("c", "d"), row(cell("", ON), "f")), "a | b\nc | d\n| f"),
        ((row(cell("a", DOWN), "b"), row(cell("c", DOWN), "d"), row(cell("", ON), "f")), "a | b\nc | d\nc | f"),
        ((row(cell("", ON), "b"), row("c", "d")), "| b\nc | d"),
        ((row(cell("a", '<w:gridSpan w:val="2"/>'), "c"), row("d", "e", "f")), "a | a | c\nd | e | f"),
        ((row(cell("a", '<w:gridSpan w:val="2"/>'), cell("c", DOWN)), row("d", "e", cell("", ON))),
         "a | a | c\nd | e | c"),
        ((row(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "c"), row("d", "e", "f")),
         "a | a | c\nd | e | f"),
        ((row(cell("a", "<w:hMerge/>"), "b"), row("c", "d")), "a | b\nc | d"),
        ((row("b", properties='<w:gridBefore w:val="1"/>'), row("c", "d")), "| b\nc | d"),
        ((row("a", "b"), row("c", "d", properties="<w:del/>")), "a | b"),
    ],
)  # fmt: skip
def test_a_table_is_rows_in_which_merged_cells_are_said_again(
    tmp_path: Path, rows: tuple[str, ...], text: str
) -> None:
    read = parsed(tmp_path / "a.docx", table(*rows))
    assert read.builder.text == text
    assert gaps(read) == ([("deletions", 1, "c d")] if "<w:del/>" in rows[-1] else [])


def test_a_cell_that_was_deleted_is_left_out_and_accounted_for(tmp_path: Path) -> None:
    rows = [row(a, cell(b, "<w:cellDel/>"), c) for a, b, c in [("a", "b", "c"), ("d", "", "f")]]
    read = parsed(tmp_path / "a.docx", table(*rows))
    assert read.builder.text == "a | c\nd | f"
    assert gaps(read) == [("deletions", 1, "b")]


@pytest.mark.parametrize(
    ("span", "columns"), [("1", 1), ("2", 2), ("0", 1), ("-2", 1), ("x", 1), ("100", 100), ("101", 100)]
)
def test_a_cell_spans_as_many_columns_as_a_table_may_have(tmp_path: Path, span: str, columns: int) -> None:
    made = table(row(cell("x", f'<w:gridSpan w:val="{span}"/>'), "y"), row("z", "z"))
    assert parsed(tmp_path / "a.docx", made).builder.text.split("\n")[0].count("x") == columns


@pytest.mark.parametrize(("depth", "kept"), [(11, True), (12, False)])
def test_tables_in_tables_are_kept_apart_to_some_depth(tmp_path: Path, depth: int, *, kept: bool) -> None:
    made = table(row("un", "deux"))
    for _ in range(depth):
        made = table(row("x", f"<w:tc>{made}{p('')}</w:tc>"))
    assert ("un, deux" in parsed(tmp_path / "a.docx", made).builder.text) is kept


def test_notes_and_boxes_stand_below_their_paragraph_each_once(tmp_path: Path) -> None:
    call = '<w:footnoteReference w:id="2"/><w:endnoteReference w:id="2"/>'
    box = f"<w:txbxContent>{p(said('cadre'))}</w:txbxContent>"
    again = run('<w:footnoteReference w:id="2"/>')
    body = (
        p(said("un") + run(call) + run(box))
        + p(said("deux") + again)
        + p(run('<w:footnoteReference w:id="9"/>'))
    )
    parts = {
        f"{kind}s.xml": f'<w:{kind}s {W}><w:{kind} w:id="2">{p(said(kind) + again)}</w:{kind}></w:{kind}s>'
        for kind in ("footnote", "endnote")
    }
    read = parsed(tmp_path / "a.docx", body, parts)
    assert read.builder.text == "un\n\ncadre\n\nfootnote\n\nendnote\n\ndeux"


@pytest.mark.parametrize(
    ("block", "said_", "noted"),
    [
        (f"<w:del>{p(said('un'))}</w:del>", "", [("deletions", 1, "un")]),
        ("<w:del/>", "", []),
        (f"<w:moveFrom>{p(said('un'))}</w:moveFrom>", "", []),
        (f"<w:ins>{p(said('un'))}</w:ins>", "un", []),
        (f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{p(said('un'))}</w:sdtContent></w:sdt>", "", []),
        (f"<w:sdt><w:sdtContent>{p(said('un'))}</w:sdtContent></w:sdt>", "un", []),
        (f"<w:Fallback>{p(said('un'))}</w:Fallback>", "", []),
        ("<w:subDoc/>", "", [("missing parts", 1, "a document that is linked")]),
    ],
)  # fmt: skip
def test_blocks_that_are_not_shown_are_accounted_for(
    tmp_path: Path, block: str, said_: str, noted: list[tuple[str, int, str]]
) -> None:
    read = parsed(tmp_path / "a.docx", block + p(said("fin")))
    assert read.builder.text == f"{said_}\n\nfin".strip()
    assert gaps(read) == noted


def test_comments_and_the_edges_of_pages_are_accounted_for(tmp_path: Path) -> None:
    parts = {
        "comments.xml": f'<w:comments {W}><w:comment w:author="Luc"/><w:comment w:author="Ada"/></w:comments>',
        "header1.xml": f"<w:hdr {W}>{p(said('Mairie'))}{p(said('de Vey'))}</w:hdr>",
        "header2.xml": f"<w:hdr {W}>{p('')}</w:hdr>",
        "footer1.xml": f"<w:ftr {W}>{p(said('Page'))}</w:ftr>",
    }
    read = parsed(tmp_path / "a.docx", p(said("un")), parts)
    assert gaps(read) == [("comments", 2, "Luc, Ada"), ("page furniture", 2, "Mairie de Vey, Page")]


def test_an_edge_of_pages_that_is_tied_twice_or_missing_is_named_once_or_missed(tmp_path: Path) -> None:
    tie = '<Relationship Id="{}" Type="http://x/header" Target="{}"/>'
    parts = {"header1.xml": f"<w:hdr {W}>{p(said('Mairie'))}</w:hdr>"}
    ties = tie.format("b", "header1.xml") + tie.format("c", "header9.xml")
    read = parsed(tmp_path / "a.docx", p(said("un")), parts, ties)
    assert gaps(read) == [("page furniture", 1, "Mairie"), ("missing parts", 1, "word/header9.xml")]


def test_a_file_says_of_itself_what_its_properties_say(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", p(said("un")))
    made = docx.Document(str(path))
    made.core_properties.author, made.core_properties.title = "Ada", "Le bail"
    made.save(str(path))
    read = load_docx(path)
    assert (read.title, read.fields["author"]) == ("Le bail", "Ada")


def test_an_office_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = bare(tmp_path / "a.docx", "")
    content = path.read_bytes().replace(b"w:body", b"w:bodi")
    path.write_bytes(content)
    with pytest.raises(LoadError, match="it is damaged"):
        load_docx(path)


def test_a_workbook_under_the_name_of_a_text_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("_rels/.rels", '<a><b Type="x/officeDocument" Target="xl/book.xml"/></a>')
        archive.writestr("xl/book.xml", "<workbook/>")
    with pytest.raises(
        LoadError, match=r"an Office file but not a Word document; save it as \.docx or \.pdf"
    ):
        load_docx(path)
