"""The words of a store's passages in SQLite FTS5, one table a language, kept in step inside the writer's transaction.

A table holds each passage's terms in order; beside it a lexicon counts the passages that hold a term, which FTS5
itself would have to count for each question.
"""

import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from passerelle.index.heads import folded_words, head_names
from passerelle.index.lexical.analysis import terms
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.search import LENGTH, PASSAGES
from passerelle.index.portable import Connection, found_in
from passerelle.index.tables import columns_above
from passerelle.index.types import Language, Span

ANALYSIS = "4"
"""Changes with what the analysis makes of a text; the next `passerelle index` then reads a store's words again."""
LANGUAGES: tuple[Language, ...] = ("fr", "en", "other")
BATCH = 2000

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


class FtsTable:
    """The words of a store's passages in FTS5; *rows* are those that a search is limited to."""

    def __init__(self, connection: sqlite3.Connection, rows: Sequence[int] | None = None) -> None:
        self._connection = connection
        self._rows = rows

    def listed(self, language: Language) -> Sequence[int] | None:  # noqa: ARG002  others have them by language
        """Return the rows of the passages in *language* that are looked at, ``None`` for all."""
        return self._rows

    def holding(self, language: Language, terms: Sequence[str]) -> dict[str, int]:
        """Return how many passages in *language* hold each of *terms*."""
        statement = f"SELECT term, passages FROM lexicon_{language} WHERE term IN {{}}"
        return dict(found_in(self._connection, statement, terms))

    def near(self, language: Language, term: str) -> list[tuple[str, int]]:
        """Return the terms that may differ from *term* by one slip, and how many passages hold each."""
        start, half = term[0], max(1, (len(term) - 1) // 2)
        return self._connection.execute(
            f"SELECT term, passages FROM lexicon_{language} WHERE term > ?1 AND term < ?2 AND length(term) "
            "BETWEEN ?3 AND ?3 + 2 AND (substr(term, 1, ?4) = ?5 OR substr(term, -?4) = ?6)",
            (start, start + chr(sys.maxunicode), len(term) - 1, half, term[:half], term[-half:]),
        ).fetchall()

    def matching(self, language: Language, terms: Sequence[str], k: int) -> list[int]:
        """Return the rows of the *k* passages that hold most of *terms*, the best first."""
        match, rows = " OR ".join(f'"{term}"' for term in terms), self.listed(language)
        # Without the plus, SQLite asks FTS5 once for each of the rows.
        among = "" if rows is None else "AND +rowid IN (SELECT value FROM json_each(?))"
        table = f"words_{language}"
        found = self._connection.execute(
            f"SELECT rowid FROM {table} WHERE {table} MATCH ? {among} ORDER BY rank LIMIT ?",
            (match, *([] if rows is None else [json.dumps(list(rows))]), k),
        )
        return [row for (row,) in found]

    def stored(self, language: Language, rows: Sequence[int]) -> dict[int, str]:
        """Return the terms of the passages in *rows* that are in *language*, parted by spaces."""
        return stored(self._connection, language, rows)


def texts(connection: Connection, rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield each passage's row and its text after its title and headings; a document's text is read once."""
    statement = "SELECT document, row, start, passages.end, heading FROM passages WHERE row IN {}"
    read, title, text = -1, "", ""
    for document, row, start, end, heading in sorted(found_in(connection, statement, rows)):
        if document != read:
            read = document
            title, text = connection.execute(
                "SELECT title, text FROM documents WHERE row = ?", (document,)
            ).fetchone()
        yield row, headed(title, heading, text, Span(start, end))


def headed(title: str, heading: str, text: str, part: Span) -> str:
    """Return what is read of the passage that is *part* of a document's *text*.

    Its title and headings are words of it, where it begins inside a table the names of the columns, and the names at
    the document's head that it does not hold: a bill is found by its firm, whatever page of it is asked for.
    """
    columns = columns_above(text, part.start, part.end)
    named = text[columns.start : columns.end] if columns is not None else ""
    own = f"{title}\n{heading}\n{named}\n{text[part.start : part.end]}"
    held = set(folded_words(own))
    whose = " ".join(name for word, name in head_names(text).items() if word not in held)
    return f"{whose}\n{own}"


def faults(connection: sqlite3.Connection, names: Names) -> Iterator[str]:
    """Yield what is wrong with the words of *connection*'s store, where :func:`are_current` says that they are."""
    for language in LANGUAGES:
        live = [row for (row,) in connection.execute(f"SELECT passages.row {LIVE}", (language,))]
        held = dict(connection.execute(f"SELECT rowid, terms FROM words_{language}"))
        read = {row: " ".join(terms(text, language, names)) for row, text in texts(connection, live)}
        wrong = sum(held.get(row) != each for row, each in read.items()) + len(held.keys() - read.keys())
        if wrong:
            yield f"the words of {wrong} passages in {language} are not those of their texts"
        elif counts_of(read.values()) != dict(connection.execute(f"SELECT * FROM lexicon_{language}")):
            yield f"the lexicon of {language} does not count the words of its passages"


def are_current(connection: Connection, names: Names) -> bool:
    """Tell whether the words of *connection*'s store were read with these *names*, and by this analysis."""
    found = connection.execute("SELECT value FROM settings WHERE name = 'words'").fetchone()
    return bool(found == (read_with(names),))


def read_with(names: Names) -> str:
    """Return what a store notes of the *names* and the analysis that its words were read with."""
    return f"{ANALYSIS}:{names.fingerprint}"


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
        (read_with(names),),
    )


def counts_of(held: Iterable[str]) -> Counter[str]:
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
        [(term, sign * count) for term, count in counts_of(held).items()],
    )
    if sign < 0:
        connection.execute(f"DELETE FROM lexicon_{language} WHERE passages = 0")


def _batches(rows: Sequence[int]) -> Iterator[list[int]]:
    remaining = iter(rows)
    while batch := list(islice(remaining, BATCH)):
        yield batch
