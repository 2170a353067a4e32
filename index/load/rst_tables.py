"""The tables of reStructuredText: grids of bars, and columns under double lines."""

import re
from collections.abc import Iterator
from itertools import pairwise

GRID = re.compile(r"\+(?:[-=]+\+)+")
SIMPLE = re.compile(r"=+(?:\s+=+)+")
RULE = re.compile(r"[-=]+(?:\s+[-=]+)*")


def is_border(line: str) -> bool:
    """Tell whether a line begins a table."""
    return GRID.fullmatch(line) is not None or SIMPLE.fullmatch(line) is not None


def table_rows(lines: list[str]) -> tuple[list[list[str]], int]:
    """Return the rows of the table that *lines* begin with, and how many lines it takes."""
    shift = len(lines[0]) - len(lines[0].lstrip())
    cut = [line[shift:].rstrip() for line in lines]
    return _grid(cut) if cut[0].startswith("+") else _simple(cut)


def _grid(lines: list[str]) -> tuple[list[list[str]], int]:
    """Read a grid: a cell that a border does not part goes on in the next row, and is said there again."""
    used = next((number for number, line in enumerate(lines) if not line.startswith(("+", "|"))), len(lines))
    borders = [line for line in lines[:used] if line.startswith("+")]
    edges = sorted({place for line in borders for place, sign in enumerate(line) if sign == "+"})
    whole = (0, len(edges) - 1)  # a cell as wide as the table says it once
    rows: list[list[str]] = []
    parts = [""] * (len(edges) - 1)
    for line in lines[1:used]:
        for first, last in _spans(line, edges):
            piece = line[edges[first] + 1 : edges[last]]
            if piece.strip("-=+ "):
                for column in range(first, last if (first, last) != whole else first + 1):
                    parts[column] = f"{parts[column]} {piece.strip(' |')}".strip()
        below = [_is_rule(line[left + 1 : right]) for left, right in pairwise(edges)]
        if any(below):
            rows.append(list(parts))
            parts = ["" if ruled else said for said, ruled in zip(parts, below, strict=True)]
    if any(parts):  # nothing is drawn below the last row
        rows.append(parts)
    return rows, used


def _spans(line: str, edges: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the edges around each cell of a line, by their number: where no bar stands, a cell goes on."""
    drawn = [number for number, place in enumerate(edges) if line[place : place + 1] in {"|", "+"}]
    yield from pairwise(sorted({0, *drawn, len(edges) - 1}))


def _is_rule(piece: str) -> bool:
    """Tell whether a *piece* of a line, as wide as a column, ends the cell above it."""
    return bool(piece) and set(piece) <= set("-=")


def _simple(lines: list[str]) -> tuple[list[list[str]], int]:
    columns = [found.start() for found in re.finditer(r"=+", lines[0])]
    rows: list[list[str]] = []
    borders = 1
    number = 1
    while number < len(lines):
        line = lines[number]
        if RULE.fullmatch(line) and (line.startswith("=") or set(line) <= set("- ")):
            borders += line.startswith("=")
            following = lines[number + 1] if number + 1 < len(lines) else ""
            if line.startswith("=") and (borders >= 3 or not following):
                return rows, number + 1
        elif line:
            cells = [
                line[left:right].strip() for left, right in zip(columns, [*columns[1:], None], strict=True)
            ]
            if rows and not cells[0]:
                rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
            else:
                rows.append(cells)
        number += 1
    return rows, number
