"""A retriever and embeddings for LangChain: `pip install 'passerelle[langchain]'`."""

from typing import Any

from passerelle.index.embed.embedder import DEFAULT_ENGINE, Engine
from passerelle.index.embed.open import open_embedder
from passerelle.index.store.folders import Folders
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.integrations.extras import needing
from passerelle.integrations.limits import Limits, read_limits
from passerelle.integrations.metadata import citation_metadata
from passerelle.retrieval import Retriever
from passerelle.types import Hit

with needing("langchain"):
    from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.embeddings import Embeddings
    from langchain_core.retrievers import BaseRetriever
    from pydantic import Field, field_validator


class PasserelleRetriever(BaseRetriever):
    """Find passages of a store; each is a `Document` whose metadata says where its words stand.

    ``k`` is how many are found and ``only`` what is searched, an `Only` or its JSON; ``invoke(query, k=…, only=…)``
    overrides either for one call. Threads may share it. To close ``retriever`` closes the store.
    """

    retriever: Retriever
    k: int = Field(default=10, ge=1)
    only: Only = EVERYTHING

    @field_validator("only", mode="before")
    @classmethod
    def _read_only(cls, value: Limits) -> Only:
        return read_limits(value)

    @classmethod
    def open(cls, store: Folders, engine: Engine = DEFAULT_ENGINE, **settings: Any) -> "PasserelleRetriever":
        """Open the *store* in that folder, or several as one.

        *settings* are ``k``, ``only`` and those of every retriever of LangChain.

        Raises:
            StoreError: there is no store, or its model is not the one of that name here.
            EmbedderError: its model is not on this disk.
        """
        return cls(retriever=Retriever.open(store, engine), **settings)

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,  # noqa: ARG002  LangChain passes it by name
        k: int | None = None,
        only: Limits = None,
    ) -> list[Document]:
        hits = self.retriever.search(
            query, self.k if k is None else k, only=self.only if only is None else read_limits(only)
        )
        return [document_of(hit) for hit in hits]

    async def _aget_relevant_documents(
        self,
        query: str,
        *,
        run_manager: AsyncCallbackManagerForRetrieverRun,  # noqa: ARG002  LangChain passes it by name
        k: int | None = None,
        only: Limits = None,
    ) -> list[Document]:
        hits = await self.retriever.asearch(
            query, self.k if k is None else k, only=self.only if only is None else read_limits(only)
        )
        return [document_of(hit) for hit in hits]


class PasserelleEmbeddings(Embeddings):
    """The vectors of a model of passerelle, the bundled one by default: 384 numbers, of unit length.

    Passages and questions have prompts of their own, which are put before them here. Threads may share it.
    """

    def __init__(self, model: str = "", engine: Engine = DEFAULT_ENGINE) -> None:
        """Open the bundled model, or the sentence-transformers *model* of that name or folder, to run as *engine* says.

        Raises:
            EmbedderError: the model is not on this disk, or what runs it is not installed.
        """
        self.embedder = open_embedder(model, engine)

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self.embedder.embed_passages(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        vector: list[float] = self.embedder.embed_queries([text])[0].tolist()
        return vector


def document_of(hit: Hit) -> Document:
    """Return the document of LangChain that holds the words of *hit*.

    Its metadata are those of :func:`citation_metadata` and ``source``, which LangChain's own chains cite: the path,
    or the document's id where it was read from no file.
    """
    source = hit.document.path or hit.document.id
    return Document(
        id=hit.passage.id, page_content=hit.text, metadata={"source": source, **citation_metadata(hit)}
    )
