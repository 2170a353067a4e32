"""One change to a store: staged in pieces, made visible whole, by the only writer there is."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from passerelle.index.chunk import chunk, embedding_text
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.errors import EmbedderError, StoreError
from passerelle.index.lexical import words
from passerelle.index.portable import Connection
from passerelle.index.store import schema
from passerelle.index.store.account import write_account, write_unread
from passerelle.index.store.border import require_document
from passerelle.index.store.documents import document_at
from passerelle.index.store.location import Location, typed
from passerelle.index.store.removed import Digests, Removed, allow, erase_names, read_removed, write_removed
from passerelle.index.store.rows import Settings, read_settings, vector_key, write_files
from passerelle.index.store.writer import Cut, Writer, open_writer
from passerelle.index.types import Document, Passage, Unread

BATCH = 256
"""Passages embedded between two commits: what a crash can cost."""
REBUILT = b"+"
NORM_TOLERANCE = 1e-3
Files = Mapping[str, str | None]
UnreadAt = Mapping[str, Sequence[Unread]]
NOTHING_UNREAD: UnreadAt = {}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Vectors that are being made, and the keys to keep them by."""

    keys: list[bytes]
    vectors: Future[Vectors]


@dataclass(slots=True)
class Change:
    """Documents to put in and take out; nothing shows until :meth:`commit`.

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
    _gone: set[int] = field(default_factory=set)
    _moved: dict[int, str] = field(default_factory=dict)
    _removed: list[tuple[str, str]] = field(default_factory=list)
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
        cuts = [_whole(each) for each in documents]
        keys = [self._key(passage) for passage in cuts]
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

    def drop(self, row: int) -> None:
        """Stage the removal of the live document in *row*."""
        self._gone.add(row)

    def was_removed(self, id_: str) -> bool:
        """Tell whether a document of that id, which was read from a file, was taken out and stays out."""
        return Digests.of(self.connection).id(id_) in {each.id for each in read_removed(self.connection)}

    def keep_out(self, id_: str, path: str) -> None:
        """Stage that no run over files puts back the document of that id, which was read from *path*."""
        self._removed.append((id_, path))

    def allow(self, removed: Sequence[Removed], paths: Sequence[str]) -> None:
        """Keep out no more what was *removed*, at once; the files at *paths* are read again for it."""
        with self.writer.transaction():
            allow(self.connection, removed, paths)

    def follow(self, removed: Removed, path: bytes) -> None:
        """Note, at once, that the file of a *removed* document moved, to the path of that digest."""
        with self.writer.transaction():
            self.connection.execute("UPDATE removed SET path = ? WHERE id = ?", (path, removed.id))

    def erase_names(self, ids: Sequence[str] | None = None) -> None:
        """Leave only digests of what was removed, of all or of those *ids*, at once."""
        with self.writer.transaction():
            erase_names(self.connection, ids)

    def move(self, row: int, path: str) -> None:
        """Stage that the live document in *row* is read from *path* now."""
        self._moved[row] = path

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
        if self.embedder is None:
            return
        for start in range(0, len(missing), BATCH):
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

    def commit(self, files: Files, unread: UnreadAt = NOTHING_UNREAD) -> int:
        """Make the whole change visible and return the new generation.

        *files* maps each path that was read to the hash of its bytes, or ``None`` when it is gone, and *unread* a
        path to what was not read there, where that is other than what the store keeps of it.
        """
        self.flush()
        with self.writer.transaction():
            for row, path in sorted(self._moved.items()):
                self.connection.execute("UPDATE documents SET path = ? WHERE row = ?", (path, row))
            self.writer.take_out(sorted(self._gone))
            self.connection.execute("UPDATE documents SET live = 1 WHERE live = 0")
            write_removed(self.connection, self._removed)
            write_files(self.connection, files)
            write_unread(self.connection, unread)
            generation = self.writer.finish(
                self.settings, self.writer.names(), reread=self.rebuild or self.reread
            )
        self.writer.tidy()
        return generation

    def remember(self, files: Files, unread: UnreadAt = NOTHING_UNREAD) -> None:
        """Record the hashes of files whose bytes changed and whose documents did not, and what was not read."""
        with self.writer.transaction():
            write_files(self.connection, files)
            write_unread(self.connection, unread)

    @property
    def words_are_current(self) -> bool:
        """Whether the words of passages were read with the names there are now."""
        return words.are_current(self.connection, self.writer.names())

    def read_document(self, row: int) -> Document:
        """Return the stored document of *row*."""
        return document_at(self.connection, row)

    def read_sound(self, row: int) -> Document:
        """Return the stored document of *row*, to be cut again.

        Raises:
            StoreError: it is not as it was put in, and what is made of it now would hide that.
        """
        document = self.read_document(row)
        given, stored = self.connection.execute(
            "SELECT row IN (SELECT document FROM given), hash FROM documents WHERE row = ?", (row,)
        ).fetchone()
        if stored != document.content_hash:
            raise StoreError(
                f"the text of {document.id!r} is not the one that was indexed, so it is not cut and embedded again: "
                f"{schema.put_in_again(document.id, self.folder, given=bool(given))}"
            )
        return document

    def _key(self, passage: Passage) -> bytes:
        return _key(passage, self.settings, rebuild=self.rebuild)

    def _keep(self, keys: Sequence[bytes], rows: Vectors) -> None:
        self.writer.keep(halves_of(keys, rows, self.settings))
        self.embedded += len(keys)

    def _insert(self, cut: Cut) -> None:
        row = self.connection.execute(
            "INSERT INTO documents (live, id, path, hash, title, language, pages, headings, text) "
            "VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING row",
            schema.document_values(cut.document, cut.path),
        ).fetchall()[0][0]
        if cut.given:
            self.connection.execute("INSERT INTO given (document) VALUES (?)", (row,))
        write_account(self.connection, row, cut.document)
        self.writer.insert(row, cut.passages)


@contextmanager
def change(
    folder: Location,
    settings: Settings,
    embedder: Embedder | None,
    *,
    rebuild: bool = False,
    wait: float = 0.0,
) -> Iterator[Change]:
    """Open the store in *folder* to change it, alone; what is not committed on the way out never shows.

    A change that only takes out needs no *embedder*. *wait* is how many seconds to wait for another writer.
    *rebuild* accepts a store of other settings: the caller then puts every document again.

    Raises:
        StoreLockedError: another writer kept the store longer than *wait*.
        StoreError: the store has other settings and *rebuild* is false, or it cannot be written.
    """
    worker = ThreadPoolExecutor(1)
    try:
        with open_writer(folder, wait) as writer:
            stored = read_settings(writer.connection)
            if stored is not None and not rebuild:
                require_same(stored, settings, folder)
            writer.connection.execute("DELETE FROM documents WHERE live = 0")  # left by a run that was killed
            opened = Change(folder, writer, embedder, settings, worker, rebuild=rebuild)
            del embedder  # whoever is done with it can give its memory back
            yield opened
    finally:
        worker.shutdown(cancel_futures=True)


def require_same(stored: Settings, wanted: Settings, folder: Location) -> None:
    """Refuse to mix passages of two models or two sizes in one store.

    Raises:
        StoreError: they differ; the text names both and the command that mends it.
    """
    if stored.fingerprint != wanted.fingerprint:
        raise StoreError(
            f"the store in {folder} was made with the model {stored.model} ({stored.fingerprint}) and not "
            f"with {wanted.model} ({wanted.fingerprint}): keep the first with `--model {stored.model}`, or "
            f"embed everything again with `passerelle index --rebuild --model {wanted.model} --store {typed(folder)}`"
        )
    if stored.passage_tokens != wanted.passage_tokens:
        raise StoreError(
            f"the passages in {folder} aim at {stored.passage_tokens} tokens and not at "
            f"{wanted.passage_tokens}: cut everything again with `passerelle index --rebuild "
            f"--passage-tokens {wanted.passage_tokens} --store {typed(folder)}`"
        )


def cut_with_keys(
    document: Document, embedder: Embedder, settings: Settings, *, rebuild: bool
) -> list[tuple[bytes, Passage]]:
    """Return the passages of *document* in a store with *settings*, each with the key of its vector."""
    passages = chunk(
        document,
        embedder.count_tokens,
        target_tokens=settings.passage_tokens,
        max_tokens=embedder.max_tokens,
    )
    return [(_key(passage, settings, rebuild=rebuild), passage) for passage in passages]


def halves_of(keys: Sequence[bytes], rows: Vectors, settings: Settings) -> dict[bytes, bytes]:
    """Return vectors in half precision by their *keys*; *rows* has shape ``(len(keys), dimension)``.

    Raises:
        EmbedderError: they are no unit rows of that shape.
    """
    _check_vectors(rows, (len(keys), settings.dimension), settings.model)
    halves = rows.astype(np.float16)
    return {key: half.tobytes() for key, half in zip(keys, halves, strict=True)}


def _key(passage: Passage, settings: Settings, *, rebuild: bool) -> bytes:
    """Return the key of a passage's vector; a rebuild marks its own, so that it takes over none of the old."""
    key = vector_key(settings.fingerprint, passage)
    return key + REBUILT if rebuild else key


def _whole(document: Document) -> Passage:
    """Return the passage that is all of *document* but the white space around it."""
    text = document.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return Passage(document, start, end, document.language, document.page_at(start))


def _check_vectors(rows: Vectors, shape: tuple[int, int], model: str) -> None:
    if rows.shape != shape or not (abs(np.linalg.norm(rows, axis=1) - 1) < NORM_TOLERANCE).all():
        raise EmbedderError(
            f"the model {model} gave vectors of shape {rows.shape} where {shape} of length 1 were expected: "
            f"choose another with `--model NAME --rebuild`"
        )
