"""Programs and servers killed at any instant: what was committed is there, whole, and what was not is not."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from postgres_server import Server

from passerelle.index.errors import StoreError
from passerelle.index.store.location import Database
from passerelle.index.store.sql_store import SqlStore
from passerelle.index.store.verify import verify
from stores.kept import Kept

WRITING = """
import sys
from pathlib import Path
from stores.kept import Kept
from passerelle.index.errors import StoreError
from passerelle.index.store.location import Database
from passerelle.index.types import Document

kept = Kept(Path("."), Database(sys.argv[1], sys.argv[2]))
number = int(sys.argv[3])
while True:
    number += 1
    texts = [f"{side} {number} " + " ".join(f"word{number}x{n}." for n in range(40)) for side in ("left", "right")]
    try:
        kept.put(*(Document(text.split()[0], "", "en", text) for text in texts))
        print(number, flush=True)
    except StoreError:
        number -= 1  # the server is away: the same once more
"""
"""Put two documents of one number in each change, and print the number once it is committed."""


@contextmanager
def writing(database: Database, number: int) -> Iterator["subprocess.Popen[str]"]:
    """Run a program that counts on from *number*, until it is killed."""
    program = subprocess.Popen(
        [sys.executable, "-c", WRITING, database.url, database.schema, str(number)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    try:
        yield program
    finally:
        program.send_signal(signal.SIGKILL)
        program.wait()
        assert program.stdout is not None
        program.stdout.close()


def number_of(store: SqlStore, document: str) -> int:
    return int(store.document(document).text.split()[1])


def numbers(kept: Kept) -> tuple[int, int]:
    """Return the numbers of the two documents, asked until what was killed has let go of them."""
    until = time.monotonic() + 20
    while True:
        try:
            with kept.open() as store, store.reading():
                return number_of(store, "left"), number_of(store, "right")
        except StoreError:
            assert time.monotonic() < until
            time.sleep(0.1)


@pytest.mark.parametrize("rounds", [1, pytest.param(12, marks=pytest.mark.slow)])
@pytest.mark.parametrize("killed", ["program", "server"])
def test_what_was_committed_is_there_whole_whoever_is_killed(
    database: Database, server: Server, tmp_path: Path, killed: str, rounds: int
) -> None:
    kept, chance, last = Kept.at(tmp_path, database), random.Random(rounds), 0
    for _ in range(rounds):
        with writing(database, last) as program:
            assert program.stdout is not None
            for _ in range(3):
                last = int(program.stdout.readline())
            time.sleep(chance.uniform(0, 0.3))
            if killed == "server":
                server.kill()
            program.kill()
            said = program.stdout.read().split()
            last = int(said[-1]) if said else last
        if killed == "server":
            server.start_again()
        left, right = numbers(kept)
        assert left == right
        assert left in {last, last + 1}  # it may be killed between a commit and what it says of it
        assert verify(database).problems == ()
        last = left
    with kept.changing(wait=20) as opened:
        opened.commit({})
