"""Rare ways of asking put as common ones that the networks were taught: « tous les combien », "give notice"."""

import re

FREQUENCY = re.compile(
    r"\btou(?:s|tes) les combien(?: d(?:e |')(?:temps|jours|semaines|mois|heures))?\b", re.IGNORECASE
)
AMOUNT = re.compile(
    r"[àa] combien (?:s['’][ée]l[èe]ve(?:nt)?|se monte(?:nt)?|revien(?:t|nent)|est fix[ée]e?|sont fix[ée]e?s)"
    r" (le |la |les |l['’])",
    re.IGNORECASE,
)
INCLUDED = re.compile(
    r"quel(?:le)?s? [\w ]{2,30}?(?:est|sont) (?:compris|inclus|couvert)e?s? (?:dans|par)"
    r" (les )?([^?,;]{3,60}?) ?(?=\?|$)",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"\b((?:give|giving|gave)(?: my| his| her| our| their| your)? notice)\b"
    r"(?! (?:of|to|that|if|before|for|in writing)\b)",
    re.IGNORECASE,
)
"""Notice of leaving a home or a post: of other things it says what they are."""
HOW_MUCH = re.compile(r"^how much (is|are) ((?:the|an?|one) [^?]{3,80}?) ?\?$", re.IGNORECASE)
SUM = re.compile(
    r"\b(?:prices?|costs?|fees?|charges?|rents?|fares?|salary|wages?|deposits?|amounts?|excess|budgets?|subscriptions?"
    r"|fines?|premiums?|pay|turnover|allowances?|penalt\w+|surcharges?|tax\w*|interest|discounts?|refunds?|grants?|bonus\w*"
    r"|pensions?|balance|debt|loan|share|capital|limit|cover|reward|supplement|rate|reduction|funds?|bill|total|due|paid"
    r"|worth|owed|left|spent|charged|refunded|covered|donated|collected|raised|needed|required|used|allowed|of)\b",
    re.IGNORECASE,
)
"""What is itself a sum, or says what was done with one: it costs nothing."""
OF = {"le ": "du ", "les ": "des ", "la ": "de la ", "l'": "de l'"}


def rephrased(question: str) -> str:
    """Return *question* in the common form of its kind: "Tous les combien …" is "À quelle fréquence …"."""
    common = AMOUNT.sub(_amount, FREQUENCY.sub(_frequency, question))
    common = NOTICE.sub(r"\1 to leave", INCLUDED.sub(_included, common))
    return common if SUM.search(common) else HOW_MUCH.sub(_cost, common)


def _frequency(found: re.Match[str]) -> str:
    return _cased("à quelle fréquence", found)


def _amount(found: re.Match[str]) -> str:
    return _cased(f"quel est le montant {OF[found[1].lower().replace('’', chr(39))]}", found)


def _included(found: re.Match[str]) -> str:
    return _cased(f"que compren{'nent' if found[1] else 'd'} {found[1] or ''}{found[2]} ", found)


def _cost(found: re.Match[str]) -> str:
    return _cased(f"how much {'does' if found[1].lower() == 'is' else 'do'} {found[2]} cost?", found)


def _cased(words: str, found: re.Match[str]) -> str:
    return words[0].upper() + words[1:] if found.group()[0].isupper() else words
