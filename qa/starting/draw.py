"""Draw questions to begin with from a store, and keep those that it answers from the very words they were made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from passerelle.answer import Assistant
from passerelle.index.sentences import sentences
from passerelle.index.store.documents import Entry
from passerelle.index.types import Document
from passerelle.starting import english, french
from passerelle.starting.names import short_name, takes_up
from passerelle.starting.types import FEWEST, MOST, Made
from passerelle.types import Answer, ExactAnswer, QuestionLanguage

DOCUMENTS, TRIED = 60, 40
"""Documents that are read for questions, and questions of one language that are asked, at most."""
EACH = 3
"""Questions shown in each language."""
SURE = 0.7
"""Confidence from which an answer is good enough to be the first a reader sees."""
LONGEST = 95
"""Characters of a question."""
BETWEEN = re.compile(r"(?<=\w) (?:to|until|and|à|au|et) (?=\w)")
"""What stands between both ends of a time."""


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
        for made in _of_document(
            assistant.document(entry.id),
            language,
            alone=len(entries) == 1,
            others=[each.title for each in entries if each.id != entry.id],
        )
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


def _of_document(
    document: Document, language: QuestionLanguage, *, alone: bool, others: Sequence[str] = ()
) -> Iterator[Made]:
    """Yield the questions that sentences of *document* answer; one without a name is asked of the document by name."""
    questions = french.questions if language == "fr" else english.questions
    name = short_name(document.title, document.text, others)
    for span in sentences(document.text):
        before = document.text[: span.start].rpartition("\n\n")[2]
        for made in questions(document, span, document.text[span.start : span.end]):
            if not made.named and takes_up(made.subject, before):
                continue
            whole = made if made.named or alone else _about(made, name)
            if whole and FEWEST <= len(made.question.split()) <= MOST and len(whole.question) <= LONGEST:
                yield whole


def _about(made: Made, name: str) -> Made | None:
    space = "\u00a0" if made.language == "fr" else ""
    question = made.question[0].lower() + made.question[1:]
    return replace(made, question=f"{name}{space}: {question}") if name else None


def is_answered(made: Made, answer: Answer) -> bool:
    """Tell whether *answer* quotes, surely enough, the words that the question was *made* to ask for."""
    if answer.abstained or answer.confidence < SURE or answer.language != made.language:
        return False
    first = answer.citations[0]
    exact, text = first.answer, first.document.text
    return (
        first.document.id == made.document
        and made.answer.within(first)
        and (exact is None or _is_exact(made, exact, text[made.answer.start : made.answer.end]))
    )


def _is_exact(made: Made, exact: ExactAnswer, answer: str) -> bool:
    """Tell whether *exact* has the words of *answer*, both ends of a time, and no verb besides.

    "On 3 May" is, and not "on 3 May and ends", nor "8 am" for "from 8 am to noon".
    """
    verbal = french.VERBAL if made.language == "fr" else english.VERBAL
    before, behind = made.answer.start - exact.start, made.answer.end - exact.start
    besides = exact.text[: max(before, 0)] + " " + exact.text[max(behind, 0) :]
    between = BETWEEN.search(answer)
    needed = made.answer.start + (between.end() if between else 0)
    return needed < exact.end and exact.start < made.answer.end and not verbal.search(besides)
