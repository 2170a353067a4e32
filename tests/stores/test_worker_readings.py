"""Facts about what a run gets from its workers: files, stored documents, and what it reads itself."""

import json
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from passerelle.index.discover import Place
from passerelle.index.embed.embedder import DEFAULT_ENGINE
from passerelle.index.errors import LoadError, StoreError
from passerelle.index.run.digest import file_hash
from passerelle.index.run.source import Here
from passerelle.index.store.postgres.work import STORED, working
from passerelle.index.types import Document
from passerelle.index.workers import desk as desk_module
from passerelle.index.workers import readings as module
from passerelle.index.workers.desk import Desk
from passerelle.index.workers.order import CHANGED
from passerelle.index.workers.processes import Processes
from passerelle.index.workers.readings import reading
from stores.asked import CAT, DOG
from stores.asking import Asking


def test_all_files_are_asked_for_however_many_are_asked_at_once(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "TOGETHER", 2)
    asking.kept.write(**{f"mill{number}": f"The mill {number} grinds corn." for number in range(5)})
    with asking.reading() as readings:
        wanted = [str(each.path) for each in asking.places()]
        assert list(readings._files) == wanted
        assert sorted(readings._files.values()) == list(readings._files.values())
        readings.expect([], [(row, f"hash {row}") for row in range(3)])
        assert list(readings._files) == [*wanted, *(f"{STORED}{row}" for row in range(3))]


def test_stored_documents_are_cut_by_workers_and_another_is_not(asking: Asking) -> None:
    asking.kept.put(
        CAT, replace(DOG, text="The brown dog barks at birds.\n\nThe ferry crosses the river at noon.")
    )
    with asking.kept.open() as store:
        cat, dog = store.document("chat"), store.document("chien")
    with asking.reading(replace(asking.order, rebuild=True)) as readings:
        readings.expect([], [(1, cat.content_hash), (2, dog.content_hash)])
        asking.work()
        cuts = readings.cut(dog, 2)
        assert [each.text for _, each in cuts or ()] == dog.text.split("\n\n")
        assert {each.document.id for _, each in cuts or ()} == {"chien"}
        assert readings.cut(dog) is not None
        assert readings.cut(cat) is None  # the one read last is another
        assert [each.text for _, each in readings.cut(cat, 1) or ()] == [cat.text]
        assert readings.cut(dog, 9) is None
        assert readings.embedded == 3


def test_what_workers_were_not_asked_for_or_found_changed_is_read_by_the_run(asking: Asking) -> None:
    asking.kept.write(a="The mill grinds corn.", b="The ferry crosses.")
    with asking.reading() as readings:
        one, other = asking.places()
        del readings._files[str(other.path)]
        number = readings._files[str(one.path)]
        asking.work()
        assert [each.text for each in readings.load(other, "own", lambda _: None)] == ["The ferry crosses."]  # type: ignore[union-attr]
        (found,) = readings.load(other, "own", lambda _: None)
        assert isinstance(found, Document)
        assert found.id == "own"
        (found,) = readings.load(one, "mine", lambda _: None)
        assert isinstance(found, Document)
        assert (found.id, found.text) == ("mine", "The mill grinds corn.")
        readings.orders.connection.execute(
            "UPDATE work_files SET problem = ? WHERE number = ?", (f'"{CHANGED}"', number)
        )
        found = list(readings.load(one, "mine", lambda _: None))[-1]
        assert isinstance(found, Document)
        assert found.text == "The mill grinds corn."
        readings.orders.connection.execute(
            "UPDATE work_files SET problem = ? WHERE number = ?", ('"it is closed"', number)
        )
        with pytest.raises(LoadError, match=r"^it is closed$"):
            list(readings.load(one, "mine", lambda _: None))


def test_workers_that_were_killed_are_forgotten_when_a_file_is_done_and_sent_home_at_the_end(
    asking: Asking,
) -> None:
    asking.kept.write(a="The mill grinds corn.")
    with asking.reading() as readings:
        readings.processes.killed = 7
        asking.work()
        assert len(asking.read(readings)) == 1
        assert readings.processes.killed == 0
        readings.end()
        assert readings.processes._said.closed


