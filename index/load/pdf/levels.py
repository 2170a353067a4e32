"""The lines of a table made into its rows: which of them begin a row, and which go on with a cell of one."""

import re
import statistics
from collections.abc import Iterator, Sequence
from itertools import pairwise

from passerelle.index.load.pdf.channels import Level, Word
from passerelle.index.load.pdf.hyphens import BREAK, HYPHENS
from passerelle.index.load.pdf.lines import Line

TIGHT = 0.93
"""Share of the usual step from row to row under which a step is one inside a cell."""
STEP = 1.6
"""Type sizes from one line of a cell to the next, at most."""
FEWEST = 3
"""Rows, at least, below heads over several columns that are a table's first row."""
FULL = 0.9
"""Share of the way to its column's right edge that a line fills which goes on below, at least."""
ALIKE = 1.07
"""Times one step that another may be and still be called the same."""

VALUE = re.compile(r"[-+−–(]?[€$£]?\d")
"""What a number begins with."""
Cells = Sequence[Sequence[Word]]


def in_rows(levels: Sequence[Level], held: Sequence[Cells], table: int, over: Cells = ()) -> Iterator[Line]:
    """Yield the rows of a page's table number *table*; *held* are the words of its cells, line by line.

    The parts of a line above it that may be heads *over* several of its columns are part of these names.
    """
    edges = edges_of(held)
    groups = _groups(levels, held)
    rows = [
        [
            "\n".join(" ".join(word.text for word in held[at][column]) for at in group if held[at][column])
            for column in range(len(edges))
        ]
        for group in groups
    ]
    heads = over or [cell for cell in held[0] if cell]
    names = rows[0] if over else rows[1] if len(rows) > FEWEST and not held[0][0] else []
    if under := under_heads(heads, names, edges):
        rows = [under, *rows[1 if over else 2 :]]
        groups = groups if over else [groups[0] + groups[1], *groups[2:]]
    for texts, group in zip(rows, groups, strict=True):
        first = levels[group[0]]
        yield Line(
            "\t".join(texts),
            min(levels[at].words[0].left for at in group),
            max(levels[at].words[-1].right for at in group),
            first.baseline,
            first.size,
            all(levels[at].bold for at in group),
            edges,
            row=True,
            table=table,
        )


def under_heads(heads: Cells, names: Sequence[str], edges: Sequence[tuple[float, float]]) -> list[str]:
    """Return the *names* of columns with the *heads* that stand over several of them; none where there are none.

    Each head has as many columns under it, and its middle over them.
    """
    wide, left = divmod(len(edges) - 1, max(len(heads), 1))
    if len(heads) < 2 or wide < 2 or left or not names or not all(names[1:]):
        return []
    if any(map(str.isdigit, "".join(names))):
        return []
    made = list(names)
    for number, head in enumerate(heads):
        under = range(1 + number * wide, 1 + (number + 1) * wide)
        if not edges[under[0]][0] <= (head[0].left + head[-1].right) / 2 <= edges[under[-1]][1]:
            return []
        for column in under:
            made[column] = f"{' '.join(word.text for word in head)}\n{names[column]}"
    return made


def edges_of(held: Sequence[Cells]) -> tuple[tuple[float, float], ...]:
    columns = [[word for row in held for word in row[at]] for at in range(len(held[0]))]
    return tuple((min(word.left for word in each), max(word.right for word in each)) for each in columns)


def _groups(levels: Sequence[Level], held: Sequence[Cells]) -> list[list[int]]:
    """Return the places of each row's lines: those that go on with a cell join the row they stand nearer to."""
    begin = [at for at in range(len(levels)) if not _goes_on(levels, held, at)]  # the first does not
    groups = [[at] for at in begin]
    for number, (one, other) in enumerate(pairwise([*begin, len(levels)])):
        between = list(range(one + 1, other))
        if not between:
            continue
        cut = _cut(levels, held, one, other) if other < len(levels) else len(between)
        groups[number] += between[:cut]
        if between[cut:]:
            groups[number + 1][:0] = between[cut:]
    return groups


