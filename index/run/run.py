"""One run over files: read what changed, stage what it holds, and give an account of the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from passerelle.index.discover import Place, Survey, vacant_id
from passerelle.index.errors import LoadError
from passerelle.index.paths import is_below, printable
from passerelle.index.run.digest import file_size
from passerelle.index.run.documents import GIVEN, Documents, Known
from passerelle.index.run.kept_out import KeptOut, Owners
from passerelle.index.run.meter import Meter
from passerelle.index.run.types import Failure, Progress, Summary
from passerelle.index.store.account import Account, read_unread
from passerelle.index.store.change import Change
from passerelle.index.store.location import Location
from passerelle.index.types import Document, Unread


@dataclass(slots=True)
class Run:
    """The state of one pass over the files: what was known, and what has been seen so far."""

    change: Change
    meter: Meter
    documents: Documents
    kept_out: KeptOut
    owners: Owners
    failures: list[Failure] = field(default_factory=list)
    added: int = 0
    updated: int = 0
    unchanged: int = 0

    @classmethod
    def begin(cls, change: Change, progress: Callable[[Progress], None]) -> "Run":
        """Return a run that has read no file yet, of which *progress* is told how far it has come."""
        documents = Documents(change)
        kept_out = KeptOut(change, documents.hashes)
        return cls(change, Meter(documents, progress), documents, kept_out, Owners(documents.taken, kept_out))

    @property
    def has_staged(self) -> bool:
        """Whether documents are put in, taken out or moved."""
        return bool(self.documents.staged or self.documents.dropped or self.documents.moved)

    def wanting(self) -> Callable[[Place, str], bool]:
        """Return what tells of a file and its digest, before its turn comes, whether it will be read."""
        hashes = self.documents.hashes
        moved = {hashes[path] for path in self.documents.fileless}
        kept = {} if self.change.rebuild else hashes
        return lambda place, digest: (
            kept.get(place.shown) != digest and digest not in moved and not self.kept_out.knows(place, digest)
        )

    def read(self, places: Sequence[Place]) -> None:
        """Parse the files that changed and stage what they hold."""
        meter, sizes = self.meter, [file_size(place.path) for place in places]
        meter.total = sum(sizes)
        self.change.tell = meter.tell
        for place, size in zip(places, sizes, strict=True):
            before = meter.bytes_read
            meter.file_ends = before + size
            self._read_file(place)
            meter.bytes_read = before + size
            meter.tell()

    def unread_at(self, found: Survey, paths: Sequence[Path], folder: Location) -> dict[str, list[Unread]]:
        """Return what was not read at each path, where that is other than what the store keeps of it.

        What it keeps of paths that lie elsewhere is left alone.
        """
        kept, now = _by_path(read_unread(self.change.connection)), _by_path(found.unread)
        for path, failures in groupby(
            sorted(self.failures, key=lambda each: each.path), lambda each: each.path
        ):
            if failed := self.kept_out.failure(path, [each.reason for each in failures]):
                now.setdefault(path, []).append(failed)
        untouched = (each for path in self.kept_out.untouched for each in kept.get(path, []))
        for each in (*self.kept_out.unread(), *(each for each in untouched if each.kind == "removed")):
            now.setdefault(each.path, []).append(each)
        gone: dict[str, list[Unread]] = {
            path: [] for path in kept if path not in now and is_below(path, paths, folder)
        }
        return {path: each for path, each in (gone | now).items() if set(each) != set(kept.get(path, []))}

    def summary(self, account: Account, seconds: float) -> Summary:
        """Return what the run did in so many *seconds*."""
        connection = self.change.connection
        held = connection.execute("SELECT count(*) FROM documents WHERE live = 1").fetchone()[0]
        return Summary(
            added=self.added,
            updated=self.updated,
            removed=len(self.documents.dropped),
            unchanged=self.unchanged,
            failures=tuple(self.failures),
            documents=held,
            passages=self.change.writer.passages(),
            embedded=self.documents.embedded,
            seconds=round(seconds, 3),
            account=account,
            moved=len(self.documents.moved),
            fileless=sum(len(known) for known in self.documents.fileless.values()),
        )

    def _read_file(self, place: Place) -> None:
        known = {each.id: each for each in self.documents.known.get(place.shown, [])}
        try:
            if not known and self.kept_out.has_file(place):
                return
            digest = self.documents.source.digest(place)
            if self.documents.hashes.get(place.shown) == digest and not self.change.rebuild:
                self.unchanged += len(known)
                self.kept_out.untouched.add(place.shown)
                return
            if not known and (self._found_again(place, digest) or self.kept_out.has_bytes(place, digest)):
                return
            own_id = next(iter(known)) if len(known) == 1 else vacant_id(place, self.owners)
            faults = len(self.failures)
            items = self.documents.source.load(place, own_id, self.meter.tell_share)
            seen = {id_ for item in items if (id_ := self._take(place, item, known))}
        except LoadError as error:
            self.failures.append(Failure(place.shown, printable(str(error))))
            return
        self.kept_out.named |= {place.shown} if seen else set()
        if len(self.failures) == faults:  # a file with bad lines keeps what was read of it, and is read again
            self.documents.drop([each for id_, each in known.items() if id_ not in seen])
            nameless = not seen and place.shown in self.kept_out.erased
            self.documents.files[place.shown] = None if nameless else digest

    def _found_again(self, place: Place, digest: str) -> bool:
        """Tell whether *place* holds what a file that is gone held, and stage that its documents moved there.

        They keep their ids where that is what they would be called: of one document a file, the same name below the
        folder that was named; of several, each has its own.
        """
        for path, known in self.documents.fileless.items():
            own = len(known) > 1 or [each.id for each in known] == [place.id]
            if self.documents.hashes[path] == digest and own:
                self.documents.move(path, place, digest)
                return True
        return False

    def _take(self, place: Place, item: Document | LoadError, known: dict[str, Known]) -> str | None:
        """Stage one loaded document unless the store holds it as it is; return its id."""
        if isinstance(item, LoadError):
            self.failures.append(Failure(place.shown, printable(str(item))))
            return None
        if item.id not in known and self.kept_out.has_line(place, item.id):
            return None
        item = self._with_own_id(place, item, known)
        owner = self.owners.get(item.id)
        if owner is None and self.kept_out.has_moved(place, item.id):
            return None
        fileless = self.documents.fileless
        if owner in fileless:  # its file is gone, and here it is again, changed
            known = known | {each.id: each for each in fileless[owner] if each.id == item.id}
            fileless[owner] = [each for each in fileless[owner] if each.id != item.id]
            if not fileless[owner]:  # should it be there again, it is read
                self.documents.files[owner] = None
        elif owner is not None and owner != place.shown:
            other = "a document that was not read from a file" if owner == GIVEN else f"a document of {owner}"
            reason = f"the id {item.id!r} belongs to {other}: give one of the two another id"
            self.failures.append(Failure(place.shown, reason))
            return None
        before = known.get(item.id)
        same = before is not None and before.hash == item.content_hash
        moved = same and owner != place.shown and not self.change.rebuild
        if before is not None and moved:
            self.documents.move_one(before, place.shown)
        elif not same or self.change.rebuild:
            self.documents.put(place.shown, item)
        self.meter.take(len(item.text))
        self.unchanged += same and not moved
        self.updated += before is not None and not same
        self.added += before is None
        return item.id

    def _with_own_id(self, place: Place, item: Document, known: dict[str, Known]) -> Document:
        """Return *item* under an id that no other file's document has: its file's name before its own."""
        if item.id in known or self.documents.taken.get(item.id) in self.documents.fileless:
            return item
        for id_ in (f"{place.id}/{item.id}", f"{place.shown}/{item.id}"):
            apart = id_ in known or self.owners.get(item.id) not in {None, place.shown}
            if apart and self.owners.get(id_) in {None, place.shown}:
                return replace(item, id=id_)
        return item


def _by_path(unread: Sequence[Unread]) -> dict[str, list[Unread]]:
    by_path: dict[str, list[Unread]] = {}
    for each in unread:
        by_path.setdefault(each.path, []).append(each)
    return by_path
