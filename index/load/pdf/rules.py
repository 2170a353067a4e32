"""The lines that a PDF page draws, and the grids of cells that they make."""

import ctypes
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from passerelle.index.load.pdf.painted import Painted, painted

THIN = 3.0
"""Points across a rule, at most."""
SHORTEST = 4.0
NEAR = 2.5
"""Points by which rules that meet, or lie on one line, may miss each other."""
MOST_RULES = 4_000
MOST_PATHS = 2_500
"""Drawn paths of a page from which it is a plan or a chart."""
MOST_SEGMENTS = 400
MOST_CELLS = 3_000
FEWEST = 2
"""Columns and rows of a table, at least."""
HORIZONTAL_EDGES, VERTICAL_EDGES = ((0, 1, 2, 1), (0, 3, 2, 3)), ((0, 1, 0, 3), (2, 1, 2, 3))
"""Of a rectangle, given as left, bottom, right and top: its edges, each from one corner to another."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a page: where it lies across its direction, and from where to where it goes along it."""

    at: float
    begin: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells between rules: the edges of columns from left to right, of rows from top to bottom, by region.

    A region is one cell or several merged ones; ``regions`` gives for each row the region of each column.
    """

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    regions: tuple[tuple[int, ...], ...]

    def holds(self, x: float, y: float) -> bool:
        return self.lefts[0] <= x <= self.lefts[-1] and self.tops[-1] <= y <= self.tops[0]

    def column(self, x: float) -> int:
        return min(max(bisect_right(self.lefts, x) - 1, 0), len(self.lefts) - 2)

    def height(self, row: int) -> float:
        return self.tops[row] - self.tops[row + 1]

    def row(self, y: float) -> int:
        below = sum(top > y for top in self.tops)
        return min(max(below - 1, 0), len(self.tops) - 2)


def grids(page: Any, quarters: int) -> list[Grid]:
    """Return the grids that the rules of a pdfium page make, as if it were turned by *quarters* to be read."""
    across, down = _rules(page, quarters)
    if len(across) < 2 or not down or len(across) + len(down) > MOST_RULES:
        return []
    across, down = _joined(across), _joined(down)
    return [grid for part in _parts(across, down) for grid in _grids(*part)]


def _rules(page: Any, quarters: int) -> tuple[list[Rule], list[Rule]]:
    """Return the rules from left to right and those from top to bottom."""
    from pypdfium2 import raw

    paths = [each for each in painted(page) if each.kind == raw.FPDF_PAGEOBJ_PATH]
    across: list[Rule] = []
    down: list[Rule] = []
    if len(paths) > MOST_PATHS:
        return across, down
    for path in paths:
        for x0, y0, x1, y1 in _strokes(path, raw):
            left, bottom = _turned(x0, y0, quarters)
            right, top = _turned(x1, y1, quarters)
            left, right, bottom, top = min(left, right), max(left, right), min(bottom, top), max(bottom, top)
            if top - bottom <= THIN and right - left >= SHORTEST:
                across.append(Rule((bottom + top) / 2, left, right))
            elif right - left <= THIN and top - bottom >= SHORTEST:
                down.append(Rule((left + right) / 2, bottom, top))
    return across, down


def _strokes(path: Painted, raw: Any) -> Iterator[tuple[float, float, float, float]]:
    """Yield the straight parts of a path, and the edges of its rectangle where it is one."""
    box = path.box()
    if box is None:
        return
    if min(box[2] - box[0], box[3] - box[1]) <= THIN:
        yield box
        return
    count = raw.FPDFPath_CountSegments(path.raw)
    if count > MOST_SEGMENTS:
        return
    if count in (4, 5):
        for edge in (*HORIZONTAL_EDGES, *VERTICAL_EDGES):
            yield box[edge[0]], box[edge[1]], box[edge[2]], box[edge[3]]
        return
    yield from _segments(path, count, raw)


def _segments(path: Painted, count: int, raw: Any) -> Iterator[tuple[float, float, float, float]]:
    matrix, x, y = path.matrix(), ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for number in range(count):
        segment = raw.FPDFPath_GetPathSegment(path.raw, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = matrix.put(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield *last, *here
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield *last, *first


def _turned(x: float, y: float, quarters: int) -> tuple[float, float]:
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarters]


def _joined(rules: Iterable[Rule]) -> list[Rule]:
    """Return *rules* with those on one line that touch each other as one."""
    made: list[Rule] = []
    line: list[Rule] = []
    for rule in sorted(rules, key=lambda each: each.at):
        if line and rule.at - line[0].at > NEAR:
            made += _along(line)
            line = []
        line.append(rule)
    return made + _along(line)


def _along(line: Sequence[Rule]) -> list[Rule]:
    at = sum(each.at for each in line) / len(line) if line else 0.0
    made: list[Rule] = []
    for rule in sorted(line, key=lambda each: each.begin):
        if made and rule.begin <= made[-1].end + NEAR:
            made[-1] = Rule(at, made[-1].begin, max(made[-1].end, rule.end))
        else:
            made.append(Rule(at, rule.begin, rule.end))
    return made


def _parts(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the rules that hang together, those across apart from those down."""
    owners = list(range(len(across) + len(down)))

    def owner(number: int) -> int:
        while owners[number] != number:
            owners[number] = owners[owners[number]]
            number = owners[number]
        return number

    for place, upright in enumerate(down, start=len(across)):
        for number, level in enumerate(across):
            if _meet(level, upright):
                owners[owner(number)] = owner(place)
    together: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for number, rule in enumerate((*across, *down)):
        part = together.setdefault(owner(number), ([], []))
        part[number >= len(across)].append(rule)
    yield from together.values()


