"""A part of a document as it is written, with its headings, its page ends and one marked span shown."""

from itertools import pairwise

from markupsafe import Markup

from passerelle.index.types import Document, Span
from passerelle.ui.escape import escape


def text_html(document: Document, window: Span, marked: Span | None = None) -> Markup:
    """Return the words of *window*, all and in order, those of *marked* in ``<mark>``.

    Whatever else is drawn (page numbers, where a mark starts) is drawn by the style sheet: the text of
    the HTML is the text of the document.
    """
    spans = [Span(each.start, each.end) for each in document.headings]
    pages = {page.start: number for number, page in enumerate(document.pages, start=1) if number > 1}
    lit = marked or Span(window.start, window.start)
    cuts = {each for span in (*spans, lit) for each in (span.start, span.end)} | pages.keys()
    inside = [cut for cut in cuts if window.start < cut < window.end]
    levels = {heading.start: heading for heading in document.headings}
    pieces, level, until = [], 0, 0
    for start, end in pairwise(sorted({window.start, *inside, window.end})):
        if start in levels:
            level, until = min(levels[start].level, 4), levels[start].end
        piece = escape(document.text[start:end])
        if lit.start <= start and end <= lit.end:
            piece = f"<mark>{piece}</mark>"
        if end <= until:
            piece = f'<strong class="heading heading-{level}">{piece}</strong>'
        if start in pages and start > window.start:
            piece = f'<span class="page" data-page="{pages[start]}"></span>{piece}'
        pieces.append(piece)
    return Markup("".join(pieces))  # noqa: S704  each piece is escaped
