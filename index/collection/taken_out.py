"""What a store holds, for other tools: its passages, their vectors in the same order, and both as a table of Arrow."""

import json
from collections.abc import Iterator
from typing import Any

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import PasserelleError
from passerelle.index.store.documents import each_document
from passerelle.index.store.sql_store import SqlStore
from passerelle.index.types import Passage


def passages(store: SqlStore) -> Iterator[Passage]:
    """Yield all passages, in the order of their documents' ids and of the text."""
    with store.asked() as connection:
        for _, _, found in each_document(connection):
            yield from found


def vectors(store: SqlStore) -> Vectors:
    """Return the vectors in the order of :func:`passages`, shape ``(passages, dimension)``, float32."""
    with store.asked() as connection:
        rows = [
            row
            for (row,) in connection.execute(
                "SELECT passages.row FROM passages JOIN documents ON documents.row = passages.document AND live = 1 "
                "ORDER BY documents.id, passages.start"
            )
        ]
        return store.vectors_of(rows)


def arrow_table(store: SqlStore) -> Any:
    """Return the passages as a table of Arrow, a row each, with their vectors in the column ``vector``.

    Raises:
        PasserelleError: pyarrow is not installed.
    """
    arrow = import_arrow()
    with store.reading():
        settings, found = store.settings, list(passages(store))
        flat = arrow.array(vectors(store).reshape(-1), arrow.float32())
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
