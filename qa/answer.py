"""Ask a store: retrieve, read, and either quote the passage that answers or say that none does."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from passerelle import phrases
from passerelle.citations import cite
from passerelle.focus import asking
from passerelle.index.embed import OWN_WAY, Engine
from passerelle.index.store import Entry
from passerelle.index.types import Document
from passerelle.language import french_probability
from passerelle.reader import Pick, confidence, evidence, fitted_weights, read
from passerelle.retrieval import Retriever
from passerelle.types import Answer, QuestionLanguage
from passerelle.words import Asked

HITS = 10
SECOND_SENTENCE = 1.1
"""Largest fall in score to a second sentence that is quoted too: then it is a third as likely as the best."""


class Assistant:
    """Answer questions from one store; threads may share it. To close it closes the store."""

    def __init__(self, retriever: Retriever) -> None:
        self.retriever = retriever

    @classmethod
    def open(cls, folder: Path | str, engine: Engine = OWN_WAY) -> "Assistant":
        """Open the store in *folder*, its model run as *engine* says.

        Raises:
            StoreError: there is no store, or another model made it.
            EmbedderError: its model is not on this disk.
        """
        return cls(Retriever.open(folder, engine))

    def close(self) -> None:
        """Close the store; any call after that raises a `StoreError`."""
        self.retriever.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def ask(self, question: str, *, interface: QuestionLanguage | None = None) -> Answer:
        """Return the answer to *question*, in its language, quoting passages in theirs.

        *interface* is the language of the page the question comes from: it decides where the question's
        words do not. When nothing supports an answer, the answer abstains: that is no error.

        Raises:
            QueryError: the question is blank or longer than 10,000 characters.
        """
        started = time.perf_counter()
        question = question.strip()
        vector = self.retriever.embed(question)
        french = french_probability(question, interface=interface)
        language: QuestionLanguage = "fr" if french > 0.5 else "en"
        hits = self.retriever.nearest(question, vector, HITS, french=french)
        asked = Asked.of(asking(question), language)
        picks = read(asked, vector, hits, self.retriever.embedder)
        sure = confidence(evidence(asked, hits, picks)) if picks else 0.0
        abstained = not picks or sure < fitted_weights().threshold
        chosen = [] if abstained else choose(picks)
        citations = cite(chosen)
        used = {pick.hit.rank for pick in chosen}
        return Answer(
            question=question,
            language=language,
            text=phrases.abstention(language, hits) if abstained else phrases.answer(language, citations),
            citations=citations,
            abstained=abstained,
            confidence=round(sure, 4),
            nearest=tuple(hit for hit in hits if hit.rank not in used),
            milliseconds=round(1000 * (time.perf_counter() - started), 1),
        )

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
