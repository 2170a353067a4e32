"""One change to a store: staged in pieces, made visible whole, by the only writer there is."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout

from index import records, schema, vectors
from index.chunk import chunk, embedding_text
from index.embed import Embedder, Vectors
from index.errors import EmbedderError, StoreError, StoreLockedError
from index.records import Settings
from index.types import Document, Passage

BATCH = 256
"""Passages embedded between two commits: what a crash can cost."""


@dataclass(slots=True)
class Change:
    """Documents to put in and take out; nothing shows until :meth:`commit`.

    Staged documents and their vectors are committed to the file as they come, marked as not live.
    A killed run therefore leaves the old state, and its vectors, which the next run finds again.
    """

    folder: Path
    connection: sqlite3.Connection
    embedder: Embedder
    settings: Settings
    embedded: int = 0
    _gone: set[int] = field(default_factory=set)
    _waiting: list[tuple[str, Document, list[Passage]]] = field(default_factory=list)

    def put(self, path: str, document: Document) -> int:
        """Stage *document*, read from *path*, in place of the one with its id; return its passages."""
        passages = chunk(
            document,
            self.embedder.count_tokens,
            target_tokens=self.settings.passage_tokens,
            max_tokens=self.embedder.max_tokens,
        )
        self._waiting.append((path, document, passages))
        if sum(len(waiting) for _, _, waiting in self._waiting) >= BATCH:
            self.flush()
        return len(passages)

    def drop(self, row: int) -> None:
        """Stage the removal of the live document in *row*."""
        self._gone.add(row)

    def flush(self) -> None:
        """Embed what waits and write it to the file, still out of sight."""
        waiting, self._waiting = self._waiting, []
        keyed = [
            [(records.vector_key(self.embedder.fingerprint, passage), passage) for passage in passages]
            for _, _, passages in waiting
        ]
        self._embed({key: passage for passages in keyed for key, passage in passages})
        with _transaction(self.connection):
            for (path, document, _), passages in zip(waiting, keyed, strict=True):
                self._insert(path, document, passages)

    def commit(self, files: dict[str, str | None]) -> int:
        """Make the whole change visible and return the new generation.

        *files* maps each path that was read to the hash of its bytes, or ``None`` when it is gone. The
        FAISS file of the new generation is in place before SQLite commits, so that whoever sees the
        new generation finds it; until then it is a file that nobody looks for.
        """
        self.flush()
        with _transaction(self.connection):
            for row in sorted(self._gone):
                self.connection.execute("DELETE FROM documents WHERE row = ?", (row,))
            self.connection.execute(
                "DELETE FROM documents WHERE live = 1 AND id IN (SELECT id FROM documents WHERE live = 0)"
            )
            self.connection.execute("UPDATE documents SET live = 1 WHERE live = 0")
            self.connection.execute("DELETE FROM vectors WHERE row NOT IN (SELECT vector FROM passages)")
            records.write_files(self.connection, files)
            generation = records.next_generation(self.connection, self.settings)
            held = vectors.build(self.embedder.dimension, records.vectors(self.connection))
            vectors.write(held, self.folder, generation)
        self.connection.execute("PRAGMA incremental_vacuum").fetchall()
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        vectors.discard_others(self.folder, generation)
        return generation

    def remember(self, files: dict[str, str | None]) -> None:
        """Record the hashes of files whose bytes changed and whose documents did not."""
        with _transaction(self.connection):
            records.write_files(self.connection, files)

    def read_document(self, row: int) -> Document:
        """Return the stored document of *row*."""
        return schema.read_document(
            self.connection.execute(
                f"SELECT {schema.DOCUMENT_COLUMNS} FROM documents WHERE row = ?", (row,)
            ).fetchone()
        )

    def _embed(self, wanted: dict[bytes, Passage]) -> None:
        missing = [key for key in wanted if not self._has_vector(key)]
        for start in range(0, len(missing), BATCH):
            keys = missing[start : start + BATCH]
            rows = self.embedder.embed_passages([embedding_text(wanted[key]) for key in keys])
            _check_vectors(rows, (len(keys), self.embedder.dimension), self.embedder.name)
            halves = rows.astype(np.float16)
            with _transaction(self.connection):
                self.connection.executemany(
                    "INSERT INTO vectors (key, vector) VALUES (?, ?)",
                    [(key, half.tobytes()) for key, half in zip(keys, halves, strict=True)],
                )
            self.embedded += len(keys)

    def _has_vector(self, key: bytes) -> bool:
        found = self.connection.execute("SELECT 1 FROM vectors WHERE key = ?", (key,)).fetchone()
        return found is not None

    def _insert(self, path: str, document: Document, passages: Sequence[tuple[bytes, Passage]]) -> None:
        row = self.connection.execute(
            "INSERT INTO documents (live, id, path, hash, title, language, pages, headings, text) "
            "VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?)",
            schema.document_values(document, path),
        ).lastrowid
        self.connection.executemany(
            "INSERT INTO passages (document, start, end, page, heading, language, vector) "
            "VALUES (?, ?, ?, ?, ?, ?, (SELECT row FROM vectors WHERE key = ?))",
            [
                (row, passage.start, passage.end, passage.page, passage.heading, passage.language, key)
                for key, passage in passages
            ],
        )


@contextmanager
def change(
    folder: Path, settings: Settings, embedder: Embedder, *, rebuild: bool = False, wait: float = 0.0
) -> Iterator[Change]:
    """Open the store in *folder* to change it, alone; what is not committed on the way out never shows.

    *wait* is how many seconds to wait for another writer. *rebuild* accepts a store of other settings:
    the caller then puts every document again.

    Raises:
        StoreLockedError: another writer kept the store longer than *wait*.
        StoreError: the store has other settings and *rebuild* is false, or its file cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "writer.lock")
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise StoreLockedError(
            f"another program is writing to {folder}: let it finish, or wait for it with --wait SECONDS"
        ) from error
    try:
        connection = schema.connect_to_write(folder)
        try:
            stored = records.read_settings(connection)
            if stored is not None and not rebuild:
                require_same(stored, settings, folder)
            connection.execute("DELETE FROM documents WHERE live = 0")  # left by a run that was killed
            yield Change(folder, connection, embedder, settings)
        except sqlite3.Error as error:
            raise StoreError(
                f"{folder / schema.FILE}: {error}; the store is as it was before: check the free space on "
                f"the disk and run the same command again"
            ) from error
        finally:
            connection.close()
    finally:
        lock.release()


def require_same(stored: Settings, wanted: Settings, folder: Path) -> None:
    """Refuse to mix passages of two models or two sizes in one store.

    Raises:
        StoreError: they differ; the text names both and the command that mends it.
    """
    if stored.fingerprint != wanted.fingerprint:
        raise StoreError(
            f"the store in {folder} was made with the model {stored.model} ({stored.fingerprint}) and not "
            f"with {wanted.model} ({wanted.fingerprint}): keep the first with `--model {stored.model}`, or "
            f"embed everything again with `passerelle index --rebuild --model {wanted.model} --store {folder}`"
        )
    if stored.passage_tokens != wanted.passage_tokens:
        raise StoreError(
            f"the passages in {folder} aim at {stored.passage_tokens} tokens and not at "
            f"{wanted.passage_tokens}: cut everything again with `passerelle index --rebuild "
            f"--passage-tokens {wanted.passage_tokens} --store {folder}`"
        )


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _check_vectors(rows: Vectors, shape: tuple[int, int], model: str) -> None:
    if rows.shape != shape or not np.isfinite(rows).all():
        raise EmbedderError(
            f"the model {model} gave vectors of shape {rows.shape} where {shape} finite ones were expected: "
            f"choose another with `--model NAME --rebuild`"
        )
