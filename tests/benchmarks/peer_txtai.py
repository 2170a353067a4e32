"""txtai: its embeddings database with contents kept, over sentence-transformers' vectors."""

from collections.abc import Sequence
from pathlib import Path

from txtai import Embeddings

from .peer_worker import Job


class Txtai:
    """The model's own prompts are used: txtai asks sentence-transformers for them."""

    def __init__(self, model: str) -> None:
        self._embeddings = Embeddings(
            path=model,
            method="sentence-transformers",
            content=True,
            gpu=False,
            vectors={"local_files_only": True},
        )
        self._documents: list[str] = []

    def index(self, job: Job, folder: Path) -> int:
        self._documents = [id_ for id_, _ in job.passages]
        self._embeddings.index((number, text, None) for number, (_, text) in enumerate(job.passages))
        self._embeddings.save(str(folder))
        return len(job.passages)

    def search(self, question: str, k: int) -> Sequence[str]:
        return [self._documents[int(found["id"])] for found in self._embeddings.search(question, k)]


def open_peer(model: str) -> Txtai:
    return Txtai(model)
