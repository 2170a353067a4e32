"""The rows of a PDF's tables that are drawn with rules, whatever the gaps between their cells."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise

from passerelle.index.load.pdf.glyphs import Glyphs
from passerelle.index.load.pdf.rules import Grid, grids

MOST_CUT = 0.35
"""Share of a table's words that its rules may cut through, for they are too long; a chart's do it more often."""
LONGEST_CELL = 900
"""Letters of a cell from which the rules place parts of the page."""
LONGEST_TEXT = 4000
"""Letters of a cell that is long and may be one yet, because the others of its row say little."""
LONGEST_REPEATED = 200
"""Characters of a merged cell that is written again in each row and column it covers."""
MIDDLE = 0.25
"""Share of its size by which a letter's middle lies above its baseline."""
APART = 0.1
"""Type sizes between the letters of two cells, at least, where no space is between them."""
OVER = 0.3
"""Type sizes by which a cell's first letter may lie under the end of a word too long for the cell before, at least."""
SAME_LINE = 0.3
"""Type sizes by which the baselines of a row's cells may differ."""
LOWEST = 0.8
"""Type sizes of a row, at least: the lines of a stave are closer."""
TOO_LOW = 2
"""What a word in a lower row weighs beside one that a rule cuts: of 1,749 grids it tells six drawings from tables."""
PADDING = 4
"""Points between the rules at the sides of a cell and its text, both together, at least."""
MOST_BANDS = 3
"""Rows between rules of a table in which two lines between rules may be two rows."""
FEWEST = 2
YEAR = frozenset({"19", "20"})


@dataclass(frozen=True, slots=True)
class Part:
    """A printed line of a cell, and how wide it is in points."""

    text: str
    width: float
    baseline: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what its cells say, the lines of each parted by line ends, and where they begin and end."""

    cells: tuple[str, ...]
    edges: tuple[tuple[float, float], ...]
    baseline: float
    size: float
    bold: bool


Read = Callable[[Sequence[Sequence[int]]], list[Part]]


def ruled_grids(glyphs: Glyphs) -> list[Grid]:
    """Return the grids on a page; none on one of a form, whose fields have places of their own."""
    found = grids(glyphs.page, glyphs.quarters)
    return [] if found and glyphs.has_fields() else found


@dataclass(slots=True)
class Table:
    """A grid and the letters that stand in it: for each region runs of their places, in reading order."""

    grid: Grid
    runs: dict[int, list[list[int]]] = field(default_factory=lambda: defaultdict(list))
    words: int = 0
    cut: int = 0

    def take(self, glyphs: Glyphs, places: Sequence[int]) -> None:
        """Take in a printed line, parted where a rule stands between two of its words."""
        size = glyphs.size(places[0])
        middle, low = MIDDLE * size, LOWEST * size
        before, end, region, counted = -2, 0.0, -1, False
        for at in places:
            left, right = glyphs.left(at), glyphs.right(at)
            apart = left - end > APART * size or end - left > OVER * size
            if at > before + 1 or apart:  # a word that runs over a rule stays one
                row = self.grid.row(glyphs.baseline(at) + middle)
                column = self.grid.column(left + (right - left) / 2)
                if (here := self.grid.regions[row][column]) != region:
                    self.runs[here].append([])
                region = here
                self.words += 1
                counted = self.grid.height(row) < low
                self.cut += TOO_LOW * counted
            inner = (right - left) / 4
            if not counted and any(left + inner < edge < right - inner for edge in self.grid.lefts[1:-1]):
                self.cut, counted = self.cut + 1, True
            self.runs[region][-1].append(at)
            before, end = at, right

    @property
    def is_table(self) -> bool:
        """Tell whether several rows and columns hold text that the rules do not cut, nor cells that are pages."""
        sizes = {region: sum(map(len, runs)) for region, runs in self.runs.items()}
        if not sizes or self._places_text(sizes) or self.cut > MOST_CUT * self.words:
            return False
        regions = self.grid.regions
        places = {
            (row, column)
            for row, cells in enumerate(regions)
            for column, region in enumerate(cells)
            if region in sizes and (not column or cells[column - 1] != region)
        }
        beside = [
            row for row in {row for row, _ in places} if sum(each == row for each, _ in places) >= FEWEST
        ]
        return len(beside) >= FEWEST and all(_is_rectangle(regions, region) for region in sizes)

    def _places_text(self, sizes: Mapping[int, int]) -> bool:
        """Tell whether a long cell is a part of the page: it is no value among short ones of its only row."""
        for region, letters in sizes.items():
            if letters <= LONGEST_CELL:
                continue
            rows = [set(row) for row in self.grid.regions if region in row]
            beside = [sizes[each] for each in rows[0] if each != region and each in sizes]
            short = beside and max(beside) <= LONGEST_REPEATED
            if len(rows) > 1 or not short or letters > LONGEST_TEXT or len(self.grid.regions) <= FEWEST:
                return True
        return False

    def rows(self, read: Read) -> Iterator[Row]:
        """Yield each row that says something; *read* gives the lines of a cell."""
        lines = {region: read(runs) for region, runs in self.runs.items()}
        regions, bands = self.grid.regions, list[list[list[Part]]]()
        numbers: list[int] = []
        for number, row in enumerate(regions):
            for band in self._bands(number, [lines.get(region, []) for region in row]):
                numbers.append(number)
                bands.append(band)
        shown = [["\n".join(part.text for part in cell) for cell in band] for band in bands]
        kept = _kept(shown, [regions[number] for number in numbers])
        heads = _heads(regions, shown) if numbers[:2] == [0, 1] else 1
        for place in range(heads - 1, len(bands)):
            above = shown[:heads] if place < heads else shown[place : place + 1]
            cells = [_joined(column) for column in zip(*above, strict=True)]
            row = regions[numbers[place]]
            if place >= heads:
                cells = _without_repeated(cells, row, regions[numbers[place - 1]])
            parts = [part for cell in bands[place] for part in cell]
            if any(cells):
                whole = len(set(row)) == 1
                yield self._row(cells[:1] if whole else cells, parts, numbers[place], kept)

    def _bands(self, number: int, cells: list[list[Part]]) -> list[list[list[Part]]]:
        """Return the rows that stand between two rules: several where their lines were ended side by side."""
        regions = self.grid.regions
        row = regions[number]
        alone = all(
            each not in regions[other]
            for each in row
            for other in (number - 1, number + 1)
            if 0 <= other < len(regions)
        )
        longest = max(range(len(cells)), key=lambda column: len(cells[column]))
        baselines = [part.baseline for part in cells[longest]]
        if not alone or len(baselines) < FEWEST:
            return [cells]
        full = [column for column, cell in enumerate(cells) if len(cell) == len(baselines)]
        ended = [self._is_ended(cells[column], row, column) for column in full]
        few = len(baselines) == FEWEST and (len(regions) > MOST_BANDS or not all(ended))
        if few or not any(ended):
            return [cells]
        off = SAME_LINE * cells[longest][0].size
        places = [
            [
                next((at for at, y in enumerate(baselines) if abs(part.baseline - y) <= off), None)
                for part in cell
            ]
            for cell in cells
        ]
        several = sum(len(cell) >= FEWEST for region, cell in dict(zip(row, cells, strict=True)).items())
        if several < FEWEST or any(place is None for cell in places for place in cell):
            return [cells]
        return [
            [
                [part for part, at in zip(cell, found, strict=True) if at == line]
                for cell, found in zip(cells, places, strict=True)
            ]
            for line in range(len(baselines))
        ]

    def _is_ended(self, cell: Sequence[Part], row: Sequence[int], column: int) -> bool:
        """Tell whether most lines of a cell end before its edge makes them, for the next one's first word had room."""
        last = max(at for at, region in enumerate(row) if region == row[column])
        padding = max(PADDING, 1.2 * cell[0].size)
        room = self.grid.lefts[last + 1] - self.grid.lefts[row.index(row[column])] - padding
        fit = 0
        for above, below in pairwise(cell):
            first = below.text.split(maxsplit=1)[0] if below.text.strip() else ""
            width = below.width * len(first) / max(len(below.text), 1)
            fit += above.width + width + 0.5 * above.size < room
        return 2 * fit > len(cell) - 1

    def _row(self, cells: Sequence[str], held: Sequence[Part], number: int, kept: Sequence[bool]) -> Row:
        lefts = self.grid.lefts
        edges = tuple(compress(pairwise(lefts), kept)) if len(cells) > 1 else ((lefts[0], lefts[-1]),)
        inside = [line for line in held if line.baseline <= self.grid.tops[number]] or held
        baseline = max(line.baseline for line in inside)
        texts = tuple(compress(cells, kept)) if len(cells) > 1 else tuple(cells)
        return Row(texts, edges, baseline, held[0].size, all(line.bold for line in held))


