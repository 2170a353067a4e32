"""Books part by part: where their list of chapters is, which parts are chapters, what they say of themselves."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from test_load_epub import PAGE, book

from passerelle.index.errors import LoadError
from passerelle.index.load.epub import load_epub
from passerelle.index.load.parsed import Parsed

XHTML = "application/xhtml+xml"


def item(id_: str, href: str, media: str = XHTML, more: str = "") -> str:
    return f'<item id="{id_}" href="{href}" media-type="{media}" {more}/>'


def made(
    folder: Path, items: str, spine: str = "", parts: dict[str, str] | None = None, *, meta: str = ""
) -> Parsed:
    """Read a book whose spine names items by their ids, parted by spaces."""
    places = "".join(f'<itemref idref="{each}"/>' for each in spine.split())
    listed = (
        f"<package><metadata>{meta}</metadata><manifest>{items}</manifest><spine>{places}</spine></package>"
    )
    container = '<c><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></c>'
    held = {"META-INF/container.xml": container, "O/b.opf": listed, **(parts or {})}
    return load_epub(book(folder / "a.epub", held))


def page(words: str) -> str:
    return PAGE.format(f"<p>{words}</p>")


def gaps(parsed: Parsed) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in parsed.gaps]


@pytest.mark.parametrize(
    ("href", "name"),
    [
        ("un.xhtml", "O/un.xhtml"),
        ("t/un.xhtml", "O/t/un.xhtml"),
        ("../un.xhtml", "un.xhtml"),
        ("/un.xhtml", "un.xhtml"),
        ("t\\un.xhtml", "O/t/un.xhtml"),
        ("t%20u/un.xhtml", "O/t u/un.xhtml"),
        ("un.xhtml#ici", "O/un.xhtml"),
        ("UN.xhtml", "O/un.xhtml"),
        ("un%C3%A9.xhtml", "O/uné.xhtml"),
        ("./un.xhtml", "O/un.xhtml"),
        ("un.xhtml", "O\\un.xhtml"),
        ("t u.xhtml", "O/t%20u.xhtml"),
    ],
)
def test_a_chapter_is_found_as_e_readers_find_it(tmp_path: Path, href: str, name: str) -> None:
    parsed = made(tmp_path, item("a", href), "a", {name: page("un")})
    assert (parsed.builder.text, parsed.gaps) == ("un", ())


@pytest.mark.parametrize(
    ("href", "media", "noted"),
    [
        ("a.xhtml", XHTML, ""),
        ("a.html", "text/html", ""),
        ("a.bin", "text/x-oeb1-document", ""),
        ("a.htm", "text/plain", ""),
        ("A.XHTML", "application/octet-stream", ""),
        ("A.SVG", "image/svg+xml", ""),
        ("a.xml", "", ""),
        ("a.svg", "image/svg+xml", ""),
        ("a.png", "image/png", "pictures"),
        ("a.html", "image/png", "pictures"),
        ("a.pdf", "application/pdf", "embedded files"),
    ],
)
def test_a_part_is_a_chapter_by_its_kind_or_its_name(
    tmp_path: Path, href: str, media: str, noted: str
) -> None:
    items = item("x", "x.xhtml") + item("a", href, media)
    parsed = made(tmp_path, items, "x a", {"O/x.xhtml": page("un"), f"O/{href}": page("deux")})
    assert parsed.builder.text == ("un" if noted else "un\n\ndeux")
    assert gaps(parsed) == ([(noted, 1, f"O/{href}")] if noted else [])


def test_a_drawing_without_words_is_a_picture(tmp_path: Path) -> None:
    parts = {
        "O/x.xhtml": page("un"),
        "O/a.SVG": "<svg><path/></svg>",
        "O/b.svg": "<svg><text>deux</text></svg>",
    }
    items = item("x", "x.xhtml") + item("a", "a.SVG", "image/svg+xml") + item("b", "b.svg", "image/svg+xml")
    parsed = made(tmp_path, items, "x a b", parts)
    assert (parsed.builder.text, gaps(parsed)) == ("un\n\ndeux", [("pictures", 1, "O/a.SVG")])


def test_chapters_are_read_once_each_in_the_order_of_the_spine(tmp_path: Path) -> None:
    parts = {f"O/{name}.xhtml": page(name) for name in ("un", "deux", "nav", "hors")}
    items = (
        item("b", "deux.xhtml") + item("a", "un.xhtml") + item("n", "nav.xhtml", more='properties="x nav"')
    )
    items += item("h", "hors.xhtml") + item("c", "a.css", "text/css")
    parsed = made(tmp_path, items, "n a b a", parts)
    assert parsed.builder.text == "un\n\ndeux"
    assert gaps(parsed) == [("embedded files", 1, "O/hors.xhtml")]


@pytest.mark.parametrize(
    ("spine", "missing"),
    [("a z", "z"), ("a b", "O/rien.xhtml"), ("a b z", "z, O/rien.xhtml")],
)
def test_a_chapter_that_is_missing_costs_itself(tmp_path: Path, spine: str, missing: str) -> None:
    items = item("a", "un.xhtml") + item("b", "rien.xhtml")
    parsed = made(tmp_path, items, spine, {"O/un.xhtml": page("un")})
    assert parsed.builder.text == "un"
    assert ("missing parts", missing.count(",") + 1, missing) in gaps(parsed)


def test_an_entry_without_a_name_is_called_so(tmp_path: Path) -> None:
    spine = '<spine><itemref/><itemref idref="a"/></spine>'
    listed = f"<package><manifest>{item('a', 'un.xhtml')}</manifest>{spine}</package>"
    parsed = load_epub(book(tmp_path / "a.epub", {"b.opf": listed, "un.xhtml": page("un")}))
    assert gaps(parsed) == [("missing parts", 1, "a chapter without name")]


def test_a_book_that_lacks_all_its_chapters_is_refused_and_the_first_are_named(tmp_path: Path) -> None:
    items = "".join(item(f"a{number}", f"{number}.xhtml") for number in range(6))
    said = r"a\.epub: it is damaged: it lacks O/0\.xhtml, .*O/4\.xhtml; get a whole copy"
    with pytest.raises(LoadError, match=said):
        made(tmp_path, items, " ".join(f"a{number}" for number in range(6)))


LISTED = f"<package><manifest>{item('a', 'un.xhtml')}</manifest><spine><itemref idref='a'/></spine></package>"


@pytest.mark.parametrize(
    "parts",
    [
        {"META-INF/container.xml": '<c><rootfiles><rootfile full-path="b.opf"/></rootfiles></c>', "b.opf": LISTED,
         "un.xhtml": page("un")},
        {"livre/META-INF/container.xml": '<c><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></c>',
         "livre/O/b.opf": LISTED, "livre/O/un.xhtml": page("un")},
        {"O/b.OPF": LISTED, "O/un.xhtml": page("un")},
        {"a/b/c.opf": "<package/>", "b.opf": LISTED, "un.xhtml": page("un")},
        {"l/META-INF/container.xml": '<c><rootfiles><rootfile full-path="O/b.opf"/></rootfiles></c>',
         "l/a.opf": "<package/>", "l/O/b.opf": LISTED, "l/O/un.xhtml": page("un")},
    ],
)  # fmt: skip
def test_the_list_of_chapters_is_where_the_container_says_or_the_first_of_its_kind(
    tmp_path: Path, parts: dict[str, str]
) -> None:
    assert load_epub(book(tmp_path / "a.epub", parts)).builder.text == "un"


def test_a_file_that_is_no_book_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match=r"container\.xml"):
        load_epub(book(tmp_path / "a.epub", {"un.xhtml": page("un")}))


def locked(*names: str) -> str:
    return f"<e>{''.join(f'<CipherReference URI={chr(34)}{name}{chr(34)}/>' for name in names)}</e>"


@pytest.mark.parametrize(
    ("names", "refused"),
    [
        (("O/un.xhtml",), True),
        (("O/a.otf", "O/un.xhtml"), True),
        (("O/a.otf",), False),
        (("un.xhtml",), False),
        ((), False),
    ],
)
def test_a_book_is_protected_where_a_chapter_is(
    tmp_path: Path, names: tuple[str, ...], *, refused: bool
) -> None:
    parts = {"O/un.xhtml": page("un"), "META-INF/encryption.xml": locked(*names)}
    if not refused:
        assert made(tmp_path, item("a", "un.xhtml"), "a", parts).builder.text == "un"
        return
    with pytest.raises(LoadError, match="protected against other programs; get a copy without protection"):
        made(tmp_path, item("a", "un.xhtml"), "a", parts)


def test_a_book_is_protected_by_references_to_what_is_encrypted_in_its_own_folder(tmp_path: Path) -> None:
    key = "<e><RetrievalMethod URI='O/un.xhtml'/></e>"
    parts = {"O/un.xhtml": page("un"), "META-INF/encryption.xml": key}
    assert made(tmp_path, item("a", "un.xhtml"), "a", parts).builder.text == "un"
    parts = {"b.opf": LISTED, "un.xhtml": page("un"), "META-INF/encryption.xml": locked("un.xhtml")}
    deeper = {f"livre/{name}": part for name, part in parts.items()}
    with pytest.raises(LoadError, match="protected against other programs"):
        load_epub(book(tmp_path / "a.epub", deeper))


@pytest.mark.parametrize(
    ("meta", "title", "fields"),
    [
        ("<title>Le  bac</title><title>Autre</title>", "Le bac", {}),
        ("<title>Unknown</title><title>Le bac</title>", "Le bac", {}),
        *((f"<title>{nobody}</title>", "", {}) for nobody in
          "unknown|Unknown title|no title|No Author|Titre inconnu|auteur inconnu|Inconnu|inconnue|".split("|")),
        ("<creator>Ada</creator><creator>Luc</creator>", "", {"author": "Ada; Luc"}),
        ("<creator>Unknown author</creator>", "", {}),
        ("<date>2031-04-05T10:00</date><date>2030</date>", "", {"date": "2031-04-05"}),
        ("<date>hier</date>", "", {}),
        ("<subject>eau</subject><subject>bac</subject>", "", {"keywords": "eau, bac"}),
        ("<description>Un bac.</description>", "", {"subject": "Un bac."}),
        ("<description>&lt;p&gt;Un &lt;b&gt;bac&lt;/b&gt;.&lt;/p&gt;</description>", "", {"subject": "Un bac."}),
        ("<description>Un&lt;br/&gt;bac.</description>", "", {"subject": "Un bac."}),
        ("<description>Un &lt;label&gt;bac&lt;/label&gt;.</description>", "", {"subject": "Un bac."}),
        ("<description>3 &lt; 4</description>", "", {"subject": "3 < 4"}),
        ("<dc-metadata><Title>Le bac</Title><Creator>Ada</Creator></dc-metadata>", "Le bac", {"author": "Ada"}),
        ("<publisher>Vey</publisher>", "", {}),
    ],
)  # fmt: skip
def test_a_book_says_of_itself_what_its_metadata_says(
    tmp_path: Path, meta: str, title: str, fields: dict[str, str]
) -> None:
    parsed = made(tmp_path, item("a", "un.xhtml"), "a", {"O/un.xhtml": page("un")}, meta=meta)
    assert (parsed.title, dict(parsed.fields)) == (title, fields)


@pytest.mark.parametrize(
    ("link", "hidden"),
    [
        ('<link rel="stylesheet" href="s.css"/>', True),
        ("<LINK href='s.css' rel = 'stylesheet'></LINK>", True),
        ('<link rel="stylesheet" href="../O/s.css"/>', True),
        ('<link rel="icon" href="s.css"/>', False),
        ('<link rel="stylesheet" href="t.css"/>', False),
        ('<link rel="stylesheet"/>', False),
    ],
)
def test_the_style_sheets_of_a_chapter_are_read(tmp_path: Path, link: str, *, hidden: bool) -> None:
    text = f"<html><head>{link}</head><body><p>un deux trois</p><p class=h>tu</p></body></html>"
    parsed = made(tmp_path, item("a", "un.xhtml"), "a", {"O/un.xhtml": text, "O/s.css": ".h {display: none}"})
    assert ("tu" not in parsed.builder.text) is hidden
    assert gaps(parsed) == ([("hidden text", 1, "")] if hidden else [])


def test_what_chapters_lack_is_counted_over_all_of_them(tmp_path: Path) -> None:
    parts = {f"O/{name}.xhtml": page("un deux <s>trois</s> quatre cinq") for name in "ab"}
    parsed = made(tmp_path, item("a", "a.xhtml") + item("b", "b.xhtml"), "a b z", parts)
    assert gaps(parsed) == [("deletions", 2, ""), ("missing parts", 1, "z")]
    parts["O/b.xhtml"] = page("un deux <s>trois</s> quatre cinq <b hidden>tu</b>")
    parsed = made(tmp_path, item("a", "a.xhtml") + item("b", "b.xhtml"), "a b", parts)
    assert gaps(parsed) == [("deletions", 2, ""), ("hidden text", 1, "")]


def test_a_book_without_words_lacks_nothing(tmp_path: Path) -> None:
    parsed = made(tmp_path, item("a", "a.xhtml"), "a", {"O/a.xhtml": page("")})
    assert (parsed.builder.text, gaps(parsed)) == ("", [])


def spoilt(content: bytes, part: bytes, how: str) -> bytes:
    """Return a book with a packed *part* whose bytes or whose way of packing no program knows."""
    if how == "bytes":
        start = content.index(part) + len(part)
        return content[:start] + b"\xff" * 8 + content[start + 8 :]
    place = content.rindex(part) - 46  # where its entry in the list of parts begins
    return content[: place + 10] + b"\x63\0" + content[place + 12 :]


@pytest.mark.parametrize("how", ["bytes", "way"])
def test_a_chapter_that_cannot_be_unpacked_costs_itself(tmp_path: Path, how: str) -> None:
    path = tmp_path / "a.epub"
    items = item("a", "a.xhtml") + item("b", "b.xhtml")
    spine = '<spine><itemref idref="a"/><itemref idref="b"/></spine>'
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("b.opf", f"<package><manifest>{items}</manifest>{spine}</package>")
        archive.writestr("a.xhtml", page("Un bac."))
        archive.writestr("b.xhtml", page("Deux bacs."))
    path.write_bytes(spoilt(path.read_bytes(), b"a.xhtml", how))
    parsed = load_epub(path)
    assert parsed.builder.text == "Deux bacs."
    assert gaps(parsed) == [("missing parts", 1, "a.xhtml")]


def test_a_chapter_of_links_or_in_a_frame_of_a_page_is_text(tmp_path: Path) -> None:
    inside = "<div class='menu'><a href='x'>Bacs</a></div><footer>Vey</footer>"
    parsed = made(
        tmp_path, item("a", "a.xhtml"), "a", {"O/a.xhtml": page(f"x</p>{inside}<p>{'Le bac part. ' * 60}")}
    )
    assert parsed.builder.text.startswith("x\n\nBacs\n\nVey\n\nLe bac part.")
