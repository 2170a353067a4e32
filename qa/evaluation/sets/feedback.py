"""What a reader says of an answer, as a question of a set: the right passage is this one, or there is none."""

from collections.abc import Callable
from pathlib import Path

from passerelle.evaluation.sets.append import append_question
from passerelle.evaluation.sets.question_json import derived_id
from passerelle.evaluation.types import Expectation, Question
from passerelle.index.types import Passage, Span
from passerelle.language import question_language
from passerelle.types import QuestionLanguage

TAG = "feedback"


def right_passage(
    question: str, passage: Passage, quote: str = "", *, language: QuestionLanguage | None = None
) -> Question:
    """Return the question whose answer is *passage*, or in it the words of *quote* where a reader marked them.

    Raises:
        ValueError: *quote* does not stand in the passage.
    """
    span = Span(passage.start, passage.end)
    if quote:
        start = passage.text.find(quote)
        if start < 0:
            raise ValueError(f"{quote!r} does not stand in the passage; mark words of it")
        span = Span(passage.start + start, passage.start + start + len(quote))
    return _question(question, (Expectation(passage.document.id, quote, span),), language)


def not_in_documents(question: str, *, language: QuestionLanguage | None = None) -> Question:
    """Return the question that is to be refused: the documents do not say."""
    return _question(question, (), language)


def feedback_into(file: Path) -> Callable[[str, Passage | None], None]:
    """Return what adds to the set *file*: a question with its right passage, or with none; said again, it is replaced.

    What it returns raises ``QuestionError`` where the file cannot be written.
    """

    def keep(question: str, passage: Passage | None) -> None:
        append_question(file, right_passage(question, passage) if passage else not_in_documents(question))

    return keep


def _question(text: str, expected: tuple[Expectation, ...], language: QuestionLanguage | None) -> Question:
    words = text.strip()
    return Question(
        id=f"{TAG}-{derived_id(words)}",
        text=words,
        language=language or question_language(words),
        expected=expected,
        tags=(TAG,),
        answerable=bool(expected),
    )
