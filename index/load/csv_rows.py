"""Rows of CSV one by one: a quote that is never closed costs its own line, and not those it would take in."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

LARGEST_CELL = 2**30
FEWEST_TAKEN_IN = 2
"""Lines alike that a cell must take in before its quote is held to be one left open."""


def rows(
    lines: Iterable[str], delimiter: str, columns: int, *, lenient: bool = False
) -> Iterator[tuple[int, list[str] | str]]:
    """Yield each row of *columns* cells or what is wrong with it, and the number of its first line, from 1.

    After a faulty row reading goes on at the line below its first. A *lenient* reader takes quotes that end too early.
    """
    source = _Source(lines)
    number = 1
    while True:
        try:
            with _large_cells():
                row: list[str] | str = next(csv.reader(source, delimiter=delimiter, strict=True))
        except StopIteration:
            return
        except csv.Error as error:
            read = _read_leniently(source.taken, delimiter, columns) if lenient else None
            row = (
                read or f"it is not CSV ({error}); put text with quotes in it between quotes, and double them"
            )
        if not isinstance(row, str) and _takes_in_rows(source.taken[:-1], delimiter, columns):
            row = (
                f"a quote that is opened on it takes in {len(source.taken) - 1} lines that look like rows; "
                "close it, and double quotes inside text"
            )
        yield number, row
        number += 1 if isinstance(row, str) else len(source.taken)
        source.settle(again=isinstance(row, str))


@contextmanager
def _large_cells() -> Iterator[None]:
    """Let a cell be long; the limit is the whole program's, and is put back."""
    before = csv.field_size_limit(LARGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


class _Source:
    """Lines that can be read again from the second one of a row."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.taken: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        return line

    def settle(self, *, again: bool) -> None:
        """Forget the lines of a row; with *again*, give all but its first once more."""
        if again:
            self._again.extendleft(reversed(self.taken[1:]))
        self.taken = []


def _read_leniently(lines: Sequence[str], delimiter: str, columns: int) -> list[str] | None:
    """Return the cells of a row whose quotes pair up and only end too early, as in ``"Rey" Jr``; else ``None``."""
    if len(lines) != 1 or lines[0].count('"') % 2 or lines[0].count('""'):
        return None
    row = next(csv.reader(lines, delimiter=delimiter), [])
    return row if len(row) == columns else None


def _takes_in_rows(lines: Sequence[str], delimiter: str, columns: int) -> bool:
    """Tell whether all *lines* behind the first look like rows: as many cells, and a first one like an id."""
    inner = lines[1:]
    return len(inner) >= FEWEST_TAKEN_IN and all(
        line.count(delimiter) == columns - 1
        and (first := line.split(delimiter)[0])
        and " " not in first.strip()
        for line in inner
    )
