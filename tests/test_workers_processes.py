"""Facts about the workers that a run starts: how many, what each is told, which are replaced, and how they end."""

import json
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from passerelle.index.embed.embedder import Engine
from passerelle.index.errors import StoreError
from passerelle.index.store.location import Database
from passerelle.index.workers import processes
from passerelle.index.workers.processes import Processes

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs that stand in are scripts")
PLACE = Database("postgresql://ada:s3cret@host/papers", "team")
Program = Callable[[str], Path]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Return what makes a script stand in for Python; what it writes to ``$T`` is in the file returned."""

    def put(script: str) -> Path:
        place = tmp_path / "python"
        place.write_text(f"#!/bin/sh\nT={tmp_path}/told\n{script}\n", encoding="utf-8")
        place.chmod(0o755)
        monkeypatch.setattr(sys, "executable", str(place))
        return tmp_path / "told"

    return put


def of(count: int, engine: Engine | None = None) -> Processes:
    return Processes(count, PLACE, "own", engine or Engine(device="cpu"))


TELLING = 'read line; echo "$@" "$line" >> $T; cat > /dev/null'


@pytest.mark.parametrize(
    ("count", "threads", "each"), [(3, 0, 2), (1, 0, 8), (8, 0, 1), (9, 0, 1), (3, 5, 5), (0, 0, 0)]
)
def test_each_worker_has_its_share_of_the_cores_and_no_password_in_its_arguments(
    program: Program, monkeypatch: pytest.MonkeyPatch, count: int, threads: int, each: int
) -> None:
    told = program(TELLING)
    monkeypatch.setattr(processes, "usable_cores", lambda: 8)
    with closing(of(count, Engine("onnx", device="cpu", threads=threads, batch_size=7))) as started:
        started.start()
        started.start()
        started.require_alive()
    engine = {"backend": "onnx", "precision": "", "device": "cpu", "threads": each, "batch_size": 7}
    said = {"url": PLACE.url, "schema": "team", "model": "own", "engine": engine}
    lines = told.read_text(encoding="utf-8").splitlines() if count else []
    assert len(lines) == count
    for line in lines:
        arguments, brace, rest = line.partition("{")
        assert arguments.split() == ["-P", "-m", "passerelle.index.workers.local"]
        assert json.loads(brace + rest) == said


def test_a_worker_that_was_killed_has_a_successor_and_the_others_stay(program: Program) -> None:
    program(TELLING)
    with closing(of(3)) as started:
        started.start()
        first, second, third = started._running
        second.kill()
        second.wait()
        started.require_alive()
        assert started.killed == 1
        assert started._running[:2] == [first, third]
        assert len(started._running) == 3
        started.require_alive()
        assert started.killed == 1
    assert [each.returncode for each in (first, second, third)] == [0, -9, 0]


@pytest.mark.parametrize(("killed", "ends"), [(19, False), (20, True)])
def test_more_than_twenty_that_are_killed_end_the_run(program: Program, killed: int, *, ends: bool) -> None:
    program(TELLING)
    with closing(of(1)) as started:
        started.start()
        started.killed = killed
        (worker,) = started._running
        worker.kill()
        worker.wait()
        if ends:
            said = (
                r"^a worker ended \(status -9\): see what that says of this machine, and run the same command again, "
                r"which goes on from here$"
            )
            with pytest.raises(StoreError, match=said):
                started.require_alive()
        else:
            started.require_alive()


def test_a_worker_that_ends_by_itself_ends_the_run_with_the_end_of_what_it_said(program: Program) -> None:
    program("for n in $(seq 1 250); do echo w$n; done >&2; exit 1")
    with closing(of(1)) as started:
        started.start()
        started._running[0].wait()
        with pytest.raises(StoreError, match=r"a worker ended \(w51 w52 .* w250\): see .* goes on from here"):
            started.require_alive()


def test_a_worker_that_ends_with_another_status_is_held_to_have_been_killed(program: Program) -> None:
    program("exit 3")
    with closing(of(1)) as started:
        started.start()
        started._running[0].wait()
        started.require_alive()
        assert started.killed == 1


def test_a_worker_that_goes_on_when_it_is_told_to_end_is_killed(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("exec sleep 60")
    monkeypatch.setattr(processes, "END_SECONDS", 0.05)
    started = of(2)
    started.start()
    running = list(started._running)
    started.close()
    assert [each.returncode for each in running] == [-9, -9]
    assert started._running == []
