"""Our model as an embedder of Haystack's documents and one of its questions."""

from dataclasses import replace
from typing import Any

from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.integrations.extras import needing
from passerelle.integrations.quiet_haystack import import_quietly

with needing("haystack"):
    import_quietly(__name__)
    from haystack import Document, component


@component
class PasserelleDocumentEmbedder:
    """Give documents the vectors of a model of passerelle, the bundled one by default: 384 numbers, of unit length.

    ``model`` may be the folder or name of a model of sentence-transformers. The values of ``meta_fields_to_embed`` are
    embedded before a document's content.
    """

    def __init__(self, model: str = "", meta_fields_to_embed: list[str] | None = None) -> None:
        self.model = model
        self.meta_fields_to_embed = meta_fields_to_embed or []
        self._embedder: Embedder | None = None

    def warm_up(self) -> None:
        """Open the model.

        Raises:
            EmbedderError: it is not on this disk, or what runs it is not installed.
        """
        self._embedder = self._embedder or open_embedder(self.model)

    @component.output_types(documents=list[Document])
    def run(self, documents: list[Document]) -> dict[str, list[Document]]:
        """Return the *documents* as they are, with their ``embedding``."""
        self.warm_up()
        assert self._embedder
        vectors = self._embedder.embed_passages([self._text(each) for each in documents]).tolist()
        return {
            "documents": [
                replace(each, embedding=vector) for each, vector in zip(documents, vectors, strict=True)
            ]
        }

    def _text(self, document: Document) -> str:
        said = [str(document.meta[name]) for name in self.meta_fields_to_embed if document.meta.get(name)]
        return "\n".join([*said, document.content or ""])


@component
class PasserelleTextEmbedder:
    """Give a question its vector by the model that its documents have theirs from."""

    def __init__(self, model: str = "") -> None:
        self.model = model
        self._embedder: Embedder | None = None

    def warm_up(self) -> None:
        """Open the model; the errors are those of `PasserelleDocumentEmbedder`."""
        self._embedder = self._embedder or open_embedder(self.model)

    @component.output_types(embedding=list[float])
    def run(self, text: str) -> dict[str, Any]:
        """Return the ``embedding`` of *text*."""
        self.warm_up()
        assert self._embedder
        return {"embedding": self._embedder.embed_queries([text])[0].tolist()}
