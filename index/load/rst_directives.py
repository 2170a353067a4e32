"""The tables of reStructuredText that directives hold: lists of lists, and CSV."""

import csv
import re
from collections.abc import Mapping, Sequence

CELL = re.compile(r"(?P<row>[*+-][ ]+)?(?P<cell>[*+-])(?:[ ]+(?P<text>.*))?$")


def list_rows(body: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table given as a list of rows, each a list of cells."""
    rows: list[list[str]] = []
    inner = -1
    for line in body:
        bare = line.strip()
        found = CELL.match(bare)
        at = len(line) - len(line.lstrip())
        if found and found["row"] and (inner < 0 or at < inner):
            inner = at + len(found["row"])
            rows.append([found["text"] or ""])
        elif found and not found["row"] and at == inner and rows:
            rows[-1].append(found["text"] or "")
        elif bare and rows:
            rows[-1][-1] = f"{rows[-1][-1]} {bare}".strip()
    return rows


def csv_rows(options: Mapping[str, str], body: Sequence[str]) -> list[list[str]]:
    """Return the rows of a table given as CSV, the names of its columns first where its *options* give them."""
    given = options.get("delim", ",")
    mark = {"tab": "\t", "space": " "}.get(given, given)[:1] or ","
    lines = [line for line in (options.get("header", ""), *body) if line.strip()]
    return list(csv.reader(lines, delimiter=mark, skipinitialspace=True))
