"""EPUB books are read chapter by chapter, in their own order."""

import zipfile
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import load
from passerelle.index.types import Document

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
PACKAGE = (
    '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title>L'œuvre au noir</dc:title></metadata><manifest>"
    '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    '<item id="b" href="text/chapitre%202.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="a" href="text/un.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="c" href="style.css" media-type="text/css"/></manifest>'
    '<spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="z"/></spine></package>'
)
PAGE = '<?xml version="1.0" encoding="utf-8"?><html><head><title/></head><body>{}</body></html>'
PARTS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": PAGE.format("<h1>Table</h1>"),
    "OEBPS/text/chapitre 2.xhtml": PAGE.format("<h2>Deux</h2><p>Fin.</p>"),
    "OEBPS/text/un.xhtml": PAGE.format('<h2>Un</h2><p>L\'<a id="p1"/>été.</p><ul><li>a</li><li>b</li></ul>'),
}


def book(path: Path, parts: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def one(path: Path) -> Document:
    (document,) = load(path, "id")
    assert isinstance(document, Document)
    return document


def test_chapters_follow_the_spine_without_the_table_of_contents(tmp_path: Path) -> None:
    document = one(book(tmp_path / "a.epub", PARTS))
    assert document.text == "Un\n\nL'été.\n\na\nb\n\nDeux\n\nFin."
    assert [document.text[each.start : each.end] for each in document.headings] == ["Un", "Deux"]
    assert document.title == "L'œuvre au noir"


def encrypted(name: str) -> str:
    reference = f"<CipherData><CipherReference URI='{name}'/></CipherData>"
    return f"<encryption><EncryptedData>{reference}</EncryptedData></encryption>"


def test_a_protected_book_is_refused(tmp_path: Path) -> None:
    parts = {**PARTS, "META-INF/encryption.xml": encrypted("OEBPS/text/chapitre%202.xhtml")}
    with pytest.raises(LoadError, match="protected against other programs; get a copy without"):
        one(book(tmp_path / "a.epub", parts))


def test_a_book_with_encrypted_fonts_alone_is_read(tmp_path: Path) -> None:
    parts = {**PARTS, "META-INF/encryption.xml": encrypted("OEBPS/fonts/a.otf")}
    assert one(book(tmp_path / "a.epub", parts)).text.startswith("Un")


def test_a_book_that_lacks_its_contents_is_refused_and_the_part_named(tmp_path: Path) -> None:
    parts = {name: part for name, part in PARTS.items() if name != "OEBPS/book.opf"}
    with pytest.raises(LoadError, match=r"damaged.*OEBPS/book\.opf"):
        one(book(tmp_path / "a.epub", parts))


def test_a_missing_chapter_costs_itself_and_is_named(tmp_path: Path) -> None:
    parts = {name: part for name, part in PARTS.items() if name != "OEBPS/text/un.xhtml"}
    document = one(book(tmp_path / "a.epub", parts))
    assert document.text == "Deux\n\nFin."
    assert [(gap.kind, gap.count, gap.where) for gap in document.gaps] == [
        ("missing parts", 2, "z, OEBPS/text/un.xhtml")
    ]


def test_a_broken_chapter_costs_itself(tmp_path: Path) -> None:
    path = book(tmp_path / "a.epub", PARTS)
    path.write_bytes(path.read_bytes().replace(b"<p>Fin.</p>", b"<p>Fou.</p>"))
    document = one(path)
    assert document.text == "Un\n\nL'été.\n\na\nb"
    assert document.gaps[0].where == "z, OEBPS/text/chapitre 2.xhtml"


def test_a_book_without_any_chapter_is_refused(tmp_path: Path) -> None:
    parts = {name: part for name, part in PARTS.items() if not name.startswith("OEBPS/text")}
    with pytest.raises(LoadError, match=r"it is damaged: it lacks z, OEBPS/text/un\.xhtml"):
        one(book(tmp_path / "a.epub", parts))


@pytest.mark.parametrize(
    "reference",
    ["Text/Un.xhtml", "/OEBPS/text/un.xhtml", "text/un.xhtml#debut", "text\\un.xhtml", "./text/un.xhtml"],
)
def test_a_chapter_is_found_as_e_readers_find_it(tmp_path: Path, reference: str) -> None:
    package = PACKAGE.replace("text/un.xhtml", reference)
    assert one(book(tmp_path / "a.epub", {**PARTS, "OEBPS/book.opf": package})).text.startswith(
        "Un\n\nL'été."
    )


def test_a_book_gives_its_author_and_date_and_an_old_one_its_chapters(tmp_path: Path) -> None:
    package = PACKAGE.replace("application/xhtml+xml", "text/x-oeb1-document").replace(
        "</metadata>",
        "<dc:creator>M. Y.</dc:creator><dc:creator>Z.</dc:creator><dc:date>1968-05</dc:date>"
        "<dc:subject>alchimie</dc:subject></metadata>",
    )
    document = one(book(tmp_path / "a.epub", {**PARTS, "OEBPS/book.opf": package}))
    assert document.fields == {"author": "M. Y.; Z.", "date": "1968-05", "keywords": "alchimie"}
    assert document.text.endswith("Deux\n\nFin.")


def test_boxes_and_notes_of_a_book_are_text(tmp_path: Path) -> None:
    chapter = (
        '<section><p>En 1741<a epub:type="noteref" href="#n"><sup>1</sup></a>.</p><aside epub:type="footnote" id="n">'
        "<p>1. Acte.</p></aside><aside><h2>Encadré</h2><p>Rien.</p></aside></section>"
    )
    document = one(book(tmp_path / "a.epub", {**PARTS, "OEBPS/text/un.xhtml": PAGE.format(chapter)}))
    assert document.text.startswith("En 1741¹.\n\n1. Acte.\n\nEncadré\n\nRien.")


@pytest.mark.parametrize("lost", ["", "META-INF/container.xml"])
def test_a_book_whose_folder_was_packed_or_that_lost_its_container_is_read(tmp_path: Path, lost: str) -> None:
    parts = {f"livre/{name}": part for name, part in PARTS.items() if name != lost}
    assert one(book(tmp_path / "a.epub", parts)).text.startswith("Un\n\nL'été.")


def test_a_books_own_style_sheet_hides_and_raises(tmp_path: Path) -> None:
    link = '<link href="../style.css" rel="stylesheet"/>'
    body = '<p>Il y a 12 km<span class="haut">2</span>.</p><p class="caché">Vide.</p>'
    parts = {
        **PARTS,
        "OEBPS/style.css": ".haut { vertical-align: super } .caché { display: none }",
        "OEBPS/text/un.xhtml": PAGE.format(body).replace("<title/>", link),
    }
    document = one(book(tmp_path / "a.epub", parts))
    assert document.text.startswith("Il y a 12 km².\n\nDeux")
    assert "hidden text" in {gap.kind for gap in document.gaps}


@pytest.mark.parametrize(
    "mark",
    [
        '<span epub:type="pagebreak">13</span>',
        '<a role="doc-pagebreak">13</a>',
        '<i class="pagenum">[p. 13]</i>',
    ],
)
def test_numbers_of_printed_pages_are_no_words_of_the_text(tmp_path: Path, mark: str) -> None:
    parts = {**PARTS, "OEBPS/text/un.xhtml": PAGE.format(f"<p>creusé par{mark} Jean Rey</p>")}
    assert one(book(tmp_path / "a.epub", parts)).text.startswith("creusé par Jean Rey\n")


def test_parts_that_no_reading_order_reaches_are_accounted_for(tmp_path: Path) -> None:
    more = (
        '<item id="p" href="plan.svg" media-type="image/svg+xml"/>'
        '<item id="q" href="notes.xhtml" media-type="application/xhtml+xml"/></manifest>'
    )
    package = PACKAGE.replace("</manifest>", more).replace("</spine>", '<itemref idref="p"/></spine>')
    parts = {**PARTS, "OEBPS/book.opf": package, "OEBPS/plan.svg": "<svg/>"}
    gaps = one(book(tmp_path / "a.epub", parts)).gaps
    assert {(gap.kind, gap.where) for gap in gaps} >= {
        ("pictures", "OEBPS/plan.svg"),
        ("embedded files", "OEBPS/notes.xhtml"),
    }


def test_a_title_that_a_program_made_up_is_none(tmp_path: Path) -> None:
    package = PACKAGE.replace("L'œuvre au noir", "Unknown Title")
    assert one(book(tmp_path / "a.epub", {**PARTS, "OEBPS/book.opf": package})).title == "Un"


def test_a_page_that_is_a_drawing_is_read_and_one_without_words_is_a_picture(tmp_path: Path) -> None:
    drawn = '<svg xmlns="http://www.w3.org/2000/svg"><text x="1" y="9">Le four chauffe.</text></svg>'
    package = PACKAGE.replace(
        '<item id="a" href="text/un.xhtml" media-type="application/xhtml+xml"/>',
        '<item id="a" href="a.svg" media-type="image/svg+xml"/><item id="z" href="z.svg" media-type="image/svg+xml"/>',
    )
    parts = {
        **PARTS,
        "OEBPS/book.opf": package,
        "OEBPS/a.svg": drawn,
        "OEBPS/z.svg": "<svg><path d='M0 0'/></svg>",
    }
    (document,) = load(book(tmp_path / "a.epub", parts), "a")
    assert isinstance(document, Document)
    assert document.text.startswith("Le four chauffe.")
    assert [(gap.kind, gap.where) for gap in document.gaps] == [("pictures", "OEBPS/z.svg")]


@pytest.mark.parametrize(
    ("case", "default", "said"),
    [
        ("<math><mi>E</mi><mo>=</mo><mn>7</mn></math>", "<p>E vaut sept.</p>", "E vaut sept."),
        ("<math><mi>E</mi><mo>=</mo><mn>7</mn></math>", '<p><img src="e.png"/></p>', "E=7"),
    ],
)
def test_of_several_forms_of_one_thing_the_plain_one_with_words_is_read(
    tmp_path: Path, case: str, default: str, said: str
) -> None:
    switch = f"<epub:switch><epub:case>{case}</epub:case><epub:default>{default}</epub:default></epub:switch>"
    parts = {**PARTS, "OEBPS/text/un.xhtml": PAGE.format(f"<p>Avant.</p>{switch}<p>Après.</p>")}
    text = one(book(tmp_path / "a.epub", parts)).text.replace("\n\n", "\n")
    assert text == f"Avant.\n{said}\nAprès.\nDeux\nFin."


@pytest.mark.parametrize(
    ("said", "subject"),
    [
        (
            "&lt;p&gt;Un &lt;b&gt;bac&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;Deux quais.&lt;/p&gt;",
            "Un bac. Deux quais.",
        ),
        ("De 3 &lt; 4 et 5 &gt; 2", "De 3 < 4 et 5 > 2"),
    ],
)
def test_what_a_book_says_of_itself_in_html_is_read_as_text(tmp_path: Path, said: str, subject: str) -> None:
    package = PACKAGE.replace("</metadata>", f"<dc:description>{said}</dc:description></metadata>")
    document = one(book(tmp_path / "a.epub", {**PARTS, "OEBPS/book.opf": package}))
    assert document.fields["subject"] == subject
