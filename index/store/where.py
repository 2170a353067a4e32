"""Which documents have the fields that a search is limited to."""

import json
import math
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from passerelle.index.given import shown
from passerelle.index.portable import Connection, found_in
from passerelle.index.types import Value

Given = Value | date
Condition = (
    Given | tuple[str, Given] | tuple[tuple[str, Given], ...] | list[Given] | set[Given] | frozenset[Given]
)
Where = Mapping[str, Condition]
"""What fields must be, by their names: equal to a value, or to any of a list or set of values; or an operator and a
value, or several such pairs, which must all hold."""

OPERATORS = ("=", "!=", "<", "<=", ">", ">=", "contains")
COLUMNS = ("id", "path", "title", "language")
"""What every document has, beside fields of its own."""
DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
STORED_DATE = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:[T ].*)?)?")
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,300})(?:\.\d{1,300})?")


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that a field must be: in this order to one of the values."""

    name: str
    operator: str
    values: tuple[Value, ...]

    @property
    def asks_for_none(self) -> bool:
        """Whether a document without the field is one that is asked for."""
        return self.operator in {"=", "!="} and None in self.values

    def is_met(self, stored: Value | list[Value]) -> bool:
        """Tell whether a field that holds *stored* is as needed, *operator* ``!=`` read as ``=``."""
        if isinstance(stored, list):
            return any(self.is_met(each) for each in stored)
        return any(_holds(stored, self.operator, value) for value in self.values)


def needs_of(where: Where) -> list[Need]:
    """Return what *where* asks of documents.

    Raises:
        ValueError: an operator is none of ``OPERATORS``, or a value is none that a field can be compared with; the
            message names the field.
    """
    if not isinstance(where, Mapping):
        raise ValueError(f'where is {shown(where)}: give fields by name, as {{"author": "Ada Byron"}}')  # noqa: TRY004
    return [need for name, condition in where.items() for need in _needs(name, condition)]


def documents_where(connection: Connection, where: Where) -> set[int]:
    """Return the rows of the live documents that meet all of *where*."""
    rows = {row for (row,) in connection.execute("SELECT row FROM documents WHERE live = 1")}
    for need in needs_of(where):
        met = _meeting(connection, need)
        rows = rows - met if need.operator == "!=" else rows & met
    return rows


def field_names(connection: Connection) -> list[str]:
    """Return the names of the fields that documents have; each is one step in their index."""
    found = connection.execute(
        "WITH RECURSIVE each (name) AS (SELECT min(name) FROM fields UNION ALL SELECT "
        "(SELECT min(name) FROM fields WHERE name > each.name) FROM each WHERE name IS NOT NULL) "
        "SELECT name FROM each WHERE name IS NOT NULL"
    )
    return [name for (name,) in found]


def _meeting(connection: Connection, need: Need) -> set[int]:
    """Return the rows of documents, staged ones too, of which a field is as *need* says, ``!=`` read as ``=``."""
    met: set[int] = set()
    with_value: set[int] = set()
    for name in field_names(connection):
        if name.casefold() == need.name.casefold():
            values = [
                text
                for (text,) in connection.execute("SELECT DISTINCT value FROM fields WHERE name = ?", (name,))
            ]
            met |= _with_values(connection, name, [text for text in values if need.is_met(json.loads(text))])
            if need.asks_for_none:
                with_value |= _with_values(connection, name, values)
    if need.name in COLUMNS:
        rows = connection.execute(f"SELECT row, {need.name} FROM documents WHERE live = 1")
        met |= {row for row, text in rows if need.is_met(text)}
    if need.asks_for_none and need.name not in COLUMNS:
        met |= {row for (row,) in connection.execute("SELECT row FROM documents")} - with_value
    return met


def _with_values(connection: Connection, name: str, values: list[str]) -> set[int]:
    statement = "SELECT document FROM fields WHERE name = ? AND value IN {}"
    return {row for (row,) in found_in(connection, statement, values, name)}


def _needs(name: Any, condition: Any) -> list[Need]:
    if not isinstance(name, str):
        raise ValueError(f"the field {name!r} is not a name: give its name as text")  # noqa: TRY004
    if isinstance(condition, list | set | frozenset):
        return [Need(name, "=", tuple(_value(name, each) for each in condition))]
    if not isinstance(condition, tuple):
        return [Need(name, "=", (_value(name, condition),))]
    pairs = condition if condition and all(isinstance(each, tuple) for each in condition) else (condition,)
    return [_pair(name, pair) for pair in pairs]


def _pair(name: str, pair: tuple[Any, ...]) -> Need:
    if len(pair) != 2 or not isinstance(pair[0], str) or pair[0] not in OPERATORS:
        known = " ".join(OPERATORS)
        raise ValueError(
            f"the field {name!r} is to be {shown(pair)}: give one of {known} and a value, as ('>=', 2024), or a "
            f"list of values"
        )
    operator, value = pair[0], _value(name, pair[1])
    if operator not in {"=", "!="} and (value is None or isinstance(value, bool)):
        raise ValueError(
            f"the field {name!r} cannot be {operator} {value!r}: compare it with text or a number"
        )
    return Need(name, operator, (value,))


def _value(name: str, value: Any) -> Value:
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value)):
        return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
    raise ValueError(
        f"the field {name!r} cannot be compared with {shown(value)}: give text, a number, a date, True, False or None"
    )


def _holds(stored: Value, operator: str, given: Value) -> bool:
    if stored is None or given is None:
        return stored is given and operator in {"=", "!="}
    if operator == "contains":
        return _text(given).casefold() in _text(stored).casefold()
    order = _order(stored, given)
    if order is None:
        return False
    return {
        "=": order == 0,
        "!=": order == 0,
        "<": order < 0,
        "<=": order <= 0,
        ">": order > 0,
        ">=": order >= 0,
    }[operator]


def _order(stored: Value, given: Value) -> int | None:
    """Return -1, 0 or 1 as *stored* is before, like or behind *given*, ``None`` where the two have no order.

    A number is like the text that writes it; a date is like a less precise one that it lies in, as 2024-05-03 in 2024.
    """
    if isinstance(stored, bool) or isinstance(given, bool):
        return 0 if _text(stored) == _text(given) else None
    is_dated = isinstance(stored, str) and STORED_DATE.fullmatch(stored) and DATE.fullmatch(_text(given))
    if not is_dated and not (isinstance(stored, str) and isinstance(given, str)):
        left, right = _number(stored), _number(given)
        return None if left is None or right is None else (left > right) - (left < right)
    one, other = _text(stored), _text(given)
    one = one[: len(other)] if is_dated else one
    return (one > other) - (one < other)


def _number(value: Value) -> int | float | None:
    if isinstance(value, str):
        return json.loads(value) if NUMBER.fullmatch(value) else None
    return value


def _text(value: Value) -> str:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else json.dumps(value)
