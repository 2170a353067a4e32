"""Each kind of file that first bytes tell: the names it may have, and what is said where it has another."""

import random
import zipfile
from pathlib import Path

import pytest

from passerelle.index.load.first_bytes import misnamed

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NOISE = random.Random(7).randbytes(300)
PICTURES = ".png .jpg .jpeg .gif .tif .tiff"
PAGES = ".html .htm .xhtml .md .markdown .jsonl .csv .eml .rst .ipynb"
ARCHIVES = ".eml .mht .mhtml"
RTF = "it is RTF, not .txt; rename it to .rtf"
PDF = "it is a PDF, not .txt; rename it to .pdf"
PAGE = "it is a web page, not .txt; rename it to .html"
ARCHIVE = "it is a web archive (MHTML), not .txt; rename it to .mht"
PICTURE = "it is a picture, not .txt; run character recognition on it first"


def said(path: Path, content: bytes) -> str:
    path.write_bytes(content)
    return misnamed(path)


@pytest.mark.parametrize(
    ("content", "names", "wrong"),
    [
        (b"{\\rtf1}", ".rtf", RTF),
        (b"%PDF-1.4", ".pdf", PDF),
        (b" \r\n%PDF-1.4", ".pdf", PDF),
        (b"\xef\xbb\xbf\n{\\rtf1}", ".rtf", RTF),
        (b"<!doctype html>", PAGES, PAGE),
        (b"<!DOCTYPE  HTML>", PAGES, PAGE),
        (b"<html lang=fr>", PAGES, PAGE),
        (b"<head>", PAGES, PAGE),
        (b"<body>", PAGES, PAGE),
        (b"<!-- a --><!--\n-->\n<html>", PAGES, PAGE),
        (b"From: <Saved by" + b"x" * 2000 + b"multipart/related", ARCHIVES, ARCHIVE),
        (b"MIME-Version: 1.0\nmultipart/related", ARCHIVES, ARCHIVE),
        (b"\x89PNG\r\n\x1a\n", PICTURES, PICTURE),
        (b"\xff\xd8\xff", PICTURES, PICTURE),
        (b"GIF87a", PICTURES, PICTURE),
        (b"GIF89a", PICTURES, PICTURE),
        (b"II*\0", PICTURES, PICTURE),
        (b"MM\0*", PICTURES, PICTURE),
    ],
)
def test_a_kind_of_file_has_names_of_its_own(tmp_path: Path, content: bytes, names: str, wrong: str) -> None:
    for suffix in names.split():
        assert said(tmp_path / f"a{suffix}", content) == ""
        assert said(tmp_path / f"A{suffix.upper()}", content) == ""
    assert said(tmp_path / "a.txt", content) == wrong
    assert said(tmp_path / "a.docx", content) == wrong.replace(".txt", ".docx")


@pytest.mark.parametrize(
    "content",
    [
        b"x{\\rtf1}",
        b"Voir %PDF-1.4",
        b"<htmlx>",
        b"<p><html>",
        b"<!-- a <html>",
        b"<!doctypehtml",
        b"MIME-Version: 1.0\n" + b"x" * 2001 + b"multipart/related",
        b"From: Saved by Blink\nmultipart/related",
        b"GIF88a",
    ],
)
def test_what_only_looks_like_a_kind_of_file_is_text(tmp_path: Path, content: bytes) -> None:
    assert said(tmp_path / "a.txt", content) == ""


@pytest.mark.parametrize("suffix", ".doc .dot .xls .xlt .ppt .pps .msg .pub .wps .vsd".split())
def test_a_file_of_an_old_office_program_may_be_named_so(tmp_path: Path, suffix: str) -> None:
    assert said(tmp_path / f"a{suffix}", OLD_OFFICE) == ""


@pytest.mark.parametrize(
    ("stream", "program", "new"),
    [
        ("WordDocument", "an old Word file", ".docx"),
        ("Workbook", "an old Excel file", ".xlsx"),
        ("Book", "an old Excel file", ".xlsx"),
        ("PowerPoint Document", "an old PowerPoint file", ".pptx"),
        ("__properties_version1.0", "a mail saved by Outlook", ".eml"),
        ("Other", "a file of an old office program", ".docx"),
    ],
)
def test_an_old_office_file_is_told_by_the_streams_in_it(
    tmp_path: Path, stream: str, program: str, new: str
) -> None:
    content = OLD_OFFICE + bytes(20) + stream.encode("utf-16-le")
    assert (
        said(tmp_path / "a.odt", content) == f"it is {program}; open it in its program and save it as {new}"
    )
    assert said(tmp_path / "a.odt", b"\n" + content).startswith(f"it is {program};")


