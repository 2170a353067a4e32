"""Who writes to a store while another does is refused at once, and waits where that is asked for."""

import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from small_store import CAT, DOG, EMBEDDER, SETTINGS, put

from passerelle.index.collection.collection import Collection
from passerelle.index.errors import StoreError, StoreLockedError
from passerelle.index.removal import erase, remove
from passerelle.index.store.change import change
from passerelle.index.store.copied import copy
from passerelle.index.store.life import lock_writers, restore
from passerelle.index.sync import Options, sync

Write = Callable[..., object]


def opened(folder: Path, **more: Any) -> None:
    with change(folder, SETTINGS, None, **more):
        pass


def collected(folder: Path, **more: Any) -> None:
    with Collection.open(folder, embedder=EMBEDDER, **more) as collection:
        collection.add([DOG])


def taken_out(folder: Path, **more: Any) -> None:
    with Collection.open(folder, embedder=EMBEDDER, **more) as collection:
        collection.remove(["chat"])


def given_vectors(folder: Path, **more: Any) -> None:
    with Collection.open(folder, embedder=EMBEDDER, **more) as collection:
        collection.add_vectors(["The mill."], EMBEDDER.embed_queries(["The mill."]))


WRITERS: list[Write] = [
    opened,
    collected,
    taken_out,
    given_vectors,
    lambda folder, **more: copy(folder.parent / "other", folder, **more),
    lambda folder, **more: restore(folder.parent / "other", folder, **more),
    lambda folder, **more: remove("chat", folder, **more),
    erase,
    lambda folder, **more: sync(
        [folder.parent], folder, Options(passage_tokens=6, **more), embedder=EMBEDDER
    ),
]
NAMES = "change add remove add_vectors copy restore remove_one erase sync".split()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "store"
    put(folder, CAT)
    return folder


@pytest.fixture
def held(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[float]]:
    """Return a store that another writes to until somebody waits, and how long each wait was."""
    for name in ("store", "other"):
        shutil.copytree(made, tmp_path / name)
    lock: Any = lock_writers(tmp_path / "store", 0.0)
    waits: list[float] = []

    def sleep(seconds: float) -> None:
        waits.append(seconds)
        lock.lock.release()

    monkeypatch.setattr(time, "sleep", sleep)
    return tmp_path / "store", waits


@pytest.mark.parametrize("write", WRITERS, ids=NAMES)
def test_who_is_not_asked_to_wait_is_refused_at_once(held: tuple[Path, list[float]], write: Write) -> None:
    folder, waits = held
    with pytest.raises(StoreLockedError, match="another program is writing to"):
        write(folder)
    assert waits == []


@pytest.mark.parametrize("write", WRITERS, ids=NAMES)
def test_who_is_asked_to_wait_writes_once_the_other_is_done(
    held: tuple[Path, list[float]], write: Write
) -> None:
    folder, waits = held
    with suppress(StoreError):  # where there is a store, none is copied to
        write(folder, wait=60.0)
    assert len(waits) == 1
