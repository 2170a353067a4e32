"""What an audit asks of a store, whichever kind it is, and what it finds wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from passerelle.index.lexical.names import Names
from passerelle.index.portable import Connection


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a store, and the command or act that mends it."""

    what: str
    remedy: str


class Audited(Protocol):
    """One generation of a store as an audit looks into it; each kind of store looks in its own way."""

    @property
    def connection(self) -> Connection:
        """The database, in a transaction that only reads."""

    @property
    def names(self) -> Names:
        """The names that words are read with."""

    @property
    def names_from(self) -> str:
        """Where a person's own names are, as a problem says it."""

    def file_problems(self) -> Iterator[Problem]:
        """Yield what makes all else unreadable."""

    def keys(self, row: int) -> list[bytes]:
        """Return the keys of the vectors of the document in *row*, in the order of its passages."""

    def given(self) -> set[int]:
        """Return the rows of documents that a program gave, and no file."""

    def vectors(self) -> Iterator[bytes]:
        """Yield every vector, in half precision."""

    def contents(self) -> str:
        """Return the digest of what there is now."""

    def derived_problems(self) -> Iterator[Problem]:
        """Yield where what is made of the vectors is not of them."""

    def word_faults(self) -> Iterator[str]:
        """Yield what is wrong with the words of passages, which were read with the names there are."""

    def leftovers(self) -> list[str]:
        """Return the files that nothing reads."""

    def search(self, passages: int) -> str:
        """Say how so many passages are searched."""
