"""Word and OpenDocument files: their blocks in order, and their hostile and damaged kinds."""

import zipfile
from pathlib import Path

import docx
import pytest
from office_files import META, W, headings, odt, one, p, rewrite, run, said, word

from passerelle.index.errors import LoadError


def test_a_word_document_is_read_in_order_with_its_headings_lists_and_tables(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.title = "Microsoft Word - traité.doc"
    made.sections[0].header.paragraphs[0].text = "En-tête"
    made.add_heading("Le traité INF", 0)
    made.add_heading("Origines", 1)
    made.add_paragraph("Il fut « signé » le 8\u00a0décembre.")
    for item in ("un", "deux"):
        made.add_paragraph(item, style="List Bullet")
    table = made.add_table(2, 3)
    for number, cell in enumerate(table._cells):
        cell.text = ["Pays", "oui", "oui", "URSS", "", "x"][number]
    table.cell(1, 0).merge(table.cell(1, 1))
    made.add_paragraph("Fin.")
    made.save(str(tmp_path / "a.docx"))
    document = one(tmp_path / "a.docx")
    assert document.text == (
        "Le traité INF\n\nOrigines\n\nIl fut « signé » le 8\u00a0décembre.\n\nun\ndeux\n\n"
        "Pays | oui | oui\nURSS | URSS | x\n\nFin."
    )
    assert headings(document) == [("Le traité INF", 1), ("Origines", 1)]
    assert document.title == "Le traité INF"


def test_a_word_document_is_called_by_its_properties(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.title = "L'\u00e9t\u00e9 1987"
    made.add_heading("Autre", 1)
    made.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").title == "L'été 1987"


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (p(f"<w:ins>{said('ajouté')}</w:ins><w:del>{run('<w:delText>ôté</w:delText>')}</w:del>"), "ajouté"),
        (p(said("a") + run("<w:tab/>") + said("b") + run("<w:br/>") + said("c")), "a b\nc"),
        (p(said("Port") + run("<w:noBreakHyphen/>") + said("Royal")), "Port-Royal"),
        (p(f"<w:hyperlink>{said('lien')}</w:hyperlink>"), "lien"),
        (f"<w:sdt><w:sdtContent>{p(said('champ'))}</w:sdtContent></w:sdt>", "champ"),
        (p(run("<w:rPr><w:vanish/></w:rPr><w:t>caché</w:t>") + said("vu")), "vu"),
        (p(run("<w:instrText>PAGE</w:instrText>") + said("3")), "3"),
        (
            p(said("a") + run(f"<w:pict><w:txbxContent>{p(said('cadre'))}</w:txbxContent></w:pict>")),
            "a\n\ncadre",
        ),
        (f"<w:tbl><w:tr><w:tc>{p(said('un'))}{p(said('deux'))}</w:tc></w:tr></w:tbl>", "un\n\ndeux"),
    ],
)
def test_a_word_paragraph_is_stored_as_a_reader_sees_it(tmp_path: Path, block: str, text: str) -> None:
    assert one(word(tmp_path / "a.docx", block)).text == text


def test_an_outline_level_makes_a_heading_in_word(tmp_path: Path) -> None:
    paragraph = '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Titre</w:t></w:r></w:p>'
    assert headings(one(word(tmp_path / "a.docx", paragraph))) == [("Titre", 3)]


def test_a_word_note_stands_below_the_paragraph_that_calls_it_once(tmp_path: Path) -> None:
    call = run('<w:footnoteReference w:id="2"/>')
    path = word(tmp_path / "a.docx", p(said("Signé") + call + said(".")), p(said("Fin.")))
    note = f'<w:footnotes {W}><w:footnote w:id="2">{p(said("Voir p. 3.") + call)}</w:footnote></w:footnotes>'
    tie = '<Relationship Id="n" Type="http://example.org/footnotes" Target="footnotes.xml"/>'
    ties = "word/_rels/document.xml.rels"
    rewrite(
        path, {"word/footnotes.xml": lambda _: note, ties: lambda old: old.replace("</Rel", f"{tie}</Rel")}
    )
    assert one(path).text == "Signé.\n\nVoir p. 3.\n\nFin."


def test_an_opendocument_text_is_read_in_order_with_its_headings_lists_tables_and_notes(
    tmp_path: Path,
) -> None:
    row = "<table:table-row>{}</table:table-row>"
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    body = (
        '<text:p text:style-name="P1">Le traité INF</text:p><text:h text:outline-level="2">Origines</text:h>'
        "<text:table-of-content><text:index-body><text:p>Origines 1</text:p></text:index-body></text:table-of-content>"
        '<text:p>Il fut<text:s text:c="1"/>«\u202fsigné\u202f»'
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Voir p. 3.</text:p></text:note-body></text:note> le<text:tab/>8<text:line-break/>décembre.</text:p>"
        "<text:list><text:list-item><text:p>un</text:p><text:list><text:list-item><text:p>deux</text:p></text:list-item>"
        "</text:list></text:list-item></text:list><table:table>"
        + row.format(cell.format("Pays") + cell.format("oui") + cell.format("oui"))
        + row.format(cell.format("URSS") + cell.format("") + cell.format("x"))
        + "</table:table><text:p>Fin<office:annotation><text:p>Note</text:p></office:annotation>.</text:p>"
    )
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    document = one(odt(tmp_path / "a.odt", body, styles=styles))
    assert document.text == (
        "Le traité INF\n\nOrigines\n\nIl fut «\u202fsigné\u202f» le 8\ndécembre.\n\nVoir p. 3.\n\nun\ndeux\n\n"
        "Pays | oui | oui\nURSS |  | x\n\nFin."
    )
    assert headings(document) == [("Le traité INF", 1), ("Origines", 2)]
    assert document.title == "Le traité INF"


