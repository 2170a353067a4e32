"""Of documents that differ by a version or a type number, keep to the one that a question names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from passerelle.dates import COLLECTIONS
from passerelle.index.folding import fold
from passerelle.index.types import Document
from passerelle.types import Hit
from passerelle.weights import Pick

TOKEN = re.compile(r"[a-z0-9]+(?:[.\-/][a-z0-9]+)*")
"""A word or a number, with what holds a version or a type number together: 5.2, kt-40, a12/b."""
YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d(?:\d\d)?)?")
WORD = re.compile(r"[a-z]+")
LETTERS = re.compile(r"[a-z0-9.]+")
HELD = re.compile(r"[-/]")
NUMBER = re.compile(r"\d+(?:\.\d+)*")
DIGITS = re.compile(r"\d+")
ORDINAL = re.compile(r"\d+(?:er|ere|e|eme|st|nd|rd|th)")
COUNTED = re.compile(r"(?:\bn[°º]|\bno\b\.?|#)\s*(?=\d)")
JOINED = re.compile(r"[-_ ]+")
FORMAT = re.compile(r"\.[A-Za-z0-9]{1,8}$")
SHORT = {"version": "v", "release": "v", "ver": "v"}


@dataclass(frozen=True, slots=True)
class Marked:
    """The *hits* of a question, those of the documents it names by a mark before those of their siblings.

    ``asked`` are the marks it names, ``passed_over`` the ids of siblings that have others. ``missing`` tells that the
    document found first has a mark of the same make as one that is asked for, and nowhere that one.
    """

    asked: frozenset[str]
    hits: tuple[Hit, ...]
    passed_over: frozenset[str]
    missing: bool

    def picks(self, picks: Sequence[Pick]) -> list[Pick]:
        """Return *picks* without those of siblings, but for words that name what is asked for themselves."""
        return [pick for pick in picks if not self._strays(pick)]

    def _strays(self, pick: Pick) -> bool:
        document = pick.hit.passage.document
        if document.id not in self.passed_over:
            return False
        return not self.asked & marks(document.text[pick.span.start : pick.span.end])


def marking(question: str, hits: Sequence[Hit]) -> Marked:
    """Return *hits* in the order that the marks named in *question* ask for."""
    asked = marks(question)
    documents = {hit.passage.document.id: hit.passage.document for hit in hits}
    named = {id_: each for id_, each in documents.items() if asked & marks_of(each)}
    passed = {
        id_
        for id_, each in documents.items()
        if id_ not in named and any(_are_siblings(each, other) for other in named.values())
    }
    missing = bool(hits) and not named and _lacks(hits[0].passage.document, asked)
    first = [hit for hit in hits if hit.passage.document.id not in passed]
    last = [hit for hit in hits if hit.passage.document.id in passed]
    return Marked(asked, tuple(first + last), frozenset(passed), missing)


def marks_of(document: Document) -> frozenset[str]:
    """Return the marks in the title of *document* and in the name of its file."""
    return marks(f"{document.title} . {_name(document)}")


@lru_cache(maxsize=1024)
def marks(text: str) -> frozenset[str]:
    """Return the versions and type numbers in *text*, however they are written: ``kt40`` of KT-40, KT 40 and kt40.

    A number counts with the word before it, as ``lot2``, and alone where it has a point, as ``5.2``. Years and places
    in an order are none.
    """
    found: set[str] = set()
    before, end = "", 0
    plain = fold(COUNTED.sub("", text.lower()))
    for token in TOKEN.finditer(plain):
        word = token[0]
        near = before if plain[end : token.start()] == " " else ""
        before, end = "", token.end()
        if WORD.fullmatch(word):
            before = SHORT.get(word, word)
        elif YEAR.fullmatch(word) or ORDINAL.fullmatch(word):
            pass
        elif NUMBER.fullmatch(word):
            found |= {word} if "." in word else set()
            found |= {f"{near}{word}"} if near else set()
        elif DIGITS.search(word):
            found.add(HELD.sub("", word))
    return frozenset(found)


def _are_siblings(one: Document, other: Document) -> bool:
    """Tell whether two documents, or their files, are called alike but for their marks."""
    titles, files = ({_unmarked(name(each)) for each in (one, other)} for name in (_title, _name))
    return any(len(names) == 1 and names != {""} for names in (titles, files))


def _title(document: Document) -> str:
    return document.title


def _name(document: Document) -> str:
    """Return the name of a document's file; a line of a collection has none of its own."""
    if document.path.lower().endswith(COLLECTIONS):
        return ""
    return JOINED.sub(" ", FORMAT.sub("", document.id.rpartition("/")[2]))


@lru_cache(maxsize=1024)
def _unmarked(name: str) -> str:
    return " ".join(each for each in LETTERS.findall(fold(name.lower())) if not DIGITS.search(each))


def _lacks(document: Document, asked: frozenset[str]) -> bool:
    """Tell whether the title of *document* has a mark made as one that is *asked* for, and its text not that one."""
    makes = {_make(each) for each in marks_of(document)}
    wanting = [each for each in asked if not NUMBER.fullmatch(each) and _make(each) in makes]
    return bool(wanting) and not marks(document.text) & set(wanting)


def _make(mark: str) -> str:
    return DIGITS.sub("0", mark)
