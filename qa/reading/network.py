"""The reader's network, run by OpenVINO: it shares its table of words with the embedder's file on the disk."""

import re
import threading
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from passerelle.index.embed.bundled import GRAPH as EMBEDDER_GRAPH
from passerelle.index.embed.bundled import compile_graph, read_tokenizer, stepped
from passerelle.index.embed.embedder import usable_cores
from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.index.embed.requests import Requests, wait
from passerelle.index.errors import EmbedderError
from passerelle.reading.rows import Row
from passerelle.reading.spans import Scored

FOLDER = Path(__file__).parent / "model"
GRAPH = "reader.xml"
MAKER = "passerelle.training.reader"
"""The module that makes the reader, in a checkout."""
CONSTANT = r'<data element_type="{kind}" shape="(\d+), {width}" offset="(\d+)" size="\d+"'
BLOCK = 32
"""Weights of the word table that share one scale."""
TOKENS = 512
"""Tokens of a batch, about: rows of like length are read together, and batches side by side on the cores."""

Floats = NDArray[np.float32]


class Words:
    """The embedder's table of words, in 4 bits, read where it lies: only the rows that are asked for."""

    def __init__(self, graph: Path) -> None:
        described = graph.read_text(encoding="utf-8")
        weights = graph.with_suffix(".bin")
        self._codes = _constant(described, weights, "u8", np.uint8)
        blocks = self._codes.shape[1] * 2 // BLOCK
        self._shares = _constant(described, weights, "i8", np.int8, blocks)
        self._scales = _constant(described, weights, "f16", np.float16, 1)

    def vectors(self, ids: NDArray[np.int64]) -> Floats:
        """Vectors of shape ``(*ids.shape, 384)``, float32."""
        codes = self._codes[ids].reshape(*ids.shape, -1, BLOCK // 2)
        weights = np.concatenate([codes & 15, codes >> 4], axis=-1).astype(np.float32) - 8
        scales = self._shares[ids].astype(np.float32) * self._scales[ids].astype(np.float32)
        vectors: Floats = (weights * scales[..., None]).reshape(*ids.shape, -1)
        return vectors


class Network:
    """The network that reads; threads may share it. It is loaded when it first reads."""

    def __init__(self, folder: Path = FOLDER, embedder: Path = BUNDLED_FOLDER, threads: int = 0) -> None:
        self._folder, self._embedder = folder, embedder
        self._threads = threads or usable_cores()
        self._requests = Requests(self._load, self._threads)

    @cached_property
    def tokenizer(self) -> Tokenizer:
        return read_tokenizer(self._embedder)

    @cached_property
    def _words(self) -> Words:
        return Words(self._embedder / EMBEDDER_GRAPH)

    def load_aside(self) -> None:
        """Begin to load the network while others work; what is missing is told by the first :meth:`read`.

        A program that ends meanwhile waits for it: to be stopped inside OpenVINO is a crash.
        """
        threading.Thread(target=self._load_quietly).start()

    def _load_quietly(self) -> None:
        with suppress(EmbedderError):
            self._requests.load()

    def read(self, rows: Sequence[Row]) -> list[Scored]:
        """Return what the network says of each of *rows*.

        Raises:
            EmbedderError: a file of the network is missing or damaged.
        """
        scored: dict[int, Scored] = {}
        held: list[Any] = []
        running: deque[_Running] = deque()
        try:
            for places in _batches(rows):
                request = self._requests.take(wait=not held)
                if request is None:  # others have the rest: wait for a batch of one's own, never for theirs
                    done = running.popleft()
                    scored |= done.result(rows)
                    request = done.request
                else:
                    held.append(request)
                ids, mask = _pad([rows[place].ids for place in places])
                running.append(_Running(self._requests, request, places, self._words.vectors(ids), mask))
            for each in running:
                scored |= each.result(rows)
        finally:
            for request in held:
                self._requests.give_back(request)
        return [scored[place] for place in range(len(rows))]

    def _load(self) -> Any:
        """Return the compiled graph.

        Raises:
            EmbedderError: a file of it is missing or damaged.
        """
        graph = self._folder / GRAPH
        if not graph.is_file():
            raise EmbedderError(
                f"the reader is not whole: {graph} is missing; install passerelle again, or make it with "
                f"`python -m {MAKER}`"
            )
        return compile_graph(graph, self._threads, MAKER)


class _Running:
    """A batch under way: its inputs are kept until it is done, for the engine reads them where they lie."""

    def __init__(
        self, requests: Requests, request: Any, places: Sequence[int], words: Floats, mask: NDArray[np.int64]
    ) -> None:
        self.request, self._places, self._words, self._mask = request, places, words, mask
        requests.start(request, {"words": words, "attention_mask": mask})

    def result(self, rows: Sequence[Row]) -> dict[int, Scored]:
        """Wait for the end and return what was said of the batch's rows, by their place among all *rows*."""
        wait(self.request)
        spans, answers = (self.request.get_output_tensor(each).data for each in (0, 1))
        return {
            place: _scored(rows[place], spans[line], float(answers[line, 0]))
            for line, place in enumerate(self._places)
        }


def _scored(row: Row, spans: Floats, answers: float) -> Scored:
    inside = spans[row.first : row.first + len(row.places)] - spans[0]
    return Scored(answers, inside[:, 0], inside[:, 1])


@lru_cache(maxsize=1)
def shipped_network() -> Network:
    """Return the network that is shipped, one for the whole process."""
    return Network()


def _constant(described: str, weights: Path, kind: str, type_: Any, width: int | None = None) -> Any:
    """Return the first table of that *kind* and *width* in a graph's file of weights, mapped and not read."""
    pattern = CONSTANT.format(kind=kind, width=width or r"(?P<width>\d+)")
    found = re.search(pattern, described)
    if found is None:
        raise EmbedderError(f"{weights} has no table of words; install passerelle again")
    columns = width or int(found["width"])
    offset = int(found.group(3 if width is None else 2))
    return np.memmap(weights, type_, "r", offset, (int(found.group(1)), columns))


def _batches(rows: Sequence[Row]) -> list[list[int]]:
    """Return the places of rows of like length together, the longest first: one row, or two, four, eight, …

    The engine keeps some 9 MB for each number of tokens that it ever met in a batch: they are few.
    """
    order = sorted(range(len(rows)), key=lambda place: -len(rows[place].ids))
    batches: list[list[int]] = []
    start = 0
    while start < len(order):
        most = min(TOKENS // stepped(len(rows[order[start]].ids)), len(order) - start)
        size = 1 << max(0, most.bit_length() - 1)
        batches.append(order[start : start + size])
        start += size
    return batches


def _pad(ids: Sequence[Sequence[int]]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the ids in rows of one length, and their mask."""
    lengths = np.array([len(each) for each in ids])
    mask = (np.arange(stepped(int(lengths.max()))) < lengths[:, None]).astype(np.int64)
    tokens = np.ones_like(mask)
    tokens[mask == 1] = list(chain.from_iterable(ids))
    return tokens, mask
