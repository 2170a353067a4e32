"""Draw questions to begin with from a store, and keep those that it answers from the very words they were made of."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from passerelle.answer import Assistant
from passerelle.index.sentences import sentences
from passerelle.index.store.documents import Entry
from passerelle.index.types import Document, Span
from passerelle.starting import english, french
from passerelle.starting.types import FEWEST, MOST, Made, is_named
from passerelle.types import Answer, QuestionLanguage

DOCUMENTS, TRIED = 60, 40
"""Documents that are read for questions, and questions of one language that are asked, at most."""
EACH = 3
"""Questions shown in each language."""
SURE = 0.7
"""Confidence from which an answer is good enough to be the first a reader sees."""
LONGEST = 95
"""Characters of a question, and of the name of a document before one."""
LONGEST_NAME = 40


def start_questions(assistant: Assistant, each: int = EACH) -> tuple[Made, ...]:
    """Return up to *each* questions in French and *each* in English that the store answers well, by turns.

    Raises:
        StoreError: the store cannot be read.
    """
    entries = assistant.documents()
    drawn = [list(_good(assistant, entries, language, each)) for language in ("fr", "en")]
    return tuple(made for made in chain(*zip_longest(*drawn)) if made)


def _good(
    assistant: Assistant, entries: list[Entry], language: QuestionLanguage, wanted: int
) -> Iterator[Made]:
    """Yield *wanted* questions of documents in *language*: of many documents and kinds while there are such."""
    own = [entry for entry in entries if entry.language == language]
    step = max(1, len(own) // DOCUMENTS)
    waiting = [
        made
        for entry in own[::step][:DOCUMENTS]
        for made in _of_document(assistant.document(entry.id), language, alone=len(entries) == 1)
    ]
    seen: list[Made] = []
    for _ in range(TRIED):
        if not waiting or not wanted:
            return
        best = min(waiting, key=lambda made: _order(made, seen))
        waiting.remove(best)
        seen.append(best)
        if is_answered(best, assistant.ask(best.question)):
            wanted -= 1
            yield best


def _order(made: Made, seen: list[Made]) -> tuple[int, int, int]:
    """Return the place of *made* among those waiting: new documents first, then names, then new kinds."""
    documents, kinds = (
        sum(each.document == made.document for each in seen),
        sum(each.kind == made.kind for each in seen),
    )
    return documents, not made.named, kinds * 20 + abs(len(made.question) - 55)


def _of_document(document: Document, language: QuestionLanguage, *, alone: bool) -> Iterator[Made]:
    """Yield the questions that sentences of *document* answer; one without a name is asked of the document by name."""
    questions = french.questions if language == "fr" else english.questions
    name = short_name(document.title)
    for span in sentences(document.text):
        for made in questions(document, span, document.text[span.start : span.end]):
            whole = made if made.named or alone else _about(made, name)
            if whole and FEWEST <= len(made.question.split()) <= MOST and len(whole.question) <= LONGEST:
                yield whole


def _about(made: Made, name: str) -> Made | None:
    space = "\u00a0" if made.language == "fr" else ""
    question = made.question[0].lower() + made.question[1:]
    return replace(made, question=f"{name}{space}: {question}") if name else None


def short_name(title: str) -> str:
    """Return the part of *title* that names whom or what it is of; empty where none of it is short and a name."""
    parts = [part.strip(" .#*") for part in re.split(r" [–—|-] |\s?: |, |\(|\)", title)]
    named = [
        part
        for part in parts
        if part
        and len(part) <= LONGEST_NAME
        and is_named(*part.split(" ")[1:])
        and part[0].isupper()
        and not part.isupper()
    ]
    return named[0] if named else ""


def is_answered(made: Made, answer: Answer) -> bool:
    """Tell whether *answer* quotes, surely enough, the words that the question was *made* to ask for."""
    if answer.abstained or answer.confidence < SURE or answer.language != made.language:
        return False
    first = answer.citations[0]
    exact = first.answer
    return (
        first.document.id == made.document
        and _within(made.answer, Span(first.start, first.end))
        and (exact is None or (exact.start < made.answer.end and made.answer.start < exact.end))
    )


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
