"""Find the passages that a question asks for, by vectors and by words."""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from operator import index
from typing import Self, SupportsIndex

from passerelle.fusion import Fusion, Ranked, usual_fusion
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Embedder, Engine
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import StoreError
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.store import Store
from passerelle.index.store.stores import Folders, open_store
from passerelle.query import Query, QueryError, read_query
from passerelle.translation import Lookups, join
from passerelle.types import Hit

CANDIDATES = 50
"""Passages of each language that each leg proposes."""
MOST = 2**31
"""Hits that can be asked for at most: more than any store holds."""


class Retriever:
    """Search one store with the model it was made with; threads may share it. To close it closes the store.

    *fusion* says what words and vectors weigh, by default as :func:`passerelle.fusion.usual_fusion` says;
    :func:`passerelle.fusion.fusion_of` gives that of either alone.
    """

    def __init__(self, store: Store, embedder: Embedder, fusion: Fusion | None = None) -> None:
        self.store = store
        self.embedder = embedder
        self.fusion = fusion or usual_fusion(embedder.name)

    @classmethod
    def open(
        cls, folder: Folders, engine: Engine = DEFAULT_ENGINE, fusion: Fusion | None = None
    ) -> "Retriever":
        """Open the store in *folder* and the model it names, run as it was for the store or as *engine* says.

        Several folders, in a list or by names in a mapping, are searched as one store: `Stores` says how.

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
    def of(cls, store: Store, embedder: Embedder, fusion: Fusion | None = None) -> "Retriever":
        """Return the retriever of a *store* that is open already, with the model it was made with.

        Raises:
            StoreError: another model, or another version of it, made the store.
        """
        _require_model(store, embedder)
        return cls(store, embedder, fusion)

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

    def find(self, query: Query, k: int = 10, *, only: Only = EVERYTHING) -> list[Hit]:
        """Return the *k* best hits for *query*, which has been understood already, as :meth:`search` does.

        Raises:
            QueryError: *k* is less than 1.
            TypeError: it is no whole number.
            StoreError: the store that is there now was made with another model.
        """
        if isinstance(k, bool) or not isinstance(k, SupportsIndex):
            raise TypeError(f"k is {k!r}: give a whole number of hits")
        k = min(index(k), MOST)
        if k < 1:
            raise QueryError(f"k is {k}: ask for at least one hit")
        wanted = max(k, CANDIDATES)
        with self.store.reading():
            _require_model(self.store, self.embedder)  # another store may be in its place by now
            while True:
                found = self.store.candidates(query, wanted, only=only)
                ranked = self.fusion.rank(found, query.french)
                hits = self._distinct(ranked, k, query.french)
                if len(hits) == k or len(ranked) < wanted:  # no leg found as many as it was asked for
                    return hits
                wanted *= 2

    def _distinct(self, ranked: Sequence[Ranked], k: int, french: float) -> list[Hit]:
        """Return at most *k* hits, one for each text and its translation, at the place of the first that says it."""
        store, alike = self.store, self.fusion.alike
        known = Lookups(alike, store.vectors_of, partial(store.are_translations, alike=alike))
        joined = join(ranked, french, known, first=2 * k)
        translated = {store.passage(each.translation.row).text for each in joined if each.translation}
        hits: dict[str, Hit] = {}
        for each in joined:
            passage = store.passage(each.candidate.row)
            translation = store.passage(each.translation.row) if each.translation else None
            if first := hits.get(passage.text):
                hits[passage.text] = replace(first, translation=first.translation or translation)
            elif translation or passage.text not in translated:
                hits[passage.text] = each.hit(len(hits) + 1, passage, translation)
            if len(hits) == k:
                break
        return list(hits.values())


def _require_model(store: Store, embedder: Embedder) -> None:
    settings = store.settings
    if embedder.fingerprint != settings.fingerprint:
        raise StoreError(
            f"the store in {store.folder} was made with the model {settings.model} ({settings.fingerprint}) and "
            f"here is {embedder.name} ({embedder.fingerprint}): embed everything again with "
            f"`passerelle index --rebuild --store {store.folder}`"
        )
