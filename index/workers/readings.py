"""A run's files read and embedded by workers: they are asked for ahead, and taken in the order of the run."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field

from passerelle.index.discover import Place
from passerelle.index.errors import LoadError
from passerelle.index.paths import printable
from passerelle.index.run.source import Cuts, Source
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.orders import Orders, State, ordering
from passerelle.index.store.postgres.work import STORED
from passerelle.index.types import Document
from passerelle.index.workers.order import CHANGED, Order
from passerelle.index.workers.parcel import of_document, unpacked
from passerelle.index.workers.processes import Processes

TOGETHER = 256
"""Files asked for at once."""
LEAST_SECONDS, MOST_SECONDS = 0.02, 0.5
"""How soon the run looks again whether a file is done, first and after a while."""


@dataclass(slots=True)
class Readings:
    """What workers have read for one run; what they were not asked for is read ``here``.

    ``wants`` tells whether a file with a digest is to be read.
    """

    orders: Orders
    processes: Processes
    here: Source
    wants: Callable[[Place, str], bool]
    embedded: int = 0
    _digests: dict[str, str | LoadError] = field(default_factory=dict)
    _files: dict[str, int] = field(default_factory=dict)
    _last: tuple[str, Cuts] = ("", ())

    def expect(self, places: Sequence[Place], stored: Iterable[tuple[int, str]]) -> None:
        """Have the files read that the run will want, and *stored* documents, each its row and hash, cut."""
        for start in range(0, len(places), TOGETHER):
            self._ask(list(self._wanted(places[start : start + TOGETHER])))
        rows = [(f"{STORED}{row}", hash_, 0) for row, hash_ in stored]
        for start in range(0, len(rows), TOGETHER):
            self._ask(rows[start : start + TOGETHER])
        self.orders.forget_others()

    def digest(self, place: Place) -> str:
        found = self._digests[place.shown]
        if isinstance(found, LoadError):
            raise found
        return found

    def load(self, place: Place, id_: str, tell: Callable[[float], None]) -> Iterator[Document | LoadError]:
        file = self._files.get(str(place.path))
        if file is None:
            yield from self.here.load(place, id_, tell)
            return
        yield from self._items(file, id_, tell)
        problem = self._state(file).problem
        if problem == CHANGED:
            yield from self.here.load(place, id_, tell)
        elif problem:
            raise LoadError(problem)

    def cut(self, document: Document, row: int | None = None) -> Cuts | None:
        if row is not None:
            self._fetch(row)
        hash_, cuts = self._last
        return of_document(cuts, document) if hash_ == document.content_hash else None

    def _fetch(self, row: int) -> None:
        file = self._files.get(f"{STORED}{row}")
        for _ in self._items(file, "", lambda _: None) if file is not None else ():
            pass

    def _items(self, file: int, id_: str, tell: Callable[[float], None]) -> Iterator[Document | LoadError]:
        """Yield what a file holds, and keep the passages of its last document."""
        for parcel in self._parcels(file, tell):
            item, cuts = unpacked(parcel, id_)
            if isinstance(item, Document):
                self._last = item.content_hash, cuts
            yield item

    def end(self) -> None:
        self.processes.close()

    def _state(self, file: int) -> State:
        state = self.orders.state(file)
        self.embedded = state.embedded
        return state

    def _wanted(self, places: Sequence[Place]) -> Iterator[tuple[str, str, int]]:
        """Yield the files that workers are to read; one whose name is no text stays with the run."""
        for place in places:
            try:
                digest = self._digests[place.shown] = self.here.digest(place)
                if self.wants(place, digest) and printable(str(place.path)) == str(place.path):
                    yield str(place.path), digest, place.path.stat().st_size
            except LoadError as error:
                self._digests[place.shown] = error
            except OSError:  # gone meanwhile: who reads it says so
                continue

    def _ask(self, files: Sequence[tuple[str, str, int]]) -> None:
        if files:
            self._files |= self.orders.ask(files)
            self.processes.start()

    def _parcels(self, file: int, tell: Callable[[float], None]) -> Iterator[bytes]:
        """Yield what a file holds as it was packed, as soon as it is read and embedded."""
        number, pause = 0, LEAST_SECONDS
        while True:
            state = self._state(file)
            while found := self.orders.ready(file, number):
                yield from (parcel for _, parcel in found)
                number, pause = found[-1][0] + 1, LEAST_SECONDS
            if state.is_read and state.share == 1:
                self.processes.killed = 0
                return
            tell(state.share)
            self.processes.require_alive()
            time.sleep(pause)
            pause = min(2 * pause, MOST_SECONDS)


@contextmanager
def reading(
    database: Database,
    order: Order,
    processes: Processes,
    here: Source,
    wants: Callable[[Place, str], bool],
) -> Iterator[Readings]:
    """Ask workers of *database*, *processes* here among them, for what an *order* says, as long as a run needs them."""
    with ordering(database, order.text) as orders, closing(processes):
        yield Readings(orders, processes, here, wants)
