"""Vectors that were made elsewhere: checked against the model of a store before they are put into it."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.index.collection.frames import Columns
from passerelle.index.collection.records import read_documents
from passerelle.index.collection.update import Update, account_of, require_new
from passerelle.index.given import require_kind, several, shown
from passerelle.index.store.change import Change
from passerelle.index.store.rows import Settings
from passerelle.index.store.verify import NORM_TOLERANCE
from passerelle.index.types import Document

Halves = NDArray[np.float16]


def texts_as_documents(texts: object, columns: dict[str, Sequence[Any] | None]) -> list[Document]:
    """Return a document for each of *texts*, with what *columns*, as long as they are, say of it.

    One without an id gets one from its words, which is the same tomorrow.

    Raises:
        ValueError: a column has another length, or what a document says cannot be.
        TypeError: *texts* is one text, or a value has another type; the message says where.
    """
    if isinstance(texts, str | bytes) or not isinstance(texts, Iterable):
        raise TypeError(f"texts is {shown(texts)}: give several, as a list")
    held = list(texts)
    given = {
        name: several(f"the column {name!r}", column, "a list with one for each text")
        for name, column in columns.items()
        if column is not None
    }
    for name, column in given.items():
        if len(column) != len(held):
            raise ValueError(f"there are {len(held)} texts and {len(column)} {name}s: give one for each")
    return read_documents(_records(held, given), Columns(), "row {}")


def unit_halves(vectors: object, count: int, settings: Settings, *, normalise: bool) -> Halves:
    """Return *vectors* of *count* texts as a store keeps them: shape ``(count, dimension)``, float16, unit rows.

    Raises:
        TypeError: they are no numbers.
        ValueError: their number or dimension is another, or one is not finite or of length 1 and not to be scaled.
    """
    try:
        rows = np.asarray(vectors)
        if rows.dtype == object and rows.ndim == 1:  # a column of a frame, each cell a vector
            rows = np.asarray([np.asarray(each) for each in rows])
    except ValueError:
        raise ValueError("the vectors have not all the same dimension") from None
    if rows.size and not (np.issubdtype(rows.dtype, np.floating) or np.issubdtype(rows.dtype, np.integer)):
        raise TypeError(f"the vectors are of the type {rows.dtype}: give numbers")
    wanted = (count, settings.dimension)
    if rows.shape != wanted and (count or rows.size):
        raise ValueError(
            f"the vectors have the shape {rows.shape} and {wanted} is wanted: the store's model {settings.model} "
            f"makes {settings.dimension} numbers a text"
        )
    rows = rows.astype(np.float64).reshape(wanted)
    lengths = np.linalg.norm(rows, axis=1)
    for place in np.flatnonzero(~np.isfinite(lengths) | (lengths == 0)).tolist()[:1]:
        raise ValueError(f"row {place}: the vector has the length {lengths[place]:g}: it points nowhere")
    with np.errstate(over="ignore"):  # what is too large is refused below
        halves: Halves = (rows / lengths[:, None] if normalise else rows).astype(np.float16)
    off = np.abs(np.linalg.norm(halves.astype(np.float32), axis=1) - 1) >= NORM_TOLERANCE
    for place in np.flatnonzero(off).tolist()[:1]:
        raise ValueError(
            f"row {place}: the vector has the length {lengths[place]:g} and not 1: give unit vectors, or "
            f"`normalise=True` to have them scaled"
        )
    return halves


def require_model(settings: Settings, model: str) -> None:
    """Refuse vectors of another *model* than the store's; an empty name is not looked at.

    Raises:
        ValueError: it is another.
    """
    require_kind("the model", model, str, "its name, as text")
    if model not in {"", settings.model, settings.fingerprint}:
        raise ValueError(
            f"the vectors were made with {shown(model)} and the store with {settings.model!r} "
            f"({settings.fingerprint}): `add` embeds the texts with the store's own model"
        )


def add_ready(change: Change, documents: Sequence[Document], halves: Halves) -> Update:
    """Put in *documents*, which must all be new, each one passage with the vector in its row of *halves*.

    Raises:
        ValueError: the store holds one of their ids; nothing is written then.
    """
    require_new(change, [each.id for each in documents])
    change.put_ready(documents, halves)
    if documents:
        change.commit({})
    return Update(added=len(documents), account=account_of(change, documents))


def _records(texts: Sequence[Any], columns: dict[str, list[Any]]) -> Iterator[dict[str, Any]]:
    for place, text in enumerate(texts):
        record = {name: column[place] for name, column in columns.items()}
        if record.get("id") is None and isinstance(text, str):
            record["id"] = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        yield {**record, "text": text}
