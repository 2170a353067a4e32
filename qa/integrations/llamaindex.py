"""A retriever and an embedding for LlamaIndex: `pip install 'passerelle[llamaindex]'`."""

import asyncio
from collections.abc import Sequence
from typing import Any

from passerelle.index.embed.embedder import DEFAULT_ENGINE, Embedder, Engine
from passerelle.index.embed.open import BUNDLED_NAME, open_embedder
from passerelle.index.store.folders import Folders
from passerelle.integrations.extras import needing
from passerelle.integrations.limits import Limits, read_limits
from passerelle.integrations.metadata import citation_metadata
from passerelle.retrieval import Retriever
from passerelle.types import Hit

with needing("llamaindex"):
    from llama_index.core.base.base_retriever import BaseRetriever
    from llama_index.core.base.embeddings.base import BaseEmbedding
    from llama_index.core.bridge.pydantic import Field, PrivateAttr
    from llama_index.core.schema import (
        NodeRelationship,
        NodeWithScore,
        ObjectType,
        QueryBundle,
        RelatedNodeInfo,
        TextNode,
    )

SHOWN = {"title", "heading", "page"}
"""Metadata that a model is shown above a node's words; the others are for the program that asks."""
BATCH = 256
"""Texts embedded at once: LlamaIndex would hand them over ten by ten."""


class PasserelleRetriever(BaseRetriever):
    """Find passages of a store; each is a `TextNode` with its place in the document that it is a part of.

    ``similarity_top_k`` is how many are found and ``only`` what is searched, an `Only` or its JSON. Threads may share
    it. To close ``retriever`` closes the store.
    """

    def __init__(
        self, retriever: Retriever, similarity_top_k: int = 10, only: Limits = None, **settings: Any
    ) -> None:
        """Search with *retriever*; *settings* are those of every retriever of LlamaIndex."""
        self.retriever = retriever
        self.similarity_top_k = similarity_top_k
        self.only = read_limits(only)
        super().__init__(**settings)

    @classmethod
    def open(cls, store: Folders, engine: Engine = DEFAULT_ENGINE, **settings: Any) -> "PasserelleRetriever":
        """Open the *store* in that folder, or several as one; *settings* are those of the class.

        Raises:
            StoreError: there is no store, or its model is not the one of that name here.
            EmbedderError: its model is not on this disk.
        """
        return cls(Retriever.open(store, engine), **settings)

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self.retriever.search(query_bundle.query_str, self.similarity_top_k, only=self.only)
        return _scored(hits)

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = await self.retriever.asearch(query_bundle.query_str, self.similarity_top_k, only=self.only)
        return _scored(hits)


class PasserelleEmbedding(BaseEmbedding):
    """The vectors of a model of passerelle, the bundled one by default: 384 numbers, of unit length.

    ``model_name`` may be the folder or name of a model of sentence-transformers. Passages and questions have prompts of
    their own, which are put before them here. Threads may share it.
    """

    model_name: str = Field(
        default=BUNDLED_NAME, description="The bundled model, or one of sentence-transformers."
    )
    embed_batch_size: int = Field(default=BATCH, description="Texts embedded at once.", gt=0, le=2048)
    _embedder: Embedder = PrivateAttr()

    def __init__(self, **settings: Any) -> None:
        """Open the model; *settings* are ``model_name`` and those of every embedding of LlamaIndex.

        Raises:
            EmbedderError: the model is not on this disk, or what runs it is not installed.
        """
        super().__init__(**settings)
        self._embedder = open_embedder(self.model_name)

    @classmethod
    def class_name(cls) -> str:
        return "PasserelleEmbedding"

    def _get_query_embedding(self, query: str) -> list[float]:
        vector: list[float] = self._embedder.embed_queries([query])[0].tolist()
        return vector

    def _get_text_embedding(self, text: str) -> list[float]:
        return self._get_text_embeddings([text])[0]

    def _get_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._embedder.embed_passages(texts).tolist()
        return vectors

    async def _aget_query_embedding(self, query: str) -> list[float]:
        return await asyncio.to_thread(self._get_query_embedding, query)

    async def _aget_text_embedding(self, text: str) -> list[float]:
        return await asyncio.to_thread(self._get_text_embedding, text)

    async def _aget_text_embeddings(self, texts: list[str]) -> list[list[float]]:
        return await asyncio.to_thread(self._get_text_embeddings, texts)


def _scored(hits: Sequence[Hit]) -> list[NodeWithScore]:
    return [NodeWithScore(node=node_of(hit), score=hit.score) for hit in hits]


def node_of(hit: Hit) -> TextNode:
    """Return the node of LlamaIndex that holds the words of *hit*, a part of the document of that id."""
    known = citation_metadata(hit)
    hidden = [name for name, value in known.items() if name not in SHOWN or not value]
    whole = RelatedNodeInfo(
        node_id=hit.document.id,
        node_type=ObjectType.DOCUMENT,
        metadata={name: known[name] for name in ("title", "path", "fields")},
    )
    return TextNode(
        id_=hit.passage.id,
        text=hit.text,
        start_char_idx=hit.passage.start,
        end_char_idx=hit.passage.end,
        metadata=known,
        excluded_embed_metadata_keys=hidden,
        excluded_llm_metadata_keys=hidden,
        relationships={NodeRelationship.SOURCE: whole},
    )
