"""What workers send to the run that asked: documents with their passages, and texts to be embedded, as bytes."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from passerelle.index.errors import LoadError
from passerelle.index.run.source import Cuts
from passerelle.index.store.columns import read_gaps, read_language, read_passage, reading
from passerelle.index.types import Document, Heading, Span

OWN = "\0own"
"""Stands for the id of a file's only document, which the run gives: no document is called so."""
LEVEL = 1
"""How hard bytes are pressed together: as fast as can be."""


def packed(document: Document, cuts: Cuts) -> bytes:
    """Return *document* and its passages."""
    return _bytes(
        {
            "id": document.id,
            "title": document.title,
            "language": document.language,
            "text": document.text,
            "pages": [(page.start, page.end) for page in document.pages],
            "headings": [(each.start, each.end, each.level) for each in document.headings],
            "fields": dict(document.fields),
            "gaps": [(gap.kind, gap.count, gap.where) for gap in document.gaps],
            "cuts": [
                (key.hex(), each.start, each.end, each.page, each.heading, each.language)
                for key, each in cuts
            ],
        }
    )


def packed_error(error: LoadError) -> bytes:
    """Return a line of a collection that could not be read."""
    return _bytes({"error": str(error)})


def unpacked(parcel: bytes, id_: str) -> tuple[Document | LoadError, Cuts]:
    """Return what :func:`packed` or :func:`packed_error` was given; a file's only document is called *id_*.

    Raises:
        sqlite3.DatabaseError: the bytes are something else.
    """
    with reading("what a worker has read"):
        held = _read(parcel)
        if "error" in held:
            return LoadError(held["error"]), ()
        document = Document(
            id=id_ if held["id"] == OWN else held["id"],
            title=held["title"],
            language=read_language(held["language"]),
            text=held["text"],
            pages=tuple(Span(*page) for page in held["pages"]),
            headings=tuple(Heading(*each) for each in held["headings"]),
            fields=held["fields"],
            gaps=read_gaps(held["gaps"]),
        )
        return document, [
            (bytes.fromhex(key), read_passage(document, values)) for key, *values in held["cuts"]
        ]


def packed_texts(texts: Mapping[bytes, str]) -> bytes:
    """Return *texts* by the keys of their vectors."""
    return _bytes({key.hex(): text for key, text in texts.items()})


def unpacked_texts(parcel: bytes) -> dict[bytes, str]:
    """Return what :func:`packed_texts` was given."""
    with reading("what a worker is to embed"):
        return {bytes.fromhex(key): str(text) for key, text in _read(parcel).items()}


def of_document(cuts: Cuts, document: Document) -> Cuts:
    """Return *cuts* as passages of *document*, which may have another id than when they were cut."""
    return [(key, replace(each, document=document)) for key, each in cuts]


def _bytes(value: Mapping[str, Any]) -> bytes:
    return zlib.compress(json.dumps(value).encode("ascii"), LEVEL)


def _read(parcel: bytes) -> dict[str, Any]:
    try:
        held: dict[str, Any] = json.loads(zlib.decompress(parcel))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    return held