def _meet(level: Rule, upright: Rule) -> bool:
    return (
        level.begin - NEAR <= upright.at <= level.end + NEAR
        and upright.begin - NEAR <= level.at <= upright.end + NEAR
    )


def _grids(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Grid]:
    """Yield the grids of rules that hang together: of rows whose cells rules close above and below."""
    if len(across) < 2 or not down:
        return
    lefts = _edges([rule.at for rule in down] + [each for rule in across for each in (rule.begin, rule.end)])
    tops = _edges([rule.at for rule in across] + [each for rule in down for each in (rule.begin, rule.end)])[
        ::-1
    ]
    columns, rows = len(lefts) - 1, len(tops) - 1
    if columns < FEWEST or rows < FEWEST or columns * rows > MOST_CELLS:
        return
    middles = [(one + other) / 2 for one, other in pairwise(lefts)]
    ruled = [[_parted(across, top, x) for x in middles] for top in tops]
    upright = [
        [_parted(down, left, (top + bottom) / 2) for left in lefts[1:-1]] for top, bottom in pairwise(tops)
    ]
    regions = _regions(upright, ruled[1:-1], rows, columns)
    for begin, end in _closed(regions, ruled):
        yield _narrowed(lefts, tops[begin : end + 1], regions[begin:end])


def _closed(regions: Sequence[Sequence[int]], ruled: Sequence[Sequence[bool]]) -> Iterator[tuple[int, int]]:
    """Yield from where to where rows lie one below the other whose cells are closed above and below."""
    # An edge without any rule is where the upright ones end: it closes the first row, or the last.
    held = [[*map(bool, edge)] if any(edge) else [True] * len(edge) for edge in (ruled[0], ruled[-1])]
    edges = [held[0], *ruled[1:-1], held[1]]
    open_ones = {
        region
        for row, cells in enumerate(regions)
        for column, region in enumerate(cells)
        if ((row == 0 or regions[row - 1][column] != region) and not edges[row][column])
        or ((row + 1 == len(regions) or regions[row + 1][column] != region) and not edges[row + 1][column])
    }
    begin = 0
    for row in range(len(regions) + 1):
        if row == len(regions) or not open_ones.isdisjoint(regions[row]):
            if row - begin >= FEWEST:
                yield begin, row
            begin = row + 1


def _narrowed(lefts: Sequence[float], tops: Sequence[float], regions: Sequence[Sequence[int]]) -> Grid:
    """Return a grid without the edges that part no cell of its rows, and the rows that none parts from those above."""
    used = [
        column
        for column in range(len(lefts) - 1)
        if not column or any(cells[column] != cells[column - 1] for cells in regions)
    ]
    rows = [row for row, cells in enumerate(regions) if not row or cells != regions[row - 1]]
    return Grid(
        (*(lefts[column] for column in used), lefts[-1]),
        (*(tops[row] for row in rows), tops[-1]),
        tuple(tuple(regions[row][column] for column in used) for row in rows),
    )


def _edges(found: Iterable[float]) -> list[float]:
    """Return places of rules in their order, those near each other as one."""
    edges: list[float] = []
    for at in sorted(found):
        if not edges or at - edges[-1] > THIN:
            edges.append(at)
    return edges


def _parted(rules: Sequence[Rule], at: float, along: float) -> bool:
    return any(abs(rule.at - at) <= THIN and rule.begin - NEAR <= along <= rule.end + NEAR for rule in rules)


def _regions(
    upright: Sequence[Sequence[bool]], level: Sequence[Sequence[bool]], rows: int, columns: int
) -> list[list[int]]:
    """Number the cells, those alike that no rule parts, *upright* beside each other or *level* below."""
    regions = [[-1] * columns for _ in range(rows)]
    number = 0
    for cell in product(range(rows), range(columns)):
        waiting = [cell]
        number += regions[cell[0]][cell[1]] < 0
        while waiting:
            y, x = waiting.pop()
            if regions[y][x] >= 0:
                continue
            regions[y][x] = number
            waiting += [(y, x + 1)] if x + 1 < columns and not upright[y][x] else []
            waiting += [(y, x - 1)] if x and not upright[y][x - 1] else []
            waiting += [(y + 1, x)] if y + 1 < rows and not level[y][x] else []
            waiting += [(y - 1, x)] if y and not level[y - 1][x] else []
    return regions
