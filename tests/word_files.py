"""The smallest Word documents there can be: a body and the parts that are given, in no file of a program's making."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

from office_files import W

from passerelle.index.load.parsed import Parsed
from passerelle.index.load.word.document import load_docx


def bare(path: Path, body: str, parts: Mapping[str, str] | None = None, ties: str = "") -> Path:
    """Write a Word document whose *parts*, by names as ``styles.xml``, are tied to its text, each by its name."""
    held = dict(parts or {})
    named = "".join(
        f'<Relationship Id="{name}" Type="http://x/{name.partition(".")[0].rstrip("0123456789")}" Target="{name}"/>'
        for name in held
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "_rels/.rels",
            '<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{named}{ties}</Relationships>")
        for name, part in held.items():
            archive.writestr(f"word/{name}", part)
    return path


def parsed(path: Path, body: str, parts: Mapping[str, str] | None = None, ties: str = "") -> Parsed:
    return load_docx(bare(path, body, parts, ties))


def gaps(read: Parsed) -> list[tuple[str, int, str]]:
    return [(gap.kind, gap.count, gap.where) for gap in read.gaps]
