"""Rare ways of asking put as common ones that the networks were taught: « tous les combien », « à combien s'élève »."""

import re

FREQUENCY = re.compile(
    r"\btou(?:s|tes) les combien(?: d(?:e |')(?:temps|jours|semaines|mois|heures))?\b", re.IGNORECASE
)
AMOUNT = re.compile(
    r"[àa] combien (?:s['’][ée]l[èe]ve(?:nt)?|se monte(?:nt)?|revien(?:t|nent)|est fix[ée]e?|sont fix[ée]e?s)"
    r" (le |la |les |l['’])",
    re.IGNORECASE,
)
OF = {"le ": "du ", "les ": "des ", "la ": "de la ", "l'": "de l'"}


def rephrased(question: str) -> str:
    """Return *question* in the common form of its kind: "Tous les combien …" is "À quelle fréquence …"."""
    return AMOUNT.sub(_amount, FREQUENCY.sub(_frequency, question))


def _frequency(found: re.Match[str]) -> str:
    return _cased("à quelle fréquence", found)


def _amount(found: re.Match[str]) -> str:
    return _cased(f"quel est le montant {OF[found[1].lower().replace('’', chr(39))]}", found)


def _cased(words: str, found: re.Match[str]) -> str:
    return words[0].upper() + words[1:] if found.group()[0].isupper() else words
