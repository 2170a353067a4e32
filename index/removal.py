"""Take documents out of a store, and erase what was taken out of it."""

from collections.abc import Sequence

from passerelle.index.given import require_flag, require_number, several
from passerelle.index.store.border import storable
from passerelle.index.store.change import change
from passerelle.index.store.life import erasing
from passerelle.index.store.location import Location, read_location
from passerelle.index.store.only import Only
from passerelle.index.store.sql_store import no_document
from passerelle.index.store.stores import open_store


def remove(id: str, folder: Location | str, *, wait: float = 0.0, erase: bool = False) -> None:  # noqa: A002
    """Take the document of that *id* out of the store in *folder*; its file, if still there, is not touched.

    A run over its file does not put it back, unless it is asked to (`Options.again`): the store keeps digests of the
    id, of the file's path and of its bytes for that. With *erase* no other byte of it is left in the store, which takes
    the time of writing that anew; `passerelle.remove` erases it from kept conversations, too.

    Raises:
        StoreError: the store holds no such document, or is locked.
        TypeError: *id* is no text.
    """
    remove_all([id], folder, wait=wait, erase=erase)


def remove_all(ids: Sequence[str], folder: Location | str, *, wait: float = 0.0, erase: bool = False) -> None:
    """Take the documents of those *ids* out, as :func:`remove` does one: all of them or, where one is missing, none.

    The errors are those of :func:`remove`.
    """
    folder, wanted = read_location(folder), several("ids", ids, "['notes.md']")
    require_number("wait", wait, least=0)
    require_flag("erase", erase)
    ids = list(dict.fromkeys(map(storable, wanted)))
    with open_store(folder) as store:
        for id_ in ids:
            if not erase and not store.count(Only(documents=[id_])):
                raise no_document(id_, folder)
        settings = store.settings
    with change(folder, settings, None, wait=wait) as opened:
        for id_ in ids:
            found = opened.connection.execute(
                "SELECT row, path, row IN (SELECT document FROM given) FROM documents WHERE id = ? AND live = 1",
                (id_,),
            ).fetchone()
            if found is None and erase and opened.was_removed(id_):
                continue  # by a call that could not erase it
            if found is None:
                raise no_document(id_, folder)
            opened.drop(found[0])
            if not found[2]:
                opened.keep_out(id_, found[1])
        if erase:
            opened.writer.overwrite()
        opened.commit({})
        if erase:
            with erasing(folder):
                opened.erase_names(ids)
                opened.writer.erase_traces()


def erase(folder: Location | str, *, wait: float = 0.0) -> None:
    """Leave no byte in the store in *folder* of what was taken out of it before.

    Raises:
        StoreError: there is no store, it is locked, or somebody reads an older state of it.
    """
    folder = read_location(folder)
    require_number("wait", wait, least=0)
    with open_store(folder) as store:
        settings = store.settings
    with change(folder, settings, None, wait=wait) as opened:
        opened.writer.overwrite()
        with erasing(folder):
            opened.erase_names()
            opened.writer.erase_traces()
