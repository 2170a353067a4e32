"""Numbers of lines in a text's margin, as in deeds, judgments and listings, which are no words of it."""

import re
from collections.abc import Sequence
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


def without_line_numbers(page: Sequence[Line]) -> tuple[list[Line], int]:
    """Take the numbers of lines out of a page; say how many there were."""
    found = [
        (at, int(match[1]))
        for at, line in enumerate(page)
        if not line.row and (match := NUMBER.match(line.text))
    ]
    if len(found) < FEWEST or not _counts(found) or not _is_margin(page, [at for at, _ in found]):
        return list(page), 0
    lines = list(page)
    for at, _ in found:
        lines[at] = _without(lines[at])
    return [line for line in lines if line.text], len(found)


def _counts(found: Sequence[tuple[int, int]]) -> bool:
    steps = [after - before for (_, before), (_, after) in pairwise(found)]
    return any(sum(step == each for step in steps) >= COUNTED * len(steps) for each in STEPS)


def _is_margin(page: Sequence[Line], numbered: Sequence[int]) -> bool:
    """Tell whether numbers stand in a margin beside text that runs on: not before items, nor in a table."""
    size = page[numbered[0]].size
    lefts = [page[at].left for at in numbered]
    texts = [_without(page[at]) for at in numbered]
    if max(lefts) - min(lefts) > ALIGNED * size or any(len(line.cells) > 1 for line in texts):
        return False
    others = [line for at, line in enumerate(page) if at not in set(numbered)]
    if any(line.left < max(lefts) for line in others if len(line.text) > 3):
        return False
    on = sum(line.text[:1].islower() for line in texts if line.text)
    return on >= RUNS_ON * len(texts)


def _without(line: Line) -> Line:
    text = line.text[NUMBER.match(line.text).end() :] if NUMBER.match(line.text) else line.text  # type: ignore[union-attr]
    cells = line.cells[1:] if "\t" in line.text and len(line.cells) > 1 else line.cells
    return replace(line, text=text.strip(), left=cells[0][0], cells=cells)
