"""Facts about a worker beside its run: what it is told by its input, what it says, and when it ends."""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Queue

import pytest

from passerelle.index.workers import local

pytest.importorskip("psycopg")
TOLD = {
    "url": "postgresql://ada@127.0.0.1:1/papers?connect_timeout=2",
    "schema": "team",
    "model": "",
    "engine": {},
}


@contextmanager
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Give the worker its input, and what closes it; ``os._exit`` ends nothing meanwhile."""
    read, write = os.pipe()
    with os.fdopen(read, encoding="utf-8") as told, os.fdopen(write, "w", encoding="utf-8") as run:
        run.write(json.dumps(TOLD) + "\n")
        run.flush()
        monkeypatch.setattr(sys, "stdin", told)
        before = signal.getsignal(signal.SIGINT)
        try:
            yield run.close
        finally:
            signal.signal(signal.SIGINT, before)


def test_a_worker_says_what_is_wrong_leaves_ctrl_c_to_the_run_and_ends_when_its_input_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ended = Queue[int]()
    monkeypatch.setattr(os, "_exit", ended.put)
    with told(monkeypatch) as close:
        assert local.main() == 1
        assert signal.getsignal(signal.SIGINT) == signal.SIG_IGN
        assert ended.empty()
        close()
        assert ended.get(timeout=30) == 0
    out, said = capsys.readouterr()
    assert out == ""
    assert said.startswith(
        "postgresql://ada@127.0.0.1:1/papers?connect_timeout=2&schema=team cannot be reached"
    )
    assert said.endswith("\n")
