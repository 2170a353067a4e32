"""What an audit looks at in a store in PostgreSQL."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from passerelle.index.lexical import words
from passerelle.index.lexical.analysis import terms
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.search import LENGTH, PASSAGES
from passerelle.index.store.audit import Problem
from passerelle.index.store.columns import read_language, reading
from passerelle.index.store.documents import given_rows
from passerelle.index.store.location import Database, typed
from passerelle.index.store.postgres.connection import Connection, asking, connect, psycopg
from passerelle.index.store.postgres.store import own_names
from passerelle.index.store.postgres.tables import BLOCK, check_version
from passerelle.index.store.postgres.vectors import halves
from passerelle.index.store.postgres.word_changes import DIGEST, postings_of, summed
from passerelle.index.store.rows import count_passages, read_entry, read_settings

ROWS_A_BATCH = 2 * BLOCK


@dataclass(frozen=True, slots=True)
class AuditedDatabase:
    """The store in *database*, as *connection* sees it."""

    database: Database
    connection: Connection

    @property
    def names(self) -> Names:
        return own_names(self.connection)

    @property
    def names_from(self) -> str:
        return "the database"

    def file_problems(self) -> Iterator[Problem]:
        """Yield what is lost; PostgreSQL's own `pg_amcheck` looks into its files."""
        if read_settings(self.connection) is None and count_passages(self.connection):
            yield Problem(
                f"{self.database} has lost its settings",
                f"make another store with `passerelle index PATH --store {typed(self.database)}` and `?schema=NAME`",
            )

    def keys(self, row: int) -> list[bytes]:
        """Return the keys of the vectors of the document in *row*, in the order of its passages."""
        statement = "SELECT key FROM passages WHERE document = ? ORDER BY start"
        return [key for (key,) in self.connection.execute(statement, (row,))]

    def given(self) -> set[int]:
        """Return the rows of documents that a program gave, and no file."""
        return given_rows(self.connection)

    def vectors(self) -> Iterator[bytes]:
        """Yield the vector of every passage, in half precision."""
        for batch in self._batches("row, halfvec_send(vector)", "passages"):
            yield from (halves(sent) for _, sent in batch)

    def contents(self) -> str:
        """Return the digest of what there is now."""
        return summed(self.connection, DIGEST, "passages")

    def derived_problems(self) -> Iterator[Problem]:
        """Yield nothing: PostgreSQL keeps its indexes in step, and `pg_amcheck` looks into them."""
        yield from ()

    def word_faults(self) -> Iterator[str]:
        """Yield what is wrong with the words of passages, with their counts, and with where they stand."""
        names = self.names
        counts: dict[str, Counter[str]] = {}
        live = wrong = places = 0
        for batch in self._batches("row, language, terms", "words"):
            read = dict(words.texts(self.connection, [row for row, _, _ in batch]))
            for row, language, held in batch:
                live += 1
                own = " ".join(terms(read[row], read_language(language), names)) if row in read else None
                wrong += held != own
                counts.setdefault(language, Counter()).update(words.counts_of([held]))
            places += sum(len(each.places) for each in postings_of(batch).values())
        if wrong or live != count_passages(self.connection):
            yield f"the words of {max(wrong, 1)} passages are not those of their texts"
        elif not self._counts_agree(counts):
            yield "the lexicon does not count the words of the passages"
        elif places != self._places(counts):
            yield "the postings are not of the words of the passages: searches miss some"

    def leftovers(self) -> list[str]:
        """Return nothing: a database leaves no files."""
        return []

    def search(self, passages: int) -> str:  # noqa: ARG002  what the last change noted
        """Say how passages are searched."""
        return read_entry(self.connection, "search")

    def _counts_agree(self, counts: dict[str, Counter[str]]) -> bool:
        held: dict[str, Counter[str]] = {}
        for language, term, count in self.connection.execute("SELECT language, term, passages FROM lexicon"):
            held.setdefault(language, Counter())[term] = count
        return {each: +count for each, count in held.items()} == {
            each: +count for each, count in counts.items()
        }

    def _places(self, counts: dict[str, Counter[str]]) -> int:
        """Return how many places all postings hold, -1 where those of a term are not as many as its passages."""
        found = self.connection.execute(
            "SELECT language, term, sum(cardinality(places)) FROM postings GROUP BY language, term"
        )
        held = {(language, term): int(count) for language, term, count in found}
        wanted = {
            (language, term): count
            for language, each in counts.items()
            for term, count in each.items()
            if term not in {PASSAGES, LENGTH}
        }
        return sum(held.values()) if held == wanted else -1

    def _batches(self, columns: str, table: str) -> Iterator[list[Any]]:
        last = 0
        while found := self.connection.binary(
            f"SELECT {columns} FROM {table} WHERE row > ? ORDER BY row LIMIT {ROWS_A_BATCH}", (last,)
        ):
            last = found[-1][0]
            yield found


@contextmanager
def audited_database(database: Database) -> Iterator[AuditedDatabase]:
    """Open the store in *database* to be audited; the errors are those of `verify`."""
    with closing(connect(database, autocommit=False)) as raw, asking(database):
        raw.rollback()
        raw.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        raw.read_only = True
        connection = Connection(raw)
        check_version(connection, database)
        with reading("what it holds"):
            yield AuditedDatabase(database, connection)
