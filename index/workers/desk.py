"""A worker at its desk: files read and cut into passages, and passages embedded, as one order says."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from passerelle.index.chunk import embedding_text
from passerelle.index.embed.embedder import Embedder
from passerelle.index.errors import LoadError
from passerelle.index.load import load
from passerelle.index.run.digest import file_hash
from passerelle.index.store.cut import cut_with_keys, halves_of
from passerelle.index.store.postgres.work import File, Read, Work
from passerelle.index.store.staging import BATCH
from passerelle.index.types import Document
from passerelle.index.workers.order import CHANGED, Order
from passerelle.index.workers.parcel import OWN, packed, packed_error, packed_texts, unpacked_texts

MOST_TRIES = 3
"""Workers that may end while they read a file before it is held to be what ends them."""


@dataclass(slots=True)
class Done:
    """What a worker has done since it last had nothing to do."""

    files: int = 0
    passages: int = 0

    def __bool__(self) -> bool:
        return bool(self.files or self.passages)


@dataclass(slots=True)
class Desk:
    """Reads and embeds for run number ``run`` what its ``order`` says.

    A worker of the run's own machine is ``beside`` it: what it cannot see is not there. Another leaves such a file, or
    one with other bytes, to others, and so it does with every file where it ``reads`` not as the run does.
    """

    work: Work
    run: int
    order: Order
    embedder: Embedder
    reads: bool
    beside: bool
    done: Done = field(default_factory=Done)
    unreadable: list[int] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    _read: list[Read] = field(default_factory=list)
    _texts: dict[bytes, str] = field(default_factory=dict)

    def embed(self) -> bool:
        """Embed some texts that wait for it; tell whether there were any."""
        taken = self.work.take_passages(self.run)
        if taken is None:
            self.work.settle()
            return False
        number, parcel = taken
        texts = unpacked_texts(parcel)
        known = self.work.known(list(texts))
        wanted = {key: text for key, text in texts.items() if key not in known}
        rows = self.embedder.embed_passages(list(wanted.values())) if wanted else None
        halves = {} if rows is None else halves_of(list(wanted), rows, self.order.settings)
        self.done.passages += self.work.give_vectors(number, self.run, halves)
        return True

    def read(self) -> bool:
        """Read some files that wait for it; tell whether there were any that this worker may read."""
        if not self.reads:
            return False
        files = self.work.take_files(self.run, self.unreadable)
        try:
            for file in files:
                self._read_file(file)
            self._publish()
        except (KeyboardInterrupt, SystemExit):  # no fault of a file's
            self.work.give_back([file.number for file in files])
            raise
        self.work.settle()
        return bool(files)

    def rest(self) -> None:
        """Count anew what is done, and which files were left to others."""
        self.done, self.unseen = Done(), []

    def _read_file(self, file: File) -> None:
        if file.tries >= MOST_TRIES:
            self.work.finish(
                file.number,
                f"{file.path}: {file.tries} workers ended while they read it: take it away, or convert it to another "
                f"format",
            )
        elif file.row is None and not self._sees(file):
            if self.beside:
                self.work.finish(file.number, CHANGED)
            else:
                self.unreadable.append(file.number)
                self.unseen.append(file.path)
        else:
            self.work.finish(file.number, self._take(file))
            self.done.files += 1

    def _sees(self, file: File) -> bool:
        try:
            return file_hash(Path(file.path)) == file.digest
        except LoadError:
            return False

    def _take(self, file: File) -> str:
        """Put what a file holds with what is to be shown; return why it could not be read to its end, if so."""
        try:
            for number, item in enumerate(self._items(file)):
                self._put(file, number, item)
                if len(self._texts) >= BATCH:
                    self._publish()
        except LoadError as error:
            return str(error)
        return ""

    def _items(self, file: File) -> Iterator[Document | LoadError]:
        if file.row is not None:
            yield self.work.stored(file.row)
        else:
            yield from load(Path(file.path), OWN)

    def _put(self, file: File, number: int, item: Document | LoadError) -> None:
        if isinstance(item, LoadError):
            self._read.append(Read(file.number, number, packed_error(item), ()))
            return
        cuts = cut_with_keys(item, self.embedder, self.order.settings, rebuild=self.order.rebuild)
        keys = list(dict.fromkeys(key for key, _ in cuts))
        self._read.append(Read(file.number, number, packed(item, cuts), keys))
        self._texts |= {key: embedding_text(passage) for key, passage in cuts}

    def _publish(self) -> None:
        """Show what was read, and have its passages embedded by whoever is free."""
        known = self.work.known(list(self._texts))
        missing = [key for key in self._texts if key not in known]
        parts = [(packed_texts({key: self._texts[key] for key in keys}), keys) for keys in _batches(missing)]
        self.work.publish(self.run, self._read, parts)
        self._read, self._texts = [], {}


def _batches(keys: Sequence[bytes]) -> Iterable[Sequence[bytes]]:
    return (keys[start : start + BATCH] for start in range(0, len(keys), BATCH))
