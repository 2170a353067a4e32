"""Which files a run reads, and which id the document of each gets."""

import os
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load import SUFFIXES, is_read
from passerelle.index.paths import printable, shown_path
from passerelle.index.store.location import Database, Location
from passerelle.index.types import Unread, UnreadKind

CONVERT = f"convert them to one of {' '.join(sorted(SUFFIXES))}"
NAME_THEM = "name what they lead to, to have it read"
EXAMPLES = 3
"""Names that are kept of the files of one suffix in one folder."""


@dataclass(frozen=True, slots=True)
class Place:
    """A file to read: where it is, how the store names it, and the id its document would like."""

    path: Path
    shown: str
    id: str


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies under the paths of a run: the files to read in order of path, and what is passed over.

    ``barren`` are the folders that were named and hold nothing that can be read but other things, and which.
    """

    places: list[Place]
    unread: list[Unread]
    barren: dict[str, str]


def survey(paths: Sequence[Path], folder: Location) -> Survey:
    """Return every readable file under *paths* once, and what lies beside them, for the store in *folder*.

    Inside a folder, hidden files and the store itself are passed over, and without a word; so are formats that are
    not read and linked folders, which are named. A file named outright is always tried. A file's id is its path
    below the folder that was named. A folder that may not be looked into is returned itself, for its reader to
    report.

    Raises:
        LoadError: one of *paths* does not exist.
    """
    places: dict[Path, Place] = {}
    unread: dict[tuple[str, str, str], Unread] = {}
    barren: dict[str, str] = {}
    for named in paths:
        root = Path(os.path.abspath(named))
        if not os.path.exists(root):  # noqa: PTH110  where Path.exists raises, as below a closed folder, it is false
            raise LoadError(
                f"{named}: there is no such file or folder; check the path, or take documents out of the "
                f"store with `passerelle remove ID`, all whose files are gone with `passerelle index --prune`"
            )
        store = None if isinstance(folder, Database) else Path(os.path.abspath(folder))
        walk = _Walk(root, store, named=[os.path.realpath(each) for each in paths])
        files = [root] if root.is_file() else sorted(walk.files())
        for path in files:
            id_ = path.name if path == root else path.relative_to(root).as_posix()
            places.setdefault(path, Place(path, shown_path(path, folder), printable(id_)))
        passed = list(walk.unread(folder))
        unread |= {(each.path, each.kind, each.what): each for each in passed}
        if passed and not files:
            barren[shown_path(root, folder)] = _barren(named, passed)
    return Survey([places[path] for path in sorted(places)], [unread[key] for key in sorted(unread)], barren)


def vacant_id(place: Place, taken: Container[str]) -> str:
    """Return the id the document wants, with as many parent folders in front as it takes to be its own."""
    id_ = place.id
    above = place.path.parents[len(Path(place.id).parts) - 1 :]
    for parent in above:
        if id_ not in taken:
            break
        id_ = f"{parent.name}/{id_}"
    return id_


@dataclass(slots=True)
class _Walk:
    """A walk through the folder *root*, past the *store*; ``passed`` and ``links`` are what it does not go into.

    A link to what lies under one of the *named* paths is none of these: that is read anyway.
    """

    root: Path
    store: Path | None
    named: Sequence[str]
    passed: dict[tuple[Path, str], list[str]] = field(default_factory=dict)
    links: dict[Path, list[str]] = field(default_factory=dict)

    def files(self) -> Iterator[Path]:
        """Yield the files of formats that are read, and the folders that are closed."""
        closed: list[Path] = []
        for name, folders, files in os.walk(
            self.root, onerror=lambda error: closed.append(Path(error.filename))
        ):
            here = Path(name)
            folders[:] = [each for each in folders if not each.startswith(".") and here / each != self.store]
            for each in sorted(folders):
                if (here / each).is_symlink() and not self._is_read(here / each):
                    self.links.setdefault(here, []).append(each)
            for each in sorted(files):
                suffix = Path(each).suffix.lower()
                if each.startswith((".", "~$")):
                    continue
                if is_read(here / each):
                    yield here / each
                else:
                    self.passed.setdefault((here, suffix), []).append(each)
        yield from closed

    def unread(self, folder: Location) -> Iterator[Unread]:
        """Yield what was passed over, as the store in *folder* names it."""
        for (here, suffix), names in self.passed.items():
            yield _unread(shown_path(here, folder), "other formats", suffix, names)
        for here, names in self.links.items():
            yield _unread(shown_path(here, folder), "linked folders", "", names)

    def _is_read(self, link: Path) -> bool:
        target = Path(os.path.realpath(link))
        below = [target.relative_to(each).parts for each in self.named if target.is_relative_to(each)]
        return any(not any(part.startswith(".") for part in parts) for parts in below)


def suffixes(unread: Iterable[Unread]) -> str:
    """Return how many files of formats that are not read there are of each suffix, the most first."""
    counts: Counter[str] = Counter()
    for each in unread:
        if each.kind == "other formats":
            counts[each.what] += each.count
    return ", ".join(f"{count} {suffix or 'without a suffix'}" for suffix, count in counts.most_common())


def linked(unread: Iterable[Unread]) -> int:
    """Return how many linked folders were not gone into."""
    return sum(each.count for each in unread if each.kind == "linked folders")


def _barren(named: Path, unread: Sequence[Unread]) -> str:
    """Return why nothing was read in the folder *named*, what lies there, and the remedy."""
    found, links = suffixes(unread), linked(unread)
    parts = [f"{found}: {CONVERT}"] if found else []
    if links:
        parts.append(f"{links} linked folder{'s' if links > 1 else ''}: {NAME_THEM}")
    return f"{printable(str(named))}: nothing in it can be read; it holds {'; and '.join(parts)}"


def _unread(path: str, kind: UnreadKind, what: str, names: Sequence[str]) -> Unread:
    return Unread(path, kind, printable(what), len(names), tuple(map(printable, names[:EXAMPLES])))
