"""EPUB books: chapters in reading order, each read as the web page it is."""

import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, ZipFile

from passerelle.index.errors import LoadError
from passerelle.index.load.decode import decode
from passerelle.index.load.html import parse_html
from passerelle.index.load.html_embedded import named
from passerelle.index.load.html_fields import iso_date
from passerelle.index.load.office import attribute, child, kind
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.zipped import opened_zip, read_part, read_xml
from passerelle.index.text import TextBuilder, one_line
from passerelle.index.types import Field, Gap, GapKind

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
PAGES = (".xhtml", ".html", ".htm", ".xml")
DRAWING = ".svg"
"""A page of a book laid out in full, whose words may be text or drawn."""
MOST_NAMED = 5
SHEET = re.compile(r"<link\b[^>]*\brel\s*=\s*[\"']stylesheet[\"'][^>]*>(?:\s*</link>)?", re.IGNORECASE)
HREF = re.compile(r"\bhref\s*=\s*[\"']([^\"']+)[\"']", re.IGNORECASE)
NOBODY = re.compile(
    r"(?:(?:unknown|no)(?: (?:title|author))?|(?:titre|auteur) inconnu|inconnue?)?", re.IGNORECASE
)
"""What programs write where nobody gave a title or an author."""
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
FIELDS = {"creator": "author", "date": "date", "subject": "keywords", "description": "subject"}


def load_epub(path: Path) -> Parsed:
    """Parse the book at *path*; a chapter that is missing or broken costs itself, and is named as a gap.

    Raises:
        LoadError: it is damaged, protected, no EPUB, or none of its chapters can be read.
    """
    builder = TextBuilder()
    gaps: list[Gap] = []
    missing: list[str] = []
    sheets: dict[str, str] = {}
    unread: list[Gap] = []
    with opened_zip(path) as archive:
        package_name = _package_name(archive)
        package = read_xml(archive, package_name)
        known = {_folded(name): name for name in reversed(archive.namelist())}
        chapters = [
            known.get(_folded(name), name)
            for name in _reading_order(package, posixpath.dirname(package_name), missing, unread)
        ]
        if not _protected(archive).isdisjoint(chapters):
            raise LoadError(
                f"{path}: the book is protected against other programs; get a copy without protection"
            )
        for name in dict.fromkeys(chapters):
            try:
                content = read_part(archive, name)
            except (KeyError, BadZipFile, zlib.error, EOFError, NotImplementedError):
                missing.append(name)
                continue
            chapter = parse_html(
                _with_sheets(archive, name, decode(content), sheets), xml=True, furniture=False
            )
            if not chapter.builder.length and name.lower().endswith(DRAWING):
                unread.append(Gap("pictures", 1, name))
            builder.document(chapter.builder.text, chapter.builder.headings)
            gaps += chapter.gaps
        if missing and not builder.length:
            raise LoadError(
                f"{path}: it is damaged: it lacks {', '.join(missing[:MOST_NAMED])}; get a whole copy"
            )
    title, fields = _metadata(package)
    return Parsed(builder, title, fields=fields, gaps=(*unread, *_account(gaps, missing)))


def _with_sheets(archive: ZipFile, name: str, content: str, read: dict[str, str]) -> str:
    """Return the *content* of the chapter *name* with its style sheets, each *read* once, in their places."""

    def sheet(found: re.Match[str]) -> str:
        called = HREF.search(found[0])
        part = _joined(posixpath.dirname(name), called[1] if called else "")
        if part not in read:
            try:
                read[part] = decode(read_part(archive, part)).replace("</", "")
            except (KeyError, BadZipFile, zlib.error, EOFError, NotImplementedError):
                read[part] = ""  # it hides nothing
        return f"<style>{read[part]}</style>"

    return SHEET.sub(sheet, content)


def _package_name(archive: ZipFile) -> str:
    """Return the name of the part that lists the chapters.

    A book whose folder was packed, and not what is in it, has all of it one deeper; one may lack its container.

    Raises:
        KeyError: there is no such part.
    """
    names = sorted(archive.namelist(), key=len)
    container = next((name for name in names if f"/{name}".endswith(f"/{CONTAINER}")), "")
    if container:
        root = attribute(child(read_xml(archive, container), "rootfiles", "rootfile"), "full-path")
        return f"{container.removesuffix(CONTAINER)}{root}"
    return next((name for name in names if name.lower().endswith(".opf")), CONTAINER)


