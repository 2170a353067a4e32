"""How far a run over files has come, as whoever waits is told."""

from types import SimpleNamespace
from typing import Any, cast

from passerelle.index.run.documents import Documents
from passerelle.index.run.meter import Meter
from passerelle.index.run.types import Progress


def metered(*, cut: int = 0, unsettled: int = 0, total: int = 1000) -> tuple[Meter, list[Progress], Any]:
    """Return the meter of a run that has *cut* passages, *unsettled* without vectors; and all that it tells."""
    told: list[Progress] = []
    run = SimpleNamespace(change=SimpleNamespace(cut=cut, unsettled=unsettled), embedded=3)
    return Meter(cast("Documents", run), told.append, total=total), told, run


def test_text_counts_once_its_passages_have_vectors() -> None:
    meter, told, run = metered(cut=10, unsettled=4)
    meter.file_ends = 500
    meter.take(200)
    assert told == [Progress(120, 1000, 10, 3)]
    run.change.unsettled = 0
    meter.tell()
    assert told[-1] == Progress(200, 1000, 10, 3)


def test_before_a_passage_is_cut_all_that_is_read_counts() -> None:
    meter, told, _ = metered()
    meter.file_ends = 500
    meter.take(200)
    assert told == [Progress(200, 1000, 0, 3)]


def test_a_file_counts_for_no_more_than_its_bytes_however_long_its_text() -> None:
    meter, told, _ = metered()
    meter.file_ends = 500
    meter.take(400)
    meter.take(400)
    assert [each.done for each in told] == [400, 500]


def test_what_was_said_last_is_not_said_again() -> None:
    meter, told, _ = metered()
    meter.tell()
    meter.tell()
    assert told == [Progress(0, 1000, 0, 3)]


def test_pages_being_recognised_count_by_their_share_until_the_file_is_read() -> None:
    meter, told, _ = metered()
    meter.bytes_read, meter.file_ends = 100, 500
    meter.tell_share(0.25)
    meter.tell_share(0.5)
    assert [each.done for each in told] == [200, 300]
    meter.take(50)
    assert told[-1].done == 150


def test_no_text_counts_before_a_file_is_begun() -> None:
    meter, told, _ = metered()
    meter.take(5)
    assert told == [Progress(0, 1000, 0, 3)]
