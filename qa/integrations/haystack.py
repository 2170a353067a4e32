"""A retriever and an extractive reader for Haystack: `pip install 'passerelle[haystack]'`."""

import os
from collections.abc import Mapping, Sequence
from typing import Any

from passerelle.index.store.folders import Folders
from passerelle.index.store.location import Database, read_location
from passerelle.index.store.only import Only
from passerelle.integrations.extras import needing
from passerelle.integrations.limits import Limits, limits_json, read_limits
from passerelle.integrations.metadata import citation_metadata
from passerelle.integrations.quiet_haystack import import_quietly
from passerelle.integrations.read_texts import Reading, TextReader
from passerelle.integrations.texts import Text
from passerelle.retrieval import Retriever
from passerelle.types import Citation, Hit

with needing("haystack"):
    import_quietly(__name__)
    from haystack import Document, component, default_from_dict, default_to_dict
    from haystack.dataclasses import ExtractedAnswer


@component
class PasserelleRetriever:
    """Find passages of a store; each is a `Document` whose ``meta`` says where its words stand.

    ``store`` is its folder, or those of several that are searched as one, ``top_k`` how many passages are found, and
    ``only`` what is searched: an `Only` or its JSON. ``run(query, top_k=…, only=…)`` overrides either for one call.
    """

    def __init__(self, store: Folders, top_k: int = 10, only: Limits = None) -> None:
        self.store = folders_json(store)
        self.top_k = top_k
        self.only = read_limits(only)
        self.retriever: Retriever | None = None

    def warm_up(self) -> None:
        """Open the store and its model.

        Raises:
            StoreError: there is no store, or its model is not the one of that name here.
            EmbedderError: its model is not on this disk.
        """
        self._opened()

    @component.output_types(documents=list[Document])
    def run(
        self, query: str, top_k: int | None = None, only: Only | dict[str, Any] | None = None
    ) -> dict[str, list[Document]]:
        """Return the ``documents`` that *query* finds, best first."""
        hits = self._opened().search(query, **self._settings(top_k, only))
        return {"documents": [document_of(hit) for hit in hits]}

    @component.output_types(documents=list[Document])
    async def run_async(
        self, query: str, top_k: int | None = None, only: Only | dict[str, Any] | None = None
    ) -> dict[str, list[Document]]:
        """Do as :meth:`run` in a thread, so that the event loop goes on."""
        hits = await self._opened().asearch(query, **self._settings(top_k, only))
        return {"documents": [document_of(hit) for hit in hits]}

    def to_dict(self) -> dict[str, Any]:
        made: dict[str, Any] = default_to_dict(
            self, store=self.store, top_k=self.top_k, only=limits_json(self.only)
        )
        return made

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "PasserelleRetriever":
        made: PasserelleRetriever = default_from_dict(cls, data)
        return made

    def _opened(self) -> Retriever:
        if self.retriever is None:
            self.retriever = Retriever.open(self.store)
        return self.retriever

    def _settings(self, top_k: int | None, only: Limits) -> dict[str, Any]:
        return {
            "k": self.top_k if top_k is None else top_k,
            "only": self.only if only is None else read_limits(only),
        }


@component
class PasserelleReader:
    """Quote what answers a question from documents, those of `PasserelleRetriever` or any others.

    With the folder of a ``store``, documents that were found in it are read there, with what stands around them. Where
    nothing answers, ``answers`` holds one without ``data``, whose score says how sure that is; none without
    ``no_answer``.
    """

    def __init__(self, store: Folders | None = None, *, no_answer: bool = True) -> None:
        self.store = None if store is None else folders_json(store)
        self.no_answer = no_answer
        self.reader: TextReader | None = None

    def warm_up(self) -> None:
        """Open the store, if one was named, and the models.

        Raises:
            StoreError: there is no store, or its model is not the one of that name here.
            EmbedderError: its model is not on this disk.
        """
        self._opened()

    @component.output_types(answers=list[ExtractedAnswer])
    def run(self, query: str, documents: list[Document]) -> dict[str, list[ExtractedAnswer]]:
        """Return the ``answers`` to *query*, best first.

        ``data`` are the exact words that answer, or the quotation where these are not known; ``context`` is the
        quotation, ``score`` the probability that it answers, and ``meta`` the JSON of its citation. Offsets count code
        points of the content of the answer's document, which holds more than was given where a quotation goes on.
        """
        texts = [each for each in documents if each.content]
        reading = self._opened().read(query, [Text(each.id, each.content, each.meta) for each in texts])
        if reading.citations:
            return {"answers": [_answer(query, reading, each, texts) for each in reading.citations]}
        unanswered = ExtractedAnswer(query=query, data=None, document=None, score=1 - reading.confidence)
        return {"answers": [unanswered] if self.no_answer else []}

    def to_dict(self) -> dict[str, Any]:
        made: dict[str, Any] = default_to_dict(self, store=self.store, no_answer=self.no_answer)
        return made

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "PasserelleReader":
        made: PasserelleReader = default_from_dict(cls, data)
        return made

    def _opened(self) -> TextReader:
        if self.reader is None:
            self.reader = TextReader.open(self.store)
        return self.reader


def folders_json(store: Folders) -> Any:
    """Return the folder or folders of *store* as JSON has them, an address without its password."""
    if isinstance(store, str | os.PathLike | Database):
        return str(read_location(store))
    if isinstance(store, Mapping):
        return {name: str(read_location(folder)) for name, folder in store.items()}
    return [str(read_location(folder)) for folder in store]


def document_of(hit: Hit) -> Document:
    """Return the document of Haystack that has the words of *hit*, its score, and the rest of its JSON as ``meta``."""
    meta = {name: value for name, value in citation_metadata(hit).items() if name != "score"}
    return Document(id=hit.passage.id, content=hit.text, meta=meta, score=hit.score)


def _answer(query: str, reading: Reading, citation: Citation, texts: Sequence[Document]) -> ExtractedAnswer:
    """Return a citation in Haystack's terms."""
    place, given = reading.given(citation)
    document, text = texts[place], citation.document.text
    start, end = min(given.start, citation.start), max(given.end, citation.end)
    if (start, end) != (given.start, given.end):
        document = Document(
            content=text[start:end], meta={**document.meta, "start": start, "end": end}, score=document.score
        )
    data = citation.answer or citation
    return ExtractedAnswer(
        query=query,
        data=text[data.start : data.end],
        document=document,
        context=citation.quote,
        score=reading.confidence,
        document_offset=ExtractedAnswer.Span(data.start - start, data.end - start),
        context_offset=ExtractedAnswer.Span(data.start - citation.start, data.end - citation.start),
        meta=citation.to_dict(),
    )
