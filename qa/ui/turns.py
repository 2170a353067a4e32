"""One question put and answered on the page, with every fault turned into a sentence."""

import logging
from dataclasses import dataclass

from passerelle.answer import Assistant
from passerelle.conversation.turns import Conversation
from passerelle.index.errors import PasserelleError, StoreError
from passerelle.index.text import sound
from passerelle.query import QueryError
from passerelle.types import Answer, QuestionLanguage
from passerelle.ui.cards import evidence
from passerelle.ui.feedback import feedback_form, span_of
from passerelle.ui.messages import answer_message, question_message
from passerelle.ui.strings import fault
from passerelle.ui.text import notice, reading
from passerelle.ui.words import say

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and its answer as HTML, and the evidence that goes with them."""

    question: str
    answer: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a question was not put to the documents, as HTML."""

    notice: str


def answered(
    assistant: Assistant, question: str, language: QuestionLanguage, said: Conversation
) -> Answer | Refusal:
    """Return the answer to *question*, put after what was *said* on a page shown in *language*."""
    try:
        return assistant.ask(question, history=said.turns, interface=language)
    except QueryError:
        return Refusal(say("too_long" if question.strip() else "blank", language))
    except PasserelleError as error:
        logger.error("%s", error)  # noqa: TRY400  # the error is ours: its sentence is all there is to know
        return Refusal(say(fault(error), language))


def drawn(answer: Answer, number: int, language: QuestionLanguage, *, judged: bool = False) -> Turn:
    """Return the turn of *answer*, the conversation's *number*-th from 1, as the page shows it in *language*.

    Where answers are *judged*, a reader may say below the evidence what the right one was.
    """
    return Turn(
        question_message(answer.question, answer.language),
        answer_message(answer, number, language),
        evidence(answer, number, language) + (feedback_form(answer, language) if judged else ""),
    )


def read(assistant: Assistant, request: dict[str, str], language: QuestionLanguage) -> str:
    """Return the document a button of the page names, as HTML to read.

    *request* holds the button's ``document`` and, if a passage is to be marked, its ``start``, ``end``
    and ``words``, and ``near`` is ``1`` for a passage that no answer cites; they come from a browser, so anything
    may stand there.
    """
    start, end = request.get("start", ""), request.get("end", "")
    span = span_of(start, end)
    try:
        document = assistant.document(request.get("document", ""))
    except StoreError as error:
        logger.error("%s", error)  # noqa: TRY400
        return notice("gone", language)
    near = request.get("near") == "1"
    return reading(document, span, request.get("words", ""), language, near=near)


def texts_of(request: object) -> dict[str, str]:
    """Return what a browser sent as texts by their names: whatever else stands there is left out."""
    given = request.items() if isinstance(request, dict) else ()
    return {
        name: sound(str(value))
        for name, value in given
        if isinstance(name, str) and isinstance(value, str | int) and not isinstance(value, bool)
    }
