"""Cut a document into passages: by headings, then paragraphs, then whole sentences."""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from passerelle.index.even_parts import even_parts
from passerelle.index.language import passage_language
from passerelle.index.sentences import sentences
from passerelle.index.tables import columns_above
from passerelle.index.types import Document, Heading, Passage, Span

CountTokens = Callable[[Sequence[str]], list[int]]

DEFAULT_TARGET_TOKENS = 128
CONTEXT_CHARACTERS = 160
"""Most of a title and headings that is embedded with a passage: about 40 tokens."""
SEPARATOR = " › "
PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
INSIDE_PARAGRAPH = 0.25
"""Cost of parting a paragraph, where a passage of half or twice the target costs 0.48."""
MOST_SENTENCES = 200
"""Sentences of one passage: keeps time linear where they hold next to no tokens."""
LABEL_ALONE = 90
"""Most characters of a line that is no text of its own before the first heading: the title again, a name, a date."""
HEADINGS_ALONE = 100.0
"""Cost of headings parted from the text below them: more than a passage of any size."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one too long for the window, and whether it begins a paragraph or leads a section."""

    span: Span
    tokens: int
    opens: bool
    leads: bool


@dataclass(frozen=True, slots=True)
class _Section:
    """Text that no heading interrupts, the path of headings above it, and where those at its head end."""

    span: Span
    path: str
    lead_end: int


def chunk(
    document: Document,
    count_tokens: CountTokens,
    *,
    target_tokens: int = DEFAULT_TARGET_TOKENS,
    max_tokens: int = 480,
) -> list[Passage]:
    """Return the passages of *document*, in order and disjoint, holding every non-space character.

    A passage is whole sentences of about *target_tokens*, ends at a paragraph where it can, and never
    crosses a heading: the heading begins the passage below it, and headings with nothing between them
    stay together. Headings are no passage of their own where text follows, nor is a short line before the
    first of them, as the title again. What is embedded, context included, counts at most *max_tokens* by
    *count_tokens*; only a sentence longer than that is cut between words, and only a word longer than that
    inside. A table is cut between its rows, and a passage that begins inside one has the names of its columns
    as context.
    """
    text = document.text
    sections = list(_sections(document))
    found = [sentences(text, section.span.start, section.span.end) for section in sections]
    contexts = [_context(document.title, section.path) for section in sections]
    words = [text[span.start : span.end] for spans in found for span in spans]
    if not words:
        return []
    counts = count_tokens([*words, *contexts])
    counted, context_counts = iter(counts[: len(words)]), counts[len(words) :]
    passages: list[Passage] = []
    for section, spans, context_tokens in zip(sections, found, context_counts, strict=True):
        fits = _Window(document, section.path, count_tokens, max_tokens)
        room = max(1, max_tokens - context_tokens)
        numbers = [next(counted) for _ in spans]
        pieces = list(_pieces(fits, spans, numbers, room, lead_end=section.lead_end))
        passages.extend(fits.passage(span) for span in _pack(pieces, min(target_tokens, room), room))
    return _within(passages, count_tokens, max_tokens)


def embedding_text(passage: Passage) -> str:
    """Return what is embedded for *passage*: its title, headings and columns for context, then its text."""
    around = context(passage)
    return f"{around}\n{passage.text}" if around else passage.text


def context(passage: Passage) -> str:
    """Return what is embedded and read before the text of *passage*: its title and headings, as one path.

    Where the passage begins inside a table, the names of its columns stand on a line below.
    """
    path = _context(passage.document.title, passage.heading)
    header = columns(passage)
    if header is None:
        return path
    named = passage.document.text[header.start : header.end].replace("\n", " ")[:CONTEXT_CHARACTERS]
    return f"{path}\n{named}" if path else named


def columns(passage: Passage) -> Span | None:
    """Return the lines above *passage* that name the columns of its rows, ``None`` where it needs none."""
    return columns_above(passage.document.text, passage.start, passage.end)


@dataclass(frozen=True, slots=True)
class _Window:
    """What a model sees at once of one section: *limit* tokens, of which the context takes some."""

    document: Document
    heading: str
    count_tokens: CountTokens
    limit: int

    def passage(self, span: Span) -> Passage:
        return Passage(
            document=self.document,
            start=span.start,
            end=span.end,
            language=passage_language(self.document.text[span.start : span.end], self.document.language),
            page=self.document.page_at(span.start),
            heading=self.heading,
        )

    def cut(self, span: Span, parts: int) -> list[Span]:
        """Return *span* in about *parts* equal parts, and those in more until each fits the window."""
        cut = even_parts(self.document.text, span, parts)
        if len(cut) == 1:
            return cut
        counts = self.count_tokens([embedding_text(self.passage(part)) for part in cut])
        fitting = (
            [part] if count <= self.limit else self.cut(part, 2)
            for part, count in zip(cut, counts, strict=True)
        )
        return [part for parts_of_one in fitting for part in parts_of_one]


