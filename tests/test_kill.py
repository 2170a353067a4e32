"""Kill an index run at any instant: the store is then the old one or the new one, whole, and goes on working."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from library import Library, nearest

from passerelle.index.store import opening, schema
from passerelle.index.store.rows import read_vectors
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify

TESTS = Path(__file__).parent
KILLED = -9
QUERIES = ("subject 3", "altered subject 7", "added subject 41", "only here 12")

State = dict[str, Any]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork to make runs with")


class Killer:
    """The program of ``killable.py``: it runs indexing in a child, and kills it."""

    def __init__(self) -> None:
        self._program = subprocess.Popen(
            [sys.executable, str(TESTS / "killable.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(TESTS.parent)},
        )
        assert self._answer() == "ready"

    def run(self, library: Library, seconds: float, *, from_commit: bool) -> tuple[int, float]:
        """Return the child's exit status, and how many seconds it lived."""
        assert self._program.stdin is not None
        order = {
            "documents": str(library.documents),
            "store": str(library.folder),
            "seconds": seconds,
            "from_commit": from_commit,
        }
        self._program.stdin.write(json.dumps(order) + "\n")
        self._program.stdin.flush()
        status, lived = json.loads(self._answer())
        return status, lived

    def close(self) -> None:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.close()
        self._program.wait()
        self._program.stdout.close()

    def _answer(self) -> str:
        assert self._program.stdout is not None
        return self._program.stdout.readline().strip()


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    started = Killer()
    yield started
    started.close()


def document(kind: str, n: int) -> str:
    return "\n\n".join(f"{kind} subject {n} only here {n * 40 + m}." for m in range(40))


def state(library: Library) -> State:
    """Return all that a reader can see of a store, row numbers apart."""
    store = Store.open(library.folder)
    documents = [store.document(entry.id) for entry in store.entries()]
    connection = opening.connect_to_read(library.folder)
    vectors = [row.tobytes() for _, batch in read_vectors(connection, 256) for row in batch]
    files = connection.execute("SELECT path, hash FROM files ORDER BY path").fetchall()
    connection.close()
    return {
        "entries": store.entries(),
        "documents": documents,
        "passages": [store.passages(each.id) for each in documents],
        "vectors": sorted(vectors),
        "files": files,
        "unread": store.account.unread,
        "found": [
            [(passage.id, score) for passage, score in nearest(store, query, 20)]
            for query in library.embedder.embed_queries(QUERIES)
        ],
    }


@dataclass(frozen=True, slots=True)
class Trial:
    """A store to be brought up to date, in its old state, and what it is before and after."""

    library: Library
    old: State
    new: State
    whole: float
    commit: float

    def restart(self) -> None:
        shutil.rmtree(self.library.folder)
        shutil.copytree(self.library.place / "before", self.library.folder)


@pytest.fixture
def trial(library: Library, killer: Killer) -> Trial:
    """Return a store of 24 documents whose files have changed: 4 added, 4 changed, 4 removed, with times measured."""
    for n in range(24):
        library.write(f"{n:02}.txt", document("first", n))
    library.write("slides.ppt", "not read")
    library.index()
    old = state(library)
    assert verify(library.folder).problems == ()
    for n in range(4):
        library.write(f"{40 + n}.txt", document("added", 40 + n))
        library.write(f"{n + 6:02}.txt", document("altered", n + 6))
        (library.documents / f"{n + 14:02}.txt").unlink()
    library.write("more/slides.ppt", "not read")
    shutil.copytree(library.folder, library.place / "before")
    made = Trial(library, old, {}, 0, 0)
    status, whole = killer.run(library, 60, from_commit=False)
    assert status == 0
    new = state(library)
    made.restart()
    status, commit = killer.run(library, 60, from_commit=True)
    assert status == 0
    assert state(library) == new
    assert new != old
    made.restart()
    return Trial(library, old, new, whole, commit)


def staged(library: Library) -> tuple[int, int]:
    """Return how much of an unfinished change lies in the file: documents and vectors."""
    connection = sqlite3.connect(f"file:{library.folder / schema.FILE}?mode=ro", uri=True)
    found = connection.execute(
        "SELECT (SELECT count(*) FROM documents WHERE live = 0), (SELECT count(*) FROM vectors)"
    ).fetchone()
    connection.close()
    return found[0], found[1]


def kill_over(
    trial: Trial, killer: Killer, count: int, *, from_commit: bool, slower: float = 1.0
) -> tuple[set[str], int]:
    """Kill *count* runs at instants spread over their time; return the outcomes and how many were really killed.

    The machine is *slower* than when that time was measured.
    """
    instants = random.Random(1988)
    span = 1.1 * slower * (trial.commit if from_commit else trial.whole)
    outcomes, killed = set(), 0
    for n in range(count):
        instant = span * (n + instants.random()) / count
        status, lived = killer.run(trial.library, instant, from_commit=from_commit)
        assert status in {0, KILLED}
        if status == 0:  # the machine has less to do than when its time was measured
            span = min(span, 1.1 * lived)
        killed += status == KILLED
        outcome = outcome_of(trial)
        outcomes.add(f"{outcome} {staged(trial.library) if outcome == 'old' else ''}")
        trial.library.index()
        assert state(trial.library) == trial.new
        assert verify(trial.library.folder).problems == ()
        trial.restart()
    return outcomes, killed


def outcome_of(trial: Trial) -> str:
    assert verify(trial.library.folder).problems == ()
    found = state(trial.library)
    assert found in (trial.old, trial.new)
    return "old" if found == trial.old else "new"


def test_a_run_killed_at_any_instant_leaves_the_old_or_the_new_state(trial: Trial, killer: Killer) -> None:
    outcomes, killed = kill_over(trial, killer, 8, from_commit=False)
    if len(outcomes) < 2:  # the machine has more to do than when its time was measured
        later, more = kill_over(trial, killer, 8, from_commit=False, slower=4.0)
        outcomes, killed = outcomes | later, killed + more
    assert killed >= 4
    assert len(outcomes) >= 2, "the kills must have come at instants that differ"


def test_a_run_killed_while_it_commits_leaves_the_old_or_the_new_state(trial: Trial, killer: Killer) -> None:
    outcomes, killed = kill_over(trial, killer, 8, from_commit=True)
    assert killed >= 4
    assert any(outcome.startswith("old") for outcome in outcomes)


@pytest.mark.slow
def test_a_hundred_kills_leave_the_old_or_the_new_state(trial: Trial, killer: Killer) -> None:
    outcomes, killed = kill_over(trial, killer, 80, from_commit=False)
    at_commit, killed_at_commit = kill_over(trial, killer, 80, from_commit=True)
    assert killed + killed_at_commit >= 100
    assert len(outcomes) >= 3, "nothing staged, something staged, and done"
    assert {outcome.split()[0] for outcome in at_commit} == {"old", "new"}
