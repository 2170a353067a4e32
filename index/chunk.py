"""Cut a document into passages: by headings, then paragraphs, then whole sentences."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.language import passage_language
from index.sentences import sentences
from index.types import Document, Heading, Passage, Span

CountTokens = Callable[[Sequence[str]], list[int]]

DEFAULT_TARGET_TOKENS = 128
CONTEXT_CHARACTERS = 160
"""Most of a title and headings that is embedded with a passage: about 40 tokens."""
CONTEXT_TOKENS = 64
PARAGRAPH = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence, or a part of one too long for the window, and whether it begins a paragraph."""

    span: Span
    tokens: int
    opens: bool


def chunk(
    document: Document,
    count_tokens: CountTokens,
    *,
    target_tokens: int = DEFAULT_TARGET_TOKENS,
    max_tokens: int = 480,
) -> list[Passage]:
    """Return the passages of *document*, in order and disjoint, holding every non-space character.

    A passage is whole sentences up to about *target_tokens*, ends at a paragraph where it can, and never
    crosses a heading: the heading begins the passage below it. What is embedded, context included, stays
    within *max_tokens* of *count_tokens*. Only a word longer than that window is cut inside.
    """
    room = max(1, max_tokens - CONTEXT_TOKENS)
    target = min(target_tokens, room)
    passages: list[Passage] = []
    for span, heading in _sections(document):
        packed = _pack(_pieces(document.text, span, count_tokens, room), target, room)
        passages.extend(_passage(document, piece, heading) for piece in packed)
    return passages


def embedding_text(passage: Passage) -> str:
    """Return what is embedded for *passage*: its title and headings for context, then its text."""
    parts = [passage.document.title, passage.heading]
    context = " › ".join(part for part in parts if part)
    if len(context) > CONTEXT_CHARACTERS:
        context = context[:CONTEXT_CHARACTERS].rsplit(" ", 1)[0]
    return f"{context}\n{passage.text}" if context else passage.text


def page_at(document: Document, place: int) -> int | None:
    """Return the number, from 1, of the page that holds the character at *place*."""
    number = None
    for page, span in enumerate(document.pages, start=1):
        if span.start > place:
            break
        number = page
    return number if number is not None or not document.pages else 1


def _passage(document: Document, span: Span, heading: str) -> Passage:
    text = document.text[span.start : span.end]
    return Passage(
        document=document,
        start=span.start,
        end=span.end,
        language=passage_language(text, document.language),
        page=page_at(document, span.start),
        heading=heading,
    )


def _sections(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield spans of text that no heading interrupts, each with the path of headings above it.

    Headings that follow each other with nothing between stay in one section.
    """
    above: list[Heading] = []
    starts: list[tuple[int, str]] = [(0, "")]
    previous_end = -1
    for heading in document.headings:
        above = [each for each in above if each.level < heading.level]
        path = " › ".join(document.text[each.start : each.end] for each in [*above, heading])
        above.append(heading)
        adjoins = previous_end >= 0 and not document.text[previous_end : heading.start].strip()
        if adjoins or not document.text[starts[-1][0] : heading.start].strip():
            starts[-1] = (starts[-1][0], path)
        else:
            starts.append((heading.start, path))
        previous_end = heading.end
    for (start, path), (end, _) in pairwise([*starts, (len(document.text), "")]):
        yield Span(start, end), "" if path == document.title else path


def _pieces(text: str, section: Span, count_tokens: CountTokens, room: int) -> list[_Piece]:
    spans = sentences(text, section.start, section.end)
    counts = count_tokens([text[span.start : span.end] for span in spans])
    pieces: list[_Piece] = []
    previous = section.start
    for span, tokens in zip(spans, counts, strict=True):
        opens = PARAGRAPH.search(text, previous, span.start) is not None or not pieces
        if tokens <= room:
            pieces.append(_Piece(span, tokens, opens))
        else:
            pieces.extend(_cut(text, span, count_tokens, room, opens=opens))
        previous = span.end
    return pieces


def _cut(text: str, span: Span, count_tokens: CountTokens, room: int, *, opens: bool) -> Iterator[_Piece]:
    """Cut a sentence longer than the window between words, and a word longer than the window inside."""
    words = [
        Span(match.start(), match.end()) for match in re.compile(r"\S+").finditer(text, span.start, span.end)
    ]
    counts = count_tokens([text[word.start : word.end] for word in words])
    start, tokens = span.start, 0
    for number, (word, count) in enumerate(zip(words, counts, strict=True)):
        if tokens and tokens + count > room:
            yield _Piece(Span(start, words[number - 1].end), tokens, opens and start == span.start)
            start, tokens = word.start, 0
        if count > room:
            *whole, (rest, count) = _cut_word(text, word, count_tokens, room)  # noqa: PLW2901
            for part, size in whole:
                yield _Piece(part, size, opens and part.start == span.start)
            start = rest.start
        tokens += count
    yield _Piece(Span(start, span.end), tokens, opens and start == span.start)


def _cut_word(text: str, word: Span, count_tokens: CountTokens, room: int) -> list[tuple[Span, int]]:
    parts: list[tuple[Span, int]] = []
    start = word.start
    while start < word.end:
        length = min(word.end - start, 4 * room)
        while True:
            end = _between_graphemes(text, start, start + length, word.end)
            size = count_tokens([text[start:end]])[0]
            if size <= room or length == 1:
                break
            length = max(1, length // 2)
        parts.append((Span(start, end), size))
        start = end
    return parts


def _between_graphemes(text: str, start: int, end: int, stop: int) -> int:
    """Move *end* back, or else forward, to a place that parts no letter from its marks."""
    place = end
    while place > start + 1 and place < stop and _continues(text, place):
        place -= 1
    if place <= start + 1 and place < stop and _continues(text, place):
        place = end
        while place < stop and _continues(text, place):
            place += 1
    return place


def _continues(text: str, place: int) -> bool:
    here, before = text[place], text[place - 1]
    joiners = "\u200d\ufe0f"
    return unicodedata.combining(here) != 0 or here in joiners or before == "\u200d"


def _pack(pieces: Sequence[_Piece], target: int, room: int) -> Iterator[Span]:
    """Join sentences into spans of about *target* tokens, evenly, preferring to part at paragraphs."""
    left = sum(piece.tokens for piece in pieces)
    start, tokens = 0, 0
    for number, piece in enumerate(pieces):
        if number > start and _should_part(piece, tokens, left, target, room):
            yield Span(pieces[start].span.start, pieces[number - 1].span.end)
            start, tokens = number, 0
        tokens += piece.tokens
        left -= piece.tokens
    if pieces:
        yield Span(pieces[start].span.start, pieces[-1].span.end)


def _should_part(piece: _Piece, tokens: int, left: int, target: int, room: int) -> bool:
    """Decide whether a passage of *tokens* ends before *piece*; *left* counts the piece and what follows it."""
    if tokens + piece.tokens > room:
        return True
    if tokens + left <= target * 1.25:
        return False  # the rest fits: no tiny passage at the end
    if tokens + piece.tokens > target * 1.1:
        return tokens >= target / 4
    return piece.opens and tokens >= target * 0.6
