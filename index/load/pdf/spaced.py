"""Headings whose letters are set apart, R A P P O R T, put together again by the width of the gaps."""

import statistics
from collections.abc import Collection, Sequence
from itertools import pairwise

from passerelle.index.load.pdf.glyphs import Glyphs

FEWEST = 5
"""Letters set apart, at least; capitals may be one fewer."""
MOSTLY = 0.8
"""Share of a line's parts that are single characters."""
LETTERS = 0.6
FARTHEST = 3
"""Type sizes of the usual gap from which single letters stand in columns."""
BETWEEN_WORDS = 1.6
"""Times the usual gap from which one parts two words."""
SAME = 0.06
"""Differences between gaps, in type sizes, that kerning makes."""


def is_spaced(text: str) -> bool:
    """Tell whether a line is one of single letters, and not of an alphabet or of figures."""
    parts = text.split()
    single = [part for part in parts if len(part) == 1]
    if len(single) < FEWEST - text.isupper() or len(single) < MOSTLY * len(parts):
        return False
    letters = [part for part in single if part.isalpha()]
    ordered = [part.casefold() for part in letters]
    return len(letters) >= LETTERS * len(single) and ordered != sorted(ordered)


def in_columns(gaps: Collection[tuple[float, float]], size: float) -> bool:
    """Tell whether single letters stand so far apart, by the ends of the *gaps* between them, that they are cells."""
    return bool(gaps) and statistics.median(left - right for right, left in gaps) > FARTHEST * size


def close_up(glyphs: Glyphs, inked: Sequence[int]) -> str:
    """Return a line's words, parted where a gap is wider than those between letters."""
    gaps = [glyphs.left(at) - glyphs.right(before) for before, at in pairwise(inked)]
    usual = statistics.median_low(gaps)
    wide = max(BETWEEN_WORDS * usual, usual + SAME * glyphs.size(inked[0]))
    words = str(glyphs.text[inked[0]])
    for gap, at in zip(gaps, inked[1:], strict=True):
        words += f" {glyphs.text[at]}" if gap > wide else glyphs.text[at]
    return words
