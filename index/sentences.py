"""Where sentences begin and end in French and English text, by exact offsets."""

import re
from collections.abc import Iterator

from index.types import Span

# Never the end of a sentence when a full stop follows.
TITLES = frozenset(
    """m mm mme mmes mlle mlles me mgr dr drs pr prof st ste sts stes gal lt col cap cdt sgt adj maj gen gén
    capt cmdr mr mrs ms messrs rev hon sen rep gov pres mt ft""".split()
)
REFERENCES = frozenset(
    """art arts al chap ch sect sec fig figs p pp vol vols no nos n° nº cf cp ex env approx ca vs v av apr bd
    boul ave blvd rd sq tel tél réf ref dépt dept éd ed eds trad coll op cit ibid id ph ann annot fasc viz
    resp incl excl temp max min adm ép janv févr fév avr juill sept oct nov déc jan feb mar jun jul aug dec
    i.e e.g p.ex p.e c.-à-d c.à.d j.-c jc par §""".split()
)
# The end of a sentence only when what follows looks like the start of one.
PERHAPS_LAST = frozenset(
    """etc al inc corp ltd co cie jr sr bros sa sarl a.m p.m h min kg km cm mm ph.d m.d b.a bis ter""".split()
)
OPENERS = frozenset(
    """le la les l un une des il ils elle elles on ce cette ces cet c d en au aux dans pour mais et or nous
    vous je j tu à a an the he she it its they we you i this that these those in on at for but and his her
    their our my there then when if as by from to selon après avant lors si quand son sa ses leur leurs
    notre nos votre vos depuis pendant malgré ainsi cependant toutefois enfin puis however although since
    after before with""".split()
)

BOUNDARY = re.compile(
    r"""(?P<stop>[.!?…]+) (?: [\s]? [»”’"')\]]+ )* (?=\s)   # a stop, what closes after it, then space
      | (?P<blank>\n[^\S\n]*\n\s*)                           # a blank line
    """,
    re.VERBOSE,
)
WORD_BEFORE = re.compile(r"[\w°º§&.\-]{1,24}$")
WORD_AFTER = re.compile(r"[^\W\d_]+")
OPENING = "«“‘\"'([—–-•"
LIST_ITEM = re.compile(r"(?:[•▪■‣◦·*–—-]|\d{1,3}[.)]|[a-z][.)])\s")
CLOSERS_AFTER = "»”),;:"
LONGEST_QUOTATION = 300
LONGEST_HEADING = 90
SHORT_LINE = 45  # prose wrapped by hand fills its lines further than this


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of ``text[start:end]`` as spans of *text*, in order and without overlap.

    Spans are trimmed of white space and together hold every other character. A blank line always ends a
    sentence; a single newline does when the line is a list item or stops short without punctuation and the
    next begins with a capital, so that hard-wrapped prose stays whole.
    """
    stop = len(text) if end is None else end
    cuts = [start, *sorted(_cuts(text, start, stop)), stop]
    spans = (_trim(text, first, last) for first, last in zip(cuts, cuts[1:], strict=False))
    return [span for span in spans if span.start < span.end]


def _cuts(text: str, start: int, stop: int) -> Iterator[int]:
    previous = start
    for match in BOUNDARY.finditer(text, start, stop):
        if match["blank"] is not None or _ends_sentence(text, previous, match, stop):
            yield match.end()
            previous = match.end()
    yield from _line_cuts(text, start, stop)


def _ends_sentence(text: str, previous: int, match: re.Match[str], stop: int) -> bool:
    after = _skip_space(text, match.end(), stop)
    if after == stop or text[after] in CLOSERS_AFTER:
        return False
    first = after
    while first < stop and (text[first] in OPENING or text[first].isspace()):
        first += 1
    letter = text[first] if first < stop else ""
    if letter.islower() or _inside_quotation(text, previous, match.end(), stop):
        return False
    if match["stop"] != "." or match.end() > match.end("stop"):
        return True
    return not _is_abbreviation(text, previous, match.start(), first)


def _is_abbreviation(text: str, previous: int, dot: int, following: int) -> bool:
    """Tell whether the full stop at *dot* belongs to its word, *following* being where the next one begins."""
    found = WORD_BEFORE.search(text, max(previous, dot - 24), dot)
    if found is None:
        return False
    word = found.group().strip(".-")
    low = re.split("['’]", word.lower())[-1]
    if re.fullmatch(r"[A-ZÀ-Ý](?:\.?-[A-ZÀ-Ý])?", word) and word != "I":
        return True  # the initial of a name: J. Dupont, J.-P. Martin
    if low in TITLES or low in REFERENCES:
        return True
    if word.isdigit() and len(word) <= 2 and not text[previous : found.start()].strip():
        return True  # the number of a list item
    if low in PERHAPS_LAST or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        after = WORD_AFTER.match(text, following)
        return after is None or after.group().lower() not in OPENERS
    return False


def _inside_quotation(text: str, previous: int, place: int, stop: int) -> bool:
    for opening, closing in ("«»", "“”"):
        opened = text.rfind(opening, max(previous, place - LONGEST_QUOTATION), place)
        if opened < 0 or text.find(closing, opened, place) >= 0:
            continue
        if text.find(closing, place, min(stop, place + LONGEST_QUOTATION)) >= 0:
            return True
    return False


def _line_cuts(text: str, start: int, stop: int) -> Iterator[int]:
    newline = text.find("\n", start, stop)
    line_start = start
    while newline >= 0:
        following = _skip_space(text, newline, stop)
        if following < stop and _line_stands_alone(text, line_start, newline, following, stop):
            yield newline
        line_start = newline + 1
        newline = text.find("\n", newline + 1, stop)


def _line_stands_alone(text: str, line_start: int, newline: int, following: int, stop: int) -> bool:
    if LIST_ITEM.match(text, following, stop):
        return True
    line = text[line_start:newline].strip() if newline - line_start <= LONGEST_HEADING else ""
    if not line or line[-1] in ",;-–—(.!?…":
        return False
    starts_new = text[following].isupper() or text[following].isdigit() or text[following] in OPENING
    is_item = LIST_ITEM.match(text, line_start, newline) is not None
    return starts_new and (is_item or len(line) <= SHORT_LINE)


def _skip_space(text: str, place: int, stop: int) -> int:
    while place < stop and text[place].isspace():
        place += 1
    return place


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
