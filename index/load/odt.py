"""OpenDocument texts: paragraphs, headings, lists and tables, in their order."""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from index.load.parsed import Parsed
from index.load.zipped import check_zip, read_xml
from index.text import TextBuilder, clean, one_line

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
DROPPED = frozenset(
    {
        f"{TEXT}tracked-changes",
        f"{OFFICE}annotation",
        f"{TEXT}note-citation",
        f"{TEXT}table-of-content",
        f"{TEXT}sequence-decls",
    }
)


def load_odt(path: Path) -> Parsed:
    """Parse the OpenDocument text at *path*.

    Raises:
        LoadError: it is damaged, or no OpenDocument text.
    """
    check_zip(path)
    with ZipFile(path) as archive:
        body = read_xml(archive, "content.xml", path).find(f"{OFFICE}body/{OFFICE}text")
        meta = read_xml(archive, "meta.xml", path) if "meta.xml" in archive.namelist() else None
    builder = TextBuilder()
    for kind, text, level in _blocks(body) if body is not None else ():
        if kind == "heading":
            builder.heading(text, level)
        else:
            builder.block(clean(text), after="\n" if kind == "next" else "\n\n")
    title = meta.find(f".//{TITLE}") if meta is not None else None
    return Parsed(builder, (title.text or "") if title is not None else "")


def _blocks(top: Element) -> Iterator[tuple[str, str, int]]:
    """Yield ``(kind, text, level)`` where kind is heading, block, or next: an item on the very next line."""
    waiting = [(child, "block") for child in reversed(top)]
    while waiting:
        element, kind = waiting.pop()
        if element.tag == f"{TEXT}h":
            level = element.get(f"{TEXT}outline-level", "1")
            yield "heading", _words(element), int(level) if level.isdigit() else 1
        elif element.tag == f"{TEXT}p":
            yield kind, _words(element), 0
        elif element.tag == f"{TABLE}table":
            rows = element.iter(f"{TABLE}table-row")
            yield (
                "block",
                "\n".join(" | ".join(map(_cell, row.iter(f"{TABLE}table-cell"))) for row in rows),
                0,
            )
        elif element.tag not in DROPPED:
            listed = element.tag == f"{TEXT}list"
            children = [(child, "next" if listed and at else kind) for at, child in enumerate(element)]
            waiting.extend(reversed(children))


def _cell(element: Element) -> str:
    return one_line(" ".join(_words(paragraph) for paragraph in element.iter(f"{TEXT}p")))


def _words(top: Element) -> str:
    """Return the text of a paragraph, its repeated spaces, tabs and line breaks spelt out."""
    parts: list[str] = []
    waiting: list[Element | str] = [top]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.tag not in DROPPED:
            parts.append({f"{TEXT}line-break": "\n", f"{TEXT}tab": " "}.get(item.tag, ""))
            if item.tag == f"{TEXT}s":
                parts.append(" " * min(int(item.get(f"{TEXT}c", "1")), 80))
            parts.append(item.text or "")
            for child in reversed(item):
                waiting.append(child.tail or "")
                waiting.append(child)
    return "".join(parts)
