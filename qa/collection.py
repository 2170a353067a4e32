"""The collection that programs use: of `passerelle.index`, and erasing what conversations keep of its documents."""

from collections.abc import Iterable

from passerelle.index.collection import collection
from passerelle.index.collection.update import Update
from passerelle.removal import erase_beside


class Collection(collection.Collection):
    __doc__ = collection.Collection.__doc__

    def remove(self, ids: Iterable[str | int], *, erase: bool = False) -> Update:
        """Take out the documents of those *ids*, in one transaction.

        With *erase* no byte of them is left in the store's folder, kept conversations among it, as `passerelle.remove`
        does. Files are not touched: those that a document was read from are passed over by later runs, until
        :meth:`sync` is asked for them with ``again``.

        Raises:
            StoreError: the store holds no document of one of the ids; then none is taken out.
            HistoryError: the conversations are being read, or cannot be written.
            TypeError: *ids* is one id and not several, or an id is neither text nor a whole number.
        """
        update = super().remove(ids, erase=erase)
        if erase:
            erase_beside(self.folder)
        return update
