"""A whole document as it is read on the page, with the words of a passage marked where they stand."""

from passerelle.index.types import Document, Span
from passerelle.types import QuestionLanguage
from passerelle.ui.cards import fingerprint, title_html
from passerelle.ui.text import text_html
from passerelle.ui.words import badge, lang, say


def reading(document: Document, span: Span | None, words: str, language: QuestionLanguage) -> str:
    """Return *document* to read, *span* in ``<mark>`` if the words digested in *words* still stand there.

    Without a span, nothing is marked; where the words have changed, that is said instead.
    """
    still = span is not None and fingerprint(document, span) == words
    return (
        f'<header class="reading-head"><h2 id="reading-title">{title_html(document, language)}</h2>'
        f"{badge(document.language, language)}</header>"
        f"{notice('changed', language) if span is not None and not still else ''}"
        f'<div class="reading-text" {lang(document.language)}>'
        f"{text_html(document, Span(0, len(document.text)), span if still else None)}</div>"
    )


def notice(key: str, language: QuestionLanguage) -> str:
    return f'<p class="reading-notice">{say(key, language)}</p>'
