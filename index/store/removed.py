"""What was removed and is to stay out, though its file is still there: kept as digests alone."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from passerelle.index.portable import Connection
from passerelle.index.store.columns import require_texts
from passerelle.index.store.rows import read_identity

EXAMPLES = 3
"""Ids of removed documents that the account of a path names."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A removed document: digests of its id, of its file's path and of that file's bytes, empty where not known."""

    id: bytes
    path: bytes
    content: bytes
    erased: bool


@dataclass(frozen=True, slots=True)
class Digests:
    """Digests by the *identity* of one store: those of another say nothing here."""

    identity: str

    @classmethod
    def of(cls, connection: Connection) -> "Digests":
        return cls(read_identity(connection))

    def id(self, id_: str) -> bytes:
        return self._digest(b"id", id_)

    def path(self, path: str) -> bytes:
        return self._digest(b"path", path)

    def content(self, file_hash: str) -> bytes:
        """Return that of a file's hash, whichever version of the loaders read it."""
        return self._digest(b"content", file_hash.rpartition(":")[2]) if file_hash else b""

    def _digest(self, what: bytes, text: str) -> bytes:
        key = self.identity.encode()[: hashlib.blake2b.MAX_KEY_SIZE]
        content = text.encode("utf-8", "surrogatepass")
        return hashlib.blake2b(content, digest_size=20, key=key, person=what).digest()


def read_removed(connection: Connection) -> list[Removed]:
    """Return all that is to stay out."""
    found = connection.execute("SELECT id, path, content, erased FROM removed ORDER BY id")
    return [Removed(id_, path, content, bool(erased)) for id_, path, content, erased in found]


def write_removed(connection: Connection, removed: Iterable[tuple[str, str]]) -> None:
    """Keep out the documents of these ids and paths, and name them in the account of their paths."""
    digests, hashes = Digests.of(connection), dict(connection.execute("SELECT path, hash FROM files"))
    require_texts("the list of files", *hashes, *hashes.values())
    for id_, path in removed:
        require_texts("the list of documents", id_, path)
        content = digests.content(hashes.get(path, ""))
        connection.execute(
            "INSERT INTO removed (id, path, content, erased) VALUES (?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET "
            "path = excluded.path, content = excluded.content, erased = 0",
            (digests.id(id_), digests.path(path), content),
        )
        found = connection.execute(
            "SELECT count, examples FROM unread WHERE path = ? AND kind = 'removed'", (path,)
        ).fetchone()
        count, examples = (int(found[0]), json.loads(found[1])) if found else (0, [])
        connection.execute(
            "INSERT INTO unread (path, kind, what, count, examples) VALUES (?, 'removed', '', ?, ?) "
            "ON CONFLICT (path, kind, what) DO UPDATE SET count = excluded.count, examples = excluded.examples",
            (path, count + 1, json.dumps([*examples, id_][:EXAMPLES], ensure_ascii=False)),
        )


def erase_names(connection: Connection, ids: Collection[str] | None = None) -> None:
    """Leave only digests of the removed documents of those *ids*, by default of all.

    Where their file holds no other document, its path goes too, and what the account says of it.
    """
    digests = Digests.of(connection)
    wanted = None if ids is None else set(map(digests.id, ids))
    live = {path for (path,) in connection.execute("SELECT DISTINCT path FROM documents WHERE live = 1")}
    paths = connection.execute("SELECT path FROM files UNION SELECT path FROM unread").fetchall()
    require_texts("the list of files", *live, *(path for (path,) in paths))
    by_digest = {digests.path(path): path for (path,) in paths}
    for each in read_removed(connection):
        if wanted is not None and each.id not in wanted:
            continue
        connection.execute("UPDATE removed SET erased = 1 WHERE id = ?", (each.id,))
        path = by_digest.get(each.path)
        if path is not None and path in live:
            _erase_examples(connection, path, ids)
        elif path is not None:
            connection.execute("DELETE FROM files WHERE path = ?", (path,))
            connection.execute("DELETE FROM unread WHERE path = ?", (path,))


def _erase_examples(connection: Connection, path: str, ids: Collection[str] | None) -> None:
    """Take *ids*, by default all, out of what the account of *path* says: what was removed is still counted there."""
    connection.execute("DELETE FROM unread WHERE path = ? AND kind <> 'removed'", (path,))
    found = connection.execute("SELECT examples FROM unread WHERE path = ?", (path,)).fetchone()
    examples = [id_ for id_ in json.loads(found[0]) if ids is not None and id_ not in ids] if found else []
    connection.execute(
        "UPDATE unread SET examples = ? WHERE path = ?", (json.dumps(examples, ensure_ascii=False), path)
    )


def allow(connection: Connection, removed: Iterable[Removed], paths: Iterable[str]) -> None:
    """Keep out no more what was *removed*, so that the files at *paths*, which held it, are read again."""
    connection.executemany("DELETE FROM removed WHERE id = ?", [(each.id,) for each in removed])
    for path in paths:
        connection.execute("DELETE FROM files WHERE path = ?", (path,))
        connection.execute("DELETE FROM unread WHERE path = ? AND kind = 'removed'", (path,))
