"""Facts about opening a collection: which model it needs, which settings it keeps, and when it is closed."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from library import Library
from small_store import CAT, EMBEDDER, SETTINGS

from passerelle.index.collection.collection import Collection
from passerelle.index.embed.embedder import Engine
from passerelle.index.embed.open import BUNDLED_NAME
from passerelle.index.errors import EmbedderError, StoreError, StoreLockedError
from passerelle.index.store import schema
from passerelle.index.store.change import change
from passerelle.index.store.life import lock_writers
from passerelle.index.store.rows import Settings
from passerelle.index.store.store import Store


def made(folder: Path, **other: str) -> Path:
    with change(folder, replace(SETTINGS, **other), EMBEDDER) as opened:  # type: ignore[arg-type]
        opened.put("", CAT, given=True)
        opened.commit({})
    return folder


def settings(folder: Path) -> Settings:
    with Store.open(folder) as store:
        return store.settings


@pytest.mark.parametrize("model", ["", "words"])
def test_a_store_is_looked_into_without_its_model(tmp_path: Path, model: str) -> None:
    with Collection.open(made(tmp_path), model=model) as collection:
        assert collection.ids() == ["chat"]
        assert ("chat" in collection, "other" in collection, len(collection)) == (True, False, 1)
        assert collection.remove(["chat"]).removed == 1
        assert len(collection) == 0


@pytest.mark.parametrize("embedder", ["words", 3, len])
def test_what_is_no_embedder_is_refused_before_anything_is_made(tmp_path: Path, embedder: Any) -> None:
    with pytest.raises(TypeError, match=r"the embedder is .*: give one with count_tokens"):
        Collection.open(tmp_path / "store", embedder=embedder)
    assert not (tmp_path / "store").exists()


def test_another_model_is_opened_at_once_to_be_compared(tmp_path: Path) -> None:
    with pytest.raises(EmbedderError, match="there is no precision 'int4'"):
        Collection.open(made(tmp_path), model="another", engine=Engine(precision="int4"))
    with pytest.raises(
        StoreError, match=r"was made with the model words .* and not with passerelle-e5-small"
    ):
        Collection.open(tmp_path, model=BUNDLED_NAME)


@pytest.mark.parametrize(
    ("passage_tokens", "said"), [(0, ""), (6, ""), (7, r"aim at 6 tokens and not at 7: cut everything again")]
)
def test_a_store_keeps_the_size_of_its_passages(tmp_path: Path, passage_tokens: int, said: str) -> None:
    made(tmp_path)
    if said:
        with pytest.raises(StoreError, match=said):
            Collection.open(tmp_path, embedder=EMBEDDER, passage_tokens=passage_tokens)
    else:
        with Collection.open(tmp_path, embedder=EMBEDDER, passage_tokens=passage_tokens) as collection:
            collection.add([{"id": "a", "text": "The mill."}])
        assert settings(tmp_path) == SETTINGS


def test_a_store_keeps_how_its_model_is_run_unless_it_is_another(tmp_path: Path) -> None:
    made(tmp_path, backend="onnx", precision="float16")
    with Collection.open(tmp_path, embedder=EMBEDDER) as collection:
        collection.add([{"id": "a", "text": "The mill."}])
    assert settings(tmp_path) == replace(SETTINGS, backend="onnx", precision="float16")
    alias = replace(EMBEDDER, name="alias")
    with (
        pytest.raises(StoreError, match="was made with the model words"),
        Collection.open(tmp_path, embedder=alias) as collection,
    ):
        pass


def test_a_new_store_has_passages_of_the_usual_size(tmp_path: Path) -> None:
    Collection.open(tmp_path / "a", embedder=EMBEDDER).close()
    Collection.open(tmp_path / "b", embedder=EMBEDDER, passage_tokens=9, engine=Engine(device="cpu")).close()
    assert [settings(tmp_path / each).passage_tokens for each in "ab"] == [128, 9]


CALLS: list[Callable[[Collection], object]] = [
    len,
    lambda collection: "chat" in collection,
    Collection.ids,
    lambda collection: collection.account,
    lambda collection: collection.add([]),
    lambda collection: collection.replace([]),
    lambda collection: collection.remove([]),
    lambda collection: collection.remove(["chat"]),
    lambda collection: collection.remove([], erase=True),
    lambda collection: collection.add_vectors([], []),
    lambda collection: list(collection.passages()),
    Collection.vectors,
    Collection.to_arrow,
    lambda collection: collection.sync([]),
]


def test_a_closed_collection_does_nothing_more(tmp_path: Path) -> None:
    collection = Collection.open(made(tmp_path), embedder=EMBEDDER)
    collection.close()
    collection.close()
    for call in CALLS:
        with pytest.raises(
            StoreError, match=r"^the collection in \S+ is closed: open it again with `Collection\.open`$"
        ):
            call(collection)


def test_erasing_without_ids_erases_what_was_removed_before(tmp_path: Path) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.put("chat.txt", CAT)
        opened.commit({})

    def erased() -> list[tuple[int]]:
        with closing(sqlite3.connect(tmp_path / schema.FILE)) as connection:
            return connection.execute("SELECT erased FROM removed").fetchall()

    with Collection.open(tmp_path, embedder=EMBEDDER) as collection:
        assert collection.remove(["chat", "chat"]).removed == 1
        assert collection.remove([]).removed == 0
        assert erased() == [(0,)]
        assert collection.remove([], erase=True).removed == 0
        assert erased() == [(1,)]
        collection.add([{"id": "secret", "text": "Zanzibarium quillfeather pays."}])
        collection.remove(["secret"], erase=True)
        assert not any(b"quillfeath" in each.read_bytes() for each in tmp_path.iterdir())
        with pytest.raises(TypeError, match="erase is 'yes'"):
            collection.remove(["chat"], erase="yes")  # type: ignore[arg-type]


def test_files_are_read_into_a_collection_by_its_own_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "mill.txt").write_text("The mill grinds corn.", encoding="utf-8")
    with Collection.open("store", embedder=EMBEDDER, passage_tokens=6) as collection:
        monkeypatch.chdir(tmp_path / "docs")  # the store stays where it was opened
        assert collection.sync([tmp_path / "docs"]).added == 1
        assert collection.sync([tmp_path / "docs"]).unchanged == 1
        assert collection.sync([tmp_path / "docs"], rebuild=True).embedded == 1
        collection.remove(["mill.txt"])
        assert collection.sync([tmp_path / "docs"]).documents == 0
        assert collection.sync([tmp_path / "docs"], again=["mill.txt"]).added == 1
        (tmp_path / "docs" / "mill.txt").unlink()
        assert collection.sync([tmp_path / "docs"], prune=True).removed == 1
    assert settings(tmp_path / "store").model == "words"


WRITING: list[Callable[[Collection], object]] = [
    lambda collection: collection.add([{"id": "new", "text": "The mill grinds oats."}]),
    lambda collection: collection.add_vectors(["The quay."], EMBEDDER.embed_queries(["The quay."])),
    lambda collection: collection.remove(["chat"]),
    lambda collection: collection.remove([], erase=True),
    lambda collection: collection.replace([{"id": "chat", "text": "The mill grinds rye."}]),
    lambda collection: collection.sync([]),
]


def test_each_call_waits_for_another_writer_as_long_as_that_was_asked(tmp_path: Path) -> None:
    folder = made(tmp_path)
    for call in WRITING:
        held, done = threading.Event(), threading.Event()

        def keep(held: threading.Event = held, done: threading.Event = done) -> None:
            with lock_writers(folder, 0):
                held.set()
                done.wait(0.02)

        collection = Collection.open(folder, embedder=EMBEDDER, wait=30)
        writer = threading.Thread(target=keep)
        writer.start()
        held.wait(30)
        call(collection)
        writer.join()
    with lock_writers(folder, 0):
        collection = Collection.open(folder, embedder=EMBEDDER)
        for call in WRITING:
            with pytest.raises(StoreLockedError, match="another program is writing to"):
                call(collection)


def test_a_sync_prunes_makes_anew_and_takes_in_again_where_that_is_asked(library: Library) -> None:
    for name in ("a.txt", "sub/b.txt", "sub/c.txt"):
        library.write(name, f"The mill {name} grinds.")
    below = [library.documents / "sub"]
    with Collection.open(library.folder, embedder=library.embedder) as collection:
        collection.sync([library.documents])
        (library.documents / "a.txt").unlink()
        assert collection.sync(below).fileless == 1
        assert collection.sync(below, prune=True).removed == 1
        assert collection.ids() == ["sub/b.txt", "sub/c.txt"]
        collection.remove(["sub/c.txt"])
        library.newly_asked()
        assert collection.sync(below).added == 0
        assert library.newly_asked() == []
        assert collection.sync(below, rebuild=True).added == 0
        assert len(library.newly_asked()) == 1
        assert collection.sync(below, again=["sub/c.txt"]).added == 1
