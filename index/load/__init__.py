"""Read documents from files, one module a format."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.foreign import third_language
from passerelle.index.load.collection import load_csv, load_jsonl
from passerelle.index.load.csv_table import is_table, load_table
from passerelle.index.load.epub import load_epub
from passerelle.index.load.excel.workbook import load_xlsx
from passerelle.index.load.fields import with_fields_cut
from passerelle.index.load.first_bytes import misnamed
from passerelle.index.load.html import load_html
from passerelle.index.load.json_records import holds_records, load_json
from passerelle.index.load.mail import load_eml
from passerelle.index.load.mailbox import load_mbox, load_mht
from passerelle.index.load.markdown import load_markdown
from passerelle.index.load.notebook import load_ipynb
from passerelle.index.load.opendocument.sheets import load_ods
from passerelle.index.load.opendocument.slides import load_odp
from passerelle.index.load.opendocument.text import load_odt
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.pdf.document import load_pdf
from passerelle.index.load.plain import load_plain
from passerelle.index.load.powerpoint import load_pptx
from passerelle.index.load.recognised.picture import load_picture, shows_a_page
from passerelle.index.load.remedies import REMEDIES
from passerelle.index.load.rst import load_rst
from passerelle.index.load.rtf.document import load_rtf
from passerelle.index.load.word.document import load_docx
from passerelle.index.types import Document

LOADERS: dict[str, Callable[[Path], Parsed]] = {
    ".txt": load_plain,
    ".text": load_plain,
    ".md": load_markdown,
    ".markdown": load_markdown,
    ".html": load_html,
    ".htm": load_html,
    ".xhtml": load_html,
    ".pdf": load_pdf,
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), load_docx),
    **dict.fromkeys((".odt", ".ott", ".fodt"), load_odt),
    ".epub": load_epub,
    **dict.fromkeys((".pptx", ".pptm", ".ppsx", ".ppsm", ".potx", ".potm"), load_pptx),
    **dict.fromkeys((".ods", ".ots", ".fods"), load_ods),
    **dict.fromkeys((".odp", ".otp", ".fodp"), load_odp),
    ".rtf": load_rtf,
    ".rst": load_rst,
    ".eml": load_eml,
    **dict.fromkeys((".mht", ".mhtml"), load_mht),
    ".ipynb": load_ipynb,
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), load_xlsx),
}
COLLECTIONS: dict[str, Callable[[Path, str], Iterator[Document | LoadError]]] = {
    ".jsonl": load_jsonl,
    ".ndjson": load_jsonl,
    ".csv": load_csv,
    ".tsv": load_csv,
}
NUMBERED: dict[str, Callable[[Path, str], Iterator[Document | LoadError]]] = {
    ".json": load_json,
    ".mbox": load_mbox,
}
"""Formats of collections whose documents may have no id of their own."""
TABLES = frozenset((".csv", ".tsv"))
"""Formats of collections that may also hold a table without documents of its own."""
PICTURES = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff"))
"""Formats that are read where Tesseract is, and in a folder only where they may show a page."""
SUFFIXES = frozenset(LOADERS) | frozenset(COLLECTIONS) | frozenset(NUMBERED)


def remedy(suffix: str) -> str:
    """Return what to do with a file of a format that is not read."""
    if not suffix:
        return "a file without suffix is not read; if it is text, rename it to .txt"
    known = " ".join(sorted(SUFFIXES))
    unread = f"the format {suffix!r} is not read"
    return (
        f"{unread}: {REMEDIES[suffix]}" if suffix in REMEDIES else f"{unread}; convert it to one of {known}"
    )


def is_read(path: Path) -> bool:
    """Tell whether a file found in a folder is one to read: a picture of a page, or records in JSON, among others."""
    suffix = path.suffix.lower()
    if suffix == ".json":
        return holds_records(path)
    return suffix in SUFFIXES or (suffix in PICTURES and shows_a_page(path))


def is_collection(path: Path) -> bool:
    """Tell whether a file holds documents with ids of their own, and not one document."""
    suffix = path.suffix.lower()
    try:
        return suffix in NUMBERED or (suffix in COLLECTIONS and not (suffix in TABLES and is_table(path)))
    except OSError:  # who reads it says so
        return True


def load(path: Path, id: str) -> Iterator[Document | LoadError]:  # noqa: A002
    """Yield the document of a file, under *id*, or those of a collection, under the ids of its lines.

    A bad line of a collection is a :class:`LoadError` among what is yielded, and the rest follows.

    Raises:
        LoadError: the file cannot be read at all; the text names it, the reason and the remedy.
    """
    suffix = path.suffix.lower()
    if path.is_dir():
        raise LoadError(f"{path}: it is a folder; name the files in it")
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise LoadError(f"{path}: it is empty; put text in it, or delete it")
        if wrong := misnamed(path):
            raise LoadError(f"{path}: {wrong}")
        if suffix not in SUFFIXES | PICTURES:
            raise LoadError(f"{path}: {remedy(suffix)}")
        if suffix in TABLES and is_table(path):
            yield _accounted(load_table(path).document(path, id))
        elif suffix in NUMBERED:
            yield from map(_accounted, NUMBERED[suffix](path, id))
        elif suffix in COLLECTIONS:
            yield from map(_accounted, COLLECTIONS[suffix](path, id))
        else:
            yield _accounted(LOADERS.get(suffix, load_picture)(path).document(path, id))
    except OSError as error:
        raise LoadError(f"{path}: {error.strerror or error}; check that the file can be opened") from error


def _accounted(loaded: Document | LoadError) -> Document | LoadError:
    """Return what was *loaded*, a third language and fields that are too long named in its account."""
    if isinstance(loaded, LoadError):
        return loaded
    document = with_fields_cut(loaded)
    gap = third_language(document)
    if gap is None:
        return document
    others = [each for each in document.gaps if each.kind != gap.kind]  # what a page itself marked
    return replace(document, gaps=(*others, gap))
