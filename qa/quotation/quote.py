"""From a span of a document, found by whatever reader, to the quotation that a person wants to see."""

from dataclasses import dataclass

from passerelle.index.tables import header_of, names_columns
from passerelle.index.types import Document, Span
from passerelle.quotation.articles import article_label
from passerelle.quotation.faq import LONGEST_ANSWER, pair_at
from passerelle.quotation.layout import Layout
from passerelle.quotation.lines import trimmed
from passerelle.quotation.lists import List, list_at
from passerelle.quotation.marks import asks, leads
from passerelle.quotation.prose import line_sentences, whole_sentences
from passerelle.quotation.types import Quotation

LONGEST_LIST = 3000
"""Characters of a list that is quoted whole."""
LONGEST_ITEM = 500


def quotation(document: Document, span: Span, *, whole_list: bool = False) -> Quotation:
    """Return what to quote for *span* of *document*, and what must be read with it.

    Rows of a table are whole and have its header as context; a question becomes its answer. A list comes
    whole, with its lead-in and all its items, where *span* holds the lead-in or several items, or
    *whole_list* says that the question asks for a list. All else is the sentence.
    """
    return quotation_in(Layout.around(document, span), span, whole_list=whole_list)


def quotation_in(layout: Layout, span: Span, *, whole_list: bool = False) -> Quotation:
    """Return the same from lines that are read already and hold *span*."""
    text = layout.document.text
    start = max(0, min(span.start, len(text)))
    given = Span(start, max(start, min(span.end, len(text))))
    span = trimmed(text, given)
    if not layout.lines or span.start >= span.end:
        return Quotation(given)
    return _Quoter(layout, span, whole_list=whole_list).quote()


