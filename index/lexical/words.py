"""The words of a store's passages in SQLite FTS5, one table a language, kept in step inside the writer's transaction.

A table holds each passage's terms in order; beside it a lexicon counts the passages that hold a term, which FTS5
itself would have to count for each question.
"""

import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import Any

from passerelle.index.lexical.analysis import terms
from passerelle.index.lexical.bm25 import Collection, Lexical, Scorer
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.query import Need, nearest_spellings
from passerelle.index.tables import columns_above
from passerelle.index.types import Language, Span

ANALYSIS = "2"
"""Changes with what the analysis makes of a text; the next `passerelle index` then reads a store's words again."""
LANGUAGES: tuple[Language, ...] = ("fr", "en", "other")
BATCH = 2000
POSTINGS = 10_000
"""Most passages that the terms looked for may be in, counted once a term: the rarest come first."""

TOKENIZER = """tokenize = "unicode61 remove_diacritics 0 tokenchars '@-.'\""""
TABLES = "".join(
    f"""
CREATE VIRTUAL TABLE words_{language} USING fts5 (terms, {TOKENIZER});
CREATE TABLE lexicon_{language} (term TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
"""
    for language in LANGUAGES
)
DROPPABLE = (
    "INSERT OR REPLACE INTO words_{language}_config VALUES ('version', 4)",
    "DELETE FROM words_{language}_data",
    "INSERT INTO words_{language}_data VALUES (1, x''), (10, x'00000000000000')",
)
"""What FTS5 must find to let go of a table: an index of nothing."""
PASSAGES, LENGTH = " ", ""
"""Entries of the lexicon that are no terms: how many passages there are, and all their terms together."""
LIVE = (
    "FROM passages JOIN documents ON documents.row = passages.document AND documents.live = 1 "
    "WHERE passages.language = ?"
)


def follow(connection: sqlite3.Connection, names: Names, *, rebuild: bool = False) -> None:
    """Bring the words of *connection*'s store in step with its live passages, inside the caller's transaction.

    All words are read again when they were read with other *names* or another analysis, or for a *rebuild*.
    """
    if rebuild or not are_current(connection, names):
        _forget(connection, names)
    for language in LANGUAGES:
        table = f"words_{language}"
        gone = connection.execute(
            f"SELECT rowid FROM {table} EXCEPT SELECT passages.row {LIVE}", (language,)
        ).fetchall()
        for batch in _batches([row for (row,) in gone]):
            held = stored(connection, language, batch)
            _count(connection, language, held.values(), -1)
            connection.executemany(f"DELETE FROM {table} WHERE rowid = ?", [(row,) for row in batch])
        new = connection.execute(
            f"SELECT passages.row {LIVE} AND passages.row NOT IN (SELECT rowid FROM {table})", (language,)
        ).fetchall()
        for batch in _batches([row for (row,) in new]):
            add(connection, language, texts(connection, batch), names)


def add(
    connection: sqlite3.Connection, language: Language, read: Iterable[tuple[int, str]], names: Names
) -> None:
    """Add passages' texts, title and headings first, under their rows."""
    held = [(row, " ".join(terms(text, language, names))) for row, text in read]
    connection.executemany(f"INSERT INTO words_{language} (rowid, terms) VALUES (?, ?)", held)
    _count(connection, language, [each for _, each in held], 1)


def stored(connection: sqlite3.Connection, language: Language, rows: Sequence[int]) -> dict[int, str]:
    """Return the terms of the passages in *rows* that are in *language*, parted by spaces."""
    return dict(
        connection.execute(
            f"SELECT rowid, terms FROM words_{language} WHERE rowid IN (SELECT value FROM json_each(?))",
            (json.dumps(rows),),
        )
    )


