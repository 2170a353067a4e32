"""Take documents out of a store, and out of all that its folder keeps of them: the one way for Python and commands."""

from passerelle.conversation.erased import erase_from_conversations
from passerelle.conversation.erased_feedback import erase_from_feedback
from passerelle.index import removal
from passerelle.index.store.location import Location, beside, read_location
from passerelle.index.store.stores import open_store
from passerelle.starting import KEPT_IN


def remove(*ids: str, folder: Location | str, erase: bool = False, wait: float = 0.0) -> None:
    """Take the documents of these *ids* out of the store in *folder*; their files are not touched.

    With *erase* no byte of them is left in the folder, nor of what was taken out before: in the store, in kept
    conversations, in the questions to begin with. That takes the time of writing the store anew, and needs no id. Where
    another program is in the way, so much is said, and the same call again finishes it.

    Raises:
        StoreError: the store holds no such document, or somebody reads an older state of it.
        StoreLockedError: another program kept writing longer than *wait* seconds.
        HistoryError: the conversations are being read, or cannot be written.
        TypeError: an id is no text.
    """
    folder = read_location(folder)
    if ids or not erase:
        removal.remove_all(ids, folder, wait=wait, erase=erase)
    else:
        removal.erase(folder, wait=wait)
    if erase:
        erase_beside(folder)


def erase_beside(folder: Location) -> None:
    """Leave nothing beside the store in *folder* of documents that it holds no more; what is in it stays as it is.

    Raises:
        HistoryError: the conversations are being read, or cannot be written.
    """
    kept = beside(folder)
    for place in kept.glob(f"{KEPT_IN}*"):
        place.unlink(missing_ok=True)
    with open_store(folder) as store:
        held = {entry.id for entry in store.entries()}
    erase_from_conversations(kept, held)
    erase_from_feedback(kept, held)
