"""English sentences turned into the questions that they answer."""

# ruff: noqa: E501  a frame is read as one line
import re
from collections.abc import Iterator

from passerelle.index import months
from passerelle.index.number_words import SPELT
from passerelle.index.types import Document, Span
from passerelle.starting.types import Frame, Made, in_the_middle, matches

ARTICLES = ("the", "a", "an", "all", "every")
BASE = {
    "opened": "open", "closed": "close", "began": "begin", "ended": "end", "died": "die", "started": "start",
    "resigned": "resign", "became": "become", "signed": "sign", "founded": "found", "adopted": "adopt",
    "declared": "declare", "announced": "announce", "occupied": "occupy", "annexed": "annex", "left": "leave",
    "joined": "join", "won": "win", "received": "receive", "arrived": "arrive", "met": "meet", "moved": "move",
    "launched": "launch", "introduced": "introduce", "published": "publish", "visited": "visit",
    "recognised": "recognise", "approved": "approve", "bought": "buy", "sold": "sell", "returned": "return",
    "withdrew": "withdraw", "entered": "enter", "created": "create", "elected": "elect", "banned": "ban",
    "lifted": "lift", "exploded": "explode", "collapsed": "collapse", "retired": "retire", "built": "build",
    "lost": "lose", "recovered": "recover", "dissolved": "dissolve", "took": "take", "held": "hold",
    "made": "make", "had": "have", "counted": "count", "employed": "employ", "lasted": "last", "cost": "cost",
    "wrote": "write", "designed": "design", "invented": "invent", "ratified": "ratify", "flew": "fly",
}  # fmt: skip
NOW = {"has": "have", "employs": "employ", "counts": "count", "contains": "contain", "holds": "hold",
       "costs": "cost", "lasts": "last", "takes": "take", "offers": "offer", "seats": "seat", "owns": "own"}  # fmt: skip
MONTH = rf"(?:{'|'.join(months.ENGLISH)})"
YEAR = r"(?:1[0-9]|20)\d\d"
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?: {YEAR})?|{MONTH} \d{{1,2}}(?:, {YEAR})?)"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?"
HOUR = r"(?:\d{1,2}(?:[.:]\d\d)?(?: ?(?:a\.m\.|p\.m\.|am|pm))|\d{1,2}[.:]\d\d|noon|midnight)"
WHEN = (
    rf"(?:on (?:{WEEKDAY}, )?{DAY}|on (?:the )?(?:first |second |third |last )?{WEEKDAY}(?: and {WEEKDAY})?"
    rf"(?: of (?:the|each|every) month)?|in (?:early |late )?(?:{MONTH} )?{YEAR}|in {MONTH}"
    rf"|from {DAY} (?:to|until) {DAY}|between {DAY} and {DAY}|every (?:{WEEKDAY}|(?:first|last) {WEEKDAY})"
    rf"|from {HOUR} to {HOUR})"
)
SCALE = "hundred|thousand|million|billion"
NUMBER = (
    rf"(?:\d{{1,3}}(?:[, ]\d{{3}})+|\d+(?:\.\d+)?|{SPELT}|a(?= (?:{SCALE})))(?: hundred(?: and {SPELT})?)?"
    r"(?: (?:thousand|million|billion))?"
)
SEVERAL = rf"(?!one (?!{SCALE})){NUMBER}"
SPAN = rf"(?:about |around |at least |up to |only )?{NUMBER} (?:minutes?|hours?|days?|weeks?|months?|years?|nights?)"
MONEY = r"(?:£|€|\$|CHF )\d[\d,.]*(?<![.,])(?: (?:a|an|per) \w+| (?:million|billion))?"
SUM = re.compile(MONEY)
"""Another sum behind the first, which is for something else: "£3 a picture, or £10 for four"."""
SUBJECT = r"(?P<subject>[A-ZÀ-Þ][^,;:.()|!?“”\"]{2,70}?)"
REST = r"(?P<rest>(?: [^\W\d_][\w'’-]*){0,8}?)"
STOP = r"(?=[.;,]| (?:at|by|in|with|after|when|because|under) |$)"
PAST = "|".join(sorted(BASE.keys() - {"had", "made", "cost", "counted", "employed", "lasted"}))
FRAMES = (
    Frame("by", re.compile(rf"{SUBJECT} (?P<aux>was|were) (?P<verb>founded|built|designed|written|created|signed|opened|launched|invented|introduced|adopted|announced) by "
                           r"(?P<answer>[A-Z][\w'’-]+(?: (?:de|of|van|von)? ?[A-Z][\w'’-]+)+)(?=[.,;]| in | on )(?P<rest>)")),
    Frame("passive", re.compile(rf"{SUBJECT} (?P<aux>was|were) (?P<verb>[a-z]+(?:ed|en|un|lt|ld|de)|born|set up|cut)"
                                rf"{REST} (?P<answer>{WHEN}){STOP}")),
    Frame("apposed", re.compile(rf"{SUBJECT}, (?P<verb>signed|founded|built|opened|adopted|published|created|written|born|launched)"
                                rf"(?P<rest>) (?P<answer>{WHEN})(?=,)")),
    Frame("modal", re.compile(rf"{SUBJECT} (?P<aux>must|will|can|may|should|is|are) (?P<verb>[a-z]+){REST} (?P<answer>{WHEN}){STOP}")),
    Frame("deadline", re.compile(rf"{SUBJECT} (?P<aux>must|should|can|may) (?P<verb>[a-z]+){REST} (?P<answer>(?:by|before) (?:{WEEKDAY}, )?{DAY}){STOP}")),
    Frame("past", re.compile(rf"{SUBJECT} (?P<verb>{PAST}){REST} (?P<answer>{WHEN}){STOP}")),
    Frame("count", re.compile(rf"{SUBJECT} (?P<verb>has|have|had|employs|employed|contains|counts|counted|received|made|holds|seats|owns) (?:only |about |some |over )?"
                              rf"(?P<answer>{SEVERAL} (?P<rest>(?!(?:{SCALE}|dozen) )[a-z-]+(?: [a-z-]+)?s))(?=[.,;]| (?:and|of|in|at|for|on) )")),
    Frame("long", re.compile(rf"{SUBJECT} (?P<verb>lasts|lasted|takes|took) (?P<answer>{SPAN})(?P<rest>){STOP}")),
    Frame("cost", re.compile(rf"{SUBJECT} (?P<verb>costs|cost) (?P<answer>{MONEY})(?P<rest>)")),
    Frame("price", re.compile(rf"{SUBJECT} (?P<aux>is|are|was|were) (?P<answer>{MONEY})(?P<rest>){STOP}")),
    Frame("length", re.compile(rf"(?P<subject>The [^,;:.()|!?“”\"]{{0,50}}?(?:period|time|term|course|contract|visit|tour|warranty|guarantee|season|crossing|journey)) "
                               rf"(?P<aux>is|was) (?P<answer>{SPAN})(?P<rest>){STOP}")),
)  # fmt: skip
VERBAL = re.compile(
    rf"\b(?:{'|'.join(BASE)}|{'|'.join(NOW)}|is|are|was|were|be|been|has|have|do|does|did|will|must|can|may|should|would|could"
    r"|while|until|since|because|before|after|during|although|today|yesterday|tomorrow)\b"
)
NO_BEGINNING = re.compile(r"(?:In|On|At|By|For|From|To|With|After|Before|Under|During|As|Since|Of|Most|Some|Many|Anyone|"
                          r"Everyone|Nobody|Another|Several|Few|What|How|Why|And|Please|Applicants? who)\b")  # fmt: skip


