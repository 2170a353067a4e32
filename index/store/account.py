"""The account of what was not read: of each document, and of the files and folders that gave none."""

import json
import sqlite3
from collections.abc import Iterable, Mapping

from passerelle.index.store import schema
from passerelle.index.types import Document, Unread


def write_account(connection: sqlite3.Connection, row: int, document: Document) -> None:
    """Keep the fields and the gaps of *document*, which was put in *row*."""
    connection.executemany(
        "INSERT INTO fields (document, name, value) VALUES (?, ?, ?)",
        [(row, name, json.dumps(value, ensure_ascii=False)) for name, value in document.fields.items()],
    )
    connection.executemany(
        "INSERT INTO gaps (document, number, kind, count, place) VALUES (?, ?, ?, ?, ?)",
        [(row, number, gap.kind, gap.count, gap.where) for number, gap in enumerate(document.gaps)],
    )


def write_unread(connection: sqlite3.Connection, unread: Mapping[str, Iterable[Unread]]) -> None:
    """Keep what was not read at each path, in place of what was kept of it; nothing forgets the path."""
    for path, found in sorted(unread.items()):
        connection.execute("DELETE FROM unread WHERE path = ?", (path,))
        connection.executemany(
            "INSERT INTO unread (path, kind, what, count, examples) VALUES (?, ?, ?, ?, ?)",
            [
                (path, each.kind, each.what, each.count, json.dumps(each.examples, ensure_ascii=False))
                for each in found
            ],
        )


def read_unread(connection: sqlite3.Connection) -> list[Unread]:
    """Return what was found and not read, in the order of paths."""
    found = connection.execute(
        "SELECT path, kind, what, count, examples FROM unread ORDER BY path, kind, what"
    )
    with schema.reading("what was not read"):
        return [
            Unread(path, kind, what, int(count), tuple(json.loads(examples)))
            for path, kind, what, count, examples in found
        ]


def read_identity(connection: sqlite3.Connection) -> str:
    """Return what tells this store from any other, one made again in its place included."""
    found = connection.execute("SELECT value FROM settings WHERE name = 'identity'").fetchone()
    return str(found[0]) if found else ""
