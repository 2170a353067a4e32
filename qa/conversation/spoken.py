"""Whether texts say what a question's words mean, in either language: a sign that it goes on about them."""

import re
from collections.abc import Sequence

from passerelle.conversation import lists
from passerelle.conversation.tokens import Token
from passerelle.index.folding import fold
from passerelle.index.lexical import analysis, translations
from passerelle.index.types import Language
from passerelle.language import french_probability
from passerelle.words import stem

LIKELY = 0.25
"""Chance from which a word counts as the translation of another."""
SAMPLE = 2_000
"""Characters of a text that tell its language."""
SHORT = 3
"""Letters of a stem that must be the whole word: "can" is no beginning of "canteen"."""
CUT = 6
"""Letters from which a stem may be cut from a longer word; a shorter one has an ending at most: no « entretien »
is an « entrée »."""


def speak_of(texts: Sequence[str], words: Sequence[Token]) -> bool:
    """Tell whether one of *texts* holds one of *words*, another form of it, or its translation."""
    said = [word for word in words if word.plain not in lists.ATTRIBUTES]
    for text in texts:
        plain = fold(text.lower()).replace("’", "'")
        french = french_probability(text[:SAMPLE]) > 0.5
        if any(_stands(form, plain) for word in said for form in _forms(word, french=french)):
            return True
    return False


def _stands(form: str, plain: str) -> bool:
    whole = r"s?\b" if len(form) <= SHORT else r"\w{0,3}\b" if len(form) < CUT else ""
    return re.search(rf"\b{re.escape(form)}{whole}", plain) is not None


def _forms(word: Token, *, french: bool) -> list[str]:
    """Return how *word* may begin in a text that is *french*, or English: it may be of either language itself."""
    other: Language = "en" if french else "fr"
    meant = translations.shipped()[other].get(analysis.stem(word.plain, other) or "", ())
    return [stem(word.plain.removesuffix("'s")), *(term for term, share in meant if share >= LIKELY)]
