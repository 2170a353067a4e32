"""What the documents of several stores are called where those are asked as one, and which store each is of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from passerelle.index.store.border import storable
from passerelle.index.store.only import Only
from passerelle.index.store.protocol import AnyStore
from passerelle.index.store.sql_store import no_document


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of *stores*: one that a store before has too bears the name of its own store in front."""

    stores: Sequence[AnyStore]
    names: Sequence[str]

    def shown(self, number: int, id_: str, holds: Callable[[int, str], bool] | None = None) -> str:
        """Return what a document of the store of that *number* is called here; *holds* says which store holds an id."""
        holds = holds or self._holds
        if not any(holds(before, id_) for before in range(number)):
            return id_
        shown = f"{self.names[number]}/{id_}"
        while any(holds(each, shown) for each in range(len(self.stores))):
            shown = f"{self.names[number]}/{shown}"
        return shown

    def _holds(self, number: int, id_: str) -> bool:
        return self.stores[number].count(Only(documents=[id_])) > 0

    def place(self, id_: str) -> tuple[int, str]:
        """Return the store of a document that is called *id_* here, and its id there.

        Raises:
            StoreError: no store holds it.
            TypeError: *id_* is no text.
        """
        for number in range(len(self.stores)):
            if (own := self.own(number, id_)) is not None:
                return number, own
        folders = ", ".join(str(store.folder) for store in self.stores)
        raise no_document(id_, folders)

    def own(self, number: int, shown: str) -> str | None:
        """Return the id, in the store of that *number*, of the document called *shown* here; ``None`` for none."""
        own, front = storable(shown), f"{self.names[number]}/"
        while True:
            if self._holds(number, own) and self.shown(number, own) == shown:
                return own
            if not own.startswith(front):
                return None
            own = own.removeprefix(front)

    def allowed(self, number: int, only: Only) -> Only:
        """Return what *only* allows of the store of that *number*."""
        if only.documents is None:
            return only
        own = (self.own(number, shown) for shown in only.documents)
        return replace(only, documents=[id_ for id_ in own if id_ is not None])
