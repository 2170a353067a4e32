"""Documents of other formats in a Word document: told by their names or their first signs, and read each by its own."""

import zipfile
from pathlib import Path

import pytest
from office_files import p, said
from word_files import bare, gaps, parsed

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.blocks import Block, Paragraph
from passerelle.index.load.openxml import Package
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.word.chunks import chunk
from passerelle.index.load.word.document import load_docx
from passerelle.index.text import TextBuilder


def inner(path: Path) -> Parsed:
    """Read a Word document in a document: one that begins with a cross is refused."""
    content = path.read_bytes().decode()
    if content.startswith("x"):
        raise LoadError("no")
    builder = TextBuilder()
    builder.heading(path.name, 3)
    builder.block(content)
    return Parsed(builder)


def read(folder: Path, name: str, content: str, *, id_: str = "") -> tuple[list[Block], Account]:
    account = Account()
    with zipfile.ZipFile(bare(folder / "a.docx", "", {name: content})) as archive:
        package = Package(archive, account)
        return list(chunk(package, "word/document.xml", id_ or name, inner)), account


@pytest.mark.parametrize(
    ("name", "content", "blocks"),
    [
        ("c.htm", "un", [Paragraph("un")]),
        ("c.html", "un", [Paragraph("un")]),
        ("c.html", "<h2>Un</h2>deux", [Paragraph(""), Paragraph("Un", 2), Paragraph("\n\ndeux")]),
        ("c.XHTML", "un", [Paragraph("un")]),
        ("c.dat", " \n<p>un</p>", [Paragraph("un")]),
        ("c.txt", "un\n\ndeux", [Paragraph("un\n\ndeux")]),
        ("c.txt", "<b>un", [Paragraph("un")]),
        ("c.TXT", "{\\rtf1 un}", [Paragraph("{\\rtf1 un}")]),
        ("c.dat", "{\\rtf1 un}", [Paragraph("un")]),
        ("c.rtf", "{\\rtf1 un}", [Paragraph("un")]),
        *((f"c{end}", "un", [Paragraph(""), Paragraph(f"c{end}", 3), Paragraph("\n\nun")])
          for end in (".docx", ".docm", ".dotx", ".DOTM")),
    ],
)  # fmt: skip
def test_a_document_in_a_document_is_read_by_its_format(
    tmp_path: Path, name: str, content: str, blocks: list[Block]
) -> None:
    found, account = read(tmp_path, name, content)
    assert (found, account.gaps) == (blocks, ())


@pytest.mark.parametrize(
    ("name", "content", "id_", "where"),
    [
        ("c.dat", "un", "", "c.dat"),
        ("c.rtf", "un", "", "c.rtf"),
        ("c.docx", "x", "", "c.docx"),
        ("c.pdf", "%PDF", "", "c.pdf"),
        ("c.txt", "un", "other", "a document in it"),
    ],
)
def test_a_document_in_a_document_that_is_not_read_is_named(
    tmp_path: Path, name: str, content: str, id_: str, where: str
) -> None:
    found, account = read(tmp_path, name, content, id_=id_)
    assert found == []
    assert [(gap.kind, gap.count, gap.where) for gap in account.gaps] == [("missing parts", 1, where)]


def test_what_a_document_in_a_document_lacks_is_accounted_for(tmp_path: Path) -> None:
    _, account = read(
        tmp_path, "c.html", "<p>un <s>deux</s> <s>trois</s></p><p>quatre cinq six sept huit neuf</p>"
    )
    assert [(gap.kind, gap.count, gap.where) for gap in account.gaps] == [("deletions", 2, "deux, trois")]


def test_a_word_document_in_a_word_document_is_read_and_one_in_that_is_not(tmp_path: Path) -> None:
    whole = bare(tmp_path / "inner.docx", p(said("dedans"))).read_bytes()
    path = bare(tmp_path / "a.docx", p(said("un")) + '<w:altChunk r:id="c.docx"/>', {"c.docx": ""})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    deep = (_with_chunk(tmp_path, name) for name in ("afchunk.txt", "aFChunk1.htm"))
    for content, text, missing in ((whole, "un\n\ndedans", []), *((each, "un", ["c.docx"]) for each in deep)):
        with zipfile.ZipFile(path, "w") as archive:
            for name, part in {**parts, "word/c.docx": content}.items():
                archive.writestr(name, part)
        found = load_docx(path)
        assert found.builder.text == text
        assert [where for _, _, where in gaps(found)] == missing


def _with_chunk(folder: Path, name: str) -> bytes:
    return bare(folder / "deep.docx", p(said("dedans")), {name: "plus bas"}).read_bytes()


def test_a_chunk_stands_where_it_was_put(tmp_path: Path) -> None:
    body = p(said("un")) + '<w:altChunk r:id="c.txt"/>' + p(said("trois"))
    assert parsed(tmp_path / "a.docx", body, {"c.txt": "deux"}).builder.text == "un\n\ndeux\n\ntrois"
