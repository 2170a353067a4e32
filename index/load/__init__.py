"""Read documents from files, one module a format."""

from collections.abc import Callable, Iterator
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load.collection import load_csv, load_jsonl
from passerelle.index.load.docx import load_docx
from passerelle.index.load.epub import load_epub
from passerelle.index.load.html import load_html
from passerelle.index.load.markdown import load_markdown
from passerelle.index.load.odt import load_odt
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.pdf.document import load_pdf
from passerelle.index.load.plain import load_plain
from passerelle.index.load.recognised.picture import load_picture, shows_a_page
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
    ".docx": load_docx,
    ".odt": load_odt,
    ".epub": load_epub,
}
COLLECTIONS: dict[str, Callable[[Path], Iterator[Document | LoadError]]] = {
    ".jsonl": load_jsonl,
    ".csv": load_csv,
}
PICTURES = frozenset((".png", ".jpg", ".jpeg", ".tif", ".tiff"))
"""Formats that are read where Tesseract is, and in a folder only where they may show a page."""
SUFFIXES = frozenset(LOADERS) | frozenset(COLLECTIONS)


def is_read(path: Path) -> bool:
    """Tell whether a file found in a folder is one to read: of a format that is, or a picture of a page."""
    suffix = path.suffix.lower()
    return suffix in SUFFIXES or (suffix in PICTURES and shows_a_page(path))


def load(path: Path, id: str) -> Iterator[Document | LoadError]:  # noqa: A002
    """Yield the document of a file, under *id*, or those of a collection, under the ids of its lines.

    A bad line of a collection is a :class:`LoadError` among what is yielded, and the rest follows.

    Raises:
        LoadError: the file cannot be read at all; the text names it, the reason and the remedy.
    """
    suffix = path.suffix.lower()
    if path.is_dir():
        raise LoadError(f"{path}: it is a folder; name the files in it")
    if suffix not in SUFFIXES | PICTURES:
        known = " ".join(sorted(SUFFIXES))
        raise LoadError(
            f"{path}: the format {suffix or 'without suffix'!r} is not read; convert it to one of {known}"
        )
    try:
        with path.open("rb") as file:
            if not file.read(1):
                raise LoadError(f"{path}: it is empty; put text in it, or delete it")
        if suffix in COLLECTIONS:
            yield from COLLECTIONS[suffix](path)
        else:
            yield LOADERS.get(suffix, load_picture)(path).document(path, id)
    except OSError as error:
        raise LoadError(f"{path}: {error.strerror or error}; check that the file can be opened") from error
