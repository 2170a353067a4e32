"""A page of a PDF read into its printed lines, with what is amiss on it."""

import math
import re
import statistics
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from passerelle.index.load.pdf.glyphs import Glyphs
from passerelle.index.load.pdf.hyphens import BREAK
from passerelle.index.load.pdf.joined import add
from passerelle.index.load.pdf.lines import MARKER, WIDE, Line, Page, with_text
from passerelle.index.load.pdf.raised import RAISED, at_level, raised_places
from passerelle.index.load.pdf.ruled import MIDDLE, Part, Row, Table, ruled_grids
from passerelle.index.load.pdf.spaced import close_up, in_columns, is_spaced

LINE = re.compile(rf"[^\r\n{BREAK}]+{BREAK}?")
WHITE = frozenset(letter for letter in map(chr, range(0x3001)) if letter.isspace())
SAMPLES = 5
"""Characters of a line whose type is looked at."""
ASLANT = 3
"""Degrees from which a line does not stand as the page's others do."""
WIDER = 0.75
"""What `WIDE` is where the gap is *TIMES* as wide as the line's usual one: in running text they are alike."""
TIMES = 2.2
RETURN = 2.0
"""Points from a line's left end within which another line begins."""
FEW_LETTERS = 60
"""Letters of a page up to which a picture that fills it is what the page is for."""
BEFORE_RAISED = re.compile(r"(?<=\S) (?=[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻])")
UNKNOWN_LETTER = re.compile(r"(?<=\w)\ufffd|\ufffd(?=\w)|[\ue000-\uf8ff\ufffd]{3,}")
"""Letters of a font that does not say which they are."""


def read_page(page: Any) -> Page:
    """Return what a pdfium page says."""
    glyphs = Glyphs(page)
    drawn = [inked for found in LINE.finditer(glyphs.text) if (inked := _inked(found))]
    angles = [glyphs.angle(inked[0]) for inked in drawn]
    turns = Counter[int]()
    for inked, angle in zip(drawn, angles, strict=True):
        turns[round(angle / 90) % 4] += len(inked)
    glyphs.quarters = max(turns, key=lambda turn: turns[turn], default=0)
    under = _is_under_picture(glyphs, drawn)
    unseen = 0
    shown: list[_Shown] = []
    part = by_height if glyphs.quarters else by_return
    for line, angle in zip(drawn, angles, strict=True):
        aslant = abs((angle - 90 * glyphs.quarters + 180) % 360 - 180) > ASLANT
        for inked in [line] if aslant else part(glyphs, line):
            seen = inked if under else _seen(glyphs, inked)
            unseen += len(inked) - len(seen)
            if seen:
                shown.append(_Shown(seen, aslant, len(seen) == len(inked)))
    lines = _lines(glyphs, shown)
    glyphs.close()
    picture = sum(map(len, drawn)) < FEW_LETTERS and glyphs.is_pictured(bare=not drawn)
    lines = [with_text(line, at_level(line.text)) for line in lines]
    unknown = sum(len(found[0]) for line in lines for found in UNKNOWN_LETTER.finditer(line.text))
    return Page(lines, unseen, unknown, under, picture, glyphs.quarters)


@dataclass(frozen=True, slots=True)
class _Shown:
    """The places of a printed line's characters; whether it is set aslant, and whether all of it is seen."""

    places: Sequence[int]
    aslant: bool
    whole: bool


def _lines(glyphs: Glyphs, shown: Sequence[_Shown]) -> list[Line]:
    """Return the lines of a page, those of ruled tables as rows where the first of each stands."""
    tables = [Table(grid) for grid in ruled_grids(glyphs)]
    if tables:
        shown = [piece for line in shown for piece in _pieces(glyphs, line, tables)]
    taken = [_taken(glyphs, line, tables) for line in shown] if tables else [None] * len(shown)
    made: list[Line] = []
    written: set[int] = set()
    found = {id(table) for table in tables if table.is_table}
    for line, table in zip(shown, taken, strict=True):
        if table is None or id(table) not in found:
            add(made, _line(glyphs, line.places, aslant=line.aslant, whole=line.whole))
        elif id(table) not in written:
            written.add(id(table))
            rows = table.rows(lambda runs: _cell(glyphs, runs))
            made += (_row(row, len(written)) for row in rows)
    return made


def _pieces(glyphs: Glyphs, line: _Shown, tables: Sequence[Table]) -> list[_Shown]:
    """Return a printed line, parted where a table begins beside text, or ends beside it."""
    first, last = line.places[0], line.places[-1]
    y = glyphs.baseline(first) + MIDDLE * glyphs.size(first)
    for table in tables:
        begins = table.grid.holds(glyphs.left(first) + 1, y)
        if line.aslant or begins == table.grid.holds(glyphs.right(last) - 1, y):
            continue
        words = (at for at, (one, other) in enumerate(pairwise(line.places), start=1) if other > one + 1)
        inside = ((at, table.grid.holds(glyphs.left(line.places[at]) + 1, y)) for at in words)
        if cut := next((at for at, held in inside if held != begins), None):
            return [replace(line, places=part) for part in (line.places[:cut], line.places[cut:])]
    return [line]


def _taken(glyphs: Glyphs, line: _Shown, tables: Sequence[Table]) -> Table | None:
    """Return the table that takes in a printed line, which begins in its grid."""
    first = line.places[0]
    y = glyphs.baseline(first) + MIDDLE * glyphs.size(first)
    for table in tables if not line.aslant else ():
        if table.grid.holds(glyphs.left(first) + 1, y):
            table.take(glyphs, line.places)
            return table
    return None


