"""A store opened to be asked: its documents, and the passages whose vectors are nearest to a query's."""

import json
import os
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import faiss

from passerelle.index import forks
from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import StoreError
from passerelle.index.given import folder_of, several, shown
from passerelle.index.lexical import words
from passerelle.index.lexical.names import names_of
from passerelle.index.store import schema, vectors
from passerelle.index.store.account import Account, read_account
from passerelle.index.store.border import require_query, require_row, storable
from passerelle.index.store.candidates import Candidate, Query, Search, candidates, vectors_of
from passerelle.index.store.only import EVERYTHING, Only, require_only
from passerelle.index.store.rows import (
    Settings,
    build_vectors,
    read_contents,
    read_generation,
    read_identity,
    read_settings,
)
from passerelle.index.store.snapshot import Snapshot
from passerelle.index.store.where import field_names
from passerelle.index.translated import InPlace, are_translations, in_place
from passerelle.index.types import Document, Field, Gap, Language, Passage

CACHED_DOCUMENTS = 32
File = tuple[int, int, int, int, int]
"""What tells a file from any other in its place, or from itself once something is written over it."""
Held = tuple[int, str, str, str]
"""A document's row, its id, the file it came from and the hash of the rest: what a cached one must still be."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a store's list of documents; ``path`` is the file it was read from."""

    id: str
    title: str
    language: Language
    path: str
    passages: int
    characters: int
    fields: Mapping[str, Field] = field(default_factory=dict, hash=False)
    gaps: tuple[Gap, ...] = ()


