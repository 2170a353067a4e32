"""Facts about a worker from run to run: what it does for one that reads otherwise, beside one, and for the next."""

import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from passerelle.index.embed.embedder import DEFAULT_ENGINE
from passerelle.index.embed.open import BUNDLED_NAME, open_embedder
from passerelle.index.errors import EmbedderError
from passerelle.index.store.rows import Settings
from passerelle.index.types import Document
from passerelle.index.workers import local, worker
from passerelle.index.workers.order import CHANGED, Order
from passerelle.index.workers.readings import Readings
from passerelle.index.workers.worker import Worker
from stores.asking import Asking

MILL = "The mill grinds corn."


def test_a_worker_that_reads_otherwise_than_the_run_only_embeds_unless_it_is_beside_it(
    asking: Asking,
) -> None:
    asking.kept.write(a=MILL)
    other = replace(asking.order, reader="Passerelle 0, format 0, Tesseract none")
    with asking.reading(other) as readings:
        asking.work()
        assert asking.told == [
            (
                f"the run reads files as {other.reader}, and this worker as {asking.order.reader}: it only embeds what "
                f"others read; to have it read too, make the two alike"
            )
        ]
        asking.work(beside=True)
        assert asking.told[1].startswith("read 1 file and embedded 1 passage in ")
        assert len(asking.told) == 2
        assert len(asking.read(readings)) == 1


def test_a_worker_beside_its_run_says_that_a_file_has_changed(asking: Asking) -> None:
    asking.kept.write(a=MILL)
    with asking.reading() as readings:
        asking.kept.write(a="The ferry crosses.")
        asking.work(beside=True)
        (number,) = readings._files.values()
        assert readings.orders.state(number).problem == CHANGED
        (found,) = asking.read(readings)
        assert isinstance(found, Document)
        assert found.text == "The ferry crosses."


def test_a_worker_of_another_model_is_refused(asking: Asking) -> None:
    asking.kept.write(a=MILL)
    settings = replace(asking.order.settings, fingerprint="f" * 16, model="others")
    with (
        asking.reading(replace(asking.order, settings=settings)),
        pytest.raises(EmbedderError, match=r"this worker has the model words .* made with others \(f{16}\)"),
    ):
        asking.work()


class StoppedError(Exception):
    """Ends a worker, which goes on for ever by itself."""


def test_a_worker_goes_from_one_run_to_the_next_and_looks_for_work_soon_after_each(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs, asked, pauses = ExitStack(), list[Readings](), list[float]()

    def sleep(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) in {3, 4}:  # what was asked for is done
            asking.read(asked[-1])
            runs.pop_all().close()
        if len(pauses) in {2, 3}:
            asking.kept.write(**{f"mill{len(pauses)}": f"The mill number {len(pauses)} grinds."})
            asked.append(runs.enter_context(asking.reading()))
        if len(pauses) == 5:
            raise StoppedError

    with asking.kept.changing() as opened:
        opened.commit({})
    monkeypatch.setattr(worker.time, "sleep", sleep)  # type: ignore[attr-defined]
    with runs, pytest.raises(StoppedError):
        Worker(asking.place, asking.told.append, embedder=asking.kept.embedder).run(once=False)
    assert pauses == [0.05, 0.1, 0.05, 0.05, 0.1]
    assert [each.partition(" in ")[0] for each in asking.told] == [
        "read 1 file and embedded 1 passage",
        "read 2 files and embedded 1 passage",
    ]


@pytest.fixture
def begun(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., int]]:
    """Give what begins a worker as a run does, and returns its exit status; its input is closed at the end."""
    read, write = os.pipe()
    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(os, "_exit", lambda _: None)
    with os.fdopen(read, encoding="utf-8") as told, os.fdopen(write, "w", encoding="utf-8") as run:

        def begin(**told_of: object) -> int:
            place = {"url": asking.place.url, "schema": asking.place.schema}
            run.write(json.dumps({**place, **told_of}) + "\n")
            run.flush()
            return local.main()

        monkeypatch.setattr(sys, "stdin", told)
        yield begin
        run.close()
        for thread in threading.enumerate():
            if thread is not threading.current_thread() and thread.daemon and thread.name.endswith("_run)"):
                thread.join(30)
        signal.signal(signal.SIGINT, before)


def test_a_worker_that_a_run_starts_has_the_model_and_the_engine_it_is_told(
    asking: Asking, begun: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    asking.kept.write(a=MILL)
    with asking.reading():
        assert begun(model=BUNDLED_NAME, engine={"device": "cuda"}) == 1
    assert "the bundled model always runs on the processor" in capsys.readouterr().err


def test_a_worker_that_a_run_starts_is_beside_it(
    asking: Asking, begun: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    order = Order(Settings.of(open_embedder(), DEFAULT_ENGINE, 6), rebuild=False, reader="another")
    problems: list[str] = []
    asking.kept.write(a=MILL)
    with ExitStack() as runs:
        readings = runs.enter_context(asking.reading(order))
        (number,) = readings._files.values()
        asking.kept.write(a="The ferry crosses.")

        def sleep(_: float) -> None:  # there is nothing more to do
            problems.append(readings.orders.state(number).problem)
            runs.pop_all().close()
            other = replace(order, settings=replace(order.settings, fingerprint="f" * 16))
            runs.enter_context(asking.reading(other))

        monkeypatch.setattr(worker.time, "sleep", sleep)  # type: ignore[attr-defined]
        assert begun(model="", engine={}) == 1  # for the second order is of another model
    assert problems == [CHANGED]
