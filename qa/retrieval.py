"""Find the passages that a question asks for, by vectors and by words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from operator import index
from typing import ParamSpec, Self, TypeVar

from passerelle.fusion import Fusion, Ranked, usual_fusion
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Embedder, Engine, require_embedder
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import StoreError
from passerelle.index.given import require_kind, require_methods, several, shown
from passerelle.index.store.folders import Folders
from passerelle.index.store.location import typed
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.protocol import AnyStore
from passerelle.index.store.stores import open_store
from passerelle.index.types import Passage
from passerelle.permalink import Permalink
from passerelle.query import Query, QueryError, read_queries, read_query
from passerelle.resolve import resolve
from passerelle.translation import Lookups, join
from passerelle.types import Hit

Given = ParamSpec("Given")
Returned = TypeVar("Returned")
CANDIDATES = 50
"""Passages of each language that each leg proposes."""
TOGETHER = 128
"""Queries for which a store is asked at once, fewer for many hits: what it reads for them is in memory."""
MOST = 2**31
"""Hits that can be asked for at most: more than any store holds."""


class Retriever:
    """Search one store with the model it was made with; threads may share it. To close it closes the store.

    *fusion* says what words and vectors weigh, by default as :func:`passerelle.fusion.usual_fusion` says;
    :func:`passerelle.fusion.fusion_of` gives that of either alone.
    """

    def __init__(self, store: AnyStore, embedder: Embedder, fusion: Fusion | None = None) -> None:
        require_methods("the store", store, ("candidates_of", "reading"), "what `Store.open` returns")
        require_embedder(embedder)
        if fusion is not None:
            require_kind("fusion", fusion, Fusion, "what `passerelle.fusion_of` returns")
        self.store = store
        self.embedder = embedder
        self.fusion = usual_fusion(embedder.name) if fusion is None else fusion

    @classmethod
    def open(
        cls, folder: Folders, engine: Engine = DEFAULT_ENGINE, fusion: Fusion | None = None
    ) -> "Retriever":
        """Open the store in *folder* and the model it names, run as it was for the store or as *engine* says.

        Several folders, in a list or by names in a mapping, are searched as one store: `Stores` says how. The address
        of a database, ``postgresql://…``, stands for a folder.

        Raises:
            StoreError: there is no store, its model is not the one of that name here, or several have not one model.
            EmbedderError: its model is not on this disk.
        """
        with ExitStack() as undo:
            store = undo.enter_context(open_store(folder))
            settings = store.settings
            retriever = cls.of(store, open_embedder(settings.model, settings.engine(engine)), fusion)
            undo.pop_all()
        return retriever

    @classmethod
    def of(cls, store: AnyStore, embedder: Embedder, fusion: Fusion | None = None) -> "Retriever":
        """Return the retriever of a *store* that is open already, with the model it was made with.

        Raises:
            StoreError: another model, or another version of it, made the store.
        """
        retriever = cls(store, embedder, fusion)
        _require_model(store, embedder)
        return retriever

    def close(self) -> None:
        """Close the store; any call after that raises a `StoreError`."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def search(self, query: str, k: int = 10, *, only: Only = EVERYTHING) -> list[Hit]:
        """Return the *k* best hits for *query* among the passages that *only* allows; fewer where there are fewer.

        Passages of every language are weighed alike. Of passages that say the same words, as copies of a
        document do, only the first is a hit; of a passage and its translation, the one in the query's language.

        Raises:
            QueryError: *query* is blank or longer than 10,000 characters, or *k* is less than 1.
        """
        return self.find(read_query(query, self.embedder), k, only=only)

    async def asearch(self, query: str, k: int = 10, *, only: Only = EVERYTHING) -> list[Hit]:
        """Do as :meth:`search` in a thread, so that the event loop goes on; its errors are the same.

        A task that is cancelled stops waiting at once; its thread ends by itself, and what it found is dropped.
        """
        return await in_thread(self.search, query, k, only=only)

    async def asearch_many(
        self, queries: Iterable[str], k: int = 10, *, only: Only = EVERYTHING
    ) -> list[list[Hit]]:
        """Do as :meth:`search_many` in a thread, as :meth:`asearch` does for one question."""
        return await in_thread(self.search_many, queries, k, only=only)

    def search_many(self, queries: Iterable[str], k: int = 10, *, only: Only = EVERYTHING) -> list[list[Hit]]:
        """Return what :meth:`search` does for each of *queries*, in their order, faster than a loop.

        They are embedded together, in batches of like length, and what several of them need of the store is read
        once: `python -m tests.benchmarks.many`, in a checkout, says how much faster. All are answered from one
        generation of the store, whatever is written meanwhile.

        Raises:
            QueryError: one is blank or longer than 10,000 characters, and the message has its place, from 0; or *k*
                is less than 1.
        """
        k = number_of_hits(k)
        together = max(1, TOGETHER * CANDIDATES // max(k, CANDIDATES))
        understood = read_queries(several("queries", queries, "['first question', 'second']"), self.embedder)
        with self.store.reading():
            _require_model(self.store, self.embedder)
            return [
                hits
                for start in range(0, len(understood), together)
                for hits in self._found_together(understood[start : start + together], k, only)
            ]

    def resolve(self, link: Permalink | str) -> Passage:
        """Return the words that a permalink stands for, as :func:`passerelle.resolve.resolve` does.

        Raises:
            PermalinkError: *link* is none, its span does not lie in the document, or other words stand there now.
            StoreError: the store holds no such document.
        """
        return resolve(self.store, link)

    def _found_together(self, queries: Sequence[Query], k: int, only: Only) -> Iterator[list[Hit]]:
        """Yield the hits of each of *queries*, for which the store is asked once, inside its reading."""
        wanted = max(k, CANDIDATES)
        known = self._known().remembering()
        for query, found in zip(queries, self.store.candidates_of(queries, wanted, only=only), strict=True):
            ranked = self.fusion.rank(found, query.french, query.named)
            hits = self._distinct(ranked, k, query.french, known)
            enough = len(hits) == k or len(ranked) < wanted
            yield hits if enough else self.find(query, k, only=only)

    def find(self, query: Query, k: int = 10, *, only: Only = EVERYTHING) -> list[Hit]:
        """Return the *k* best hits for *query*, which has been understood already, as :meth:`search` does.

        Raises:
            QueryError: *k* is less than 1.
            TypeError: it is no whole number.
            StoreError: the store that is there now was made with another model.
        """
        k = number_of_hits(k)
        wanted = max(k, CANDIDATES)
        with self.store.reading():
            _require_model(self.store, self.embedder)  # another store may be in its place by now
            while True:
                found = self.store.candidates(query, wanted, only=only)
                ranked = self.fusion.rank(found, query.french, query.named)
                hits = self._distinct(ranked, k, query.french, self._known())
                if len(hits) == k or len(ranked) < wanted:  # no leg found as many as it was asked for
                    return hits
                wanted *= 2

    def _known(self) -> Lookups:
        store, alike = self.store, self.fusion.alike
        return Lookups(alike, store.vectors_of, partial(store.are_translations, alike=alike), store.passage)

    def _distinct(self, ranked: Sequence[Ranked], k: int, french: float, known: Lookups) -> list[Hit]:
        """Return at most *k* hits, one for each text and its translation, at the place of the first that says it."""
        joined = join(ranked, french, known, first=2 * k)
        translated = {known.passage(each.translation.row).text for each in joined if each.translation}
        hits: dict[str, Hit] = {}
        for each in joined:
            passage = known.passage(each.candidate.row)
            translation = known.passage(each.translation.row) if each.translation else None
            if first := hits.get(passage.text):
                hits[passage.text] = replace(first, translation=first.translation or translation)
            elif translation or passage.text not in translated:
                hits[passage.text] = each.hit(len(hits) + 1, passage, translation)
            if len(hits) == k:
                break
        return list(hits.values())


async def in_thread(call: Callable[Given, Returned], *given: Given.args, **named: Given.kwargs) -> Returned:
    """Return what *call* gives, made in a thread of the event loop's own: nothing here waits in the loop."""
    from asyncio import to_thread  # loaded for those alone who need it: start-up time is a promise

    return await to_thread(call, *given, **named)


def number_of_hits(k: object) -> int:
    """Return *k* as a number of hits.

    Raises:
        QueryError: it is less than 1.
        TypeError: it is no whole number.
    """
    try:
        number = None if isinstance(k, bool) else index(k)  # type: ignore[arg-type]  # whatever it is
    except TypeError:
        number = None
    if number is None:
        raise TypeError(f"k is {shown(k)}: give a whole number of hits")
    if number < 1:
        raise QueryError(f"k is {number}: ask for at least one hit")
    return min(number, MOST)


def _require_model(store: AnyStore, embedder: Embedder) -> None:
    settings = store.settings
    if embedder.fingerprint != settings.fingerprint:
        raise StoreError(
            f"the store in {store.folder} was made with the model {settings.model} ({settings.fingerprint}) and "
            f"here is {embedder.name} ({embedder.fingerprint}): embed everything again with "
            f"`passerelle index --rebuild --store {typed(store.folder)}`"
        )
