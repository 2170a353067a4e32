"""The writer of a store in PostgreSQL: one transaction from the first document to the last word."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import asdict

from passerelle.index.errors import StoreError
from passerelle.index.lexical import words
from passerelle.index.lexical.names import OWN, Names, read_names, with_own
from passerelle.index.store.columns import reading
from passerelle.index.store.location import Database, locked, typed
from passerelle.index.store.postgres.connection import (
    Connection,
    asking,
    connect,
    look_into,
    psycopg,
    reason_of,
)
from passerelle.index.store.postgres.store import INDEXED, own_names
from passerelle.index.store.postgres.tables import TABLES, check_version, has_tables, prepare
from passerelle.index.store.postgres.vectors import counted, keep_indexed, packed
from passerelle.index.store.postgres.word_changes import follow
from passerelle.index.store.postgres.work_tables import TABLES as WORK
from passerelle.index.store.rows import (
    KEY_BYTES,
    OWN_NAMES,
    Settings,
    read_entry,
    read_generation,
    take_out,
    write_settings,
)
from passerelle.index.types import Passage

LOCK = "SELECT pg_try_advisory_lock(hashtext('passerelle'), hashtext(?))"
MADE = "CREATE TEMPORARY TABLE IF NOT EXISTS made (key bytea, vector halfvec) ON COMMIT DELETE ROWS"
TRY_SECONDS = 0.2
ERASE_SECONDS = 20
"""How long to wait for readers before tables are written anew."""
UNUSED_DAYS = 7
"""How long a vector is kept that no passage has."""
PUT = f"""
INSERT INTO passages (document, start, "end", page, heading, language, key, vector)
SELECT ?, cut.start, cut.stop, cut.page, cut.heading, cut.language, substring(cut.key FOR {KEY_BYTES}), coalesce(
    (SELECT vectors.vector FROM vectors WHERE vectors.key = cut.key),
    (SELECT passages.vector FROM passages WHERE passages.key = cut.key LIMIT 1))
FROM unnest(?::int[], ?::int[], ?::int[], ?::text[], ?::text[], ?::bytea[])
    WITH ORDINALITY AS cut (start, stop, page, heading, language, key, number)
ORDER BY cut.number
"""
GOING = """
SELECT row FROM passages WHERE document = ANY (?)
UNION SELECT passages.row FROM documents AS staged JOIN documents ON documents.id = staged.id AND documents.live = 1
JOIN passages ON passages.document = documents.row WHERE staged.live = 0
"""
WRITTEN_ANEW = (
    "documents",
    "passages",
    "vectors",
    "words",
    "lexicon",
    "postings",
    "fields",
    "gaps",
    "unread",
    "files",
    "removed",
    "given",
)


class PostgresWriter:
    """The only writer there is of the store in *database*; vectors are kept *aside*, and do not wait for the rest."""

    def __init__(self, database: Database, connection: Connection, aside: Connection) -> None:
        self.database = database
        self.connection = connection
        self.aside = aside
        self._gone: list[int] = []

    def staging(self) -> nullcontext[None]:
        """Write something that nobody sees before it is committed: all of a change is one transaction."""
        return nullcontext()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write something that everybody sees afterwards, whole or not at all."""
        try:
            yield
        except BaseException:
            self.connection.raw.rollback()
            raise
        self.connection.raw.commit()

    def names(self) -> Names:
        """Return the names that words are read with: those in the file beside the store, else in the database."""
        own = self.database.beside / OWN
        return with_own(read_names(own)) if own.is_file() else own_names(self.connection)

    def known(self, keys: Sequence[bytes]) -> set[bytes]:
        """Return those of *keys* that there is a vector of."""
        return known(self.connection, keys)

    def keep(self, halves: Mapping[bytes, bytes]) -> None:
        """Keep vectors in half precision by their keys."""
        keep(self.aside, halves)

    def insert(self, row: int, passages: Iterable[tuple[bytes, Passage]]) -> None:
        """Put *passages* of the document in *row*, with the vectors of these keys."""
        columns = [
            (each.start, each.end, each.page, each.heading, each.language, key) for key, each in passages
        ]
        if columns:
            self.connection.execute(PUT, (row, *map(list, zip(*columns, strict=True))))

    def take_out(self, documents: Sequence[int]) -> None:
        """Take out the live *documents* in these rows, and those that staged ones have the ids of.

        Which passages go with them is noted, for their words: to look for words without passages, all would be read.
        """
        going = self.connection.execute(GOING, (list(documents),))
        self._gone += [row for (row,) in going]
        take_out(self.connection, documents)

    def passages(self) -> int:
        """Return how many passages the store holds."""
        return sum(counted(self.connection).values())

    def finish(self, settings: Settings, names: Names, *, reread: bool) -> int:
        """Bring words and vectors in step with the documents of a change, and return the new generation."""
        with reading("the words of its passages"):
            digest = follow(self.connection, names, self._gone, reread=reread)
        self._gone = []
        self.connection.execute(
            f"DELETE FROM vectors WHERE made < now() - interval '{UNUSED_DAYS} days' OR EXISTS "
            f"(SELECT 1 FROM passages WHERE passages.key = substring(vectors.key FOR {KEY_BYTES}))"
        )
        indexed = keep_indexed(self.connection, settings.dimension)
        generation = read_generation(self.connection) + 1
        values = {
            **asdict(settings),
            "generation": generation,
            "contents": digest,
            "search": f"HNSW: {', '.join(indexed)}" if indexed else "exact",
            "words": words.read_with(names),
            OWN_NAMES: self._own_names(),
            INDEXED: " ".join(indexed),
        }
        write_settings(self.connection, values)
        if generation == 1 or reread:
            self.connection.execute("ANALYZE passages, words, postings, documents, lexicon")
        return generation

    def tidy(self) -> None:
        """Leave it to PostgreSQL to give space back."""

    def overwrite(self) -> None:
        """Leave what is taken out where it is until :meth:`erase_traces` writes the tables anew."""

    def erase_traces(self) -> None:
        """Write all tables anew; what PostgreSQL keeps of the past, in its log and in backups, is out of reach.

        Raises:
            StoreError: somebody reads an older state, or the database refuses; the documents are taken out all
                the same.
        """
        raw = self.connection.raw
        raw.commit()
        raw.autocommit = True
        refused: list[str] = []

        def note(said: psycopg.errors.Diagnostic) -> None:
            if said.severity_nonlocalized == "WARNING":
                refused.append(said.message_primary or "")

        raw.add_notice_handler(note)  # whoever does not own a table is only warned that it was passed over
        try:
            raw.execute(f"SET lock_timeout = '{ERASE_SECONDS}s'")
            raw.execute(f"DROP TABLE IF EXISTS {', '.join(WORK)}")
            for table in WRITTEN_ANEW:
                raw.execute(f"VACUUM (FULL) {table}")
            if refused:
                raise StoreError(
                    f"the documents are taken out of {self.database}, and traces of them may stand in its tables "
                    f"({refused[0]}): run `passerelle remove --erase --store {typed(self.database)}` as the tables' "
                    f"owner"
                )
        except psycopg.errors.LockNotAvailable:
            raise StoreError(
                f"what was taken out of {self.database} still stands in its tables, which somebody reads: close what "
                f"has the store open, and run `passerelle remove --erase --store {typed(self.database)}`"
            ) from None
        except psycopg.Error as error:
            raise StoreError(
                f"the documents are taken out of {self.database}, and their traces are not erased yet "
                f"({reason_of(self.database, error)}): see that the database has room and lets you in, and run "
                f"`passerelle remove --erase --store {typed(self.database)}`"
            ) from None
        finally:
            raw.remove_notice_handler(note)
            with suppress(psycopg.Error):
                raw.autocommit = False

    def _own_names(self) -> str:
        own = self.database.beside / OWN
        return read_names(own) if own.is_file() else read_entry(self.connection, OWN_NAMES)