class Words:
    """The passages of one language, as a few questions meet them; a term is counted once.

    It is counted in the stores *beside* it too, which are searched as one with it: scores then compare.
    """

    def __init__(
        self, connection: sqlite3.Connection, language: Language, beside: Sequence[sqlite3.Connection] = ()
    ) -> None:
        self._connection = connection
        self._beside = beside
        self._language = language
        self._held: dict[str, int] = {}
        self._passages = self.holding(PASSAGES)
        self._length = self.holding(LENGTH) / max(self._passages, 1)

    def holding(self, term: str) -> int:
        """Return the number of passages that hold *term*."""
        if term not in self._held:
            statement = f"SELECT passages FROM lexicon_{self._language} WHERE term = ?"
            self._held[term] = sum(count for (count,) in self._all(statement, (term,)))
        return self._held[term]

    def near(self, term: str) -> list[str]:
        """Return the terms that differ from *term* by a slip of the finger and begin as it does.

        A slip leaves the first half or the last one as it was.
        """
        start, half = term[0], max(1, (len(term) - 1) // 2)
        found = self._all(
            f"SELECT term, passages FROM lexicon_{self._language} WHERE term > ?1 AND term < ?2 AND length(term) "
            "BETWEEN ?3 AND ?3 + 2 AND (substr(term, 1, ?4) = ?5 OR substr(term, -?4) = ?6)",
            (start, start + chr(sys.maxunicode), len(term) - 1, half, term[:half], term[-half:]),
        )
        counts: Counter[str] = Counter()
        for each, count in found:
            counts[each] += int(count)
        return nearest_spellings(term, counts)

    def find(self, asked: Sequence[Need], k: int, rows: Sequence[int] | None = None) -> list[int]:
        """Return the rows of at most *k* passages, of *rows* or of all, that hold most of what is *asked*."""
        sought = self._sought(asked)
        if not sought:
            return []
        match = " OR ".join(f'"{term}"' for term in sought)
        # Without the plus, SQLite asks FTS5 once for each of the rows.
        among = "" if rows is None else "AND +rowid IN (SELECT value FROM json_each(?))"
        table = f"words_{self._language}"
        found = self._connection.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? {among} ORDER BY rank LIMIT ?",
            (match, *([] if rows is None else [json.dumps(rows)]), k),
        )
        return [row for (row,) in found]

    def scores(
        self, asked: Sequence[Sequence[Need]], rows: Sequence[Iterable[int]]
    ) -> list[dict[int, Lexical]]:
        """Return, for each question's needs, how well each of the passages in its *rows* meets them.

        A passage's words are read once, however many questions found it.
        """
        held = stored(self._connection, self._language, sorted(set(chain.from_iterable(rows))))
        scorers = [Scorer(each, self.known(each)) for each in asked]
        return [
            {row: scorer.score(held[row]) for row in sorted(found) if row in held}
            for scorer, found in zip(scorers, rows, strict=True)
        ]

    def known(self, asked: Sequence[Need]) -> Collection:
        """Return the counts that scoring *asked* needs."""
        holding = {term: self.holding(term) for need in asked for term in need.choices}
        return Collection(self._passages, max(self._length, 1.0), holding)

    def _sought(self, asked: Sequence[Need]) -> list[str]:
        """Return the terms worth looking for: those that earn most, as long as few enough passages hold them."""
        known = self.known(asked)
        worth: dict[str, float] = {}
        for need in asked:
            for term, share in need.choices.items():
                if known.holding[term]:
                    worth[term] = max(worth.get(term, 0.0), share * known.idf(term))
        kept: list[str] = []
        postings = 0
        for term in sorted(worth, key=lambda term: (-worth[term], term)):
            postings += known.holding[term]
            if kept and postings > POSTINGS:
                break
            kept.append(term)
        return kept

    def _all(self, statement: str, values: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        """Return what is found in this store and in those beside it."""
        return [row for each in (self._connection, *self._beside) for row in each.execute(statement, values)]


def texts(connection: sqlite3.Connection, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield each passage's row and its text after its title and headings; a document's text is read once."""
    found = connection.execute(
        "SELECT document, row, start, end, heading FROM passages WHERE row IN (SELECT value FROM json_each(?)) "
        "ORDER BY document, row",
        (json.dumps(rows),),
    ).fetchall()
    read, title, text = -1, "", ""
    for document, row, start, end, heading in found:
        if document != read:
            read = document
            title, text = connection.execute(
                "SELECT title, text FROM documents WHERE row = ?", (document,)
            ).fetchone()
        yield row, headed(title, heading, text, Span(start, end))


def headed(title: str, heading: str, text: str, part: Span) -> str:
    """Return what is read of the passage that is *part* of a document's *text*.

    Its title and headings are words of it, and where it begins inside a table the names of the columns.
    """
    columns = columns_above(text, part.start, part.end)
    named = text[columns.start : columns.end] if columns is not None else ""
    return f"{title}\n{heading}\n{named}\n{text[part.start : part.end]}"


def faults(connection: sqlite3.Connection, names: Names) -> Iterator[str]:
    """Yield what is wrong with the words of *connection*'s store, where :func:`are_current` says that they are."""
    for language in LANGUAGES:
        live = [row for (row,) in connection.execute(f"SELECT passages.row {LIVE}", (language,))]
        held = dict(connection.execute(f"SELECT rowid, terms FROM words_{language}"))
        read = {row: " ".join(terms(text, language, names)) for row, text in texts(connection, live)}
        wrong = sum(held.get(row) != each for row, each in read.items()) + len(held.keys() - read.keys())
        if wrong:
            yield f"the words of {wrong} passages in {language} are not those of their texts"
        elif _counts(read.values()) != dict(connection.execute(f"SELECT * FROM lexicon_{language}")):
            yield f"the lexicon of {language} does not count the words of its passages"


def are_current(connection: sqlite3.Connection, names: Names) -> bool:
    """Tell whether the words of *connection*'s store were read with these *names*, and by this analysis."""
    found = connection.execute("SELECT value FROM settings WHERE name = 'words'").fetchone()
    return bool(found == (f"{ANALYSIS}:{names.fingerprint}",))


def _forget(connection: sqlite3.Connection, names: Names) -> None:
    """Forget all words, to be read with *names* from now on."""
    for language in LANGUAGES:  # a damaged index can be dropped, and no row be taken out of it
        for statement in DROPPABLE:
            connection.execute(statement.format(language=language))
        connection.execute(f"DROP TABLE words_{language}")
        connection.execute(f"DROP TABLE lexicon_{language}")
    for statement in filter(str.strip, TABLES.split(";")):
        connection.execute(statement)
    connection.execute(
        "INSERT OR REPLACE INTO settings (name, value) VALUES ('words', ?)",
        (f"{ANALYSIS}:{names.fingerprint}",),
    )


def _counts(held: Iterable[str]) -> Counter[str]:
    """Return how many of the passages *held* hold each term, and the two totals, where there are any."""
    counts: Counter[str] = Counter()
    for each in held:
        found = each.split()
        counts[PASSAGES] += 1
        counts[LENGTH] += len(found)
        counts.update(set(found))
    return counts


def _count(connection: sqlite3.Connection, language: Language, held: Iterable[str], sign: int) -> None:
    connection.executemany(
        f"INSERT INTO lexicon_{language} (term, passages) VALUES (?1, ?2) "
        "ON CONFLICT (term) DO UPDATE SET passages = passages + ?2",
        [(term, sign * count) for term, count in _counts(held).items()],
    )
    if sign < 0:
        connection.execute(f"DELETE FROM lexicon_{language} WHERE passages = 0")


def _batches(rows: Sequence[int]) -> Iterator[list[int]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
