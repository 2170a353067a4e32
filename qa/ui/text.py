"""A document to read, whole, with one marked span, and the digest that tells whether its words still stand."""

from typing import Any

from passerelle.index.types import Document, Span
from passerelle.permalink import digest
from passerelle.templates import macros
from passerelle.types import QuestionLanguage
from passerelle.ui.drawn import Shown, drawn
from passerelle.ui.words import badge, lang, say


def reading(
    document: Document, span: Span | None, words: str, language: QuestionLanguage, *, near: bool = False
) -> str:
    """Return *document* to read, *span* in ``<mark>`` if the words digested in *words* still stand there.

    Without a span, nothing is marked. Without *words*, as a permalink may be, any span of the text is. Where
    the words have changed, that is said instead. A span that is only *near* a question is not marked as a citation.
    """
    still = span is not None and (
        _is_in(document, span) if not words else fingerprint(document, span) == words
    )
    whole = Span(0, len(document.text))
    text = drawn(document, Shown(whole, span if still else None, outline=True, near=near))
    return str(_macros(language).reading(document, text, span is not None and not still))


def _is_in(document: Document, span: Span) -> bool:
    return span.start < span.end <= len(document.text)


def notice(key: str, language: QuestionLanguage) -> str:
    return str(_macros(language).notice(key))


def fingerprint(document: Document, span: Span) -> str:
    """Return a digest of the words at *span*, which tells later whether they still stand there."""
    return digest(document.text[span.start : span.end])


def _macros(language: QuestionLanguage) -> Any:
    return macros("ui/text.html", language=language, badge=badge, lang=lang, say=say)
