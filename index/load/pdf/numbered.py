"""Numbers of lines in a text's margin, as in deeds, judgments and listings, which are no words of it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from passerelle.index.load.pdf.lines import Line

NUMBER = re.compile(r"(\d{1,4})(?:\t| |$)")
FEWEST = 5
"""Numbered lines of a page, at least."""
STEPS = (1, 2, 5, 10)
COUNTED = 0.8
"""Share of the numbers that count on from the one above."""
RUNS_ON = 0.4
"""Share of the numbered lines that go on with a sentence: a list's items do not."""
ALIGNED = 1.5
"""Type sizes by which the numbers' left edges may differ, having one digit or three."""
LONGEST_SIGN = 3
"""Letters of a sign that may stand left of the numbers, at most."""


def without_line_numbers(page: Sequence[Line]) -> tuple[list[Line], int]:
    """Take the numbers of lines out of a page; say how many there were."""
    found = {
        at: match
        for at, line in enumerate(page)
        if not line.row and (match := NUMBER.match(line.text)) is not None
    }
    if len(found) < FEWEST or not _counts([int(match[1]) for match in found.values()]):
        return list(page), 0
    texts = {at: _without(page[at], match) for at, match in found.items()}
    if not _is_margin(page, texts):
        return list(page), 0
    lines = (texts.get(at, line) for at, line in enumerate(page))
    return [line for line in lines if line.text], len(found)


def _counts(numbers: Sequence[int]) -> bool:
    steps = [after - before for before, after in pairwise(numbers)]
    return any(sum(step == each for step in steps) >= COUNTED * len(steps) for each in STEPS)


def _is_margin(page: Sequence[Line], texts: Mapping[int, Line]) -> bool:
    """Tell whether numbers stand in a margin beside *texts* that run on: not before items, nor in a table."""
    numbered = [page[at] for at in texts]
    lefts = [line.left for line in numbered]
    if max(lefts) - min(lefts) > ALIGNED * numbered[0].size or any(
        len(line.cells) > 1 for line in texts.values()
    ):
        return False
    others = [line for at, line in enumerate(page) if at not in texts]
    if any(line.left < max(lefts) for line in others if len(line.text) > LONGEST_SIGN):
        return False
    on = sum(line.text[:1].islower() for line in texts.values())
    return on >= RUNS_ON * len(texts)


def _without(line: Line, number: re.Match[str]) -> Line:
    cells = line.cells[1:] if number[0].endswith("\t") else line.cells
    return replace(line, text=line.text[number.end() :].strip(), left=cells[0][0], cells=cells)
