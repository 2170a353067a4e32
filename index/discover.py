"""Which files a run reads, and which id the document of each gets."""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load import SUFFIXES
from passerelle.index.paths import printable, shown_path


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
                f"store with `passerelle remove ID`, all whose files are gone with `passerelle index --prune`"
            )
        files = [root] if root.is_file() else sorted(_walk(root, Path(os.path.abspath(folder))))
        for path in files:
            id_ = path.name if path == root else path.relative_to(root).as_posix()
            places.setdefault(path, Place(path, shown_path(path, folder), printable(id_)))
    return [places[path] for path in sorted(places)]


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
            if not each.startswith((".", "~$")) and Path(each).suffix.lower() in SUFFIXES:
                yield here / each
    yield from closed
