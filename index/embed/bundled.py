"""The bundled model, run by OpenVINO from its directory: no torch, nothing fetched."""

import hashlib
import sys
import threading
import unicodedata
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from passerelle.index import forks
from passerelle.index.embed.embedder import Vectors, usable_cores
from passerelle.index.embed.requests import Requests, wait
from passerelle.index.errors import EmbedderError

GRAPH = "openvino/openvino_model.xml"
CHECKSUMS = "SHA256SUMS"
MAKER = "passerelle.training.model.build"
"""The module that makes the model, in a checkout."""
Rows = NDArray[np.int64]

WINDOW = 512
QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
PROMPT_TOKENS = 8
"""Room for the prompt and the two special tokens, with some to spare."""
LENGTH_STEP = 16
"""A batch's length, in tokens, is a multiple of it."""
TOKENS_A_BATCH = (1024, 512, 256)
"""How many tokens run at once: few when there is little to do, so that every core has its share of it."""
PREPARED = 64
"""Steps that the engine keeps prepared for the shapes it met last; left alone, it forgets none."""
FEW_TEXTS = 32
"""Texts that are read one after the other: as many as a question needs."""
TEXTS_A_BLOCK = 1024
"""Texts tokenized at once and sorted by length."""


class OpenVinoEmbedder:
    """An :class:`passerelle.index.embed.embedder.Embedder` that loads its graph at the first text it embeds.

    Threads may share it. Batches of texts of like length run side by side, one on each core: *threads* of
    them, as many as the process may use where it is 0.
    """

    dimension = 384
    max_tokens = WINDOW - PROMPT_TOKENS

    def __init__(self, folder: Path, name: str, threads: int = 0) -> None:
        self.name = name
        self.threads = threads or usable_cores()
        self._folder = folder
        self._requests = Requests(lambda: compile_graph(folder / GRAPH, self.threads), self.threads)

    @classmethod
    def open(cls, folder: Path, name: str, *, threads: int = 0) -> "OpenVinoEmbedder":
        """Open the model directory *folder*, to run on that many *threads*.

        As long as somebody holds a model, whoever opens the same one is given that: it is loaded once.

        Raises:
            EmbedderError: a file of it is missing.
        """
        for file in (GRAPH, GRAPH.replace(".xml", ".bin"), CHECKSUMS, "tokenizer.json"):
            if not (folder / file).is_file():
                raise EmbedderError(
                    f"the bundled model is not whole: {folder / file} is missing; install passerelle again, "
                    f"or, in a checkout, make it with `python -m {MAKER}`"
                )
        key = folder.resolve(), name, threads, (folder / CHECKSUMS).read_bytes()
        with _opening:
            opened = _opened.get(key)
            if opened is None:
                opened = _opened[key] = cls(folder, name, threads)
            return opened

    @cached_property
    def fingerprint(self) -> str:
        """Digest of the checksums of all the model's files."""
        return hashlib.sha256((self._folder / CHECKSUMS).read_bytes()).hexdigest()[:16]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens in each text, without the special ones and the prompt."""
        cleaned = [_clean(text) for text in texts]
        return [len(ids) for ids in token_ids(self._tokenizer, cleaned, special=False)]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape ``(len(texts), 384)``, float32, unit rows, in the order of *texts*."""
        return self._embed([PASSAGE_PROMPT + text for text in texts])

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape ``(len(texts), 384)`` for questions."""
        return self._embed([QUERY_PROMPT + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        held: list[Any] = []
        running = deque[_Running]()
        try:
            for rows, ids in self._batches(texts):  # a batch is tokenized and padded while others run
                request = self._requests.take(wait=not held)
                if request is None:
                    done = running.popleft()
                    vectors[done.rows] = done.result()
                    request = done.request
                else:
                    held.append(request)
                running.append(_Running(self._requests, request, rows, *_pad(ids, self._padding)))
            for each in running:
                vectors[each.rows] = each.result()
        finally:
            for request in held:
                self._requests.give_back(request)
        return vectors

    def _batches(self, texts: Sequence[str]) -> Iterator[tuple[Rows, list[Sequence[int]]]]:
        """Yield the rows of texts of like length with their ids, a block of *texts* after another."""
        for start in range(0, len(texts), TEXTS_A_BLOCK):
            block = [_clean(text) for text in texts[start : start + TEXTS_A_BLOCK]]
            ids = [_fit(each) for each in token_ids(self._tokenizer, block, special=True)]
            for batch in _alike([len(each) for each in ids], self.threads):
                yield batch + start, [ids[row] for row in batch]

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        return read_tokenizer(self._folder)

    @cached_property
    def _padding(self) -> int:
        return self._tokenizer.token_to_id("<pad>") or 0


_opened = WeakValueDictionary[tuple[Path, str, int, bytes], OpenVinoEmbedder]()
_opening = threading.Lock()


def _renew_opening() -> None:
    global _opening  # noqa: PLW0603  a lock is renewed by another
    _opening = threading.Lock()


forks.call_in_child(_renew_opening)


@lru_cache(maxsize=2)
def read_tokenizer(folder: Path) -> Tokenizer:
    """Return the tokenizer in the model directory *folder*, one for all who share it.

    Raises:
        EmbedderError: its file is missing or damaged.
    """
    place = folder / "tokenizer.json"
    try:
        return Tokenizer.from_buffer(place.read_bytes())
    except (OSError, ValueError) as error:
        raise _damaged(str(place), MAKER) from error


def token_ids(tokenizer: Tokenizer, texts: Sequence[str], *, special: bool) -> list[list[int]]:
    """Return the ids of each text, with the *special* tokens or without.

    Few texts are read one after the other: the library's own threads, begun once, would not survive a fork.
    """
    if len(texts) > FEW_TEXTS and not forks.is_child():
        found = tokenizer.encode_batch_fast(list(texts), add_special_tokens=special)
    else:
        found = [tokenizer.encode(text, add_special_tokens=special) for text in texts]
    return [each.ids for each in found]


class _Running:
    """A batch under way: its inputs are kept until it is done, for the engine reads them where they lie."""

    def __init__(self, requests: Requests, request: Any, rows: Rows, tokens: Rows, mask: Rows) -> None:
        self.request, self.rows, self._tokens, self._mask = request, rows, tokens, mask
        requests.start(request, {"input_ids": tokens, "attention_mask": mask})

    def result(self) -> Vectors:
        """Wait for the end and return the batch's vectors."""
        wait(self.request)
        return _pool(self.request.get_output_tensor(0).data, self._mask)[: len(self.rows)]


