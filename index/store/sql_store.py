"""What a store is asked in SQL that both kinds of database understand; each kind adds its connections and searches."""

import threading
from abc import abstractmethod
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from typing import Any, TypeVar

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import StoreError
from passerelle.index.given import require_methods, several, shown
from passerelle.index.lexical import words
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.search import WordCounts
from passerelle.index.portable import Connection
from passerelle.index.store.account import Account, read_account
from passerelle.index.store.border import require_queries, require_row, require_rows, storable
from passerelle.index.store.candidates import Candidate, Query, Search, Searched, candidates
from passerelle.index.store.columns import PASSAGE_COLUMNS, read_passage, require_texts
from passerelle.index.store.documents import Entry, document_at, entries, passages_at
from passerelle.index.store.location import Location, typed
from passerelle.index.store.only import EVERYTHING, Only, require_only
from passerelle.index.store.protocol import AnyStore
from passerelle.index.store.rows import (
    Settings,
    read_contents,
    read_generation,
    read_identity,
    read_settings,
)
from passerelle.index.store.where import field_names
from passerelle.index.types import Document, Passage

CACHED_DOCUMENTS = 32
PLACES = (
    f"SELECT document, id, path, hash, {PASSAGE_COLUMNS} FROM passages "
    "JOIN documents ON documents.row = document"
)
Read = TypeVar("Read")
Held = tuple[int, str, str, str]
"""A document's row, its id, the file it came from and the hash of the rest: what a cached one must still be."""


