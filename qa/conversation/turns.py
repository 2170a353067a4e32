"""What is kept of a conversation: a few earlier turns, light enough to be written to a small file."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from passerelle.index.given import require_kind, require_one, several, shown
from passerelle.types import Answer, QuestionLanguage

REMEMBERED = 8
"""Turns that a conversation keeps."""
LONGEST_QUOTE, LONGEST_ANSWER = 200, 60
"""Characters kept of what was quoted, and of the exact words in it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A question that was asked, and what is known of its answer.

    ``searched`` is the form of the question that stands alone, which may be the question itself. ``documents`` and
    ``titles`` are those of the passages cited, or none where the answer abstained; ``quote`` is what was quoted
    first, and ``answer`` the exact words in it where they are known.
    """

    question: str
    searched: str
    language: QuestionLanguage
    documents: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    quote: str = ""
    answer: str = ""

    def __post_init__(self) -> None:
        for name in ("question", "searched", "quote", "answer"):
            require_kind(f"the {name} of a turn", getattr(self, name), str, "text")
        require_one("the language of a turn", self.language, ("fr", "en"))
        for name in ("documents", "titles"):
            given = several(f"{name} of a turn", getattr(self, name), "('notes.md',)")
            for each in given:
                require_kind(f"one of the {name} of a turn", each, str, "text")
            object.__setattr__(self, name, tuple(given))

    @classmethod
    def of(cls, answer: Answer) -> "Turn":
        require_kind("the answer", answer, Answer, "what `Assistant.ask` returns")
        cited = {each.passage.document.id: each.passage.document.title for each in answer.citations}
        first = answer.citations[0] if answer.citations else None
        quote, exact = (first.quote, first.answer) if first else ("", None)
        return cls(
            question=answer.question,
            searched=answer.searched or answer.question,
            language=answer.language,
            documents=tuple(cited),
            titles=tuple(cited.values()),
            quote=" ".join(quote.split())[:LONGEST_QUOTE],
            answer=exact.text if exact and len(exact.text) <= LONGEST_ANSWER else "",
        )

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Turn":
        """Return the turn that `turn_json` made *kept* of.

        Raises:
            ValueError: it is none.
        """
        try:
            language: QuestionLanguage = "fr" if kept["language"] == "fr" else "en"
            texts = [str(kept[name]) for name in ("question", "searched", "quote", "answer")]
            documents, titles = (tuple(map(str, kept[name])) for name in ("documents", "titles"))
        except (LookupError, TypeError) as error:
            raise ValueError(f"{shown(kept)} is no turn of a conversation") from error
        return cls(texts[0], texts[1], language, documents, titles, *texts[2:])


def turns_of(history: object) -> tuple[Turn, ...]:
    """Return the turns of a *history*, which may be a conversation.

    Raises:
        TypeError: it is neither, or something in it is no turn.
    """
    if isinstance(history, Conversation):
        return history.turns
    turns = several("history", history, "the turns of a Conversation, or () for none")
    for each in turns:
        require_kind("what is in the history", each, Turn, "turns, as Turn.of(answer) makes them")
    return tuple(each for each in turns if isinstance(each, Turn))


def turn_json(turn: Turn) -> dict[str, Any]:
    return asdict(turn)


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last turns, oldest first. Pass its ``turns`` as the history of the next question."""

    turns: tuple[Turn, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "turns", turns_of(self.turns))

    def after(self, answer: Answer) -> "Conversation":
        """Return the conversation with *answer* as its last turn; small talk leaves it as it was."""
        require_kind("the answer", answer, Answer, "what `Assistant.ask` returns")
        if answer.small_talk:
            return self
        return replace(self, turns=(*self.turns, Turn.of(answer))[-REMEMBERED:])
