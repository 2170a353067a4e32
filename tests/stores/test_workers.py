"""Many processes read and embed for one store in a database, and make the store that one alone makes."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import WordEmbedder
from postgres_server import Server

from passerelle.commands.main import main
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import EmbedderError, LoadError, StoreError
from passerelle.index.removal import erase
from passerelle.index.run.digest import PARSED_BY, file_hash
from passerelle.index.store.location import Database
from passerelle.index.store.postgres.work import working
from passerelle.index.sync import Options, sync
from passerelle.index.types import Document, Gap, Heading, Passage, Span
from passerelle.index.workers import parcel
from passerelle.index.workers.desk import Desk
from passerelle.index.workers.order import Order, reader
from stores.asking import Asking


def test_a_worker_that_cannot_see_the_files_embeds_what_others_read(asking: Asking) -> None:
    asking.kept.write(mill="The mill grinds corn.")
    with asking.reading() as readings:
        (asking.kept.documents / "mill.txt").rename(asking.kept.place / "mill.txt")
        asking.work()
        assert "mill.txt: not here, or other than where the run was started" in asking.told[-1]
        assert "the same files under the same paths" in asking.told[-1]
        (asking.kept.place / "mill.txt").rename(asking.kept.documents / "mill.txt")
        with working(asking.place) as work:
            run, _ = work.order() or (0, "")
            assert len(work.take_files(run, [])) == 1
        asking.work()
        assert asking.told[-1].startswith("read 1 file and embedded 1 passage in ")
        assert len(asking.read(readings)) == 1


def test_a_worker_that_reads_otherwise_only_embeds(asking: Asking) -> None:
    asking.kept.write(mill="The mill grinds corn.")
    with asking.reading(replace(asking.order, reader="Passerelle 99")):
        asking.work()
        (told,) = asking.told
        assert told.startswith(
            f"the run reads files as Passerelle 99, and this worker as {reader(PARSED_BY)}: "
        )
        assert "it only embeds what others read" in told


@pytest.mark.skipif(os.name != "posix", reason="names are bytes there alone")
def test_a_file_whose_name_is_no_text_is_read_by_the_run_itself(asking: Asking) -> None:
    Path(os.fsdecode(bytes(asking.kept.documents) + b"/caf\xe9.txt")).write_text(
        "The mill.", encoding="utf-8"
    )
    with asking.reading() as readings:
        asking.work()
        assert len(asking.read(readings)) == 1
        assert readings.embedded == 0


@pytest.mark.parametrize("problem", ["a\0b", "half \ud83d", "l\u2019été \U0001f600", '"quoted" \\u0041'])
def test_what_is_wrong_with_a_file_is_said_in_any_characters(asking: Asking, problem: str) -> None:
    asking.kept.write(mill="The mill grinds corn.")
    with asking.reading() as readings:
        with working(asking.place) as work:
            run, _ = work.order() or (0, "")
            for file in work.take_files(run, []):
                work.finish(file.number, problem)
            work.settle()
        with pytest.raises(LoadError) as raised:
            asking.read(readings)
        assert str(raised.value) == problem


def test_a_file_that_changed_after_it_was_seen_is_read_by_the_run_itself(asking: Asking) -> None:
    asking.kept.write(mill="The mill grinds corn.")
    with asking.reading() as readings:
        asking.kept.write(mill="The mill burnt down.")
        asking.work(beside=True)
        found = asking.read(readings)
        assert [item.text for item in found if isinstance(item, Document)] == ["The mill burnt down."]
        (place,) = asking.places()
        assert readings.cut(Document("x", "", "en", "of nobody")) is None
        assert readings.digest(place) != file_hash(place.path)


def test_a_worker_with_another_model_is_refused_and_told_what_to_do(asking: Asking) -> None:
    with (
        asking.reading(),
        pytest.raises(
            EmbedderError, match=r"this worker has the model words .* is made with words .*--model FOLDER"
        ),
    ):
        asking.work(WordEmbedder(version="2"))


def test_workers_that_have_another_model_end_the_run_and_say_why(asking: Asking) -> None:
    asking.kept.write(mill="The mill grinds corn.")
    other = WordEmbedder(name=open_embedder().name)
    with pytest.raises(
        StoreError, match=r"a worker ended \(this worker has the model .*\): .*same command again"
    ):
        sync([asking.kept.documents], asking.place, Options(workers=1), embedder=other)


def test_vectors_are_kept_and_counted_once_whoever_makes_them(asking: Asking) -> None:
    asking.kept.write(a="The same words.", b="The same words.")
    (asking.kept.documents / "b.txt").rename(asking.kept.documents / "a.md")
    with asking.reading() as readings:
        with working(asking.place) as work:
            run, _ = work.order() or (0, "")
            for number in range(2):
                text = parcel.packed_texts({b"0123456789abcdef": "The same words."})
                work.publish(run, [], [(text, [])])
                taken = work.take_passages(run)
                assert taken is not None
                half = b"\0\0" * asking.kept.embedder.dimension
                assert work.give_vectors(taken[0], run, {b"0123456789abcdef": half}) == 1 - number
        asking.work()
        assert len(asking.read(readings)) == 2
        assert readings.embedded == 2


def test_erasing_leaves_nothing_of_what_workers_read(asking: Asking) -> None:
    asking.kept.write(mill="The mill grinds corn.")
    asking.kept.index()
    asking.work_for_a_run_that_is_killed()
    erase(asking.place)
    with working(asking.place) as work:
        assert work.order() is None


def test_workers_are_for_stores_in_a_database(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The mill.", encoding="utf-8")
    store = tmp_path / "store"
    assert main(["index", str(tmp_path / "a.txt"), "--store", str(store), "--workers", "2"]) == 1
    assert (
        f"leave out --workers, or put the store in a database with `passerelle copy {store} postgresql://"
        in (capsys.readouterr().err)
    )
    with pytest.raises(SystemExit, match="2"):
        main(["worker", "--store", str(store)])
    assert "is a folder: write a database as postgresql://host/name" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "l\u2019e\u0301te\u0301 \u00ab\u202fici\u202f\u00bb",
        "a\0b",
        "\ud83d half",
        "\U0001f600 \u200fright",
    ],
)
def test_a_document_comes_out_of_its_parcel_as_it_went_in(text: str) -> None:
    document = Document(
        parcel.OWN,
        "A title",
        "fr",
        f"{text} and more",
        (Span(0, 3),),
        (Heading(0, 2, 1),),
        {"date": "2025-04-03", "tags": ["a", 1, None]},
        (Gap("comments", 2, "page 1"),),
    )
    cuts = [(b"key", Passage(document, 0, 4, "fr", 1, "A › B"))]
    found, again = parcel.unpacked(parcel.packed(document, cuts), "mine.txt")
    assert isinstance(found, Document)
    assert found == replace(document, id="mine.txt")
    assert found.gaps == document.gaps
    assert [(key, replace(each, document=document)) for key, each in again] == cuts


def test_a_worker_that_waited_before_there_was_a_store_works_for_its_first_run(
    asking: Asking, server: Server
) -> None:
    server.run("CREATE DATABASE fresh")
    asking.kept.store = Database(asking.place.url.replace("/postgres?", "/fresh?"), asking.place.schema)
    asking.work()
    assert asking.told == []
    with working(asking.place) as waiting:
        assert waiting.order() is None
        with asking.reading():
            run, _ = waiting.order() or (0, "")
            waiting.publish(run, [], [(parcel.packed_texts({b"key": "words"}), [])])
            number, _ = waiting.take_passages(run) or (0, b"")
            assert waiting.give_vectors(number, run, {b"key": b"\0\0" * asking.kept.embedder.dimension}) == 1


def test_a_collection_is_taken_document_by_document_as_its_passages_are_embedded(asking: Asking) -> None:
    rows = [json.dumps({"id": f"b{n}", "text": f"Bridge {n} is long."}) for n in range(300)]
    (asking.kept.documents / "bridges.jsonl").write_text("\n".join(rows), encoding="utf-8")
    with asking.reading() as readings, working(asking.place) as work:
        run, asked = work.order() or (0, "")
        desk = Desk(work, run, Order.read(asked), asking.kept.embedder, reads=True, beside=True)
        assert desk.read()
        assert desk.embed()
        (place,) = asking.places()
        shares: list[float] = []

        def tell(share: float) -> None:
            shares.append(share)
            assert desk.embed()

        found = readings.load(place, "x", tell)
        assert [item.id for item in found if isinstance(item, Document)] == [f"b{n}" for n in range(300)]
        assert shares == [0.5]
