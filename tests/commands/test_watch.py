"""How a folder is watched: with which model and options, into which store, and what is printed of each run."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from fakes import WordEmbedder
from library import Library

from passerelle.commands import watch
from passerelle.index.embed.embedder import Engine
from passerelle.index.errors import StoreError
from passerelle.index.run.types import Summary
from passerelle.index.sync import Options

ENGINE = {"backend": "", "precision": "", "device": "", "batch_size": 0, "threads": 0}
DONE = Summary(
    added=1, updated=0, removed=0, unchanged=0, failures=(), documents=1, passages=1, embedded=1, seconds=0.5
)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what is watched and how, in place of watching: a run is told and then a fault."""
    given: list[Any] = []

    def follow(paths: object, store: object, how: object, tell: Any, *, embedder: Any) -> None:
        given.append((paths, store, how, embedder.name))
        tell(DONE)
        tell(StoreError("the disk is full\x1b"))

    monkeypatch.setattr("passerelle.index.watch.watch", follow)
    return given


def options(store: Path, **more: Any) -> watch.WatchOptions:
    return watch.WatchOptions(**{"store": store, "wait": 0.0, "paths": (), **ENGINE, **more})


def test_what_is_typed_is_watched_and_each_run_told(
    tmp_path: Path, watched: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "store"
    assert watch.run(options(store)) == 0
    assert watch.run(options(store, paths=(Path("a"), Path("b")), wait=2.0, threads=1)) == 0
    assert watched == [
        ((Path("documents"),), store, Options(), "passerelle-e5-small"),
        ((Path("a"), Path("b")), store, Options(wait=2.0, engine=Engine(threads=1)), "passerelle-e5-small"),
    ]
    printed = capsys.readouterr()
    assert printed.out.startswith(
        "documents: 1 added, 0 updated, 0 removed, 0 unchanged, 0 failed\nthe store holds"
    )
    assert printed.err == "passerelle: the disk is full⟨U+001B⟩\n" * 2


def test_the_model_is_that_of_the_store_and_is_run_as_it_was_or_as_is_typed(
    library: Library, watched: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Any] = []

    def open_model(model: str, engine: Engine) -> WordEmbedder:
        opened.append((model, engine))
        return library.embedder

    monkeypatch.setattr("passerelle.index.embed.open.open_embedder", open_model)
    library.index(options=Options(engine=Engine("onnx", "float16")))
    for typed in ({}, {"backend": "torch", "threads": 2}):
        watch.run(options(library.folder, **typed))
    watch.run(options(library.place / "none", threads=2))
    assert opened == [
        ("words", Engine("onnx", "float16")),
        ("words", Engine("torch", "float16", threads=2)),
        ("", Engine(threads=2)),
    ]
    assert [name for *_, name in watched] == ["words"] * 3
    assert [how.engine for _, _, how, _ in watched] == [  # what is typed: the rest is the store's
        Engine(),
        Engine("torch", threads=2),
        Engine(threads=2),
    ]


def test_what_a_run_did_is_out_at_once(
    tmp_path: Path, watched: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="utf-8"))
    watch.run(options(tmp_path / "store"))
    assert written.getvalue().startswith(b"documents: 1 added")
    assert len(watched) == 1
