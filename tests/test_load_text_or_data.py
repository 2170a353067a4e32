"""Files that are text under the name of another format, and data of programs under the name of a text."""

import random
import zipfile
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import load, remedy
from passerelle.index.load.first_bytes import misnamed
from passerelle.index.load.text_or_data import is_data, is_text

NOISE = random.Random(7).randbytes(3000)
MHTML = "MIME-Version: 1.0\nContent-Type: multipart/related"
MANUAL = b"N\bNO\bOM\bM\n\x1b[1mgras\x1b[0m\f"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.csv", "a.html", "a.jsonl"])
def test_data_of_a_program_is_no_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(NOISE)
    with pytest.raises(
        LoadError, match="it is no text but data of a program; export it from there as text or PDF"
    ):
        list(load(tmp_path / name, "id"))


@pytest.mark.parametrize(
    ("head", "data"),
    [
        (b"\x01" * 6 + b"x" * 94, True),
        (b"\x01" * 5 + b"x" * 95, False),
        ("Été à Évry".encode("utf-16-le"), False),
        ("Āāĉċč".encode("utf-16"), False),
        (MANUAL, False),
        (b"\0" * 20, False),
        (b"", False),
    ],
)
def test_signs_that_no_text_has_tell_data(head: bytes, *, data: bool) -> None:
    assert is_data(head) is data


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", "Bonjour, l'été.", "it is plain text, not .docx; rename it to .txt"),
        ("a.pdf", "Not found", "it is plain text, not .pdf; rename it to .txt"),
        ("a.rtf", "Bonjour", "it is plain text, not .rtf; rename it to .txt"),
        ("a.xlsx", "Nom;Prix\nPain;1", "it is plain text, not .xlsx; rename it to .csv"),
        ("a.ods", "Nom;Prix\nPain;1", "it is plain text, not .ods; rename it to .csv"),
        ("a.odt", "<?xml version='1.0'?><a/>", ""),
        ("a.pdf", "texte devant\n%PDF-1.4", ""),
        ("a.docx", "Bonjour\0", ""),
        ("a.docx", "\x01Bonjour", ""),
        ("a.pages", "Bonjour", ""),
        ("a.html", MHTML, "it is a web archive (MHTML), not .html; rename it to .mht"),
    ],
)  # fmt: skip
def test_a_text_under_another_name_is_told_which_name_it_needs(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert misnamed(tmp_path / name) == said


def test_the_last_letter_of_what_is_looked_at_may_be_cut() -> None:
    assert is_text("été".encode()[:-1])
    assert not is_text("été".encode("cp1252"))
    assert not is_text(b"")


def packed(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return path


@pytest.mark.parametrize("name", ["a.odg", "a.vsdx", "a.sxw", "a.odb", "a.xlsb"])
def test_an_archive_by_its_nature_keeps_the_remedy_of_its_format(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / name, "xl/workbook.bin" if name == "a.xlsb" else "x")
    assert not misnamed(path)
    with pytest.raises(LoadError, match=remedy(path.suffix)):
        list(load(path, "id"))


def test_a_binary_workbook_is_not_to_be_renamed(tmp_path: Path) -> None:
    assert misnamed(packed(tmp_path / "a.xlsx", "xl/workbook.bin")) == (
        "it is a binary Excel file, not .xlsx; open it in Excel or LibreOffice and save it as .xlsx"
    )


@pytest.mark.parametrize(
    ("suffix", "said"),
    [
        (".srt", "take their times away"),
        (".log", "to .txt"),
        (".adoc", "to .md or .html"),
        (".gsheet", "as .xlsx"),
        (".webloc", "is a link"),
        (".emlx", "as .eml"),
        (".sxw", "as .odt"),
        (".accdb", "as .csv or .xlsx"),
        (".svg", "as .pdf"),
        (".fb2", "as .epub"),
        (".ics", "to .pdf"),
    ],
)
def test_formats_of_offices_that_are_not_read_have_their_own_remedy(suffix: str, said: str) -> None:
    assert said in remedy(suffix)
    assert "convert it to one of" not in remedy(suffix)


def test_a_control_is_of_data_unless_it_steers_a_printer_or_a_terminal() -> None:
    controls = [sign for sign in (*range(1, 32), 127) if sign not in b"\t\n\r\f\v\b\x1a\x1b"]
    assert [sign for sign in range(128) if is_data(bytes([sign]) * 20)] == controls
    assert [sign for sign in range(128) if not is_text(b"Vu " + bytes([sign]))] == [0, *controls]


@pytest.mark.parametrize(
    ("head", "text"),
    [
        (b"Vu.", True),
        ("Été".encode(), True),
        (b"<a>", False),
        (b"PK\x03", False),
        (b"PK", False),
        (b"P.K.", True),
        (b"{\\rtf1", False),
        (b"{ rtf", True),
        (b"a < b", True),
        (b"vu {\\rtf1", False),
        (b"vu PK", True),
        (b"vu %PDF-1.7", False),
        (b"vu %PDF", True),
        (b"a\0b", False),
        (b"\xff\xfea\0", False),
        (b"\xe9t\xe9", False),
    ],
)
def test_plain_text_begins_as_no_page_office_file_or_pdf_does(head: bytes, *, text: bool) -> None:
    assert is_text(head) is text


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_text_of_two_bytes_a_letter_is_no_data_whatever_its_bytes(mark: bytes) -> None:
    assert not is_data(mark + b"\x01\x02" * 20)
    assert is_data(b"\x01\x02" * 20 + mark)
