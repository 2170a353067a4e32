"""Where stores are: one, or several by their names, and how one of them is opened."""

import os
from collections.abc import Iterable, Mapping, Sequence

from passerelle.index.given import require_kind, shown
from passerelle.index.store import opening
from passerelle.index.store.location import Database, Location, read_location
from passerelle.index.store.sql_store import SqlStore
from passerelle.index.store.store import Store

Folder = Location | str
Folders = Folder | Sequence[Folder] | Mapping[str, Folder]
"""Where one store is, or several: in a mapping each has a name, else its folder or address is its name."""


def open_one(folder: Folder) -> SqlStore:
    """Open the one store in *folder*; the errors are those of :func:`~passerelle.index.store.stores.open_store`."""
    location = read_location(folder)
    if isinstance(location, Database):
        from passerelle.index.store.postgres.store import PostgresStore

        return PostgresStore.open(location)
    return Store.open(location)


def require_store(location: Location) -> None:
    """Refuse a place where there is no store; one in a folder may be of an older version, which a change makes new.

    Raises:
        StoreError: there is none, or it cannot be reached.
    """
    if isinstance(location, Database):
        open_one(location).close()
    else:
        opening.connect_to_read(location, older=True).close()


def named_places(folders: object) -> dict[str, Location]:
    """Return where each store is by its name; an address as a name has no password.

    Raises:
        ValueError: none is given, or one twice, or a name is empty.
        TypeError: they are no folders.
    """
    if isinstance(folders, Mapping):
        for name in folders:
            require_kind("the name of a store", name, str, "text")
            if not name:
                raise ValueError("the name of a store is empty: give it one")
        named = {name: read_location(folder) for name, folder in folders.items()}
    elif isinstance(folders, Iterable) and not isinstance(folders, bytes | bytearray):
        given = [read_location(each) for each in folders]
        named = {str(each): each for each in given}
        if len(named) < len(given):
            raise ValueError("one of the stores is given twice: give each once")
    else:
        raise TypeError(f"the stores are {shown(folders)}: give the folder of one, or of several in a list")
    if not named:
        raise ValueError("no store is given: give the folder of one")
    if len({_place(folder) for folder in named.values()}) < len(named):
        raise ValueError("one of the stores is given twice: give each once")
    return named


def _place(location: Location) -> str:
    return str(location) if isinstance(location, Database) else os.path.realpath(location)
