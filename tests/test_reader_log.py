"""The log of a training: a line for twenty-five steps, or fewer where something was saved, of the means of these."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from small_training import SMALL, learn

pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader import log
from passerelle.training.reader.settings import Settings
from passerelle.training.reader.train import Report


def reports(count: int, *saved: int) -> list[Report]:
    """Return a report of each step, whose losses are its number and its double."""
    return [Report(at, 8 * at, float(at), 2.0 * at, 0.5 / at, at in saved) for at in range(1, count + 1)]


@pytest.mark.parametrize(
    ("count", "saved", "steps"),
    [(24, (), []), (25, (), [25]), (51, (), [25, 50]), (30, (3, 28), [3, 28]), (30, (30,), [25, 30])],
)
def test_steps_share_a_line_until_something_is_saved(
    tmp_path: Path, count: int, saved: tuple[int, ...], steps: list[int]
) -> None:
    said = list(log.logged(reports(count, *saved), tmp_path))
    assert [int(line.split(",")[0].removeprefix("step ")) for line in said] == steps


def test_a_line_has_the_means_since_the_last_and_what_the_last_step_was(tmp_path: Path) -> None:
    log.opened(tmp_path, Settings(examples=9), "data")
    said = list(log.logged(reports(6, 2, 5), tmp_path))
    log.opened(tmp_path, Settings(examples=10), "data")
    first, one, other, last = map(json.loads, (tmp_path / log.FILE).read_text(encoding="utf-8").splitlines())
    assert (first["settings"]["examples"], last["settings"]["examples"]) == (9, 10)
    assert one == {
        "step": 2, "examples": 16, "span": 1.5, "answers": 3.0, "rate": 0.25, "seconds": 0, "saved": True,
    }  # fmt: skip
    assert (other["span"], other["answers"], other["rate"]) == (4.0, 8.0, 0.1)
    assert said[0] == "step 2, examples 16, span 1.5, answers 3.0, rate 0.25, seconds 0, saved True"


def test_losses_are_rounded_to_four_places(tmp_path: Path) -> None:
    (line,) = log.logged([Report(1, 1, 0.123456, 2 / 3, 0.1, saved=True)], tmp_path)
    assert "span 0.1235, answers 0.6667" in line


@pytest.mark.parametrize(
    ("step", "seen", "rate"),
    [
        (0, 0, 0.1),
        (4, 0, 0.5),
        (9, 0, 1.0),
        (20, 0, 1.0),
        (20, 500, 0.51),
        (20, 1000, 0.02),
        (20, 2000, 0.02),
    ],
)
def test_the_rate_rises_and_falls_in_a_line_to_its_fiftieth(step: int, seen: int, rate: float) -> None:
    assert Settings(examples=1000, rate=1.0, warm_up=10).rate_at(step, seen) == pytest.approx(rate)


@pytest.mark.usefixtures("one_thread")
def test_the_log_has_the_settings_and_a_line_for_many_steps(tmp_path: Path) -> None:
    log.opened(tmp_path, SMALL, "data")
    said = list(log.logged(learn(SMALL, tmp_path, every=0), tmp_path))
    first, *lines = map(json.loads, (tmp_path / log.FILE).read_text(encoding="utf-8").splitlines())
    assert first == {"settings": asdict(SMALL), "data": "data"}
    assert [line["step"] for line in lines] == [2, 4]
    assert [line["saved"] for line in lines] == [True, True]
    assert said[-1].startswith("step 4, examples 32, span ")
