"""Dates as terms that no language colours: 14 avril 1988, April 14, 1988, 14/04/1988 and 1988-04-14 are one."""

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier january janv jan",
            "fevrier february fevr feb",
            "mars march mar",
            "avril april avr apr",
            "mai may",
            "juin june jun",
            "juillet july juil jul",
            "aout august aug",
            "septembre september sept sep",
            "octobre october oct",
            "novembre november nov",
            "decembre december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:er|st|nd|rd|th)?"
_YEAR = r"(?P<year>1\d{3}|20\d\d)(?!\d)"
PATTERNS = tuple(
    re.compile(rf"\b(?<![\d.,/-]){pattern}\b")
    for pattern in (
        rf"(?:{_DAY} (?:of )?)?{_MONTH},? (?:of )?{_YEAR}",
        rf"{_MONTH} {_DAY}(?:, ?| ){_YEAR}",
        rf"{_DAY} (?:of )?{_MONTH}",
        rf"{_MONTH} {_DAY}(?![ \d]*\d)",
        r"(?P<year>1\d{3}|20\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])",
        rf"(?P<day>0?[1-9]|[12]\d|3[01])(?P<part>[/.-])(?P<month>0?[1-9]|1[0-2])(?P=part){_YEAR}",
        r"(?P<day>0?[1-9]|[12]\d|3[01])/(?P<month>0?[1-9]|1[0-2])/(?P<year>\d\d)(?![\d/])",
    )
)
AMERICAN = re.compile(
    r"\b(?<![\d/-])(?P<month>0?[1-9]|1[0-2])(?P<part>[/-])(?P<day>0?[1-9]|[12]\d|3[01])(?P=part)"
    r"(?P<year>1\d{3}|20\d\d|\d\d)(?![\d/-])"
)
"""A month before its day: 03/04/2025 is read in both ways, the day first, for none shows which was meant."""
WHOLE = re.compile(r"@(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")
PIVOT = 50
"""Years of two digits below it are of this century."""
MAYBE = re.compile(r"\d")


def date_terms(text: str) -> list[str]:
    """Return a term for each date in *text*, which is lower case and without accents.

    A whole date also gives its month and its day in the year: a question may know only part of it.
    """
    if not MAYBE.search(text):
        return []
    found: list[str] = []
    for pattern in (*PATTERNS, AMERICAN):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            month = parts["month"]
            number = MONTHS[month] if month in MONTHS else int(month)
            found += _terms(parts.get("year"), number, parts.get("day"))
    return list(dict.fromkeys(found))


def date_readings(text: str) -> list[str]:
    """Return the terms of the first date in *text* as precise as it is given: two where a day may be a month."""
    found = date_terms(text)[:1]
    if found and (whole := WHOLE.fullmatch(found[0])):
        other = f"@{whole['year']}-{whole['day']}-{whole['month']}"
        found += [other] if other != found[0] and other in date_terms(text) else []
    return found


def _terms(year: str | None, month: int, day: str | None) -> list[str]:
    terms = []
    if year and len(year) == 2:
        year = f"{'20' if int(year) < PIVOT else '19'}{year}"
    if year and day:
        terms.append(f"@{year}-{month:02}-{int(day):02}")
    if year:
        terms.append(f"@{year}-{month:02}")
    if day:
        terms.append(f"@-{month:02}-{int(day):02}")
    return terms
