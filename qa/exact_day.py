"""Of the hours or prices of several days in a sentence, those of the day that is asked for."""

import re

from passerelle.exact_amounts import amounts_asked_for, with_about
from passerelle.exact_clause import is_list
from passerelle.index.folding import fold_letters
from passerelle.index.types import Span
from passerelle.query import Query
from passerelle.sides import clauses

WEEKDAYS = (
    "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
    "monday tuesday wednesday thursday friday saturday sunday".split(),
)
NUMBERED = {name: number for names in WEEKDAYS for number, name in enumerate(names)}
DAY = re.compile(rf"\b({'|'.join(NUMBERED)})s?\b")


def amount_of_day(query: Query, text: str, begins: int, pointed: Span | None) -> Span | None:
    """Return what the only clause with the weekday of the question gives, a number, a date or a range of them.

    ``None`` where the question names no day or several, or what is *pointed* at stands in that clause or names no day.
    """
    asked = weekdays(query.asks)
    if pointed is None or len(asked) != 1:
        return None
    named = [(each, weekdays(text[each.start : each.end])) for each in clauses(text)]
    meant = [each for each, days in named if asked <= days]
    here = [days for each, days in named if each.moved(begins).overlaps(pointed)]
    if len(meant) != 1 or pointed.within(meant[0].moved(begins)) or not any(days - asked for days in here):
        return None
    found = [each for each in amounts_asked_for(query, text) if each.within(meant[0])]
    if not found or not is_list(text, found):
        return None
    return Span(with_about(text, found[0], begins).start, begins + found[-1].end)


def weekdays(text: str) -> set[int]:
    """Return the days of the week that *text* names, Monday 0, in French or English."""
    return {NUMBERED[each[1]] for each in DAY.finditer(fold_letters(text))}
