"""When an answer is doubted: it is of another thing, year or size than is asked, or has nothing of the type wanted."""

import re

from passerelle.answer_type import answer_type, fits
from passerelle.dates import YEAR, dated, when
from passerelle.held_types import of_type
from passerelle.index.folding import fold
from passerelle.index.tables import with_columns
from passerelle.query import Query
from passerelle.reading.amounts import amounts, range_of
from passerelle.reading.ranges import COUNTED
from passerelle.rivals import speaks_of_another
from passerelle.weights import Pick
from passerelle.words import content_words

DOUBTED = 0.1
"""What is left of the confidence in an answer of another thing, year or size than is asked, or without its type."""
CLOSED = frozenset(
    "age clock colour count date email length measure money noise phone website weight year".split()
)
"""Types that are known by their words, whatever else is said."""
SIZES = COUNTED - {"night"}
"""Units of sizes that stand for one thing each: what is said of 6 kVA says nothing of 9."""
OPEN = re.compile(
    r"\W*(?:(?:a|de|avec|chez|par|pour|to|by|with|for|from|of) )?(?:who|whom|whose|where|qui|ou)\b(?! est-ce)"
)
"""A question of a person or a place, in small letters without accents."""
TIMES = ("clock", "date", "day", "year", "duration", "rate")
"""Types that say nothing of a person or a place."""
BARE = re.compile(r"\s*\d[\d.,\s]*")
"""A cell of a number alone."""


def is_doubted(query: Query, pick: Pick) -> bool:
    """Tell whether *pick* is of another thing, year or size than the *query* asks about, or lacks its type."""
    doubts = (says_another_year, says_another_size, lacks_its_type, says_nothing_else, speaks_of_another)
    return any(doubt(query, pick) for doubt in doubts)


def says_another_year(query: Query, pick: Pick) -> bool:
    """Tell whether *pick* is of other years than those the question names, by its words and columns or its headings.

    It is not where its headings or its document's date have one of them, or its passage, of no year itself.
    """
    asked = {str(year) for year in when(query.text).years}
    if not asked:
        return False
    passage = pick.hit.passage
    document = passage.document
    said = _years(*with_columns(document.text, pick.span))
    around = _years(document.title, passage.heading, document.id)
    if not said | around:
        return False
    years = said or _years(document.text[passage.start : passage.end])
    return not asked & (years | around) and not dated(document).covers(frozenset(map(int, asked)))


def says_another_size(query: Query, pick: Pick) -> bool:
    """Tell whether *pick* names sizes of things, 6 kVA say, and none that the question names, 9 kVA."""
    text, columns = with_columns(pick.hit.passage.document.text, pick.span)
    named = {(value, unit) for value, unit in amounts(query.asks) if unit in SIZES}
    said = {(value, unit) for value, unit in amounts(f"{text} | {columns}") if unit in SIZES}
    units = {unit for _, unit in named}
    return any(unit in units for _, unit in said) and not named & said and range_of(text) is None


def lacks_its_type(query: Query, pick: Pick) -> bool:
    """Tell whether the question wants a sum, an hour, a colour or the like, and *pick* and its columns have none.

    In a table's row any number may be a sum.
    """
    wanted = answer_type(query.asks)
    if wanted is None or wanted.type not in CLOSED:
        return False
    row, columns = with_columns(pick.hit.passage.document.text, pick.span)
    if columns and wanted.type == "money" and any(map(BARE.fullmatch, row.split("|"))):
        return False
    return fits(query.asks, row, columns) < 0


def says_nothing_else(query: Query, pick: Pick) -> bool:
    """Tell whether of a person or a place that is asked for, *pick* has only the question's own words, and times.

    "The museum is closed on Mondays" does not say who closed the museum.
    """
    if pick.hit.passage.language != query.language or not OPEN.match(fold(query.asks.lower())):
        return False
    said = " ".join(with_columns(pick.hit.passage.document.text, pick.span))
    times = [span for type_ in TIMES for span in of_type(type_, said)]
    outside = "".join(
        " " if any(span.start <= at < span.end for span in times) else each for at, each in enumerate(said)
    )
    return not {word for word in content_words(outside) if not word.isdigit()} - set(
        content_words(query.asks)
    )


def _years(*texts: str) -> set[str]:
    return {year for text in texts for year in YEAR.findall(text)}
