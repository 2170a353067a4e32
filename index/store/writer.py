"""What a change needs of the database it is written to, apart from the SQL that both kinds understand."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from passerelle.index.lexical.names import Names
from passerelle.index.portable import Connection
from passerelle.index.store.location import Database, Location
from passerelle.index.store.rows import Settings
from passerelle.index.types import Document, Passage


@dataclass(frozen=True, slots=True)
class Cut:
    """A document cut into passages, each with the key of its vector."""

    path: str
    document: Document
    passages: list[tuple[bytes, Passage]]
    given: bool = False


class Writer(Protocol):
    """The only writer there is of one store, until the ``with`` statement of :func:`open_writer` ends."""

    @property
    def connection(self) -> Connection:
        """The database, as what was written has left it."""

    def staging(self) -> AbstractContextManager[None]:
        """Write something that nobody sees before it is committed, whole or not at all."""

    def transaction(self) -> AbstractContextManager[None]:
        """Write something that everybody sees afterwards, whole or not at all."""

    def names(self) -> Names:
        """Return the names that words are read with."""

    def known(self, keys: Sequence[bytes]) -> set[bytes]:
        """Return those of *keys* that there is a vector of."""

    def keep(self, halves: Mapping[bytes, bytes]) -> None:
        """Keep vectors in half precision by their keys, of which none is known; a run that is killed keeps them."""

    def insert(self, row: int, passages: Iterable[tuple[bytes, Passage]]) -> None:
        """Put *passages* of the document in *row*, with the vectors of these keys."""

    def take_out(self, documents: Sequence[int]) -> None:
        """Take out the live *documents* in these rows, and those that staged ones have the ids of."""

    def passages(self) -> int:
        """Return how many passages the store holds."""

    def finish(self, settings: Settings, names: Names, *, reread: bool) -> int:
        """Bring words and vectors in step with the documents of a change, and return the new generation.

        It is called inside the :meth:`transaction`; all words are read again with *reread*.
        """

    def tidy(self) -> None:
        """Give space back. The change is made: what cannot be done now, the next one does."""

    def overwrite(self) -> None:
        """Have the bytes of what is taken out from now on written over."""

    def erase_traces(self) -> None:
        """Leave nothing of what was taken out.

        Raises:
            StoreError: somebody reads an older state.
        """


def open_writer(location: Location, wait: float) -> AbstractContextManager[Writer]:
    """Open the store at *location* to be written, alone, and make it where there is none.

    Raises:
        StoreLockedError: another writer kept the store longer than *wait* seconds.
        StoreError: it cannot be written.
    """
    if isinstance(location, Database):
        from passerelle.index.store.postgres.writer import writing as writing_database

        return writing_database(location, wait)
    from passerelle.index.store.file_writer import writing

    return writing(location, wait)
