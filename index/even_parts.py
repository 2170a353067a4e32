"""Part a text that is too long in even parts: at white space, and a single word between graphemes."""

import re
import unicodedata
from itertools import pairwise

from passerelle.index.sentences import trimmed
from passerelle.index.types import Span

SPACE = re.compile(r"\s")
LONGEST_GRAPHEME = 32


def even_parts(text: str, span: Span, parts: int) -> list[Span]:
    """Cut *span* at white space into about *parts* equal parts; a single word between graphemes."""
    one_word = SPACE.search(text, span.start, span.end) is None
    cuts = [span.start]
    for number in range(1, parts):
        ideal = span.start + (span.end - span.start) * number // parts
        if ideal > cuts[-1]:
            place = (
                grapheme_edge(text, cuts[-1], ideal, span.end)
                if one_word
                else space_near(text, cuts[-1], ideal, span.end)
            )
            cuts.append(place)
    spans = (trimmed(text, first, last) for first, last in pairwise([*cuts, span.end]))
    return [part for part in spans if part.start < part.end]


def space_near(text: str, start: int, ideal: int, end: int) -> int:
    """Return the last white space before *ideal*, or else the first behind it, or *end*.

    The end of a line, of a row of a table mostly, and then the end of a cell, go before a space between words.
    """
    for mark in ("\n", " | "):
        found_at = text.rfind(mark, start + (ideal - start) // 2, ideal + 1)
        if found_at > start:
            return found_at
    place = ideal
    while place > start and not text[place].isspace():
        place -= 1
    if place > start:
        return place
    found = SPACE.search(text, ideal, end)
    return found.start() if found else end


def grapheme_edge(text: str, start: int, ideal: int, end: int) -> int:
    """Return the place nearest to *ideal* that parts no letter from its marks and no emoji sequence."""
    for place in range(ideal, max(start, ideal - LONGEST_GRAPHEME), -1):
        if not continues(text, place):
            return place
    for place in range(ideal + 1, min(end, ideal + LONGEST_GRAPHEME)):
        if not continues(text, place):
            return place
    return ideal if end - start > LONGEST_GRAPHEME else end


def continues(text: str, place: int) -> bool:
    """Tell whether the character at *place* belongs to the one before it."""
    here, before = text[place], text[place - 1]
    if (
        unicodedata.category(here)[0] == "M"
        or "\u200d" in {here, before}
        or "\U0001f3fb" <= here <= "\U0001f3ff"
    ):
        return True
    return _is_flag_half(here) and _is_flag_half(before)


def _is_flag_half(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
