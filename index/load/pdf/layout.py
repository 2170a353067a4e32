"""How a page of a PDF is set, and from it where one paragraph ends and the next begins."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from passerelle.index.load.pdf.hyphens import BREAK, HYPHENS
from passerelle.index.load.pdf.lines import BULLETS, Line

SENTENCE_END = re.compile(r"[.!?…:;][»”’\"')\]\s]*\d{0,3}$")
BULLET = re.compile(rf"^[{BULLETS}☐☑☒]\s?")
LIST_START = re.compile(rf"^(?:[{BULLETS}–—*-]\s|\(?\d{{1,3}}[.)]\s|\(?[a-z]\)\s|[IVX]{{1,5}}\.\s)")
LETTERED = re.compile(r"^\(?(?:[a-zA-Z]|[ivx]{2,5})[.)]\s")
"""What may be an item's marker, and is one below another of its kind."""
FIRST_ITEM = re.compile(r"^\(?[aA1iI][.)]\s")
"""What the first item of a list inside another begins with."""
LEADERS = re.compile(r"(?:\s?\.){4,}\s*\w{0,5}$|(?:\s?\.){6,}[^.]{0,20}$")
"""The dots that lead to a page number in a table of contents, or to what a form or a list of prices says."""
LABELLED = re.compile(r"(?=[A-ZÀ-ÖØ-Þ])[^:.;!?]{1,40}:(?:\s|$)")
"""What a line of a letter's head, a bill or a form begins with: its label."""
NUMBERED = re.compile(
    r"(?:facture|devis|avoir|commande|contrat|dossier|client|reçu|quittance|invoice|quote|order|receipt|account|bill)"
    r"(?:\s\w+)?\s(?:n[°ºo.]+|no\.?|number|#)?\s?[\w/-]*\d[\w/-]*$",
    re.IGNORECASE,
)
"""A line that is a bill's or an order's number."""
PAGE_NUMBER = re.compile(r"(?:^|\s)(?:\d{1,4}|[ivxlc]{1,7})$")
"""What a line of such a table ends with where it has few dots or none: one of a chapter, or a long one."""
OTHER_SIZE = 0.08
"""Difference in type size, as a share, that two lines of one paragraph never have."""
LARGER = 1.12
"""From this many times the size of the body, a line is one of a heading."""
GAP = 1.27
"""Steps from line to line, as against the usual one, from which a gap parts paragraphs."""
LIFTED = 1.75
"""The same between two lines of one sentence."""
SPREAD = 1.9
"""Type sizes from one line to the next from which most lines are paragraphs of their own, as a form's are."""
SHORT = 0.75
"""Share of the column that a paragraph's line fills at least when it does not end one."""
INDENT = 0.7
"""Width of an indent in type sizes."""
USUAL = 3
"""Lines that it takes to make a column."""
MOST_COLUMNS = 20
STRIP = 10
FEW = 4
"""Steps between lines up to which the usual one cannot be told."""
WORDS, FULL = 5, 0.85
"""Words of a line that a sentence runs on below, at least, and how wide it is beside the one below."""
WORD = re.compile(r"[«“\"(]*[^\W\d_]+(?:['’-][^\W\d_]+)*['’]?[»”\"),.;:!?…]*")
NARROWEST = 10
"""Width of a column in type sizes, at least."""

