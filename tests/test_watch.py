"""Facts about a store that follows its folder: what comes, changes and goes, and nothing else."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from library import SENTENCES, Library

from passerelle.index.errors import LoadError, PasserelleError, StoreError
from passerelle.index.run.types import Summary
from passerelle.index.sync import sync
from passerelle.index.watch import watch

pytest.importorskip("watchfiles")
PATIENCE = 30


class _Read(list[Path]):
    """Paths that keep count of how often they were read: each run reads them."""

    def __init__(self, paths: list[Path]) -> None:
        super().__init__(paths)
        self.read: list[float] = []

    def __iter__(self) -> Iterator[Path]:
        self.read.append(time.monotonic())
        return super().__iter__()


def write_whole(library: Library, name: str, text: str) -> None:
    """Write a file so that no run finds it empty."""
    library.write(f".{name}", text).replace(library.documents / name)


def test_a_store_follows_its_folder_deletions_included(library: Library) -> None:
    library.write("a.txt", "The first text.")
    told, stop = Queue[Summary | PasserelleError](), threading.Event()
    store = library.documents / "store"  # what is written there is no change
    paths = _Read([library.documents])
    running = threading.Thread(
        target=watch,
        args=(paths, store, SENTENCES, told.put),
        kwargs={"stop": stop, "embedder": library.embedder, "quiet": 50},
    )
    running.start()

    def counts() -> tuple[int, int, int]:
        summary = told.get(timeout=PATIENCE)
        assert isinstance(summary, Summary)
        return summary.added, summary.updated, summary.removed

    try:
        assert counts() == (1, 0, 0)
        while told.empty():
            write_whole(library, "b.txt", "The second text.")
            stop.wait(0.2)  # what watches may not have begun yet
        assert counts() == (1, 0, 0)
        write_whole(library, "a.txt", "The first text, changed.")
        assert counts() == (0, 1, 0)
        (library.documents / "b.txt").unlink()
        assert counts() == (0, 0, 1)
        stop.wait(0.4)  # what the last run itself wrote
        runs = len(paths.read)
        stop.wait(0.4)
        assert len(paths.read) == runs, "a run is answered with a run"
    finally:
        stop.set()
        running.join(PATIENCE)
    assert not running.is_alive()
    assert told.empty()


def test_a_run_that_fails_is_told_and_the_next_change_tried(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.write("a.txt", "The first text.")
    told: list[Summary | PasserelleError] = []

    asked: list[object] = []

    def sync_on_a_full_disk(*given: Any, **named: Any) -> Summary:
        asked.append((*given, named))
        if len(told) == 1:
            raise StoreError("the disk is full")
        return sync(*given, **named)

    def two_changes(*_: object, **__: object) -> Iterator[None]:
        for name in ("b.txt", "c.txt"):
            library.write(name, f"The text of {name}.")
            yield

    monkeypatch.setattr("passerelle.index.watch.sync", sync_on_a_full_disk)
    monkeypatch.setattr("watchfiles.watch", two_changes)
    watch([library.documents], library.folder, SENTENCES, told.append, embedder=library.embedder)
    first, failed, last = told
    assert isinstance(first, Summary)
    assert str(failed) == "the disk is full"
    assert isinstance(last, Summary)
    assert last.added == 2
    wanted = [library.documents], library.folder, SENTENCES, {"embedder": library.embedder}
    assert asked == [wanted] * 3


def test_a_run_that_changes_nothing_is_not_told_and_one_that_moves_or_reads_badly_is(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.write("old/list.jsonl", "".join(f'{{"id": "{n}", "text": "The text {n}."}}\n' for n in range(2)))
    library.index()
    followed = library.documents / "new"
    library.write("new/a.txt", "The first text.")
    told: list[Summary | PasserelleError] = []

    def changes(*_: object, **__: object) -> Iterator[None]:
        yield
        (library.documents / "old" / "list.jsonl").rename(followed / "lines.jsonl")
        yield
        library.write("new/bad.jsonl", "{bad")
        yield

    monkeypatch.setattr("watchfiles.watch", changes)
    watch([followed], library.folder, SENTENCES, told.append, embedder=library.embedder)
    summaries = [each for each in told if isinstance(each, Summary)]
    assert [
        (each.added, each.updated, each.removed, each.moved, len(each.failures)) for each in summaries
    ] == [(1, 0, 0, 0, 0), (0, 0, 0, 2, 0), (0, 0, 0, 0, 1)]


@pytest.mark.parametrize(("quiet", "still", "step"), [(1000, 1000, 50), (50, 50, 50), (20, 50, 20)])
def test_what_watches_waits_until_all_is_quiet_and_passes_over_the_store_and_closed_folders(
    library: Library, monkeypatch: pytest.MonkeyPatch, quiet: int, still: int, step: int
) -> None:
    library.write("a.txt", "The first text.")
    asked: list[tuple[tuple[Path, ...], dict[str, Any]]] = []

    def changes(*paths: Path, **how: Any) -> Iterator[None]:
        asked.append((paths, how))
        yield from ()

    monkeypatch.setattr("watchfiles.watch", changes)
    stop = threading.Event()
    watch(
        [library.documents],
        library.folder,
        SENTENCES,
        lambda _: None,
        stop=stop,
        embedder=library.embedder,
        quiet=quiet,
    )
    ((paths, how),) = asked
    matters = how.pop("watch_filter")
    assert paths == (library.documents,)
    assert how == {
        "debounce": still,
        "step": step,
        "stop_event": stop,
        "raise_interrupt": True,
        "ignore_permission_denied": True,
    }
    seen = [library.folder, library.folder / "new.sqlite3", library.documents / "a.txt", library.place]
    assert [matters("added", str(each)) for each in seen] == [False, False, True, True]


def test_without_what_watches_files_nothing_is_read_and_a_command_is_named(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(
        LoadError, match=r"^watching files needs another package: `pip install passerelle\[watch\]`$"
    ):
        watch([library.documents], library.folder, SENTENCES, print, embedder=library.embedder)
    assert not library.folder.exists()


def test_a_first_run_that_fails_ends_the_watching(library: Library) -> None:
    told: list[Summary | PasserelleError] = []
    with pytest.raises(LoadError, match="there is no such file or folder"):
        watch([library.place / "none"], library.folder, SENTENCES, told.append, embedder=library.embedder)
    assert told == []
