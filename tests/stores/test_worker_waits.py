"""Facts about a worker that waits: for work, for a server that is away, and which model it keeps open meanwhile."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from fakes import WordEmbedder
from postgres_server import Server

from passerelle.index.embed.embedder import Engine, Vectors
from passerelle.index.embed.open import BUNDLED_NAME
from passerelle.index.errors import EmbedderError
from passerelle.index.store.location import Database
from passerelle.index.store.postgres import work
from passerelle.index.store.rows import Settings
from passerelle.index.workers import worker
from passerelle.index.workers.order import Order
from passerelle.index.workers.worker import Worker
from stores.asking import Asking

ORDER = Order(Settings(BUNDLED_NAME, "f" * 16, 384, 6), rebuild=False, reader="any")


class StoppedError(Exception):
    """Ends a worker, which goes on for ever by itself."""


def slept(monkeypatch: pytest.MonkeyPatch, then: Callable[[int], None], most: int) -> list[float]:
    """Have a worker not sleep but do something, by how often it has slept; it is stopped after *most* times."""
    pauses: list[float] = []

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == most:
            raise StoppedError
        then(len(pauses))

    monkeypatch.setattr(worker.time, "sleep", sleep)  # type: ignore[attr-defined]
    return pauses


def test_a_worker_that_finds_no_work_looks_again_less_and_less_often(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    pauses = slept(monkeypatch, lambda _: None, 8)
    with pytest.raises(StoppedError):
        Worker(database, told.append, embedder=WordEmbedder()).run(once=False)
    assert pauses == [0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 2.0, 2.0]
    assert told == []


def test_a_worker_whose_server_goes_away_tries_again_until_it_is_back(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.run("CREATE DATABASE away")
    place = Database(server.address.replace("/postgres?", "/away?"))

    def go_and_come(times: int) -> None:
        if times == 1:
            server.run("ALTER DATABASE away ALLOW_CONNECTIONS false")
            server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'away'")
        if times == 3:
            server.run("ALTER DATABASE away ALLOW_CONNECTIONS true")

    told: list[str] = []
    pauses = slept(monkeypatch, go_and_come, 5)
    try:
        with pytest.raises(StoppedError):
            Worker(place, told.append, embedder=WordEmbedder()).run(once=False)
    finally:
        server.run("DROP DATABASE away")
    assert pauses == [0.05, 5.0, 5.0, 0.05, 0.1]
    assert len(told) == 2
    assert "cannot be reached" in told[0]
    assert told[0].endswith("; trying again every 5 s")
    assert told[1] == f"{place} answers again"


@dataclass
class Noting(WordEmbedder):
    """One that notes when the texts of a file are counted, and when they are embedded."""

    done: list[str] = field(default_factory=list)

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        self.done += ["counted"] if self.done[-1:] != ["counted"] else []
        return WordEmbedder.count_tokens(self, texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.done.append("embedded")
        return WordEmbedder.embed_passages(self, texts)


def test_a_worker_comes_to_the_end_of_a_file_before_it_reads_another(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "MOST_FILES", 1)
    asking.kept.write(a="The mill grinds corn.", b="The ferry crosses.")
    embedder = Noting()
    with asking.reading():
        asking.work(embedder)
    assert embedder.done == ["counted", "embedded"] * 2


def test_a_worker_keeps_its_model_open_from_one_order_to_the_next() -> None:
    own = Worker(Database("postgresql://host/name"), lambda _: None)
    first = own._opened(ORDER)
    assert first.name == BUNDLED_NAME
    assert own._opened(replace(ORDER, rebuild=True)) is first
    other = replace(ORDER, settings=replace(ORDER.settings, model="/another/model", precision="int4"))
    with pytest.raises(EmbedderError, match="there is no precision 'int4'"):
        own._opened(other)
    assert own._open is None
    assert own._opened(ORDER).name == BUNDLED_NAME


@pytest.mark.parametrize(
    ("model", "engine", "said"),
    [
        ("/another/model", Engine(precision="int4"), "there is no precision 'int4'"),
        ("", Engine(device="cuda"), "the bundled model always runs on the processor"),
    ],
)
def test_a_workers_own_model_and_engine_stand_in_for_those_of_the_store(
    model: str, engine: Engine, said: str
) -> None:
    with pytest.raises(EmbedderError, match=said):
        Worker(Database("postgresql://host/name"), lambda _: None, model, engine)._opened(ORDER)