def known(connection: Connection, keys: Sequence[bytes]) -> set[bytes]:
    """Return those of *keys* that there is a vector of."""
    found = connection.execute(
        "SELECT key FROM vectors WHERE key = ANY (?) UNION SELECT key FROM passages WHERE key = ANY (?)",
        (list(keys), list(keys)),
    )
    return {key for (key,) in found}


def keep(connection: Connection, halves: Mapping[bytes, bytes]) -> int:
    """Keep vectors in half precision by their keys, for the passages that will have them; return how many were new.

    Who comes first keeps. Keys come in order, so that two who keep the same ones do not wait for each other.
    """
    if not halves:
        return 0
    with connection.raw.transaction():
        connection.execute(MADE)
        with connection.raw.cursor().copy("COPY made FROM STDIN (FORMAT BINARY)") as copy:
            for key, half in halves.items():
                copy.write_row((key, packed(half)))
        found = connection.execute(
            "WITH put AS (INSERT INTO vectors (key, vector) SELECT key, vector FROM made ORDER BY key "
            "ON CONFLICT DO NOTHING RETURNING 1) SELECT count(*) FROM put"
        )
        return int(found.fetchone()[0])


@contextmanager
def writing(database: Database, wait: float) -> Iterator[PostgresWriter]:
    """Open the store in *database* to be written, alone; the errors are those of `open_writer`."""
    with closing(connect(database, autocommit=True)) as raw, asking(database, changes=True):
        connection = Connection(raw)
        _lock(connection, database, wait)
        try:
            raw.autocommit = False
            _prepare(connection, database)
            with closing(connect(database, autocommit=True)) as aside:
                yield PostgresWriter(database, connection, Connection(aside))
                connection.execute("DELETE FROM documents WHERE live = 0")
                raw.commit()
        finally:
            with suppress(
                psycopg.Error
            ):  # the server would notice, a moment later, that the connection is closed
                raw.rollback()
                raw.execute("SELECT pg_advisory_unlock_all()")


def _prepare(connection: Connection, database: Database) -> None:
    """Make the tables where there are none, and see that they are of this version."""
    if not has_tables(connection):
        prepare(connection, database)
        look_into(connection.raw, database)  # for the types of pgvector
        connection.execute(TABLES)
        connection.raw.commit()
    check_version(connection, database)
    connection.execute("SET idle_in_transaction_session_timeout = 0; SET statement_timeout = 0")
    connection.raw.commit()


def _lock(connection: Connection, database: Database, wait: float) -> None:
    """Take the lock that one writer has until its connection ends.

    Raises:
        StoreLockedError: another has it longer than *wait* seconds.
    """
    until = time.monotonic() + wait
    while not connection.execute(LOCK, (database.schema,)).fetchone()[0]:
        if time.monotonic() >= until:
            raise locked(database)
        time.sleep(TRY_SECONDS)
