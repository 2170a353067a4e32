"""What directives of reStructuredText hold: tables as lists of lists and as CSV, and what a version changed."""

import csv
import re
from collections.abc import Mapping, Sequence

CELL = re.compile(r"(?P<row>[*+-][ ]+)?(?P<cell>[*+-])(?:[ ]+(?P<text>.*))?$")
VERSIONS = {
    "versionadded": ("Added in version", "Ajouté dans la version"),
    "versionchanged": ("Changed in version", "Modifié dans la version"),
    "versionmodified": ("Changed in version", "Modifié dans la version"),
    "versionremoved": ("Removed in version", "Supprimé dans la version"),
    "deprecated": ("Deprecated since version", "Obsolète depuis la version"),
    "deprecated-removed": ("Deprecated since version", "Obsolète depuis la version"),
}
"""What Sphinx writes before a version, in English and in French."""
BEGINS_BLOCK = re.compile(r"\.\. |[-*+|] |\(?(?:\d+|#)[.)] |::")


def version_lines(name: str, argument: str, body: Sequence[str], *, french: bool) -> list[str]:
    """Return the lines of a directive that tells what a version changed, begun as Sphinx begins them."""
    version, _, words = argument.strip().partition(" ")
    head = f"{VERSIONS[name][french]} {version}"
    colon = " : " if french else ": "
    if words:
        return [f"{head}{colon}{words}", *body]
    if not body:
        return [f"{head}."]
    if BEGINS_BLOCK.match(body[0]):
        return [f"{head}{colon}".rstrip(), "", *body]
    return [f"{head}{colon}{body[0]}", *body[1:]]


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
