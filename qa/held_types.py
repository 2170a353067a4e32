"""The words of a text that are of a type: sums, durations, hours, days, counts, colours, in either language."""

import re
from collections.abc import Iterator
from functools import cache

from passerelle.index import months
from passerelle.index.folding import fold, fold_letters
from passerelle.index.number_words import SPELT
from passerelle.index.types import Span
from passerelle.reading import units


def any_of(*patterns: str) -> str:
    """Return a pattern for what one of *patterns* matches."""
    return f"(?:{'|'.join(patterns)})"


def words(*listed: str) -> str:
    """Return a pattern for any of the words *listed*, whole; a word is a pattern itself: ``euros?``."""
    return rf"\b{any_of(*(word for line in listed for word in line.split()))}(?![\w-])"


MONTH = words(" ".join(fold(month.lower()) for month in (*months.FRENCH, *months.ENGLISH)))
WEEKDAY = words(
    "lundis? mardis? mercredis? jeudis? vendredis? samedis? dimanches?",
    "mondays? tuesdays? wednesdays? thursdays? fridays? saturdays? sundays?",
)
SOME = words(
    "cents? mille millions? milliards? dizaine douzaine quinzaine vingtaine trentaine centaine hundreds? thousands?",
    "billions? dozens? both single seule? couple no none aucune? zero",
)
PARTS = words("half moitie demie? third tiers quarters? quarts?")
"""Words that count, beside those for numbers."""
NUMBER = any_of(r"\d+(?:[ \u00a0\u202f.,]\d+)*", rf"\b(?:{SPELT})(?![\w-])", SOME, PARTS, r"\bdemie?(?=-)")
SEVERAL = rf"(?!(?:une?|one)(?![\w-])){NUMBER}"
"""Without *un* and *one*, which stand where nothing is counted."""
GAP = r"[ \u00a0\u202f-]*"
WHOLE = rf"(?<!\w)(?!{PARTS}){SEVERAL}(?![ \u00a0\u202f.,]?\d|{GAP}{units.MEASURE})"
"""What can count things: no half, no measure, and no part of a code, m2 say."""
ONE = r"\bone (?!(?:of|or|and|in|by|may|can|must)\b)[a-z]+"
HOUR = r"(?:\b(?:[01]?\d|2[0-3])|(?:(?<=\ba )|(?<=\bto )|(?<=\btill )|(?<=\buntil )|(?<=[-–]))24)"
"""An hour of the day: 24 h, as 48 h, is how long something takes, but where it ends a time, as "8 h à 24 h"."""
DAYS = "(?:vingt-quatre|trente-six|quarante-huit|soixante-douze)"
CLOCK = any_of(
    rf"{HOUR}[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?\d\d)?\b",
    r"\b\d{1,2}[:.]\d\d(?![\d%€])(?: ?[ap]\.?m\b)?",
    r"\b\d{1,2} ?[ap]\.?m\b",
    rf"(?<!-)(?:{HOUR}|\b(?!{DAYS}){SPELT}) (?:heures?|o'clock)\b",
    words("noon midnight midi minuit"),
)
SPOKEN_CLOCK = any_of(
    rf"\b(?:at|until|till|by|before|after|past) (?!one\b){SPELT}(?![\w-])(?! [a-z]+s\b)",
    rf"\b{SPELT} in the (?:morning|afternoon|evening)\b",
)
"""An hour that is told without its word, as "until nine": no hour where numbers may count."""
YEAR = r"\b(?:[5-9]\d\d|1\d\d\d|20\d\d)\b"
SHORT_DATE = r"\b\d{1,2}/\d{1,2}\b"
DAY = any_of(
    rf"\b\d{{1,2}}(?:er|st|nd|rd|th)? (?:of )?{MONTH}(?:,? \d{{4}}\b)?",
    rf"{MONTH}\.? \d{{1,2}}\b(?:,? \d{{4}}\b)?",
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d\d){1,2}\b",
    r"\b\d{4}-\d\d-\d\d\b",
)
CURRENCY = any_of(
    r"[€$£%]",
    "(?:per|pour) ?cent",
    words(
        "euros? eur centimes? livres? dollars? pounds? pence francs? couronnes? crowns? shillings? roubles? yuans?",
        "florins? marks? lires? pesos? rupees? dirhams? dinars? ecus? ducats? sous chf usd gbp yens?",
    ),
)
MONEY = any_of(
    rf"{NUMBER}{GAP}(?:{words('millions? milliards? billions? thousand hundred')}(?: d[e'] ?)?)?{GAP}{CURRENCY}",
    rf"{NUMBER}{GAP}{words('millions? milliards? billions?')}",
    r"(?:[€$£]|\b(?:eur|usd|gbp|chf))[ \u00a0\u202f]?\d[\d., \u00a0\u202f]*",
    r"\b\d+(?:\.\d+)?p\b",
    words(
        "free gratuite?s? gratuitement offerte?s? rien nothing double triple moitie half comprise?s? included"
    ),
    "inclu(?:s|se|ses)\\b|no charge|sans frais",
)
LASTING = any_of(
    "ans?|annees?|mois|semaines?|jours?|journees?|nuits?|nuitees?|heures?|h|minutes?|min|mn|secondes?|siecles?|trimestres?",
    "saisons?|decennies?|quinzaine|years?|months?|weeks?|days?|nights?|hours?|hrs?|mins?|seconds?|centur(?:y|ies)",
    "decades?|fortnight|terms?|seasons?",
)
CELL = rf"(?<=\| ){NUMBER}(?=\s*(?:\||$))"
"""A number alone in a cell, whose unit its column says; the first cell names the row."""
DURATION = any_of(
    rf"{NUMBER}(?: (?:working|full|whole|calendar|school|business))?(?: ?d[e'])?{GAP}{LASTING}(?!\w)",
    r"(?<![€$£%\d] )(?<!par )\b(?:an?|first|last|several|quelques|plusieurs|premiere?|derniere?s?|for|within a)"
    rf" ?{LASTING}(?!\w)",
    words("overnight indefinitely forever life lifetime permanent\\w* illimitee? unlimited"),
    rf"a vie\b|{CELL}",
    r"\b(?:until|till|jusqu'(?:a|au|en|aux)) [a-z]+",
)
MEASURE = rf"{NUMBER}{GAP}(?:{units.MEASURE_OR_THING}|(?:square|cubic|carres?)(?!\w))"
SIZE = rf"{NUMBER}{GAP}{units.MEASURE}"
"""A measure that counts no things: twelve miles, but not twelve pages."""
MOMENT = any_of(
    CLOCK, DAY, r"\b(?:1\d|20)\d\ds?\b", r"\b\d0s\b", MONTH, WEEKDAY, SHORT_DATE,
    rf"{NUMBER}{GAP}{LASTING}\b",
    words(
        "printemps ete automne hiver spring summer autumn winter noel paques christmas easter today tomorrow yesterday",
        "aujourd'hui demain hier matins? matinee midi apres-midi soirs? soirees? nuits? mornings? noon afternoons?",
        "evenings? nights? midnight weekends? week-ends? rentree toussaint siecle century veille lendemain lors during",
        "durant pendant until jusqu apres avant lorsque quand once when after before fin debut beginning end birth",
        "naissance trimestre quarter holidays? vacances daily weekly monthly chaque every immediately immediatement",
        "jours? days? weeks? months? mois semaines? years? annees? ans?",
    ),
    "new year|des que|as soon as",
)  # fmt: skip
RATE = any_of(
    words(
        "every each per once twice daily weekly fortnightly monthly quarterly yearly annual(?:ly)? always never times",
        "regularly chaque fois quotidien\\w* hebdomadaire\\w* mensuel\\w* trimestriel\\w* annuel\\w* toujours jamais",
        "regulierement biennial triennial",
    ),
    rf"\bpar (?:jour|semaine|mois|an|trimestre)\b|\bl'an\b|\btou(?:s|tes) les\b|{WEEKDAY}",
    rf"{NUMBER} (?:in|sur|out of) \d|{NUMBER}{GAP}{LASTING}(?!\w)",
)
COLOUR = words(
    "rouges? bleue?s? verte?s? jaunes? oranges? violett?e?s? mauves? roses? noire?s? blanc(?:he)?s? grise?s? marrons?",
    "brune?s? beiges? dore[es]* argente[es]* creme ecru turquoise bordeaux red blue green yellow purple violet pink",
    "black white gr[ae]y brown gold(?:en)? silver cream navy crimson scarlet ivory teal amber lilac",
)
PATTERNS = {
    "money": MONEY,
    "duration": DURATION,
    "length": any_of(MEASURE, DURATION),
    "measure": any_of(MEASURE, CELL),
    "weight": any_of(rf"{NUMBER}{GAP}{units.WEIGHT}", CELL),
    "noise": any_of(rf"{NUMBER}{GAP}{units.NOISE}", CELL),
    "clock": any_of(CLOCK, SPOKEN_CLOCK),
    "day": any_of(DAY, WEEKDAY, SHORT_DATE, r"\b(?:1er|\d{1,2}(?:st|nd|rd|th))\b", r"\ble \d{1,2}\b"),
    "date": any_of(DAY, MONTH, YEAR, SHORT_DATE, WEEKDAY),
    "month": any_of(MONTH, r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b", r"\b\d{4}-\d\d\b"),
    "year": any_of(
        r"\b(?:[1-9]\d\d|1\d\d\d|20\d\d)s?\b", r"\b\d{1,3} (?:bc|ad|av|avant|apres)\b", words("century siecle bce?"),
    ),
    "moment": MOMENT,
    "opening": MOMENT,
    "share": any_of(rf"{NUMBER}{GAP}(?:%|(?:per|pour) ?cent|points?)", words("thirds all tous toutes"), SEVERAL),
    "number": SEVERAL,
    "count": any_of(WHOLE, ONE, words("once twice handful any quelques pair paire")),
    "rate": RATE,
    "age": any_of(WHOLE, words("adults? adultes? majeure?s? mineure?s? minors?"), "any age|tout age"),
    "colour": COLOUR,
    "phone": any_of(r"\+?\d[\d .()-]{6,}\d", r"\b(?:15|17|18|112|999|911|3\d{3})\b"),
    "email": r"\S@\S",
    "website": any_of(r"\bwww\.", "https?:", r"\b\w[\w-]*\.(?:com|fr|org|net|uk|eu|example|info|io|gov|be|ca|ch)\b"),
    "code": any_of(r"\b(?=[\w/.-]*\d)[\w/.-]{3,}\b", r"(?:\d[ .-]?){4,}"),
}  # fmt: skip
"""What is of each type, in text that is small and without accents."""
DATED = any_of(DAY, CLOCK, rf"{MONTH} (?:1\d|20)\d\d\b", r"\b(?:in|en|since|depuis) (?:1\d|20)\d\d\b")
NOT_COUNTED = any_of(
    DATED,
    r"[€$£] ?\d[\d., \u00a0\u202f]*|\d[\d., \u00a0\u202f]*[€$£%]|\d+ (?:euros?|pounds?|dollars?)\b",
)
"""Dates, hours and sums, whose numbers count nothing."""
TIMED = words("ans? mois semaines? jours? heures? minutes? years? months? weeks? days? hours?")
RECURRING = rf"\b(?:tou(?:s|tes) les|chaque|every|each) {NUMBER}{GAP}{LASTING}(?!\w)"
"""How often a thing comes, which says nothing of how long it takes."""
OTHERS = {
    "duration": RECURRING,
    "length": RECURRING,
    "number": DATED,
    "count": any_of(NOT_COUNTED, rf"{NUMBER}{GAP}{TIMED}", SIZE),
    "age": NOT_COUNTED,
    "opening": r"(?<!\w )\b(?:1\d|20)\d\ds?\b|\b(?:in|en|since|depuis|of|de) (?:1\d|20)\d\ds?\b",
}
"""What looks like one of a type, and is not."""


def of_type(type_: str, text: str) -> Iterator[Span]:
    """Yield where *text* has words of that type, one of ``PATTERNS``, from left to right."""
    folded = fold_letters(text)
    if other := OTHERS.get(type_):
        folded = _compiled(other).sub(lambda found: "·" * len(found.group()), folded)
    for found in _compiled(PATTERNS[type_]).finditer(folded):
        yield Span(*found.span())


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return *pattern* made ready when it is first asked for: all of them would be 30 ms of every start."""
    return re.compile(pattern)
