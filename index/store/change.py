"""One change to a store: staged in pieces, made visible whole, by the only writer there is."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from passerelle.index.embed.embedder import Embedder
from passerelle.index.errors import StoreError
from passerelle.index.lexical import words
from passerelle.index.store import schema
from passerelle.index.store.account import write_unread
from passerelle.index.store.documents import document_at
from passerelle.index.store.location import Location, typed
from passerelle.index.store.removed import Digests, Removed, allow, erase_names, read_removed, write_removed
from passerelle.index.store.rows import Settings, read_settings, write_files
from passerelle.index.store.staging import Staging
from passerelle.index.store.writer import open_writer
from passerelle.index.types import Document, Unread

Files = Mapping[str, str | None]
UnreadAt = Mapping[str, Sequence[Unread]]
NOTHING_UNREAD: UnreadAt = {}


@dataclass(slots=True)
class Change(Staging):
    """Documents to put in and take out; nothing shows until :meth:`commit`."""

    _gone: set[int] = field(default_factory=set)
    _moved: dict[int, str] = field(default_factory=dict)
    _removed: list[tuple[str, str]] = field(default_factory=list)

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
        self._gone, self._moved, self._removed = set(), {}, []  # a row that is free may come again
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
