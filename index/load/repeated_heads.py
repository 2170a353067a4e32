"""Make one row of the two that name a sheet's columns where no cell is merged: 2025 stands once above Qty and Sales."""

import re
from collections.abc import Iterable, Mapping, Sequence

from passerelle.index.tables import YEAR

ORDINAL = re.compile(r"\d{1,2}(?:er|re|ère|e|ème|st|nd|rd|th)\b", re.IGNORECASE)
Row = dict[int, str]
NARROWEST = 2
"""Columns that a name in the upper row is for."""


def with_names_joined(rows: Sequence[Row]) -> list[Row]:
    """Return *rows*, the two that name the columns as one; lone cells above them are what the sheet is called.

    The lower row says the same names again for each name above it, which is what proves the two.
    """
    top = next((number for number, row in enumerate(rows) if len(row) > 1), 0)
    if len(rows) < top + 3:
        return list(rows)
    upper, lower = rows[top : top + 2]
    owners = _owners(upper, lower)
    if not owners or not all(map(_is_name, (*upper.values(), *lower.values()))):
        return list(rows)
    used = sorted({column for row in rows[top:] for column in row})
    if any(column not in lower and column not in upper for column in used[1:]):
        return list(rows)
    joined = {
        column: joined_name((owners.get(column) or upper.get(column, ""), lower.get(column, "")))
        for column in sorted({*upper, *lower})
    }
    return [*rows[:top], joined, *rows[top + 2 :]]


def _owners(upper: Mapping[int, str], lower: Mapping[int, str]) -> dict[int, str]:
    """Return the name above each column of *lower* that stands in a group; nothing where the groups prove no heads."""
    groups = _groups(lower)
    owners: dict[int, str] = {}
    for group in groups:
        above = [upper[column] for column in group if column in upper]
        if len(above) != 1 or above[0] in owners.values():
            return {}
        owners |= dict.fromkeys(group, above[0])
    outside = upper.keys() - owners.keys()
    return {} if any(column in lower for column in outside) else owners


def _groups(lower: Mapping[int, str]) -> list[list[int]]:
    """Return the columns side by side that say the same names, group by group; none where names stand elsewhere too."""
    names = list(lower.values())
    columns = sorted(lower)
    said = [lower[column] for column in columns]
    repeated = [place for place, name in enumerate(said) if names.count(name) > 1]
    if not repeated:
        return []
    first = repeated[0]
    width = said.index(said[first], first + 1) - first
    whole, rest = divmod(len(repeated), width)
    if width < NARROWEST or rest or repeated != list(range(first, first + len(repeated))):
        return []
    groups = [columns[first + width * each : first + width * (each + 1)] for each in range(whole)]
    alike = all([lower[column] for column in group] == said[first : first + width] for group in groups)
    return groups if alike and all(group[-1] - group[0] == width - 1 for group in groups) else []


def _is_name(text: str) -> bool:
    """Tell whether a cell names what is below it, and is no value."""
    words = text.strip()
    return words[:1].isalpha() or (YEAR.fullmatch(words) or ORDINAL.match(words)) is not None


def joined_name(names: Iterable[str]) -> str:
    """Return the name of a column whose *names* stand one above the other: one that is said again is said once."""
    return " ".join(dict.fromkeys(filter(None, names)))
