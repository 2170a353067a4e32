"""Sentences as a person quotes them: with their label, with the one that completes them, and not without end."""

import re
from collections.abc import Sequence

from passerelle.index.folding import fold
from passerelle.index.sentences import sentences
from passerelle.index.types import Span
from passerelle.quotation.labels import label_at
from passerelle.quotation.layout import Layout
from passerelle.quotation.lines import trimmed
from passerelle.quotation.marks import asks, leads
from passerelle.quotation.types import Line

LONGEST = 700
"""Characters of a sentence that is quoted whole: text without full stops has no sentences."""
NEAR = 2000
"""Characters on each side of a span among which its sentence is looked for."""
SCRAP = re.compile(r"(?:oui|non|si|jamais|toujours|bien sur|yes|no|never|always|of course|sure)\s?[.!]")
"""A sentence that says too little alone."""
COUNTED = re.compile(
    r"\b(?:deux|trois|quatre|cinq|six|plusieurs|two|three|four|five|several)\b(?!\s(?:fois|times|ans|years|jours|days))"
)
FIRST = re.compile(
    r"(?:le premier|la premiere|l'un[e ]|d'abord|tout d'abord|premierement|the first|first|one )\b"
)
NEXT = re.compile(
    r"(?:(?:le|la) (?:premiere?|deuxieme|seconde?|troisieme|quatrieme|cinquieme|derniere?)|l'autre|d'abord"
    r"|(?:deuxieme|seconde|troisieme|premiere)ment|ensuite|puis|enfin"
    r"|the (?:first|second|third|fourth|fifth|last|other)|first|second|third|then|finally|lastly)\b"
)


def line_sentences(layout: Layout, line: Line, near: Span | None = None) -> list[Span]:
    """Return the sentences of *line*; a label stands in the sentence behind it, a bullet in none.

    Of a line longer than thousands of characters only those around *near* are returned.
    """
    start, end = line.start if line.kind != "item" else line.begins, line.end
    if near is not None and end - start > 2 * NEAR:
        start = start if near.start - start <= NEAR else _word_edge(layout, near.start - NEAR, line)
        end = end if end - near.end <= NEAR else _word_edge(layout, near.end + NEAR, line)
    found = sentences(layout.document.text, start, end)
    label = label_at(layout.document.text, line.span)
    if label is not None and len(found) > 1 and found[0].end <= label[1]:
        found = [Span(found[0].start, found[1].end), *found[2:]]
    return found


def whole_sentences(layout: Layout, span: Span) -> Span:
    """Return the sentences that *span* lies in, with the ones that complete them; cut between words if endless."""
    first, last = layout.at(span.start), layout.at(max(span.start, span.end - 1))
    if first != last:
        start = _holding(line_sentences(layout, layout.lines[first], span), span.start)
        end = _holding(line_sentences(layout, layout.lines[last], span), span.end - 1)
        return _bounded(layout, Span(start.start, max(end.end, start.end)), span)
    found = line_sentences(layout, layout.lines[first], span)
    begin, stop = found.index(_holding(found, span.start)), found.index(_holding(found, span.end - 1)) + 1
    stop = _completed(layout, found, begin, max(stop, begin + 1))
    return _bounded(layout, Span(found[begin].start, found[stop - 1].end), span)


def _completed(layout: Layout, found: Sequence[Span], begin: int, stop: int) -> int:
    """Return where the sentences end that complete ``found[begin:stop]``, in the same paragraph."""
    last = layout.text(found[stop - 1])
    if stop < len(found) and (leads(last) or asks(last)):
        return stop + 1
    scrap = stop - begin == 1 and SCRAP.fullmatch(_folded(last)) is not None
    if scrap and stop < len(found) and not asks(layout.text(found[stop])):
        return stop + 1
    if stop < len(found) and COUNTED.search(_folded(last)) and FIRST.match(_folded(layout.text(found[stop]))):
        stop += 1
        while stop < len(found) and NEXT.match(_folded(layout.text(found[stop]))):
            stop += 1
    return stop


def _holding(found: Sequence[Span], place: int) -> Span:
    """Return the sentence that holds *place*, or else the nearest before it, or the first."""
    before = [each for each in found if each.start <= place]
    return before[-1] if before else found[0]


def _bounded(layout: Layout, sentence: Span, span: Span) -> Span:
    """Return *sentence*, cut between words to what stands around *span* where it has no end."""
    if sentence.end - sentence.start <= max(LONGEST, span.end - span.start):
        return sentence
    text = layout.document.text
    room = max(0, LONGEST - (span.end - span.start)) // 2
    start, end = max(sentence.start, span.start - room), min(sentence.end, span.end + room)
    while sentence.start < start and not text[start - 1].isspace():
        start -= 1
    while end < sentence.end and not text[end].isspace():
        end += 1
    return trimmed(text, Span(start, end))


def _word_edge(layout: Layout, place: int, line: Line) -> int:
    text = layout.document.text
    while place < line.end and not text[place].isspace():
        place += 1
    return min(place, line.end)


def _folded(text: str) -> str:
    return fold(text[:200].lower()).replace("’", "'")
