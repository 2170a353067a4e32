"""What was recognised is kept by the picture's digest, so that a run that was stopped goes on where it was."""

import hashlib
import os
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from passerelle.index.load.recognised.tesseract import installed, read_picture

AHEAD = 2
"""Pictures made for each process before it is free."""
_listener: ContextVar[Callable[[float], None] | None] = ContextVar("listener", default=None)


@contextmanager
def heard(listener: Callable[[float], None]) -> Iterator[None]:
    """Tell *listener*, while a file is read, which share of its pictures is recognised, from 0 to 1."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def recognised(pictures: Iterable[bytes], count: int) -> Iterator[str]:
    """Yield Tesseract's table for each of *count* pictures, in order; one process a core works at a time."""
    tell = _listener.get() or (lambda _: None)
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    waiting: deque[Future[str]] = deque()
    done = 0
    pool = ThreadPoolExecutor(workers)
    try:
        for picture in pictures:
            waiting.append(pool.submit(_table, picture))
            if len(waiting) >= AHEAD * workers:
                yield waiting.popleft().result()
                tell((done := done + 1) / count)
        while waiting:
            yield waiting.popleft().result()
            tell((done := done + 1) / count)
    finally:
        pool.shutdown(cancel_futures=True)


def folder() -> Path:
    """Return where what was recognised is kept: a folder for caches, which may be emptied at any time."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library" / "Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "passerelle" / "recognised"


def _table(picture: bytes) -> str:
    digest = hashlib.sha256(picture + "\0".join(installed()).encode()).hexdigest()
    place = folder() / f"{digest}.tsv"
    try:
        return place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        table = read_picture(picture)
    if table:
        _keep(table, place)
    return table


def _keep(table: str, place: Path) -> None:
    """Write a table whole or not at all; a cache that cannot be written costs time only."""
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=place.parent, encoding="utf-8", delete=False) as file:
            try:
                file.write(table)
                file.close()
                Path(file.name).replace(place)
            except OSError:  # a full disk: half a table is not left behind
                Path(file.name).unlink(missing_ok=True)
    except OSError:
        return
