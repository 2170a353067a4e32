"""The day that a written date names."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

from passerelle.index.folding import fold

MONTHS = "janv fevr mars avr mai juin juil aout sept oct nov dec".split()
ENGLISH = "jan feb mar apr may jun jul aug sep oct nov dec".split()
WRITTEN_DATE = re.compile(r"\b(\d{1,2})(?:er)?[ \u00a0]+([a-zéûA-ZÉÛ]{3,})\.?[ \u00a0]+(\d{4})\b")
NUMBER_DATE = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
ISO_DATE = re.compile(r"\b\d{4}-\d\d-\d\d\b")


def written_date(text: str) -> str:
    """Return the day that *text* names, as ISO writes it; nothing where it names none plainly."""
    if iso := ISO_DATE.search(text):
        return iso[0]
    if written := WRITTEN_DATE.search(text):
        day, name, year = written.groups()
        month = _month(name)
    elif numbers := NUMBER_DATE.search(text):
        day, month, year = numbers[1], int(numbers[2]), numbers[3]
    else:
        try:
            return parsedate_to_datetime(text).date().isoformat()
        except (ValueError, OverflowError):
            return ""
    try:
        return date(int(year), month, int(day)).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> int:
    """Return the month, from 1, that begins like *name*; 0 where none does."""
    short = fold(name.lower())
    for months in (MONTHS, ENGLISH):
        for number, month in enumerate(months, start=1):
            if short.startswith(month) or (month.startswith(short) and short != "jui"):
                return number
    return 0