@dataclass(frozen=True, slots=True)
class _Quoter:
    """One span in its lines, and what each kind of block makes of it."""

    layout: Layout
    span: Span
    whole_list: bool

    def quote(self) -> Quotation:
        layout = self.layout
        first, last = layout.at(self.span.start), layout.at(self.span.end - 1)
        kinds = {layout.lines[each].kind for each in range(first, last + 1)}
        if kinds <= {"row", "rule"}:
            return self._rows(first, last)
        pair = pair_at(layout, self.span.start)
        if pair is not None and pair.is_short and self.span.end <= max(pair.answer.end, pair.question.end):
            return self._with(pair.answer, pair.question)
        if pair is not None:
            return self._inside_answer(pair.question, pair.answer)
        return self._plain(first, last)

    def _plain(self, first: int, last: int, *around: Span) -> Quotation:
        layout, line = self.layout, self.layout.lines[first]
        if line.kind == "heading" and first == last:
            return self._below(first)
        found = list_at(layout, first) or (list_at(layout, last) if last > first else None)
        if found is not None and not self._is_before(found.lead):
            return self._list(found, first, last, *around)
        if leads(layout.text(line)) and first + 1 < len(layout.lines) and first == last:
            return self._announced(first, *around)
        if line.kind == "mail":
            return self._with(Span(line.start, layout.lines[last].end), *around)
        quoted = whole_sentences(layout, self.span)
        if asks(layout.text(quoted)):
            return Quotation(quoted, asks=True)
        return self._with(quoted, *around, *article_label(layout, first), *layout.sent(first))

    def _is_before(self, lead: Span | None) -> bool:
        """Tell whether the span ends before *lead*: a sentence of the paragraph whose last one announces a list."""
        return lead is not None and self.span.end <= lead.start

    def _rows(self, first: int, last: int) -> Quotation:
        rows = [each for each in self.layout.lines[first : last + 1] if each.kind == "row"] or [
            self.layout.lines[first]
        ]
        text = self.layout.document.text
        header = header_of(text, rows[0].span)
        if header is None or not names_columns(self.layout.text(header)):
            return self._with(Span(rows[0].start, rows[-1].end))
        return self._with(Span(rows[0].start, rows[-1].end), header)

    def _inside_answer(self, question: Span, answer: Span) -> Quotation:
        """Return the part of a long answer that holds the span, or its first words for a span in the question."""
        layout = self.layout
        if self.span.start >= answer.start:
            found = self._plain(layout.at(self.span.start), layout.at(self.span.end - 1), question)
            return found if found.context or found.asks else self._with(found.span, question)
        first = layout.at(answer.start)
        last = first
        while last + 1 < len(layout.lines) and layout.lines[last + 1].end - answer.start <= LONGEST_ANSWER:
            last += 1
        end = min(answer.end, layout.lines[last].end)
        words = Span(answer.start, end)
        if end - answer.start > LONGEST_ANSWER:
            words = line_sentences(layout, layout.lines[first], Span(answer.start, answer.start + 1))[0]
        return self._with(words, question)

    def _list(self, found: List, first: int, last: int, *around: Span) -> Quotation:
        layout = self.layout
        items = [layout.lines[each] for each in found.items]
        one = first == last and first in found.items
        if one and not self.whole_list and not leads(layout.text(layout.lines[first])):
            line = layout.lines[first]
            short = line.end - line.begins <= LONGEST_ITEM
            quoted = Span(line.begins, line.end) if short else whole_sentences(layout, self.span)
            if asks(layout.text(quoted)):
                return Quotation(quoted, asks=True)
            above = found.lead or found.above
            label = () if above else article_label(layout, first)
            return self._with(quoted, *around, *([above] if above else []), *label)
        start = found.lead.start if found.lead is not None else items[0].start
        if first < found.items.start and found.lead is None:
            start = layout.lines[first].start
        whole = Span(start, items[-1].end)
        if whole.end - whole.start > LONGEST_LIST:
            whole = self._some_items(found)
        if found.lead is None and all(each.asks for each in items):
            return Quotation(whole, asks=True)
        return self._with(whole, *around, *([found.above] if found.above else []))

    def _some_items(self, found: List) -> Span:
        """Return the items of an endless list from the one the span lies in, as many as are quoted at most."""
        layout = self.layout
        at = max(found.items.start, layout.at(self.span.start))
        first = found.lead.start if found.lead and at == found.items.start else layout.lines[at].start
        last = at
        while last + 1 < found.items.stop and layout.lines[last + 1].end - first <= LONGEST_LIST:
            last += 1
        return Span(first, layout.lines[last].end)

    def _announced(self, first: int, *around: Span) -> Quotation:
        """Return a sentence that ends in a colon with what it announces: a table, or the next sentence."""
        layout = self.layout
        lead, below = whole_sentences(layout, self.span), layout.lines[first + 1]
        if not leads(layout.text(lead)) or below.kind in {"heading", "mail"}:
            return self._with(lead, *around)
        last = first + 1
        if below.kind in {"row", "rule"}:
            while last + 1 < len(layout.lines) and layout.lines[last + 1].kind in {"row", "rule"}:
                if layout.lines[last + 1].end - lead.start > LONGEST_ANSWER:
                    break
                last += 1
            return self._with(Span(lead.start, layout.lines[last].end), *around)
        next_sentence = line_sentences(layout, below, Span(below.start, below.start + 1))[0]
        return self._with(Span(lead.start, next_sentence.end), *around)

    def _below(self, at: int) -> Quotation:
        """Return what stands first below a heading: a heading alone says nothing."""
        layout, heading = self.layout, self.layout.lines[at]
        if at + 1 == len(layout.lines):
            return Quotation(heading.span)
        below = layout.lines[at + 1]
        if below.kind == "heading":
            return Quotation(heading.span)
        first = _Quoter(layout, Span(below.begins, below.begins + 1), whole_list=True).quote()
        return first if first.asks else self._with(first.span, heading.span, *first.context)

    def _with(self, quoted: Span, *context: Span) -> Quotation:
        """Return *quoted* with the spans of *context* that it does not hold, each once, in the text's order."""
        kept: list[Span] = []
        for each in sorted(set(context), key=lambda span: (span.start, -span.end)):
            clear = each.end <= quoted.start or quoted.end <= each.start
            if clear and each.start < each.end and not (kept and kept[-1].end > each.start):
                kept.append(each)
        return Quotation(quoted, tuple(kept))
