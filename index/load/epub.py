"""EPUB books: chapters in reading order, each read as the web page it is."""

import posixpath
from pathlib import Path
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from index.errors import LoadError
from index.load.decode import decode
from index.load.html import parse_html
from index.load.parsed import Parsed
from index.load.zipped import check_zip, read_xml
from index.text import TextBuilder

CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
PACKAGE = "{http://www.idpf.org/2007/opf}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def load_epub(path: Path) -> Parsed:
    """Parse the book at *path*.

    Raises:
        LoadError: it is damaged, protected, or no EPUB.
    """
    check_zip(path)
    with ZipFile(path) as archive:
        if "META-INF/encryption.xml" in archive.namelist() and b"EncryptedKey" in archive.read(
            "META-INF/encryption.xml"
        ):
            raise LoadError(
                f"{path}: the book is protected against reading by other programs; it cannot be indexed"
            )
        container = read_xml(archive, "META-INF/container.xml", path)
        rootfile = container.find(f".//{CONTAINER}rootfile")
        if rootfile is None:
            raise LoadError(f"{path}: it names no book inside (container.xml); it is no EPUB")
        package_name = rootfile.get("full-path", "")
        package = read_xml(archive, package_name, path)
        builder = TextBuilder()
        for name in _reading_order(package, posixpath.dirname(package_name)):
            try:
                chapter = parse_html(decode(archive.read(name))).builder
            except (KeyError, BadZipFile) as error:
                raise LoadError(
                    f"{path}: the chapter {name} is missing or damaged; get the book again"
                ) from error
            _append(builder, chapter)
    title = package.find(f".//{TITLE}")
    return Parsed(builder, (title.text or "") if title is not None else "")


def _reading_order(package: object, folder: str) -> list[str]:
    from xml.etree.ElementTree import Element

    assert isinstance(package, Element)
    items = {item.get("id", ""): item for item in package.iter(f"{PACKAGE}item")}
    names: list[str] = []
    for reference in package.iter(f"{PACKAGE}itemref"):
        item = items.get(reference.get("idref", ""))
        if (
            item is not None
            and "nav" not in item.get("properties", "").split()
            and "html" in item.get("media-type", "")
        ):
            names.append(posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))))
    return names


def _append(builder: TextBuilder, chapter: TextBuilder) -> None:
    """Add a chapter's text to the book's, heading by heading, so that its structure is kept."""
    text, place = chapter.text, 0
    for heading in chapter.headings:
        builder.block(text[place : heading.start].strip("\n"))
        builder.heading(text[heading.start : heading.end], heading.level)
        place = heading.end
    builder.block(text[place:].strip("\n"))
