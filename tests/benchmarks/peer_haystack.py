"""Haystack: its in-memory document store, over sentence-transformers' vectors."""

from collections.abc import Sequence
from pathlib import Path

from haystack import Document
from haystack.components.retrievers.in_memory import InMemoryEmbeddingRetriever
from haystack.document_stores.in_memory import InMemoryDocumentStore
from haystack.utils import ComponentDevice
from haystack_integrations.components.embedders.sentence_transformers import (
    SentenceTransformersDocumentEmbedder,
    SentenceTransformersTextEmbedder,
)

from .peer_worker import Job


class Haystack:
    def __init__(self, model: str) -> None:
        settings = {
            "model": model,
            "device": ComponentDevice.from_str("cpu"),
            "local_files_only": True,
            "normalize_embeddings": True,
            "progress_bar": False,
            "token": None,
        }
        self._documents = SentenceTransformersDocumentEmbedder(prefix="passage: ", **settings)
        self._questions = SentenceTransformersTextEmbedder(prefix="query: ", **settings)
        for each in (self._documents, self._questions):
            each.warm_up()
        self._store = InMemoryDocumentStore(embedding_similarity_function="cosine")
        self._retriever = InMemoryEmbeddingRetriever(self._store)

    def index(self, job: Job, folder: Path) -> int:
        documents = [
            Document(id=str(number), content=text, meta={"document": id_})
            for number, (id_, text) in enumerate(job.passages)
        ]
        self._store.write_documents(self._documents.run(documents)["documents"])
        self._store.save_to_disk(str(folder / "store.json"))
        return len(documents)

    def search(self, question: str, k: int) -> Sequence[str]:
        vector = self._questions.run(question)["embedding"]
        found = self._retriever.run(query_embedding=vector, top_k=k)["documents"]
        return [each.meta["document"] for each in found]


def open_peer(model: str) -> Haystack:
    return Haystack(model)
