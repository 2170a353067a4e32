"""Rows that stand for numbers or ranges of them, and which of them holds the number that a question is about."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from passerelle.reading.amounts import YEARS, Range, amounts, range_of, years

LONGEST_LABEL = 60
COUNTED = frozenset({"night", "kva", "kw", "w", "mm"})
"""Units whose rows stand for one number each: what holds for 6 and for 9 says nothing of 7."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The numbers of a question: amounts with their units, bare years, and the range that it names, if any."""

    amounts: tuple[tuple[float, str], ...]
    years: tuple[float, ...]
    range: Range | None


@lru_cache(maxsize=8)
def numbers_asked_for(question: str) -> Asked:
    """Return the numbers of *question*, read once for all passages that are read with it."""
    return Asked(tuple(amounts(question)), tuple(years(question)), range_of(question))


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
    asked = numbers_asked_for(question).amounts  # of "3 and 9 nights" the first has no unit of its own
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
    if not any(unit for _, unit in numbers_asked_for(question).amounts):
        return set()
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
    asked = numbers_asked_for(question).range
    if asked is None or not asked.unit:
        return set()
    named = {place: found for place, line in enumerate(lines) if (found := range_of(line))}
    alike = {place: each for place, each in named.items() if each.unit == asked.unit}
    if not any(asked.low <= each.low and each.high <= asked.high for each in alike.values()):
        return set()
    return {place for place, each in alike.items() if each.high <= asked.low or each.low >= asked.high}


def _held(question: str, lines: Sequence[str]) -> tuple[int | None, set[int]]:
    """Return the one of *lines* whose range holds a number of the *question*, and those that name other ranges."""
    place, others = None, set[int]()
    asked = numbers_asked_for(question)
    if asked.amounts:
        ranges = {at: found for at, line in enumerate(lines) if (found := range_of(_label(line)))}
        place, others = _holding([_sought(each, asked.range) for each in asked.amounts], ranges)
    if place is None and asked.years:
        ranges = {at: found for at, line in enumerate(lines) if (found := _years_of(line))}
        place, others = _holding([_sought((year, ""), None) for year in asked.years], ranges)
    return place, others


def _sought(amount: tuple[float, str], asked: Range | None) -> Range:
    """Return *amount* as a range of one number; as the range *asked* where it is its only end, as of "over 10 m"."""
    value, unit = amount
    is_end = asked is not None and {asked.low, asked.high} in ({value, math.inf}, {-math.inf, value})
    return asked if asked and is_end else Range(value, value, True, True, unit)


def _holding(asked: Sequence[Range], ranges: Mapping[int, Range]) -> tuple[int | None, set[int]]:
    """Return the place of the only one of *ranges*, of two or more, that holds what is *asked*, and the others."""
    held: set[int] = set()
    for sought in asked if len(ranges) > 1 else ():
        places = [place for place, each in ranges.items() if each.meets(sought)]
        held.update(places if len(places) == 1 else ())
    return (min(held), set(ranges) - held) if len(held) == 1 else (None, set())


def _years_of(line: str) -> Range | None:
    """Return the years that a row stands for, as those of birth of a club's age class, told in any of its cells."""
    found = (range_of(cell) for cell in line.split(" | ")) if " | " in line else ()
    for each in found:
        ends = [end for end in (each.low, each.high) if math.isfinite(end)] if each else []
        if each and not each.unit and all(YEARS[0] <= end <= YEARS[1] for end in ends):
            return each
    return None


def _label(line: str) -> str:
    """Return what *line* says that it is about: its first cell, or what stands before its colon; may be empty."""
    cell, bar, _ = line.partition(" | ")
    before, colon, _ = line.partition(":")
    return cell if bar else before if colon and len(before) <= LONGEST_LABEL else ""
