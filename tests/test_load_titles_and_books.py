"""Facts about titles that are none, books' odd parts, and names of files that say a format."""

import zipfile
from pathlib import Path

import pytest
from office_files import one
from test_load_epub import CONTAINER, PACKAGE, PAGE, PARTS, book, encrypted

from passerelle.index.errors import LoadError
from passerelle.index.load import PICTURES, is_collection, load, remedy
from passerelle.index.load.decode import SAMPLE, encoding
from passerelle.index.load.first_bytes import misnamed
from passerelle.index.load.parsed import Parsed
from passerelle.index.text import TextBuilder


def titled(own: str, shown: str = "", heading: str = "", name: str = "le-bac_blanc.pdf") -> str:
    builder = TextBuilder()
    if heading:
        builder.heading(heading, 1)
    builder.block("Il part à midi.")
    return Parsed(builder, own, shown).document(Path(name), "id").title


@pytest.mark.parametrize(
    "own",
    [
        "",
        "bac.docx",
        "Bac.PDF",
        "Untitled 3",
        "Sans titre",
        "sans-titre1",
        "Document",
        "document 12",
        "Présentation1",
        "Slide 4",
        "scan_0012",
        "Unknown",
        "(inconnue)",
        "Titre",
        "New document",
        "Nouveau document texte",
        "PowerPoint Presentation",
        "12-34_5",
        "Le b\ufffdc",
        "Microsoft Word - bac.doc",
    ],
)
def test_what_a_program_writes_where_nobody_gave_a_title_is_none(own: str) -> None:
    assert titled(own) == "le bac blanc"


@pytest.mark.parametrize(
    ("own", "title"),
    [
        ("Microsoft Word - Le bac", "Le bac"),
        ("Document du bac", "Document du bac"),
        ("Slides du bac", "Slides du bac"),
        ("bac.txt", "bac.txt"),
        ("Le  bac\nblanc", "Le bac blanc"),
    ],
)
def test_a_title_that_a_person_gave_stands(own: str, title: str) -> None:
    assert titled(own, "Montré", "Le quai") == title


def test_a_title_is_the_files_own_else_shown_else_a_heading_else_a_name() -> None:
    assert titled("", "Montré", "Le quai") == "Montré"
    assert titled("", "", "Le quai") == "Le quai"
    assert titled("", "", "", "-_.pdf") == "-_.pdf"


@pytest.mark.parametrize(("length", "end"), [(200, "x"), (201, "…")])
def test_a_title_of_more_than_two_hundred_characters_is_cut_before_a_word(length: int, end: str) -> None:
    title = titled("mot " * 49 + "x" * (length - 196))
    assert title.endswith(end)
    assert title == ("mot " * 49 + "xxxx" if end == "x" else ("mot " * 49).rstrip() + "…")


def test_pictures_and_collections_are_told_by_their_names(tmp_path: Path) -> None:
    assert sorted(PICTURES) == [".jpeg", ".jpg", ".png", ".tif", ".tiff"]
    table, rows = tmp_path / "a.csv", tmp_path / "b.CSV"
    table.write_text("Nom,Prix\nMiel,3\nThé,4\n", encoding="utf-8")
    rows.write_text("id,text\n1,Miel\n", encoding="utf-8")
    assert [is_collection(each) for each in (table, rows, tmp_path / "c.txt", tmp_path / "d.jsonl")] == [
        False,
        True,
        False,
        True,
    ]
    assert is_collection(tmp_path / "none.csv")
    assert remedy("").endswith("is not read; if it is text, rename it to .txt")
    assert remedy(".xyz").startswith("the format '.xyz' is not read; convert it to one of .csv")
    assert remedy(".doc").startswith("the format '.doc' is not read: ")


def packed(place: Path, *names: str, media: str = "") -> Path:
    with zipfile.ZipFile(place, "w") as archive:
        if media:
            archive.writestr("mimetype", media)
        for name in names:
            archive.writestr(name, "x")
    return place


ODT = "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("name", "parts", "media", "said"),
    [
        ("a.txt", ("word/document.xml",), "", "it is a Word file, not .txt; rename it to .docx"),
        ("a.docm", ("word/document.xml",), "", ""),
        ("a.dotx", ("word/document.xml",), "", ""),
        ("a.docx", ("xl/workbook.xml",), "", "it is an Excel file, not .docx; rename it to .xlsx"),
        ("a.xlsx", ("ppt/presentation.xml",), "", "it is a PowerPoint file, not .xlsx; rename it to .pptx"),
        ("a.pptx", ("deep/word/document.xml",), "", ""),
        ("a.docx", ("x",), ODT, "it is an OpenDocument text, not .docx; rename it to .odt"),
        ("a.ott", ("x",), f"{ODT}-template", ""),
        ("a.ods", ("x",), f"{ODT}-template", "it is an OpenDocument text, not .ods; rename it to .odt"),
        ("a.zip", ("x",), "", ""),
        ("a.md", ("x",), "", "it is an archive, not .md; unpack it"),
    ],
)
def test_an_archive_is_told_by_what_it_holds(
    tmp_path: Path, name: str, parts: tuple[str, ...], media: str, said: str
) -> None:
    assert misnamed(packed(tmp_path / name, *parts, media=media)) == said


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("été".encode("utf-16-le"), "utf-16-le"),
        ("midi".encode("utf-16-be"), "utf-16-be"),
        (b"midi\0\0midi", "utf-8"),
        (b"\xef\xbb\xbfmidi", "utf-8-sig"),
        (b"\xff\xfe\0\0m\0\0\0", "utf-32"),
        (b"\xff\xfem\0", "utf-16"),
    ],
)
def test_an_encoding_of_two_bytes_a_letter_is_told_by_its_zeros(content: bytes, name: str) -> None:
    assert encoding(content) == name


