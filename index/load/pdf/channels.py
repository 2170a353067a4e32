"""White channels that run down the lines of a PDF's page between words, and may part the columns of a table."""

import statistics
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from passerelle.index.load.pdf.lines import MARKER, Line

NARROWEST = 0.1
"""Type sizes of a channel, at least."""
TIMES, MORE = 1.4, 0.12
"""Times the usual space, and type sizes beyond it, from which a gap is no space between two words."""
SURE = 1.2
"""Type sizes of a gap that is none, whatever the other gaps of its line: justified lines have wide ones."""
FEW = 3
"""Gaps of a line up to which none of them can be called the usual one."""
LOWEST, HIGHEST = 0.2, 0.4
"""Type sizes of a space, at least and at most."""
EVEN = 0.04
"""Share of their width by which letters of a typewriter differ, at most."""
TYPED = 0.51
"""Type sizes of such a letter, at least."""
ENDED = (".", "!", "?")
"""What a sentence ends with, behind which some set two spaces."""
USUAL = 4
"""One over the share of a page's gaps that are narrower than its usual space."""


@dataclass(frozen=True, slots=True)
class Word:
    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class Level:
    """The words at one height of a page from left to right, whether each gap behind one is no mere space.

    *places* are those of its lines on the page.
    """

    words: tuple[Word, ...]
    clear: tuple[bool, ...]
    places: tuple[int, ...]
    baseline: float
    size: float
    bold: bool

    @property
    def lefts(self) -> list[float]:
        return [word.left for word in self.words]


@dataclass(frozen=True, slots=True)
class Channel:
    """A strip without words: its edges, the lines that have words on both sides of it, those parted clearly there."""

    left: float
    right: float
    both: int = 0
    clear: int = 0

    @property
    def is_strong(self) -> bool:
        return self.both > 1 and 2 * self.clear >= self.both


def words(line: Line) -> list[Word]:
    """Return the words of a line with their ends, or its cells where those of its words are not known."""
    texts = line.text.split()
    if len(texts) != len(line.gaps) + 1:
        return [
            Word(left, right, text)
            for (left, right), text in zip(line.cells, line.text.split("\t"), strict=True)
            if text.strip()
        ]
    edges = [line.left, *chain.from_iterable(line.gaps), line.right]
    return [
        Word(*ends, text) for ends, text in zip(zip(edges[::2], edges[1::2], strict=True), texts, strict=True)
    ]


