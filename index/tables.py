"""Rows of tables as loaders and people write them, and the row that names their columns."""

import re
from collections import Counter
from collections.abc import Sequence

from passerelle.index.types import Span

BARS = re.compile(r"(?: |(?<![^\n])|(?<=\| ))\|(?: |(?![^\n]))")
"""What parts the cells of a row: a bar between spaces. One that touches a word, or no-break spaces, is in a cell."""
GAPS = re.compile(r"\s{2,}")
SOFT = (re.compile(r"\s*;\s*"), GAPS)
"""What parts the cells of a table in plain text that draws no bars."""
FEWEST = 3
"""Lines alike that it takes to call them rows where nothing but gaps or semicolons parts their cells."""
VALUE = re.compile(r"\d")
YEAR = re.compile(r"(?:19|20)\d\d(?:[-/–](?:19|20)?\d\d)?")


def looks_like_row(line: str) -> bool:
    """Tell whether bars part *line* into cells."""
    return " | " in line or line.startswith("| ") or (line.endswith(" |") and len(line) > 2)


def soft_rows(block: Sequence[str]) -> set[int]:
    """Return the places in a paragraph of the lines that gaps or semicolons part into as many cells each."""
    if len(block) < FEWEST or not any(";" in line or "  " in line for line in block):
        return set()
    for gap in SOFT:
        counts = [len(gap.split(line.rstrip(";"))) for line in block]
        (usual, lines), *_ = Counter(count for count in counts).most_common(1)
        if usual > 1 and lines >= max(FEWEST, 0.7 * len(block)):
            return {place for place, count in enumerate(counts) if count == usual}
    return set()


def table_rows(text: str, start: int, end: int) -> list[Span]:
    """Return the rows of the tables in ``text[start:end]``: lines of a paragraph with as many cells, two or more."""
    rows: list[Span] = []
    if "|" not in text[start:end] and "  " not in text[start:end]:
        return rows
    place = start
    while place < end:
        stop = text.find("\n\n", place, end)
        stop = end if stop < 0 else stop
        if "|" in text[place:stop] or "  " in text[place:stop]:
            rows += _rows_of(text, place, stop)
        place = stop + 2
    return rows


def _rows_of(text: str, start: int, end: int) -> list[Span]:
    around = (_line_before(text, start), _line_behind(text, end))
    lines: list[Span] = []
    for line in text[start:end].split("\n"):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    words = [text[line.start : line.end] for line in lines]
    barred = [line for line, each in zip(lines, words, strict=True) if looks_like_row(each)]
    if len(barred) + sum(map(looks_like_row, around)) > 1:
        return barred
    if not any("  " in each.strip() for each in words):
        return []
    soft = soft_rows(words)
    return [line for place, line in enumerate(lines) if place in soft]


def _line_before(text: str, place: int) -> str:
    """Return the line above the one that begins at *place*; nothing where it begins elsewhere."""
    if not place or text[place - 1] != "\n":
        return ""
    return text[text.rfind("\n", 0, place - 1) + 1 : place - 1]


def _line_behind(text: str, place: int) -> str:
    if place >= len(text) or text[place] != "\n":
        return ""
    end = text.find("\n", place + 1)
    return text[place + 1 : len(text) if end < 0 else end]


def columns_above(text: str, start: int, end: int) -> Span | None:
    """Return the lines that name the columns of the rows in ``text[start:end]``, where they stand above it.

    They lie right under each other; ``None`` where the part holds no rows, or the names of their columns too.
    """
    row = next((each for each in table_rows(text, start, end)), None)
    header = header_of(text, row) if row is not None else None
    if header is None or header.end > start:
        return None
    return header if names_columns(text[header.start : header.end].rpartition("\n")[2]) else None


def cells(row: str) -> list[str]:
    """Return the cells of a row; bars at both its ends are its frame, one at one end follows an empty cell."""
    if looks_like_row(row):
        row = row.strip()
        if row.startswith("|") and row.endswith("|"):
            row = row[1:-1].strip(" ")
        return [each.strip() for each in BARS.split(row)]
    bare = row.strip().rstrip(";").rstrip()
    return next((parts for gap in SOFT if len(parts := gap.split(bare)) > 1), [row.strip()])


def with_columns(text: str, span: Span) -> tuple[str, str]:
    """Return what stands at *span* of *text*, and the names of its columns where it is a row that has some."""
    words = text[span.start : span.end]
    header = header_of(text, span) if looks_like_row(words) else None
    return words, text[header.start : header.end] if header else ""


def header_of(text: str, row: Span) -> Span | None:
    """Return the lines that name the columns of the table *row* stands in, ``None`` for the first row itself.

    It stands at the head of the row's paragraph, however far above. A first row with one single cell is a
    title: the row below it names the columns, and both are returned.
    """
    top = text.rfind("\n\n", 0, row.start) + 2
    top = 0 if top == 1 else top
    first = _first_row(text, top, row)
    if first is None or first.start >= row.start:
        return None
    if len([cell for cell in cells(text[first.start : first.end]) if cell]) == 1:
        second = _first_row(text, first.end + 1, row)
        if second is None or second.start >= row.start:
            return first
        return Span(first.start, second.end)
    return first


def names_columns(first: str) -> bool:
    """Tell whether the *first* row of a table names its columns rather than being one of its rows.

    A table of two columns without names, a key and its value a row, begins with a value at once, and so may one
    that no bars are drawn in.
    """
    first_cell, *others = cells(first)
    if len(others) > 1 and looks_like_row(first):
        return True
    return not any(VALUE.search(each) and not YEAR.fullmatch(each) for each in others or [first_cell])


def _first_row(text: str, start: int, row: Span) -> Span | None:
    """Return the first line from *start*, and at most to *row*, that looks like *row* does."""
    barred = looks_like_row(text[row.start : row.end])
    count = len(cells(text[row.start : row.end]))
    at = start
    while at < row.end:
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end].strip()
        alike = looks_like_row(line) if barred else 2 <= len(cells(line)) in {count - 1, count}
        if alike and not set(line) <= set("|+:=- "):
            first = at + len(text[at:end]) - len(text[at:end].lstrip())
            return Span(first, first + len(line))
        at = end + 1
    return None
