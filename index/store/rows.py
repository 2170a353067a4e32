"""SQL that the reader and the writer of a store share: its settings, its files, its vectors by row."""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Self

import faiss
import numpy as np
from numpy.typing import NDArray

from passerelle.index.chunk import embedding_text
from passerelle.index.embed.embedder import Embedder, Engine, Vectors, require_engine
from passerelle.index.errors import StoreError
from passerelle.index.portable import Connection, found_in
from passerelle.index.store import vectors
from passerelle.index.store.columns import read_language, reading, require_texts
from passerelle.index.types import Language, Passage

ROWS_A_BATCH = 8192
KEY_BYTES = 20
OWN_NAMES = "names"
"""Entry of the settings in which a database holds the text of a person's own names."""
LIVE_PASSAGES = (
    "FROM passages JOIN documents ON documents.row = passages.document AND documents.live = 1 "
    "JOIN vectors ON vectors.row = passages.vector"
)
IN_ORDER = "ORDER BY passages.row"
SCATTERED = "passages.row * 2654435769 % 4294967296 < 4294967296 / ?"
"""One row in so many, by the golden ratio: an even share of any rows, where every tenth might all be gone."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What every passage of a store has in common; ``backend`` and ``precision`` are those of its `Engine`."""

    model: str
    fingerprint: str
    dimension: int
    passage_tokens: int
    backend: str = ""
    precision: str = ""

    @classmethod
    def of(cls, embedder: Embedder, engine: Engine, passage_tokens: int) -> Self:
        """Return the settings of a store made with *embedder*, run as *engine* says."""
        return cls(
            model=embedder.name,
            fingerprint=embedder.fingerprint,
            dimension=embedder.dimension,
            passage_tokens=passage_tokens,
            backend=engine.backend,
            precision=engine.precision,
        )

    def engine(self, asked: Engine) -> Engine:
        """Return how to run the store's model: as it made the store, unless *asked* otherwise.

        Raises:
            TypeError: *asked* is no `Engine`.
        """
        require_engine(asked)
        return replace(
            asked, backend=asked.backend or self.backend, precision=asked.precision or self.precision
        )


def read_settings(connection: Connection) -> Settings | None:
    """Return the store's settings, ``None`` before its first commit."""
    found: dict[str, str] = dict(connection.execute("SELECT name, value FROM settings"))
    if "model" not in found:  # an upgrade writes what words were read with before there is anything else
        return None
    require_texts("its settings", *found.values())
    with reading("its settings"):
        return Settings(
            model=found["model"],
            fingerprint=found["fingerprint"],
            dimension=int(found["dimension"]),
            passage_tokens=int(found["passage_tokens"]),
            backend=found.get("backend", ""),
            precision=found.get("precision", ""),
        )


def read_generation(connection: Connection) -> int:
    """Return how many changes the store has seen; 0 before its first commit."""
    found = connection.execute("SELECT value FROM settings WHERE name = 'generation'").fetchone()
    with reading("the number of its changes"):
        return int(found[0]) if found else 0


def read_contents(connection: Connection) -> str:
    """Return the digest of what the last change left in the store; empty before its first commit."""
    with reading("the digest of its contents"):
        return read_entry(connection, "contents").encode("ascii").decode("ascii")


def read_identity(connection: Connection) -> str:
    """Return what a store was given when it was made; empty for one that was made before."""
    return read_entry(connection, "identity")


def digest_contents(connection: sqlite3.Connection) -> str:
    """Return a digest of each live passage's vector: what a FAISS file of this generation must hold.

    A generation alone would not tell a store from a copy that went another way, or was restored.
    """
    digest = hashlib.sha256()
    found = connection.execute(f"SELECT passages.row, vectors.key, vectors.vector {LIVE_PASSAGES} {IN_ORDER}")
    for row, key, vector in found:
        digest.update(row.to_bytes(8, "little") + key + vector)
    return digest.hexdigest()[:32]


def next_generation(connection: sqlite3.Connection, settings: Settings) -> int:
    """Write *settings* and count one more change, inside the caller's transaction that has made it."""
    generation = read_generation(connection) + 1
    values = {
        **asdict(settings),
        "generation": generation,
        "contents": digest_contents(connection),
        "search": vectors.describe(count_passages(connection)),
    }
    write_settings(connection, values)
    return generation


def write_settings(connection: Connection, values: Mapping[str, object]) -> None:
    """Note *values* by their names."""
    connection.executemany(
        "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        [(name, str(value)) for name, value in values.items()],
    )


def read_entry(connection: Connection, name: str) -> str:
    """Return the entry *name* of the settings, empty where there is none."""
    found = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
    return str(found[0]) if found else ""