@pytest.mark.parametrize("stream", ["EncryptedPackage", "EncryptionInfo"])
def test_an_office_file_that_a_password_locks_is_told_before_its_program(tmp_path: Path, stream: str) -> None:
    content = OLD_OFFICE + "WordDocument".encode("utf-16-le") + stream.encode("utf-16-le")
    assert said(tmp_path / "a.docx", content) == (
        "it needs a password; open it in its program and save it again without one"
    )


def packed(path: Path, name: str, content: str = "") -> str:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, content)
    return misnamed(path)


OPEN = "application/vnd.oasis.opendocument"


@pytest.mark.parametrize(
    ("name", "content", "names", "wrong"),
    [
        ("word/document.xml", "", ".docx .docm .dotx .dotm", "a Word file"),
        ("word/document2.xml", "", ".docx", "a Word file"),
        ("xl/workbook.xml", "", ".xlsx .xlsm .xltx .xltm", "an Excel file"),
        ("ppt/presentation.xml", "", ".pptx .pptm .ppsx .ppsm .potx .potm", "a PowerPoint file"),
        ("mimetype", f"{OPEN}.text", ".odt .ott", "an OpenDocument text"),
        ("mimetype", f"{OPEN}.text-template", ".odt .ott", "an OpenDocument text"),
        ("mimetype", f"{OPEN}.spreadsheet", ".ods .ots", "an OpenDocument spreadsheet"),
        ("mimetype", f"{OPEN}.presentation", ".odp .otp", "an OpenDocument presentation"),
        ("mimetype", "application/epub+zip", ".epub", "an EPUB book"),
    ],
)
def test_an_office_file_has_the_names_of_its_format(
    tmp_path: Path, name: str, content: str, names: str, wrong: str
) -> None:
    first, *_ = suffixes = names.split()
    for suffix in suffixes:
        assert packed(tmp_path / f"a{suffix}", name, content) == ""
    for other in (".txt", ".zip", ".epub" if first == ".odt" else ".odt"):
        assert packed(tmp_path / f"a{other}", name, content) == (
            f"it is {wrong}, not {other}; rename it to {first}"
        )


@pytest.mark.parametrize("suffix", ".zip .pages .numbers .key .docx .epub .odp".split())
def test_an_archive_of_something_else_may_have_the_name_of_what_is_packed(
    tmp_path: Path, suffix: str
) -> None:
    assert packed(tmp_path / f"a{suffix}", "x") == ""


def test_an_archive_under_another_name_is_to_be_unpacked(tmp_path: Path) -> None:
    assert packed(tmp_path / "a.md", "old/word/document.xml") == "it is an archive, not .md; unpack it"
    assert packed(tmp_path / "a.md", "mimetype", "image/png") == "it is an archive, not .md; unpack it"


@pytest.mark.parametrize(
    "suffix", ".txt .text .md .markdown .rst .csv .tsv .json .jsonl .ndjson .html .htm".split()
)
def test_data_under_the_name_of_a_text_is_none(tmp_path: Path, suffix: str) -> None:
    assert said(tmp_path / f"a{suffix}", NOISE).startswith("it is no text but data of a program; export it")
    assert said(tmp_path / "a.bin", NOISE) == ""


@pytest.mark.parametrize("suffix", ".xlsx .xlsm .xltx .xltm .ods .ots .docx .odp .epub .pdf .rtf".split())
def test_a_text_under_the_name_of_an_office_file_is_told_its_own(tmp_path: Path, suffix: str) -> None:
    new = ".csv" if suffix in ".xlsx .xlsm .xltx .xltm .ods .ots".split() else ".txt"
    wanted = f"it is plain text, not {suffix}; rename it to {new}"
    assert said(tmp_path / f"a{suffix}", b"Nom;Prix\n") == wanted


def test_a_binary_workbook_is_told_whatever_its_name(tmp_path: Path) -> None:
    remedy = "open it in Excel or LibreOffice and save it as .xlsx"
    for suffix in (".xlsx", ".zip", ".txt"):
        assert packed(tmp_path / f"a{suffix}", "xl/workbook.bin") == (
            f"it is a binary Excel file, not {suffix}; {remedy}"
        )
    assert packed(tmp_path / "a.xlsb", "xl/workbook.bin") == ""


def test_an_archive_that_is_cut_off_is_told_by_the_kind_it_begins_with(tmp_path: Path) -> None:
    packed(tmp_path / "a.zip", "mimetype", f"{OPEN}.text")
    start = (tmp_path / "a.zip").read_bytes()[:-30]
    assert said(tmp_path / "a.txt", start) == "it is an OpenDocument text, not .txt; rename it to .odt"
    packed(tmp_path / "a.zip", "word/document.xml")
    cut = (tmp_path / "a.zip").read_bytes()[:-30]
    assert said(tmp_path / "a.docx", cut) == ""
    assert said(tmp_path / "a.txt", cut) == "it is an archive, not .txt; unpack it"
