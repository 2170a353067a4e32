"""A document as it is written, or a part of it: its headings, its page ends and one marked span shown."""

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from passerelle.html import escape
from passerelle.index.types import Document, Span
from passerelle.templates import macros
from passerelle.types import QuestionLanguage
from passerelle.ui.words import badge, lang, say


def text_html(
    document: Document, window: Span, marked: Span | None = None, context: Sequence[Span] = ()
) -> Markup:
    """Return the words of *window*, all and in order, those of *marked* in ``<mark>``, those of *context* underlined.

    Whatever else is drawn (page numbers, where a mark starts) is drawn by the style sheet: the text of
    the HTML is the text of the document.
    """
    spans = [Span(each.start, each.end) for each in document.headings]
    pages = {page.start: number for number, page in enumerate(document.pages, start=1)}
    lit = marked or Span(window.start, window.start)
    cuts = {each for span in (*spans, lit, *context) for each in (span.start, span.end)} | pages.keys()
    inside = [cut for cut in cuts if window.start < cut < window.end]
    levels = {heading.start: heading for heading in document.headings}
    pieces, level, until = [], 0, 0
    for start, end in pairwise(sorted({window.start, *inside, window.end})):
        if start in levels:
            level, until = min(levels[start].level, 4), levels[start].end
        piece = escape(document.text[start:end])
        if lit.start <= start and end <= lit.end:
            piece = f"<mark>{piece}</mark>"
        elif any(each.start <= start and end <= each.end for each in context):
            piece = f'<span class="context">{piece}</span>'
        if end <= until:
            piece = f'<strong class="heading heading-{level}">{piece}</strong>'
        if start in pages and start > window.start:
            piece = f'<span class="page" data-page="{pages[start]}"></span>{piece}'
        pieces.append(piece)
    return Markup("".join(pieces))  # noqa: S704  each piece is escaped


def reading(document: Document, span: Span | None, words: str, language: QuestionLanguage) -> str:
    """Return *document* to read, *span* in ``<mark>`` if the words digested in *words* still stand there.

    Without a span, nothing is marked; where the words have changed, that is said instead.
    """
    still = span is not None and fingerprint(document, span) == words
    text = text_html(document, Span(0, len(document.text)), span if still else None)
    return str(_macros(language).reading(document, text, span is not None and not still))


def notice(key: str, language: QuestionLanguage) -> str:
    return str(_macros(language).notice(key))


def fingerprint(document: Document, span: Span) -> str:
    """Return a digest of the words at *span*, which tells later whether they still stand there."""
    words = document.text[span.start : span.end]
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _macros(language: QuestionLanguage) -> Any:
    return macros("ui/text.html", language=language, badge=badge, lang=lang, say=say)
