"""Lines of type made of recognised words, so that a scan is laid out as any other page is."""

import statistics
from collections.abc import Iterable, Sequence
from itertools import groupby

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.recognised.tesseract import Word

HEADING = 1.35
"""Times the usual height from which a line is set larger than the text."""
LARGER = 1.5
LONGEST_HEADING = 12
CELL = 1.6
"""Space between two words, in heights of letters, from which it may part two cells of a table."""
SURE = 30
"""Confidence below which a word of one or two characters is a speck."""


def lines_of(words: Iterable[Word], *, size: float, points: float) -> list[Line]:
    """Return *words* as lines in type of *size* points, at so many *points* a pixel; headings are larger."""
    kept = [word for word in words if word.confidence >= SURE or len(word.text) > 2]
    rows = [list(row) for _, row in groupby(kept, key=lambda word: word.line)]
    if not rows:
        return []
    usual = statistics.median(_height(row) for row in rows)
    return [_line(row, usual, size, points) for row in rows]


def _height(row: Sequence[Word]) -> float:
    return statistics.quantiles([word.height for word in row], n=4)[-1] if len(row) > 1 else row[0].height


def _line(row: Sequence[Word], usual: float, size: float, points: float) -> Line:
    large = _height(row) >= HEADING * usual and len(row) <= LONGEST_HEADING
    cells: list[list[Word]] = [[row[0]]]
    for before, word in zip(row, row[1:], strict=False):
        wide = word.left - before.left - before.width > CELL * _height(row)
        if wide:
            cells.append([word])
        else:
            cells[-1].append(word)
    edges = tuple((points * cell[0].left, points * (cell[-1].left + cell[-1].width)) for cell in cells)
    return Line(
        text="\t".join(" ".join(word.text for word in cell) for cell in cells),
        left=edges[0][0],
        right=edges[-1][1],
        baseline=-points * statistics.median(word.top + word.height for word in row),
        size=LARGER * size if large else size,
        bold=False,
        cells=edges,
    )
