"""What a reader may choose from in a passage: sentences, rows of tables, answers of FAQs, items and whole lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.index.tables import header_of, names_columns
from passerelle.index.types import Passage, Span
from passerelle.quotation.articles import article_label
from passerelle.quotation.faq import Pair, inline_pairs, pair_at
from passerelle.quotation.layout import Layout
from passerelle.quotation.lists import List, list_at
from passerelle.quotation.marks import MAIL_SUBJECT, asks, leads
from passerelle.quotation.prose import line_sentences

SHORTEST = 20
FEWEST_WORDS = 3
"""Characters or words of a sentence that can stand as a quotation: as ``Sept nuits : 520 €.`` does."""
LONGEST = 700
WORD = re.compile(r"\w+")
COUNTED = re.compile(r"\d+ [^\W\d_]{3,}[.,;]?")
"""An item of a list as short as « 3 œufs »."""
REACH = 1000
"""Characters read on each side of a passage."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A span that may answer, and the words by which it is judged: a row's with those of its header, say."""

    span: Span
    words: str


def candidates(passage: Passage, *, whole_list: bool = False, steps: bool = False) -> list[Candidate]:
    """Return what may be quoted of *passage*, in the order of the text, each once; empty where nothing may.

    Headings, the names of columns, and questions are none: a question's words count for its answer. Of a list
    its lead-in is one, and so is each of its items. Where *whole_list* says that the question asks for all of them,
    it is one as a whole instead; where it asks for *steps*, the list below a heading is one too.
    """
    span = Span(passage.start, passage.end)
    layout = Layout.around(passage.document, span, REACH)
    found: dict[Span, Candidate] = {}
    for at, line in enumerate(layout.lines):
        if line.end > span.start and line.start < span.end:
            for each in _Reading(layout, span, whole_list, steps).of_line(at):
                found.setdefault(each.span, each)
    return sorted(found.values(), key=lambda each: (each.span.start, each.span.end))


@dataclass(frozen=True, slots=True)
class _Reading:
    """The lines of one passage, and what each offers."""

    layout: Layout
    passage: Span
    whole_list: bool
    steps: bool

    def of_line(self, at: int) -> Iterator[Candidate]:
        layout, line = self.layout, self.layout.lines[at]
        if line.kind == "row":
            yield from self._row(at)
        elif line.kind == "mail":
            if not MAIL_SUBJECT.match(layout.document.text, line.start):
                yield Candidate(line.span, layout.text(line))
        elif line.asks or inline_pairs(layout, at):
            yield from self._asked(at)
        elif line.kind not in {"heading", "rule"}:
            yield from self._plain(at)

    def _asked(self, at: int) -> Iterator[Candidate]:
        """Yield the answers of a line that asks, or what a line that only ends in a question says before it."""
        layout, line = self.layout, self.layout.lines[at]
        pairs = inline_pairs(layout, at)
        if not pairs and (pair := pair_at(layout, line.begins)) is not None:
            pairs = [pair]
        for pair in pairs:
            if pair.is_short:
                yield self._answer(pair)
        if not pairs and line.kind != "heading":
            yield from self._sentences(at, "")

    def _answer(self, pair: Pair) -> Candidate:
        return Candidate(pair.answer, f"{self.layout.text(pair.question)} {self.layout.text(pair.answer)}")

    def _row(self, at: int) -> Iterator[Candidate]:
        line = self.layout.lines[at]
        header = header_of(self.layout.document.text, line.span)
        if header is not None:
            names = f"{self.layout.text(header)}\n" if names_columns(self.layout.text(header)) else ""
            yield Candidate(line.span, names + self.layout.text(line))
        elif not (self._has_rows_below(at) and names_columns(self.layout.text(line))):
            yield Candidate(line.span, self.layout.text(line))

    def _plain(self, at: int) -> Iterator[Candidate]:
        layout, line = self.layout, self.layout.lines[at]
        pair = pair_at(layout, line.begins)
        if pair is not None and pair.is_short:
            yield self._answer(pair)
            return
        asked = f"{layout.text(pair.question)} " if pair is not None else ""
        found = list_at(layout, at)
        offered = self.whole_list or (self.steps and found is not None and found.above is not None)
        whole = self._whole(found) if found is not None and offered else None
        if found is not None and whole is not None:
            yield Candidate(whole.span, asked + whole.words)
            if self.whole_list:
                if at not in found.items:
                    yield from self._sentences(at, asked, but=found.lead)
                return
        yield from self._sentences(at, asked)

    def _whole(self, found: List) -> Candidate | None:
        layout = self.layout
        items = [layout.lines[each] for each in found.items]
        start = found.lead.start if found.lead is not None else items[0].start
        if items[-1].end - start > LONGEST or len(items) < 2:
            return None
        span = Span(start, items[-1].end)
        above = f"{layout.text(found.above)}\n" if found.above is not None else ""
        return Candidate(span, above + layout.text(span))

    def _sentences(self, at: int, asked: str, but: Span | None = None) -> Iterator[Candidate]:
        layout, line = self.layout, self.layout.lines[at]
        label = article_label(layout, at)
        for span in line_sentences(layout, line, self.passage):
            inside = Span(max(span.start, self.passage.start), min(span.end, self.passage.end))
            words = layout.text(inside)
            leads_in = leads(words) and span.end == line.end
            stands = leads_in or len(words) >= SHORTEST or len(WORD.findall(words)) >= FEWEST_WORDS
            stands = stands or bool(COUNTED.fullmatch(words))
            if span == but or not stands or len(words) > LONGEST or asks(words):
                continue
            if leads_in and self._has_rows_below(at):
                continue
            above = [layout.text(each) for each in label if each.end <= inside.start]
            yield Candidate(inside, " ".join([*above, asked + words]))

    def _has_rows_below(self, at: int) -> bool:
        lines = self.layout.lines
        return at + 1 < len(lines) and lines[at + 1].kind in {"row", "rule"}
