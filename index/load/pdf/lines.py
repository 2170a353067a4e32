"""The printed lines of a PDF's pages, with where and how they are set."""

import ctypes
import math
import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from passerelle.index.load.pdf.hyphens import BREAK
from passerelle.index.load.pdf.letters import loose_accents, mend

LINE = re.compile(rf"[^\r\n{BREAK}]+{BREAK}?")
SAMPLES = 5
"""Characters of a line whose type is looked at."""
BOLD = re.compile(rb"bold|black|heavy|cmbx|[-,]b\b", re.IGNORECASE)
WIDE = 1.5
"""Space in type sizes from which a gap in a line may part two cells of a table's row."""
WIDER = 0.75
"""The same where the gap is *TIMES* as wide as the line's usual one: in running text they are alike."""
TIMES = 2.2
MARKER = re.compile(r"(?:[•▪■‣◦·–—*-]|\(?\w{1,3}[.)]|[IVX]{1,5}\.)$")
"""What stands alone before the text of an item, which is no cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words; in points its ends, its baseline from the page's foot, its type size; its weight.

    Wide gaps in it are tabs in *text*, and *cells* holds the ends of the parts between them. *row* tells
    whether it is one of a table's; then the tabs are gone. An *aside* is no part of the text that runs on
    around it, nor a heading: a running head where it first stands.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    cells: tuple[tuple[float, float], ...]
    row: bool = False
    aside: bool = False


def page_lines(page: Any) -> list[Line]:
    """Return the lines of a pdfium page, in reading order."""
    textpage = page.get_textpage()
    count = textpage.count_chars()
    text = textpage.get_text_range()
    if len(text) != count:  # letters beyond the 65,536th are two of pdfium's characters and one of ours
        text = _by_character(textpage, count)
    lines: list[Line] = []
    for found in LINE.finditer(text):
        inked = [at for at in range(found.start(), found.end()) if not text[at].isspace()]
        if inked:
            line = _line(textpage, text, inked)
            if lines and _is_beside(lines[-1], line):
                line = _beside(lines.pop(), line)
            lines.append(line)
    textpage.close()
    return lines


def _by_character(textpage: Any, count: int) -> str:
    from pypdfium2 import raw

    codes = (raw.FPDFText_GetUnicode(textpage, at) for at in range(count))
    return "".join(BREAK if code == 2 else chr(code) for code in codes)


def _whole(words: str) -> str:
    """Make letters of the halves that pdfium gives those beyond the 65,536th in."""
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _line(textpage: Any, text: str, inked: Sequence[int]) -> Line:
    sample = inked[:: max(1, math.ceil(len(inked) / SAMPLES))]
    sizes, baselines, bolds = zip(*(_type(textpage, at) for at in sample), strict=True)
    size = statistics.median(sizes)
    cells = _cells(textpage, text, inked, size)
    words = "\t".join(_whole(text[cell[0] : cell[-1] + 1]).replace("\t", " ") for cell in cells)
    edges = tuple((_left(textpage, cell[0]), _right(textpage, cell[-1])) for cell in cells)
    return Line(words, edges[0][0], edges[-1][1], statistics.median(baselines), size, all(bolds), edges)


def _cells(textpage: Any, text: str, inked: Sequence[int], size: float) -> list[Sequence[int]]:
    """Part the places of a line's characters at its wide gaps, but not after an item's marker."""
    gaps = {
        number: _left(textpage, at) - _right(textpage, before)
        for number, (before, at) in enumerate(pairwise(inked), start=1)
        if at > before + 1
    }
    first = min(gaps, default=0)
    if first and MARKER.match(text[inked[0] : inked[first - 1] + 1]):
        del gaps[first]
    usual = statistics.median_high(gaps.values()) if gaps else 0.0
    wide = min(WIDE * size, max(WIDER * size, TIMES * usual))
    cuts = [0, *(number for number, gap in gaps.items() if gap > wide), len(inked)]
    return [inked[begin:end] for begin, end in pairwise(cuts)]


def _left(textpage: Any, at: int) -> float:
    return float(textpage.get_charbox(at, loose=True)[0])


def _right(textpage: Any, at: int) -> float:
    return float(textpage.get_charbox(at, loose=True)[2])


def _type(textpage: Any, at: int) -> tuple[float, float, bool]:
    """Return a character's size, baseline and whether it is bold."""
    from pypdfium2 import raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(textpage, at, matrix)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(textpage, at, x, y)
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(textpage, at, name, len(name), ctypes.c_int())
    bold = BOLD.search(name.value) is not None or raw.FPDFText_GetFontWeight(textpage, at) >= 600
    return round(scale * raw.FPDFText_GetFontSize(textpage, at), 1), round(y.value, 1), bold


def _is_beside(before: Line, line: Line) -> bool:
    """Tell whether two lines are one that a wide gap cut in two, as in a table's row."""
    return abs(before.baseline - line.baseline) < 0.2 * line.size and line.left >= before.right


def _beside(before: Line, line: Line) -> Line:
    wide = line.left - before.right > WIDE * line.size and not MARKER.match(before.text)
    cells = (
        (*before.cells, *line.cells)
        if wide
        else (*before.cells[:-1], (before.cells[-1][0], line.cells[0][1]), *line.cells[1:])
    )
    between = "\t" if wide else " "
    return replace(line, text=f"{before.text}{between}{line.text}", left=before.left, cells=cells)


def mended(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Put the document's loose accents on their letters."""
    accents = loose_accents(line.text for page in pages for line in page)
    return [[replace(line, text=mend(line.text, accents)) for line in page] for page in pages]


def body_size(pages: Sequence[list[Line]]) -> float:
    """Return the type size of most characters, in points; 0.0 where there are none."""
    sizes = Counter[float]()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0
