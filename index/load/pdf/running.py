"""Running heads, feet and page numbers of a PDF: what goes is proved to repeat as it is, or to count the pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from passerelle.index.load.pdf.lines import Line, body_size
from passerelle.index.load.pdf.tables import line_up
from passerelle.index.types import Gap

EDGE_LINES = 2
"""Lines at the top and at the bottom of a page among which running heads and page numbers are looked for."""
OFTEN = 0.6
"""Share of pages from which lines in the same place are running ones."""
FEWEST = 3
"""Pages on which a line that counts nothing says the same, at least."""
LOOSE = 5
"""Pages that a number set close to other words counts up over, at least, before it is taken for theirs."""
FAR = 10
"""How far such a number may be from the page's own place in the file."""
STAMP = 1.3
"""Times the body's size from which type anywhere on a page may be a stamp that all pages bear."""
SMALL = 0.9
"""Times the body's size up to which a line at the edge of each of two pages is no line of the text."""
PROSE = 40
"""Characters of a line of running text, at least."""
ROWS_APART = 6
"""Lines of other cells between a row of a table and the next line of several cells, at most."""
UNDER = 0.3
"""Type sizes by which cells of one column may begin apart."""
SAME_ROW = 0.8
"""Type sizes by which a cell of two lines, or one centred beside it, may stand above or below its row."""
ALONE = re.compile(
    r"\W*(?:(?:page|p\.?|pg\.?)\s*)?(?:[A-Z0-9]{1,3}[-.–])?(\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|sur|of|de|\|)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
"""A line that is a page number and nothing else: 12, – 12 –, Page 3 sur 8, 3/8, xiv, A-12."""
NAMED = re.compile(r"\bpage\s*(\d{1,4})(?:\s*(?:/|sur|of|de)\s*\d{1,4})?", re.IGNORECASE)
OF_ALL = re.compile(r"(?<=\s)(\d{1,4})\s*(?:/|sur|of)\s*\d{1,4}$|(?<=\s[-–—|•·]\s)(\d{1,4})(?=\s[-–—|•·]\s)")
LAST = re.compile(r"(?:\t|\s{2,}|\s[|–—•·]\s*)(\d{1,4})$")
FIRST = re.compile(r"^(\d{1,4})(?:\t|\s{2,}|\s[|–—•·]\s)")
CLOSE_LAST = re.compile(r"(?<=[^\W\d])\s(\d{1,4})$")
CLOSE_FIRST = re.compile(r"^(\d{1,4})\s(?=[^\W\d])")
MOST_LABEL = 2
"""Words of a label, at most, before a number set apart."""
LABEL = re.compile(
    r"(?:[°º:#]|\b(?:articles?|art|factures?|devis|avoirs?|no|num[ée]ro|chapitre|chapter|annexe|appendix|section|titre|"
    r"title|partie|part|lot|invoice|quote|order|commande|contrat|contract|dossier|file|bulletin|lettre|letter|client|"
    r"customer|matricule|fiche|exercice|exercise|question|tableau|table|figure|acte|le[cç]on|lesson|unit|step|"
    r"étape|jour|day|semaine|week|volume|tome|clause|schedule|exhibit|pièce|sheet|slide|copie|copy|exemplaire|bon|reçu|"
    r"ticket|chambre|room|phase|module|séance|session|année|year|mois|month|candidat|élève|patient|sous-total|total|"
    r"subtotal|solde|balance|(?:carried|brought)\sforward|à\sreporter)\.?|^report)\s*$",
    re.IGNORECASE,
)
"""Words before a number that say what it numbers: no page."""
TELLING = re.compile(r"\d{3}|\d\d(?:[ .\u00a0\u202f-]\d\d){2}|[€$£%@°]")
"""What a line that repeats may tell and no other place does: a number, that of a telephone, a price, an address."""
CHAPTER = re.compile(r"^(?:chapter|chapitre|appendix|annexe|part|partie|section)\s+\w{1,4}\b")
LEADS_ON = (":", ",", ";")
"""What a line ends with that leads to the one below, as `Example:` at the top of two pages does."""
NO_LETTERS = re.compile(r"[\W\d_]+")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line near a page's top or foot: what it says but for the number that may be the page's, and that number.

    *close* tells that the number stands close to other words; *behind* is the height of the outermost line where
    it is another.
    """

    page: int
    line: Line
    rest: str
    number: int | None = None
    close: bool = False
    outermost: bool = False
    behind: int | None = None

    @property
    def height(self) -> int:
        return round(self.line.baseline / 3)

    @property
    def says(self) -> tuple[str, int]:
        return self.rest, self.height


def without_running_lines(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], tuple[Gap, ...]]:
    """Take out lines in one place at the top or foot of most pages, and say which.

    A line goes where it repeats as it is, or but for a number that counts the pages. It stays where it first
    stands, as an aside, unless it carries that number itself, or is the running head of a text with page numbers.
    """
    body = body_size(pages)
    edges = [edge for number, page in enumerate(pages) for edge in _edges(number, page, body)]
    running = _running(list(_counted(edges)), pages, body)
    goes = {(edge.page, edge.line) for edge in running}
    others = {line.text for number, page in enumerate(pages) for line in page if (number, line) not in goes}
    kept = {each for each in _kept(running, body, prose=_is_prose(pages)) if each[1].text not in others}
    made = [
        [
            replace(line, aside=True) if (number, line) in kept else line
            for line in page
            if (number, line) not in goes or (number, line) in kept
        ]
        for number, page in enumerate(pages)
    ]
    return made, _account([edge for edge in running if (edge.page, edge.line) not in kept])


def _edges(number: int, page: Sequence[Line], body: float) -> Iterator[tuple[_Edge, ...]]:
    """Find the lines at a page's top and foot, and stamps and large type anywhere, each in its readings.

    Lines of a table are none of them.
    """
    heights = sorted({round(line.baseline) for line in page})
    outer = {*heights[:EDGE_LINES], *heights[-EDGE_LINES:]}
    rows = [line for at, line in enumerate(page) if round(line.baseline) in outer and _is_row(page, at)]
    for line in page:
        stamp = line.aside or line.size >= STAMP * body
        in_row = any(abs(line.baseline - row.baseline) <= SAME_ROW * row.size for row in rows)
        if (stamp or (round(line.baseline) in outer and not in_row)) and not line.row:
            ends = (heights[0], heights[-1])
            outermost = round(line.baseline) in ends
            near = heights[-1] if round(line.baseline) in heights[-EDGE_LINES:] else heights[0]
            behind = None if outermost or stamp else round(near / 3)
            yield tuple(replace(each, outermost=outermost, behind=behind) for each in _readings(number, line))


def _is_row(page: Sequence[Line], at: int) -> bool:
    """Tell whether a line's cells line up with those of a line near it that has several."""
    if page[at].row or len(page[at].cells) < 2:
        return page[at].row
    near = (*page[max(0, at - ROWS_APART) : at], *page[at + 1 : at + 1 + ROWS_APART])
    several = (each for each in near if len(each.cells) > 1 and not each.row)
    return any(line_up(page[at], each) or _is_end_of_row(each, page[at]) for each in several)


def _is_end_of_row(part: Line, row: Line) -> bool:
    """Tell whether *part*, whose first cell begins behind that of *row*, has it under one of the others."""
    later = [left for left, _ in row.cells[1:]]
    return part.left > row.cells[0][1] and any(abs(part.left - left) <= UNDER * row.size for left in later)


def _readings(page: int, line: Line) -> Iterator[_Edge]:
    """Yield what a line says for each number in it that may be the page's, and last the whole of it."""
    text = line.text.strip()
    if found := ALONE.fullmatch(text):
        yield _Edge(page, line, "", _value(found[1]))
    for shape in (NAMED, OF_ALL, LAST, FIRST, CLOSE_LAST, CLOSE_FIRST):
        if (found := shape.search(text)) and not _is_labelled(text[: found.start()], shape):
            rest = f"{text[: found.start()]} {text[found.end() :]}".strip()
            number = next(int(each) for each in found.groups() if each)
            yield _Edge(page, line, rest, number, close=shape in (CLOSE_FIRST, CLOSE_LAST))
    yield _Edge(page, line, text)


def _is_labelled(before: str, shape: re.Pattern[str]) -> bool:
    """Tell whether the words *before* a number say what it numbers."""
    words = sum(any(map(str.isalnum, each)) for each in before.split())
    if shape is NAMED or (shape is not CLOSE_LAST and words > MOST_LABEL):
        return False
    return LABEL.search(before) is not None


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    values = [ROMAN[letter] for letter in number.lower()]
    return sum(-one if one < after else one for one, after in pairwise([*values, 0]))


def _counted(edges: Sequence[tuple[_Edge, ...]]) -> Iterator[_Edge]:
    """Yield of each line the first reading whose number counts up as the pages do, at one height; else the last."""
    slots = defaultdict[int, list[_Edge]](list)
    for readings in edges:
        for edge in readings[:-1]:
            slots[edge.height].append(edge)
    counting = set[_Edge]()
    for slot in slots.values():
        offsets = Counter((edge.number or 0) - edge.page for edge in slot)
        near = {edge for one, other in pairwise(slot) if _count_up(one, other) for edge in (one, other)}
        counting |= {edge for edge in slot if edge in near or offsets[(edge.number or 0) - edge.page] > 1}
    near_by = Counter(edge.height for edge in counting if edge.close and _is_near(edge))
    for readings in edges:
        good = [
            edge
            for edge in readings[:-1]
            if edge in counting and not (edge.close and (near_by[edge.height] < LOOSE or not _is_near(edge)))
        ]
        yield (*good, readings[-1])[0]


def _count_up(one: _Edge, other: _Edge) -> bool:
    return (other.number or 0) - (one.number or 0) == other.page - one.page > 0


def _is_near(edge: _Edge) -> bool:
    return edge.number is not None and abs(edge.number - edge.page - 1) <= FAR


def _running(edges: Sequence[_Edge], pages: Sequence[list[Line]], body: float) -> list[_Edge]:
    """Return the lines that run: in a place where most pages have one, they say what another page says there.

    Two pages are enough for one that says what a line of the text says, as a title, or that is smaller than the
    text where there are but two.
    """
    seen = Counter(says for says, _ in {(edge.says, edge.page) for edge in edges})
    often = max(2.0, OFTEN * sum(1 for page in pages if page))
    outer = _slots(edge for edge in edges if edge.outermost)
    again = _slots(
        edge for edge in edges if edge.outermost and (seen[edge.says] > 1 or edge.number is not None)
    )
    proved = _slots(edge for edge in edges if seen[edge.says] >= FEWEST or edge.number is not None)
    usual = {
        height
        for height in outer
        if outer[height] >= max(FEWEST, often) and 2 * again[height] >= outer[height]
    }
    running = []
    for edge in edges:
        place = edge.height in usual if edge.outermost else proved[edge.height] >= often
        enough = 2 if edge.number is not None or place else FEWEST
        if (place or proved[edge.height] >= often) and (seen[edge.says] >= enough or _is_number(edge)):
            running.append(edge)
    known = {edge for edge in running if edge.behind is None}
    heads = {(edge.page, edge.height) for edge in known}
    known |= {edge for edge in running if (edge.page, edge.behind) in heads}
    running = [edge for edge in running if edge in known]
    alone = [edge for edge in edges if edge.outermost and edge.height in usual and edge not in known]
    titles = _titles(pages, edges) if alone else set[str]()
    twice = [
        edge
        for edge in edges
        if edge.outermost and seen[edge.says] > 1 and edge not in known and not edge.rest.endswith(LEADS_ON)
    ]
    said = Counter(line.text for page in pages for line in page) if twice else Counter[str]()
    there = Counter(edge.says for edge in edges)
    both = sum(1 for page in pages if page) == 2  # each of which has the line
    return [
        *running,
        *(edge for edge in alone if all(_letters(part) in titles for part in edge.rest.split("\t"))),
        *(
            edge
            for edge in twice
            if edge not in alone
            and (said[edge.line.text] > there[edge.says] or (both and edge.line.size <= SMALL * body))
        ),
    ]


def _slots(edges: Iterable[_Edge]) -> Counter[int]:
    """Count the pages that have one of *edges* at each height."""
    return Counter(height for height, _ in {(edge.height, edge.page) for edge in edges})


def _is_number(edge: _Edge) -> bool:
    return edge.number is not None and not edge.rest


def _titles(pages: Sequence[list[Line]], edges: Sequence[_Edge]) -> set[str]:
    """Return the letters of all lines but those at the pages' edges: what they say stands elsewhere too."""
    outer = {(edge.page, edge.line) for edge in edges if edge.outermost or edge.behind is not None}
    return {
        _letters(line.text)
        for number, page in enumerate(pages)
        for line in page
        if (number, line) not in outer
    }


def _letters(text: str) -> str:
    return NO_LETTERS.sub("", CHAPTER.sub("", text.casefold()))


def _kept(running: Sequence[_Edge], body: float, *, prose: bool) -> set[tuple[int, Line]]:
    """Return the first of each kind of line that a reader finds nowhere else."""
    numbered = any(edge.number is not None for edge in running)
    kept: dict[str, tuple[int, Line]] = {}
    for edge in running:
        plain = not TELLING.search(edge.rest) and (
            edge.number is not None or (numbered and prose and edge.line.size <= 1.05 * body)
        )
        if edge.rest and not plain:
            kept.setdefault(edge.rest, (edge.page, edge.line))
    return set(kept.values())


def _is_prose(pages: Sequence[list[Line]]) -> bool:
    """Tell whether most of what the pages say is running text, and not the lines of a form or a table."""
    letters = [(len(line.text), line) for page in pages for line in page]
    running = sum(count for count, line in letters if count >= PROSE and len(line.cells) == 1)
    return 2 * running >= sum(count for count, _ in letters)


def _account(gone: Sequence[_Edge]) -> tuple[Gap, ...]:
    if not gone:
        return ()
    said = dict.fromkeys(f"“{edge.rest}”" if edge.rest else "page numbers" for edge in gone)
    return (Gap("page furniture", len(gone), ", ".join(said)),)
