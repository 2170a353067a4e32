"""The places of a sheet of Excel: its rows and columns by number, those that are hidden, and merged ranges."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from passerelle.index.load.excel.rich import TRUE
from passerelle.index.load.office import attribute, descend

LETTERS = 26
MOST_ROWS, MOST_COLUMNS = 2**20, 2**14


def written_rows(root: Element) -> Iterator[tuple[int, Element]]:
    """Yield the rows that are written, each with its number from 0."""
    at = -1
    for row in descend(root, {"row"}):
        given = attribute(row, "r")
        at = int(given) - 1 if given.isdecimal() else at + 1
        yield at, row


def hidden_rows(root: Element) -> set[int]:
    return {at for at, row in written_rows(root) if attribute(row, "hidden") in TRUE}


def hidden_columns(root: Element) -> set[int]:
    hidden: set[int] = set()
    for each in descend(root, {"col"}, {"sheetData"}):
        low, high = attribute(each, "min"), attribute(each, "max")
        if attribute(each, "hidden") in TRUE and low.isdecimal() and high.isdecimal():
            hidden.update(range(int(low) - 1, min(int(high), MOST_COLUMNS)))
    return hidden


def merged_ranges(root: Element) -> list[tuple[int, int, int, int]]:
    """Return the merged ranges: first row and column, last row and column, from 0."""
    found = []
    for each in descend(root, {"mergeCell"}, {"sheetData"}):
        first, _, last = attribute(each, "ref").replace("$", "").partition(":")
        if last:
            found.append((_row(first), column_of(first, 0), _row(last), column_of(last, 0)))
    return found


def _row(place: str) -> int:
    digits = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) - 1 if digits.isdecimal() else 0


def column_of(place: str, default: int) -> int:
    """Return the column of a place like ``AB12``, from 0."""
    number = 0
    for letter in place:
        if not ("A" <= letter <= "Z"):
            break
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number - 1 if number else default