class Store:
    """A reader of one store. Several threads may share it, and a writer never makes it wait.

    Every method sees one whole generation. A change committed by another program is seen by the next
    call, and so is another store in its place: nothing has to be opened again. `close` it, or use it in a
    ``with`` statement, to give its files and memory back.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._local = threading.local()
        self._idle: list[sqlite3.Connection] = []
        self._file: File | None = None
        self._closed = False
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._opening = threading.Lock()
        self._latest: Snapshot | None = None
        self._latest_file: File | None = None
        self._documents: OrderedDict[Held, Document] = OrderedDict()
        forks.renew_in_child(self)

    def renew(self) -> None:
        """Begin again in a forked process: a connection of SQLite is of the process that opened it."""
        forks.leave(*self._idle)
        self._local, self._idle, self._process = threading.local(), [], os.getpid()
        self._lock, self._opening = threading.Lock(), threading.Lock()

    @classmethod
    def open(cls, folder: Path | str) -> "Store":
        """Open the store in *folder*.

        Raises:
            StoreError: there is none, it is empty, damaged, or of another version.
        """
        store = cls(folder_of(folder))
        with ExitStack() as undo:
            undo.callback(store.close)
            with store._asked() as connection:
                if read_settings(connection) is None:
                    schema.check_version(0, store.folder)
            store.folder = Path(os.path.abspath(store.folder))  # wherever the program goes from here
            undo.pop_all()
        return store

    def close(self) -> None:
        """Give back the files and the memory of the store; a call that is under way in a thread is finished.

        A store may be closed twice; any other call after that raises a `StoreError`.
        """
        with self._lock:
            self._closed = True
            self._forget()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def settings(self) -> Settings:
        with self._asked() as connection:
            settings = read_settings(connection)
        if settings is None:
            raise StoreError(f"the store in {self.folder} has lost its settings: index the documents again")
        return settings

    @property
    def generation(self) -> int:
        """Number of changes committed so far."""
        with self._asked() as connection:
            return read_generation(connection)

    @property
    def contents(self) -> str:
        """Digest of all passages with their vectors."""
        with self._asked() as connection:
            return read_contents(connection)

    @property
    def identity(self) -> str:
        """What tells this store from any other, also from one made again in its place; a copy has the same."""
        with self._asked() as connection:
            return read_identity(connection)

    @property
    def account(self) -> Account:
        """What was not read: of each document, and of what the last run over each path found there."""
        with self._asked() as connection:
            return read_account(connection)

    @property
    def field_names(self) -> list[str]:
        """The names of the fields that documents have, in order."""
        with self._asked() as connection:
            return field_names(connection)

    @property
    def words_are_current(self) -> bool:
        """Whether the words of passages were read with the names there are now; `sync` reads them again else."""
        with self._asked() as connection:
            return words.are_current(connection, names_of(self.folder))

    def entries(self) -> list[Entry]:
        """Return the documents in the order of their ids, without their texts."""
        with self._asked() as connection:
            found = connection.execute(
                "SELECT id, title, language, path, (SELECT count(*) FROM passages WHERE document = documents.row), "
                f"length(text), {schema.FIELDS}, {schema.GAPS} FROM documents WHERE live = 1 ORDER BY id"
            ).fetchall()
            for id_, title, language, path, *_ in found:
                schema.require_texts("the list of documents", id_, title, language, path)
            with schema.reading("the list of documents"):
                return [
                    Entry(
                        id_,
                        title,
                        schema.read_language(language),
                        path,
                        passages,
                        characters,
                        json.loads(fields),
                        schema.read_gaps(gaps),
                    )
                    for id_, title, language, path, passages, characters, fields, gaps in found
                ]

    def titles(self) -> list[tuple[str, str]]:
        """Return the id and the title of each document, in the order of the ids."""
        with self._asked() as connection:
            found = connection.execute(
                "SELECT id, title FROM documents WHERE live = 1 ORDER BY id"
            ).fetchall()
            for each in found:
                schema.require_texts("the list of documents", *each)
            return found

    def count(self, only: Only = EVERYTHING) -> int:
        """Return how many documents *only* allows, whatever the language of their passages.

        Raises:
            TypeError: *only* is not an `Only`.
        """
        require_only(only)
        with self._asked() as connection:
            rows = only.rows(connection, self.folder)
            if rows is not None:
                return len(rows)
            return int(connection.execute("SELECT count(*) FROM documents WHERE live = 1").fetchone()[0])

    def document(self, id: str) -> Document:  # noqa: A002
        """Return the document of that *id*.

        Raises:
            StoreError: the store holds no such document.
            TypeError: *id* is no text.
        """
        whole = storable(id)
        with self._asked() as connection:
            found = connection.execute(
                "SELECT row FROM documents WHERE id = ? AND live = 1", (whole,)
            ).fetchone()
            if found is None:
                raise no_document(id, self.folder)
            return self._document(connection, found[0])

    @property
    def parts(self) -> "tuple[Store, ...]":
        """The stores that are asked as this one: itself."""
        return (self,)

    def home(self, id: str) -> "tuple[Store, str]":  # noqa: A002
        """Return the store that holds the document of that *id*, and what it is called there.

        Raises:
            StoreError: none holds it.
            TypeError: *id* is no text.
        """
        if not self.count(Only(documents=[storable(id)])):
            raise no_document(id, self.folder)
        return self, id

    def passages(self, id: str) -> list[Passage]:  # noqa: A002
        """Return the passages of one document, in the order of its text; the errors are those of :meth:`document`."""
        whole = storable(id)
        with self._asked() as connection:
            document = self.document(whole)
            found = connection.execute(
                f"SELECT {schema.PASSAGE_COLUMNS} FROM passages JOIN documents ON documents.row = passages.document "
                "WHERE documents.id = ? AND live = 1 ORDER BY start",
                (document.id,),
            )
            return [schema.read_passage(document, values) for values in found]

    def candidates(self, query: Query, k: int, *, only: Only = EVERYTHING) -> list[Candidate]:
        """Return the *k* passages of each language nearest to *query*, and the *k* with most of its words.

        Each has its cosine and its lexical score, whichever leg found it. The order is that in which passages
        were indexed.

        Raises:
            StoreError: the query's vector does not fit the store's, or is not finite.
            TypeError: *only* is not an `Only`, or the query is none.
        """
        return self.candidates_of([query], k, only=only)[0]

    def candidates_of(
        self, queries: Sequence[Query], k: int, *, only: Only = EVERYTHING
    ) -> list[list[Candidate]]:
        """Return what :meth:`candidates` does for each of *queries*: what several need is read once.

        What is read for them is in memory at once, some 200 passages a query: give hundreds, and not all there are.
        """
        return self.candidates_beside((), queries, k, only=only)

    def candidates_beside(
        self, others: Sequence["Store"], queries: Sequence[Query], k: int, *, only: Only = EVERYTHING
    ) -> list[list[Candidate]]:
        """Return what :meth:`candidates_of` does; how rare a word is counts the passages of the *others* too.

        What several stores find for one query can then be compared.
        """
        require_only(only)
        for query in queries:
            require_query(query, k)
        names = names_of(self.folder)
        if not queries:
            return []
        with ExitStack() as stack:
            connection, *beside = (stack.enter_context(each._asked()) for each in (self, *others))  # noqa: SLF001
            search = Search(queries, k, names, only, only.rows(connection, self.folder), beside)
            return candidates(connection, self._vectors(connection), search)

    def vectors_of(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors of candidates' *rows*, of shape ``(rows, dimension)``, inside the :meth:`reading`."""
        for row in several("rows", rows, "[3]"):
            require_row(row)
        with self._asked() as connection:
            try:
                return vectors_of(connection, rows, self._vectors(connection).vectors.d)
            except KeyError as error:
                row = error.args[0]
                if connection.execute("SELECT 1 FROM passages WHERE row = ?", (row,)).fetchone():
                    raise  # it has lost its vector
                raise self._no_row(row) from error

    def are_translations(self, one: int, other: int, alike: float) -> bool:
        """Tell whether the passages in two candidates' rows, one French and one English, say the same.

        Their cosine is *alike* or more, as that of their neighbours must be. For use inside the :meth:`reading`.
        """
        return are_translations(self.in_place(one), self.in_place(other), alike)

    def in_place(self, row: int) -> InPlace:
        """Return the passage in a candidate's *row* with its neighbours, inside the :meth:`reading` that found it."""
        require_row(row)
        with self._asked() as connection:
            return in_place(connection, row, self._passage(connection, row))

    def passage(self, row: int) -> Passage:
        """Return the passage of a candidate's *row*, inside the :meth:`reading` that found it."""
        require_row(row)
        with self._asked() as connection:
            return self._passage(connection, row)

    def _passage(self, connection: sqlite3.Connection, row: int) -> Passage:
        found = connection.execute(
            f"SELECT document, {schema.PASSAGE_COLUMNS} FROM passages WHERE row = ?", (row,)
        ).fetchone()
        if found is None:
            raise self._no_row(row)
        document, *values = found
        return schema.read_passage(self._document(connection, document), values)

    def _no_row(self, row: object) -> StoreError:
        return StoreError(
            f"no passage has the row {row} in {self.folder}: ask inside the `reading` that found it; if that was "
            f"done, `passerelle verify --store {self.folder}` says what is wrong"
        )

    def _document(self, connection: sqlite3.Connection, row: int) -> Document:
        # Rows begin again in a store that was made anew or put back from a backup: a row alone says nothing.
        key: Held = (
            row,
            *connection.execute("SELECT id, path, hash FROM documents WHERE row = ?", (row,)).fetchone(),
        )
        with self._lock:
            if key in self._documents:
                self._documents.move_to_end(key)
                return self._documents[key]
        values = connection.execute(
            f"SELECT {schema.DOCUMENT_COLUMNS} FROM documents WHERE row = ?", (row,)
        ).fetchone()
        document = schema.read_document(values)
        with self._lock:
            if not self._closed:
                self._documents[key] = document
            while len(self._documents) > CACHED_DOCUMENTS:
                self._documents.popitem(last=False)
        return document

    def _vectors(self, connection: sqlite3.Connection) -> Snapshot:
        """Return the vectors of the generation *connection* sees, from their file or from SQLite."""
        generation = read_generation(connection)
        with self._opening:
            state = generation, read_contents(connection), read_identity(connection)
            with self._lock:
                known = self._latest
                if known is not None and known.state == state:
                    self._latest_file = self._local.file if self._is_current() else self._latest_file
                    return known
            opened = self._open_vectors(connection, generation)
            snapshot = Snapshot.of(connection, state, opened)
            with (
                self._lock
            ):  # a slow thread may see an older generation, or a file that is not there any more
                slow = self._latest is not None and self._latest_file == self._file
                if self._is_current() and not (slow and self._latest and self._latest.state[0] > generation):
                    self._latest, self._latest_file = snapshot, self._local.file
            return snapshot

    def _open_vectors(self, connection: sqlite3.Connection, generation: int) -> faiss.Index:
        contents = read_contents(connection)
        opened = vectors.open_sealed(self.folder, generation, contents)
        if opened is not None:
            return opened
        settings = read_settings(connection)
        dimension = settings.dimension if settings else 0
        built = build_vectors(connection, dimension)
        with suppress(OSError):  # a read-only or full disk: the index in memory serves as well
            vectors.write(built, self.folder, generation, contents)
        return built

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep one generation for all the calls this thread makes inside."""
        with self._connection():
            yield

    @contextmanager
    def _asked(self) -> Iterator[sqlite3.Connection]:
        """Give a connection as :meth:`_connection` does; what is read and is not what should be there is damage.

        Raises:
            StoreError: the file cannot be read, holds something else, or the store is closed.
        """
        try:
            with self._connection() as connection, schema.reading("what it holds"):
                yield connection
        except sqlite3.DatabaseError as error:
            raise schema.damaged(self.folder, error) from error

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        """Give this thread a connection in a read transaction: one generation, whatever is written.

        Raises:
            StoreError: the file cannot be read, or the store is closed.
        """
        outer: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if outer is not None:
            yield outer
            return
        process, connection = self._process, self._take()
        self._local.connection = connection
        try:
            connection.execute("BEGIN")
            yield connection
        except sqlite3.DatabaseError as error:
            raise schema.damaged(self.folder, error) from error
        finally:
            if process == self._process:
                self._local.connection = None
                connection.rollback()
                self._give_back(connection)
            else:  # forked while it was read: it is the parent's
                forks.leave(connection)

    def _take(self) -> sqlite3.Connection:
        """Return a connection that no thread uses: there are as many as threads that have asked at once."""
        self._local.file = file = _identity(self.folder / schema.FILE)
        with self._lock:
            if self._closed:
                raise StoreError(f"the store in {self.folder} is closed: open it again with `Store.open`")
            if file != self._file:  # another store, or none, is where this one was, or it was written to
                self._drop_connections()
                if file is None or self._file is None or file[:2] != self._file[:2]:
                    self._forget()
                self._file = file
            if self._idle:
                return self._idle.pop()
        return schema.connect_to_read(self.folder)

    def _give_back(self, connection: sqlite3.Connection) -> None:
        with self._lock:
            if self._is_current():
                self._idle.append(connection)
            else:
                connection.close()

    def _is_current(self) -> bool:
        """Tell whether what this thread reads is of the file that is there now, and may be kept for others."""
        return not self._closed and self._local.file == self._file

    def _forget(self) -> None:
        """Let go of all that is kept of the file."""
        self._latest = None
        self._documents.clear()
        self._drop_connections()

    def _drop_connections(self) -> None:
        """Close what is open: SQLite would not see that a backup was copied over its file."""
        while self._idle:
            self._idle.pop().close()


def no_document(id_: str, folder: Path) -> StoreError:
    """Return the error that says that the store in *folder* holds no document of that id."""
    return StoreError(f"no document {shown(id_)} in {folder}: `passerelle documents` lists those there are")


def _identity(place: Path) -> File | None:
    """Return what tells the file at *place* from any other there was, ``None`` where there is none."""
    try:
        found = place.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
