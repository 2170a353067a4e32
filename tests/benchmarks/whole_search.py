"""How long a whole search takes: the question embedded, vectors and words of both languages, ten hits with texts.

The texts are those of `texts.write_collection`, the questions real ones, embedded by the bundled model. Only the
passages' vectors are not of their texts, which would take half an hour at 100,000: they are real ones moved, as in
`search`. Vectors and words so seldom agree, and a search has more passages to compare than it would have.
"""

import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from passerelle import retrieval
from passerelle.fusion import Fusion
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.embed.open import open_embedder
from passerelle.index.store import candidates, schema
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.index.store.snapshot import Snapshot
from passerelle.index.store.store import Store
from passerelle.index.sync import sync
from passerelle.retrieval import Retriever

from . import texts
from .search import moved, real_vectors
from .tables import milliseconds

QUESTIONS = 200


@dataclass(frozen=True, slots=True)
class WholeSearch:
    """Milliseconds of whole searches, among all passages, French ones alone, and those of a folder with half of them.

    ``words_share`` is the share of the store's bytes that words take. The stages are means over a second pass.
    """

    passages: int
    store_mb: float
    words_share: float
    median_ms: float
    p95_ms: float
    french_ms: float
    folder_ms: float
    embed_ms: float
    vectors_ms: float
    words_fr_ms: float
    words_en_ms: float
    ranked_ms: float
    joined_ms: float
    texts_ms: float


@dataclass(slots=True)
class MovedEmbedder:
    """The bundled model, but for passages, which get the next of the vectors that are ready."""

    model: Embedder
    ready: Vectors
    given: int = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.model, name)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.given += len(texts)
        return self.ready[self.given - len(texts) : self.given]


def measure(sizes: list[int], data: Path) -> Iterator[WholeSearch]:
    """Yield the figures of a store of about each of *sizes* passages."""
    model = open_embedder()
    real = real_vectors(model, data)
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            make_store(Path(name), MovedEmbedder(model, moved(real, size + size // 4)), size, data)
            yield measure_store(Path(name), model, texts.questions(data, QUESTIONS))


def make_store(folder: Path, embedder: Embedder, size: int, data: Path) -> None:
    """Put about *size* passages in the store below *folder*."""
    texts.write_collection(folder / "documents", size, texts.paragraphs(data))
    sync([folder / "documents"], folder / "store", embedder=embedder)


def measure_store(folder: Path, model: Embedder, questions: Sequence[str]) -> WholeSearch:
    """Return the figures of the store below *folder*, asked *questions*."""
    store = Store.open(folder / "store")
    retriever = Retriever.of(store, model)
    every, french, limited = (
        milliseconds(_seconds(retriever, questions, only))
        for only in (EVERYTHING, Only(language="fr"), Only(folder="documents/en/"))
    )
    stages = _stages(retriever, questions)
    size = sum(path.stat().st_size for path in store.folder.iterdir())
    return WholeSearch(
        passages=sum(entry.passages for entry in store.entries()),
        store_mb=round(size / 1e6, 1),
        words_share=round(_words_bytes(store.folder) / size, 3),
        median_ms=every[0],
        p95_ms=every[1],
        french_ms=french[0],
        folder_ms=limited[0],
        embed_ms=stages["embed"],
        vectors_ms=round(stages["nearest fr"] + stages["nearest en"], 2),
        words_fr_ms=round(stages["found fr"] - stages["nearest fr"], 2),
        words_en_ms=round(stages["found en"] - stages["nearest en"], 2),
        ranked_ms=stages["ranked"],
        joined_ms=stages["joined"],
        texts_ms=stages["texts"],
    )


def _seconds(retriever: Retriever, questions: Sequence[str], only: Only) -> list[float]:
    seconds = []
    for question in [questions[0], *questions]:
        started = time.perf_counter()
        assert len(retriever.search(question, only=only)) == 10
        seconds.append(time.perf_counter() - started)
    return seconds[1:]


def _stages(retriever: Retriever, questions: Sequence[str]) -> dict[str, float]:
    """Return the mean milliseconds of each stage of a search."""
    spent: defaultdict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for owner, method, name in (
            (retrieval, "read_query", "embed"),
            (Snapshot, "nearest", "nearest {}"),
            (candidates, "_of_language", "found {}"),
            (Fusion, "rank", "ranked"),
            (retrieval, "join", "joined"),
            (Store, "passage", "texts"),
        ):
            stack.enter_context(patch.object(owner, method, _timed(getattr(owner, method), name, spent)))
        _seconds(retriever, questions, EVERYTHING)
    return {name: round(1000 * seconds / (len(questions) + 1), 2) for name, seconds in spent.items()}


def _timed(function: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    """Return *function* with its seconds counted under *name*, and the language it is called with."""

    def run(*arguments: Any, **named: Any) -> Any:
        started = time.perf_counter()
        returned = function(*arguments, **named)
        language = next((each for each in arguments if isinstance(each, str) and each in {"fr", "en"}), "")
        spent[name.format(language)] += time.perf_counter() - started
        return returned

    return run


def _words_bytes(folder: Path) -> int:
    """Return the bytes that the words of a store's passages take."""
    with closing(sqlite3.connect(folder / schema.FILE)) as connection:
        found = connection.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'words_%' OR name LIKE 'lexicon_%'"
        ).fetchone()
    return int(found[0])
