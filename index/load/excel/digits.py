"""Write the figures of a number into the places that a format of cells has for them."""

import math
import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

MOST_DECIMALS = 15
"""Decimals that a number of a workbook has, at most: its figures beyond the fifteenth are not shown."""
ROUNDING = Context(prec=400, rounding=ROUND_HALF_UP)
THOUSANDS = re.compile(r"(?<=\d)(?=(?:\d{3})+\Z)")
FREE = "#?"
"""Places that stay empty where there is no figure for them."""


def digits(value: float, form: str, point: str, thousands: str) -> str:
    """Return *value* in a *form* of places alone, such as ``#,##0.00``."""
    whole, _, part = form.partition(".")
    scaled = whole + part
    while scaled.endswith(","):
        value, scaled = value / 1000, scaled[:-1]
    before, _, behind = rounded(value, len(part.rstrip(","))).partition(".")
    behind = _without_zeros(behind, len(part.rstrip(",#?")))
    before = before.zfill(_needed(whole))
    if "," in whole.rstrip(","):
        before = THOUSANDS.sub(thousands, before)
    elif before == "0" and "0" not in whole:
        before = "" if behind or set(whole) == {"?"} else "0"
    return before + (point + behind if behind else "")


def masked(value: float, pieces: Sequence[tuple[bool, str]], point: str) -> str:
    """Return *value* in places with signs between them, as 06 12 34 56 78; *pieces* say which of them are places."""
    at = next((place for place, piece in enumerate(pieces) if piece == (True, ".")), len(pieces))
    held, decimals = pieces[:at], pieces[at + 1 :]
    places = sum(is_digit for is_digit, _ in held)
    part = "".join(text for is_digit, text in decimals if is_digit)
    before, _, behind = rounded(value, len(part)).partition(".")
    needed = _needed("".join(text for is_digit, text in held if is_digit))
    figures = before.zfill(needed).rjust(places, "\0")
    head, tail = figures[: len(figures) - places], iter(figures[len(figures) - places :])
    written = "".join(next(tail) if is_digit else text for is_digit, text in held).replace("\0", "").lstrip()
    behind = _without_zeros(behind, len(part.rstrip(FREE)))
    rest = iter(behind)
    shown = "".join(next(rest, "") if is_digit else text for is_digit, text in decimals)
    return head + written + (point if behind else "") + shown


def _needed(places: str) -> int:
    """Return how many of the *places* before the point are filled: all from the first ``0``, as in ``0# ## ##``."""
    figures = places.replace(",", "")
    return len(figures) - figures.find("0") if "0" in figures else 0


def rounded(value: float, places: int) -> str:
    """Return *value* with so many decimals, a half rounded up as a spreadsheet does: 2.675 is 2.68.

    Raises:
        ValueError: it is no number, or infinite.
    """
    if not math.isfinite(value):
        raise ValueError(f"{value} has no figures")
    exact = Decimal(f"{value:.15g}")
    return f"{exact.quantize(Decimal(1).scaleb(-min(places, MOST_DECIMALS)), context=ROUNDING):f}"


def _without_zeros(decimals: str, needed: int) -> str:
    """Return *decimals* without the zeros at their end that no place asks for."""
    while len(decimals) > needed and decimals.endswith("0"):
        decimals = decimals[:-1]
    return decimals
