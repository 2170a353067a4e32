"""How a word of a document is shown as HTML, a file named, a page's own fields read, and a passage addressed."""

from pathlib import Path

import pytest

from passerelle.html import escape, escape_line, together
from passerelle.index.load.html import parse_html
from passerelle.index.load.html_fields import iso_date
from passerelle.index.paths import is_below, is_gone, parent, printable, shown_path
from passerelle.index.store.location import Database
from passerelle.index.types import Document, Passage, Span
from passerelle.permalink import Permalink, PermalinkError, digest
from passerelle.section import section


def test_every_sign_of_html_markdown_and_tex_is_escaped_and_letters_are_not() -> None:
    for code in range(33, 127):
        letter = chr(code)
        assert escape(letter) == (letter if letter.isalnum() else f"&#{code};")
    assert escape("été 漢\n a") == "été 漢\n a"
    assert escape("\t\r") == "&#9;&#13;"
    assert escape("\x00\x1f\x7f") == "���"
    assert escape("\ud800") == "?"
    assert escape_line("a\r\n*b*\r\n\nc") == "a<br>&#42;b&#42;<br><br>c"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Où ?", "Où\u202f?"),
        ("Là !", "Là\u202f!"),
        ("Là ; ici", "Là\u202f; ici"),
        ("Là : ici", "Là\u00a0: ici"),
        ("« Là »", "«\u00a0Là\u00a0»"),
        ("a ?b", "a ?b"),
        ("a :b", "a :b"),
        ("a ? b", "a\u202f? b"),
    ],
)
def test_a_french_sign_stays_on_the_line_of_its_word(text: str, shown: str) -> None:
    assert together(text) == shown


def test_a_file_is_named_from_the_parent_of_its_store(tmp_path: Path) -> None:
    store = tmp_path / "project" / "store"
    assert shown_path(tmp_path / "project" / "docs" / "é.md", store) == "docs/é.md"
    assert shown_path(tmp_path / "other" / "a.md", store) == (tmp_path / "other" / "a.md").as_posix()
    assert shown_path(tmp_path / "projects" / "a.md", store) == (tmp_path / "projects" / "a.md").as_posix()
    database = Database("postgresql://host/name")
    assert shown_path(tmp_path / "a.md", database) == (tmp_path / "a.md").as_posix()
    assert (parent(database), parent(store)) == (None, tmp_path / "project")


def test_bytes_that_are_no_text_are_spelt_out() -> None:
    assert printable("a\udce9b") == "a\\xe9b"
    assert printable("a\ud800b") == "a\\ud800b"
    assert printable("été") == "été"


def test_a_file_is_gone_where_nothing_is_named_so(tmp_path: Path) -> None:
    store = tmp_path / "store"
    (tmp_path / "a.md").write_text("a", encoding="utf-8")
    (tmp_path / "b.md").symlink_to(tmp_path / "none.md")
    (tmp_path / "c\udce9.md").write_text("c", encoding="utf-8")
    (tmp_path / "d\\xe9.md").write_text("d", encoding="utf-8")
    for name in ("a.md", "b.md", "c\\xe9.md", "d\\xe9.md"):
        assert not is_gone(name, store), name
    for name in ("e.md", "a.md/f.md", "g\\xe9.md", "folder/a.md"):
        assert is_gone(name, store), name
    assert not is_gone("nul\0", store)


