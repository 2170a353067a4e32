"""Words of documents as HTML, those that matter marked."""

import re
from collections.abc import Collection, Iterable

from passerelle.evaluation.reports.rows import Place
from passerelle.html import escape
from passerelle.index.language import fold
from passerelle.words import STOP_WORDS, content_words

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


def stems(texts: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words of *texts* that matter."""
    return frozenset(stem for text in texts for stem in content_words(text))


def with_shared_marked(text: str, shared: Collection[str]) -> str:
    """Return *text* as HTML, each of its words whose stem is among *shared* in ``<mark>``."""
    pieces, place = [], 0
    for found in WORD.finditer(text):
        word = found.group()
        if fold(word.lower()) not in STOP_WORDS and set(content_words(word)) & set(shared):
            pieces += [escape(text[place : found.start()]), f"<mark>{escape(word)}</mark>"]
            place = found.end()
    return "".join([*pieces, escape(text[place:])])


def expected_html(place: Place, any_place: str) -> str:
    """Return an expected *place*: its document, and its words marked where they stand."""
    if place.quote:
        words = f"{escape(place.before)}<mark>{escape(place.quote)}</mark>{escape(place.after)}"
    else:
        words = escape(place.after)
    shown = f"<blockquote>{words}</blockquote>" if words else f'<p class="note">{escape(any_place)}</p>'
    return shown + document_html(place.document)


def came_html(place: Place, shared: Collection[str]) -> str:
    """Return a *place* that came: the words quoted strong, what it shares with the expected ones marked."""
    before, quote, after = (
        with_shared_marked(text, shared) for text in (place.before, place.quote, place.after)
    )
    quoted = f"<strong>{quote}</strong>" if quote else ""
    return f"<blockquote>{before}{quoted}{after}</blockquote>{document_html(place.document)}"


def document_html(name: str) -> str:
    return f'<p class="place"><bdi>{escape(name)}</bdi></p>' if name else ""
