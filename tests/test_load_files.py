"""What is asked of every file before its format is: that it is one, known, open to us and not empty."""

import io
import os
import zipfile
from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load import SUFFIXES, load
from passerelle.index.load.first_bytes import misnamed
from passerelle.index.types import Document


def test_the_formats_that_are_read_are_these() -> None:
    assert (
        set(
            """.txt .text .md .markdown .html .htm .xhtml .pdf .docx .docm .dotx .dotm .odt .ott .fodt .ods .ots .fods
        .odp .otp .fodp .xlsx .xlsm .xltx .xltm .pptx .pptm .ppsx .ppsm .potx .potm .rtf .eml .ipynb .epub .jsonl
        .rst .ndjson .csv .tsv .json .mbox .mht .mhtml""".split()
        )
        == SUFFIXES
    )


def test_a_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "A.TXT").write_text("Bonjour.", encoding="utf-8")
    (document,) = load(tmp_path / "A.TXT", "l'id")
    assert isinstance(document, Document)
    assert (document.id, document.text) == ("l'id", "Bonjour.")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.xyz", r"the format '.xyz' is not read; convert it to one of .*\.docx"),
        ("a", r"a file without suffix is not read; if it is text, rename it to \.txt"),
    ],
)
def test_an_unknown_format_is_refused_with_those_that_are_known(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(LoadError, match=said):
        list(load(tmp_path / name, "id"))


@pytest.mark.parametrize("suffix", sorted(SUFFIXES))
def test_an_empty_file_a_folder_and_a_missing_file_are_refused(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"empty{suffix}").touch()
    (tmp_path / f"folder{suffix}").mkdir()
    with pytest.raises(LoadError, match=rf"empty{suffix}: it is empty; put text in it, or delete it"):
        list(load(tmp_path / f"empty{suffix}", "id"))
    with pytest.raises(LoadError, match=rf"folder{suffix}: it is a folder; name the files in it"):
        list(load(tmp_path / f"folder{suffix}", "id"))
    with pytest.raises(LoadError, match=rf"missing{suffix}: No such file or directory; check that"):
        list(load(tmp_path / f"missing{suffix}", "id"))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    with pytest.raises(LoadError, match=r"a\.txt: Permission denied; check that the file can be opened"):
        list(load(tmp_path / "a.txt", "id"))


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
def test_a_file_of_blanks_is_refused(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_text(" \n\u00a0\n", encoding="utf-8")
    with pytest.raises(LoadError, match="there is no text in it"):
        list(load(tmp_path / f"a{suffix}", "id"))


def test_the_language_of_a_document_is_detected(tmp_path: Path) -> None:
    texts = {
        "fr": "Le traité fut signé à Washington par les dirigeants des deux puissances, en décembre.",
        "en": "The treaty was signed in Washington by the leaders of the two powers, in December.",
    }
    for language, text in texts.items():
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        (document,) = load(tmp_path / "a.txt", "id")
        assert isinstance(document, Document)
        assert document.language == language


def test_a_title_of_a_page_is_cut_between_words(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<title>{'mot ' * 100}</title><p>x", encoding="utf-8")
    (document,) = load(tmp_path / "a.html", "id")
    assert isinstance(document, Document)
    assert document.title.endswith("mot…")
    assert len(document.title) <= 200


def old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(600)


def archive(name: str, content: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(name, content)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", old_office("EncryptedPackage"), "needs a password; open it in its program and save it again"),
        ("a.docx", old_office("WordDocument"), r"is an old Word file; open it in its program and save it as \.docx"),
        ("a.csv", old_office("Workbook"), r"is an old Excel file; open it in its program and save it as \.xlsx"),
        ("a.docx", b"{\\rtf1 Bonjour}", r"it is RTF, not \.docx; rename it to \.rtf"),
        ("a.txt", b"{\\rtf1 Bonjour}", r"it is RTF, not \.txt"),
        ("a.docx", b"<html><body>x", r"it is a web page, not \.docx; rename it to \.html"),
        ("a.pdf", b"<!-- x --><!DOCTYPE html><p>x", r"it is a web page, not \.pdf; rename it to \.html"),
        ("a.txt", b"%PDF-1.7", r"it is a PDF, not \.txt; rename it to \.pdf"),
        ("a.txt", archive("word/document.xml"), r"it is a Word file, not \.txt; rename it to \.docx"),
        ("a.docx", archive("mimetype", "application/epub+zip"), r"it is an EPUB book, not \.docx; rename it to \.epub"),
        ("a.md", archive("a.txt"), r"it is an archive, not \.md; unpack it"),
        ("a.html", b"From: <Saved by Blink>\nContent-Type: multipart/related;", "it is a web archive"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", r"it is a picture, not \.pdf; run character recognition on it first"),
    ],
)  # fmt: skip
def test_a_file_of_another_format_than_its_name_is_told_the_true_remedy(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LoadError, match=f"{name}: .*{said}"):
        list(load(tmp_path / name, "id"))


def test_a_workbook_inside_a_presentation_does_not_make_it_one(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("ppt/slides/slide1.xml", "<a/>")
        file.writestr("ppt/embeddings/sheet.xlsx", archive("xl/workbook.xml"))
        file.writestr("ppt/presentation.xml", "<a/>")
    (tmp_path / "a.pptx").write_bytes(packed.getvalue())
    assert not misnamed(tmp_path / "a.pptx")
    (tmp_path / "a.xlsx").write_bytes(packed.getvalue())
    assert misnamed(tmp_path / "a.xlsx") == "it is a PowerPoint file, not .xlsx; rename it to .pptx"
