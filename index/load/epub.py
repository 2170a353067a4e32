"""EPUB books: chapters in reading order, each read as the web page it is."""

import posixpath
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from passerelle.index.errors import LoadError
from passerelle.index.load.decode import decode
from passerelle.index.load.html import parse_html
from passerelle.index.load.office import attribute, child, kind
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.zipped import opened_zip, read_part, read_xml
from passerelle.index.text import TextBuilder

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"


def load_epub(path: Path) -> Parsed:
    """Parse the book at *path*.

    Raises:
        LoadError: it is damaged, protected, or no EPUB.
    """
    builder = TextBuilder()
    with opened_zip(path) as archive:
        package_name = attribute(child(read_xml(archive, CONTAINER), "rootfiles", "rootfile"), "full-path")
        package = read_xml(archive, package_name)
        chapters = _reading_order(package, posixpath.dirname(package_name))
        if not _protected(archive).isdisjoint(chapters):
            raise LoadError(
                f"{path}: the book is protected against other programs; get a copy without protection"
            )
        for name in chapters:
            chapter = parse_html(decode(read_part(archive, name)), xml=True, furniture=False).builder
            builder.document(chapter.text, chapter.headings)
    title = child(package, "metadata", "title")
    return Parsed(builder, (title.text or "") if title is not None else "")


def _reading_order(package: Element, folder: str) -> list[str]:
    """Return the names in the archive of the chapters, without the table of contents."""
    manifest = child(package, "manifest")
    items = {attribute(item, "id"): item for item in (manifest if manifest is not None else ())}
    spine = child(package, "spine")
    listed = [items.get(attribute(place, "idref")) for place in (spine if spine is not None else ())]
    return [
        _joined(folder, attribute(item, "href"))
        for item in listed
        if item is not None
        and "nav" not in attribute(item, "properties").split()
        and "html" in attribute(item, "media-type")
    ]


def _protected(archive: ZipFile) -> set[str]:
    """Return the names of the encrypted files; a book often has its fonts among them, which is no harm."""
    if ENCRYPTION not in archive.namelist():
        return set()
    references = (each for each in read_xml(archive, ENCRYPTION).iter() if kind(each) == "CipherReference")
    return {_joined("", attribute(each, "URI")) for each in references}


def _joined(folder: str, reference: str) -> str:
    return posixpath.normpath(posixpath.join(folder, unquote(reference)))
