"""Type that is raised above its line: 10⁶ is not 106, and the 2 that calls a note is no digit of 1831."""

import re
from collections.abc import Sequence
from itertools import takewhile

from passerelle.index.load.pdf.glyphs import Glyphs

NUMBER = re.compile(r"\d+")
SIGNS = ("+", "-", "−", "–")
SAME_LINE = 0.5
"""Points by which the baselines of one raised number may differ."""
WITH_NUMBERS = frozenset("0123456789,;*+-−–")
SMALLER = 0.85
"""Size of raised type, at most, as a share of that beside it."""
HIGHER = 0.1
"""By how much of that size its baseline lies above the other's, at least."""
HIGHEST = 0.8
RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
LEVEL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LEADING = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+) *")


def raised_places(glyphs: Glyphs, inked: Sequence[int]) -> set[int]:
    """Return the places of numbers set smaller and higher than the character before them, or after at a line's head."""
    text = glyphs.text
    if not NUMBER.search(text, inked[0], inked[-1] + 1):
        return set()
    line = "".join(text[at] for at in inked)
    raised = set[int]()
    for found in NUMBER.finditer(line):
        begin, end = found.span()
        first = _first_raised(glyphs, inked, begin - (line[begin - 1 : begin] in SIGNS), end)
        if first is None:
            continue
        level = glyphs.baseline(inked[first])
        raised |= set(
            takewhile(
                lambda at: line[at] in WITH_NUMBERS and abs(glyphs.baseline(inked[at]) - level) < SAME_LINE,  # noqa: B023
                range(first, len(inked)),
            )
        )
    return {inked[at] for at in raised}


def _first_raised(glyphs: Glyphs, inked: Sequence[int], begin: int, end: int) -> int | None:
    """Return the place from which a number, from *begin* to *end* of a line, is raised; ``None`` if it is not."""
    if begin <= 0 and end < len(inked) and _is_above(glyphs, inked[0], inked[end]):
        return 0
    begin = max(begin, 1)
    if glyphs.is_one_piece(inked[begin - 1], inked[end - 1]):
        return None
    return next((at for at in range(begin, end) if _is_above(glyphs, inked[at], inked[at - 1])), None)


def _is_above(glyphs: Glyphs, at: int, beside: int) -> bool:
    size = glyphs.size(beside)
    if glyphs.size(at) > SMALLER * size:
        return False
    return HIGHER * size < glyphs.baseline(at) - glyphs.baseline(beside) < HIGHEST * size


def at_level(text: str) -> str:
    """Return a line's text with a raised number at its head, as a note's, set level and apart."""
    found = LEADING.match(text)
    return f"{found[1].translate(LEVEL)} {text[found.end() :]}" if found else text
