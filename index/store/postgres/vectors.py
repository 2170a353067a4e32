"""The vectors of a store's passages in pgvector: searched exactly up to a size, by HNSW beyond it."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import StoreError
from passerelle.index.lexical.search import PASSAGES
from passerelle.index.store.columns import read_language
from passerelle.index.store.postgres.connection import Connection
from passerelle.index.store.postgres.words import WordRows
from passerelle.index.store.rows import Settings
from passerelle.index.types import Language

EXACT_UP_TO = 20_000
"""Passages of one language that each query is compared with."""
MORE = 16
"""Passages asked for beyond *k*: PostgreSQL compares with a query in half precision, and we do in single."""
LINKS = 24
EF_CONSTRUCTION = 200
EF_SEARCH = 800
"""Neighbours of each vector in HNSW's graph, and passages kept in view as it is made and searched.

pgvector's usual 16, 64 and 40 miss too many here (`index/store/README.md`).
"""
MOST_IN_VIEW = 1000
"""The most that pgvector takes; where more passages are wanted, it looks further by itself."""
HEADER = 4
"""Bytes before the numbers of a vector as pgvector sends it: how many there are, and nothing."""
LANGUAGES: tuple[Language, ...] = ("en", "fr", "other")


class SearchedRows(WordRows):
    """One generation of the passages in *connection*'s store, limited to some *documents* or to none."""

    is_remote = True

    def __init__(
        self, connection: Connection, settings: Settings, indexed: str, documents: Sequence[int] | None = None
    ) -> None:
        super().__init__(connection, documents)
        self._settings = settings
        self._indexed = indexed.split()

    @property
    def languages(self) -> Iterable[Language]:
        return list(counted(self._connection))

    @property
    def dimension(self) -> int:
        return self._settings.dimension

    def nearest(self, queries: Vectors, k: int, language: Language) -> list[list[tuple[int, float]]]:
        """Return, for each query, the rows and cosines of the *k* nearest passages of *language*."""
        exact = self._is_few(language)
        if not exact:
            wanted = min(MOST_IN_VIEW, max(EF_SEARCH, k + MORE))
            self._connection.execute(f"SET LOCAL hnsw.ef_search = {wanted}")
            self._connection.execute("SET LOCAL hnsw.iterative_scan = relaxed_order")
        return [self._nearest(query, k, language, exact=exact) for query in queries]

    def vectors_of(self, rows: Sequence[int]) -> Vectors:
        """Return the stored vectors of the passages in *rows*, of shape ``(rows, dimension)``, in that order.

        Raises:
            KeyError: no passage has one of the *rows*.
        """
        wanted = list(map(int, rows))
        statement = "SELECT row, halfvec_send(vector) FROM passages WHERE row = ANY (?)"
        found = dict(self._connection.binary(statement, (wanted,)))
        return unpacked([found[row] for row in wanted], self.dimension)

    def _is_few(self, language: Language) -> bool:
        """Tell whether the passages that are looked at are compared one by one."""
        if language not in self._indexed:
            return True
        if self._documents is None:
            return False
        statement = "SELECT count(*) FROM passages WHERE document = ANY (?)"
        return int(self._connection.execute(statement, (list(self._documents),)).fetchone()[0]) <= EXACT_UP_TO

    def _nearest(self, query: Vectors, k: int, language: Language, *, exact: bool) -> list[tuple[int, float]]:
        among = "" if self._documents is None else "AND document = ANY (?)"
        limits = [] if self._documents is None else [list(self._documents)]
        asked = "[" + ",".join(map(str, query.astype(np.float16).tolist())) + "]"
        # What is added to the distance keeps PostgreSQL from its index, which might miss some.
        order = (
            "(vector <#> ?::halfvec) + 0, row"
            if exact
            else f"{indexed_vector(self.dimension)} <#> ?::halfvec"
        )
        found = self._connection.binary(
            f"SELECT row, halfvec_send(vector) FROM passages WHERE {of_language(language, self.dimension)} {among} "
            f"ORDER BY {order} LIMIT ?",
            [*limits, asked, k + MORE],
        )
        rows = [row for row, _ in found]
        cosines = (unpacked([half for _, half in found], self.dimension) @ query).tolist()
        return sorted(zip(rows, cosines, strict=True), key=lambda pair: (-pair[1], pair[0]))[:k]


def of_language(language: Language, dimension: int) -> str:
    """Return SQL for the passages that one HNSW index is of; it must be the same wherever that is to be used."""
    return f"language = '{language}' AND vector_dims(vector) = {dimension}"


def indexed_vector(dimension: int) -> str:
    """Return SQL for a vector as HNSW knows it."""
    return f"vector::halfvec({dimension})"


def counted(connection: Connection) -> dict[Language, int]:
    """Return how many passages there are in each language that has some; their words know it."""
    statement = "SELECT language, passages FROM lexicon WHERE language = ANY (?) AND term = ?"
    found = connection.execute(statement, (list(LANGUAGES), PASSAGES))
    return {read_language(language): int(passages) for language, passages in found}


def keep_indexed(connection: Connection, dimension: int) -> list[Language]:
    """Make an HNSW index of each language that has many passages, and return which have one."""
    named = {f"passages_nearest_{language}_{dimension}": language for language in LANGUAGES}
    there = connection.execute(
        "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema() AND indexname LIKE 'passages_nearest_%'"
    ).fetchall()
    for (name,) in there:
        if name not in named:
            connection.execute(f"DROP INDEX {name}")
    counts = counted(connection)
    held = {name for (name,) in there}
    for name, language in named.items():
        if name not in held and counts.get(language, 0) > EXACT_UP_TO:
            connection.execute(
                f"CREATE INDEX {name} ON passages USING hnsw (({indexed_vector(dimension)}) halfvec_ip_ops) "
                f"WITH (m = {LINKS}, ef_construction = {EF_CONSTRUCTION}) WHERE {of_language(language, dimension)}"
            )
            held.add(name)
    return [language for name, language in named.items() if name in held]


def packed(half: bytes) -> bytes:
    """Return a vector of half-precision numbers, as a store keeps it, as pgvector receives it."""
    numbers: NDArray[np.float16] = np.frombuffer(half, dtype="<f2")
    return len(numbers).to_bytes(2, "big") + bytes(2) + numbers.astype(">f2").tobytes()


def halves(sent: bytes) -> bytes:
    """Return a vector that pgvector sent as a store keeps it: half-precision numbers, the lowest byte first."""
    return np.frombuffer(sent, dtype=">f2", offset=HEADER).astype("<f2").tobytes()


def unpacked(sent: Sequence[bytes], dimension: int) -> Vectors:
    """Return vectors that pgvector sent, as float32 of shape ``(len(sent), dimension)``.

    Raises:
        StoreError: one has not *dimension* numbers.
    """
    if any(len(each) != HEADER + 2 * dimension for each in sent):
        raise StoreError(
            f"the store is damaged: a vector has not {dimension} numbers; `passerelle verify` says how to mend it"
        )
    joined = np.frombuffer(b"".join(each[HEADER:] for each in sent), dtype=">f2")
    matrix: Vectors = joined.reshape(len(sent), dimension).astype(np.float32)
    return matrix
