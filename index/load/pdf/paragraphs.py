"""The printed lines of a PDF's pages made into headings and paragraphs, which may run over a page's end."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from passerelle.index.load.pdf.centred import with_centred
from passerelle.index.load.pdf.columns import in_columns
from passerelle.index.load.pdf.hyphens import Vocabulary, flow, vocabulary
from passerelle.index.load.pdf.initials import with_initials
from passerelle.index.load.pdf.layout import LARGER, LEADERS, Layout, is_open, layout, start
from passerelle.index.load.pdf.letterhead import with_addresses
from passerelle.index.load.pdf.lines import BULLETS, Line, body_size
from passerelle.index.load.pdf.order import in_place
from passerelle.index.load.pdf.tables import with_rows
from passerelle.index.load.pdf.terms import with_terms
from passerelle.index.load.pdf.white import with_white
from passerelle.index.text import TextBuilder, one_line

SHORTEST_HEADING = 2
"""Characters of a large initial, at most, that is no heading."""
LONGEST_HEADING = 160
LONGEST_BOLD_HEADING = 100
DEEPEST = 6
NOTE_SIZE = 0.93
STAMP = re.compile(
    r"\W*(?:projet|brouillon|copie|confidentiel|provisoire|dupli(?:cata|qué)|sp[ée]cimen|annul[ée]e?|pay[ée]e?|reçu|acquitt[ée]e?|"
    r"urgent|original|archives?|draft|copy|confidential|sample|void|paid|received|approved|approuvé|exemplaire|"
    r"[\w]{0,2}|\d[\d\s.,%€$]*\w{0,3})\W*",
    re.IGNORECASE,
)
"""What is set large on a first page and titles nothing: a stamp, a figure, a letter."""
ITEM = re.compile(rf"[{BULLETS}–—*-]\s")
"""What an item begins with: on a slide it is as large as a heading."""
SUM = re.compile(
    r"[^:]{1,60}:.*(?:\d[\d\s.,/]*[€$£%]|\d[.,]\d\d|\d/\d\d(?:\d\d)?)$|"
    r"[^:]{1,60}:\s*(?:le\s)?\d{1,2}(?:er|st|nd|rd|th)?\s[^\W\d]+\s\d{4}$"
)
"""A label and an amount or a day, which is no heading however large it is."""
NOTE_NUMBER = re.compile(r"^(\d{1,3})(?=[^\W\d])")
RAISED_NUMBER = re.compile(r"\d{1,3} ")


@dataclass(slots=True)
class _Writer:
    """Writes blocks of lines; the block being gathered keeps its lines by page, for it may run over."""

    body: float
    levels: dict[float, int]
    known: Vocabulary
    builder: TextBuilder = field(default_factory=TextBuilder)
    parts: list[list[Line]] = field(default_factory=lambda: [[]])
    last: Line | None = None
    tight: bool = False
    wraps: bool = True

    @property
    def lines(self) -> list[Line]:
        return [line for part in self.parts for line in part]

    def turn_page(self) -> None:
        if self.last is not None:
            self.parts.append([])
        else:
            self.builder.end_page()

    def gather(self, lines: Sequence[Line], shape: Layout) -> None:
        """Add lines of one page to the block at hand, writing it whenever another begins."""
        for line, following in zip_longest(lines, lines[1:]):
            if self.last is not None:
                opening = self.parts[-1][0] if self.parts[-1] else None
                begins = start(line, self.last, following, opening, shape)
                if opening is None and not self.wraps and not line.text[:1].islower():
                    begins = "block"  # overleaf from a form, or a list of names
                if begins != "same":
                    self.put()
                    self.tight = begins == "line"
            self.parts[-1].append(line)
            self.last = line

    def alone(self, lines: Iterable[Line]) -> None:
        """Write each of *lines* as a block of its own."""
        for line in lines:
            self.parts[-1].append(line)
            self.last = line
            self.put()

    def aside(self, notes: Sequence[Line]) -> None:
        """Write a page's notes, before a paragraph that runs over the page's end, so that it stays whole."""
        if not notes:
            return
        if len(self.parts) > 1:
            self.put()
        waiting, last = self.parts, self.last
        self.parts, self.last, self.tight = [[]], None, False
        shape = layout(notes, body_size([list(notes)]))
        for line in notes:
            if NOTE_NUMBER.match(line.text) or (line.lifted and RAISED_NUMBER.match(line.text)):
                self.put()
            self.gather([replace(line, text=NOTE_NUMBER.sub(r"\1 ", line.text))], shape)
        self.put()
        self.parts, self.last = waiting, last

    def put(self) -> None:
        """Write the block at hand; the pages that end inside it end there."""
        if self.last is None:
            return
        text = one_line(flow([line.text for line in self.lines], self.known))
        level = self._level(text)
        if level:
            self.builder.heading(text, level)
        else:
            self.builder.block(text, tight=self.tight)
        self.tight = False
        began = self.builder.length - len(text)
        for number in range(1, len(self.parts)):
            before = one_line(flow([line.text for part in self.parts[:number] for line in part], self.known))
            self.builder.end_page(began + _shared(before, text))
        self.parts, self.last = [[]], None

    def _level(self, text: str) -> int:
        """Return the level of the block at hand as a heading, 0 where it is none."""
        lines = self.lines
        if lines[0].aside:
            return 0
        level = self.levels.get(lines[0].size, 0)
        larger = min(line.size for line in lines) >= LARGER * self.body
        if lines[0].row or (not larger and not all(line.bold for line in lines)):
            return 0
        longest = LONGEST_HEADING if larger else LONGEST_BOLD_HEADING
        says = any(each.isalpha() for each in text) and not text.endswith((".", ";", ",", ":"))
        says = says and not LEADERS.search(text) and not ITEM.match(text) and not SUM.match(text)
        return level if says and len(text) <= longest else 0


def build(pages: Sequence[list[Line]]) -> TextBuilder:
    """Return the text of *pages*, a paragraph a line, with a span for each page."""
    body = body_size(pages)
    lines = [line for page in pages for line in page if not line.aside]
    letters = sum(len(line.text) for line in lines)
    typed = 2 * sum(len(line.text) for line in lines if line.fixed) > letters
    writer = _Writer(body, _levels(lines, body), vocabulary(line.text for line in lines))
    for number, printed in enumerate(pages):
        if number:
            writer.turn_page()
        asides, page = _asides_apart(printed)
        if writer.last is None:
            writer.alone(line for line in asides if not page or line.baseline > page[0].baseline)
            asides = [line for line in asides if page and line.baseline <= page[0].baseline]
        placed = in_place(with_terms(with_centred(page)))
        ordered = in_columns(with_initials(placed if number else with_addresses(placed), writer.known))
        text, notes = _notes_apart(with_rows(with_white(ordered), writer.known), body)
        shape = layout(text, body, typed=typed)
        writer.gather(text, shape)
        writer.wraps = shape.wraps
        if writer.last is not None and not is_open(writer.last, shape):
            writer.put()
        writer.aside(notes)
        writer.aside(asides)
    writer.put()
    writer.builder.end_page()
    return writer.builder


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _levels(lines: Sequence[Line], body: float) -> dict[float, int]:
    """Return the heading level of each type size, the largest first; bold is none where most lines are."""
    sizes = {line.size for line in lines if line.size >= LARGER * body and len(line.text) > SHORTEST_HEADING}
    bold = {line.size for line in lines if line.bold and NOTE_SIZE * body <= line.size < LARGER * body}
    if 2 * sum(line.bold for line in lines) > len(lines):
        bold.clear()
    ranked = [*sorted(sizes, reverse=True), *sorted(bold, reverse=True)]
    return {size: min(level, DEEPEST) for level, size in enumerate(ranked, start=1)}


def _asides_apart(page: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Part the lines that stand beside a page's text from those of the text."""
    return [replace(line, text=line.text.replace("\t", " ")) for line in page if line.aside], [
        line for line in page if not line.aside
    ]


def _notes_apart(page: Sequence[Line], body: float) -> tuple[Sequence[Line], Sequence[Line]]:
    """Part a page's text from the notes in smaller type at its foot."""
    at = len(page)
    while at and page[at - 1].size <= NOTE_SIZE * body:
        at -= 1
    return (page[:at], page[at:]) if at else (page, ())


def first_heading(builder: TextBuilder) -> str:
    """Return the largest heading of the first page that says more than a stamp does."""
    first = [each for each in builder.headings if each.start < builder.pages[0].end]
    says = [each for each in first if not STAMP.fullmatch(builder.text[each.start : each.end])]
    best = min(says, key=lambda heading: heading.level, default=None)
    return builder.text[best.start : best.end] if best is not None else ""
