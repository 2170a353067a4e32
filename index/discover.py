"""Which files a run reads, how each is named in the store, and which id its document gets."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load import is_read


@dataclass(frozen=True, slots=True)
class Place:
    """A file to read: where it is, how the store names it, and the id its document would like."""

    path: Path
    shown: str
    id: str


def discover(paths: Sequence[Path], folder: Path) -> list[Place]:
    """Return every readable file under *paths* once, in order of path, for the store in *folder*.

    Inside a folder, hidden files, the store itself and formats that are not read are passed over; a file
    named outright is always tried. A file's id is its path below the folder that was named. A folder that
    may not be looked into is returned itself, for its reader to report.

    Raises:
        LoadError: one of *paths* does not exist.
    """
    places: dict[Path, Place] = {}
    for named in paths:
        root = Path(os.path.abspath(named))
        if not os.path.exists(root):  # noqa: PTH110  where Path.exists raises, as below a closed folder, it is false
            raise LoadError(
                f"{named}: there is no such file or folder; check the path, or take documents out of the "
                f"store with `passerelle remove ID`"
            )
        files = [root] if root.is_file() else sorted(_walk(root, Path(os.path.abspath(folder))))
        for path in files:
            id_ = path.name if path == root else path.relative_to(root).as_posix()
            places.setdefault(path, Place(path, shown_path(path, folder), printable(id_)))
    return [places[path] for path in sorted(places)]


def shown_path(path: Path, folder: Path) -> str:
    """Return how the store in *folder* names a file: from the store's own parent where it lies below it.

    A project that is moved or cloned whole therefore keeps its store in step.
    """
    beside = Path(os.path.abspath(folder)).parent
    shown = path.relative_to(beside) if path.is_relative_to(beside) else path
    return printable(shown.as_posix())


def printable(name: str) -> str:
    """Return *name* with the bytes that are no text, as an old archive's names may have, spelt out."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def is_below(shown: str, paths: Sequence[Path], folder: Path) -> bool:
    """Tell whether the file that the store names *shown* is, or lies under, one of *paths*."""
    path = Path(printable(os.path.abspath(folder))).parent / shown
    return any(path.is_relative_to(printable(os.path.abspath(named))) for named in paths)


def vacant_id(place: Place, taken: Collection[str]) -> str:
    """Return the id the document wants, with as many parent folders in front as it takes to be its own."""
    id_ = place.id
    above = place.path.parents[len(Path(place.id).parts) - 1 :]
    for parent in above:
        if id_ not in taken:
            break
        id_ = f"{parent.name}/{id_}"
    return id_


def _walk(root: Path, store: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for name, folders, files in os.walk(root, onerror=lambda error: closed.append(Path(error.filename))):
        here = Path(name)
        folders[:] = [each for each in folders if not each.startswith(".") and here / each != store]
        for each in files:
            if not each.startswith((".", "~$")) and is_read(here / each):
                yield here / each
    yield from closed
