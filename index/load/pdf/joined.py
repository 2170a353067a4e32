"""Pieces of a printed line put together: neighbouring cells, raised type, the number of a note."""

import re
from dataclasses import replace

from passerelle.index.load.pdf.lines import MARKER, WIDE, Line
from passerelle.index.load.pdf.raised import HIGHER, HIGHEST, RAISED, SMALLER

TOUCHING = 0.1
"""Space in type sizes between two parts of one word, at most."""
OVERLAP = 0.3
"""Type sizes by which the boxes of neighbours may overlap."""
LOWEST = 0.5
NEAR = 0.35
"""Type sizes between the end of a line and the raised type that belongs to it."""
LONGEST_NUMBER = 3
"""Digits of a note's number."""
SCRIPT = re.compile(r"[\d,;*+−–()-]{1,8}|[^\W\d]{1,3}")


def add(lines: list[Line], line: Line) -> None:
    """Add a line to those of its page, as a part of the last if it stands beside it or above or below its type."""
    before = lines[-1] if lines else None
    if before is None or before.aside or line.aside or before.row:
        lines.append(line)
    elif _is_script(line, before):
        raised = line.text.translate(RAISED) if line.baseline > before.baseline else line.text
        lines[-1] = replace(_joined(before, line, "", raised), lifted=True)
    elif _is_number_of_note(before, line):
        lines[-1] = replace(
            line,
            text=f"{before.text} {line.text}",
            left=before.left,
            cells=((before.left, line.cells[0][1]), *line.cells[1:]),
            lifted=True,
            gaps=((before.right, line.left), *line.gaps),
        )
    elif _is_beside(before, line):
        gap = line.left - before.right
        wide = gap > WIDE * line.size and not MARKER.match(before.text)
        lines[-1] = _joined(
            before, line, "\t" if wide else "" if gap < TOUCHING * line.size else " ", line.text
        )
    else:
        lines.append(line)


def _is_script(line: Line, before: Line) -> bool:
    """Tell whether a short line of its own is raised or lowered type at the end of the one *before* it."""
    rise = line.baseline - before.baseline
    near = abs(line.left - before.right) < NEAR * before.size
    apart = HIGHER * before.size < rise < HIGHEST * before.size or -LOWEST * before.size < rise < 0
    return SCRIPT.fullmatch(line.text) is not None and line.size <= SMALLER * before.size and near and apart


def _is_number_of_note(before: Line, line: Line) -> bool:
    """Tell whether a raised number of its own stands at the head of the *line* after it, set a little apart."""
    rise, gap = before.baseline - line.baseline, line.left - before.right
    apart = HIGHER * line.size < rise < HIGHEST * line.size and TOUCHING * line.size < gap < line.size
    return (
        before.text.isdigit()
        and len(before.text) <= LONGEST_NUMBER
        and before.size <= SMALLER * line.size
        and apart
    )


def _is_beside(before: Line, line: Line) -> bool:
    """Tell whether two lines are one that a wide gap cut in two, as in a table's row."""
    near = line.left >= before.right - OVERLAP * line.size
    return abs(before.baseline - line.baseline) < 0.2 * line.size and near


def _joined(before: Line, line: Line, between: str, words: str) -> Line:
    cells = (
        (*before.cells, *line.cells)
        if between == "\t"
        else (*before.cells[:-1], (before.cells[-1][0], line.cells[0][1]), *line.cells[1:])
    )
    parted = ((before.right, line.left),) if between else ()
    return replace(
        before,
        text=f"{before.text}{between}{words}",
        right=line.right,
        cells=cells,
        lifted=before.lifted or line.lifted,
        gaps=(*before.gaps, *parted, *line.gaps),
    )
