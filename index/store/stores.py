"""Several stores of one model, asked as if they were one: rows and ids tell which of them each passage is from."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from passerelle.index.embed.embedder import Vectors
from passerelle.index.errors import StoreError
from passerelle.index.given import require_kind, require_methods, several
from passerelle.index.lexical.search import WordCounts
from passerelle.index.store.account import Account
from passerelle.index.store.border import require_queries, require_row, require_rows
from passerelle.index.store.candidates import Candidate, Query
from passerelle.index.store.documents import Entry
from passerelle.index.store.folders import Folders, named_places, open_one
from passerelle.index.store.ids import Ids
from passerelle.index.store.location import Database, typed
from passerelle.index.store.only import EVERYTHING, Only, require_only
from passerelle.index.store.protocol import AnyStore
from passerelle.index.store.rows import Settings
from passerelle.index.store.sql_store import no_row
from passerelle.index.translated import InPlace
from passerelle.index.types import Document, Language, Passage

APART = 2**40
"""Rows of a store: those of the next begin behind so many."""


def open_store(folder: Folders) -> AnyStore:
    """Open the store in *folder*, or those in several, to be asked; ``postgresql://…`` is one in a database.

    Raises:
        StoreError: one is missing or damaged, or they were made with several models.
        ValueError: no folder is given, or one twice.
        TypeError: they are no folders.
    """
    return open_one(folder) if isinstance(folder, str | os.PathLike | Database) else Stores.open(folder)


class Stores(AnyStore):
    """A reader of several stores as of one. Threads may share it, and writers never make it wait.

    A document has the id that its store gives it; where one of the stores before has that id too, the name of its
    own store stands in front, as ``home/notes.txt``. ``document.store`` names its store.
    """

    def __init__(self, stores: Mapping[str, AnyStore]) -> None:
        require_kind("what holds the stores", stores, Mapping, "the open stores by their names")
        if not stores:
            raise ValueError("no store is given: give one at least, by its name")
        for name, each in stores.items():
            require_kind("the name of a store", name, str, "text")
            require_methods(
                "one of the stores", each, ("candidates_beside", "word_counts"), "what `Store.open` returns"
            )
        self.stores = tuple(stores.values())
        self.names = tuple(stores)
        self.folder = self.stores[0].folder
        self._ids = Ids(self.stores, self.names)

    @classmethod
    def open(cls, folder: Folders) -> "Stores":
        """Open the stores in several folders; the errors are those of :func:`open_store`."""
        folders = named_places(folder)
        with ExitStack() as undo:
            stores = cls({name: undo.enter_context(open_store(each)) for name, each in folders.items()})
            _ = stores.settings
            undo.pop_all()
        return stores

    def close(self) -> None:
        for store in self.stores:
            store.close()

    @property
    def settings(self) -> Settings:
        """The settings of the first, with whose model all were made.

        Raises:
            StoreError: one was made with another.
        """
        first, *others = (store.settings for store in self.stores)
        for store, settings in zip(self.stores[1:], others, strict=True):
            if settings.fingerprint != first.fingerprint:
                raise StoreError(
                    f"the store in {self.folder} was made with the model {first.model} ({first.fingerprint}) and that "
                    f"in {store.folder} with {settings.model} ({settings.fingerprint}), so they cannot be searched as "
                    f"one: embed the second again with `passerelle index --rebuild --model {first.model} --store "
                    f"{typed(store.folder)}`"
                )
        return first

    @property
    def generation(self) -> int:
        """Number of changes committed to all of them so far."""
        return sum(store.generation for store in self.stores)

    @property
    def contents(self) -> str:
        return " ".join(store.contents for store in self.stores)

    @property
    def identity(self) -> str:
        return " ".join(store.identity for store in self.stores)

    @property
    def account(self) -> Account:
        accounts = [store.account for store in self.stores]
        gaps = (
            replace(gap, document=self._ids.shown(number, gap.document))
            for number, account in enumerate(accounts)
            for gap in account.gaps
        )
        return Account(tuple(gaps), tuple(each for account in accounts for each in account.unread))

    @property
    def field_names(self) -> list[str]:
        return sorted({name for store in self.stores for name in store.field_names})

    @property
    def words_are_current(self) -> bool:
        return all(store.words_are_current for store in self.stores)

    def entries(self) -> list[Entry]:
        entries = [store.entries() for store in self.stores]
        ids = [{entry.id for entry in each} for each in entries]
        found = (
            replace(entry, id=self._ids.shown(number, entry.id, lambda store, id_: id_ in ids[store]))
            for number, each in enumerate(entries)
            for entry in each
        )
        return sorted(found, key=lambda entry: entry.id)

    def titles(self) -> list[tuple[str, str]]:
        return [(entry.id, entry.title) for entry in self.entries()]

    def count(self, only: Only = EVERYTHING) -> int:
        require_only(only)
        return sum(store.count(self._ids.allowed(number, only)) for number, store in enumerate(self.stores))

    def document(self, id: str) -> Document:  # noqa: A002
        number, own = self._ids.place(id)
        return self._from(number, self.stores[number].document(own))

    @property
    def parts(self) -> tuple[AnyStore, ...]:
        return self.stores

    def home(self, id: str) -> tuple[AnyStore, str]:  # noqa: A002
        number, own = self._ids.place(id)
        return self.stores[number], own

    def passages(self, id: str) -> list[Passage]:  # noqa: A002
        number, own = self._ids.place(id)
        found = self.stores[number].passages(own)
        document = self._from(number, self.stores[number].document(own))
        return [replace(each, document=document) for each in found]

    def candidates_beside(
        self, others: Sequence[AnyStore], queries: Sequence[Query], k: int, *, only: Only = EVERYTHING
    ) -> list[list[Candidate]]:
        require_only(only)
        queries = require_queries(queries, k)
        others = several("the other stores", others, "[Store.open('.passerelle')]")  # type: ignore[assignment]
        found: list[list[Candidate]] = [[] for _ in queries]
        for number, store in enumerate(self.stores):
            beside = [*(each for each in self.stores if each is not store), *others]
            of_it = store.candidates_beside(beside, queries, k, only=self._ids.allowed(number, only))
            for all_of, more in zip(found, of_it, strict=True):
                all_of += [replace(each, row=each.row + number * APART) for each in more]
        return found

    def vectors_of(self, rows: Sequence[int]) -> Vectors:
        parted = [self._parted(row) for row in require_rows(rows)]
        found = np.zeros((len(parted), self.settings.dimension), dtype=np.float32)
        for number, store in enumerate(self.stores):
            places = [place for place, (of, _) in enumerate(parted) if of == number]
            if places:
                found[places] = store.vectors_of([parted[place][1] for place in places])
        return found

    def in_place(self, row: int) -> InPlace:
        number, own = self._parted(row)
        return self.stores[number].in_place(own)

    def passage(self, row: int) -> Passage:
        number, own = self._parted(row)
        passage = self.stores[number].passage(own)
        return replace(passage, document=self._from(number, passage.document))

    @contextmanager
    def word_counts(self) -> Iterator[WordCounts]:
        with ExitStack() as stack:
            yield _Counts([stack.enter_context(store.word_counts()) for store in self.stores])

    @contextmanager
    def reading(self) -> Iterator[None]:
        with ExitStack() as stack:
            for store in self.stores:
                stack.enter_context(store.reading())
            yield

    def _parted(self, row: int) -> tuple[int, int]:
        """Return the number of the store that a *row* is of, and the row there.

        Raises:
            StoreError: there is no such store.
            TypeError: *row* is no whole number.
            ValueError: it is one that no row has.
        """
        require_row(row)
        number, own = divmod(int(row), APART)
        if number >= len(self.stores):
            raise no_row(row, self.folder)
        return number, own

    def _from(self, number: int, document: Document) -> Document:
        """Return a *document* of the store of that *number* as this one names it."""
        return replace(document, id=self._ids.shown(number, document.id), store=self.names[number])


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many passages of several stores hold which terms."""

    parts: Sequence[WordCounts]

    def holding(self, language: Language, terms: Sequence[str]) -> Counter[str]:
        counts: Counter[str] = Counter()
        for each in self.parts:
            counts.update(each.holding(language, terms))
        return counts

    def near(self, language: Language, term: str) -> Iterator[tuple[str, int]]:
        return chain.from_iterable(each.near(language, term) for each in self.parts)