def _cell(glyphs: Glyphs, runs: Sequence[Sequence[int]]) -> list[Part]:
    """Return the printed lines of a cell."""
    lines: list[Line] = []
    for run in runs:
        add(lines, _line(glyphs, run, aslant=False, whole=False))
    return [
        Part(line.text.replace("\t", " "), line.right - line.left, line.baseline, line.size, line.bold)
        for line in lines
    ]


def _row(row: Row, table: int) -> Line:
    return Line(
        "\t".join(row.cells),
        row.edges[0][0],
        row.edges[-1][1],
        row.baseline,
        row.size,
        row.bold,
        row.edges,
        row=True,
        table=table,
    )


def _inked(found: re.Match[str]) -> list[int]:
    return [at for at, letter in enumerate(found[0], found.start()) if letter not in WHITE]


def by_height(glyphs: Glyphs, inked: list[int]) -> list[list[int]]:
    """Part what pdfium takes for one line of a turned page where a word stands a line above or below the one before."""
    parts = [inked[:1]]
    for before, at in pairwise(inked):
        if at > before + 1 and abs(glyphs.baseline(at) - glyphs.baseline(before)) >= glyphs.size(at):
            parts.append([])
        parts[-1].append(at)
    return parts


def by_return(glyphs: Glyphs, inked: list[int]) -> list[list[int]]:
    """Part what pdfium takes for one line where a word stands below its first: it misses ends of narrow lines.

    Where it sees no space either, the word below begins before the one above it ends.
    """
    left, top = glyphs.origin(inked[0])
    if top - glyphs.origin(inked[-1])[1] < glyphs.size(inked[0]):
        return [inked]
    parts = [inked[:1]]
    for before, at in pairwise(inked):
        here, height = glyphs.origin(at)
        returns = here < (left + RETURN if at > before + 1 else glyphs.right(before))
        if returns and glyphs.origin(before)[1] - height >= glyphs.size(at):
            parts.append([])
        parts[-1].append(at)
    return parts


def _is_under_picture(glyphs: Glyphs, drawn: Sequence[Sequence[int]]) -> bool:
    """Tell whether most letters of a page are drawn in nothing, on a page that shows a picture."""
    unfilled = sum(len(inked) for inked in drawn if glyphs.is_unfilled(inked[0]))
    return 2 * unfilled > sum(map(len, drawn)) and glyphs.has_picture()


def _seen(glyphs: Glyphs, inked: list[int]) -> list[int]:
    """Return the places of a line's characters that a reader sees."""
    sample = {inked[0], inked[len(inked) // 2], inked[-1]}
    if all(map(glyphs.is_off, sample)):
        return []
    if not any(map(glyphs.is_blank, sample)):
        return inked
    return [at for at in inked if not glyphs.is_blank(at)]


def _line(glyphs: Glyphs, inked: Sequence[int], *, aslant: bool, whole: bool) -> Line:
    raised = raised_places(glyphs, inked)
    level = [at for at in inked if at not in raised]
    sample = level[:: max(1, math.ceil(len(level) / SAMPLES))]
    size = statistics.median(map(glyphs.size, sample))
    baseline = statistics.median(map(glyphs.baseline, sample))
    gaps = _gaps(glyphs, inked)
    spaced = is_spaced(glyphs.text[inked[0] : inked[-1] + 1]) and not in_columns(gaps.values(), size)
    gaps = {} if spaced else gaps
    cells = _cells(glyphs, inked, gaps, size)
    if spaced:
        words = close_up(glyphs, inked)
    else:
        words = "\t".join(_words(glyphs.text, cell, raised, whole=whole).replace("\t", " ") for cell in cells)
    edges = tuple((glyphs.left(cell[0]), glyphs.right(cell[-1])) for cell in cells)
    bold = all(map(glyphs.is_bold, sample))
    lifted = bool(raised)
    return Line(
        words,
        edges[0][0],
        edges[-1][1],
        baseline,
        size,
        bold,
        edges,
        aside=aslant,
        lifted=lifted,
        gaps=tuple(gaps.values()),
        fixed=all(map(glyphs.is_fixed, sample)),
    )


def _words(text: str, places: Sequence[int], raised: Collection[int], *, whole: bool) -> str:
    """Return the characters at *places*, with the spaces between them; they are all there are if *whole*."""
    begin, end = places[0], places[-1] + 1
    if whole and not raised:
        return _whole(text[begin:end])
    shown = set(places)
    parts = (
        text[at].translate(RAISED) if at in raised else text[at]
        for at in range(begin, end)
        if at in shown or text[at].isspace()
    )
    return BEFORE_RAISED.sub("", _whole("".join(parts)))


def _whole(words: str) -> str:
    """Make letters of the halves that pdfium gives those beyond the 65,536th in."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _gaps(glyphs: Glyphs, inked: Sequence[int]) -> dict[int, tuple[float, float]]:
    """Return the ends of the spaces between a line's words, by the number of the character after each."""
    return {
        number: glyphs.between(before, at)
        for number, (before, at) in enumerate(pairwise(inked), start=1)
        if at > before + 1
    }


def _cells(
    glyphs: Glyphs, inked: Sequence[int], gaps: dict[int, tuple[float, float]], size: float
) -> list[Sequence[int]]:
    """Part the places of a line's characters at its wide gaps, but not after an item's marker."""
    wide = {number: left - right for number, (right, left) in gaps.items()}
    first = min(gaps, default=0)
    if first and MARKER.match(glyphs.text[inked[0] : inked[first - 1] + 1]):
        del wide[first]
    usual = statistics.median_high(wide.values()) if wide else 0.0
    widest = min(WIDE * size, max(WIDER * size, TIMES * usual))
    cuts = [0, *(number for number, gap in wide.items() if gap > widest), len(inked)]
    return [inked[begin:end] for begin, end in pairwise(cuts)]
