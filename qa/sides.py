"""Questions about one side of a pair, closing and not opening, and the clause of a sentence that is about it."""

import re
from collections.abc import Iterator

from passerelle.index.folding import fold_letters
from passerelle.index.types import Span

PAIRS = (
    (
        r"r?ouvr\w+|ouverts?|ouvertes?|ouvertures?|open(?:s|ed|ing)?",
        r"fermer?|fermez|fermons|ferment|fermees?|fermes|fermetures?|clos(?:e|es|ed|ing)?|shuts?|shutting",
    ),
    (
        r"arriv(?:er?|ent|ez|ees?|als?|es|ed|ing)|entrees?|check[- ]?in|checking in",
        (
            r"pars|part(?:s|ir|ent|ez)?|departs?|departed|departures?|quitt(?:er?|ent|ez)|leav(?:es?|ing)|left|sorties?"
            r"|vacated?|check[- ]?out|checking out|liber(?:er?|ez)"
        ),
    ),
    (
        r"commenc\w+|debut(?:s|er?|ent)?|starts?|started|starting|begins?|began|beginning",
        r"fin|fini(?:t|r|ssent)|termin(?:er?|ent)|ends?|ended|ending|finish(?:es|ed)?|expir\w+|echeance",
    ),
    (r"achet\w+|achats?|buys?|bought|buying|purchase[sd]?", r"vend\w*|ventes?|sells?|sold|selling|sales?"),
    (
        r"augment\w+|hausses?|increas\w+|ris(?:es?|ing)|rose",
        r"diminu\w+|baiss\w+|decreas\w+|falls?|fell|falling|drops?|dropped",
    ),
    (r"contre|against", r"pour|for|favou?r|favorables?"),
    (r"gagn\w+|wins?|won|winning|winners?", r"perd(?:re|ent|us?|ues?)?|los(?:es?|t|ing|ers?)"),
)
"""Words of both languages, folded, for each side of a pair."""
SIDES = tuple(tuple(re.compile(rf"\b(?:{words})\b") for words in pair) for pair in PAIRS)
UNTIL = re.compile(r"\bjusqu'(?:a|en)\b|\buntill?\b|\btill? (?:when|what)\b|\bhow late\b")
CLAUSE = re.compile(r"[,;:.!?](?=\s)|\s[–—]\s|\s(?:and|but|et|mais|puis|then)\s")
"""What parts the clauses of a sentence."""


def clause_asked_for(question: str, text: str, place: int) -> Span | None:
    """Return the only clause of *text* that speaks of the side the *question* asks about, as *place* does not.

    ``None`` where what stands at *place* is not said of the other side, or where no clause or several may be meant.
    """
    asked = _asked(question)
    parts = [(each, fold_letters(text[each.start : each.end])) for each in clauses(text)]
    there = next((words for each, words in parts if each.start <= place < each.end), "")
    for one, other in SIDES:
        for side, contrary in ((one, other), (other, one)):
            if not side.search(asked) or contrary.search(asked):
                continue
            if not contrary.search(there) or side.search(there):
                continue
            meant = [each for each, words in parts if side.search(words) and not contrary.search(words)]
            return meant[0] if len(meant) == 1 else None
    return None


def _asked(question: str) -> str:
    """Return *question* folded; "until when is it open?" asks when it closes."""
    asked = fold_letters(question)
    return SIDES[0][0].sub("closes", asked) if UNTIL.search(asked) else asked


def clauses(text: str) -> Iterator[Span]:
    """Yield the clauses of *text*, one after another."""
    start = 0
    for cut in CLAUSE.finditer(fold_letters(text)):
        yield Span(start, cut.end())
        start = cut.end()
    yield Span(start, len(text))