def test_of_a_long_text_the_odd_lines_behind_its_beginning_are_looked_at() -> None:
    long = b"midi\n" * (2 * SAMPLE // 5 + 1)
    assert (
        encoding(
            long + "Le c\x9cur d'un été à Orsec, déjà, près d'où il naît.\n".encode("cp1252", "replace") * 3
        )
        == "cp1252"
    )
    assert encoding(long + "L'été déjà passé, près du pré.\n".encode("mac-roman") * 3) == "mac-roman"


def spine(more: str = "", items: str = "") -> str:
    return PACKAGE.replace("</manifest>", f"{items}</manifest>").replace("</spine>", f"{more}</spine>")


@pytest.mark.parametrize(
    ("href", "media", "read"),
    [
        ("deux.xhtml", "application/xhtml+xml", True),
        ("deux.XML", "application/x-dtbook", True),
        ("deux.html", "image/svg+xml", False),
        ("deux.txt", "text/plain", False),
        ("deux.htm", "", True),
    ],
)
def test_a_chapter_is_told_by_its_media_or_its_name(
    tmp_path: Path, href: str, media: str, *, read: bool
) -> None:
    package = spine('<itemref idref="q"/>', f'<item id="q" href="{href}" media-type="{media}"/>')
    parts = {**PARTS, "OEBPS/book.opf": package, f"OEBPS/{href}": PAGE.format("<p>Après.</p>")}
    document = one(book(tmp_path / "a.epub", parts))
    assert document.text.endswith("Après.") is read
    kind = "pictures" if "image" in media else "embedded files"
    assert (kind in {gap.kind for gap in document.gaps}) is not read


def test_a_chapter_named_twice_is_read_once_and_one_without_name_is_missing(tmp_path: Path) -> None:
    package = spine('<itemref idref="a"/><itemref/>')
    document = one(book(tmp_path / "a.epub", {**PARTS, "OEBPS/book.opf": package}))
    assert document.text.count("L'été.") == 1
    assert [(gap.kind, gap.count, gap.where) for gap in document.gaps] == [
        ("missing parts", 2, "z, a chapter without name")
    ]


def test_a_protected_chapter_is_one_of_those_that_are_read(tmp_path: Path) -> None:
    hidden = {**PARTS, "META-INF/encryption.xml": encrypted("OEBPS/text/chapitre%202.xhtml")}
    with pytest.raises(LoadError, match="protected against other programs; get a copy without"):
        one(book(tmp_path / "a.epub", hidden))
    moved = {f"livre/{name}": part for name, part in hidden.items()}
    with pytest.raises(LoadError, match="protected against other programs"):
        one(book(tmp_path / "b.epub", moved))


def test_a_book_tells_its_subject_and_not_what_nobody_said(tmp_path: Path) -> None:
    said = (
        "<dc:title>Autre</dc:title><dc:creator>Inconnu</dc:creator><dc:creator> A. </dc:creator>"
        "<dc:description>Un été.</dc:description><dc:date>hier</dc:date><dc:subject>a</dc:subject>"
        "<dc:subject>b</dc:subject></metadata>"
    )
    package = PACKAGE.replace("</metadata>", said)
    document = one(book(tmp_path / "a.epub", {**PARTS, "OEBPS/book.opf": package}))
    assert document.title == "L'œuvre au noir"
    assert document.fields == {"author": "A.", "subject": "Un été.", "keywords": "a, b"}


def test_a_style_sheet_that_is_missing_hides_nothing_and_what_is_hidden_adds_up(tmp_path: Path) -> None:
    link = "<link rel='stylesheet' href='rien.css'></link><link rel=\"stylesheet\"/>"
    hidden = "<p hidden='hidden'>non</p><p>Il part à midi du quai, et revient le soir.</p>"
    parts = {
        **PARTS,
        "OEBPS/text/un.xhtml": PAGE.format(hidden).replace("<title/>", link),
        "OEBPS/text/chapitre 2.xhtml": PAGE.format(hidden),
    }
    document = one(book(tmp_path / "a.epub", parts))
    assert "non" not in document.text
    assert [(gap.kind, gap.count) for gap in document.gaps] == [("hidden text", 2), ("missing parts", 1)]


def test_an_archive_without_a_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError):
        list(load(book(tmp_path / "a.epub", {"mimetype": "application/epub+zip"}), "id"))
    assert "book.opf" in CONTAINER
