"""Any sentence-transformers model as an embedder, torch imported only here and only when asked for."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from passerelle.index.embed import model_files
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Engine, Vectors
from passerelle.index.errors import EmbedderError

QUERY_PROMPTS = ("query", "question")
PASSAGE_PROMPTS = ("passage", "document", "corpus")
WINDOW = 512
"""Tokens seen at once by a model that does not say."""
LARGEST_WINDOW = 8192
"""A static model's window has no end, and a passage should have one."""
E5 = re.compile(r"e5-(small|base|large)(-v2)?/?$")
E5_PROMPTS = {"query": "query: ", "passage": "passage: "}
"""What this family was trained with, and its published settings leave out."""
SPARE_TOKENS = 16
"""Room for the model's special tokens and its prompt."""
CHOICES = {
    "backend": ("torch", "onnx", "openvino"),
    "precision": ("float32", "float16", "bfloat16"),
}
BATCH = 32
"""Texts run at once where nobody says how many."""


class SentenceTransformerEmbedder:
    """An :class:`~passerelle.index.embed.embedder.Embedder` over a model on this disk, its own prompts respected."""

    def __init__(self, name: str, model: Any, engine: Engine, files: Path) -> None:
        self.name = name
        self._model = model
        self._engine = engine
        self._files = files
        self._process = os.getpid()
        given: dict[str, str] = model.prompts
        self._prompts = E5_PROMPTS if E5.search(name) and not any(given.values()) else given

    @classmethod
    def open(cls, name: str, engine: Engine = DEFAULT_ENGINE) -> "SentenceTransformerEmbedder":
        """Load the model of that *name* from the local cache, or from the folder *name*; nothing is fetched.

        Raises:
            EmbedderError: the package is not installed, the model is not on this disk, or it cannot be run as
                *engine* says.
        """
        _check(engine)
        try:
            with _without_bars():
                import torch
                from safetensors import SafetensorError
                from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EmbedderError(
                f"the model {name} needs sentence-transformers: `pip install passerelle[sentence-transformers]`"
            ) from error
        if engine.threads:
            torch.set_num_threads(engine.threads)
        try:
            files = _folder(name)
            model = SentenceTransformer(
                name,
                device=engine.device or None,
                backend=engine.backend or "torch",
                model_kwargs={"dtype": engine.precision} if engine.precision else None,
                local_files_only=True,
                trust_remote_code=False,
            )
        except ImportError as error:  # only what runs another backend is imported this late
            raise EmbedderError(
                f"the backend {engine.backend} needs a package that is not installed ({error}): leave out --backend"
            ) from error
        except (OSError, ValueError, KeyError, RuntimeError, AssertionError, SafetensorError) as error:
            how = f" as asked ({', '.join(_asked(engine))})" if _asked(engine) else ""
            raise EmbedderError(
                f"the model {name} is not on this disk or is not whole, or cannot run here{how}: give the folder it "
                f"lies in, or fetch it where there is a network with `hf download {name}` and bring its cache here"
            ) from error
        return cls(name, model, engine, files)

    @property
    def dimension(self) -> int:
        return int(self._model.get_embedding_dimension())

    @property
    def max_tokens(self) -> int:
        window = self._model.max_seq_length or WINDOW
        return max(SPARE_TOKENS, int(min(window, LARGEST_WINDOW)) - SPARE_TOKENS)

    @cached_property
    def fingerprint(self) -> str:
        """Digest of the model's files, the prompts, the window, and the backend and precision it runs by."""
        engine = self._engine
        of_files = model_files.digest(self._files, engine.backend)
        run = f"{engine.backend or 'torch'} {engine.precision or 'float32'}"
        content = f"{of_files}{sorted(self._prompts.items())}{self.max_tokens} {run}"
        return hashlib.sha256(content.encode()).hexdigest()[:16]

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Tokens in each text by the model's tokenizer, without special ones."""
        if not texts:
            return []
        self._check_process()
        tokenizer, cleaned = self._model.tokenizer, [_clean(text) for text in texts]
        if hasattr(tokenizer, "encode_batch"):  # a bare tokenizers.Tokenizer, under static models
            return [len(each.ids) for each in tokenizer.encode_batch(cleaned, add_special_tokens=False)]
        encoded = tokenizer(cleaned, add_special_tokens=False, truncation=False, verbose=False)
        return [len(ids) for ids in encoded["input_ids"]]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape ``(len(texts), dimension)``, float32, unit rows; all texts of nothing known share one."""
        return self._encode(texts, PASSAGE_PROMPTS)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        """Vectors of shape ``(len(texts), dimension)`` for questions."""
        return self._encode(texts, QUERY_PROMPTS)

    def _check_process(self) -> None:
        """Refuse to run in a forked process, which would wait for ever for the threads of the first.

        Raises:
            EmbedderError: it is one.
        """
        if self._process != os.getpid():
            raise EmbedderError(
                f"the model {self.name} was loaded before this process was forked, which its library does not survive: "
                f"open the store only after the fork, or start processes with `spawn`"
            )

    def _encode(self, texts: Sequence[str], names: Sequence[str]) -> Vectors:
        self._check_process()
        prompt = next((self._prompts[name] for name in names if self._prompts.get(name)), None)
        composed = [_clean(text) for text in texts]
        encoded = self._model.encode(
            composed,
            prompt=prompt,
            normalize_embeddings=True,
            show_progress_bar=False,
            batch_size=self._engine.batch_size or BATCH,
        )
        vectors: Vectors = np.asarray(encoded, dtype=np.float32).reshape(len(texts), self.dimension)
        # A static model gives zero for a text without a word it knows, which no search could place.
        vectors[~(np.linalg.norm(vectors, axis=1) > 0)] = self.dimension**-0.5
        return vectors


@contextmanager
def _without_bars() -> Iterator[None]:
    """Keep the library that is imported inside from drawing bars, and leave the environment as it was."""
    name = "HF_HUB_DISABLE_PROGRESS_BARS"
    free = name not in os.environ
    if free:
        os.environ[name] = "1"
    try:
        yield
    finally:
        if free:
            os.environ.pop(name, None)


def _clean(text: str) -> str:
    """Compose accents, and drop halves of surrogate pairs, which no tokenizer takes."""
    return unicodedata.normalize("NFC", text).encode("utf-8", "ignore").decode("utf-8")


def _check(engine: Engine) -> None:
    for setting, choices in CHOICES.items():
        value = getattr(engine, setting)
        if value and value not in choices:
            raise EmbedderError(f"there is no {setting} {value!r}: give --{setting} {', '.join(choices)}")
    if engine.precision and engine.backend not in {"", "torch"}:
        raise EmbedderError(
            f"the precision of a model run by {engine.backend} is that of its files: leave out --precision"
        )


def _asked(engine: Engine) -> list[str]:
    given = {"backend": engine.backend, "device": engine.device, "precision": engine.precision}
    return [f"--{setting} {value}" for setting, value in given.items() if value]


def _folder(name: str) -> Path:
    """Return where the files of the model *name* lie: that folder, or the local cache's.

    Raises:
        OSError: they are not on this disk.
    """
    from huggingface_hub import snapshot_download

    if Path(name).is_dir():
        return Path(name)
    repository = name if "/" in name else f"sentence-transformers/{name}"
    return Path(snapshot_download(repository, local_files_only=True))
