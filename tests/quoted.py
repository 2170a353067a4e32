"""A document read from a file as a person has it, and what is quoted of it for some words."""

from pathlib import Path

from passerelle.index.load import load
from passerelle.index.types import Document, Span
from passerelle.quotation import Quotation, quotation


def written(folder: Path, name: str, text: str) -> Document:
    """Return the document that a file of this *name* and *text* is read as."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def read(path: Path) -> Document:
    (document,) = load(path, path.name)
    assert isinstance(document, Document)
    return document


def found(document: Document, words: str, *, whole_list: bool = False) -> Quotation:
    """Return the quotation for *words*, which stand in *document*."""
    start = document.text.index(words)
    return quotation(document, Span(start, start + len(words)), whole_list=whole_list)


def quoted(document: Document, words: str, *, whole_list: bool = False) -> str:
    span = found(document, words, whole_list=whole_list).span
    return document.text[span.start : span.end]


def context(document: Document, words: str, *, whole_list: bool = False) -> list[str]:
    spans = found(document, words, whole_list=whole_list).context
    return [document.text[each.start : each.end] for each in spans]
