"""Numbers with their units, and ranges of them, as questions and rows of tables name them."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.index.folding import fold
from passerelle.index.number_words import SPELT, value_of
from passerelle.reading.units import NAMES, one_of

OTHERS = {
    "year": "an ans annee annees year years yr yrs", "month": "mois month months",
    "week": "semaine semaines week weeks", "day": "jour jours day days", "night": "nuit nuits night nights",
    "hour": "h heure heures hour hours", "minute": "min minute minutes",
    "€": "€ euro euros", "$": "$ dollar dollars", "£": "£ pound pounds",
    "person": "personne personnes pers people person persons guest guests convive convives salaries employees",
}  # fmt: skip
"""What times, sums and people are called in either language, small and without accents."""
UNITS = NAMES | {name: unit for unit, names in OTHERS.items() for name in names.split()}
NUMBER = (
    r"(?<![\w,])(?<!(?<!\.)\.)(\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
)
UNIT = rf"(?:[ \u00a0\u202f-]?({one_of(UNITS)}))?"
AMOUNT = re.compile(NUMBER + UNIT)
BEFORE = re.compile(r"([€$£])[ \u00a0\u202f]?(\d+(?:[.,]\d+)*)")
UNIT_NAMES = "|".join(name for name in UNITS if len(name) > 2 or name == "an")
HUNDREDS = r"(?:cents?|mille|hundred|thousand)(?: and)?[ -]"
IN_WORDS = re.compile(rf"(?<![\w-])({HUNDREDS})?({SPELT})(?=[ -](?:{UNIT_NAMES})\b)")
"""Behind hundreds it is only part of a number, which is left alone."""
FOR_ONE = re.compile(rf"\bfor an? (?=(?:{UNIT_NAMES})\b)")
LESS = r"moins d(?:e |')|inferieure? a |under |below |less than |fewer than |avant |before "
MORE = r"plus d(?:e |')|au[- ]dela d(?:e |')|superieure? a |over |above |more than |beyond |apres |after "
"""Words before an end that is itself outside the range."""
BELOW = re.compile(
    rf"(?:\b(?:{LESS}|jusqu'a |au[- ]dessous de |maximum |max\.? |up to |at most |no more than |within |not over )"
    r"|[<≤] ?)$"
)
ABOVE = re.compile(
    rf"(?:\b(?:{MORE}|a partir d(?:e |')|des |au[- ]dessus de |from |at least |minimum |min\.? )|[>≥] ?)$"
)
BUT_NOT = re.compile(rf"(?:{LESS}|< ?)$")
BEYOND = re.compile(rf"(?:{MORE}|> ?)$")
TO = re.compile(rf"^ ?(?:(?:a|et|to|and|-|–|—|\.\.\.|…|jusqu'a|up to) ?|(?:a|to) (?:{LESS}))$")
AND_MORE = re.compile(
    r"^ ?(?:(?:et|ou|and|or) (?:plus|apres|au[- ]dela|over|above|more|up|older|after|later)\b|\+)"
)
AND_LESS = re.compile(r"^ ?(?:et|ou|and|or) (?:moins|avant|under|less|younger|fewer|before|earlier)\b")
YEARS = (1900, 2100)
"""A bare number between these is a year, and no amount."""


@dataclass(frozen=True, slots=True)
class Range:
    """The numbers between ``low`` and ``high``, each end with them or not, in a unit or, where it is empty, in any."""

    low: float
    high: float
    with_low: bool
    with_high: bool
    unit: str

    def holds(self, value: float, unit: str) -> bool:
        """Tell whether *value* lies between the ends and its *unit* is not another."""
        if unit and self.unit and unit != self.unit:
            return False
        above = value >= self.low if self.with_low else value > self.low
        return above and (value <= self.high if self.with_high else value < self.high)

    def meets(self, other: "Range") -> bool:
        """Tell whether some number lies in both, and their units are not two."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        shared = low < high or (self.holds(low, other.unit) and other.holds(low, self.unit))
        return shared and not (self.unit and other.unit and self.unit != other.unit)


def range_of(label: str) -> Range | None:
    """Return the range that the *label* of a row names; none where it names none."""
    text = _plain(label)
    found = list(AMOUNT.finditer(text))
    for one, other in zip(found, found[1:], strict=False):
        between = text[one.end() : other.start()]
        if TO.match(between):
            unit = UNITS.get(other[2] or one[2] or "", "")
            low_counts = not BEYOND.search(text[: one.start()])
            return Range(_value(one[1]), _value(other[1]), low_counts, not BUT_NOT.search(between), unit)
    for one in found:
        value, unit = _value(one[1]), UNITS.get(one[2] or "", "")
        before, behind = text[: one.start()], text[one.end() :]
        if AND_MORE.match(behind):
            return Range(value, math.inf, True, False, unit)
        if AND_LESS.match(behind):
            return Range(-math.inf, value, False, True, unit)
        if BELOW.search(before):
            return Range(-math.inf, value, False, not BUT_NOT.search(before), unit)
        if ABOVE.search(before):
            return Range(value, math.inf, not BEYOND.search(before), False, unit)
    return None


def amounts(question: str) -> Iterator[tuple[float, str]]:
    """Yield the numbers of a *question*, with their units where these are told: ``7-year-old`` is ``(7.0, "year")``."""
    for match in AMOUNT.finditer(_plain(question)):
        value, unit = _value(match[1]), UNITS.get(match[2] or "", "")
        if unit or not YEARS[0] <= value <= YEARS[1]:
            yield value, unit


def years(question: str) -> list[float]:
    """Return the bare numbers of a *question* that are years."""
    found = ((_value(match[1]), match[2]) for match in AMOUNT.finditer(_plain(question)))
    return [value for value, unit in found if not unit and YEARS[0] <= value <= YEARS[1]]


def _plain(text: str) -> str:
    """Return *text* small and without accents, its numbers in digits, the signs of currencies behind theirs."""
    folded = fold(text.lower()).replace("’", "'")
    one = FOR_ONE.sub("for 1 ", BEFORE.sub(r"\2 \1", folded))
    return IN_WORDS.sub(lambda found: found[0] if found[1] else str(value_of(found[2])), one)


def _value(digits: str) -> float:
    grouped = re.sub(r"(?<=\d)[ \u00a0\u202f'.,](?=\d{3}(?:\D|$))", "", digits)
    return float(grouped.replace(",", "."))