def _account(gaps: list[Gap], missing: list[str]) -> tuple[Gap, ...]:
    """Return what was not read of all chapters, one gap a kind."""
    counts = {gap.kind: sum(each.count for each in gaps if each.kind == gap.kind) for gap in gaps}
    account = [Gap(kind, count) for kind, count in counts.items()]
    if missing:
        account.append(Gap("missing parts", len(missing), named(missing)))
    return tuple(account)


def _reading_order(package: Element, folder: str, missing: list[str], unread: list[Gap]) -> Iterator[str]:
    """Yield the names in the archive of the chapters, without the table of contents.

    An entry that names nothing is added to what is *missing*, what is no page, or out of the order, to the *unread*.
    """
    manifest = child(package, "manifest")
    items = {attribute(item, "id"): item for item in (manifest if manifest is not None else ())}
    spine = child(package, "spine")
    others: dict[GapKind, list[str]] = {"pictures": [], "embedded files": []}
    for place in spine if spine is not None else ():
        item = items.get(attribute(place, "idref"))
        if item is None:
            missing.append(attribute(place, "idref") or "a chapter without name")
            continue
        name = _joined(folder, attribute(item, "href"))
        media = attribute(item, "media-type")
        if not _is_page(media, name):
            others["pictures" if "image" in media else "embedded files"].append(name)
        elif not _is_contents(item):
            yield name
    placed = {attribute(place, "idref") for place in (spine if spine is not None else ())}
    for item in (item for id_, item in items.items() if id_ not in placed):
        name, media = _joined(folder, attribute(item, "href")), attribute(item, "media-type")
        if "html" in media and not _is_contents(item):
            others["embedded files"].append(name)
    unread += [Gap(kind, len(names), named(names)) for kind, names in others.items() if names]


def _is_contents(item: Element) -> bool:
    return "nav" in attribute(item, "properties").split()


def _is_page(media: str, name: str) -> bool:
    """Tell whether a part is a chapter by its media type, of which old books have others, or by its name."""
    return (
        "html" in media
        or "oeb" in media
        or name.lower().endswith(DRAWING)
        or ("image" not in media and name.lower().endswith(PAGES))
    )


def _metadata(package: Element) -> tuple[str, Mapping[str, Field]]:
    """Return the title of a book, and what else it says of itself; old books nest it one deeper."""
    title, found = "", dict[str, list[str]]()
    metadata = child(package, "metadata")
    for element in metadata.iter() if metadata is not None else ():
        name, text = kind(element).lower(), one_line("".join(element.itertext()))
        if NOBODY.fullmatch(text):
            continue
        if name == "description" and TAG.search(text):  # as some libraries' programs write it
            text = one_line(parse_html(text, furniture=False).builder.text)
        if name == "title" and not title:
            title = text
        elif name in FIELDS:
            value = iso_date(text) if name == "date" else text
            found.setdefault(FIELDS[name], []).extend([value] if value else [])
    joined = {"author": "; ", "keywords": ", "}
    return title, {
        name: joined[name].join(values) if name in joined else values[0]
        for name, values in found.items()
        if values
    }


def _protected(archive: ZipFile) -> set[str]:
    """Return the names of the encrypted files; a book often has its fonts among them, which is no harm."""
    listed = next((name for name in archive.namelist() if f"/{name}".endswith(f"/{ENCRYPTION}")), "")
    if not listed:
        return set()
    references = (each for each in read_xml(archive, listed).iter() if kind(each) == "CipherReference")
    return {_joined(listed.removesuffix(ENCRYPTION), attribute(each, "URI")) for each in references}


def _joined(folder: str, reference: str) -> str:
    """Return the name that *reference* means, as e-readers do: without its anchor, slashes either way."""
    name = unquote(urldefrag(reference.replace("\\", "/")).url)
    return posixpath.normpath(posixpath.join(folder, name)).lstrip("/")


def _folded(name: str) -> str:
    return unquote(name).replace("\\", "/").lower()
