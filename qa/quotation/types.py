"""What flows from a span of a document to the words that are shown for it."""

from dataclasses import dataclass
from typing import Literal

from passerelle.index.types import Span

LineKind = Literal["heading", "row", "rule", "item", "mail", "text"]


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, a paragraph, a list item or a table row: what stands between two breaks that mean something.

    ``begins`` is where its words begin, behind a bullet, a number or ``Q :``. ``opens`` tells that a blank line
    stands above it, ``asks`` that it is a question, ``marked`` that it says so itself, as ``Q :`` does.
    ``level`` is a heading's depth, from 1, and 0 for all else.
    """

    start: int
    end: int
    begins: int
    kind: LineKind
    opens: bool
    asks: bool = False
    marked: bool = False
    level: int = 0

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words to show for a span, and further spans of the same document that say what they are about.

    ``context`` is in the order of the text and overlaps neither the quotation nor itself: a table's header row,
    the question of a FAQ, the lead-in of a list of which one item is quoted, the label of an article, a mail's
    date. ``asks`` tells that the words are a question which the document leaves open: nothing to answer with.
    """

    span: Span
    context: tuple[Span, ...] = ()
    asks: bool = False
