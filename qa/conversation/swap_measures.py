"""Put a measure in the place of the question's own: "over ten metres" for "under ten metres"."""

import re

from passerelle.conversation import lists
from passerelle.index.folding import fold_letters

BOUND = (
    r"(?:sous|under|over|below|above|beyond|up to|at (?:least|most)|au (?:moins|plus)|jusqu'a"
    r"|(?:au[- ]dessus|en[- ]dessous|au[- ]dela) d[e']|(?:plus|moins) d[e']"
    r"|(?:more|less|fewer|longer|shorter|older|younger|heavier|lighter) than)"
)
NUMBER = rf"(?:\d[\d.,]*|(?:{'|'.join(sorted(lists.NUMBERS - lists.ARTICLES))})\b)"
MEASURE = re.compile(rf"\b{BOUND} ?[€£$]?{NUMBER}(?P<behind>[  -]?(?P<unit>[a-z€£$%]+2?))?")
ALONE = re.compile(
    r"^(?:(?:a partir|for|pour|a|at(?! (?:least|most))|of|with|de|les|the|those|ceux|celles) )*"
)
TIE = re.compile(r" (?:d[e'] ?|of )?")
NO_UNIT = lists.FUNCTION | lists.VERBS


def measured(question: str, fragment: str) -> str:
    """Return *question* with *fragment*, a measure alone, for its last one; empty where either has none.

    The unit stays where *fragment* gives none.
    """
    text = fragment.strip(" ?.!,")
    plain, asked = fold_letters(text), list(MEASURE.finditer(fold_letters(question)))
    start = len(plain) - len(ALONE.sub("", plain))
    new = MEASURE.fullmatch(plain, start)
    if not new or not asked:
        return ""
    old = asked[-1]
    end = _end(old) if new["unit"] else old.start("behind") if old["unit"] else old.end()
    return question[: old.start()] + text[start:] + question[end:]


def measure_end(question: str, start: int) -> int:
    """Return where the measure behind *start* ends, as « un quotient sous 700 » at *start* of « sous »; or *start*."""
    plain = fold_letters(question)
    tie = TIE.match(plain, start)
    found = MEASURE.match(plain, tie.end()) if tie else None
    return _end(found) if found else start


def _end(found: re.Match[str]) -> int:
    """Return the end of a measure without a word that is no unit: "under ten in Wrayness"."""
    return found.start("behind") if found["unit"] in NO_UNIT else found.end()
