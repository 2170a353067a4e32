"""Which format a file is read as, by its suffix, what is a collection, and what is added to any document's account."""

from collections.abc import Callable
from pathlib import Path

import pytest
from office_files import ODF, odt, p, said, word
from test_load_excel import data, rows, xlsx
from test_load_powerpoint import pptx, shape

from passerelle.index.errors import LoadError
from passerelle.index.load import is_collection, is_read, load, remedy
from passerelle.index.types import Document, Gap

GREEK = "Ο παλιός μυλωνάς μετρά κάθε πρωί τα πλοία του ποταμού και γράφει τα ονόματα σε μεγάλο βιβλίο. " * 3


def only(path: Path) -> Document:
    (document,) = load(path, "id")
    assert isinstance(document, Document)
    return document


def flat(kind: str, body: str) -> str:
    return f"<document {ODF}><body><{kind}>{body}</{kind}></body></document>"


TABLE = '<table name="S"><table-row><table-cell><p>Bac</p></table-cell></table-row></table>'
SLIDE = "<page><frame><text-box><p>Bac</p></text-box></frame></page>"
MAIL = "Subject: Bac\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>*Lu*</p>"


@pytest.mark.parametrize(
    ("suffixes", "content", "text"),
    [
        (".txt .text", "*Bac*", "*Bac*"),
        (".md .markdown", "*Bac*", "Bac"),
        (".html .htm .xhtml", "<p><i>*Bac*</i></p>", "*Bac*"),
        (".rst", "``Bac``", "Bac"),
        (".rtf", r"{\rtf1 Bac}", "Bac"),
        (".eml", MAIL, "Subject: Bac\n\n*Lu*"),
        (".mht .mhtml", MAIL, "*Lu*"),
        (".ipynb", '{"cells": [{"cell_type": "markdown", "source": "*Bac*"}]}', "Bac"),
        (".fodt", flat("text", "<p>Bac</p>"), "Bac"),
        (".fods", flat("spreadsheet", TABLE), "S\n\nBac"),
        (".fodp", flat("presentation", SLIDE), "Bac"),
    ],
)
def test_a_text_is_read_as_its_suffix_says(tmp_path: Path, suffixes: str, content: str, text: str) -> None:
    for suffix in (each for name in suffixes.split() for each in (name, name.upper())):
        path = tmp_path / f"a{suffix}"
        path.write_text(content, encoding="utf-8")
        assert only(path).text == text
        assert is_read(path)
        assert not is_collection(path)


@pytest.mark.parametrize(
    ("suffixes", "make", "text"),
    [
        (".docx .docm .dotx .dotm", lambda path: word(path, p(said("Bac"))), "Bac"),
        (".xlsx .xlsm .xltx .xltm", lambda path: xlsx(path, {"S": data(rows(["Bac"]))}), "S\n\nBac"),
        (".pptx .pptm .ppsx .ppsm .potx .potm", lambda path: pptx(path, shape("Bac")), "Bac"),
        (".odt .ott", lambda path: odt(path, "<text:p>Bac</text:p>"), "Bac"),
        (
            ".ods .ots",
            lambda path: odt(
                path,
                '<table:table table:name="S"><table:table-row><table:table-cell><text:p>Bac</text:p></table:table-cell>'
                "</table:table-row></table:table>",
                kind="spreadsheet",
            ),
            "S\n\nBac",
        ),
        (
            ".odp .otp",
            lambda path: odt(
                path,
                "<draw:page><draw:frame><draw:text-box><text:p>Bac</text:p></draw:text-box></draw:frame></draw:page>",
                kind="presentation",
            ),
            "Bac",
        ),
    ],
)
def test_a_file_of_an_office_program_is_read_as_its_suffix_says(
    tmp_path: Path, suffixes: str, make: Callable[[Path], Path], text: str
) -> None:
    first, *others = suffixes.split()
    path = make(tmp_path / f"a{first}")
    assert only(path).text == text
    for suffix in others:
        path = path.rename(tmp_path / f"a{suffix}")
        assert only(path).text == text


