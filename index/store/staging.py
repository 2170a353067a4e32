"""Documents on their way into a store: cut, embedded meanwhile, and written where nobody sees them yet."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from passerelle.index.chunk import embedding_text
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.portable import Connection
from passerelle.index.store.account import write_account
from passerelle.index.store.border import require_document
from passerelle.index.store.columns import document_values
from passerelle.index.store.cut import cut_with_keys, halves_of, key_of, whole
from passerelle.index.store.location import Location
from passerelle.index.store.rows import Settings
from passerelle.index.store.writer import Cut, Writer
from passerelle.index.types import Document, Passage

BATCH = 256
"""Passages embedded between two commits: what a crash can cost."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Vectors that are being made, and the keys to keep them by."""

    keys: list[bytes]
    vectors: Future[Vectors]


@dataclass(slots=True)
class Staging:
    """Documents that are put in; what is staged of them shows when the change is committed, and not before.

    Documents are cut while the ones before them are embedded. Staged documents and their vectors are
    committed to the file as they come, marked as not live. A killed run therefore leaves the old state, and
    its vectors, which the next run finds again. ``tell`` is called each time vectors have come.
    ``reread`` has the words of all passages read again.
    """

    folder: Location
    writer: Writer
    embedder: Embedder | None
    settings: Settings
    worker: ThreadPoolExecutor
    rebuild: bool = False
    reread: bool = False
    tell: Callable[[], None] = lambda: None
    cut: int = 0
    embedded: int = 0
    _put: set[str] = field(default_factory=set)
    _waiting: list[Cut] = field(default_factory=list)
    _staged: list[Cut] = field(default_factory=list)
    _pieces: list[_Piece] = field(default_factory=list)

    @property
    def connection(self) -> Connection:
        """The database, as what is staged has left it."""
        return self.writer.connection

    @property
    def unsettled(self) -> int:
        """Passages that were cut and have no vector yet."""
        waiting = sum(len(each.passages) for each in self._waiting)
        return waiting + sum(len(piece.keys) for piece in self._pieces)

    def put(
        self,
        path: str,
        document: Document,
        *,
        given: bool = False,
        cut: Sequence[tuple[bytes, Passage]] | None = None,
    ) -> int:
        """Stage *document*, read from *path*, in place of the one with its id; return its passages' number.

        One that is *given* comes from a program and no file, whatever its path. Its passages are *cut* already where
        others have done that, each with the key of its vector.

        Raises:
            TypeError: it is no document, a value of it has another type, or the change has no embedder.
            ValueError: it cannot be stored as it is, or its id was put before in this change.
        """
        if self.embedder is None:
            raise TypeError("a change without an embedder only takes out: give one to `change`")
        require_document(path, document)
        if document.id in self._put:
            raise ValueError(
                f"the document {document.id!r} was put twice in one change: give each an id of its own"
            )
        self._put.add(document.id)
        if cut is None:
            cut = cut_with_keys(document, self.embedder, self.settings, rebuild=self.rebuild)
        self._waiting.append(Cut(path, document, list(cut), given))
        self.cut += len(cut)
        if sum(len(each.passages) for each in self._waiting) >= BATCH:
            self._stage()
        return len(cut)

    def put_ready(self, documents: Sequence[Document], halves: NDArray[np.float16]) -> None:
        """Stage *documents* that a program gave, each one passage, whose vectors are the unit rows of *halves*.

        Words that the store has a vector of already keep that one. The errors are those of :meth:`put`.
        """
        cuts = [whole(each) for each in documents]
        keys = [key_of(passage, self.settings, rebuild=self.rebuild) for passage in cuts]
        found = dict(
            zip(reversed(keys), reversed(halves), strict=True)
        )  # of two with the same words the first
        known = self.writer.known(list(found))
        self.writer.keep({key: half.tobytes() for key, half in found.items() if key not in known})
        for document, passage, key in zip(documents, cuts, keys, strict=True):
            self._waiting.append(Cut(document.path, document, [(key, passage)], given=True))
        self.cut += len(keys)

    def put_cut(self, cuts: Sequence[Cut], halves: Mapping[bytes, bytes]) -> None:
        """Stage documents that another store has cut already; *halves* are their vectors in half precision, by key."""
        known = self.writer.known(list(halves))
        self.writer.keep({key: half for key, half in halves.items() if key not in known})
        with self.writer.staging():
            for each in cuts:
                self._insert(each)

    def flush(self) -> None:
        """Embed what waits and write it to the file, still out of sight."""
        self._stage()
        self._settle()

    def _stage(self) -> None:
        """Write what was being embedded, and have what waits embedded meanwhile."""
        self._settle()
        self._staged, self._waiting = self._waiting, []
        wanted = dict(pair for each in self._staged for pair in each.passages)
        known = self.writer.known(list(wanted))
        missing = [key for key in wanted if key not in known]
        for start in range(0, len(missing), BATCH):
            assert self.embedder is not None, "what comes without one brings its vectors"
            keys = missing[start : start + BATCH]
            texts = [embedding_text(wanted[key]) for key in keys]
            self._pieces.append(_Piece(keys, self.worker.submit(self.embedder.embed_passages, texts)))

    def _settle(self) -> None:
        """Write the vectors that are being made, as they come, and then the documents that wait for them."""
        while self._pieces:
            piece = self._pieces[0]
            self._keep(piece.keys, piece.vectors.result())
            del self._pieces[0]
            self.tell()
        with self.writer.staging():
            for each in self._staged:
                self._insert(each)
        self._staged = []

    def _keep(self, keys: Sequence[bytes], rows: Vectors) -> None:
        self.writer.keep(halves_of(keys, rows, self.settings))
        self.embedded += len(keys)

    def _insert(self, cut: Cut) -> None:
        row = self.connection.execute(
            "INSERT INTO documents (live, id, path, hash, title, language, pages, headings, text) "
            "VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row",
            document_values(cut.document, cut.path),
        ).fetchall()[0][0]
        if cut.given:
            self.connection.execute("INSERT INTO given (document) VALUES (?)", (row,))
        write_account(self.connection, row, cut.document)
        self.writer.insert(row, cut.passages)
