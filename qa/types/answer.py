"""An answer: what is said to a question, what it cites, and its JSON."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from passerelle.passage_json import reading_json
from passerelle.types.citation import Citation
from passerelle.types.hit import Hit

QuestionLanguage = Literal["fr", "en"]


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