def test_an_opendocument_text_is_called_by_its_properties(tmp_path: Path) -> None:
    path = odt(
        tmp_path / "a.odt", "<text:h>Autre</text:h>", parts={"meta.xml": META.format(title="L'âge d'or")}
    )
    assert one(path).title == "L'âge d'or"


def test_a_locked_opendocument_text_asks_for_a_copy_without_password(tmp_path: Path) -> None:
    manifest = '<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    with pytest.raises(LoadError, match=r"a\.odt: it needs a password; save it again without one"):
        one(odt(tmp_path / "a.odt", "<text:p>x</text:p>", parts={"META-INF/manifest.xml": manifest}))


def test_an_entity_bomb_is_refused_in_any_encoding(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
    for encoding in ("utf-8", "utf-16"):
        path = tmp_path / "a.odt"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("content.xml", bomb.encode(encoding))
        with pytest.raises(LoadError, match=r"content\.xml in it declares entities"):
            one(path)


@pytest.mark.parametrize(
    ("name", "part"),
    [("a.odt", "content.xml"), ("a.docx", "_rels/.rels"), ("a.epub", "META-INF/container.xml")],
)
def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, name: str, part: str) -> None:
    for size in (20_000_000, 100_000_000):
        with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(part, b" " * size)
        with pytest.raises(LoadError, match=f"would unpack to {size} bytes, as no document does; split it"):
            one(tmp_path / name)


def test_xml_nested_a_hundred_thousand_deep_is_read(tmp_path: Path) -> None:
    span = "<text:span>" * 100_000 + "fond" + "</text:span>" * 100_000
    assert one(odt(tmp_path / "a.odt", f"<text:p>{span}</text:p>")).text == "fond"


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
@pytest.mark.parametrize("content", [b"PK\x03\x04 cut short", b"\0no archive at all"])
def test_what_is_no_archive_is_refused_with_a_remedy(tmp_path: Path, suffix: str, content: bytes) -> None:
    (tmp_path / f"a{suffix}").write_bytes(content)
    with pytest.raises(LoadError, match=r"it is damaged, or not the format its name says .*save it again"):
        one(tmp_path / f"a{suffix}")


def test_a_spreadsheet_named_as_a_text_is_refused(tmp_path: Path) -> None:
    path = odt(tmp_path / "a.odt", "")
    rewrite(path, {"content.xml": lambda old: old.replace("office:text>", "office:spreadsheet>")})
    with pytest.raises(LoadError, match="an OpenDocument file but no text; save it as"):
        one(path)


def test_a_presentation_named_as_a_word_document_is_refused(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx")
    rewrite(path, {"word/document.xml": lambda _: "<p:presentation xmlns:p='x'/>"})
    with pytest.raises(LoadError, match="an Office file but not a Word document; save it as"):
        one(path)


def test_an_encoding_that_nobody_knows_is_damage(tmp_path: Path) -> None:
    path = odt(tmp_path / "a.odt", "<text:p>Vu.</text:p>")
    rewrite(path, {"content.xml": lambda old: f'<?xml version="1.0" encoding="abc"?>{old}'})
    with pytest.raises(LoadError, match=r"content\.xml in it is not XML"):
        one(path)


def test_a_damaged_part_is_refused_and_named(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx")
    rewrite(path, {"word/document.xml": lambda old: old[:200]})
    with pytest.raises(LoadError, match=r"word/document\.xml in it is not XML"):
        one(path)


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_a_document_without_words_is_refused(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    made = word(path) if suffix == ".docx" else odt(path, "<text:p/>")
    with pytest.raises(LoadError, match="there is no text in it"):
        one(made)


@pytest.mark.parametrize("suffix", [".docm", ".dotx"])
def test_a_template_and_a_document_with_macros_are_documents(tmp_path: Path, suffix: str) -> None:
    assert one(word(tmp_path / f"a{suffix}", p(said("Vu.")))).text == "Vu."


def test_an_open_document_is_told_from_others_by_its_own_mark(tmp_path: Path) -> None:
    media = "application/vnd.oasis.opendocument.text-template"
    for name in ("a.ott", "a.odt"):
        packed = odt(tmp_path / name, "<text:p>Vu.</text:p>")
        marked_first(packed, media)
        assert one(packed).text == "Vu."
    marked_first(odt(tmp_path / "a.docx", "<text:p>x</text:p>"), media)
    with pytest.raises(LoadError, match=r"it is an OpenDocument text, not \.docx; rename it to \.odt"):
        one(tmp_path / "a.docx")


def marked_first(path: Path, media: str) -> None:
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", media)
        archive.writestr("content.xml", content)


def test_a_format_that_is_not_read_has_its_own_remedy(tmp_path: Path) -> None:
    remedies = {
        "a.doc": "save it as .docx",
        "a.xls": "save it as .xlsx",
        "a.msg": "save it as .eml",
        "a.pages": "export it as .docx",
        "a.key": "export it as .pptx",
        "a.zip": "unpack it",
    }
    for name, said_of_it in remedies.items():
        (tmp_path / name).write_bytes(b"x")
        with pytest.raises(LoadError, match=rf"the format '{name[1:]}' is not read: it is .*{said_of_it}"):
            one(tmp_path / name)
