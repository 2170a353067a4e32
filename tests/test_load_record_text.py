"""Records whose text a program wrote in HTML, cells that keep a number as written, titles that are addresses."""

import json
from pathlib import Path

import pytest
from office_files import one

from passerelle.index.load import load
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.record_text import record_text
from passerelle.index.text import TextBuilder
from passerelle.index.types import Document


def test_a_record_in_html_is_read_as_its_page_is(tmp_path: Path) -> None:
    text = "<h2>Horaires</h2>\n<p>Ouvert &agrave; <b>9&nbsp;h</b>.</p><p hidden>non</p>\n"
    (tmp_path / "a.json").write_text(json.dumps([{"title": "Piscine", "content": text}]), encoding="utf-8")
    (document,) = load(tmp_path / "a.json", "a.json")
    assert isinstance(document, Document)
    assert (document.title, document.text) == ("Piscine", "Horaires\n\nOuvert à 9\u00a0h.")
    assert [(each.start, each.end, each.level) for each in document.headings] == [(0, 8, 2)]
    assert [(each.kind, each.count) for each in document.gaps] == [("hidden text", 1)]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_lines_of_a_collection_are_too(tmp_path: Path, name: str) -> None:
    line = 'id,text\n1,"<p>Le four</p><ul><li>chaud</li></ul>"\n'
    record = json.dumps({"id": "1", "text": "<p>Le four</p><ul><li>chaud</li></ul>"})
    (tmp_path / name).write_text(line if name == "a.csv" else record, encoding="utf-8")
    (document,) = load(tmp_path / name, name)
    assert isinstance(document, Document)
    assert document.text == "Le four\n\nchaud"


@pytest.mark.parametrize(
    "text",
    [
        "<p> is how a paragraph begins in HTML.",
        "Write <p>x</p>",
        "<p>x</p> is a paragraph",
        "x < 3 and y > 4",
        "<b>gras</b>",
        "<Anne> Bonjour </Anne>",
        "<p>x</p> <b> is open",
        "<h7>x</h7>",
        "<px>x</px>",
        "<p>x</div>",
        "<!doctype html> begins a page",
    ],
)
def test_a_text_about_tags_stays_as_it_is_written(text: str) -> None:
    assert record_text(text) == (text, (), ())


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>un</p><p>deux</p>", "un\n\ndeux"),
        ("<DIV class='a'>un</DIV><br/>", "un"),
        ("<!doctype html><title>T</title><p>un</html>", "un"),
        (" <p>un</p>\n<!-- x -->\n<ul><li>a</li></ul> ", "un\n\na"),
        *(
            (f"<{name} id='a'>un</{name.upper()} >", "un")
            for name in "html body main section article div p h1 h6 ul ol dl blockquote figure".split()
        ),
        ("<table><tr><td>un<td>deux</table>", "un | deux"),
        ("<p>un</p> <br> <hr/>", "un"),
        ("<p>un</p> deux <b>trois</b> ", "un\n\ndeux trois"),
        ("\n<!DOCTYPE HTML><p>un</HTML >\n", "un"),
    ],
)
def test_what_begins_and_ends_with_elements_is_a_page(page: str, text: str) -> None:
    assert record_text(page)[0] == text


def test_a_record_of_elements_without_words_has_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1", "text": "<p><img></p>"}', encoding="utf-8")
    (failure,) = load(tmp_path / "a.jsonl", "a.jsonl")
    assert "the document '1' has no 'text'" in str(failure)


def test_a_cell_that_keeps_its_number_for_a_spreadsheet_says_the_number(tmp_path: Path) -> None:
    table = 'Nom;Code;Note\nAnne;="00123";=A1\nLuc;"=""00456""";=HYPERLINK("x")\n'
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    assert one(tmp_path / "a.csv").text.split("\n")[3:] == [
        "Anne | 00123 | =A1",
        'Luc | 00456 | =HYPERLINK("x")',
    ]


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("about:blank", "Piscine"),
        ("https://ville.example/piscine?id=3", "Piscine"),
        ("file:///C:/piscine.htm", "Piscine"),
        ("À propos : https://ville.example", "À propos : https://ville.example"),
    ],
)
def test_an_address_is_no_title(title: str, shown: str) -> None:
    builder = TextBuilder()
    builder.heading("Piscine", 1)
    assert Parsed(builder, title).document(Path("a.pdf"), "a").title == shown


ELEMENTS = "body main section article div p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote figure html".split()


@pytest.mark.parametrize("name", ELEMENTS)
def test_each_element_that_holds_text_may_begin_a_page(name: str) -> None:
    for page in (f"<{name}>un</{name}>", f" <{name.upper()} class='a'>un</{name.upper()} >\n"):
        assert record_text(page)[0] != page
        assert "un" in record_text(f"{page}<b>deux</b>")[0]
    for text in (
        f"<{name}>un",
        f"<{name}x>un</{name}x>",
        f"un <{name}>deux</{name}>",
        f"<{name}>un</{name}> deux",
    ):
        assert record_text(text) == (text, (), ())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<p>un</p><br><img src=x>\n<hr/>", "un"),
        ("<p>un</p> deux <b>trois</b>", "un\n\ndeux trois"),
        ("<p>un</p><b>deux</b> trois", None),
        ("<p>un</p><br> trois", None),
        ("<p>un\n\ndeux</p>", "un deux"),
        ("<!DOCTYPE HTML>\n<p>un</HTML> ", "un"),
        ("<!doctype html><p>un", None),
        ("<!doctype html><p>un</html> deux", None),
        ("<p>un</div>", None),
        ("<span>un</span>", None),
    ],
)
def test_a_page_ends_with_an_element_as_it_begins_with_one(written: str, read: str | None) -> None:
    assert record_text(written)[0] == (written if read is None else read)


def test_a_record_has_the_headings_and_the_gaps_of_its_page() -> None:
    text, headings, gaps = record_text("<h2>Bac</h2><p>un</p><p hidden>tu</p>")
    assert text == "Bac\n\nun"
    assert [(each.start, each.end, each.level) for each in headings] == [(0, 3, 2)]
    assert [(gap.kind, gap.count) for gap in gaps] == [("hidden text", 1)]
    assert record_text(" un\r\n\n\n\ndeux ")[0] == "un\n\ndeux"
