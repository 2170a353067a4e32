"""The words of a store's passages in PostgreSQL, which proposes passages by them as SQLite's FTS5 does."""

import math
import sys
from collections.abc import Sequence

from passerelle.index.lexical.search import LENGTH, PASSAGES
from passerelle.index.store.postgres.connection import Connection
from passerelle.index.store.postgres.tables import BLOCK
from passerelle.index.types import Language

K1 = 1.2
B = 0.75
LEAST_IDF = 1e-6
"""What FTS5's BM25 counts with."""

MATCHING = f"""
SELECT found.row FROM (
    SELECT postings.block::bigint * {BLOCK} + held.place AS row,
        sum(asked.idf * held.count * {K1 + 1}
            / (held.count + {K1} * ({1 - B} + {B} * held.length / ?::float8))) AS score
    FROM unnest(?::text[], ?::float8[]) AS asked (term, idf)
    JOIN postings ON postings.language = ? AND postings.term = asked.term,
    unnest(postings.places, postings.counts, postings.lengths) AS held (place, count, length)
    GROUP BY 1
) AS found {{among}} ORDER BY found.score DESC, found.row LIMIT ?
"""
AMONG = "JOIN passages ON passages.row = found.row WHERE passages.document = ANY (?)"
NEAR = """
SELECT term, passages FROM lexicon WHERE language = ? AND term > ? AND term < ?
    AND length(term) BETWEEN ?::int AND ?::int AND (left(term, ?::int) = ? OR right(term, ?::int) = ?)
"""


class WordRows:
    """The words of one generation, limited to the *documents* in some rows, or to none."""

    def __init__(self, connection: Connection, documents: Sequence[int] | None = None) -> None:
        self._connection = connection
        self._documents = documents

    def holding(self, language: Language, terms: Sequence[str]) -> dict[str, int]:
        """Return how many passages in *language* hold each of *terms*."""
        statement = "SELECT term, passages FROM lexicon WHERE language = ? AND term = ANY (?)"
        return dict(self._connection.execute(statement, (language, list(terms))))

    def near(self, language: Language, term: str) -> list[tuple[str, int]]:
        """Return the terms that may differ from *term* by one slip, and how many passages hold each."""
        start, half = term[0], max(1, (len(term) - 1) // 2)
        return self._connection.execute(
            NEAR,
            (
                language,
                start,
                start + chr(sys.maxunicode),
                len(term) - 1,
                len(term) + 1,
                half,
                term[:half],
                half,
                term[-half:],
            ),
        ).fetchall()

    def matching(self, language: Language, terms: Sequence[str], k: int) -> list[int]:
        """Return the rows of the *k* passages that hold most of *terms*, the best first."""
        held = self.holding(language, [PASSAGES, LENGTH, *terms])
        passages = held.get(PASSAGES, 0)
        known = [term for term in terms if term in held]
        if not known:
            return []
        idf = [
            max(LEAST_IDF, math.log((passages - held[term] + 0.5) / (held[term] + 0.5)))
            if passages > held[term]
            else LEAST_IDF
            for term in known
        ]
        values = [held.get(LENGTH, 0) / passages, known, idf, language]
        if self._documents is None:
            found = self._connection.execute(MATCHING.format(among=""), [*values, k])
        else:
            documents = list(self._documents)
            found = self._connection.execute(MATCHING.format(among=AMONG), [*values, documents, k])
        return [row for (row,) in found]

    def stored(self, language: Language, rows: Sequence[int]) -> dict[int, str]:
        """Return the terms of the passages in *rows* that are in *language*, parted by spaces."""
        return dict(
            self._connection.execute(
                "SELECT row, terms FROM words WHERE row = ANY (?) AND language = ?", (list(rows), language)
            )
        )
