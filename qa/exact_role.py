"""Of several persons with what they are, "Una Mott (treasurer)", the one whose role is asked for."""

import re

from passerelle.exact_cell import shared_words
from passerelle.index.folding import fold_letters
from passerelle.index.types import Language, Span
from passerelle.query import Query
from passerelle.words import content_words

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
    asked = fold_letters(query.asks).replace("’", "'")
    found = list(HOLDS.finditer(text)) if WHO_IS.match(asked) else []
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
