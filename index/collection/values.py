"""Values of other libraries as plain ones of Python: dates, numbers and arrays of NumPy, what a frame lacks."""

from datetime import date, time
from typing import Any

import numpy as np

MISSING = frozenset({"NAType", "NaTType"})
"""Names of pandas' types for what is missing, which are not equal to themselves."""


def plain(value: Any) -> Any:
    """Return a number or array of NumPy as Python has it, a tuple as a list, and anything else as it is."""
    if isinstance(value, np.generic):
        return value.item()
    if isinstance(value, np.ndarray):
        return value.tolist()
    return list(value) if isinstance(value, tuple) else value


def field_value(value: Any) -> Any:
    """Return what a document's field holds: a date as text, as ``2025-04-03``, and what :func:`plain` makes."""
    value = plain(value)
    if isinstance(value, list):
        return [field_value(each) for each in value]
    return value.isoformat() if isinstance(value, date | time) else value


def is_whole(value: object) -> bool:
    """Tell whether *value* is a whole number, of Python or of NumPy."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool | np.bool_)


def is_missing(value: object) -> bool:
    """Tell whether *value* is what a frame has where there is nothing: None, NaN, NaT or NA."""
    if value is None or type(value).__name__ in MISSING:
        return True
    return isinstance(value, float | np.floating) and bool(np.isnan(value))
