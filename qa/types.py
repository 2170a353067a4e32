"""What flows from a question to its answer."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from passerelle.index.lexical.bm25 import Met
from passerelle.index.types import Document, Excerpt, Passage, Span
from passerelle.passage_json import (
    passage_json,
    placed,
    read_excerpt,
    read_passage,
    read_translation,
    reading_json,
    store_json,
    translation_json,
)
from passerelle.permalink import Permalink

QuestionLanguage = Literal["fr", "en"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for one query, at a rank from 1; scores are higher-is-better.

    ``dense`` is the cosine of query and passage, in [-1, 1]; ``lexical`` how well its words meet the query,
    from 0 to little over 1, and ``met`` by which of them. ``translation`` is the passage that says the same in the
    other language, where one was found too: it is no hit of its own. ``translation_boost`` is the score added because
    it, or a passage much like this one in the other language, meets the query better.

    Pickled, or read from its own JSON, it keeps its passage's words and not those of the whole document.
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

    @property
    def store(self) -> str:
        """The name of the store it is from, where several are searched as one; else empty."""
        return self.passage.document.store

    @property
    def text(self) -> str:
        return self.passage.text

    @property
    def permalink(self) -> Permalink:
        """The address of its passage, which holds as long as the document keeps its id and its text."""
        return Permalink.of(self.passage)

    def to_dict(self) -> dict[str, Any]:
        """Return its JSON: where it stands, what it says, what vectors and words gave it, and its translation."""
        return {
            "rank": self.rank,
            "score": round(self.score, 6),
            **passage_json(self.passage),
            "dense": round(self.dense, 6),
            "lexical": round(self.lexical, 6),
            "met": [
                {"word": each.word, "term": each.term, "share": round(each.share, 4)} for each in self.met
            ],
            "translation": translation_json(self.translation),
            "translation_boost": round(self.translation_boost, 6),
        }

    def _repr_html_(self) -> str:
        """Show it in a notebook."""
        from passerelle.notebook import notebook_html

        return notebook_html(hit=self)

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> "Hit":
        """Return the hit that :meth:`to_dict` gave *value* of, equal to it.

        Raises:
            ValueError: *value* is of another kind; the message says what is missing.
        """
        with reading_json("a hit"):
            return cls(
                rank=int(value["rank"]),
                passage=read_passage(value),
                score=float(value["score"]),
                dense=float(value["dense"]),
                lexical=float(value["lexical"]),
                met=tuple(Met(each["word"], each["term"], float(each["share"])) for each in value["met"]),
                translation=read_translation(value),
                translation_boost=float(value["translation_boost"]),
            )


@dataclass(frozen=True, slots=True)
class ExactAnswer:
    """The very words that answer, inside a quotation: ``[start, end)`` of the document, and what stands there."""

    text: str
    start: int
    end: int

    @classmethod
    def of(cls, document: Document, span: Span) -> "ExactAnswer":
        return cls(document.words(span.start, span.end), span.start, span.end)


@dataclass(frozen=True, slots=True)
class Citation:
    """The words behind one ``[n]``: ``[start, end)`` of the passage's document.

    They begin in the passage or near it: a list may go on behind its end. ``context`` are further spans of the
    document to read with them, in its order, such as the header row of a table; ``answer`` the exact words in
    them that answer, ``None`` where these are not known; ``translation`` the passage that says the same in the
    other language, where one was found; ``told_apart`` the end of the document's path that tells it from those of the
    same title, empty where no other of the store has it.
    """

    number: int
    passage: Passage
    start: int
    end: int
    context: tuple[Span, ...] = ()
    answer: ExactAnswer | None = None
    translation: Passage | None = None
    told_apart: str = ""

    @property
    def document(self) -> Document:
        return self.passage.document

    @property
    def page(self) -> int | None:
        """The page, from 1, that the quotation starts on; ``None`` where there are no pages."""
        return self.passage.document.page_at(self.start)

    @property
    def quote(self) -> str:
        return self.passage.document.words(self.start, self.end)

    @property
    def context_texts(self) -> tuple[str, ...]:
        return tuple(self.passage.document.words(each.start, each.end) for each in self.context)

    @property
    def permalink(self) -> Permalink:
        """The address of the quotation, which holds as long as the document keeps its id and its text."""
        return Permalink(self.document.id, self.start, self.end)

    def light(self) -> "Citation":
        """Return it with a light copy of its document: with the passage, the quotation and what is read with it."""
        spans = (self.passage.span, Span(self.start, self.end), *self.context)
        return replace(self, passage=replace(self.passage, document=self.document.light(*spans)))

    def to_dict(self) -> dict[str, Any]:
        """Return its JSON; ``page`` is the one the quotation starts on, ``context`` what must be read with it."""
        passage = self.passage
        return {
            "number": self.number,
            "document": passage.document.id,
            "title": passage.document.title,
            "told_apart": self.told_apart,
            "path": passage.document.path,
            "fields": dict(passage.document.fields),
            "language": passage.language,
            "page": self.page,
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
            "answer": asdict(self.answer) if self.answer else None,
            "context": [
                {"start": span.start, "end": span.end, "text": text}
                for span, text in zip(self.context, self.context_texts, strict=True)
            ],
            "passage": {
                "start": passage.start,
                "end": passage.end,
                "text": passage.text,
                "page": passage.page,
                "heading": passage.heading,
            },
            "translation": translation_json(self.translation),
            "permalink": str(self.permalink),
            **store_json(passage.document),
        }

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> "Citation":
        """Return the citation that :meth:`to_dict` gave *value* of, equal to it.

        Raises:
            ValueError: *value* is of another kind; the message says what is missing.
        """
        with reading_json("a citation"):
            inner, answer = value["passage"], value["answer"]
            excerpts = (
                Excerpt(int(value["start"]), str(value["quote"]), value["page"]),
                read_excerpt(inner, inner["page"]),
                *(read_excerpt(each, None) for each in value["context"]),
            )
            return cls(
                number=int(value["number"]),
                passage=placed(value, inner, excerpts),
                start=int(value["start"]),
                end=int(value["end"]),
                context=tuple(Span(int(each["start"]), int(each["end"])) for each in value["context"]),
                answer=ExactAnswer(answer["text"], int(answer["start"]), int(answer["end"]))
                if answer
                else None,
                translation=read_translation(value),
                told_apart=str(value.get("told_apart", "")),
            )

    def __copy__(self) -> "Citation":
        return self

    def __deepcopy__(self, _: object) -> "Citation":
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        each = self.light()
        held = (each.number, each.passage, each.start, each.end, each.context, each.answer, each.translation)
        return Citation, (*held, each.told_apart)


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

    def to_dict(self) -> dict[str, Any]:
        """Return its JSON, with its citations and its nearest hits."""
        return {
            "question": self.question,
            "language": self.language,
            "abstained": self.abstained,
            "confidence": self.confidence,
            "text": self.text,
            "citations": [each.to_dict() for each in self.citations],
            "nearest": [each.to_dict() for each in self.nearest],
            "milliseconds": self.milliseconds,
            "searched": self.searched,
            "small_talk": self.small_talk,
            "suggestions": list(self.suggestions),
        }

    def _repr_html_(self) -> str:
        """Show it in a notebook, its quotations marked and the words that answer bold in them."""
        from passerelle.notebook import notebook_html

        return notebook_html(answer=self)

    @classmethod
    def from_dict(cls, value: Mapping[str, Any]) -> "Answer":
        """Return the answer that :meth:`to_dict` gave *value* of, equal to it.

        Raises:
            ValueError: *value* is of another kind; the message says what is missing.
        """
        with reading_json("an answer"):
            return cls(
                question=str(value["question"]),
                language=value["language"],
                text=str(value["text"]),
                citations=tuple(map(Citation.from_dict, value["citations"])),
                abstained=bool(value["abstained"]),
                confidence=float(value["confidence"]),
                nearest=tuple(map(Hit.from_dict, value["nearest"])),
                milliseconds=float(value["milliseconds"]),
                searched=str(value["searched"]),
                small_talk=bool(value["small_talk"]),
                suggestions=tuple(map(str, value["suggestions"])),
            )