def _cut(levels: Sequence[Level], held: Sequence[Cells], one: int, other: int) -> int:
    """Return how many of the lines between two rows belong to the upper: the widest step parts them.

    Where steps are alike, they belong to the lower if their first word had room in the upper, and they run on below: a
    booking of a bank has its reference under it, and another booking's name begins the next.
    """
    steps = [_step(levels, at) for at in range(one + 1, other + 1)]
    widest = [at for at, step in enumerate(steps) if step * ALIKE >= max(steps)]
    column = next(column for column, cell in enumerate(held[one + 1]) if cell)
    above, first = held[one][column], held[one + 1][column][0]
    if not above or not held[other][column] or above[-1].text.endswith((BREAK, *HYPHENS)):
        return widest[-1]
    edge = max(row[column][-1].right for row in held if row[column])
    had_room = above[-1].right + first.right - first.left + levels[one].size < edge
    last, below = held[other - 1][column], held[other][column][0]
    runs_on = below.text[:1].islower() or not last
    full = bool(last) and last[-1].right - last[0].left >= FULL * (edge - last[0].left)
    return widest[0] if had_room and (runs_on or full) else widest[-1]


def _goes_on(levels: Sequence[Level], held: Sequence[Cells], at: int) -> bool:
    """Tell whether a line goes on with cells of the row above or below it, rather than being a row."""
    shown = [column for column, cell in enumerate(held[at]) if cell]
    step = min(_step(levels, at), _step(levels, at + 1))
    if not at or step > STEP * levels[at].size or _adds_value(held[at], held[at - 1]):
        return False
    if len(shown) == 1 and shown[0]:
        return True
    apart = _step(levels, at) > STEP * levels[at].size
    if apart and at + 1 < len(held) and _adds_value(held[at], held[at + 1]):
        return False
    above = held[at - 1]
    small = [held[at][column][0].text[:1].islower() for column in shown if above[column]]
    tight = step < TIGHT * _usual(levels, held)
    if shown[0]:
        return tight or len(shown) < len(held[at]) - 1 or all(small)
    return len(shown) == 1 and bool(small) and _is_wrapped(levels, held, at, tight=tight, small=all(small))


def _is_wrapped(levels: Sequence[Level], held: Sequence[Cells], at: int, *, tight: bool, small: bool) -> bool:
    """Tell whether a line in the first column alone goes on with the one above, and names nothing that stands below."""
    names = _step(levels, at + 1) <= ALIKE * _step(levels, at)
    if names and at + 1 < len(held) and not held[at + 1][0]:
        return False
    above = held[at - 1][0][-1]
    full = above.right >= FULL * max(cell[0][-1].right for cell in held if cell[0])
    return tight or (small and full) or above.text.endswith((",", *HYPHENS))


def _adds_value(row: Cells, above: Cells) -> bool:
    """Tell whether a line has a number where the one above it has one: no cell holds two."""
    return any(
        cell and other and VALUE.match(cell[0].text) and VALUE.match(other[0].text)
        for cell, other in zip(row, above, strict=True)
    )


def _step(levels: Sequence[Level], at: int) -> float:
    """Return how far a line stands below the one above it; very far where there is none of the two."""
    return levels[at - 1].baseline - levels[at].baseline if 0 < at < len(levels) else float("inf")


def _usual(levels: Sequence[Level], held: Sequence[Cells]) -> float:
    """Return the usual step from a line of several cells to the one below it that is another."""
    steps = [
        levels[at - 1].baseline - levels[at].baseline
        for at in range(1, len(levels))
        if held[at][0] and held[at - 1][0] and any(held[at][1:]) and any(held[at - 1][1:])
    ]
    return statistics.median(steps) if steps else 0.0
