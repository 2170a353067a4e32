"""Questions and their answers, in the ways that FAQs are written."""

from dataclasses import dataclass
from itertools import pairwise

from passerelle.index.sentences import sentences
from passerelle.index.types import Span
from passerelle.quotation.layout import Layout
from passerelle.quotation.marks import ANSWER, ANSWER_ALONE, ANSWER_INSIDE, CLOSERS, QUESTION, asks, leads
from passerelle.quotation.types import Line

LONGEST_ANSWER = 900
"""Characters of an answer that is quoted whole."""
FARTHEST = 3000
"""Characters from a question to a line that may still answer it."""
LONGEST_QUESTION = 400
SHORT_ANSWER = 300
"""Characters of the words behind a lone question up to which all of them answer it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and its answer, which do not overlap."""

    question: Span
    answer: Span

    @property
    def is_short(self) -> bool:
        """Whether the answer can be quoted whole."""
        return self.answer.end - self.answer.start <= LONGEST_ANSWER


def pair_at(layout: Layout, place: int) -> Pair | None:
    """Return the question and the answer of which one holds *place*, ``None`` where neither does."""
    at = layout.at(place)
    if layout.lines[at].kind in {"row", "rule"}:
        return None
    for pair in inline_pairs(layout, at):
        if pair.question.start <= place < pair.answer.end:
            return pair
    asking = _asking(layout, at)
    if asking is None:
        return None
    answer = _answer_lines(layout, asking)
    if not answer or at >= answer.stop:
        return None
    text, first = layout.document.text, layout.lines[answer.start]
    mark = ANSWER.match(text, first.begins, first.end)
    question = layout.lines[asking]
    begins = mark.end() if mark else first.begins if len(answer) == 1 else first.start
    return Pair(Span(question.begins, question.end), Span(begins, layout.lines[answer[-1]].end))


def inline_pairs(layout: Layout, at: int) -> list[Pair]:
    """Return the questions that are answered in the line they stand in, where that line begins with one."""
    line = layout.lines[at]
    if line.kind not in {"text", "item", "heading"}:
        return []
    text = layout.document.text
    words = text[line.begins : line.end]
    if "?" not in words.rstrip("?" + CLOSERS):
        split = ANSWER_INSIDE.search(text, line.begins, line.end) if line.marked else None
        return [Pair(Span(line.begins, split.start()), Span(split.end(), line.end))] if split else []
    found = sentences(text, line.begins, line.end)
    asking = [asks(layout.text(each)) for each in found]
    if not asking[0]:
        return []
    starts = [each for each, it_asks in enumerate(asking) if it_asks and not (each and asking[each - 1])]
    pairs = [
        _inline(layout, found[first:end], asking[first:end])
        for first, end in pairwise([*starts, len(found)])
        if not all(asking[first:end])
    ]
    alone = len(starts) == 1 and not line.marked
    return [_first_words(text, each) for each in pairs] if alone else pairs


def _inline(layout: Layout, found: list[Span], asking: list[bool]) -> Pair:
    """Return the pair of the sentences *found*, of which the first ones ask."""
    text, behind = layout.document.text, asking.index(False)
    mark = ANSWER.match(text, found[behind].start, found[behind].end)
    alone = ANSWER_ALONE.fullmatch(layout.text(found[behind])) is not None and behind + 1 < len(found)
    begins = found[behind + 1].start if alone else mark.end() if mark else found[behind].start
    asked = QUESTION.match(text, found[0].start, found[0].end)
    return Pair(
        Span(asked.end() if asked else found[0].start, found[behind - 1].end), Span(begins, found[-1].end)
    )


def _first_words(text: str, pair: Pair) -> Pair:
    """Return *pair* with the first sentence of a long answer: a question may also open a paragraph of prose."""
    if pair.answer.end - pair.answer.start <= SHORT_ANSWER:
        return pair
    return Pair(pair.question, sentences(text, pair.answer.start, pair.answer.end)[0])


def _asking(layout: Layout, at: int) -> int | None:
    """Return the line that asks what line *at* may answer: itself, or the nearest one above it."""
    lines = layout.lines
    if lines[at].asks:
        return at
    if lines[at].kind == "heading":
        return None
    for above in layout.up(at):
        line = lines[above]
        if lines[at].start - line.end > FARTHEST:
            return None
        if line.asks:
            return above if line.end - line.start <= LONGEST_QUESTION else None
        if line.kind == "heading":
            return None
    return None


def _answer_lines(layout: Layout, asking: int) -> range:
    """Return the lines that answer the question on line *asking*: up to the next question or heading.

    Nothing says where the last answer ends: it has as many paragraphs as the one before it, and where there is none
    the rest of the question's own paragraph, or else the next one.
    """
    lines, question = layout.lines, layout.lines[asking]
    last = asking + 1
    while last < len(lines) and not _ends_answer(layout, question, last):
        last += 1
    answered = last + 1 >= len(lines) or not lines[last + 1].asks
    if question.kind == "heading" or (last < len(lines) and answered and _alike(question, lines[last])):
        return range(asking + 1, last)
    above = next((each for each in layout.up(asking) if lines[each].asks), None)
    if above == asking - 1 and not question.opens and last > asking + 1 and lines[asking + 1].opens:
        return range(0)  # the last of a list of questions
    allowed = 0
    if above is not None and _alike(lines[above], question):
        allowed = sum(_opens(layout, each) for each in range(above + 1, asking))
    return range(asking + 1, _within(layout, asking + 1, last, allowed))


def _within(layout: Layout, first: int, last: int, paragraphs: int) -> int:
    """Return where *paragraphs* paragraphs from line *first* end, a list with its lead-in being one."""
    seen = 0
    for each in range(first, last):
        seen += _opens(layout, each)
        if seen > max(paragraphs, int(layout.lines[first].opens)):
            return each
    return last


def _opens(layout: Layout, at: int) -> bool:
    """Tell whether a paragraph begins at line *at*, a list with its lead-in being one."""
    return layout.lines[at].opens and not leads(layout.text(layout.lines[at - 1]))


def _ends_answer(layout: Layout, question: Line, at: int) -> bool:
    line = layout.lines[at]
    if line.kind == "heading":
        return question.level == 0 or line.level <= question.level or line.asks
    if line.kind == "mail":
        return True
    if line.asks:
        return question.kind != "heading" or line.marked
    return bool(inline_pairs(layout, at))


def _alike(one: Line, other: Line) -> bool:
    """Tell whether *other* asks in the form in which *one* does, as the questions of a FAQ do."""
    return other.asks and one.marked == other.marked and one.kind == other.kind
