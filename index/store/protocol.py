"""What others may ask of an open store, whichever kind it is."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NoReturn, Protocol, Self

from passerelle.index.embed.embedder import Vectors
from passerelle.index.lexical.search import WordCounts
from passerelle.index.store.account import Account
from passerelle.index.store.candidates import Candidate, Query
from passerelle.index.store.documents import Entry
from passerelle.index.store.location import Location, beside
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.rows import Settings
from passerelle.index.translated import InPlace, are_translations
from passerelle.index.types import Document, Passage
from passerelle.index.uncopied import refuse_copy


class AnyStore(Protocol):
    """A reader of one store, or of several as one. Threads may share it, and a writer never makes it wait.

    Every method sees one whole generation. `close` it, or use it in a ``with`` statement, to give back what it holds;
    any other call after that raises a `StoreError`.
    """

    folder: Location

    def __reduce__(self) -> NoReturn:
        refuse_copy(self)

    @property
    def beside(self) -> Path:
        """The folder on this machine for what is kept beside the store."""
        return beside(self.folder)

    @property
    def settings(self) -> Settings:
        """What every passage has in common."""

    @property
    def generation(self) -> int:
        """Number of changes committed so far."""

    @property
    def contents(self) -> str:
        """Digest of all passages with their vectors."""

    @property
    def identity(self) -> str:
        """What tells this store from any other, also from one made again in its place; a copy has the same."""

    @property
    def account(self) -> Account:
        """What was not read: of each document, and of what the last run over each path found there."""

    @property
    def field_names(self) -> list[str]:
        """The names of the fields that documents have, in order."""

    @property
    def words_are_current(self) -> bool:
        """Whether the words of passages were read with the names there are now; `sync` reads them again else."""

    def entries(self) -> list[Entry]:
        """Return the documents in the order of their ids, without their texts."""

    def titles(self) -> list[tuple[str, str]]:
        """Return the id and the title of each document, in the order of the ids."""

    def count(self, only: Only = EVERYTHING) -> int:
        """Return how many documents *only* allows, whatever the language of their passages.

        Raises:
            TypeError: *only* is not an `Only`.
        """

    def document(self, id: str) -> Document:  # noqa: A002
        """Return the document of that *id*.

        Raises:
            StoreError: the store holds no such document.
            TypeError: *id* is no text.
        """

    @property
    def parts(self) -> tuple["AnyStore", ...]:
        """The stores that are asked as this one: itself, where it is one."""

    def home(self, id: str) -> tuple["AnyStore", str]:  # noqa: A002
        """Return the store that holds the document of that *id*, and what it is called there.

        Raises:
            StoreError: none holds it.
            TypeError: *id* is no text.
        """

    def passages(self, id: str) -> list[Passage]:  # noqa: A002
        """Return the passages of one document, in the order of its text; the errors are those of :meth:`document`."""

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
        self, others: Sequence["AnyStore"], queries: Sequence[Query], k: int, *, only: Only = EVERYTHING
    ) -> list[list[Candidate]]:
        """Return what :meth:`candidates_of` does; how rare a word is counts the passages of the *others* too.

        What several stores find for one query can then be compared.
        """

    def word_counts(self) -> AbstractContextManager[WordCounts]:
        """Give how many passages of the generation there is now hold which terms, inside the ``with`` statement."""

    def vectors_of(self, rows: Sequence[int]) -> Vectors:
        """Return the vectors of candidates' *rows*, of shape ``(rows, dimension)``, inside the :meth:`reading`."""

    def are_translations(self, one: int, other: int, alike: float) -> bool:
        """Tell whether the passages in two candidates' rows, one French and one English, say the same.

        Their cosine is *alike* or more, as that of their neighbours must be. For use inside the :meth:`reading`.
        """
        return are_translations(self.in_place(one), self.in_place(other), alike)

    def in_place(self, row: int) -> InPlace:
        """Return the passage in a candidate's *row* with its neighbours, inside the :meth:`reading` that found it."""

    def passage(self, row: int) -> Passage:
        """Return the passage of a candidate's *row*, inside the :meth:`reading` that found it."""

    def reading(self) -> AbstractContextManager[None]:
        """Keep one generation for all the calls this thread makes inside."""

    def close(self) -> None:
        """Give back the files and the memory of the store; a call that is under way in a thread is finished.

        A store may be closed twice.
        """

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