def test_a_file_lies_below_the_folders_that_hold_it(tmp_path: Path) -> None:
    store = tmp_path / "store"
    docs = tmp_path / "docs"
    assert is_below("docs/a.md", [docs], store)
    assert is_below("docs/a.md", [tmp_path / "x", docs / "a.md"], store)
    assert not is_below("docs2/a.md", [docs], store)
    assert not is_below("docs/a.md", [], store)


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *(
            (name, "author")
            for name in ("author", "DC.creator", "dcterms.creator", "article:author", "citation_author")
        ),
        *(
            (name, "date")
            for name in ("date", "DC.date", "dcterms.date", "dcterms.created", "dcterms.issued")
        ),
        *(
            (name, "date")
            for name in ("article:published_time", "citation_publication_date", "datePublished")
        ),
        *((name, "date") for name in ("pubdate", "publication_date")),
        *((name, "subject") for name in ("subject", "description", "DC.description", "og:description")),
        *((name, "keywords") for name in ("keywords", "DC.subject", "news_keywords", "article:tag")),
    ],
)
@pytest.mark.parametrize("attribute", ["name", "property", "itemprop"])
def test_a_page_says_a_field_of_itself_under_many_names(name: str, field: str, attribute: str) -> None:
    value = "2031-05-04" if field == "date" else "Ada"
    head = f"<head><meta {attribute}=' {name} ' content='{value}'></head><p>Vu.</p>"
    assert dict(parse_html(head).fields) == {field: value}


def test_several_authors_and_keywords_are_joined_and_of_others_the_first_is_taken() -> None:
    given = [("author", "Ada"), ("author", "Eve"), ("author", "Ada"), ("keywords", "a"), ("article:tag", "b")]
    given += [("date", "2031"), ("pubdate", "2030"), ("description", "un"), ("og:description", "deux")]
    head = "".join(f"<meta name='{name}' content='{value}'>" for name, value in given)
    fields = parse_html(f"<head>{head}</head><p>Vu.</p><time pubdate datetime='2029-01-02'>x</time>").fields
    assert dict(fields) == {"author": "Ada; Eve", "keywords": "a, b", "date": "2031", "subject": "un"}
    timed = parse_html("<p>Vu.</p><time itemprop=datePublished datetime='2029-01-02T10:00'>x</time>").fields
    assert dict(timed) == {"date": "2029-01-02"}


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2031-05-04", "2031-05-04"),
        ("2031/5/4", "2031-05-04"),
        ("2031.05.04", "2031-05-04"),
        ("2031-05", "2031-05"),
        ("2031", "2031"),
        (" 2031-05-04T10:00Z", "2031-05-04"),
        ("4/5/2031", "2031-05-04"),
        ("04.05.2031", "2031-05-04"),
        ("31.12.2031", "2031-12-31"),
        ("2031-13-04", "2031"),
        ("2031-05-32", "2031-05"),
        ("32/05/2031", ""),
        ("4/13/2031", ""),
        ("20315", ""),
        ("mai 2031", ""),
        ("", ""),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written: str, date: str) -> None:
    assert iso_date(written) == date


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("Bail", ""),
        ("Bail › Loyer", "Loyer"),
        ("Bail › Loyer › Mai", "Loyer › Mai"),
        ("Baux › Loyer", "Baux › Loyer"),
    ],
)
def test_the_headings_above_a_passage_do_not_repeat_the_title(heading: str, shown: str) -> None:
    document = Document("a", "Bail", "fr", "Vu.")
    assert section(Passage(document, 0, 3, "fr", None, heading)) == shown


def test_a_permalink_says_where_and_of_which_words_it_was_made() -> None:
    passage = Passage(Document("a b/é&.md", "A", "fr", "Le bac part."), 3, 6, "fr")
    link = Permalink.of(passage)
    assert str(link) == "document=a+b/%C3%A9%26.md&span=3-6"
    checked = link.checked(passage.text)
    assert str(checked) == f"{link}&words={digest('bac')}"
    assert (checked, checked.span, len(checked.words)) == (link, Span(3, 6), 16)
    assert Permalink.parse(f"http://x/?{checked}#top").words == checked.words
    assert digest("bac") != digest("bacs")
    for text, said in (
        ("document=&span=1-2", "names no document"),
        (f"document=a&span=1-{'2' * 19}", "has no span"),
    ):
        with pytest.raises(PermalinkError, match=said):
            Permalink.parse(text)
