"""What indexing, searching and working end with where there is nothing to index, to ask or to do."""

import io
import json
import signal
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from command_line import Said
from library import Library

from passerelle.commands import index, search, worker
from passerelle.index.embed.embedder import Engine
from passerelle.index.errors import LoadError, StoreError
from passerelle.index.run.types import Progress, Summary
from passerelle.index.store.location import read_location
from passerelle.index.sync import Options
from passerelle.index.workers.worker import Worker

ENGINE = {"backend": "", "precision": "", "device": "", "batch_size": 0, "threads": 0}
INDEX: dict[str, Any] = {
    "json": False, "wait": 0.0, "paths": (), "model": "", "passage_tokens": 0, "rebuild": False, "words": False,
    "prune": False, "again": (), "workers": 0, "strict": False, **ENGINE,
}  # fmt: skip


def test_what_was_not_read_fails_a_strict_run(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    known = {**INDEX, "store": tmp_path / "store"}
    with pytest.raises(LoadError, match="documents"):
        said(index.COMMAND, **known)
    (tmp_path / "documents").mkdir()
    assert said(index.COMMAND, **{**known, "strict": True}).startswith("documents: 0 added, 0 updated, ")
    (tmp_path / "documents" / "b.docx").write_text("no archive", encoding="utf-8")
    assert "1 failed" in said(index.COMMAND, **known)
    assert "1 failed" in said(index.COMMAND, **{**known, "strict": True}, status=1)
    assert json.loads(said(index.COMMAND, **{**known, "json": True}))["failed"] == 1


def test_what_was_read_in_part_fails_a_strict_run(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.html").write_text(
        "<p>Le phare est ouvert le samedi.</p><iframe src=plan.html></iframe>", encoding="utf-8"
    )
    known = {**INDEX, "store": tmp_path / "store"}
    assert "1 added" in said(index.COMMAND, **known)
    assert "1 unchanged" in said(index.COMMAND, **{**known, "strict": True}, status=1)


@pytest.mark.parametrize("whole", ["rebuild", "words", "prune"])
def test_what_is_done_to_a_whole_store_needs_one_and_no_documents(
    tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch, whole: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreError, match="there is no store in"):
        said(index.COMMAND, **{**INDEX, "store": tmp_path / "store", whole: True})
    assert list(tmp_path.iterdir()) == []


def test_nothing_typed_at_a_terminal_asks_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    options = search.SearchOptions(
        store=Path("none"), format="text", ids=False, query=(), explain=False, k=10, folder=None, document=(),
        language=None, where=(), **ENGINE,  # type: ignore[arg-type]
    )  # fmt: skip
    assert search.run(options) == 2
    assert capsys.readouterr().err == (
        "passerelle: nothing is asked: give a question, or - to type several, one per line\n"
    )


def test_a_worker_that_is_told_to_end_ends_well(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit, match="0"):
        worker._stop(15, None)
    worker._tell("read a.txt\x1b")
    assert capsys.readouterr().out == "read a.txt⟨U+001B⟩\n"
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="utf-8"))
    worker._tell("read b.txt")
    assert written.getvalue() == b"read b.txt\n"  # at once


CHOSEN = Options(
    model="m",
    engine=Engine(threads=2),
    passage_tokens=64,
    rebuild=True,
    wait=1.5,
    words=True,
    prune=True,
    again=("x", "y"),
    workers=2,
)
SUMMARY = Summary(
    added=0, updated=0, removed=0, unchanged=0, failures=(), documents=0, passages=0, embedded=0, seconds=0.0
)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what indexing is run with, in place of a run."""
    given: list[Any] = []

    def run(paths: object, store: object, how: object, *, progress: Any) -> Summary:
        given.append((paths, store, how))
        progress(Progress(25, 100, 3, 0))
        return SUMMARY

    monkeypatch.setattr("passerelle.index.sync.sync", run)
    return given


def test_what_is_chosen_of_a_run_is_what_it_is_run_with(
    library: Library, said: Said, runs: list[Any]
) -> None:
    library.index()
    known = {**INDEX, "store": library.folder}
    said(index.COMMAND, **known)
    said(index.COMMAND, **{**known, "paths": (Path("a"),), "rebuild": True})
    for name in ("rebuild", "words", "prune"):
        said(index.COMMAND, **{**known, name: True})
    chosen = {field.name: getattr(CHOSEN, field.name) for field in fields(CHOSEN) if field.name != "engine"}
    said(index.COMMAND, **{**known, **chosen, "threads": 2})
    assert [(paths, how) for paths, _, how in runs] == [
        ((Path("documents"),), Options()),
        ((Path("a"),), Options(rebuild=True)),
        ((), Options(rebuild=True)),
        ((), Options(words=True)),
        ((), Options(prune=True)),
        ((), CHOSEN),
    ]
    assert {store for _, store, _ in runs} == {library.folder}


@pytest.mark.parametrize(
    ("terminal", "json", "shown"), [(True, False, True), (True, True, False), (False, False, False)]
)
def test_a_bar_is_shown_to_a_person_alone(
    library: Library,
    runs: list[Any],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    terminal: bool,
    json: bool,
    shown: bool,
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    known = {**INDEX, "store": library.folder, "paths": (Path("a"),), "json": json}
    assert index.run(index.IndexOptions(**known)) == 0
    assert ("indexing" in capsys.readouterr().err) is shown
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("once", "line"),
    [
        (True, "working for postgresql://host/name\n"),
        (False, "working for postgresql://host/name; Ctrl-C stops it at any time\n"),
    ],
)
def test_a_worker_works_for_the_store_that_is_named_as_its_options_say(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, once: bool, line: str
) -> None:
    ran: list[Any] = []
    monkeypatch.setattr(Worker, "run", lambda self, *, once: ran.append((self, once)))
    database = read_location("postgresql://host/name")
    known: dict[str, Any] = {**ENGINE, "store": database, "model": "m", "once": once, "threads": 2}
    before = signal.getsignal(signal.SIGTERM)
    try:
        assert worker.run(worker.WorkerOptions(**known)) == 0
        assert signal.getsignal(signal.SIGTERM) is worker._stop
    finally:
        signal.signal(signal.SIGTERM, before)
    ((made, until),) = ran
    assert (made.database, made.model, made.engine, until) == (database, "m", Engine(threads=2), once)
    assert capsys.readouterr().out == line
    made.tell("read a.txt")
    assert capsys.readouterr().out == "read a.txt\n"
