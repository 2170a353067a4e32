"""When a document is from, and which date a question asks for: a year it names, or the newest there is."""

import re
from dataclasses import dataclass
from functools import lru_cache

from passerelle.index.folding import fold
from passerelle.index.lexical.dates import MONTHS, date_terms
from passerelle.index.types import Document

HEAD = 400
"""Characters of a text in which a document says its own date."""
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d]|[.,]\d)")
SEASON = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[-/–_] ?((?:19|20)?\d\d)(?!\d)")
YEARS_OF_A_NAME = re.compile(r"(?<=(?:19|20)\d\d)_(?=(?:19|20)\d\d(?!\d))")
"""What stands between two years in a file's name, ``saison_2024_2025``."""
VERSION = re.compile(r"(?:\bv|version |edition |revision |rev\.? ?)[ ._-]?(\d{1,3})(?!\d)")
GLUED = re.compile(r"(?<=[a-z])[-.](?=\d)")
LONGEST = 10
"""Years that a document is for, at most."""
COLLECTIONS = (".jsonl", ".csv", ".tsv")
ISO = re.compile(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:[T ].*)?)?)?", re.DOTALL)
NEWEST = re.compile(
    r"\b(?:actuel(?:le)?s?|actuellement|aujourd'hui|en ce moment|a ce jour|en vigueur|desormais|maintenant|a present"
    r"|derni(?:er|ere)s?|(?:le|la|les) plus recente?s?"
    r"|current(?:ly)?|latest|newest|most recent(?:ly)?|today|nowadays|now|at present|at the moment|in force)\b"
)
WHOLE = re.compile(r"@(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"@(\d{4})-(\d\d)")
NAMES = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")
NUMBERED = re.compile(r"\b(?:v|version|edition|revision|rev|no|annee|year|saison|season)\b")


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """A document's own date, in the order of time: ``day`` and ``month`` from 1, 0 where they are not known.

    ``version`` is a number of its own, as of a second edition; ``until`` the last year it is for.
    """

    year: int
    month: int = 0
    day: int = 0
    version: int = 0
    until: int = 0

    def covers(self, years: frozenset[int]) -> bool:
        return any(self.year <= year <= max(self.year, self.until) for year in years)


@dataclass(frozen=True, slots=True)
class When:
    """The years a question names, and whether it asks for what holds now."""

    years: frozenset[int] = frozenset()
    newest: bool = False

    @property
    def asks(self) -> bool:
        return bool(self.years) or self.newest


def when(question: str) -> When:
    """Return what *question* asks of dates; a year it names counts for more than "now"."""
    plain = _plain(question)
    seasons = _seasons(plain)
    years = frozenset({seasons[0][0]} if seasons else map(int, YEAR.findall(plain)))
    return When(years, not years and NEWEST.search(plain) is not None)


def dated(document: Document) -> Dated:
    """Return the date of *document*: in its title, else its name, else the first lines of its text, else its field.

    The field ``date`` of a mail or of a line of a collection was written for it, and goes before the text; of any
    other file it may be the day of an export.
    """
    given = document.fields.get("date")
    said = str(given) if isinstance(given, str | int) else ""
    is_its_own = "from" in document.fields or document.path.lower().endswith(COLLECTIONS)
    return _dated(document.title, document.id, document.text[:HEAD], said, said_first=is_its_own)


def are_editions(one: Document, other: Document) -> bool:
    """Tell whether two documents are by their names editions of one: dates and numbers aside, they are called alike.

    Either the whole names of their files say so, or their titles, in folders of one name.
    """
    if _bare(one.id) and _bare(one.id) == _bare(other.id):
        return True
    folders = {_bare(each.id.rpartition("/")[0]) for each in (one, other)}
    titles = {_bare(each.title) for each in (one, other)}
    return len(folders) == len(titles) == 1 and titles != {""}


def title_words(document: Document) -> frozenset[str]:
    """Return the words of a title, without dates and numbers."""
    return frozenset(_bare(document.title).split())


@lru_cache(maxsize=4096)
def _dated(title: str, name: str, head: str, said: str, *, said_first: bool) -> Dated:
    version = max((int(found[1]) for found in VERSION.finditer(_plain(f"{title} {name}"))), default=0)
    iso = ISO.fullmatch(said.strip())
    field = Dated(*(int(part or 0) for part in iso.groups())) if iso else _first_date(_plain(said))
    texts = [title, name, head]
    for text in map(_plain, texts[:2] if said_first and field else texts):
        found = _first_date(text)
        if found is not None:
            is_in_it = (
                said_first and field and not found.month and not found.until and field.year == found.year
            )
            found = field if is_in_it and field else found
            return Dated(found.year, found.month, found.day, version, found.until)
    return (
        Dated(field.year, field.month, field.day, version, field.until)
        if field
        else Dated(0, version=version)
    )


def _seasons(text: str) -> list[tuple[int, int]]:
    """Return the first and the last year of each span of years in *text*, as 2023-2024 or 2024/25."""
    found = [(int(each[1]), int(each[2])) for each in SEASON.finditer(text)]
    years = [(first, last if last > 99 else first + (last - first) % 100) for first, last in found]
    return [(first, last) for first, last in years if first < last <= first + LONGEST]


def _first_date(text: str) -> Dated | None:
    """Return the whole date that *text* names first, else its month, else the latest of its years."""
    terms = " ".join(date_terms(GLUED.sub(" ", text)))
    if whole := WHOLE.search(terms):
        return Dated(*map(int, whole.groups()))
    if month := MONTH.search(terms):
        return Dated(*map(int, month.groups()))
    if seasons := _seasons(text):
        return Dated(seasons[0][0], until=seasons[0][1])
    years = [int(year) for year in YEAR.findall(text)]
    return Dated(max(years)) if years else None


@lru_cache(maxsize=4096)
def _bare(name: str) -> str:
    """Return *name* without dates, numbers and the name of its format."""
    stem = re.sub(r"\.[a-z0-9]{1,8}$", "", _plain(name))
    words = re.findall(r"[^\W\d_]+", NUMBERED.sub(" ", NAMES.sub(" ", re.sub(r"\bv\d+\b", " ", stem))))
    return " ".join(words)


def _plain(text: str) -> str:
    return YEARS_OF_A_NAME.sub("-", fold(text.lower()).replace("’", "'")).replace("_", " ")