def _kept(shown: Sequence[Sequence[str]], held: Sequence[Sequence[int]]) -> list[bool]:
    """Tell of each column whether some cell begins in it that says something; *held* are the regions of the rows."""
    return [
        any(text and (not at or row[at] != row[at - 1]) for text, row in zip(column, held, strict=True))
        for at, column in enumerate(zip(*shown, strict=True))
    ]


def _without_repeated(cells: list[str], row: Sequence[int], above: Sequence[int]) -> list[str]:
    """Return the cells of a row without long ones that go on from the row *above*; none where it says no more."""
    if row == above:
        return cells
    if not any(text for text, region in zip(cells, row, strict=True) if region not in above):
        return []
    return [
        "" if one == two and len(text) > LONGEST_REPEATED else text
        for one, two, text in zip(above, row, cells, strict=True)
    ]


def _is_rectangle(regions: Sequence[Sequence[int]], region: int) -> bool:
    rows = [number for number, cells in enumerate(regions) if region in cells]
    columns = {at for number in rows for at, each in enumerate(regions[number]) if each == region}
    return sum(list(cells).count(region) for cells in regions) == len(rows) * len(columns)


def _heads(regions: Sequence[Sequence[int]], shown: Sequence[Sequence[str]]) -> int:
    """Return how many rows name the columns: two where the first has a cell over several of them."""
    first, second = regions[0], regions[1]
    over = {region for one, region in pairwise(first) if one == region}
    if not over or len(set(first)) == 1 or len(regions) <= FEWEST:
        return 1
    names = [text for region, text in zip(second, shown[1], strict=True) if region not in set(first)]
    return 2 if names and not any(map(_is_value, names)) else 1


def _is_value(text: str) -> bool:
    return any(map(str.isdigit, text)) and not (len(text) == 4 and text[:2] in YEAR and text.isdigit())


def _joined(column: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in column if text))
