"""LlamaIndex: its vector index with the store it has by default, in memory and saved as JSON."""

from collections.abc import Sequence
from pathlib import Path

from llama_index.core import VectorStoreIndex
from llama_index.core.schema import MetadataMode, TextNode
from llama_index.embeddings.huggingface import HuggingFaceEmbedding

from .peer_worker import Job

BATCH = 32
"""Passages at once, as sentence-transformers has it; LlamaIndex alone would take ten."""


class LlamaIndex:
    def __init__(self, model: str) -> None:
        self._embedding = HuggingFaceEmbedding(
            model_name=model,
            device="cpu",
            query_instruction="query: ",
            text_instruction="passage: ",
            embed_batch_size=BATCH,
            local_files_only=True,
        )
        self._index: VectorStoreIndex | None = None

    def index(self, job: Job, folder: Path) -> int:
        nodes = [
            TextNode(text=text, metadata={"document": id_}, excluded_embed_metadata_keys=["document"])
            for id_, text in job.passages
        ]
        assert nodes[0].get_content(MetadataMode.EMBED) == job.passages[0][1]
        self._index = VectorStoreIndex(nodes, embed_model=self._embedding)
        self._index.storage_context.persist(str(folder))
        return len(nodes)

    def search(self, question: str, k: int) -> Sequence[str]:
        assert self._index is not None
        found = self._index.as_retriever(similarity_top_k=k).retrieve(question)
        return [each.node.metadata["document"] for each in found]


def open_peer(model: str) -> LlamaIndex:
    return LlamaIndex(model)
