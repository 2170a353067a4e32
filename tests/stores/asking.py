"""A run that has its files read by workers, and what it made."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from fakes import WordEmbedder

from passerelle.index.discover import Place
from passerelle.index.embed.embedder import DEFAULT_ENGINE
from passerelle.index.errors import LoadError
from passerelle.index.run.digest import PARSED_BY, file_hash
from passerelle.index.run.source import Here
from passerelle.index.store.location import Database
from passerelle.index.types import Document
from passerelle.index.workers.order import Order, reader
from passerelle.index.workers.processes import Processes
from passerelle.index.workers.readings import Readings, reading
from passerelle.index.workers.worker import Worker
from stores.kept import Kept


@dataclass(slots=True)
class Asking:
    """A run that has its files read by workers that count words."""

    kept: Kept
    told: list[str] = field(default_factory=list)

    @property
    def place(self) -> Database:
        assert isinstance(self.kept.store, Database)
        return self.kept.store

    @property
    def order(self) -> Order:
        return Order(self.kept.settings, rebuild=False, reader=reader(PARSED_BY))

    def places(self) -> list[Place]:
        return [Place(path, path.name, path.name) for path in sorted(self.kept.documents.iterdir())]

    @contextmanager
    def reading(self, order: Order | None = None) -> Iterator[Readings]:
        none = Processes(0, self.place, "", DEFAULT_ENGINE)
        with (
            self.kept.changing() as opened,  # makes the tables
            reading(
                self.place,
                order or self.order,
                none,
                Here(lambda place: file_hash(place.path)),
                lambda *_: True,
            ) as found,
        ):
            found.expect(self.places(), [])
            yield found
            opened.commit({})

    def work(self, embedder: WordEmbedder | None = None, *, beside: bool = False) -> None:
        worker = Worker(self.place, self.told.append, beside=beside, embedder=embedder or self.kept.embedder)
        worker.run(once=True)

    def work_for_a_run_that_is_killed(self) -> None:
        with suppress(KeyboardInterrupt), self.reading():
            self.work()
            raise KeyboardInterrupt

    def read(self, readings: Readings) -> list[Document | LoadError]:
        return [item for place in self.places() for item in readings.load(place, place.id, lambda _: None)]