def import_openvino() -> Any:
    """Import OpenVINO without its telemetry: it would tell another machine of every import, and write in the home."""
    modules: dict[str, Any] = sys.modules
    free = "openvino_telemetry" not in modules
    if free:
        modules["openvino_telemetry"] = None  # what is None cannot be imported, and is done without
    try:
        import openvino
    finally:
        if free:  # the program that this is a part of may do as it likes
            modules.pop("openvino_telemetry", None)
    return openvino


def compile_graph(graph: Path, threads: int, maker: str = MAKER) -> Any:
    """Load the graph to run one batch a core: cores that share a batch wait for each other at every layer.

    Raises:
        EmbedderError: it is damaged; the text names the module *maker*, which makes it in a checkout.
    """
    openvino = import_openvino()
    settings = {
        "PERFORMANCE_HINT": "LATENCY",
        "INFERENCE_PRECISION_HINT": "f32",
        "NUM_STREAMS": threads,
        "INFERENCE_NUM_THREADS": threads,
        "CPU_RUNTIME_CACHE_CAPACITY": PREPARED,
    }
    try:
        return openvino.Core().compile_model(graph, "CPU", settings)
    except RuntimeError as error:
        raise _damaged(f"{graph} or the file of weights beside it", maker) from error


def _damaged(what: str, maker: str) -> EmbedderError:
    return EmbedderError(
        f"the bundled model cannot be loaded: {what} is damaged; install passerelle again, or, in a checkout, make it "
        f"with `python -m {maker}`"
    )


def _clean(text: str) -> str:
    """Compose accents, as the model has seen them, and drop NUL and halves of surrogate pairs, which say nothing."""
    return unicodedata.normalize("NFC", text).replace("\0", "").encode("utf-8", "ignore").decode("utf-8")


def _alike(lengths: Sequence[int], threads: int) -> Iterator[Rows]:
    """Yield rows grouped by like length, the longest first, so that little of a batch is padding."""
    order = np.argsort(np.asarray(lengths, dtype=np.int64), kind="stable")[::-1]
    share = sum(map(stepped, lengths)) // (2 * threads)
    most = next((each for each in TOKENS_A_BATCH if each <= share), TOKENS_A_BATCH[-1])
    start = 0
    while start < len(order):
        size = 1 << max(0, (most // stepped(lengths[order[start]])).bit_length() - 1)
        yield order[start : start + size]
        start += size


def _fit(ids: list[int]) -> list[int]:
    """Cut what the model cannot see, and keep the token that ends a text."""
    return ids if len(ids) <= WINDOW else [*ids[: WINDOW - 1], ids[-1]]


def stepped(length: int) -> int:
    """Return *length* rounded up by at most a quarter, but for the short."""
    step = max(LENGTH_STEP, 1 << ((length - 1).bit_length() - 3) if length > LENGTH_STEP else 0)
    return min(-(-length // step) * step, WINDOW)


def _pad(ids: Sequence[Sequence[int]], padding: int) -> tuple[Rows, Rows]:
    """Return tokens and their mask, in one of few shapes, each text in its row and the last in those to spare.

    The engine keeps code and memory, some 10 MB, for each shape it meets.
    """
    rows = [*ids, *[ids[-1]] * ((1 << (len(ids) - 1).bit_length()) - len(ids))]
    lengths = np.array([len(each) for each in rows])
    mask = (np.arange(stepped(int(lengths.max()))) < lengths[:, None]).astype(np.int64)
    tokens = np.full_like(mask, padding)
    tokens[mask == 1] = list(chain.from_iterable(rows))
    return tokens, mask


def _pool(states: NDArray[np.float32], mask: Rows) -> Vectors:
    """Return the unit mean of each row's states of shape (rows, tokens, dimension) where *mask* is 1."""
    weights = mask[:, None, :].astype(np.float32)
    means = (weights @ states)[:, 0, :]
    unit: Vectors = means / np.linalg.norm(means, axis=1, keepdims=True)
    return unit
