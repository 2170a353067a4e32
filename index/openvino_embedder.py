"""The model in the box, run by OpenVINO from its directory: no torch, nothing fetched."""

import hashlib
import os
import sys
import threading
import unicodedata
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.embed import Vectors
from index.errors import EmbedderError

GRAPH = "openvino/openvino_model.xml"
CHECKSUMS = "SHA256SUMS"
WINDOW = 512
QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
PROMPT_TOKENS = 8
"""Room for the prompt and the two special tokens, with some to spare."""
TOKENS_A_BATCH = 4096


class OpenVinoEmbedder:
    """An :class:`index.embed.Embedder` that loads its graph at the first text it embeds.

    Threads may share it. Questions run one at a time on few threads, passages in batches of like length.
    """

    dimension = 384
    max_tokens = WINDOW - PROMPT_TOKENS

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self._folder = folder
        self._loading = threading.Lock()
        self._local = threading.local()
        self._compiled: Any = None

    @classmethod
    def open(cls, folder: Path, name: str) -> "OpenVinoEmbedder":
        """Open the model directory *folder*.

        Raises:
            EmbedderError: a file of it is missing.
        """
        for file in (GRAPH, GRAPH.replace(".xml", ".bin"), CHECKSUMS, "tokenizer.json"):
            if not (folder / file).is_file():
                raise EmbedderError(
                    f"the model in the box is not whole: {folder / file} is missing; install passerelle again, "
                    f"or make it with `python -m index.model_build`"
                )
        return cls(folder, name)

    @cached_property
    def fingerprint(self) -> str:
        """Digest of the checksums of all the model's files."""
        return hashlib.sha256((self._folder / CHECKSUMS).read_bytes()).hexdigest()[:16]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens in each text, without the special ones and the prompt."""
        encoded = self._tokenizer.encode_batch_fast(
            [_clean(text) for text in texts], add_special_tokens=False
        )
        return [len(each.ids) for each in encoded]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape ``(len(texts), 384)``, float32, unit rows, in the order of *texts*."""
        return self._embed([PASSAGE_PROMPT + text for text in texts])

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape ``(len(texts), 384)`` for questions."""
        return self._embed([QUERY_PROMPT + text for text in texts])

    def _embed(self, texts: Sequence[str]) -> Vectors:
        ids = [each.ids for each in self._tokenizer.encode_batch_fast([_clean(text) for text in texts])]
        vectors = np.empty((len(texts), self.dimension), dtype=np.float32)
        for batch in _batches([len(each) for each in ids]):
            vectors[batch] = self._run([ids[row] for row in batch])
        return vectors

    def _run(self, ids: Sequence[Sequence[int]]) -> Vectors:
        longest = min(max(len(each) for each in ids), WINDOW)
        tokens = np.full((len(ids), longest), self._padding, dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, each in enumerate(ids):
            kept = min(len(each), longest)
            tokens[row, :kept] = each[:kept]
            mask[row, :kept] = 1
        states = self._request.infer({"input_ids": tokens, "attention_mask": mask}, share_inputs=True)
        return _pool(next(iter(states.values())), mask)

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "true")
        return Tokenizer.from_file(str(self._folder / "tokenizer.json"))

    @cached_property
    def _padding(self) -> int:
        return self._tokenizer.token_to_id("<pad>") or 0

    @property
    def _request(self) -> Any:
        """This thread's own inference request: a request serves one caller at a time."""
        request = getattr(self._local, "request", None)
        if request is None:
            with self._loading:
                if self._compiled is None:
                    self._compiled = _compile(self._folder / GRAPH)
            request = self._local.request = self._compiled.create_infer_request()
        return request


def import_openvino() -> Any:
    """Import OpenVINO without its telemetry: it would tell another machine of every import, and write in the home."""
    modules: dict[str, Any] = sys.modules
    modules.setdefault("openvino_telemetry", None)  # what is None cannot be imported, and is done without
    import openvino

    return openvino


def _compile(graph: Path) -> Any:
    openvino = import_openvino()
    settings = {"PERFORMANCE_HINT": "LATENCY", "INFERENCE_PRECISION_HINT": "f32"}
    try:
        return openvino.Core().compile_model(graph, "CPU", settings)
    except RuntimeError as error:
        raise EmbedderError(
            f"the model in the box cannot be loaded: {graph} or the file of weights beside it is damaged; install "
            f"passerelle again, or make the model with `python -m index.model_build`"
        ) from error


def _clean(text: str) -> str:
    """Compose accents, which the model has seen composed, and drop NUL, which says nothing."""
    return unicodedata.normalize("NFC", text).replace("\0", "")


def _batches(lengths: Sequence[int]) -> list[NDArray[np.int64]]:
    """Return rows grouped by like length, so that little of a batch is padding."""
    order = np.argsort(np.asarray(lengths), kind="stable")[::-1]
    batches: list[NDArray[np.int64]] = []
    start = 0
    while start < len(order):
        longest = min(lengths[order[start]], WINDOW)
        size = max(1, TOKENS_A_BATCH // longest)
        batches.append(order[start : start + size])
        start += size
    return batches


def _pool(states: NDArray[np.float32], mask: NDArray[np.int64]) -> Vectors:
    """Return the unit mean of each row's states of shape (rows, tokens, dimension) where *mask* is 1."""
    weights = mask[:, None, :].astype(np.float32)
    means = (weights @ states)[:, 0, :]
    unit: Vectors = means / np.linalg.norm(means, axis=1, keepdims=True)
    return unit
