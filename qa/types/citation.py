"""A citation: the words of a document behind one ``[n]``, those of them that answer, and its JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from passerelle.index.types import Document, Excerpt, Passage, Span
from passerelle.passage_json import (
    placed,
    read_excerpt,
    read_translation,
    reading_json,
    store_json,
    translation_json,
)
from passerelle.permalink import Permalink


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
