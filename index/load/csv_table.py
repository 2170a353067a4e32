"""A CSV file that is no collection, but a table as spreadsheets save it: one document, read as a sheet is."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from passerelle.index.errors import LoadError
from passerelle.index.load.account import Account
from passerelle.index.load.collection import DELIMITERS, csv_encoding
from passerelle.index.load.csv_rows import rows
from passerelle.index.load.parsed import Parsed
from passerelle.index.load.sheets import Sheet, called, write_sheet
from passerelle.index.text import TextBuilder

TEXT = "text"
"""The column without which a file is no collection, whatever its rows are numbered by."""
LARGEST = 16 * 2**20
"""Bytes of a table that somebody looks things up in; more are a database."""
MARKS = f"{DELIMITERS}|"
"""What may part the cells of a row."""
AS_TEXT = re.compile(r'\A\s*="([^"]*)"\s*\Z')
"""How a program tells a spreadsheet to keep a number as it is written: ``="00123"``."""
FEWEST_ROWS = 2
SELDOM = 3
"""An empty line parts two tables, unless more than one line in so many is empty."""
LOOKED_AT, LONGEST = 20, 4000
"""Lines, and characters of each, by which commas, semicolons and tabs are told apart."""


def is_table(path: Path) -> bool:
    """Tell whether no column of a file is called ``text``, as one of a collection is, and it has rows, or one column.

    Raises:
        OSError: it cannot be opened.
    """
    with _lines(path) as lines:
        first = _first(lines)
    names = {
        name.strip(' \t\r\n"').lower() for line in first[:1] for mark in MARKS for name in line.split(mark)
    }
    counts = Counter(map(len, csv.reader(first, delimiter=_delimiter(path, first))))
    several = sum(count for cells, count in counts.items() if cells > 1)
    lone = counts.keys() == {1} and counts[1] >= FEWEST_ROWS
    return TEXT not in names and (several >= FEWEST_ROWS or lone)


def load_table(path: Path) -> Parsed:
    """Parse the table at *path*; a row that is broken costs itself, and is named as a gap.

    Raises:
        LoadError: it is larger than a table that people read.
    """
    if path.stat().st_size > LARGEST:
        raise LoadError(
            f"{path}: it is larger than {LARGEST} bytes; split it, or leave out what nobody asks for"
        )
    with _lines(path) as lines:
        first = _first(lines)
    mark = _delimiter(path, first)
    counts = Counter(len(row) for row in csv.reader(first, delimiter=mark))
    columns = max(counts, key=lambda count: (counts[count], count), default=0)
    builder, account = TextBuilder(), Account()
    read: list[list[str]] = []
    with _lines(path) as lines:
        for line, row in rows(lines, mark, columns, lenient=True):
            if isinstance(row, str):
                account.add("broken rows", f"line {line}")
            else:
                read.append(row)
    if SELDOM * read.count([]) > len(read):
        read = [row for row in read if row]
    cells = {
        (number, at): AS_TEXT.sub(r"\1", cell)
        for number, row in enumerate(read)
        for at, cell in enumerate(row)
        if cell.strip()
    }
    write_sheet(Sheet(called(path), cells), builder)
    return Parsed(builder, called(path), gaps=account.gaps)


@contextmanager
def _lines(path: Path) -> Iterator[Iterator[str]]:
    """Open a file for its lines; the one by which Excel names the delimiter is empty."""
    with path.open(encoding=csv_encoding(path), errors="replace", newline="") as file:
        lines = (line.replace("\0", "") for line in file)
        yield ("\n" if line.startswith("sep=") or not line.strip() else line for line in lines)


def _first(lines: Iterator[str]) -> list[str]:
    return [line[:LONGEST] for line in islice(filter(str.strip, lines), LOOKED_AT)]


def _delimiter(path: Path, first: list[str]) -> str:
    """Return what parts the cells of most of the *first* lines, the same number of times in each."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    counts = {mark: [len(row) for row in csv.reader(first, delimiter=mark)] for mark in MARKS}
    return max(MARKS, key=lambda mark: sum(each == max(counts[mark]) > 1 for each in counts[mark]))
