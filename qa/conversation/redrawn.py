"""What is kept of an answer, places and no words of a document; and the answer again, from the store as it is now."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from passerelle import phrases
from passerelle.index.errors import StoreError
from passerelle.index.types import Passage, Span
from passerelle.suggestions import refusal, suggestions
from passerelle.types import Answer, Citation, ExactAnswer, Hit, QuestionLanguage

Passages = Callable[[str], list[Passage]]
"""Gives the passages of a document by its id; a `StoreError` where there is none."""


@dataclass(frozen=True, slots=True)
class Redrawn:
    """An answer as it was, without the citations whose document changed or went: ``lost`` counts these."""

    answer: Answer
    lost: int = 0


def answer_kept(answer: Answer) -> dict[str, Any]:
    """Return what is kept of *answer*: ids, offsets and digests of documents, and never their words."""
    return {
        "language": answer.language,
        "abstained": answer.abstained,
        "confidence": answer.confidence,
        "milliseconds": answer.milliseconds,
        "searched": answer.searched,
        "small_talk": answer.small_talk,
        "text": answer.text if answer.small_talk else "",
        "citations": [_citation_kept(each) for each in answer.citations],
        "nearest": [
            {**_place(each.passage), "rank": each.rank, "score": each.score, "dense": each.dense}
            for each in answer.nearest
        ],
    }


def _citation_kept(citation: Citation) -> dict[str, Any]:
    return {
        **_place(citation.passage),
        "number": citation.number,
        "quoted": [citation.start, citation.end],
        "quote": _digest(citation.quote),
        "answer": [citation.answer.start, citation.answer.end] if citation.answer else None,
        "context": [[each.start, each.end, _digest(text)] for each, text in _contexts(citation)],
        "translation": _place(citation.translation) if citation.translation else None,
    }


def _contexts(citation: Citation) -> list[tuple[Span, str]]:
    return list(zip(citation.context, citation.context_texts, strict=True))


def _place(passage: Passage) -> dict[str, Any]:
    return {
        "document": passage.document.id,
        "start": passage.start,
        "end": passage.end,
        "words": _digest(passage.text),
    }


@dataclass(slots=True)
class Redrawer:
    """Makes answers again from what was kept of them; each document is read once."""

    passages: Passages
    named: Callable[[Sequence[Citation]], tuple[Citation, ...]] = tuple
    """Tells the documents cited from others of the same title."""
    _read: dict[str, list[Passage]] = field(default_factory=dict)

    def answer(self, question: str, kept: Mapping[str, Any]) -> Redrawn:
        """Return the answer that `answer_kept` made *kept* of; nothing in it is quoted that changed since.

        Raises:
            ValueError: *kept* is none.
        """
        try:
            return self._answer(question, kept)
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            raise ValueError(f"this is no answer that was kept: {error!r}") from error

    def _answer(self, question: str, kept: Mapping[str, Any]) -> Redrawn:
        language: QuestionLanguage = "fr" if kept["language"] == "fr" else "en"
        found = [self._citation(each) for each in kept["citations"]]
        citations = self.named([each for each in found if each])
        nearest = tuple(hit for each in kept["nearest"] if (hit := self._hit(each)))
        abstained = bool(kept["abstained"])
        text = str(kept["text"])
        if not kept["small_talk"]:
            text = refusal(question, language, nearest) if abstained else phrases.answer(language, citations)
        answer = Answer(
            question=question,
            language=language,
            text=text,
            citations=citations,
            abstained=abstained,
            confidence=float(kept["confidence"]),
            nearest=nearest,
            milliseconds=float(kept["milliseconds"]),
            searched=str(kept["searched"]),
            small_talk=bool(kept["small_talk"]),
            suggestions=suggestions(question, nearest) if abstained and not kept["small_talk"] else (),
        )
        return Redrawn(answer, len(found) - len(citations) + int(kept.get("erased", 0)))

    def _citation(self, kept: Mapping[str, Any]) -> Citation | None:
        passage = self._passage(kept)
        if passage is None:
            return None
        text = passage.document.text
        start, end = kept["quoted"]
        spans = [(start, end, kept["quote"]), *kept["context"]]
        if any(_digest(text[one:other]) != words for one, other, words in spans):
            return None
        return Citation(
            number=int(kept["number"]),
            passage=passage,
            start=start,
            end=end,
            context=tuple(Span(one, other) for one, other, _ in kept["context"]),
            answer=ExactAnswer.of(passage.document, Span(*kept["answer"])) if kept["answer"] else None,
            translation=self._passage(kept["translation"]) if kept["translation"] else None,
        )

    def _hit(self, kept: Mapping[str, Any]) -> Hit | None:
        passage = self._passage(kept)
        return Hit(kept["rank"], passage, kept["score"], kept["dense"]) if passage else None

    def _passage(self, kept: Mapping[str, Any]) -> Passage | None:
        """Return the passage at a place that was kept, ``None`` where other words stand there now."""
        for each in self._of(str(kept["document"])):
            if (each.start, each.end) == (kept["start"], kept["end"]):
                return each if _digest(each.text) == kept["words"] else None
        return None

    def _of(self, document: str) -> list[Passage]:
        if document not in self._read:
            try:
                self._read[document] = self.passages(document)
            except StoreError:
                self._read[document] = []
        return self._read[document]


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
