"""Workers and runs that are killed or stopped leave nothing undone, and nothing to be done twice."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import psutil
import psycopg
import pytest
from postgres_server import Server

from passerelle.commands.main import main
from passerelle.index.embed.embedder import DEFAULT_ENGINE
from passerelle.index.errors import LoadError, StoreError
from passerelle.index.run.types import Summary
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.work import working
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options, sync
from passerelle.index.types import Document
from passerelle.index.workers.processes import MOST_KILLED, Processes
from stores.asking import Asking
from stores.kept import Kept


def write_many(folder: Path) -> None:
    """Write files of several kinds, two of which cannot be read to the end, and one document that is nowhere else."""
    for number in range(6):
        lines = "\n\n".join(f"The mill {number} grinds the corn of {place} farms." for place in range(5))
        (folder / f"mill{number}.md").write_text(f"# Mill {number}\n\n{lines}\n", encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"no pages at all")
    rows = [json.dumps({"id": f"bridge{n}", "text": f"Le pont {n} passe la rivière."}) for n in range(30)]
    (folder / "bridges.jsonl").write_text("\n".join([*rows, "{never closed"]), encoding="utf-8")
    (folder / "other").mkdir()
    (folder / "other" / "mill1.md").write_text("Another mill, of the same name.", encoding="utf-8")


def said(kept: Kept) -> list[tuple[str, str, list[tuple[object, ...]]]]:
    """Return all documents and passages of a store."""
    with kept.open() as store:
        return [
            (
                id_,
                store.document(id_).content_hash,
                [(each.id, each.page, each.heading) for each in store.passages(id_)],
            )
            for id_ in kept.ids()
        ]


def counts(summary: Summary) -> Summary:
    return replace(summary, seconds=0.0)


def workers_of_this_process() -> list[psutil.Process]:
    children = psutil.Process().children(recursive=True)
    return [each for each in children if "passerelle.index.workers.local" in each.cmdline()]


@contextmanager
def killing_one(server: Server, place: Database) -> Iterator[list[int]]:
    """Kill one of the workers that this process starts, as soon as one has taken files; give the numbers of it."""
    ended, killed = threading.Event(), list[int]()
    taken = f"SELECT file FROM {place.schema}.work_tries"

    def kill() -> None:
        while not killed and not ended.wait(0.02):
            with suppress(psycopg.errors.UndefinedTable):
                for worker in workers_of_this_process()[:1] if server.run(taken) else ():
                    worker.send_signal(signal.SIGKILL)
                    killed.append(worker.pid)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        yield killed
    finally:
        ended.set()
        killer.join()


def test_two_workers_of_which_one_is_killed_make_the_store_that_one_program_makes(
    asking: Asking, server: Server
) -> None:
    write_many(asking.kept.documents)
    other = Kept(asking.kept.place, server.database())
    alone = sync([other.documents], other.store)
    seen: set[int] = set()

    def look(_: object) -> None:
        with suppress(psutil.Error):  # one that was just killed says nothing
            seen.add(len(workers_of_this_process()))

    with killing_one(server, asking.place) as killed:
        together = sync([asking.kept.documents], asking.place, Options(workers=2), progress=look)
    assert killed
    assert max(seen) == 2
    assert counts(together) == counts(alone)
    assert together.failures
    assert said(asking.kept) == said(other)
    assert verify(asking.place).problems == ()
    assert workers_of_this_process() == []
    assert main(["worker", "--store", asking.place.url + f"&schema={asking.place.schema}", "--once"]) == 0


def test_what_workers_did_for_a_run_that_was_killed_is_not_done_again(asking: Asking) -> None:
    asking.kept.write(
        mill="The mill grinds corn. It stands by the river.", ferry="The ferry crosses at noon."
    )
    asking.work_for_a_run_that_is_killed()
    assert len(asking.kept.newly_asked()) == 2
    asking.kept.write(ferry="The ferry crosses at dawn.")
    with asking.reading() as readings:
        asking.work()
        found = asking.read(readings)
        assert [item.text for item in found if isinstance(item, Document)] == [
            "The ferry crosses at dawn.",
            "The mill grinds corn. It stands by the river.",
        ]
        assert readings.embedded == 1
    assert asking.kept.newly_asked() == ["ferry\nThe ferry crosses at dawn."]


def test_a_killed_run_that_asked_otherwise_leaves_nothing_to_be_taken_over(asking: Asking) -> None:
    asking.kept.write(mill="The mill grinds corn.")
    asking.work_for_a_run_that_is_killed()
    asking.kept.newly_asked()
    with asking.reading(replace(asking.order, rebuild=True)) as readings:
        asking.work()
        assert len(asking.read(readings)) == 1
    assert asking.kept.newly_asked() == ["mill\nThe mill grinds corn."]


def test_a_worker_that_is_killed_has_a_successor_until_too_many_are(asking: Asking) -> None:
    with closing(Processes(1, asking.place, "", DEFAULT_ENGINE)) as processes:
        processes.start()
        for killed in (0, MOST_KILLED):
            processes.killed = killed
            (worker,) = workers_of_this_process()
            worker.kill()
            while worker.status() != psutil.STATUS_ZOMBIE:  # who started it is to see how it ended
                time.sleep(0.01)
            if killed:
                with pytest.raises(StoreError, match=r"a worker ended \(status -9\): .*same command again"):
                    processes.require_alive()
            else:
                processes.require_alive()
    assert workers_of_this_process() == []


HOLDING = """
import sys, time
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.work import working
with working(Database(sys.argv[1], sys.argv[2])) as work:
    run, _ = work.order()
    print(*(each.path for each in work.take_files(run, [])), flush=True)
    time.sleep(60)
"""


def test_a_file_that_a_worker_holds_is_left_alone_until_the_worker_is_killed(asking: Asking) -> None:
    asking.kept.write(mill="The mill grinds corn.")
    with asking.reading() as readings:
        command = [sys.executable, "-c", HOLDING, asking.place.url, asking.place.schema]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
            assert holder.stdout is not None
            assert holder.stdout.readline().split() == [str(asking.kept.documents / "mill.txt")]
            with working(asking.place) as work:
                run, _ = work.order() or (0, "")
                assert work.take_files(run, []) == []
                assert not work.is_done(run, [])
            holder.kill()
        asking.work()
        assert len(asking.read(readings)) == 1


def test_a_file_that_ends_one_worker_after_another_is_named_and_the_rest_is_read(asking: Asking) -> None:
    asking.kept.write(a="The mill grinds corn.", b="The ferry crosses at noon.")
    with asking.reading() as readings:
        with working(asking.place) as work:
            run, _ = work.order() or (0, "")
            for taken in (2, 1, 1):  # tried once with others, then alone
                assert len(work.take_files(run, [])) == taken
                work.give_back()  # as the server does when a worker is killed
        asking.work()
        with pytest.raises(LoadError, match=r"a\.txt: 3 workers ended while they read it: take it away"):
            asking.read(readings)
        assert len(list(readings.load(asking.places()[1], "b", lambda _: None))) == 1


def test_a_worker_that_is_stopped_is_no_try(asking: Asking) -> None:
    asking.kept.write(a="The mill grinds corn.")
    with asking.reading() as readings, working(asking.place) as work:
        run, _ = work.order() or (0, "")
        for _ in range(4):
            work.give_back([each.number for each in work.take_files(run, [])])
        asking.work()
        assert len(asking.read(readings)) == 1