TABLE_OF_THREE = "Nom,Prix\nBac,2\nPont,3\n"
RECORD = '{"id": "a", "text": "Bac."}'


@pytest.mark.parametrize(
    ("name", "content", "collection", "ids"),
    [
        ("a.jsonl", RECORD, True, ["a"]),
        ("a.NDJSON", RECORD, True, ["a"]),
        ("a.csv", "id,text\na,Bac.\n", True, ["a"]),
        ("a.tsv", "id\ttext\na\tBac.\n", True, ["a"]),
        ("a.csv", TABLE_OF_THREE, False, ["x"]),
        ("a.tsv", TABLE_OF_THREE.replace(",", "\t"), False, ["x"]),
        ("a.json", f"[{RECORD}]", True, ["a"]),
        ("a.json", '[{"text": "Bac."}, {"text": "Pont."}]', True, ["x#1", "x#2"]),
        ("a.txt", "Bac.", False, ["x"]),
    ],
)
def test_a_collection_gives_its_documents_and_another_file_one(
    tmp_path: Path, name: str, content: str, ids: list[str], *, collection: bool
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert is_collection(path) is collection
    assert is_read(path)
    assert [each.id for each in load(path, "x") if isinstance(each, Document)] == ids


def test_a_table_that_cannot_be_opened_is_taken_for_a_collection_by_which_it_is_refused(
    tmp_path: Path,
) -> None:
    assert is_collection(tmp_path / "none.csv")
    assert is_collection(tmp_path / "none.mbox")
    assert not is_collection(tmp_path / "none.txt")
    with pytest.raises(LoadError, match="No such file"):
        list(load(tmp_path / "none.csv", "x"))


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("a.json", b'[{"text": "Bac."}]', True),
        ("a.json", b'{"name": "x"}', False),
        ("a.mbox", b"From a", True),
        ("a.xyz", b"x", False),
        ("a", b"x", False),
        ("a.doc", b"x", False),
        ("a.png", b"x", False),
        ("a.epub", b"x", True),
        ("A.PDF", b"x", True),
    ],
)
def test_of_a_folder_what_is_of_a_known_format_is_read(
    tmp_path: Path, name: str, content: bytes, *, read: bool
) -> None:
    (tmp_path / name).write_bytes(content)
    assert is_read(tmp_path / name) is read


def test_what_to_do_with_an_unread_format_is_its_own_remedy_or_the_formats_that_are() -> None:
    assert remedy(".doc").startswith("the format '.doc' is not read: ")
    assert remedy(".xyz").startswith("the format '.xyz' is not read; convert it to one of .csv ")
    assert remedy("") == "a file without suffix is not read; if it is text, rename it to .txt"


def test_long_fields_and_a_third_language_are_noted_of_any_document(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = (
        f'{{"id": "a", "lang": "fr", "text": "{GREEK}", "k": "{"x" * 1001}"}}',
        "{",
        '{"id": "b", "lang": "fr", "text": "Le bac part."}',
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    first, second, third = load(path, "x")
    assert isinstance(first, Document)
    assert [gap.kind for gap in first.gaps] == ["long fields", "third language"]
    assert len(str(first.fields["k"])) == 1001
    assert isinstance(second, LoadError)
    assert isinstance(third, Document)
    assert third.gaps == ()


def test_a_third_language_that_a_page_marks_is_noted_once(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f"<p>Le bac part.</p><p lang=el>{GREEK}</p><iframe src=plan.html></iframe>", encoding="utf-8"
    )
    assert sorted(gap.kind for gap in only(path).gaps) == ["embedded files", "third language"]
    path.write_text("<p>Le bac part.</p><p lang=el>Ο μυλωνάς μετρά τα πλοία.</p>", encoding="utf-8")
    assert only(path).gaps == (Gap("third language", 1, "Ο μυλωνάς μετρά τα πλοία."),)
