"""Raised and lowered type in plain characters, so that no note call or power joins a number."""

import re

RAISED = str.maketrans("0123456789+-−–=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾")
LOWERED = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
NUMBERS = re.compile(r"[-+−–]?\d[\d\s,;.+\-−–=()]*|\(\d+\)")
ORDINALS = {"o": "°", "os": "°s", "0": "°"}


def raised(text: str, before: str) -> str:
    """Return *text* as it is written above the line after *before*: 10⁶, 1741¹, km², n°, while 1er and XIXe stay.

    Cents raised behind their comma or sign stay as they are: 12,50 and 12€50.
    """
    written = text.strip()
    if before[-1:] in {"n", "N"} and written in ORDINALS and not before[-2:-1].isalpha():
        return ORDINALS[written]
    return text.strip().translate(RAISED) if NUMBERS.fullmatch(written) else text


def lowered(text: str, before: str) -> str:
    """Return *text* as it is written below the line after *before*: H2O stays, 1010₂ has no fifth digit."""
    written = text.strip()
    if before[-1:].isdigit() and NUMBERS.fullmatch(written):
        return written.translate(LOWERED)
    return text
