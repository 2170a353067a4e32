"""An answer or a hit as a notebook shows it: HTML that needs nothing else, on a light page or a dark one."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from passerelle.index.text import visible
from passerelle.index.types import Passage, Span, Stretch
from passerelle.section import section
from passerelle.templates import render

NEAREST = 3
"""Nearest hits that are in view under an abstention; the others are folded away."""
WORDS = {
    "fr": {
        "searched": "Recherché\u00a0:",
        "with": "avec",
        "try": "Essayez\u00a0:",
        "near": "Passages proches",
    },
    "en": {"searched": "Searched:", "with": "with", "try": "Try:", "near": "Nearest passages"},
}
APART = "…"


def notebook_html(**shown: object) -> str:
    """Return the HTML of what is *shown*: an ``answer``, or a ``hit`` alone.

    All that comes from documents and questions is shown as it stands, what is not seen written out. Colours are
    translucent or the notebook's own, and nothing is fetched.
    """
    values = {"answer": None, "hit": None, **shown}
    drawn = render(
        "notebook.html",
        **values,
        words=WORDS,
        first=NEAREST,
        pieces=pieces,
        apart=apart,
        section=section,
    )
    return visible(str(drawn))


def pieces(passage: Passage, quoted: Stretch, exact: Stretch | None) -> Iterator[tuple[str, str]]:
    """Yield the words of *passage* and of what is *quoted*, in order, each as ``around``, ``quoted`` or ``exact``.

    Of a quotation that stands behind its passage, no words between the two are yielded, but for an ellipsis.
    """
    inside = [exact] if exact and Span(exact.start, exact.end).within(quoted) else []
    edges = sorted({edge for each in (passage, quoted, *inside) for edge in (each.start, each.end)})
    for start, end in pairwise(edges):
        piece = Span(start, end)
        if any(map(piece.within, inside)):
            yield "exact", passage.document.words(start, end)
        elif piece.within(quoted):
            yield "quoted", passage.document.words(start, end)
        else:
            yield "around", passage.document.words(start, end) if piece.within(passage) else APART


def apart(passage: Passage, context: Iterable[Stretch]) -> Iterator[str]:
    """Yield the words of *context*, what a quotation is read with, that are not in its *passage* anyway."""
    for each in context:
        if not Span(each.start, each.end).within(passage):
            yield passage.document.words(each.start, each.end)
