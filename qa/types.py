"""What flows from a question to its answer."""

from dataclasses import dataclass
from typing import Literal

from passerelle.index.chunk import page_at
from passerelle.index.lexical.bm25 import Met
from passerelle.index.types import Document, Passage, Span

QuestionLanguage = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for one query, at a rank from 1; scores are higher-is-better.

    ``dense`` is the cosine of query and passage, in [-1, 1]; ``lexical`` how well its words meet the query,
    from 0 to little over 1, and ``met`` by which of them. ``translation`` is the passage that says the same in the
    other language, where one was found too: it is no hit of its own. ``translation_boost`` is the score added because
    it, or a passage much like this one in the other language, meets the query better.
    """

    rank: int
    passage: Passage
    score: float
    dense: float
    lexical: float = 0.0
    met: tuple[Met, ...] = ()
    translation: Passage | None = None
    translation_boost: float = 0.0

    @property
    def document(self) -> Document:
        return self.passage.document


@dataclass(frozen=True, slots=True)
class ExactAnswer:
    """The very words that answer, inside a quotation: ``[start, end)`` of the document, and what stands there."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, document: Document, span: Span) -> "ExactAnswer":
        return cls(document.text[span.start : span.end], span.start, span.end)


@dataclass(frozen=True, slots=True)
class Citation:
    """The words behind one ``[n]``: ``[start, end)`` of the passage's document.

    They begin in the passage or near it: a list may go on behind its end. ``context`` are further spans of the
    document to read with them, in its order, such as the header row of a table; ``answer`` the exact words in
    them that answer, ``None`` where these are not known; ``translation`` the passage that says the same in the
    other language, where one was found.
    """

    number: int
    passage: Passage
    start: int
    end: int
    context: tuple[Span, ...] = ()
    answer: ExactAnswer | None = None
    translation: Passage | None = None

    @property
    def document(self) -> Document:
        return self.passage.document

    @property
    def page(self) -> int | None:
        """The page, from 1, that the quotation starts on; ``None`` where there are no pages."""
        return page_at(self.passage.document, self.start)

    @property
    def quote(self) -> str:
        return self.passage.document.text[self.start : self.end]

    @property
    def context_texts(self) -> tuple[str, ...]:
        return tuple(self.passage.document.text[each.start : each.end] for each in self.context)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a question: either a text with ``[n]`` marks and its citations, or an abstention.

    ``confidence`` in [0, 1] estimates the probability that the documents hold the answer that is shown.
    ``nearest`` are hits the answer does not use, best first. ``searched`` is the form of the question that was
    looked for, where it leaned on what was said before and this one stands alone; empty where it was left alone.
    ``small_talk`` tells that nothing was looked for, as to a greeting, or to a question about the store itself: its
    ``text`` is a reply, and as it quotes nothing, it abstains. ``suggestions`` are headings of the nearest passages,
    which a refusal names as things to ask about.
    """

    question: str
    language: QuestionLanguage
    text: str
    citations: tuple[Citation, ...]
    abstained: bool
    confidence: float
    nearest: tuple[Hit, ...]
    milliseconds: float
    searched: str = ""
    small_talk: bool = False
    suggestions: tuple[str, ...] = ()
