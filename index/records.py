"""Small readings and writings on an open store file, shared by its reader and its writer."""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

import numpy as np

from index import schema
from index.chunk import embedding_text
from index.embed import Vectors
from index.errors import StoreError
from index.types import Language, Passage

ROWS_A_BATCH = 8192
KEY_BYTES = 20
LIVE_PASSAGES = (
    "FROM passages JOIN documents ON documents.row = passages.document AND documents.live = 1 "
    "JOIN vectors ON vectors.row = passages.vector ORDER BY passages.row"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What every passage of a store has in common."""

    model: str
    fingerprint: str
    dimension: int
    passage_tokens: int


def read_settings(connection: sqlite3.Connection) -> Settings | None:
    """Return the store's settings, ``None`` before its first commit."""
    found: dict[str, str] = dict(connection.execute("SELECT name, value FROM settings"))
    if not found:
        return None
    return Settings(
        model=found["model"],
        fingerprint=found["fingerprint"],
        dimension=int(found["dimension"]),
        passage_tokens=int(found["passage_tokens"]),
    )


def read_generation(connection: sqlite3.Connection) -> int:
    """Return how many changes the store has seen; 0 before its first commit."""
    found = connection.execute("SELECT value FROM settings WHERE name = 'generation'").fetchone()
    return int(found[0]) if found else 0


def read_contents(connection: sqlite3.Connection) -> str:
    """Return the digest of what the last change left in the store; empty before its first commit."""
    found = connection.execute("SELECT value FROM settings WHERE name = 'contents'").fetchone()
    return str(found[0]) if found else ""


def digest_contents(connection: sqlite3.Connection) -> str:
    """Return a digest of each live passage's vector: what a FAISS file of this generation must hold.

    A generation alone would not tell a store from a copy that went another way, or was restored.
    """
    digest = hashlib.sha256()
    found = connection.execute(f"SELECT passages.row, vectors.key, vectors.vector {LIVE_PASSAGES}")
    for row, key, vector in found:
        digest.update(row.to_bytes(8, "little") + key + vector)
    return digest.hexdigest()[:32]


def next_generation(connection: sqlite3.Connection, settings: Settings) -> int:
    """Write *settings* and count one more change, inside the caller's transaction that has made it."""
    generation = read_generation(connection) + 1
    values = {**asdict(settings), "generation": generation, "contents": digest_contents(connection)}
    connection.executemany(
        "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)",
        [(name, str(value)) for name, value in values.items()],
    )
    return generation


def write_files(connection: sqlite3.Connection, files: dict[str, str | None]) -> None:
    """Record the hash of each file that was read; ``None`` forgets the file."""
    for path, digest in sorted(files.items()):
        if digest is None:
            connection.execute("DELETE FROM files WHERE path = ?", (path,))
        else:
            connection.execute("INSERT OR REPLACE INTO files (path, hash) VALUES (?, ?)", (path, digest))


def vectors(connection: sqlite3.Connection, dimension: int) -> Iterator[tuple[Sequence[int], Vectors]]:
    """Yield batches of live passage rows and their vectors, shape ``(rows, dimension)``, float32.

    Raises:
        StoreError: a vector has not *dimension* numbers.
    """
    found = connection.execute(f"SELECT passages.row, vectors.vector {LIVE_PASSAGES}")
    while batch := found.fetchmany(ROWS_A_BATCH):
        if any(len(vector) != 2 * dimension for _, vector in batch):
            raise StoreError(
                f"the store is damaged: a vector has not {dimension} numbers; `passerelle verify` says how to mend it"
            )
        joined = b"".join(vector for _, vector in batch)
        halves = np.frombuffer(joined, dtype=np.float16).reshape(len(batch), dimension)
        yield [row for row, _ in batch], halves.astype(np.float32)


def vector_key(fingerprint: str, passage: Passage) -> bytes:
    """Digest of the model and of the words it embeds: the same key means the same vector."""
    content = f"{fingerprint}\0{embedding_text(passage)}"
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


def rows_by_language(connection: sqlite3.Connection) -> dict[Language, list[int]]:
    """Return the live passages' rows of each language that passages are in."""
    found: dict[Language, list[int]] = {}
    for language, row in connection.execute(f"SELECT passages.language, passages.row {LIVE_PASSAGES}"):
        found.setdefault(schema.read_language(language), []).append(row)
    return found


def count_passages(connection: sqlite3.Connection) -> int:
    found = connection.execute(
        "SELECT count(*) FROM passages JOIN documents ON documents.row = passages.document AND live = 1"
    ).fetchone()
    return int(found[0])
