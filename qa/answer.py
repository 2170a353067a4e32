"""Ask a store: retrieve, read, and either quote the passage that answers or say that none does."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Self

from passerelle import phrases
from passerelle.citations import cite
from passerelle.dates import when
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Engine
from passerelle.index.store.candidates import EVERYTHING, Only
from passerelle.index.store.store import Entry
from passerelle.index.types import Document
from passerelle.labelled import named_parts
from passerelle.newest import preferring
from passerelle.query import Query, read_query
from passerelle.reader import Pick, Reader, Weights, fitted_weights
from passerelle.reading.network import Network, shipped_network
from passerelle.retrieval import Retriever
from passerelle.settled import SETTLED, leaves_nothing_open
from passerelle.types import Answer, Hit, QuestionLanguage

HITS = 10
SECOND_SENTENCE = 1.1
"""Largest fall in score to a second sentence that is quoted too: then it is a third as likely as the best."""


class Assistant:
    """Answer questions from one store; threads may share it. To close it closes the store."""

    def __init__(
        self, retriever: Retriever, network: Network | None = None, weights: Weights | None = None
    ) -> None:
        self.retriever = retriever
        self.reader = Reader(network or shipped_network(), retriever.embedder, weights or fitted_weights())

    @classmethod
    def open(cls, folder: Path | str, engine: Engine = DEFAULT_ENGINE) -> "Assistant":
        """Open the store in *folder*, its model run as *engine* says.

        Raises:
            StoreError: there is no store, or another model made it.
            EmbedderError: its model is not on this disk.
        """
        assistant = cls(Retriever.open(folder, engine))
        assistant.reader.network.load_aside()
        return assistant

    def close(self) -> None:
        """Close the store; any call after that raises a `StoreError`."""
        self.retriever.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(
        self, question: str, *, interface: QuestionLanguage | None = None, only: Only = EVERYTHING
    ) -> Answer:
        """Return the answer to *question*, in its language, quoting passages in theirs.

        *interface* is the language of the page the question comes from: it decides where the question's
        words do not. *only* limits the documents it is answered from. When nothing supports an answer, the
        answer abstains: that is no error.

        Raises:
            QueryError: the question is blank or longer than 10,000 characters.
        """
        started = time.perf_counter()
        query = read_query(question, self.retriever.embedder, interface=interface)
        hits = self.retriever.find(query, HITS, only=only)
        picks, sure = self._picks(query, hits)
        abstained = not picks or sure < self.reader.weights.threshold
        chosen = [] if abstained else choose(picks)
        citations = cite(chosen, query)
        used = {pick.hit.passage.id for pick in chosen}
        return Answer(
            question=query.text,
            language=query.language,
            text=phrases.abstention(query.language, hits)
            if abstained
            else phrases.answer(query.language, citations),
            citations=citations,
            abstained=abstained,
            confidence=round(sure, 4),
            nearest=tuple(hit for hit in hits if hit.passage.id not in used),
            milliseconds=round(1000 * (time.perf_counter() - started), 1),
        )

    def _picks(self, query: Query, hits: Sequence[Hit]) -> tuple[list[Pick], float]:
        """Return what may answer, best first, and how sure that is; nothing where what is named is missing."""
        editions = preferring(when(query.asks), hits)
        named = named_parts(query.asks, editions.hits, self.retriever.store.passages)
        if named.missing or editions.missing:
            return [], 0.0
        asked = replace(query, asks=editions.undated(query.asks) or query.asks)
        picks = editions.picks(self.reader.read(asked, named.hits, named))
        if not picks:
            return [], 0.0
        sure = self.reader.confidence(asked, hits, picks)
        if leaves_nothing_open(asked, picks[0], named):
            return picks[:1], max(sure, SETTLED)
        return picks, sure

    def document(self, id: str) -> Document:  # noqa: A002
        """Return a document whole.

        Raises:
            StoreError: the store holds none of that *id*.
        """
        return self.retriever.store.document(id)

    def documents(self) -> list[Entry]:
        return self.retriever.store.entries()


def choose(picks: Sequence[Pick]) -> list[Pick]:
    """Return the best sentence, and the second when it is nearly as good, in the order they are quoted."""
    best = picks[0]
    if len(picks) > 1 and best.score - picks[1].score <= SECOND_SENTENCE:
        return [best, picks[1]]
    return [best]
