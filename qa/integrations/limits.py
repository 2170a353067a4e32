"""What a search is limited to, as plain JSON that a configuration file can hold, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from passerelle.index.store.only import EVERYTHING, Only

Limits = Only | Mapping[str, Any] | None
"""What a search is limited to, or the JSON of it; None limits nothing."""
NAMES = ("language", "documents", "folder")


def limits_json(only: Only) -> dict[str, Any] | None:
    """Return *only* as JSON, and None where it limits nothing.

    Of ``where``, a value stays a value and several stay a list; operators become keys, each with a list of what it is
    put before: ``{"year": {">=": [2020], "<": [2024]}}``.
    """
    found = {name: getattr(only, name) for name in NAMES if getattr(only, name) is not None}
    if "documents" in found:
        found["documents"] = list(found["documents"])
    if only.where:
        found["where"] = {name: _condition_json(condition) for name, condition in only.where.items()}
    return found or None


def read_limits(value: Limits) -> Only:
    """Return what :func:`limits_json` gave *value* of; an `Only` is its own, and None limits nothing.

    Raises:
        TypeError: *value* is nothing of these, has another key, or a value of another type.
        ValueError: it asks for something that cannot be.
    """
    if value is None:
        return EVERYTHING
    if isinstance(value, Only):
        return value
    if not isinstance(value, Mapping):
        raise TypeError(f"only is {value!r}: give an Only, or its keys language, documents, folder and where")
    where = value.get("where") or {}
    if not isinstance(where, Mapping):
        raise TypeError(f'where is {where!r}: give fields by name, as {{"author": "Ada Byron"}}')
    conditions = {name: _condition(condition) for name, condition in where.items()}
    return Only(**{**value, "where": conditions})


def _condition_json(condition: Any) -> Any:
    if isinstance(condition, list | set | frozenset):
        return [_plain(each) for each in sorted(condition, key=str)]
    if not isinstance(condition, tuple):
        return _plain(condition)
    pairs = condition if isinstance(condition[0], tuple) else (condition,)
    operators = dict.fromkeys(operator for operator, _ in pairs)
    return {name: [_plain(value) for operator, value in pairs if operator == name] for name in operators}


def _condition(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    pairs = tuple((operator, each) for operator, values in value.items() for each in values)
    return pairs[0] if len(pairs) == 1 else pairs


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
