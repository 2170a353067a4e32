"""What a store holds, for other tools: its passages, their vectors in the same order, and both as a table of Arrow."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import PasserelleError
from passerelle.index.store import schema
from passerelle.index.store.documents import each_document
from passerelle.index.store.rows import Settings, matrix, read_settings
from passerelle.index.types import Passage

IN_ORDER = (
    "FROM passages JOIN documents ON documents.row = passages.document AND live = 1 "
    "JOIN vectors ON vectors.row = passages.vector ORDER BY documents.id, passages.start"
)


@contextmanager
def reading(folder: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection that sees one generation of the store in *folder*.

    Raises:
        StoreError: there is no store, or it is damaged.
    """
    with closing(schema.connect_to_read(folder)) as connection:
        try:
            connection.execute("BEGIN")
            yield connection
        except sqlite3.DatabaseError as error:
            raise schema.damaged(folder, error) from error


def passages(connection: sqlite3.Connection) -> Iterator[Passage]:
    """Yield all passages, in the order of their documents' ids and of the text."""
    for _, _, found in each_document(connection):
        yield from found


def vectors(connection: sqlite3.Connection) -> Vectors:
    """Return the vectors in the order of :func:`passages`, shape ``(passages, dimension)``, float32."""
    halves = [half for (half,) in connection.execute(f"SELECT vectors.vector {IN_ORDER}")]
    return matrix(halves, _settings(connection).dimension)


def arrow_table(connection: sqlite3.Connection) -> Any:
    """Return the passages as a table of Arrow, a row each, with their vectors in the column ``vector``.

    Raises:
        PasserelleError: pyarrow is not installed.
    """
    arrow = import_arrow()
    settings = _settings(connection)
    found = list(passages(connection))
    flat = arrow.array(vectors(connection).reshape(-1), arrow.float32())
    columns = {
        "document": arrow.array([each.document.id for each in found], arrow.string()),
        "title": arrow.array([each.document.title for each in found], arrow.string()),
        "path": arrow.array([each.document.path for each in found], arrow.string()),
        "language": arrow.array([each.language for each in found], arrow.string()),
        "page": arrow.array([each.page for each in found], arrow.int32()),
        "heading": arrow.array([each.heading for each in found], arrow.string()),
        "start": arrow.array([each.start for each in found], arrow.int64()),
        "end": arrow.array([each.end for each in found], arrow.int64()),
        "text": arrow.array([each.text for each in found], arrow.large_string()),
        "fields": arrow.array(
            [json.dumps(dict(each.document.fields), ensure_ascii=False) for each in found], arrow.string()
        ),
        "vector": arrow.FixedSizeListArray.from_arrays(flat, settings.dimension),
    }
    model = {
        "model": settings.model,
        "fingerprint": settings.fingerprint,
        "dimension": str(settings.dimension),
    }
    return arrow.table(columns, metadata=model)


def import_arrow() -> Any:
    """Return pyarrow.

    Raises:
        PasserelleError: it is not installed; the text names the extra.
    """
    try:
        import pyarrow
    except ImportError as error:
        raise PasserelleError("a table of Arrow needs pyarrow: `pip install passerelle[arrow]`") from error
    return pyarrow


def _settings(connection: sqlite3.Connection) -> Settings:
    settings = read_settings(connection)
    if settings is None:
        raise sqlite3.DatabaseError("its settings are lost")
    return settings
