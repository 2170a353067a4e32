"""Facts about a worker from run to run: what it does for one that reads otherwise, beside one, and for the next."""

from contextlib import ExitStack
from dataclasses import replace

import pytest

from passerelle.index.errors import EmbedderError
from passerelle.index.types import Document
from passerelle.index.workers import worker
from passerelle.index.workers.order import CHANGED
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
