"""Turn what was picked into citations: exact spans with their context, numbered in the order they are first used."""

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.answer_type import fits
from passerelle.exact import exact_answer
from passerelle.index.tables import with_columns
from passerelle.index.types import Span
from passerelle.query import Query
from passerelle.quotation import quotation
from passerelle.quotation.wanted import wants_list
from passerelle.types import Citation
from passerelle.weights import Pick


@dataclass(frozen=True, slots=True)
class _Quoted:
    """What is quoted for one pick or several of one document, the first of these, and the pick that tells the answer.

    *best* is what is quoted for *telling* alone.
    """

    pick: Pick
    span: Span
    context: tuple[Span, ...]
    telling: Pick
    best: Span

    def joined(self, other: "_Quoted", query: Query | None) -> "_Quoted":
        """Return both as one; the answer is told of the *other* where it alone has the type that the *query* wants."""
        span = Span(min(self.span.start, other.span.start), max(self.span.end, other.span.end))
        context = sorted({*self.context, *other.context}, key=lambda each: each.start)
        kept = tuple(each for each in context if not each.overlaps(span))
        answering = other if query and _says_type(self, query) < 0 < _says_type(other, query) else self
        return _Quoted(self.pick, span, kept, answering.telling, answering.best)


def cite(picks: Sequence[Pick], query: Query | None = None) -> tuple[Citation, ...]:
    """Return a citation for each pick; quotations that touch or overlap in one document are one.

    Numbers start at 1 and follow the order of *picks*. *query* tells whether a list is wanted whole, and finds
    the exact words of the answer where they can be told.
    """
    merged: list[_Quoted] = []
    whole_list = query is not None and wants_list(query.asks)
    for pick in picks:
        found = quotation(pick.hit.passage.document, pick.span, whole_list=whole_list)
        quoted = _Quoted(pick, found.span, found.context, pick, found.span)
        if any(quoted.span in other.context for other in merged):
            continue
        at = next((at for at, other in enumerate(merged) if _adjoin(quoted, other)), None)
        if at is None:
            merged.append(quoted)
        else:
            merged[at] = merged[at].joined(quoted, query)
    return tuple(_citation(number, each, query) for number, each in enumerate(merged, start=1))


def _citation(number: int, quoted: _Quoted, query: Query | None) -> Citation:
    passage, span = quoted.pick.hit.passage, quoted.span
    pointed = quoted.telling.answer
    answer = exact_answer(query, passage.document, quoted.best, quoted.context, pointed, passage.language)
    return Citation(
        number, passage, span.start, span.end, quoted.context, answer, quoted.pick.hit.translation
    )


def _says_type(quoted: _Quoted, query: Query) -> float:
    """Return whether what tells the answer has the type that the *query* wants, as ``fits`` does."""
    return fits(query.asks, *with_columns(quoted.pick.hit.passage.document.text, quoted.best))


def _adjoin(one: _Quoted, other: _Quoted) -> bool:
    """Tell whether two quotations overlap, or stand side by side in one paragraph of the same passage."""
    if one.pick.hit.passage.document.id != other.pick.hit.passage.document.id:
        return False
    if one.span.overlaps(other.span):
        return True
    first, second = sorted([one.span, other.span], key=lambda each: each.start)
    between = one.pick.hit.passage.document.text[first.end : second.start]
    return one.pick.hit.rank == other.pick.hit.rank and not between.strip() and "\n\n" not in between
