"""Ask one question of a store, and judge what comes; what was embedded once in a run is not embedded again."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from passerelle.answer import Assistant
from passerelle.evaluation.matching import Judge, is_right
from passerelle.evaluation.types import Found, Outcome, Question, Quoted, Translated
from passerelle.index.embed.embedder import Embedder, Vectors
from passerelle.index.store.only import EVERYTHING, Only
from passerelle.query import QueryError
from passerelle.retrieval import Retriever
from passerelle.types import Hit


class RememberingEmbedder:
    """An :class:`passerelle.index.embed.embedder.Embedder` that keeps every vector it has made; threads may share it.

    Texts are embedded one at a time: the same text then has the same vector whatever was embedded beside
    it, so that figures do not hang on the order of questions. A model in integers gives a batch's texts
    vectors that part from these in the third decimal.
    """

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: dict[tuple[str, str], Vectors] = {}
        self.name, self.fingerprint = embedder.name, embedder.fingerprint
        self.dimension, self.max_tokens = embedder.dimension, embedder.max_tokens

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return self._embedder.count_tokens(texts)

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        return self._embed("passage", texts)

    def embed_queries(self, texts: Sequence[str]) -> Vectors:
        return self._embed("query", texts)

    def _embed(self, kind: Literal["passage", "query"], texts: Sequence[str]) -> Vectors:
        embed = self._embedder.embed_passages if kind == "passage" else self._embedder.embed_queries
        for text in texts:
            if (kind, text) not in self._kept:
                self._kept[kind, text] = embed([text])[0]
        return np.stack([self._kept[kind, text] for text in texts])


class Asker:
    """Ask questions of one store as a person would, and judge the hits and the answer; threads may share it."""

    def __init__(self, retriever: Retriever, *, k: int) -> None:
        self._k = k
        self._judge = Judge(retriever.store)
        self._assistant = Assistant(
            Retriever(retriever.store, RememberingEmbedder(retriever.embedder), retriever.fusion)
        )
        self._plain = Assistant(retriever)
        self.texts: dict[str, str] = {}
        """The words of every passage that was a hit, by its place."""

    def ask(self, question: Question) -> Outcome:
        """Return what comes of *question*; one that cannot be asked is an outcome too, of nothing found."""
        found = self._found(question)
        if found.problem:
            return self._judged(found)
        answer = self._assistant.ask(question.text)
        citations = tuple(
            Quoted(each.passage.document.id, each.start, each.end, each.quote) for each in answer.citations
        )
        answered = replace(
            found,
            answer=answer.text,
            citations=citations,
            abstained=answer.abstained,
            confidence=answer.confidence,
        )
        return self._judged(answered)

    def find(self, question: Question, only: Only = EVERYTHING) -> Outcome:
        """Return what is found of *question* among the passages that *only* allows, without answering it."""
        return self._judged(self._found(question, only))

    def _found(self, question: Question, only: Only = EVERYTHING) -> Outcome:
        """Return the hits of *question*, or why it cannot be asked, not judged yet."""
        try:
            hits = self._assistant.retriever.search(question.text, self._k, only=only)
        except QueryError as error:
            return Outcome(question, problem=str(error))
        return Outcome(question, hits=tuple(map(self._hit, hits)))

    def _judged(self, outcome: Outcome) -> Outcome:
        """Return *outcome* with what its hits and citations are worth."""
        question = outcome.question
        placed = [self._judge.place(expectation) for expectation in question.expected]
        hits = self._judge.at_home(placed, outcome.hits)
        citations = self._judge.at_home(placed, outcome.citations)
        judged = self._judge.judge(question, placed, hits, citations)
        documents = {place.document for place in placed if not place.stale}
        return replace(
            outcome,
            source=next((place.language for place in placed if not place.stale), None),
            judged=judged,
            document_rank=next((each.rank for each in hits if each.document in documents), None),
            right=is_right(question, placed, judged, citations),
        )

    def time(self, question: Question) -> float | None:
        """Return the milliseconds that *question* takes when nothing is remembered, ``None`` if it cannot be asked."""
        try:
            return self._plain.ask(question.text).milliseconds
        except QueryError:
            return None

    def _hit(self, hit: Hit) -> Found:
        passage, other = hit.passage, hit.translation
        translation = Translated(other.document.id, other.start, other.end) if other else None
        found = Found(
            hit.rank, passage.document.id, passage.start, passage.end, round(hit.score, 6), translation
        )
        self.texts[found.place] = passage.text
        return found
