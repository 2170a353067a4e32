"""What a run over files leaves out because it was removed before, and what it takes in again because it is asked to."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from passerelle.index.discover import Place
from passerelle.index.errors import StoreError
from passerelle.index.load import is_collection
from passerelle.index.paths import is_below, is_gone, shown_path
from passerelle.index.store.change import Change
from passerelle.index.store.removed import EXAMPLES, Digests, Removed, read_removed
from passerelle.index.types import Unread

NAMELESS = "a part of it could not be read: index it again to see why"


@dataclass(slots=True)
class KeptOut:
    """Removed documents as one run meets them; ``hashes`` are those of the files that the store knows.

    A document stays out as long as its file is where it was, whatever is in it; where that file is gone, a file with
    the same bytes or a document with the same id is taken for it. Another file that wants its id gets a longer one.
    ``paths`` are those of files that are there, ``wanted`` the ids that files of the run would have. ``named`` are
    paths that the store names for other documents; of an erased one it keeps neither path nor id.
    """

    change: Change
    hashes: dict[str, str]
    removed: dict[bytes, Removed] = field(init=False)
    at: dict[bytes, Removed] = field(init=False)
    digests: Digests = field(init=False)
    paths: dict[bytes, str] = field(default_factory=dict)
    wanted: set[bytes] = field(default_factory=set)
    left_out: dict[str, list[str]] = field(default_factory=dict)
    erased: dict[str, int] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    untouched: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.digests = Digests.of(self.change.connection)
        self.removed = {each.id: each for each in read_removed(self.change.connection)}
        self.at = {each.path: each for each in self.removed.values()}

    def meet(self, places: Sequence[Place]) -> None:
        """Take note of the files that the run finds."""
        if self.removed:
            known = [path for path in self.hashes if not is_gone(path, self.change.folder)]
            self.paths = {
                self.digests.path(path): path for path in (*known, *(place.shown for place in places))
            }
            self.wanted = {self.digests.id(place.id) for place in places}

    def owner(self, id_: str) -> str | None:
        """Return the file, still there, whose removed document had that id."""
        found = self._of_id(id_)
        return self.paths.get(found.path) if found else None

    def knows(self, place: Place, file_hash: str) -> bool:
        """Tell whether something of a file may be kept out, by its path or its bytes."""
        return bool(self.removed) and (
            self.digests.path(place.shown) in self.at
            or self.digests.content(file_hash) in {each.content for each in self.removed.values()}
        )

    def has_file(self, place: Place) -> bool:
        """Tell whether the one document of a file is kept out, before the file is opened."""
        found = self.at.get(self.digests.path(place.shown)) if self.removed else None
        return found is not None and not is_collection(place.path) and self._leave_out(found, place, place.id)

    def has_bytes(self, place: Place, file_hash: str) -> bool:
        """Tell whether the one document of a file is kept out, as it was before the file had another path.

        Of several files with the same bytes it is the one that has its name.
        """
        content = self.digests.content(file_hash) if self.removed else b""
        gone = [
            each for each in self.removed.values() if each.content == content and each.path not in self.paths
        ]
        own = self.digests.id(place.id)
        found = [each for each in gone if each.id == own] or [
            each for each in gone if each.id not in self.wanted
        ]
        return bool(found) and not is_collection(place.path) and self._leave_out(found[0], place, place.id)

    def has_line(self, place: Place, id_: str) -> bool:
        """Tell whether a document of a file that may hold several is kept out, by what the file calls it."""
        path = self.digests.path(place.shown)
        if path not in self.at:
            return False
        for name in (id_, f"{place.id}/{id_}", f"{place.shown}/{id_}"):
            found = self._of_id(name)
            if found is not None and found.path == path:
                return self._leave_out(found, place, id_)
        return False

    def has_moved(self, place: Place, id_: str) -> bool:
        """Tell whether a document under that id is one whose file is gone, and is kept out here too."""
        found = self._of_id(id_)
        return found is not None and found.path not in self.paths and self._leave_out(found, place, id_)

    def take_again(self, asked: Sequence[str], places: Sequence[Place]) -> None:
        """Keep out no more what is *asked* for by its id, its file or a folder above it.

        Raises:
            StoreError: nothing that was removed has such an id or path.
        """
        for name in asked:
            found = self._asked(name, places)
            if not found:
                raise StoreError(
                    f"nothing that was removed from {self.change.folder} has the id or the path {name!r}: "
                    f"`passerelle documents --gaps` lists what is kept out"
                )
            files = [self.paths[each.path] for each in found if each.path in self.paths]
            self.change.allow(found, files)
            for each in found:
                del self.removed[each.id]
            self.at = {each.path: each for each in self.removed.values()}
            for path in files:
                self.hashes.pop(path, None)

    def unread(self) -> list[Unread]:
        """Return the account of what was left out, as the store may keep it."""
        return [self._unread(path) for path in {**self.left_out, **self.erased} if self._may_name(path)]

    def unnamed(self) -> list[Unread]:
        """Return the rest of the account, which no store keeps."""
        return [self._unread(path) for path in self.erased if not self._may_name(path)]

    def failure(self, path: str, reasons: Sequence[str]) -> Unread | None:
        """Return the account of a file that failed for *reasons*, which may name an erased document."""
        if path in self.erased:
            return Unread(path, "failures", NAMELESS, len(reasons)) if self._may_name(path) else None
        return Unread(path, "failures", reasons[0], len(reasons), tuple(reasons[1:EXAMPLES]))

    def _may_name(self, path: str) -> bool:
        return path in self.left_out or path in self.named

    def _unread(self, path: str) -> Unread:
        ids = self.left_out.get(path, [])
        return Unread(path, "removed", "", len(ids) + self.erased.get(path, 0), tuple(ids[:EXAMPLES]))

    def _asked(self, name: str, places: Sequence[Place]) -> list[Removed]:
        folder = self.change.folder
        if found := self._of_id(name):
            return [found]
        path = Path(os.path.abspath(name))
        wanted = {self.digests.path(shown_path(path, folder)), self.digests.path(name)}
        known = {*self.hashes, *(place.shown for place in places)}
        wanted |= {self.digests.path(each) for each in known if is_below(each, [path], folder)}
        return [each for each in self.removed.values() if each.path in wanted]

    def _of_id(self, id_: str) -> Removed | None:
        return self.removed.get(self.digests.id(id_)) if self.removed else None

    def _leave_out(self, removed: Removed, place: Place, id_: str) -> bool:
        if removed.erased:
            self.erased[place.shown] = self.erased.get(place.shown, 0) + 1
        else:
            self.left_out.setdefault(place.shown, []).append(id_)
        path = self.digests.path(place.shown)
        if removed.path != path:
            self.change.follow(removed, path)
            self.removed[removed.id] = self.at[path] = replace(removed, path=path)
        return True


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose an id is: the file of the live document that has it, or of the removed one that had it."""

    taken: dict[str, str]
    kept_out: KeptOut

    def __contains__(self, id_: object) -> bool:
        return self.get(str(id_)) is not None

    def get(self, id_: str) -> str | None:
        return self.taken.get(id_) or self.kept_out.owner(id_)
