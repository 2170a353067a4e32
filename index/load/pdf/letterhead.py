"""The addresses at the head of a letter or a bill: each line on its own, and two side by side one after the other."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from passerelle.index.load.pdf.lines import Line

POSTAL = re.compile(
    r"(?:.{0,30}\s)?(?:[A-Z]{1,2}-)?\d{5}\s[A-ZÀ-Þ][^\d,;:.!?]{1,30}(?:\sCEDEX(?:\s\d{1,2})?)?|"
    r"(?:.{0,40}\s)?[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}|(?:.{1,30}\s)?[A-Z]{2}\s\d{5}(?:-\d{4})?",
)
"""A line that a town and its postcode are on: 37100 Tours, York YO1 7AA, Boston MA 02108."""
LABELLED = re.compile(r"[^\W\d_][^:]{1,30}:\s+\S")
"""A label and its value."""
WIDEST = 3
"""Columns of such lines, at most."""
LONGEST, FEWEST, MOST = 45, 2, 8
"""Characters of a line of an address, and its lines."""
STEP, OFF, SIZE = 1.7, 0.3, 0.1
"""Type sizes from one line to the next and by which lines may begin apart, and the share that sizes may differ by."""


def with_addresses(page: Sequence[Line]) -> list[Line]:
    """Return the lines of a letter's first page, those of addresses one a line, one address after another."""
    made: list[Line] = []
    at = 0
    number = max((line.table for line in page), default=0)
    while at < len(page):
        run = _run(page, at)
        columns = _columns(page[at : at + run])
        for column in columns:
            number += 1
            made += [replace(line, row=True, table=number) for line in column]
        if not columns:
            made += page[at : at + run]
        at += run
    return made


def _run(page: Sequence[Line], at: int) -> int:
    """Return how many lines from *at* on follow each other closely in one size of type, all of them short."""
    count = 1
    for above, line in pairwise(page[at:]):
        step = above.baseline - line.baseline
        alike = abs(above.size - line.size) <= SIZE * above.size
        if not (0 < step <= STEP * above.size and alike and _is_short(line) and _is_short(above)):
            break
        if not _begins_beside(above, line):
            break
        count += 1
    return count


def _is_short(line: Line) -> bool:
    return not line.row and not line.aside and all(len(text) <= LONGEST for text in line.text.split("\t"))


def _begins_beside(above: Line, line: Line) -> bool:
    """Tell whether a line begins where some cell of the one *above* does, or has several cells itself."""
    return len(line.cells) > 1 or any(abs(line.left - left) <= OFF * line.size for left, _ in above.cells)


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each address, and of what a bill says beside one; nothing where *lines* hold no address."""
    if not FEWEST <= len(lines) <= MOST:
        return []
    lefts = sorted({round(left) for line in lines for left, _ in line.cells})
    edges = [
        left
        for left, beside in zip(lefts, [None, *lefts], strict=False)
        if beside is None or left - beside > 1
    ]
    if len(edges) > WIDEST or any(len(line.cells) > len(edges) for line in lines):
        return []
    columns: list[list[Line]] = [[] for _ in edges]
    for line in lines:
        for (left, right), text in zip(line.cells, line.text.split("\t"), strict=True):
            place = max(number for number, edge in enumerate(edges) if left >= edge - 1)
            columns[place].append(replace(line, text=text, left=left, right=right, cells=((left, right),)))
    addresses = list(map(_is_address, columns))
    told = any(addresses) and all(map(lambda held, column: held or _is_labelled(column), addresses, columns))
    return columns if told else []


def _is_address(column: Sequence[Line]) -> bool:
    towns = [number for number, line in enumerate(column) if POSTAL.fullmatch(line.text.strip())]
    return len(column) >= FEWEST and len(towns) == 1 and towns[0] > 0


def _is_labelled(column: Sequence[Line]) -> bool:
    """Tell whether each line is a label and its value, as a bill's number and dates are."""
    return len(column) >= FEWEST and all(LABELLED.match(line.text) for line in column)
