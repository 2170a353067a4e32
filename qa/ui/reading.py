"""A whole document as it is read on the page, with the words of a passage marked where they stand."""

from passerelle.index.types import Document, Span
from passerelle.types import QuestionLanguage
from passerelle.ui.cards import cards, fingerprint
from passerelle.ui.text import text_html


def reading(document: Document, span: Span | None, words: str, language: QuestionLanguage) -> str:
    """Return *document* to read, *span* in ``<mark>`` if the words digested in *words* still stand there.

    Without a span, nothing is marked; where the words have changed, that is said instead.
    """
    still = span is not None and fingerprint(document, span) == words
    text = text_html(document, Span(0, len(document.text)), span if still else None)
    return str(cards(language).reading(document, text, span is not None and not still))


def notice(key: str, language: QuestionLanguage) -> str:
    return str(cards(language).notice(key))
