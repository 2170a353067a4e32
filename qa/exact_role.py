"""Of several persons with what they are, "Una Mott (treasurer)", the one whose role is asked for."""

import re
from collections.abc import Sequence

from passerelle.exact_cell import shared_words
from passerelle.index.folding import fold_letters
from passerelle.index.types import Language, Span
from passerelle.query import Query
from passerelle.weights import Pick
from passerelle.words import content_words

FEW = 4
"""Picks, from the best, among which the one that names a holder is looked for."""

WHO_IS = re.compile(r"\W*(?:and |et )?(?:who(?:'s| is| was| are| were)|qui (?:est|etait|sont|etaient)) ")
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’.-]*"
TITLE = re.compile(r"M\.|Mme|Mlle|Mrs?\.?|Ms\.?|Dr\.?")
NAME = rf"{CAPITAL}(?: (?:(?:de|du|des|van|von) |[lL][ae] )*{CAPITAL})+"
HOLDS = re.compile(
    rf"(?P<name>{NAME})(?: \((?P<inside>[^()\d]{{3,60}})\)|, (?P<behind>[a-zà-ÿ][^,;.()\d]{{2,40}})(?=[,;.]|$))"
)
"""A name with a role in brackets behind it, or between commas."""


def holder_of_role(query: Query, text: str, begins: int, language: Language) -> Span | None:
    """Return the only name of *text* with the role that is asked for, where other names have others.

    ``None`` where the question does not ask who somebody is, or where the roles do not tell.
    """
    found = list(HOLDS.finditer(text)) if _asks_who(query) else []
    if not found:
        return None
    roles = [each["inside"] or each["behind"] for each in found]
    shared = [shared_words(query, role, language) for role in roles]
    likeliest = [place for place in range(len(found)) if 0 < shared[place] == max(shared)]
    whole = [place for place in likeliest if len(set(content_words(roles[place]))) == shared[place]]
    chosen = whole if len(likeliest) > 1 else likeliest  # the warden, and not the deputy warden
    if len(chosen) != 1:
        return None
    start, end = found[chosen[0]].span("name")
    first = text[start:end].split(" ", maxsplit=1)[0]
    if not content_words(first) and not TITLE.fullmatch(first):  # "Between Una Mott, landlady, and …"
        start += len(first) + 1
    return Span(begins + start, begins + end)


def holders_first(query: Query, picks: Sequence[Pick]) -> list[Pick]:
    """Return *picks* in their order, but first the best of ``FEW`` that names who holds the role asked for."""
    if not _asks_who(query):
        return list(picks)
    first = next((each for each in picks[:FEW] if _says_who(query, each)), None)
    return [first, *(each for each in picks if each is not first)] if first else list(picks)


def _asks_who(query: Query) -> bool:
    return WHO_IS.match(fold_letters(query.asks)) is not None


def _says_who(query: Query, pick: Pick) -> bool:
    passage = pick.hit.passage
    text = passage.document.text[pick.span.start : pick.span.end]
    return holder_of_role(query, text, 0, passage.language) is not None
