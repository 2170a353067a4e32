"""The inference requests of one graph: loaded at the first use, shared by threads, loaded anew in a forked process."""

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from passerelle.index import forks
from passerelle.index.errors import EmbedderError

_loading = threading.Lock()
"""Held while a graph is loaded: a fork in the middle of that would leave the child without its end."""


class _Loading:
    """Keeps a fork from happening while a graph is loaded."""

    def rest(self) -> None:
        _loading.acquire()

    def resume(self) -> None:
        _loading.release()

    def renew(self) -> None:
        global _loading  # noqa: PLW0603  a lock is renewed by another
        _loading = threading.Lock()


_guard = _Loading()
forks.rest_before_fork(_guard)
forks.renew_in_child(_guard)


def wait(request: Any) -> None:
    """Wait until *request* has run.

    Raises:
        EmbedderError: the engine could not run it.
    """
    try:
        request.wait()
    except RuntimeError as error:
        said = str(error).strip().rpartition("\n")[2]
        raise EmbedderError(
            f"the bundled model cannot be run on this machine ({said}): it needs memory, and a processor with AVX or "
            f"one of ARM; on others install passerelle[sentence-transformers] and index with --rebuild --model NAME"
        ) from error


class Requests:
    """As many requests as batches run side by side; one serves one caller at a time. Threads may share them.

    *load* returns the compiled graph.
    """

    def __init__(self, load: Callable[[], Any], count: int) -> None:
        self._load, self._count = load, count
        self._compiled: Any = None
        self._all: list[Any] = []
        self._free = SimpleQueue[Any]()
        self._starting = threading.Lock()
        forks.rest_before_fork(self)
        forks.renew_in_child(self)

    def load(self) -> None:
        """Load the graph where that is not done yet; its errors are those of *load*."""
        with _loading:
            if self._compiled is None:
                compiled = self._load()
                self._all = [compiled.create_infer_request() for _ in range(self._count)]
                for request in self._all:
                    self._free.put(request)
                self._compiled = compiled

    def take(self, *, wait: bool) -> Any:
        """Return a request that nobody uses; ``None`` when there is none and the caller need not *wait*."""
        self.load()
        try:
            return self._free.get(block=wait)
        except Empty:
            return None

    def give_back(self, request: Any) -> None:
        """Give *request* back, once what it runs has ended: one that runs would refuse its next taker."""
        with suppress(RuntimeError):  # it failed, which its own caller is told
            request.wait()
        self._free.put(request)

    def start(self, request: Any, inputs: Mapping[str, Any]) -> None:
        """Begin to run *inputs*, which the engine reads where they lie: the caller keeps them until it is done."""
        with self._starting:
            request.start_async(inputs, share_inputs=True)

    def rest(self) -> None:
        """Let what runs come to its end, and nothing begin until :meth:`resume`."""
        self._starting.acquire()
        for request in self._all:
            with suppress(RuntimeError):  # it failed, which its own caller is told
                request.wait()

    def resume(self) -> None:
        self._starting.release()

    def renew(self) -> None:
        """Begin again in a child; the parent's engine is left where it lies."""
        forks.leave(self._compiled, self._all, self._free, *self._all)
        self._compiled, self._all, self._free = None, [], SimpleQueue()
        self._starting = threading.Lock()
