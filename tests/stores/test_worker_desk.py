"""Facts about a worker and its desk: what it reads, embeds, leaves to others, and says of it."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes import WordEmbedder

from passerelle.index.discover import Place
from passerelle.index.errors import LoadError, StoreError
from passerelle.index.run.digest import file_hash
from passerelle.index.store.cut import halves_of
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.work import working
from passerelle.index.types import Document
from passerelle.index.workers import desk as desk_module
from passerelle.index.workers.desk import Desk, Done
from passerelle.index.workers.order import CHANGED
from passerelle.index.workers.parcel import unpacked_texts
from passerelle.index.workers.readings import Readings
from passerelle.index.workers.worker import Worker
from stores.asking import Asking

MILL = "The mill grinds corn."


@contextmanager
def at_desk(asking: Asking, *, reads: bool = True, beside: bool = False) -> Iterator[tuple[Readings, Desk]]:
    with asking.reading() as readings, working(asking.place) as work:
        run, _ = work.order() or (0, "")
        yield readings, Desk(work, run, asking.order, asking.kept.embedder, reads, beside)


def test_a_desk_reads_then_embeds_and_counts_both(asking: Asking) -> None:
    asking.kept.write(a=MILL, b="The ferry crosses the wide river.\n\nIt leaves at noon every day.")
    with at_desk(asking) as (readings, desk):
        assert not desk.embed()
        assert desk.read()
        assert desk.embed()
        assert not desk.embed()
        assert not desk.read()
        assert desk.done == Done(files=2, passages=3)
        assert desk.work.is_done(desk.run, [])
        desk.rest()
        assert not desk.done
        first, second = asking.read(readings)
        assert isinstance(first, Document)
        assert isinstance(second, Document)
        assert readings.embedded == 3
        assert readings.cut(first) is None  # of the last one alone the passages are kept
        assert [each.text for _, each in readings.cut(second) or ()] == second.text.split("\n\n")


def test_words_that_have_a_vector_are_not_embedded_again(asking: Asking) -> None:
    asking.kept.write(a=MILL)
    asking.kept.index()
    asking.kept.newly_asked()
    asking.kept.write(a=MILL, b="Another one.")
    with at_desk(asking) as (_, desk):
        desk.read()
        desk.embed()
        assert desk.done.files == 2
    assert asking.kept.newly_asked() == ["b\nAnother one."]


def test_a_desk_that_may_not_read_only_embeds(asking: Asking) -> None:
    asking.kept.write(a=MILL)
    with at_desk(asking, reads=False) as (_, desk):
        assert not desk.read()
        assert desk.work.is_done(desk.run, None)
        assert not desk.work.is_done(desk.run, [])
        asking.work()


@pytest.mark.parametrize("beside", [False, True])
def test_a_file_with_other_bytes_is_left_to_others_or_said_to_have_changed(
    asking: Asking, *, beside: bool
) -> None:
    asking.kept.write(a=MILL, b="Another one.")
    with at_desk(asking, beside=beside) as (readings, desk):
        (asking.kept.documents / "a.txt").write_text("Other words.", encoding="utf-8")
        assert desk.read()
        assert desk.done.files == 1
        number = readings._files[str(asking.kept.documents / "a.txt")]
        problem = readings.orders.state(number).problem
        assert problem == (CHANGED if beside else "")
        assert (desk.unseen, desk.unreadable) == (
            ([], []) if beside else ([str(asking.kept.documents / "a.txt")], [number])
        )
        assert not desk.read()
        desk.rest()
        assert desk.unseen == []
        if not beside:
            assert desk.unreadable == [number]
            asking.kept.write(a=MILL)
        asking.work()


def test_a_file_that_cannot_be_read_says_why(asking: Asking) -> None:
    (asking.kept.documents / "a.pdf").write_bytes(b"%PDF-1.4 broken")
    with at_desk(asking) as (readings, desk):
        assert desk.read()
        assert desk.done.files == 1
        with pytest.raises(LoadError, match=r"a\.pdf: "):
            asking.read(readings)


@dataclass
class Stopped(WordEmbedder):
    """One whose program is stopped in that *way* while a text is counted."""

    way: type[BaseException] = KeyboardInterrupt

    def count_tokens(self, _: Sequence[str]) -> list[int]:
        raise self.way


@pytest.mark.parametrize("way", [KeyboardInterrupt, SystemExit])
def test_a_worker_that_is_stopped_while_it_reads_gives_back_what_it_had(
    asking: Asking, way: type[BaseException]
) -> None:
    asking.kept.write(a=MILL, b="Another one.")
    with at_desk(asking) as (readings, desk):
        desk.embedder = Stopped(way=way)
        with pytest.raises(way):
            desk.read()
        with working(asking.place) as other:
            assert [each.tries for each in other.take_files(desk.run, [])] == [0, 0]
        asking.work()
        assert len(asking.read(readings)) == 2


def test_a_text_that_comes_again_before_it_has_a_vector_is_embedded_once(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk_module, "BATCH", 1)
    rows = [json.dumps({"id": f"m{n}", "title": "Mill", "text": MILL}) for n in range(2)]
    (asking.kept.documents / "mills.jsonl").write_text("\n".join(rows), encoding="utf-8")
    with at_desk(asking) as (readings, desk):
        assert desk.read()
        assert desk.embed()
        assert (desk.embed(), desk.embed()) == (True, False)
        assert asking.kept.newly_asked() == [f"Mill\n{MILL}"]
        assert (desk.done, readings.orders.state(1).embedded) == (Done(files=1, passages=1), 1)
        assert [each.id for each in asking.read(readings) if isinstance(each, Document)] == ["m0", "m1"]


def test_a_line_that_cannot_be_read_is_sent_between_the_documents_around_it(asking: Asking) -> None:
    rows = [json.dumps({"id": "m0", "text": MILL}), "odd", json.dumps({"id": "m2", "text": "The ferry."})]
    (asking.kept.documents / "mills.jsonl").write_text("\n".join(rows), encoding="utf-8")
    with at_desk(asking) as (readings, _):
        asking.work()
        first, error, last = asking.read(readings)
        assert isinstance(first, Document)
        assert isinstance(last, Document)
        assert (first.id, last.id) == ("m0", "m2")
        assert "mills.jsonl" in str(error)
        assert [each.text for _, each in readings.cut(last) or ()] == ["The ferry."]


BRIDGES = [f"Bridge {n} is rather long." for n in range(5)]


@pytest.mark.parametrize(
    "rows",
    [
        [{"id": f"b{n}", "text": text} for n, text in enumerate(BRIDGES)],
        [{"id": "b", "text": "\n\n".join(BRIDGES)}],
    ],
)
def test_a_long_file_is_shown_and_embedded_piece_by_piece(
    asking: Asking, monkeypatch: pytest.MonkeyPatch, rows: list[dict[str, str]]
) -> None:
    monkeypatch.setattr(desk_module, "BATCH", 2)
    lines = "\n".join(json.dumps(each) for each in rows)
    (asking.kept.documents / "bridges.jsonl").write_text(lines, encoding="utf-8")
    with at_desk(asking) as (readings, desk):
        assert desk.read()
        sizes = []
        while (taken := desk.work.take_passages(desk.run)) is not None:
            texts = unpacked_texts(taken[1])
            sizes.append(len(texts))
            vectors = halves_of(
                list(texts), desk.embedder.embed_passages(list(texts.values())), desk.order.settings
            )
            desk.work.give_vectors(taken[0], desk.run, vectors)
        assert sizes == [2, 2, 1]
        found = asking.read(readings)
        assert [each.id for each in found if isinstance(each, Document)] == [each["id"] for each in rows]


def test_a_worker_says_what_it_did_in_one_line(asking: Asking) -> None:
    asking.kept.write(a=MILL, b="The ferry crosses.")
    with asking.reading() as readings:
        asking.work()
        (told,) = asking.told
        assert told.startswith("read 2 files and embedded 2 passages in ")
        assert told.endswith(" s")
        asking.work()
        assert asking.told == [told]
        assert len(asking.read(readings)) == 2


@pytest.mark.parametrize(("names", "more"), [("a", ""), ("ab", " and 1 more"), ("abc", " and 2 more")])
def test_a_worker_names_one_of_the_files_it_left_to_others(asking: Asking, names: str, more: str) -> None:
    asking.kept.write(**dict.fromkeys(names, MILL))
    with asking.reading():
        for name in names:
            (asking.kept.documents / f"{name}.txt").rename(asking.kept.place / f"{name}.txt")
        Worker(asking.place, asking.told.append, embedder=asking.kept.embedder).run(once=True)
        (told,) = asking.told
        assert told == (
            f"{asking.kept.documents / 'a.txt'}{more}: not here, or other than where the run was started, so others "
            f"read it; show this machine the same files under the same paths to have it read them"
        )
        for name in names:
            (asking.kept.place / f"{name}.txt").rename(asking.kept.documents / f"{name}.txt")
        asking.work()


def test_a_worker_ends_at_once_where_no_run_asks(asking: Asking) -> None:
    with asking.kept.changing() as opened:
        opened.commit({})
    asking.work()
    assert asking.told == []


def test_a_worker_that_cannot_reach_the_database_says_so(asking: Asking) -> None:
    nowhere = Database("postgresql://ada@127.0.0.1:1/papers?connect_timeout=2")
    for once in (True, False):
        with pytest.raises(StoreError, match=r"cannot be reached \("):
            Worker(nowhere, asking.told.append, embedder=WordEmbedder()).run(once=once)


def test_what_a_run_does_not_want_is_not_asked_for(asking: Asking) -> None:
    asking.kept.write(a=MILL, b="The ferry crosses.")
    with asking.reading() as readings:
        readings.wants = lambda place, digest: place.id == "b.txt" and digest == readings.digest(place)
        readings._files.clear()
        readings.expect(asking.places(), [])
        one, other = asking.places()
        assert list(readings._files) == [str(other.path)]
        assert readings.digest(one) == file_hash(one.path)
        assert [each.text for each in readings.load(one, "own", lambda _: None)] == [MILL]  # type: ignore[union-attr]
        gone = Place(Path("/nowhere/c.txt"), "c.txt", "c.txt")
        readings.expect([gone], [])
        with pytest.raises(LoadError, match=r"No such file or directory"):
            readings.digest(gone)
        asking.work()


@pytest.mark.parametrize(("tries", "files"), [(2, 1), (3, 0)])
def test_a_file_that_three_workers_ended_at_is_read_by_none(asking: Asking, tries: int, files: int) -> None:
    asking.kept.write(a=MILL)
    with at_desk(asking) as (readings, desk):
        (number,) = readings._files.values()
        tried = "INSERT INTO work_tries (file, tries) VALUES (?, ?)"
        readings.orders.connection.execute(tried, (number, tries))
        assert desk.read()
        assert desk.done.files == files
        if files:
            asking.work()
            assert len(asking.read(readings)) == 1
        else:
            said = (
                r"a\.txt: 3 workers ended while they read it: take it away, or convert it to another format$"
            )
            with pytest.raises(LoadError, match=said):
                asking.read(readings)
