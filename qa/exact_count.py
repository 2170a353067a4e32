"""Of several things counted in a sentence, "three bedrooms, one bathroom", how many there are of those asked for."""

import re

from passerelle.exact_amounts import with_about
from passerelle.index.folding import fold_letters
from passerelle.index.number_words import SPELT
from passerelle.index.types import Span
from passerelle.query import Query
from passerelle.words import content_words

ASKED = re.compile(r"\b(?:how many|combien d(?:e |'))\s*(?P<thing>[\w-]+)")
DIGITS = r"(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)"
COUNTED = re.compile(
    rf"(?<![\w.,-])(?<!\d[ \u00a0\u202f])(?P<number>{DIGITS}|{SPELT}|one|une?|no|aucune?) (?=(?P<thing>[a-z][\w-]*))"
)


def number_of_the_thing(query: Query, text: str, begins: int) -> Span | None:
    """Return the number right before the thing that is counted in *query*, where other things are counted in *text*."""
    asked = ASKED.search(fold_letters(query.asks))
    thing = content_words(asked["thing"]) if asked else ()
    if not thing:
        return None
    counted = list(COUNTED.finditer(fold_letters(text)))
    meant = [each for each in counted if content_words(each["thing"]) == thing]
    if len(meant) != 1 or len(counted) == 1:
        return None
    return with_about(text, Span(*meant[0].span("number")), begins)