def questions(document: Document, sentence: Span, text: str) -> Iterator[Made]:
    """Yield the questions that *text*, the words of *sentence* in *document*, answers."""
    for kind, found in matches(FRAMES, text, NO_BEGINNING, VERBAL):
        subject, rest = found["subject"], found["rest"].strip()
        if kind in {"passive", "past", "modal"} and re.search(r"\b(?:was|were|is|are|that)\b", rest):
            continue
        if kind in {"passive", "past", "apposed"} and subject.startswith(("A ", "An ")):
            continue
        if kind in {"cost", "price"} and SUM.search(text[found.end("answer") :].partition(";")[0]):
            continue
        own = in_the_middle(subject, document, ARTICLES)
        asked = _asked(kind, own, found, rest) if own else ""
        if asked:
            question = " ".join(asked.split()).replace(" ?", "?")
            yield Made.of(question, "en", document, sentence, kind, found, own)


def _asked(kind: str, subject: str, found: re.Match[str], rest: str) -> str:
    groups = found.groupdict()
    verb, aux = groups.get("verb") or "", groups.get("aux") or ""
    plural = aux in {"are", "were"} or verb == "have"
    if kind == "apposed":
        return f"When was {subject} {verb}?" if not re.search(r" and ", subject) else ""
    if kind in {"passive", "modal"}:
        return f"When {aux} {subject} {verb} {rest}?"
    if kind == "deadline":
        return f"By what date {aux} {subject} {verb} {rest}?"
    if kind == "past":
        return f"When did {subject} {BASE[verb]} {rest}?" if rest or verb in ALONE else ""
    if kind == "by":
        return f"Who {PASTS.get(verb, verb)} {subject}?"
    helper = "did" if verb in BASE else "do" if plural else "does"
    base = BASE.get(verb) or NOW.get(verb, verb)
    return {
        "count": f"How many {rest} {helper} {subject} {base}?",
        "long": f"How long {helper} {subject} {base}?",
        "cost": f"How much {'does' if verb == 'costs' else 'do'} {subject} cost?",
        "price": f"How much {aux} {subject}?",
        "length": f"How long {aux} {subject}?",
    }[kind]


PASTS = {"written": "wrote"}
ALONE = frozenset("opened closed began ended died started resigned exploded collapsed retired".split())
"""Verbs that ask for nothing behind them."""
