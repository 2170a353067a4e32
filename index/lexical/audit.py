"""Look into the index that words are searched in, which may part from the terms it was made of without a word.

SQLite's own ``PRAGMA integrity_check`` does not look there, and FTS5's check writes, which a reader may not: the index
is therefore made again in a temporary table and compared, and every term is looked up in both.
"""

import sqlite3
from collections.abc import Iterator
from itertools import zip_longest

from passerelle.index.lexical.words import LANGUAGES, TOKENIZER
from passerelle.index.types import Language


def index_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what is wrong with the index of words of *connection*'s store, whose terms are those of its passages."""
    for language in LANGUAGES:
        try:
            _make_again(connection, language)
            fault = _difference(connection, language)
        except sqlite3.DatabaseError as error:
            fault = str(error)
        finally:
            _forget(connection)
        if fault:
            yield f"the index of words in {language} is damaged ({fault}): searches miss passages"


def _make_again(connection: sqlite3.Connection, language: Language) -> None:
    _forget(connection)
    connection.execute(f"CREATE VIRTUAL TABLE temp.again USING fts5 (terms, {TOKENIZER})")
    connection.execute(f"INSERT INTO temp.again (rowid, terms) SELECT rowid, terms FROM words_{language}")
    for name, table in (("stored", f"main, words_{language}"), ("made", "temp, again")):
        connection.execute(f"CREATE VIRTUAL TABLE temp.{name}_terms USING fts5vocab ({table}, instance)")
    connection.execute("CREATE VIRTUAL TABLE temp.looked_up USING fts5vocab (temp, again, row)")


def _difference(connection: sqlite3.Connection, language: Language) -> str:
    """Return where the stored index parts from the one made again; empty where nowhere."""
    stored, made = (
        connection.execute(f"SELECT term, doc, offset FROM temp.{name}_terms") for name in ("stored", "made")
    )
    for one, other in zip_longest(stored, made):
        if one != other:
            return f"the term {(one or other)[0]!r} is not where it should be"
    table = f"words_{language}"
    if _counts(connection, f"main.{table}") != _counts(connection, "temp.again"):
        return "its counts of terms are not those of the passages"
    for (term,) in connection.execute("SELECT term FROM temp.looked_up").fetchall():
        found = [
            connection.execute(f"SELECT rowid FROM {name} WHERE {name} MATCH ?", (f'"{term}"',)).fetchall()
            for name in (table, "again")
        ]
        if found[0] != found[1]:
            return f"looking for {term!r} does not find the passages that hold it"
    return ""


def _counts(connection: sqlite3.Connection, table: str) -> tuple[bytes, list[tuple[int, bytes]]]:
    """Return the record of all terms, which the first block is, and the terms of each passage."""
    found = connection.execute(f"SELECT block FROM {table}_data WHERE id = 1").fetchone()
    terms = connection.execute(f"SELECT id, sz FROM {table}_docsize ORDER BY id").fetchall()
    return (found[0].rstrip(b"\0") if found else b""), terms  # of no passages, 0 may be written or left out


def _forget(connection: sqlite3.Connection) -> None:
    for name in ("stored_terms", "made_terms", "looked_up", "again"):
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")
