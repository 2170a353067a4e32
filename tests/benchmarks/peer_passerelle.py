"""Passerelle itself, as it is: files in, passages cut and embedded by the bundled model."""

from collections.abc import Sequence
from pathlib import Path

from passerelle import Retriever
from passerelle.index.sync import sync

from .peer_worker import Job


class Passerelle:
    """Its time to index includes reading the files and cutting them, which the others are spared."""

    def __init__(self) -> None:
        self._retriever: Retriever | None = None

    def index(self, job: Job, folder: Path) -> int:
        passages = sync([Path(path) for path in job.paths], folder).passages
        self._retriever = Retriever.open(folder)
        return passages

    def search(self, question: str, k: int) -> Sequence[str]:
        assert self._retriever is not None
        return [hit.passage.document.id for hit in self._retriever.search(question, k)]


def open_peer(_: str) -> Passerelle:
    return Passerelle()
