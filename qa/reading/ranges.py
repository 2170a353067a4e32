"""Rows that stand for ranges of numbers, and which of them holds the number that a question is about."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from passerelle.index.folding import fold

NAMES = {
    "year": "an ans annee annees year years yr yrs", "month": "mois month months",
    "week": "semaine semaines week weeks", "day": "jour jours day days", "night": "nuit nuits night nights",
    "hour": "h heure heures hour hours", "minute": "min minute minutes", "m": "m metre metres meter meters",
    "km": "km kilometre kilometres kilometer kilometers", "cm": "cm", "mm": "mm", "m²": "m2",
    "kg": "kg kilo kilos kilogramme kilogrammes", "g": "g gramme grammes gram grams", "t": "t tonne tonnes",
    "l": "l litre litres liter liters", "€": "€ euro euros", "$": "$ dollar dollars", "£": "£ pound pounds", "%": "%",
    "kw": "kw", "kva": "kva", "w": "w watt watts",
    "person": "personne personnes pers people person persons guest guests convive convives salaries employees",
}  # fmt: skip
"""What units are called in either language, small and without accents."""
UNITS = {name: unit for unit, names in NAMES.items() for name in names.split()}
SMALL = {
    word: str(value)
    for words in (
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    )
    for value, word in enumerate(words.split(), start=1)
} | {"une": "1"}
NUMBER = (
    r"(?<![\w,])(?<!(?<!\.)\.)(\d{1,3}(?:[ \u00a0\u202f.,']\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d+)?)"
)
UNIT = rf"(?:[ \u00a0\u202f-]?({'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})(?!\w))?"
AMOUNT = re.compile(NUMBER + UNIT)
BEFORE = re.compile(r"([€$£])[ \u00a0\u202f]?(\d+(?:[.,]\d+)*)")
UNIT_NAMES = "|".join(name for name in UNITS if len(name) > 2)
SPELT = re.compile(rf"\b({'|'.join(SMALL)})(?=[ -](?:{UNIT_NAMES})\b)")
FOR_ONE = re.compile(rf"\bfor an? (?=(?:{UNIT_NAMES})\b)")
COUNTED = frozenset({"night", "kva", "kw", "w", "mm"})
"""Units whose rows stand for one number each: what holds for 6 and for 9 says nothing of 7."""
LESS = r"moins d(?:e |')|inferieure? a |under |below |less than |fewer than |avant "
MORE = r"plus d(?:e |')|au[- ]dela d(?:e |')|superieure? a |over |above |more than |beyond "
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
AND_MORE = re.compile(r"^ ?(?:(?:et|ou|and|or) (?:plus|au[- ]dela|over|above|more|up|older)\b|\+)")
AND_LESS = re.compile(r"^ ?(?:et|ou|and|or) (?:moins|under|less|younger|fewer)\b")
LONGEST_LABEL = 60
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


def range_asked_for(question: str, text: str) -> str:
    """Return what the row of *text* is called whose range holds a number of the *question*; empty where none does."""
    lines = text.split("\n")
    place, _ = _held(question, lines)
    return "" if place is None else _label(lines[place]).strip()


def ruled_out(question: str, lines: Sequence[str]) -> set[int]:
    """Return the places of the *lines* of one passage that stand for other numbers than that of the *question*.

    A line is a row of a table or one like ``4 à 11 ans : 3 €``. None is ruled out unless at least two name ranges,
    and a number of the question lies in just one of them; or one is named by that number, and others by other ones.
    """
    place, others = _held(question, lines)
    return others if place is not None else _apart(question, lines) | _unlike(question, lines)


def other_amounts(question: str, labels: Sequence[str]) -> tuple[set[int], set[int]]:
    """Return the places of the *labels* with a number of the *question* in its unit, and those with others alone.

    A label may name a range: it has the numbers within.
    """
    asked = list(amounts(question))  # of "3 and 9 nights" the first has no unit of its own
    units = {unit for _, unit in asked if unit}
    same: set[int] = set()
    other: set[int] = set()
    for place, label in enumerate(labels):
        found = range_of(label)
        named = (
            [found] if found else [Range(value, value, True, True, unit) for value, unit in amounts(label)]
        )
        alike = [each.holds(value, unit) for each in named if each.unit in units for value, unit in asked]
        if alike:
            (same if any(alike) else other).add(place)
    return same, other


def _unlike(question: str, lines: Sequence[str]) -> set[int]:
    """Return the places of *lines* named by another number than that of the *question*, in the same unit.

    Where none is named by that number they are left out only in units that are counted, and where there are two.
    """
    labels = ["" if range_of(label := _label(line)) else label for line in lines]
    same, other = other_amounts(question, labels)
    if same:
        return other
    counted = {place for place in other if any(unit in COUNTED for _, unit in amounts(labels[place]))}
    return counted if len(counted) > 1 else set()


def _apart(question: str, lines: Sequence[str]) -> set[int]:
    """Return the places of *lines* that name numbers which the range in the *question* leaves out.

    *Over ten metres* leaves out what is said of less than ten; none is left out unless another line speaks of a
    range within that of the question.
    """
    asked = range_of(question)
    if asked is None or not asked.unit:
        return set()
    named = {place: found for place, line in enumerate(lines) if (found := range_of(line))}
    alike = {place: each for place, each in named.items() if each.unit == asked.unit}
    if not any(asked.low <= each.low and each.high <= asked.high for each in alike.values()):
        return set()
    return {place for place, each in alike.items() if each.high <= asked.low or each.low >= asked.high}


def _held(question: str, lines: Sequence[str]) -> tuple[int | None, set[int]]:
    """Return the one of *lines* whose range holds a number of the *question*, and those that name other ranges."""
    asked = list(amounts(question))
    if not asked:
        return None, set()
    ranges = {place: found for place, line in enumerate(lines) if (found := range_of(_label(line)))}
    if len(ranges) < 2:
        return None, set()
    held: set[int] = set()
    for value, unit in asked:
        places = [place for place, each in ranges.items() if each.holds(value, unit)]
        held.update(places if len(places) == 1 else ())
    return (min(held), set(ranges) - held) if len(held) == 1 else (None, set())


def _label(line: str) -> str:
    """Return what *line* says that it is about: its first cell, or what stands before its colon; may be empty."""
    cell, bar, _ = line.partition(" | ")
    before, colon, _ = line.partition(":")
    return cell if bar else before if colon and len(before) <= LONGEST_LABEL else ""


def _plain(text: str) -> str:
    """Return *text* small and without accents, its small numbers in digits, the signs of currencies behind theirs."""
    folded = fold(text.lower()).replace("’", "'")
    one = FOR_ONE.sub("for 1 ", BEFORE.sub(r"\2 \1", folded))
    return SPELT.sub(lambda found: SMALL[found[1]], one)


def _value(digits: str) -> float:
    grouped = re.sub(r"(?<=\d)[ \u00a0\u202f'.,](?=\d{3}(?:\D|$))", "", digits)
    return float(grouped.replace(",", "."))
