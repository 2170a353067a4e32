"""Turn picked sentences into citations: exact spans, numbered in the order they are first used."""

from collections.abc import Sequence

from passerelle.index.chunk import SEPARATOR
from passerelle.index.types import Passage, Span
from passerelle.reader import Pick
from passerelle.types import Citation


def cite(picks: Sequence[Pick]) -> tuple[Citation, ...]:
    """Return a citation for each pick; neighbouring sentences of one passage are quoted as one span.

    Numbers start at 1 and follow the order of *picks*.
    """
    merged: list[tuple[Pick, Span]] = []
    for pick in picks:
        at = next((at for at, (other, span) in enumerate(merged) if _adjoin(pick, other, span)), None)
        if at is None:
            merged.append((pick, pick.span))
        else:
            other, span = merged[at]
            joined = Span(min(span.start, pick.span.start), max(span.end, pick.span.end))
            merged[at] = (other, joined)
    return tuple(
        Citation(number, pick.hit.passage, span.start, span.end)
        for number, (pick, span) in enumerate(merged, start=1)
    )


def _adjoin(pick: Pick, other: Pick, span: Span) -> bool:
    """Tell whether only white space lies between *pick* and *span* in the same passage."""
    if pick.hit.rank != other.hit.rank:
        return False
    first, second = sorted([pick.span, span], key=lambda each: each.start)
    return not pick.hit.passage.document.text[first.end : second.start].strip()


def section(passage: Passage) -> str:
    """Return the headings above *passage*, without the first when it only repeats the title."""
    title, heading = passage.document.title, passage.heading
    return "" if heading == title else heading.removeprefix(f"{title}{SEPARATOR}")