def test_a_file_that_is_gone_before_it_is_asked_for_is_left_to_whoever_reads_it(asking: Asking) -> None:
    asking.kept.write(a="The mill grinds corn.")
    (place,) = asking.places()
    with asking.reading() as readings:
        readings._files.clear()

        def wants(*_: object) -> bool:
            place.path.unlink(missing_ok=True)
            return True

        readings.wants = wants
        readings.expect([place, Place(Path("/nowhere/b.txt"), "b.txt", "b.txt")], [])
        assert readings._files == {}
        with pytest.raises(LoadError, match="No such file"):
            list(readings.load(place, "a", lambda _: None))
        with pytest.raises(LoadError, match="No such file"):
            readings.digest(Place(Path("/nowhere/b.txt"), "b.txt", "b.txt"))


def test_a_run_looks_less_and_less_often_for_what_workers_read_and_soon_again_where_some_is_ready(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "BATCH", 2)
    rows = [json.dumps({"id": f"b{n}", "text": f"Bridge {n} is long."}) for n in range(4)]
    (asking.kept.documents / "bridges.jsonl").write_text("\n".join(rows), encoding="utf-8")
    pauses, shares = list[float](), list[float]()
    with asking.reading() as readings, working(asking.place) as work:
        desk = Desk(work, readings.orders.run, asking.order, asking.kept.embedder, reads=True, beside=False)

        def sleep(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 7:
                desk.read()
            elif len(pauses) > 7:
                desk.embed()

        monkeypatch.setattr(module.time, "sleep", sleep)  # type: ignore[attr-defined]
        (place,) = asking.places()
        found = [each.id for each in readings.load(place, "", shares.append) if isinstance(each, Document)]
    assert found == ["b0", "b1", "b2", "b3"]
    assert pauses == [0.02, 0.04, 0.08, 0.16, 0.32, 0.5, 0.5, 0.5, 0.02]
    assert shares == [0.0] * 8 + [0.5]


@pytest.mark.skipif(sys.platform == "win32", reason="the program that stands in is a script")
def test_a_run_whose_worker_ends_does_not_wait_for_it(
    asking: Asking, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho no such model >&2\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    asking.kept.write(a="The mill grinds corn.")
    with asking.kept.changing() as opened:
        opened.commit({})
        monkeypatch.setattr(sys, "executable", str(program))
        one = Processes(1, asking.place, "", DEFAULT_ENGINE)
        here = Here(lambda place: file_hash(place.path))
        with reading(asking.place, asking.order, one, here, lambda *_: True) as readings:
            readings.expect(asking.places(), [])
            with pytest.raises(StoreError, match=r"a worker ended \(no such model\)"):
                asking.read(readings)
    assert one._said.closed


@pytest.mark.skipif(os.name != "posix", reason="names are bytes there alone")
def test_files_are_asked_for_with_their_sizes_and_one_whose_name_is_no_text_is_not(asking: Asking) -> None:
    asking.kept.write(a="The mill grinds corn.")
    odd = Path(os.fsdecode(bytes(asking.kept.documents) + b"/caf\xe9.txt"))
    odd.write_text("The ferry crosses.", encoding="utf-8")
    with asking.reading() as readings:
        size = (asking.kept.documents / "a.txt").stat().st_size
        found = readings.orders.connection.execute("SELECT path, digest, bytes FROM work_files").fetchall()
        place = asking.kept.documents / "a.txt"
        assert found == [(str(place), file_hash(place), size)]
        asking.work()
        assert [each.text for each in asking.read(readings) if isinstance(each, Document)] == [
            "The mill grinds corn.",
            "The ferry crosses.",
        ]


def test_what_a_killed_run_asked_for_and_this_one_does_not_is_forgotten(asking: Asking) -> None:
    asking.kept.write(a="The mill grinds corn.", b="The ferry crosses.")
    asking.work_for_a_run_that_is_killed()
    (asking.kept.documents / "b.txt").unlink()
    with asking.reading() as readings:
        found = readings.orders.connection.execute("SELECT path, is_read FROM work_files").fetchall()
        assert found == [(str(asking.kept.documents / "a.txt"), True)]
        assert len(asking.read(readings)) == 1
