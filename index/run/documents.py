"""The documents of a store as a run finds them, and what it stages of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from passerelle.index.discover import Place
from passerelle.index.paths import is_gone
from passerelle.index.run.digest import file_hash
from passerelle.index.run.source import Here, Source
from passerelle.index.store.change import Change
from passerelle.index.store.columns import require_texts
from passerelle.index.types import Document

GIVEN = "\0"
"""Stands for the file of a document that a program gave: no path is like it."""


@dataclass(frozen=True, slots=True)
class Known:
    """A live document, as the run found it."""

    row: int
    id: str
    hash: str


@dataclass(slots=True)
class Documents:
    """What was known when the run began, by the paths of files, and what has been staged since.

    ``given`` are the path and row of documents that a program gave, ``taken`` says whose each id is, and ``fileless``
    are the known documents whose file is not there any more. ``files`` are the hashes to be kept from now on. Files are
    read by ``source``.
    """

    change: Change
    source: Source = field(default_factory=lambda: Here(lambda place: file_hash(place.path)))
    known: dict[str, list[Known]] = field(init=False)
    given: list[tuple[str, int]] = field(init=False)
    hashes: dict[str, str] = field(init=False)
    taken: dict[str, str] = field(init=False)
    fileless: dict[str, list[Known]] = field(init=False)
    staged: set[str] = field(default_factory=set)
    dropped: set[int] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    files: dict[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known, self.given, self.taken = {}, [], {}
        rows = self.change.connection.execute(
            "SELECT path, row, id, hash, row IN (SELECT document FROM given) FROM documents WHERE live = 1"
        )
        for path, row, id_, digest, given in rows:
            require_texts("the list of documents", path, id_, digest)
            if given:
                self.given.append((path, row))
            else:
                self.known.setdefault(path, []).append(Known(row, id_, digest))
            self.taken[id_] = GIVEN if given else path
        self.hashes = dict(self.change.connection.execute("SELECT path, hash FROM files"))
        require_texts("the list of files", *self.hashes, *self.hashes.values())
        self.fileless = {
            path: known
            for path, known in self.known.items()
            if path in self.hashes and is_gone(path, self.change.folder)
        }

    def drop_vanished(self, shown: Sequence[str], places: Sequence[Place]) -> None:
        """Stage the removal of every document whose file, among *shown*, is not in *places* any more."""
        present = {place.shown for place in places}
        for path in shown:
            if not any(each in present for each in (path, *map(str, PurePath(path).parents))):
                self.drop(self.known.get(path, []))
                self.files[path] = None
                self.fileless.pop(path, None)

    def drop_fileless(self) -> None:
        """Stage the removal of every document whose file is not there any more."""
        for path, known in self.fileless.items():
            self.drop(known)
            self.files[path] = None
        self.fileless = {}

    def expect(self, places: Sequence[Place]) -> None:
        """Say what will be read, of a rebuild the stored documents of other paths too."""
        stored: list[tuple[int, str]] = []
        if self.change.rebuild:
            own = {place.shown for place in places}
            others = [each for path, known in self.known.items() if path not in own for each in known]
            stored = [(each.row, each.hash) for each in others if each.row not in self.dropped]
            stored += [(row, "") for _, row in self.given]
        self.source.expect(places, stored)

    def put_again(self) -> None:
        """Stage every other live document from its stored text, for a store whose settings change."""
        for path, documents in self.known.items():
            for known in documents:
                if known.id not in self.staged and known.row not in self.dropped:
                    self._put_again(path, known.row)
        for path, row in self.given:
            self._put_again(path, row, given=True)

    def _put_again(self, path: str, row: int, *, given: bool = False) -> None:
        document = self.change.read_sound(row)
        self.change.put(path, document, given=given, cut=self.source.cut(document, row))

    def put(self, path: str, document: Document) -> None:
        """Stage a document of the file at *path*."""
        self.change.put(path, document, cut=self.source.cut(document))
        self.staged.add(document.id)
        self.taken[document.id] = path

    @property
    def embedded(self) -> int:
        """Passages that had to be embedded, here or by others."""
        return self.change.embedded + self.source.embedded

    def move(self, path: str, place: Place, digest: str) -> None:
        """Stage that the documents of the file that was at *path* are of the one at *place* now."""
        for each in self.fileless.pop(path):
            self.move_one(each, place.shown)
        self.files |= {path: None, place.shown: digest}

    def move_one(self, document: Known, shown: str) -> None:
        """Stage that one *document* is of the file *shown* now."""
        self.change.move(document.row, shown)
        self.moved.add(document.row)
        self.taken[document.id] = shown

    def drop(self, documents: Sequence[Known]) -> None:
        """Stage the removal of *documents*."""
        for each in documents:
            self.change.drop(each.row)
            self.dropped.add(each.row)
            self.taken.pop(each.id, None)