def write_files(connection: Connection, files: Mapping[str, str | None]) -> None:
    """Record the hash of each file that was read; ``None`` forgets the file."""
    for path, digest in files.items():
        if digest is None:
            connection.execute("DELETE FROM files WHERE path = ?", (path,))
        else:
            connection.execute(
                "INSERT INTO files (path, hash) VALUES (?, ?) ON CONFLICT (path) DO UPDATE SET hash = excluded.hash",
                (path, digest),
            )


def read_vectors(connection: sqlite3.Connection, dimension: int) -> Iterator[tuple[Sequence[int], Vectors]]:
    """Yield batches of live passage rows and their vectors, shape ``(rows, dimension)``, float32.

    Raises:
        StoreError: a vector has not *dimension* numbers.
    """
    found = connection.execute(f"SELECT passages.row, vectors.vector {LIVE_PASSAGES} {IN_ORDER}")
    while batch := found.fetchmany(ROWS_A_BATCH):
        yield [row for row, _ in batch], matrix([vector for _, vector in batch], dimension)


def build_vectors(
    connection: sqlite3.Connection, dimension: int, *, exact_up_to: int = vectors.EXACT_UP_TO
) -> faiss.Index:
    """Return the live passages' vectors in FAISS, searched exactly up to so many, by lists beyond.

    Raises:
        StoreError: a vector has not *dimension* numbers.
    """
    count, training = count_passages(connection), None
    if count > exact_up_to:
        sample = f"SELECT vectors.vector {LIVE_PASSAGES} WHERE {SCATTERED} {IN_ORDER}"
        found = connection.execute(sample, (max(1, count // vectors.TRAINING),))
        training = matrix([vector for (vector,) in found], dimension)
    return vectors.build(dimension, read_vectors(connection, dimension), training, count=count)


def matrix(halves: Sequence[bytes], dimension: int) -> Vectors:
    """Return stored vectors as float32, shape ``(len(halves), dimension)``.

    Raises:
        StoreError: one has not *dimension* numbers.
    """
    if any(len(half) != 2 * dimension for half in halves):
        raise StoreError(
            f"the store is damaged: a vector has not {dimension} numbers; `passerelle verify` says how to mend it"
        )
    joined = np.frombuffer(b"".join(halves), dtype=np.float16)
    matrix: Vectors = joined.reshape(len(halves), dimension).astype(np.float32)
    return matrix


def vectors_of(connection: Connection, rows: Sequence[int], dimension: int) -> Vectors:
    """Return the stored vectors of the passages in *rows*, of shape ``(rows, dimension)``, in that order.

    Raises:
        StoreError: one has not *dimension* numbers.
        KeyError: no passage has one of the *rows*.
    """
    statement = (
        "SELECT passages.row, vectors.vector FROM passages JOIN vectors ON vectors.row = passages.vector "
        "WHERE passages.row IN {}"
    )
    found = dict(found_in(connection, statement, map(int, rows)))
    halves = [found[int(row)] for row in rows]
    with reading("the vectors of passages"):
        return matrix(halves, dimension)


def vector_key(fingerprint: str, passage: Passage) -> bytes:
    """Digest of the model and of the words it embeds: the same key means the same vector."""
    content = f"{fingerprint}\0{embedding_text(passage)}"
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


def places_by_language(connection: sqlite3.Connection) -> dict[Language, NDArray[np.int64]]:
    """Return the live passages' rows and their documents' of each language, shape ``(passages, 2)``, in order."""
    found = connection.execute(  # joined by SQLite and split by NumPy: a million rows in less than a second
        "SELECT passages.language, group_concat(passages.row || ' ' || document, ' ') FROM passages "
        "JOIN documents ON documents.row = passages.document AND live = 1 GROUP BY passages.language"
    )
    read = {
        read_language(language): np.fromstring(joined, dtype=np.int64, sep=" ").reshape(-1, 2)
        for language, joined in found
    }
    return {language: places[np.argsort(places[:, 0])] for language, places in read.items()}


def take_out(connection: Connection, documents: Sequence[int]) -> None:
    """Take out the live *documents* in these rows, and those that staged ones have the ids of."""
    for row in documents:
        connection.execute("DELETE FROM documents WHERE row = ?", (row,))
    connection.execute(
        "DELETE FROM documents WHERE live = 1 AND id IN (SELECT id FROM documents WHERE live = 0)"
    )


def count_passages(connection: Connection) -> int:
    found = connection.execute(
        "SELECT count(*) FROM passages JOIN documents ON documents.row = passages.document AND live = 1"
    ).fetchone()
    return int(found[0])
