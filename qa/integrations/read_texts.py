"""Read texts that another retriever found, or passages that ours did, for the words that answer a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from passerelle.citations import cite
from passerelle.fusion import DIGITS, Fusion, share_named, shares_language, usual_fusion
from passerelle.index.chunk import chunk, embedding_text
from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import StoreError
from passerelle.index.lexical.spelling import parts, plain
from passerelle.index.lexical.words import headed
from passerelle.index.store.folders import Folders
from passerelle.index.store.protocol import AnyStore
from passerelle.index.types import Document, Passage, Span
from passerelle.integrations.texts import Placed, Text, place_texts
from passerelle.picks import choose, sure_picks
from passerelle.query import Query, read_query
from passerelle.reader import Reader
from passerelle.reading.network import shipped_network
from passerelle.retrieval import Retriever
from passerelle.types import Citation, Hit
from passerelle.weights import fitted_weights

READ = 10
"""Passages of which the reader weighs the first against the others."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What answers, nothing where no text does, and the probability in [0, 1] that the texts hold the answer."""

    citations: tuple[Citation, ...]
    confidence: float
    placed: Mapping[str, Placed]

    def given(self, citation: Citation) -> tuple[int, Span]:
        """Return the number of the text that *citation* quotes, and where it lies in the citation's document.

        Where none was handed over with these words, as of an article that the question names and the store has, it is
        the nearest text of their document.
        """
        passage = citation.passage
        own = [each for each in self.placed.values() if each.passage.document.id == passage.document.id]
        nearest = min(own, key=lambda each: abs(each.span.start - passage.start))
        placed = self.placed.get(passage.id, nearest)
        return placed.number, placed.span


class TextReader:
    """The reader, over texts that are handed to it; threads may share it."""

    def __init__(self, embedder: Embedder, fusion: Fusion, store: AnyStore | None = None) -> None:
        self.embedder, self.fusion, self.store = embedder, fusion, store
        self.reader = Reader(shipped_network(), embedder, fitted_weights())

    @classmethod
    def open(cls, store: Folders | None = None) -> "TextReader":
        """Open the *store* in that folder with its model, or the bundled model alone.

        Raises:
            StoreError: there is no store, or its model is not the one of that name here.
            EmbedderError: its model is not on this disk.
        """
        if store is None:
            embedder = open_embedder()
            return cls(embedder, usual_fusion(embedder.name))
        opened = Retriever.open(store)
        return cls(opened.embedder, opened.fusion, opened.store)

    def read(self, question: str, texts: Sequence[Text]) -> Reading:
        """Return what of *texts* answers *question*.

        Raises:
            QueryError: the question is blank or longer than 10,000 characters.
        """
        query = read_query(question, self.embedder)
        placed = {each.passage.id: each for each in place_texts(texts, self.store, self._cut)}
        hits = self._hits(query, texts, list(placed.values()))
        handed = [each.passage for each in placed.values()]
        picks, sure = sure_picks(self.reader, query, hits, lambda id_: self._passages(id_, handed))
        answered = bool(picks) and sure >= self.reader.weights.threshold
        return Reading(cite(choose(picks), query) if answered else (), round(sure, 4), placed)

    def _cut(self, document: Document) -> list[Passage]:
        return chunk(document, self.embedder.count_tokens, max_tokens=self.embedder.max_tokens)

    def _hits(self, query: Query, texts: Sequence[Text], placed: Sequence[Placed]) -> list[Hit]:
        """Return the best passages as hits: what found them says how near they are, or else their vectors."""
        unknown = [each for each in placed if texts[each.number].number("dense") is None]
        vectors = self.embedder.embed_passages([embedding_text(each.passage) for each in unknown])
        near = dict(zip((each.passage.id for each in unknown), vectors @ query.vector, strict=True))
        hits = []
        for each in placed:
            passage, text = each.passage, texts[each.number]
            dense = float(near[passage.id]) if passage.id in near else text.number("dense") or 0.0
            lexical, boost = text.number("lexical") or 0.0, text.number("translation_boost") or 0.0
            score = self.fusion.total(dense, lexical, shares_language(passage.language, query.french))
            score += self.fusion.names * _named(query, passage)
            hits.append(Hit(0, passage, round(float(score) + boost, DIGITS), dense, lexical))
        best = sorted(hits, key=lambda hit: -hit.score)[:READ]
        return [replace(hit, rank=rank) for rank, hit in enumerate(best, start=1)]

    def _passages(self, id_: str, handed: Sequence[Passage]) -> list[Passage]:
        """Return all passages of a document: of the store, or those that were handed over."""
        mine = [each for each in handed if each.document.id == id_]
        if self.store is None:
            return mine
        try:
            stored = self.store.passages(id_)
        except StoreError:
            return mine
        return stored if {each.id for each in mine} <= {each.id for each in stored} else mine


def _named(query: Query, passage: Passage) -> float:
    """Return the share of the names in the question that are words of *passage* or of its document's head."""
    document, part = passage.document, Span(passage.start, passage.end)
    words = parts(plain(headed(document.title, passage.heading, document.text, part)))
    return share_named(query.named, set(words))
