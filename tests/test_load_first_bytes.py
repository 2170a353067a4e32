"""What a file is, told by its first bytes."""

from pathlib import Path

import pytest

from passerelle.index.load.first_bytes import misnamed


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"%PDF-1.4", "a PDF, not .txt; rename it to .pdf"),
        ("a.pdf", b"%PDF-1.4", ""),
        ("a.txt", b"\xef\xbb\xbf  <!doctype html><p>", "a web page"),
        ("a.md", b"<html><p>", ""),
        ("a.txt", b"{\\rtf1}", "RTF"),
        ("a.txt", b"PK\x03\x04x", "an archive, not .txt; unpack it"),
        ("a.docx", b"PK\x03\x04x", ""),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "an old Word file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptionInfo".encode("utf-16-le"), "needs a password"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a file of an old office program"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ""),
        ("a.txt", b"Le bac.", ""),
    ],
)  # fmt: skip
def test_a_file_is_told_by_its_first_bytes(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = misnamed(tmp_path / name)
    assert said in found
    assert bool(found) is bool(said)
