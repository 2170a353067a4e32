"""The conversations of a page's visitors: a question put in one, one drawn again, one written out."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from passerelle.answer import Assistant
from passerelle.conversation.history import History, HistoryError, KeptTurn
from passerelle.conversation.redrawn import Redrawer, Redrawn, answer_kept
from passerelle.conversation.turns import REMEMBERED, Conversation
from passerelle.json import answer_json
from passerelle.types import Answer, QuestionLanguage
from passerelle.ui.turns import Refusal, answered, drawn
from passerelle.ui.words import say

ASKED_AT_ONCE = 4
"""Questions answered at the same time; others wait their turn."""
PRIVATE_SECONDS = 12 * 3600
"""How long a conversation that nobody goes on with stays in memory, where it is not written to the disk."""
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question from a browser: the ``conversation`` it goes on, and the turn it takes the ``place`` of, or 0."""

    question: str
    language: QuestionLanguage
    conversation: str = ""
    place: int = 0
    private: bool = False


class Talks:
    """The conversations kept in *folder*, or in memory where it is ``None``, and the private ones, always in memory."""

    def __init__(self, assistant: Assistant, folder: Path | None, *, judged: bool = False) -> None:
        self.assistant, self.judged, self.keeps = assistant, judged, folder is not None
        self.kept, self.private = History(folder), History(None)
        self._turns = threading.Semaphore(ASKED_AT_ONCE)

    def of(self, *, private: bool) -> History:
        return self.private if private else self.kept

    def ask(self, visitor: str, asked: Asked) -> dict[str, Any]:
        """Answer a question and keep the turn; return it as the page draws it, or why it was not put.

        Where it cannot be kept, it is answered all the same, and stays in memory: ``stored`` is false.
        """
        with self._turns:
            before, stored = self._before(visitor, asked)
            said = self._said(before)
            answer = answered(self.assistant, asked.question, asked.language, said)
        if isinstance(answer, Refusal):
            return {"refusal": answer.notice}
        private = asked.private or not stored
        try:
            id_, number = self._keep(self.of(private=private), visitor, asked, answer)
        except HistoryError as error:
            logger.error("%s", error)  # noqa: TRY400  # the error is ours: its sentence is all there is to know
            stored, private = False, True
            id_, number = self._keep(self.private, visitor, asked, answer)
        if not stored:
            number = max(number, len(before) + 1)
        turn = self._drawn(Redrawn(answer), number, asked.language)
        return {"conversation": id_, "private": private, "stored": stored, **turn}

    def open(
        self, visitor: str, conversation: str, language: QuestionLanguage, *, private: bool = False
    ) -> list[dict[str, Any]]:
        """Return the turns of a conversation as the page draws them; none where there is no such conversation."""
        kept = self.of(private=private).turns(visitor, conversation)
        return [
            self._drawn(each, turn.number, language)
            for turn, each in zip(kept, self._redrawn(kept), strict=True)
        ]

    def answers(self, visitor: str, conversation: str, *, private: bool = False) -> list[Redrawn]:
        """Return the answers of a conversation, oldest first."""
        return self._redrawn(self.of(private=private).turns(visitor, conversation))

    def _before(self, visitor: str, asked: Asked) -> tuple[tuple[KeptTurn, ...], bool]:
        """Return the turns before the question, and whether the file of conversations can be read."""
        try:
            turns = self.of(private=asked.private).turns(visitor, asked.conversation)
        except HistoryError as error:
            logger.error("%s", error)  # noqa: TRY400
            return (), False
        return tuple(each for each in turns if not asked.place or each.number < asked.place), True

    def _keep(self, history: History, visitor: str, asked: Asked, answer: Answer) -> tuple[str, int]:
        id_ = asked.conversation
        if asked.place:
            id_ = history.branch(visitor, id_, asked.place)
        if history.path is None:
            history.forget(PRIVATE_SECONDS)
        return history.add(visitor, id_, answer.question, answer_kept(answer))

    def _said(self, before: Sequence[KeptTurn]) -> Conversation:
        said = Conversation()
        for each in self._redrawn(before[-REMEMBERED:]):
            said = said.after(each.answer)
        return said

    def _redrawn(self, turns: Sequence[KeptTurn]) -> list[Redrawn]:
        redrawer = Redrawer(self.assistant.retriever.store.passages, self.assistant.titles.named)
        try:
            return [redrawer.answer(each.question, each.answer) for each in turns]
        except ValueError as error:
            raise HistoryError(str(error)) from error

    def _drawn(self, redrawn: Redrawn, number: int, language: QuestionLanguage) -> dict[str, Any]:
        turn = drawn(redrawn.answer, number, language, judged=self.judged)
        gone = f'<p class="gone">{say("cited_gone", language)}</p>' if redrawn.lost else ""
        return {
            "number": number,
            "asked": redrawn.answer.question,
            "searched": redrawn.answer.searched,
            "question": turn.question,
            "answer": turn.answer + gone,
            "evidence": turn.evidence,
        }


def exported_json(title: str, answers: Sequence[Redrawn]) -> dict[str, Any]:
    """Return a conversation as JSON: answers as `passerelle ask --json` has them, and how many sources are lost."""
    return {
        "title": title,
        "turns": [{**answer_json(each.answer), "lost_citations": each.lost} for each in answers],
    }
