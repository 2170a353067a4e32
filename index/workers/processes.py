"""The workers that a run starts: as many as it was asked for, and a new one for each that is killed."""

import json
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from typing import IO

from passerelle.index.embed.embedder import Engine, usable_cores
from passerelle.index.errors import StoreError
from passerelle.index.store.location import Database

MOST_KILLED = 20
"""Workers that may be killed one after another, with nothing done meanwhile, before a run gives up."""
END_SECONDS = 5
REFUSED = 1
"""Exit status of a worker that says why it ends."""


@dataclass(slots=True)
class Processes:
    """Up to ``count`` workers; each has its share of the cores, unless the ``engine`` says how many threads it has.

    ``killed`` counts those that were, since something was done last.
    """

    count: int
    database: Database
    model: str
    engine: Engine
    killed: int = 0
    _running: list["subprocess.Popen[str]"] = field(default_factory=list)
    _said: IO[str] = field(default_factory=lambda: tempfile.TemporaryFile("w+", encoding="utf-8"))  # noqa: SIM115  close() closes it

    def start(self) -> None:
        """Start all that do not run yet."""
        while len(self._running) < self.count:
            self._running.append(self._started())

    def require_alive(self) -> None:
        """Start another worker in place of each that was killed.

        Raises:
            StoreError: one ended by itself, or too many were killed.
        """
        ended = [each for each in self._running if each.poll() is not None]
        for worker in ended:
            self._running.remove(worker)
            _close(worker)
            self.killed += 1
            if worker.returncode == REFUSED or self.killed > MOST_KILLED:
                self._said.seek(0)
                said = " ".join(self._said.read().split()[-200:])
                raise StoreError(
                    f"a worker ended ({said or f'status {worker.returncode}'}): see what that says of this machine, "
                    f"and run the same command again, which goes on from here"
                )
        if ended:
            self.start()

    def close(self) -> None:
        """End all workers; what one of them had taken is free for others."""
        for worker in self._running:
            _close(worker)
        for worker in self._running:
            try:
                worker.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                worker.kill()
                worker.wait()
        self._running = []
        self._said.close()

    def _started(self) -> "subprocess.Popen[str]":
        engine = replace(self.engine, threads=self.engine.threads or max(1, usable_cores() // self.count))
        worker = subprocess.Popen(
            [sys.executable, "-P", "-m", "passerelle.index.workers.local"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._said,
            text=True,
        )
        settings = {
            "url": self.database.url,
            "schema": self.database.schema,
            "model": self.model,
            "engine": asdict(engine),
        }
        with suppress(BrokenPipeError):  # it has ended already, and is noticed
            if worker.stdin is not None:
                worker.stdin.write(
                    json.dumps(settings) + "\n"
                )  # no password stands among a process's arguments
                worker.stdin.flush()
        return worker


def _close(worker: "subprocess.Popen[str]") -> None:
    """Close the input of a *worker*, which tells it to end."""
    if worker.stdin is not None:
        with suppress(OSError):
            worker.stdin.close()
