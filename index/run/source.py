"""Where a run over files has their documents from: read here, or by workers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from passerelle.index.discover import Place
from passerelle.index.errors import LoadError
from passerelle.index.load import load
from passerelle.index.load.recognised.kept import heard
from passerelle.index.types import Document, Passage

Cuts = Sequence[tuple[bytes, Passage]]
"""The passages of a document in the order of its text, each with the key of its vector."""


class Source(Protocol):
    """What a run asks of those who read its files; errors of :meth:`digest` and :meth:`load` are those of `load`."""

    @property
    def embedded(self) -> int:
        """How many passages others have embedded for this run."""

    def expect(self, places: Sequence[Place], stored: Iterable[tuple[int, str]]) -> None:
        """Take note of the files that may be asked for, and of *stored* documents, each its row and hash."""

    def digest(self, place: Place) -> str:
        """Return the digest of a file's bytes and of the loaders' version."""

    def load(self, place: Place, id_: str, tell: Callable[[float], None]) -> Iterator[Document | LoadError]:
        """Yield what `load` does of a file, and *tell* meanwhile which share of it is done."""

    def cut(self, document: Document, row: int | None = None) -> Cuts | None:
        """Return the passages of a *document* that others have cut, ``None`` where nobody has.

        It is one that :meth:`load` gave last, or the stored one in *row*.
        """

    def end(self) -> None:
        """Send those who read home: nothing more will be asked."""


@dataclass(frozen=True, slots=True)
class Here:
    """Files are read in this process; ``digest_of`` is what gives a file's digest."""

    digest_of: Callable[[Place], str]
    embedded: int = 0

    def expect(self, places: Sequence[Place], stored: Iterable[tuple[int, str]]) -> None:
        """Take note of nothing: what is asked for is read then."""

    def digest(self, place: Place) -> str:
        return self.digest_of(place)

    def load(self, place: Place, id_: str, tell: Callable[[float], None]) -> Iterator[Document | LoadError]:
        with heard(tell):
            yield from load(place.path, id_)

    def cut(self, document: Document, row: int | None = None) -> Cuts | None:  # noqa: ARG002  nobody cuts
        """Return nothing: who puts it in cuts it."""
        return None

    def end(self) -> None:
        """Do nothing: nobody else reads."""
