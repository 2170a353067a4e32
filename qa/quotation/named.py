"""Find the article, section or annex that a question names in the documents that were found for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.index.types import Document, Span
from passerelle.quotation.labels import OF_A_LIST, Label, label_at
from passerelle.quotation.lines import trimmed

LINE = re.compile(r"^[^\S\n]*(?=[*_#]{0,4}\s?(?:[^\W\d_]{3,12}\.?|§+|\d{1,2}\.|[A-Z]\.))", re.MULTILINE)
"""Where a line begins that may begin with a label."""
PARAGRAPH = 99
"""The level of a label that is no heading: below every heading's."""


@dataclass(frozen=True, slots=True)
class Article:
    """A labelled part of a document, from its label to the next one of its kind, or to a heading above it."""

    label: Label
    span: Span


@dataclass(frozen=True, slots=True)
class _Edge:
    """Where a heading or a labelled paragraph begins."""

    start: int
    level: int
    label: Label | None

    def ends(self, level: int, label: Label) -> bool:
        """Tell whether the part that *label*, of *level*, begins ends here."""
        if self.label is None:
            return self.level <= level
        inside = self.label.kind != label.kind and self.level > level
        return not inside and not self.label.number.startswith(f"{label.number}.")


def articles(document: Document, *, items: bool = False) -> list[Article]:
    """Return the labelled parts of *document*, in order, and with *items* those of lists that a number marks."""
    text = document.text
    edges = _edges(document, items=items)
    found = []
    for at, edge in enumerate(edges):
        if edge.label is not None:
            ends = (each.start for each in edges[at + 1 :] if each.ends(edge.level, edge.label))
            found.append(Article(edge.label, trimmed(text, Span(edge.start, next(ends, len(text))))))
    return found


def named_in(document: Document, labels: Sequence[Label]) -> tuple[list[Article], bool]:
    """Return the parts of *document* that bear one of *labels*, and whether it numbers parts of those kinds at all."""
    found = articles(document, items=any(label.kind in OF_A_LIST for label in labels))
    wanted = [each for each in found if any(label.names(each.label) for label in labels)]
    kinds = {label.kind for label in labels}
    return wanted, sum(each.label.kind in kinds for each in found) > 1


def _edges(document: Document, *, items: bool) -> list[_Edge]:
    text = document.text
    edges = {each.start: _Edge(each.start, each.level, None) for each in document.headings}
    for found in LINE.finditer(text):
        start, end = found.end(), text.find("\n", found.end())
        heading = edges.get(start)
        label = label_at(
            text, Span(start, len(text) if end < 0 else end), heading=heading is not None, items=items
        )
        if label is not None:
            edges[start] = _Edge(start, heading.level if heading else PARAGRAPH, label[0])
    return sorted(edges.values(), key=lambda edge: edge.start)