def _context(title: str, heading: str) -> str:
    """Return *title* and *heading* as one path, cut at a word; a first heading that is the title says it once."""
    once = not title or f"{heading}{SEPARATOR}".startswith(f"{title}{SEPARATOR}")
    path = heading if once else SEPARATOR.join(part for part in (title, heading) if part)
    if len(path) <= CONTEXT_CHARACTERS:
        return path
    return path[:CONTEXT_CHARACTERS].rsplit(" ", 1)[0]


def _sections(document: Document) -> Iterator[_Section]:
    """Yield the parts of a text that no heading interrupts, each with the path of headings above it.

    Headings that follow each other with nothing between stay in one section, and so does a label before the first.
    """
    text, above = document.text, list[Heading]()
    found = [_Section(Span(0, 0), "", 0)]
    previous_end = -1
    for heading in document.headings:
        above = [each for each in above if each.level < heading.level] + [heading]
        path = SEPARATOR.join(" ".join(text[each.start : each.end].split()) for each in above)
        last = found[-1]
        adjoins = previous_end >= 0 and not text[previous_end : heading.start].strip()
        first = len(found) == 1 and previous_end < 0 and _is_label(text[: heading.start])
        if adjoins or first or not text[last.span.start : heading.start].strip():
            found[-1] = _Section(last.span, path, heading.end)
        else:
            found.append(_Section(Span(heading.start, heading.start), path, heading.end))
        previous_end = heading.end
    ends = [*(section.span.start for section in found[1:]), len(text)]
    for section, end in zip(found, ends, strict=True):
        path = "" if section.path == document.title else section.path
        yield _Section(Span(section.span.start, end), path, section.lead_end)


def _is_label(text: str) -> bool:
    """Tell whether *text*, before the first heading, is one short line that says nothing by itself."""
    line = text.strip()
    return len(line) <= LABEL_ALONE and "\n" not in line and not line.endswith((".", "!", "?", "…", "»", ":"))


def _pieces(
    window: _Window, spans: Sequence[Span], counts: Sequence[int], room: int, *, lead_end: int
) -> Iterator[_Piece]:
    """Yield the sentences of *spans*, cut where they are longer than *room*, or than what headings leave of it."""
    text = window.document.text
    previous = spans[0].start if spans else 0
    led = 0
    for span, tokens in zip(spans, counts, strict=True):
        opens = PARAGRAPH.search(text, previous, span.start) is not None
        previous = span.end
        leads = span.end <= lead_end
        most = room - led if not leads and led <= room // 2 else room
        led = led + tokens if leads else 0
        if tokens <= most:
            yield _Piece(span, tokens, opens, leads)
            continue
        for part in window.cut(span, math.ceil(tokens / most)):
            share = math.ceil(tokens * (part.end - part.start) / (span.end - span.start))
            yield _Piece(part, min(share, most), opens and part.start == span.start, leads)


def _pack(pieces: Sequence[_Piece], target: int, room: int) -> list[Span]:
    """Join sentences into the spans that cost least together: near *target* tokens, parted at paragraphs.

    A span of half or of twice *target* costs the same, so none is tiny; none has more than *room* tokens. Headings
    stay with what they lead.
    """
    costs = [math.log(max(size, 1) / target) ** 2 for size in range(room + 1)]
    cheapest, cut = [0.0], [0]
    for end in range(1, len(pieces) + 1):
        best, tokens, chosen = math.inf, 0, end - 1
        alone = HEADINGS_ALONE if pieces[end - 1].leads else 0.0
        for first in range(end - 1, max(-1, end - 1 - MOST_SENTENCES), -1):
            tokens += pieces[first].tokens
            most = room if pieces[first].leads else min(room, 2 * target)
            if tokens > most and first < end - 1:
                break
            cost = alone + cheapest[first] + costs[tokens]
            cost += 0.0 if pieces[first].opens else INSIDE_PARAGRAPH
            if cost < best:
                best, chosen = cost, first
        cheapest.append(best)
        cut.append(chosen)
    spans: list[Span] = []
    end = len(pieces)
    while end:
        spans.append(Span(pieces[cut[end]].span.start, pieces[end - 1].span.end))
        end = cut[end]
    return spans[::-1]


def _within(passages: Sequence[Passage], count_tokens: CountTokens, limit: int) -> list[Passage]:
    """Return *passages*, cut where whole they count more than their sentences did and more than *limit*."""
    counts = count_tokens([embedding_text(passage) for passage in passages])
    kept: list[Passage] = []
    for passage, count in zip(passages, counts, strict=True):
        window = _Window(passage.document, passage.heading, count_tokens, limit)
        span = Span(passage.start, passage.end)
        kept.extend([passage] if count <= limit else [window.passage(part) for part in window.cut(span, 2)])
    return kept
