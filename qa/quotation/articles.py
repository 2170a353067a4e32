"""Which article, section or annex a line stands in, by the label above it."""

from passerelle.index.types import Span
from passerelle.quotation.labels import Label, label_at
from passerelle.quotation.layout import Layout
from passerelle.quotation.types import Line

LONGEST_TITLE = 120
"""Characters of a labelled line that is a title rather than a paragraph."""


def article_label(layout: Layout, at: int) -> tuple[Span, ...]:
    """Return the span of the label that line *at* stands under, of its title too; empty where there is none.

    A line with a label of its own has that one.
    """
    labelled = article_at(layout, at)
    if labelled is None:
        return ()
    line, _, end = labelled
    titled = line.kind == "heading" or (
        line.end - line.start <= LONGEST_TITLE and layout.lines[at] is not line
    )
    return (Span(line.start, line.end if titled else end),)


def article_at(layout: Layout, at: int) -> tuple[Line, Label, int] | None:
    """Return the nearest labelled line at or above line *at*, its label, and where the label ends."""
    text = layout.document.text
    for number in (at, *layout.up(at)):
        line = layout.lines[number]
        found = label_at(text, line.span, heading=line.kind == "heading")
        if found is not None:
            return line, *found
        if line.kind == "heading":
            return None
    return None
