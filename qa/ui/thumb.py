"""What a reader may say of an answer that is wrong: which passage is right, or that the documents do not say."""

import logging
from collections.abc import Mapping
from pathlib import Path

from passerelle.answer import Assistant
from passerelle.evaluation.keeping.append import append_question
from passerelle.evaluation.keeping.feedback import not_in_documents, right_passage
from passerelle.index.errors import PasserelleError, StoreError
from passerelle.index.types import Passage, Span
from passerelle.retrieval import LONGEST_QUERY
from passerelle.types import Answer, QuestionLanguage
from passerelle.ui.cards import cards, fingerprint

EXCERPT = 160
"""Characters of a passage by which a reader knows it again."""
logger = logging.getLogger(__name__)


def thumb(answer: Answer, language: QuestionLanguage) -> str:
    """Return what stands below the evidence of *answer*: each passage that may be right, and none of them."""
    passages = [citation.passage for citation in answer.citations] + [hit.passage for hit in answer.nearest]
    once = {(each.document.id, each.start): each for each in passages}.values()
    return str(cards(language).thumb(answer, [(passage, _excerpt(passage)) for passage in once]))


def keep(assistant: Assistant, request: Mapping[str, str], file: Path) -> str:
    """Write what a reader says into the set at *file*, and return the key of what to say back.

    *request* holds the ``question`` and, if a passage is right, its ``document``, ``start``, ``end`` and
    ``words``; they come from a browser, so anything may stand there. A passage that has changed is not kept.
    """
    asked, document = (str(request.get(name, "")) for name in ("question", "document"))
    start, end = (str(request.get(name, "")) for name in ("start", "end"))
    if not 0 < len(asked.strip()) <= LONGEST_QUERY:
        return "not_kept"
    try:
        question = not_in_documents(asked)
        if document:
            source = assistant.document(document)
            span = Span(int(start), int(end)) if start.isdecimal() and end.isdecimal() else Span(0, 0)
            if span.start >= span.end or fingerprint(source, span) != request.get("words"):
                return "moved"
            question = right_passage(asked, Passage(source, span.start, span.end, source.language))
        append_question(file, question)
    except StoreError:
        return "moved"
    except PasserelleError as error:
        logger.error("%s", error)  # noqa: TRY400  # the error is ours: its sentence is all there is to know
        return "not_kept"
    return "kept"


def _excerpt(passage: Passage) -> str:
    words = " ".join(passage.text.split())
    return words if len(words) <= EXCERPT else f"{words[:EXCERPT]}…"
