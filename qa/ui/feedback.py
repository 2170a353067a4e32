"""What a reader may say of an answer that is wrong: which passage is right, or that the documents do not say."""

import logging
from collections.abc import Callable, Mapping

from passerelle.answer import Assistant
from passerelle.index.errors import PasserelleError, StoreError
from passerelle.index.types import Passage, Span
from passerelle.query import LONGEST_QUERY
from passerelle.types import Answer, QuestionLanguage
from passerelle.ui.cards import cards
from passerelle.ui.text import fingerprint

EXCERPT = 160
"""Characters of a passage by which a reader knows it again."""
MOST_DIGITS = 18
Feedback = Callable[[str, Passage | None], None]
"""Keeps a question with the passage that answers it, or with none where the documents do not say."""
logger = logging.getLogger(__name__)


def feedback_form(answer: Answer, language: QuestionLanguage) -> str:
    """Return what stands below the evidence of *answer*: each passage that may be right, and none of them."""
    passages = [citation.passage for citation in answer.citations] + [hit.passage for hit in answer.nearest]
    once = {(each.document.id, each.start): each for each in passages}.values()
    return str(cards(language).feedback_form(answer, [(passage, _excerpt(passage)) for passage in once]))


def keep(assistant: Assistant, request: Mapping[str, str], feedback: Feedback) -> str:
    """Hand what a reader says to *feedback*, and return the key of what to say back.

    *request* holds the ``question`` and, if a passage is right, its ``document``, ``start``, ``end`` and
    ``words``; they come from a browser, so anything may stand there. A passage that has changed is not kept.
    """
    asked, document = (str(request.get(name, "")) for name in ("question", "document"))
    start, end = (str(request.get(name, "")) for name in ("start", "end"))
    if not 0 < len(asked.strip()) <= LONGEST_QUERY:
        return "not_kept"
    try:
        passage = None
        if document:
            source = assistant.document(document)
            span = span_of(start, end) or Span(0, 0)
            if span.start >= span.end or fingerprint(source, span) != request.get("words"):
                return "moved"
            passage = Passage(source, span.start, span.end, source.language)
        feedback(asked, passage)
    except StoreError:
        return "moved"
    except PasserelleError as error:
        logger.error("%s", error)  # noqa: TRY400  # the error is ours: its sentence is all there is to know
        return "not_kept"
    return "kept"


def span_of(start: str, end: str) -> Span | None:
    """Return the span that a browser names, ``None`` where it names none."""
    if all(each.isdecimal() and len(each) <= MOST_DIGITS for each in (start, end)):
        return Span(int(start), int(end))
    return None


def _excerpt(passage: Passage) -> str:
    """Return the first words of *passage* below the headings that its name has already."""
    starts = {each.start for each in passage.document.headings}
    text, at = passage.document.text, passage.start
    while at in starts and (below := text.find("\n", at, passage.end)) >= 0:
        at = below + len(text[below : passage.end]) - len(text[below : passage.end].lstrip())
    words = " ".join((text[at : passage.end] or passage.text).split())
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT].rsplit(' ', 1)[0]}…"
