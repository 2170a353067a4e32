"""Which type of thing a question asks for, a sum, a duration or an hour say, and whether a text has one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from passerelle.held_types import any_of, of_type
from passerelle.index.folding import fold
from passerelle.index.types import Span
from passerelle.reading.units import MEASURE_IN_WORDS
from passerelle.words import content_words, kind_of

DIGITS = re.compile(r"\d+")
TIMES = (
    "jours?|semaines?|mois|ans|annees|heures|minutes|nuits|nuitees|secondes|trimestres|soirs|soirees|matins"
    "|days?|weeks?|months?|years?|hours?|nights?|seconds?|evenings|mornings"
)
PRICED = (
    "prix|tarifs?|couts?|montants?|loyers?|sommes?|frais|salaires?|cautions?|depots? de garantie|acomptes?|arrhes"
    "|budget|franchises?|cotisations?|mensualites?|indemnites?|amendes?|penalites?|honoraires|primes?|capital"
    "|chiffre d'affaires"
)
PRICES = (
    "prices?|costs?|fees?|charges?|rents?|fares?|salary|wages?|deposits?|amounts?|excess|budgets?|subscription|fines?"
    "|premiums?|pay|turnover|allowance|penalty|surcharge"
)
COSTING = (
    r"cout\w*|pay(?:e[rsz]?|ees?|ent|ons)?\b|paie\w*|vau(?:t|x)|valent|factur\w+|vers[eé]\w*|rembours\w+|depens\w+"
    r"|gagn\w+|regl\w+|debours\w+|prelev\w+|euros?|tarif\w*|prix|loyer|doi[st]\b|doit-on|indemnis\w+|rapport\w+|economis\w+"
)
WEIGHED = (
    r"eats?|drinks?|exercise|weigh\w*|holds?|water|flour|sugar|butter|time|space|power|energy|luggage|milk|rain"
    "|memory|fuel|oil|soil|sleep|notice|faster|bigger|longer|taller|heavier|food"
)
"""Words by which "how much" asks for no sum."""
BEGINS = r"(?:^|[.!?,;:] "
"""What stands before a question word that asks, and does not join two clauses; a choice of words follows."""
ASKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("email", (
        r"\b(?:what|which|quel) (?:e-?)?mail\b", r"\be-?mail address\b", r"\bcourriel\b",
        r"\badresse (?:e-?mail|mail|electronique|courriel)\b",
    )),
    ("phone", (
        r"\b(?:phone|telephone|mobile|emergency|contact|helpline) number\b",
        r"\bnumero (?:de |d')?(?:telephone|tel|urgence|portable|mobile)\b",
        r"\bquel numero (?:appeler|faut|dois|doit|composer)\b",
        r"\b(?:what|which) number (?:do|should|can|to)\b", r"\bnumber to (?:call|ring|dial)\b",
    )),
    ("website", (
        r"\bweb ?site\b", r"\bweb address\b", r"\burl\b", r"\bsite (?:web|internet)\b",
        r"\badresse (?:du site|internet|web)\b",
    )),
    ("code", (
        (r"\b(?:account|policy|reference|serial|registration|contract|invoice|order|file|case|licence|license|customer"
        r"|vat|tracking) number\b"),
        (r"\bnumero (?:de (?:compte|contrat|police|reference|serie|dossier|facture|commande|client|tva|suivi|licence)"
        r"|d'(?:immatriculation|assurance|enregistrement|agrement|ordre|adherent|abonne))\b"),
        r"\biban\b", r"\bsiret\b", r"\bpostcode\b", r"\bcode postal\b",
    )),
    ("colour", (
        r"\b(?:what|which) colou?rs?\b", r"\bquelles? (?:est |sont )?(?:la |les )?couleurs?\b",
        r"\bcolou?rs? (?:is|are|was|were)\b",
    )),
    ("share", (
        r"\b(?:what|which) (?:percentage|percent|share|proportion|fraction)\b",
        r"\bquel(?:le)? (?:est )?(?:le |la )?(?:pourcentage|part|proportion|taux)\b",
        r"\b(?:interest|vat|tax|exchange|success) rate\b", r"\bpour ?centage\b",
    )),
    ("rate", (
        r"\bhow long between\b", r"\bcombien de temps entre\b",
        r"\bhow (?:often|frequently)\b", r"\bhow many times (?:a|per|each)\b", r"\bcombien de fois par\b",
        r"\bquelle (?:est la )?frequence\b", r"\btou(?:s|tes) les combien\b",
    )),
    ("age", (
        r"\bhow old\b", r"\b(?:what|which|minimum|maximum) age\b", r"\bquel(?: est)?(?: l')? ?age\b",
        r"\bage (?:minimum|minimal|maximum|maximal|limite)\b",
    )),
    ("clock", (
        r"\bhow (?:late|early)\b(?! (?:before|in advance|on))",
        r"(?<!within )\b(?:what|which) (?:time|hour)s?\b(?! of year)", r"\bquelles? (?:est l'|sont les )?heures?\b",
        r"\bquels (?:sont les )?horaires\b", r"\b(?:opening|closing|visiting|office) (?:times?|hours)\b",
        r"\bheures? d[e'] ?(?:ouverture|fermeture|depart|arrivee|visite)",
    )),
    ("year", (r"\b(?:what|which) year\b", r"\bquelle annee\b")),
    ("month", (r"\b(?:what|which) months?\b", r"\bquels? mois\b")),
    ("date", (r"\b(?:what|which) dates?\b", r"\bquelle (?:est la )?date\b")),
    ("day", (
        r"\b(?:what|which) (?:days?|evenings?|mornings?|afternoons?|nights?)\b",
        r"\bquels? (?:jours?|soirs?|matins?)\b",
    )),
    ("duration", (
        rf"\bhow many (?:\w+ )?(?:{TIMES})\b", rf"\bcombien d(?:e |')(?:{TIMES}|temps|tps|tan)\b",
        r"\bhow (?:soon|quickly)\b",
        r"\bhow much (?:\w+ )?(?:time|notice)\b", r"\bnotice period\b", r"\b(?:what|which) notice\b",
        r"\bquel(?:le)?s? (?:(?:est|sont) )?(?:la |les? )?(?:durees?|delais?|preavis)\b",
        r"\b(?:dans|sous) combien\b(?! d(?:e |'))",
    )),
    ("length", (r"\bhow (?:long|far|fast)\b",)),
    ("weight", (
        r"\bhow heavy\b", r"\bhow much (?:do|does|did|can|may|should)\b[^?]*\bweigh\b", r"\bcombien pes\w+",
        r"\bwhat (?:is the |was the )?weight\b", r"\bwhat (?:do|does|did)\b[^?]*\bweigh\b",
        r"\bquel (?:est |etait )?(?:le )?poids\b",
    )),
    ("noise", (
        r"\bhow (?:loud|noisy)\b", r"\bhow many decibels\b", r"\bcombien de decibels\b",
        r"\bwhat (?:is the )?noise(?: level)?\b", r"\bquel (?:est )?(?:le )?niveau (?:sonore|de bruit)\b",
    )),
    ("measure", (
        r"\bhow (?:high|tall|deep|wide|big|large|hot|cold|thick)\b", rf"\bhow many {MEASURE_IN_WORDS}",
        rf"\bcombien d(?:e |'){MEASURE_IN_WORDS}",
        (r"\bwhat (?:is the |was the )?(?:height|width|depth|distance|temperature|speed|thickness|power"
        r"|diameter|capacity|volume|voltage|wattage|pressure)\b"),
        (r"\bquelle (?:est |etait )?(?:la )?(?:hauteur|longueur|largeur|profondeur|superficie|surface|distance"
        r"|temperature|vitesse|taille|epaisseur|puissance|capacite|contenance|pression|tension)\b"),
        r"\bquel (?:est |etait )?(?:le )?(?:volume|debit|diametre)\b",
    )),
    ("money", (
        rf"\bcombien\b(?! d(?:e |'))(?=[^?]{{0,60}}\b(?:{COSTING}))",
        rf"\b(?:{COSTING}) (?:\w+ )?combien\b(?! d(?:e |'))", r"^combien pour\b",
        r"\bcombien d[e'] ?(?:argent|euros|dollars)\b",
        rf"\b(?:quel(?:le)?s?|quoi)\b (?:est |sont |etait |sera )?(?:(?:le|la|les|du|de la) |l')?(?:{PRICED})\b",
        r"\bc(?:a fait|'?est)? combien\b(?! d(?:e |'))",
        (r"(?<!by )\bhow much(?= (?:is|are|was|were|do|does|did|will|would|should|can|could|must|has|have|had|to|for"
        rf"|money)\b|'s| ?\?)(?![^?]*\b(?:{WEIGHED})\b)"),
        r"\bhow many (?:euros|pounds|dollars)\b",
        (r"(?<!\bby )(?<!\bin )(?<!\bof )\bwhat(?:'s| is| was| are| were| will be)?"
        rf"(?=(?: the)? (?:\w+ ){{0,3}}(?:{PRICES})\b(?! (?:number\b|for ?\?)))"),
        r"\bwhat (?:do|does|did|would|will|must|should)(?= [^?]*\b(?:cost|pay|charge)\b(?! for))",
    )),
    ("count", (
        r"\bhow many\b", r"\bcombien d(?:e |')(?:\w+[sx]|monde)\b", r"\bquel(?: est)?(?: le)? nombre\b",
        r"\b(?:what|give|tell)\b(?=[^?]*\bnumber of\b)",
    )),
    ("opening", (
        (r"(?<!until )(?<!till )(?<!since )(?<!by )\bwhen (?:(?:is|are) [^?,]*\b(?:open|closed|shut)"
        r"|can (?:i|we|you|one|people|visitors) (?:visit|come))\b"),
        (r"(?<!depuis )(?<!jusqu'a )\bquand (?:(?:peut-on|puis-je|pouvons-nous) (?:visiter|venir)"
        r"|[^?,]*\b(?:est|sont)(?:-(?:il|elle)s?)? (?:ouverte?s?|fermee?s?))\b"),
    )),
    ("moment", (
        BEGINS + r"|\b(?:until|till|since|by|exactly|know|me|remember|tell|and|say|says|said) )when (?:is|are|was|were"
        r"|did|do|does|will|can|could|should|shall|must|would|has|have|had|may|might|exactly)\b(?![^,?]*,)",
        BEGINS + r"|\b(?:depuis|pour|de|a|et|savoir|dire|sais|demande|sait|rappelle) )quand\b(?![^,?]*,)",
        r"\bwhen\?", r"\bquand ?\?", r"\bquelle (?:est la )?(?:epoque|periode|saison)\b", r"\bwhat (?:period|season)\b",
    )),
)  # fmt: skip
"""How each type is asked for, in a question that is small and without accents; the first that is met counts."""


SENTENCE = re.compile(r"[.!?] ")
OTHERWISE = re.compile(
    r"\b(?:what|who|whose|whom|where|which|why|pourquoi|comment|quel(?:le)?s?|quoi)\b|^(?:a |de |avec )?qui\b"
)
ASKING = re.compile(r"\W*(?:what|which|how|when|quel|combien|quand)")
"""Question words of two things: "who fixes how much time there is?" wants no duration."""


@dataclass(frozen=True, slots=True)
class AnswerType:
    """The *type* of what a question wants to be told; the numbers that it *names* itself are no answer.

    *asking* are the stems of the words that say the type: "how much notice".
    """

    type: str
    named: frozenset[str]
    asking: frozenset[str]

    def found(self, text: str) -> Iterator[Span]:
        """Yield where *text* has words of this type that the question does not have itself."""
        for span in of_type(self.type, text):
            numbers = set(DIGITS.findall(text[span.start : span.end]))
            if not numbers or not numbers <= self.named:
                yield span

    def held(self, text: str) -> bool:
        return next(self.found(text), None) is not None


@lru_cache(maxsize=256)
def answer_type(question: str) -> AnswerType | None:
    """Return the type of thing that *question* wants to be told; ``None`` where its words do not say."""
    folded = fold(question.lower()).replace("’", "'")
    for type_, asked in _asked():
        if found := asked.search(folded):
            before = SENTENCE.split(folded[: found.start()])[-1]
            if OTHERWISE.search(before) and ASKING.match(found.group()):
                return None
            return AnswerType(
                type_, frozenset(DIGITS.findall(folded)), frozenset(content_words(found.group()))
            )
    if kind_of(question) == "number":
        return AnswerType("number", frozenset(DIGITS.findall(folded)), frozenset())
    return None


@cache
def _asked() -> list[tuple[str, re.Pattern[str]]]:
    return [(type_, re.compile(any_of(*patterns))) for type_, patterns in ASKS]


def fits(question: str, *texts: str) -> float:
    """Return whether one of *texts* has the type that *question* wants: 1.0, or -1.0, or 0.0 where it wants none."""
    wanted = answer_type(question)
    return 0.0 if wanted is None else 1.0 if any(wanted.held(text) for text in texts) else -1.0
