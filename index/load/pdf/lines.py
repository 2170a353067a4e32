"""The printed lines of a PDF's pages, with where and how they are set."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from passerelle.index.load.pdf.letters import loose_accents, mend

WIDE = 1.5
"""Space in type sizes from which a gap in a line may part two cells of a table's row."""
BULLETS = "•▪■‣◦·●○►▸▶▹▷➢➤❖◆◇∙⁃✓"
"""Signs that stand before the items of a list."""
MARKER = re.compile(rf"(?:[{BULLETS}–—*-]|\(?\w{{1,3}}[.)]|[IVX]{{1,5}}\.)$")
"""What stands alone before the text of an item, which is no cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its words; in points its ends, its baseline from the page's foot, its type size; its weight.

    Wide gaps in it are tabs in *text*, and *cells* holds the ends of the parts between them. *row* tells
    whether it is one of a table's; then the tabs are gone, but in rows between rules, whose cells may have several
    lines. An *aside* is no part of the text that runs on
    around it, nor a heading: a running head where it first stands, a stamp set aslant. In a *lifted* one
    there is raised or lowered type, which may push it away from the line above or below. *table* numbers the
    tables of a page from 1. *gaps* are the ends of the spaces between its words. A *fixed*
    one is set in letters that are all as wide, as programs are. A *filled* one begins with the label of a form's field.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    cells: tuple[tuple[float, float], ...]
    row: bool = False
    aside: bool = False
    lifted: bool = False
    table: int = 0
    gaps: tuple[tuple[float, float], ...] = ()
    fixed: bool = False
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page, in reading order, and what is amiss: letters nobody sees, letters nobody can tell.

    *recognised* tells that its text lies unseen under a picture, as a scanner's recognition puts it there;
    *picture* that it shows a picture, or a drawing, and no text to speak of. *quarters* is how often it was
    turned to the right to be read.
    """

    lines: list[Line] = field(default_factory=list)
    unseen: int = 0
    unknown: int = 0
    recognised: bool = False
    picture: bool = False
    quarters: int = 0


def mended(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """Put the document's loose accents on their letters."""
    accents = loose_accents(line.text for page in pages for line in page)
    return [[with_text(line, mend(line.text, accents)) for line in page] for page in pages]


def with_text(line: Line, text: str) -> Line:
    return line if text == line.text else replace(line, text=text)


def body_size(pages: Sequence[list[Line]]) -> float:
    """Return the type size of most characters, in points; 0.0 where there are none."""
    sizes = Counter[float]()
    for page in pages:
        for line in page:
            sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0
