"""Where sentences begin and end in French and English text, by exact offsets."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from passerelle.index.tables import table_rows
from passerelle.index.types import Span

# Never the end of a sentence when a full stop follows.
NEVER_LAST = frozenset(
    """mme mmes mlle mlles mgr dr drs pr prof ste sts stes mr mrs messrs capt cmdr sgt cdt adj gén gal lt
    sté cf env approx av apr bd boul dépt éd trad viz vs i.e e.g p.e c.-à-d c.à.d jc resp cass bull obs
    concl""".split()
)
# The same, but words of the language when they are not capitalised: give it to me. | Me. Durand
NEVER_LAST_CAPITALISED = frozenset("mm me st mt ft ms cap col gen maj rep rev sen gov hon pres".split())
# Belongs to the number behind it, and else ends its sentence: no. 5 | he said no.
BEFORE_A_NUMBER = frozenset(
    """civ crim com soc ass plén req circ ord arr décr cons const trib corr chbre sess sér fol liv alin
    art arts al ann c ca ch chap fasc fig figs fl n no nos n° nº p pp sec sect tel tél réf § vol vols h min s kg
    km cm mm m janv févr fév avr juill sept oct nov déc jan feb mar jun jul aug dec""".split()
)
# The end of a sentence only when the word behind it looks like the start of one.
PERHAPS_LAST = frozenset(
    """etc al inc corp ltd co cie jr sr bros sa sarl ex adm ave blvd coll ed eds ibid id incl max op cit ph rd sq
    suiv temp ph.d m.d b.a p.ex a.m p.m civ crim com soc pén trav proc urb comm juris chron somm rapp
    préc""".split()
)
SURE_OPENERS = frozenset(
    """il ils elle elles on ce cette ces c ça nous vous je j tu une les des au aux dans pour mais et or the he she it
    they we you this that these those and but his her their our my there then when however""".split()
)
OPENERS = SURE_OPENERS | frozenset(
    """le la l un d s n qu en à a an i its in on at for if as by from to chaque selon après avant lors si quand qui
    que où comme son sa ses leur leurs notre nos votre vos depuis pendant malgré ainsi cependant toutefois enfin
    puis although since after before with what why how who where some many most all no not""".split()
)

# Possessive and anchored behind, so that a run of dots or of closing marks is read once.
BOUNDARY = re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]++)                                        # a stop
        (?:[⁰¹²³⁴-⁹]++|\[\d{1,3}\])*+                                       # calls of notes
        (?:\s?[»”’"')\]]++(?:[⁰¹²³⁴-⁹]++|\[\d{1,3}\])*+(?=\s))*+(?=\s)    # what closes after it, calls, then space
      | (?P<blank>\n[^\S\n]*+\n\s*+)                                      # a blank line
    """,
    re.VERBOSE,
)
LINE_END = re.compile(r"(?<=\S)[^\S\n]*+\n\s*+(?=\S)")
WORD_BEFORE = re.compile(r"[\w°º§&.\-]{1,24}$")
WORD_AFTER = re.compile(r"[^\W\d_]+")
NUMBER_AFTER = re.compile(r"\d|[IVXLC]{2,}\b|[VX]\b|[ADLR]\.? ?\*?\d")
INITIAL = re.compile(
    r"[A-ZÀ-ÖØ-Þ](?:\.?-[A-ZÀ-ÖØ-Þ][a-z]?)?|(?:Ph|Th|Ch|Chr|Cl|Fr|Jh|Gge)(?:\.?-[A-ZÀ-ÖØ-Þ][a-z]?)?"
)
DOTTED = re.compile(r"(?:[^\W\d_]\.-?)+[^\W\d_]")
LIST_ITEM = re.compile(
    r"(?:[•▪■‣◦·●○►▸▶▹▷➢➤❖◆◇∙⁃✓*☐☑☒–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{2,5}[.)]|\(?[A-Z]\))\s"
)
LETTERED = re.compile(r"(?P<letter>[A-Z])\.\s")
LABEL = re.compile(
    r"""[*_#>\s]{0,4}(?:(?:(?i:articles?|arts?|clauses?|sections?|sect|sec|§+|annexes?|annex|appendi(?:x|ce)|schedule
      |chapitre|chapter|chap|titre|title|partie|part|livre|règle|rule|point|alinéa|paragraphe|paragraph|considérant
      |recital|question|étape|step|tableau|table|figure|fig|note|lot|exemple|example)\.?|§+)
      [\s\u00a0\u202f]?(?:n[°o]\.?\s?)?(?:[LRDA]\.?\s?\*?(?=\d))?
      (?:\d{1,4}(?:[.-]\d{1,4})*|premier|première|[IVXLC]{1,6}|[A-Z])
      |\d{1,2}(?:\.\d{1,2}){1,3}|[IVX]{1,5}(?=\.))
      (?:er|re|ère)?(?:\s(?:bis|ter|quater|quinquies))?[*_]{0,2}(?:[.:]\s(?:[IVX]{1,4}|\d{1,2}°?))?
      [\s\u00a0\u202f]?[.:]?""",
    re.VERBOSE,
)
"""What laws and rules put before a paragraph: it belongs to the sentence behind it."""
ITEM_LABEL = re.compile(r"[*_>\s]{0,4}(?:\d{1,2}|[a-z]|[ivx]{2,5})\.")
OPENING = "«“‘\"'([—–-•"
CLOSERS_AFTER = "»”),;:"
LONGEST_QUOTATION = 300
LONGEST_HEADING = 90
SHORT_LINE = 45  # prose wrapped by hand fills its lines further than this


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of ``text[start:end]`` as spans of *text*, in order and without overlap.

    Spans are trimmed of white space and together hold every other character. A blank line always ends a
    sentence. A single newline does before or after a list item, and after a short line without punctuation
    that begins a paragraph or follows a whole sentence and has a capital below it: a heading. So prose
    wrapped by hand stays whole. A row of a table is one sentence, whatever its cells hold. Time is linear in the
    length of the text.
    """
    stop = len(text) if end is None else end
    found = {*_cuts(text, start, stop), *_line_cuts(text, start, stop)}
    cuts = [start, *sorted(_without_cut_rows(found, table_rows(text, start, stop))), stop]
    spans = (trimmed(text, first, last) for first, last in zip(cuts, cuts[1:], strict=False))
    return [span for span in spans if span.start < span.end]


def _without_cut_rows(cuts: set[int], rows: Sequence[Span]) -> set[int]:
    """Return *cuts* with one before and one behind each of the *rows*, and none inside."""
    ordered = sorted(cuts)
    for row in rows:
        cuts.difference_update(ordered[bisect_right(ordered, row.start) : bisect_left(ordered, row.end)])
        cuts |= {row.start, row.end}
    return cuts


def _cuts(text: str, start: int, stop: int) -> Iterator[int]:
    previous = start
    for match in BOUNDARY.finditer(text, start, stop):
        if match["blank"] is not None or _ends_sentence(text, previous, match, stop):
            yield match.end()
            previous = match.end()


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
    line = max(previous, text.rfind("\n", previous, match.start()) + 1)
    if ITEM_LABEL.fullmatch(text, line, match.start() + 1):
        return False
    if LABEL.fullmatch(text, line, match.start() + 1):
        # A label on the next line is the next entry of a list of labels.
        return "\n" in text[match.end() : first] and LABEL.match(text, first, stop) is not None
    return not _is_abbreviation(text, previous, match.start(), first)


def _is_abbreviation(text: str, previous: int, dot: int, following: int) -> bool:
    """Tell whether the full stop at *dot* belongs to its word, *following* being where the next one begins."""
    found = WORD_BEFORE.search(text, max(previous, dot - 24), dot)
    if found is None:
        return False
    word = found.group().strip(".-")
    low = word.lower()
    after = WORD_AFTER.match(text, following)
    next_word = after.group().lower() if after else ""
    if INITIAL.fullmatch(word) and word != "I":
        return next_word not in SURE_OPENERS  # the initial of a name: J. Dupont, J.-P. Martin
    if low in NEVER_LAST or (low in NEVER_LAST_CAPITALISED and word[0].isupper()):
        return True
    if low in BEFORE_A_NUMBER and NUMBER_AFTER.match(text, following):
        return True
    return next_word not in OPENERS and (low in PERHAPS_LAST or DOTTED.fullmatch(word) is not None)


def _inside_quotation(text: str, previous: int, place: int, stop: int) -> bool:
    """Tell whether a short quotation is open at *place* and closes soon: one that never does is ignored."""
    since, until = max(previous, place - LONGEST_QUOTATION), min(stop, place + LONGEST_QUOTATION)
    for opening, closing in ("«»", "“”"):
        opened = text.rfind(opening, since, place)
        if opened >= 0 and text.find(closing, opened, place) < 0 <= text.find(closing, place, until):
            return True
    return text.count('"', since, place) % 2 == 1 and text.find('"', place, until) >= 0


def _line_cuts(text: str, start: int, stop: int) -> Iterator[int]:
    line_start, opens = _skip_space(text, start, stop), True
    for match in LINE_END.finditer(text, line_start, stop):
        line_end, following = match.start(), match.end()
        alone = _line_stands_alone(text, line_start, line_end, following, opens=opens)
        if alone:
            yield following
        opens = alone or text[line_end - 1] in ".!?…:»”" or text.count("\n", line_end, following) > 1
        line_start = following


def _line_stands_alone(text: str, line_start: int, line_end: int, following: int, *, opens: bool) -> bool:
    """Tell a list item or a heading from a line of wrapped prose; *opens* where the line begins a sentence."""
    if LIST_ITEM.match(text, following) or _is_lettered_item(text, line_start, following):
        return True
    if line_end - line_start > LONGEST_HEADING or text[line_end - 1] in ",;-–—(.!?…":
        return False
    is_item = LIST_ITEM.match(text, line_start, line_end) is not None
    starts_new = text[following].isupper() or text[following].isdigit() or text[following] in OPENING
    return starts_new and (is_item or (opens and line_end - line_start <= SHORT_LINE))


def _is_lettered_item(text: str, line_start: int, following: int) -> bool:
    """Tell an item ``B.`` that follows one ``A.``, or comes before one ``C.``, from the initial of a name."""
    here = LETTERED.match(text, following)
    if here is None:
        return False
    above = LETTERED.match(text, line_start)
    if above is not None and ord(above["letter"]) == ord(here["letter"]) - 1:
        return True
    line_end = text.find("\n", following)
    below = LETTERED.match(text, line_end + 1) if line_end > 0 else None
    return below is not None and ord(below["letter"]) == ord(here["letter"]) + 1


def _skip_space(text: str, place: int, stop: int) -> int:
    while place < stop and text[place].isspace():
        place += 1
    return place


def trimmed(text: str, start: int, end: int) -> Span:
    """Return ``text[start:end]`` without the white space at both its ends."""
    start = _skip_space(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