Start = Literal["same", "line", "block"]
"""Whether a line goes on with the block above, is a line of its own below it, or begins another block."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a page as pairs of edges, the ends of its ragged lines, and its usual step between lines.

    All in points; *ragged* holds how far right lines go that begin in each strip of *STRIP* points, *narrow* how far
    those that are no larger than the body, which a heading over several columns does not widen. *wraps*
    tells that there are lines which go on below: such a page's last may do so overleaf. *typed* tells that most of the
    document is in letters that are all as wide, which then say nothing.
    """

    columns: tuple[tuple[float, float], ...]
    ragged: dict[int, float]
    narrow: dict[int, float]
    leading: float
    body: float
    wraps: bool = True
    typed: bool = False

    def edges(self, line: Line) -> tuple[float, float]:
        """Return the left and right edge of the column *line* stands in: the narrowest that holds it."""
        holding = [
            (left, right) for left, right in self.columns if left - 4 <= line.left and line.right <= right + 4
        ]
        if holding:
            return min(holding, key=lambda column: column[1] - column[0])
        strip = int(line.left // STRIP)
        ends = self.narrow if line.size < LARGER * self.body else self.ragged
        return line.left, max(ends.get(near, line.right) for near in range(strip - 3, strip + 4))


def layout(lines: Sequence[Line], body: float, *, typed: bool = False) -> Layout:
    edges = Counter((3 * round(line.left / 3), 3 * round(line.right / 3)) for line in lines)
    ragged: dict[int, float] = {}
    narrow: dict[int, float] = {}
    for line in lines:
        strip = int(line.left // STRIP)
        ragged[strip] = max(line.right, ragged.get(strip, 0.0))
        if line.size < LARGER * body:
            narrow[strip] = max(line.right, narrow.get(strip, 0.0))
    steps = sorted(
        above.baseline - line.baseline
        for above, line in pairwise(lines)
        if above.baseline > line.baseline and _alike(above, line)
    )
    columns = tuple(
        (left, right)
        for (left, right), count in edges.most_common(MOST_COLUMNS)
        if count >= USUAL and right - left >= NARROWEST * body
    )
    return Layout(
        columns=columns,
        ragged=ragged,
        narrow=narrow,
        leading=steps[len(steps) // 3] if len(steps) > FEW else min([1.4 * body, *steps]),
        body=body,
        wraps=bool(columns) or any(line.text[:1].islower() for line in lines[1:]),
        typed=typed,
    )


def start(line: Line, above: Line, following: Line | None, opening: Line | None, page: Layout) -> Start:
    """Tell how *line* begins, *above* being the last line of a block and *following* the one after.

    *opening* is the first line of that block on this page; there is none if it was left open overleaf.
    """
    if line.row or above.row:
        return "line" if line.row and above.row and line.table == above.table else "block"
    if not _alike(line, above):
        return "block"
    if BULLET.match(line.text):
        return "line" if opening is not None and BULLET.match(opening.text) else "block"
    if opening is None:
        return "same" if line.bold == above.bold and not _is_next_item(line, above) else "block"
    return _below(line, above, following, opening, page)


def _below(line: Line, above: Line, following: Line | None, opening: Line, page: Layout) -> Start:
    """Tell how *line* begins by its place below the one *above* and its block's first, or at a column's top."""
    step = above.baseline - line.baseline
    next_item = _is_next_item(line, opening)
    if step < -0.5 * line.size:
        if next_item:
            return "line"
        return "same" if is_open(above, page) else "block"  # at the top of the next column
    room = page.leading * max(1.0, line.size / page.body)
    apart = step > (LIFTED if _runs_on(line, above, page) else GAP) * room
    if next_item and not apart and abs(line.left - opening.left) < INDENT * line.size:
        return "line"
    if apart or _is_indented(line, above, following, opening):
        return "block"
    first = FIRST_ITEM.match(line.text) and LIST_START.match(opening.text) and line.left >= opening.left
    larger = line.size >= LARGER * page.body
    if (first and not page.columns) or (larger and _is_labelled(above, line, page)):
        return "line"
    return "same" if larger else _after(above, line, page)


def _runs_on(line: Line, above: Line, page: Layout) -> bool:
    """Tell whether a full line goes on with the sentence above it, whose raised type may push the two apart."""
    if not (line.lifted or above.lifted):
        return False
    goes_on = line.text[:1].islower() or (line.text[:1].isdigit() and not LIST_START.match(line.text))
    return goes_on and is_open(above, page) and line.left <= above.left + INDENT * line.size


def _after(above: Line, line: Line, page: Layout) -> Start:
    """Tell how *line* begins by whether the line *above* was ended by its writer or by the margin."""
    if (
        _is_program(above, line, page)
        or LEADERS.search(above.text)
        or (PAGE_NUMBER.search(above.text) and LEADERS.search(line.text))
    ):
        return "line"
    ends = SENTENCE_END.search(above.text) is not None
    left, right = page.edges(above)
    fits = _would_fit(line, above, right)
    if (ends or fits) and (line.bold != above.bold or LIST_START.match(line.text)):
        return "block"
    spread = fits and page.leading >= SPREAD * line.size and not above.text.endswith((BREAK, *HYPHENS))
    if spread or _is_labelled(above, line, page):
        return "block" if ends else "line"
    if not fits or above.text.endswith((BREAK, *HYPHENS)):
        return "same"
    runs_on = not ends and line.text[:1].islower() and _is_as_wide(above, line)
    if runs_on and _is_prose(above, WORDS) and _is_prose(line, 1 if SENTENCE_END.search(line.text) else 2):
        return "same"  # beside a box
    return "block" if ends else "line" if above.right < left + SHORT * (right - left) else "same"


def _is_program(above: Line, line: Line, page: Layout) -> bool:
    """Tell whether two lines are a program's, or what one prints: in letters of their own, and no running text."""
    if page.typed or not (line.fixed and above.fixed) or above.text.endswith((BREAK, *HYPHENS)):
        return False
    return SENTENCE_END.search(above.text) is not None or not _is_prose(above, WORDS)


def _is_labelled(above: Line, line: Line, page: Layout) -> bool:
    """Tell whether a line begins with a label of its own, as in a form, and not where the one *above* was full."""
    if line.filled and above.filled and line.text[:1].isupper():
        return True
    if not LABELLED.match(line.text):
        return False
    if _is_labelled_too(above, line) and _would_fit(line, above, max(page.ragged.values(), default=0.0)):
        return True  # of a block at the right, whose own edge its longest line is
    spread = not page.wraps or page.leading >= SPREAD * line.size
    return spread or _would_fit(line, above, page.edges(above)[1])


def _is_labelled_too(above: Line, line: Line) -> bool:
    """Tell whether the line *above* begins with a label of its own as *line* does, or with a number of a bill."""
    if abs(above.left - line.left) > INDENT * line.size or SENTENCE_END.search(above.text):
        return False
    return LABELLED.match(above.text) is not None or NUMBERED.match(above.text) is not None


def _is_prose(line: Line, least: int) -> bool:
    """Tell whether nearly all of a line's words, *least* or more, are words, as those of a program are not."""
    words = line.text.split()
    return len(words) >= least and 8 * sum(WORD.fullmatch(word) is None for word in words) <= len(words)


def _is_as_wide(above: Line, line: Line) -> bool:
    return above.right - above.left >= FULL * (line.right - line.left)


def is_open(last: Line, page: Layout) -> bool:
    """Tell whether a paragraph goes on below *last*, the last line of a page or column."""
    if last.row:
        return False
    left, right = page.edges(last)
    return SENTENCE_END.search(last.text) is None and last.right >= left + SHORT * (right - left)


def _alike(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= OTHER_SIZE * max(line.size, other.size)


def _is_next_item(line: Line, item: Line) -> bool:
    """Tell whether two lines begin with markers of one kind: 1. and 2., a) and b), dashes."""
    found, before = (LIST_START.match(each.text) or LETTERED.match(each.text) for each in (line, item))
    return found is not None and before is not None and _kind(found[0]) == _kind(before[0])


def _kind(marker: str) -> str:
    for name, letters in (("1", r"\d+"), ("a", "[a-z]+"), ("A", "[A-Z]+")):
        marker = re.sub(letters, name, marker)
    return marker


def _would_fit(line: Line, above: Line, edge: float) -> bool:
    """Tell whether the first word of *line* had room on the line *above*: then somebody ended that one."""
    word = line.text.split(maxsplit=1)[0]
    width = (line.right - line.left) * len(word) / len(line.text)
    return above.right + width + 0.6 * line.size < edge


def _is_indented(line: Line, above: Line, following: Line | None, opening: Line) -> bool:
    """Tell a first line set in from the others, or out from them, from a list item's lines below its first."""
    indent = INDENT * line.size
    if line.left > above.left + indent:
        if above is opening and LIST_START.match(opening.text):
            return False
        return following is None or following.left < line.left - indent or following.baseline > line.baseline
    item = LIST_START.match(line.text) and (LIST_START.match(above.text) or LETTERED.match(above.text))
    return line.left < above.left - indent and (above is not opening or item is not None)