def usual_space(page: Sequence[Line]) -> float:
    """Return the width of a page's usual space in type sizes."""
    spaces = sorted((left - right) / line.size for line in page if line.size for right, left in line.gaps)
    return min(max(spaces[len(spaces) // USUAL], LOWEST), HIGHEST) if spaces else LOWEST


def _typed(one: Word, other: Word) -> float:
    """Return how wide a letter of two words is where all of them seem so wide, as a typewriter's are; else 0."""
    widths = [(word.right - word.left) / len(word.text) for word in (one, other)]
    return max(widths) if max(widths) - min(widths) <= EVEN * max(widths) else 0.0


def level(page: Sequence[Line], places: Sequence[int], space: float) -> Level:
    """Return the lines at some *places* of a page, which stand side by side, as one level."""
    first = page[places[0]]
    found = sorted((word for place in places for word in words(page[place])), key=lambda word: word.left)
    clear = _clear(found, first.size, max(TIMES * space, space + MORE) * first.size)
    return Level(tuple(found), clear, tuple(places), first.baseline, first.size, first.bold)


def _clear(found: Sequence[Word], size: float, least: float) -> tuple[bool, ...]:
    """Tell of each gap between words whether it is no mere space, *least* being the width of most that are none."""
    gaps = [other.left - one.right for one, other in pairwise(found)]
    if not gaps or max(gaps) < least:
        return (False,) * len(gaps)
    if len(gaps) > FEW and 2 * sum(any(map(str.isalpha, word.text)) for word in found) > len(found):
        least = max(least, min(TIMES * statistics.median_low(gaps), SURE * size))
    clear = [
        gap >= least and gap >= _least(one, other, size, least)
        for (one, other), gap in zip(pairwise(found), gaps, strict=True)
    ]
    clear[0] = clear[0] and MARKER.match(found[0].text) is None
    return tuple(clear)


def _least(one: Word, other: Word, size: float, least: float) -> float:
    """Return the width from which a gap between two words is no space, *least* being that of others."""
    if one.text.endswith(ENDED):
        return SURE * size
    letter = _typed(one, other)
    return max(least, TIMES * letter) if letter > TYPED * size else least


def opened(first: Level) -> list[Channel]:
    """Return the channels that the *first* line leaves open, before, between and behind its words."""
    edges = [-float("inf"), *(edge for word in first.words for edge in (word.left, word.right)), float("inf")]
    ends = list(zip(edges[::2], edges[1::2], strict=True))
    inner = (Channel(*gap, 1, clear) for gap, clear in zip(ends[1:-1], first.clear, strict=True))
    return [Channel(*ends[0]), *inner, Channel(*ends[-1])]


def narrowed(channels: Sequence[Channel], by: Level) -> list[Channel]:
    """Return what is left of *channels* where a further line runs over them."""
    lefts = by.lefts
    made: list[Channel] = []
    for each in channels:
        at = each.left
        first = max(bisect_left(lefts, each.left) - 1, 0)
        for word in by.words[first : bisect_left(lefts, each.right)]:
            if word.left - at >= NARROWEST * by.size:
                made.append(_counted(each, at, word.left, by, lefts))
            at = max(at, word.right)
        if each.right - at >= NARROWEST * by.size:
            made.append(_counted(each, at, each.right, by, lefts))
    return made


def _counted(channel: Channel, left: float, right: float, by: Level, lefts: Sequence[float]) -> Channel:
    before = bisect_left(lefts, right)
    if not 0 < before < len(lefts):
        return Channel(left, right, channel.both, channel.clear)
    return Channel(left, right, channel.both + 1, channel.clear + by.clear[before - 1])


def crossings(by: Level, channels: Sequence[Channel]) -> tuple[int, int]:
    """Return how many of *channels* have words of a line on both sides, and in how many it is parted clearly."""
    lefts = by.lefts
    places = [at for each in channels if 0 < (at := bisect_left(lefts, each.right)) < len(lefts)]
    return len(places), sum(by.clear[at - 1] for at in places)


def genuine(channels: Sequence[Channel], levels: Sequence[Level]) -> list[Channel]:
    """Return those of *channels* that lines are parted at clearly, where no gap runs over several of them.

    A missing cell leaves such a gap, and so does a shorter number: it has no say on the space inside a longer one.
    """
    kept = list(channels)
    while kept:
        counts = _own(kept, levels)
        real = [each for each, (of, some) in zip(kept, counts, strict=True) if 2 * some >= of]
        if len(real) == len(kept):
            return [each for each, (_, some) in zip(kept, counts, strict=True) if some]
        kept = real
    return kept


def _own(channels: Sequence[Channel], levels: Sequence[Level]) -> list[tuple[int, int]]:
    """Return for each channel the lines that have a gap at it and at no other, and those that are parted clearly."""
    both, clear = [0] * len(channels), [0] * len(channels)
    for each in levels:
        lefts = each.lefts
        before = [bisect_left(lefts, channel.right) for channel in channels]
        for at, place in enumerate(before):
            if 0 < place < len(lefts) and before.count(place) == 1:
                both[at] += 1
                clear[at] += each.clear[place - 1]
    return list(zip(both, clear, strict=True))


def cells(by: Level, channels: Sequence[Channel]) -> list[list[Word]]:
    """Return the words of a line that stand in each column, one more than there are *channels*."""
    middles = [(each.left + each.right) / 2 for each in channels]
    made: list[list[Word]] = [[] for _ in range(len(middles) + 1)]
    for word in by.words:
        made[bisect_left(middles, word.left)].append(word)
    return made