class SqlStore(AnyStore):
    """A reader of one store, all but how its database is opened, and how it is searched."""

    def __init__(self, folder: Location) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._closed = False
        self._documents: OrderedDict[Held, Document] = OrderedDict()

    @abstractmethod
    def asked(self) -> AbstractContextManager[Connection]:
        """Give a connection that sees one generation; what is read and is not what should be there is damage.

        Raises:
            StoreError: the database cannot be read, holds something else, or the store is closed.
        """

    @abstractmethod
    def searched(self, connection: Connection, documents: Sequence[int] | None = None) -> Searched:
        """Return what *connection* sees, to be searched among the *documents* in some rows, or among all."""

    @abstractmethod
    def names(self, connection: Connection) -> Names:
        """Return the names that words are read with."""

    def has_own_tables(self, connection: Connection) -> bool:  # noqa: ARG002  some kinds always have them
        """Tell whether there are the tables that only writers need: of what programs gave, and of what was removed."""
        return True

    @property
    def settings(self) -> Settings:
        with self.asked() as connection:
            settings = read_settings(connection)
        if settings is None:
            raise StoreError(f"the store in {self.folder} has lost its settings: index the documents again")
        return settings

    @property
    def generation(self) -> int:
        return self._read(read_generation)

    @property
    def contents(self) -> str:
        return self._read(read_contents)

    @property
    def identity(self) -> str:
        return self._read(read_identity)

    @property
    def account(self) -> Account:
        return self._read(read_account)

    @property
    def field_names(self) -> list[str]:
        return self._read(field_names)

    @property
    def words_are_current(self) -> bool:
        with self.asked() as connection:
            return words.are_current(connection, self.names(connection))

    def entries(self) -> list[Entry]:
        return self._read(entries)

    def titles(self) -> list[tuple[str, str]]:
        with self.asked() as connection:
            found = connection.execute(
                "SELECT id, title FROM documents WHERE live = 1 ORDER BY id"
            ).fetchall()
            for each in found:
                require_texts("the list of documents", *each)
            return found

    def count(self, only: Only = EVERYTHING) -> int:
        require_only(only)
        with self.asked() as connection:
            rows = only.rows(connection, self.folder)
            if rows is not None:
                return len(rows)
            return int(connection.execute("SELECT count(*) FROM documents WHERE live = 1").fetchone()[0])

    def document(self, id: str) -> Document:  # noqa: A002
        whole = storable(id)
        with self.asked() as connection:
            return self._document(connection, self._held(connection, whole))

    @property
    def parts(self) -> tuple[AnyStore, ...]:
        return (self,)

    def home(self, id: str) -> tuple[AnyStore, str]:  # noqa: A002
        if not self.count(Only(documents=[storable(id)])):
            raise no_document(id, self.folder)
        return self, id

    def passages(self, id: str) -> list[Passage]:  # noqa: A002
        whole = storable(id)
        with self.asked() as connection:
            held = self._held(connection, whole)
            return passages_at(connection, held[0], self._document(connection, held))

    def candidates_beside(
        self, others: Sequence[AnyStore], queries: Sequence[Query], k: int, *, only: Only = EVERYTHING
    ) -> list[list[Candidate]]:
        require_only(only)
        queries = require_queries(queries, k)
        others = several("the other stores", others, "[Store.open('.passerelle')]")  # type: ignore[assignment]
        for each in others:
            require_methods("one of the other stores", each, ("word_counts",), "what `Store.open` returns")
        if not queries:
            return []
        with ExitStack() as stack:
            connection = stack.enter_context(self.asked())
            beside = [stack.enter_context(each.word_counts()) for each in others]
            search = Search(queries, k, self.names(connection), only, beside)
            found = candidates(self.searched(connection, only.rows(connection, self.folder)), search)
            self.expect(connection, [each.row for of_query in found for each in of_query])
            return found

    @contextmanager
    def word_counts(self) -> Iterator[WordCounts]:
        with self.asked() as connection:
            yield self.searched(connection)

    def vectors_of(self, rows: Sequence[int]) -> Vectors:
        rows = require_rows(rows)
        with self.asked() as connection:
            try:
                return self.searched(connection).vectors_of(rows)
            except KeyError as error:
                row = error.args[0]
                if connection.execute("SELECT 1 FROM passages WHERE row = ?", (row,)).fetchone():
                    raise  # it has lost its vector
                raise self._no_row(row) from error

    def passage(self, row: int) -> Passage:
        require_row(row)
        with self.asked() as connection:
            return self.passage_at(connection, row)

    def expect(self, connection: Connection, rows: Sequence[int]) -> None:
        """Make ready for the passages in *rows* to be asked for, where that takes less time together."""

    def place_of(self, connection: Connection, row: int) -> Sequence[Any] | None:
        """Return where the passage in *row* is: its document's row, id, path and hash, and ``PASSAGE_COLUMNS``."""
        found: Sequence[Any] | None = connection.execute(
            f"{PLACES} WHERE passages.row = ?", (row,)
        ).fetchone()
        return found

    def passage_at(self, connection: Connection, row: int) -> Passage:
        """Return the passage in *row*."""
        found = self.place_of(connection, row)
        if found is None:
            raise self._no_row(row)
        row_, id_, path, digest, *values = found
        return read_passage(self._document(connection, (row_, id_, path, digest)), values)

    def _no_row(self, row: object) -> StoreError:
        return no_row(row, self.folder)

    def _read(self, read: Callable[[Connection], Read]) -> Read:
        with self.asked() as connection:
            return read(connection)

    def _held(self, connection: Connection, id_: str) -> Held:
        """Return which document has that id; the errors are those of :meth:`document`."""
        found: Held | None = connection.execute(
            "SELECT row, id, path, hash FROM documents WHERE id = ? AND live = 1", (id_,)
        ).fetchone()
        if found is None:
            raise no_document(id_, self.folder)
        return found

    def _document(self, connection: Connection, key: Held) -> Document:
        # Rows begin again in a store that was made anew or put back from a backup: a row alone says nothing.
        with self._lock:
            if key in self._documents:
                self._documents.move_to_end(key)
                return self._documents[key]
        document = document_at(connection, key[0])
        with self._lock:
            if not self._closed:
                self._documents[key] = document
            while len(self._documents) > CACHED_DOCUMENTS:
                self._documents.popitem(last=False)
        return document


def no_row(row: object, folder: Location) -> StoreError:
    """Return the error that says that the store in *folder* holds no passage in that *row*."""
    return StoreError(
        f"no passage has the row {row} in {folder}: ask inside the `reading` that found it; if that was done, "
        f"`passerelle verify --store {typed(folder)}` says what is wrong"
    )


def no_document(id_: str, folder: Location | str) -> StoreError:
    """Return the error that says that the store in *folder*, or none of several, holds a document of that id."""
    return StoreError(f"no document {shown(id_)} in {folder}: `passerelle documents` lists those there are")
