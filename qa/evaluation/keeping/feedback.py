"""What a reader says of an answer, as a question of a set: the right passage is this one, or there is none."""

from pathlib import Path

from passerelle.evaluation.keeping.append import Added, append_question
from passerelle.evaluation.record import derived_id
from passerelle.evaluation.types import Expectation, Question
from passerelle.index.types import Passage, Span
from passerelle.language import question_language
from passerelle.types import QuestionLanguage

FILE = "feedback.jsonl"
"""Beside the store, where ``passerelle eval`` may read it as any other set."""
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


def keep_feedback(store: Path, question: Question) -> Added:
    """Write *question* to the feedback beside the store in the folder *store*; the same question anew replaces it.

    Raises:
        QuestionError: the file cannot be written.
    """
    return append_question(store / FILE, question)


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
