"""Small Word and OpenDocument files, made in code."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml import parse_xml

from passerelle.index.load import load
from passerelle.index.types import Document

W = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
    for prefix, name in [
        ("w", "wordprocessingml/2006/main"),
        ("r", "officeDocument/2006/relationships"),
        ("m", "officeDocument/2006/math"),
        ("dgm", "drawingml/2006/diagram"),
        ("c", "drawingml/2006/chart"),
        ("a", "drawingml/2006/main"),
    ]
)
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("number", "datastyle"),
        ("form", "form"),
        ("presentation", "presentation"),
        ("meta", "meta"),
        ("svg", "svg-compatible"),
    ]
)
META = (
    f'<office:document-meta {ODF} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
    "<dc:title>{title}</dc:title></office:meta></office:document-meta>"
)


def one(path: Path) -> Document:
    (document,) = load(path, "id")
    assert isinstance(document, Document)
    return document


def headings(document: Document) -> list[tuple[str, int]]:
    return [(document.text[each.start : each.end], each.level) for each in document.headings]


def word(path: Path, *paragraphs: str) -> Path:
    """Write a Word document whose body is WordprocessingML."""
    made = docx.Document()
    for paragraph in paragraphs:
        made.element.body.insert(len(made.element.body) - 1, parse_xml(_named(paragraph)))
    made.core_properties.title = ""
    made.save(str(path))
    return path


def odt(
    path: Path, body: str, *, styles: str = "", parts: dict[str, str] | None = None, kind: str = "text"
) -> Path:
    """Write an OpenDocument file whose body is of a *kind*."""
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in {"content.xml": content, **(parts or {})}.items():
            archive.writestr(name, part)
    return path


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def said(words: str) -> str:
    return run(f"<w:t>{words}</w:t>")


def p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def rewrite(path: Path, changes: dict[str, Callable[[str], str]]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {
            name: archive.read(name).decode() for name in archive.namelist() if not name.endswith(".jpeg")
        }
    for name, change in changes.items():
        parts[name] = change(parts.get(name, ""))
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def _named(block: str) -> str:
    """Return *block* with the namespaces declared on its first element."""
    name, _, rest = block.partition(">")
    return f"{name[:-1]} {W}/>{rest}" if name.endswith("/") else f"{name} {W}>{rest}"


def tied(path: Path, name: str, part: str, *, way: str = "", id: str = "") -> Path:  # noqa: A002
    """Put *part* into a Word document under *name*, and tie its text to it."""
    way = way or name.rpartition("/")[2].partition(".")[0].rstrip("0123456789")
    tie = f'<Relationship Id="{id or way}" Type="http://example.org/{way}" Target="{name}"/>'

    def add(old: str) -> str:
        kept = re.sub(rf'<Relationship [^>]*/{way}"[^>]*/>', "", old)
        return kept.replace("</Rel", f"{tie}</Rel")

    rewrite(path, {f"word/{name}": lambda _: part, "word/_rels/document.xml.rels": add})
    return path
