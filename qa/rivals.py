"""Whether a text is about another thing of its kind than the question: Hungary for Afghanistan, Tuesday for Monday."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from passerelle.answer_type import answer_type
from passerelle.index.folding import fold_letters
from passerelle.index.lexical.names import Names, spellings
from passerelle.index.lexical.spelling import parts, plain
from passerelle.index.tables import with_columns
from passerelle.index.types import Document, Passage, Span
from passerelle.query import Query
from passerelle.quotation import quotation
from passerelle.weights import Pick

SHIPPED = Path(__file__).parent / "rivals.txt"
MODAL = re.compile(r"\bmay\b|\bmarch\b|(?:^|[.?!] )May\b")
"""English words that look like months."""
PLACE_ASKED = re.compile(
    r"\b(?:where|ou|pays|etats?|countr(?:y|ies)|nations?|nationalit\w+|teams?|equipes?)\b"
)
"""Words of questions that a country may answer, which then is another than those they name."""
RANGE = (
    r"(?:\W\d{1,2}(?:st|nd|rd|th)?(?: \d{4})?| (?:19|20)\d\d)?"
    r"(?: ?[-–—] ?| (?:au|a|to|through|thru|until|till|jusqu'(?:au|en)) )"
    r"(?:le |the )?(?:\d{1,2}(?:er|st|nd|rd|th)? )?(?:of )?"
)
"""What may stand between the first and the last day, or month, of several."""
EVERY = re.compile(
    r"\b(?:tous les|toute l'|chaque|every|each|all|daily|quotidien\w*|weekdays?|week-?ends?|semaine|jours? ouvr\w+"
    r"|sauf|except\w*|hormis|ferme\w*|closed)\b"
)
"""Words by which a text speaks of days that it does not name."""


ORDERED = frozenset({"days", "months"})
"""Kinds whose things come one after another, so that two of them may stand for all between."""


@dataclass(frozen=True)
class Kind:
    """Things of one kind, one a line of *lines*; what is made of them is made when a question first needs it."""

    name: str
    lines: str

    @cached_property
    def naming(self) -> Names:
        """The words that name a thing."""
        return Names.of(self._named)

    @cached_property
    def telling(self) -> Names:
        """The words that name a thing, or speak of one."""
        return Names.of(self.lines.replace(";", "|"))

    @cached_property
    def spans(self) -> re.Pattern[str] | None:
        """How several are told by the first and the last; ``None`` where they come in no order."""
        if self.name not in ORDERED:
            return None
        words = "|".join(
            fold_letters(each.strip()) for each in re.split(r"[|\n]", self._named) if each.strip()
        )
        return re.compile(rf"\b(?:{words})s?{RANGE}(?:{words})|\b(?:entre|between) .{{0,12}}(?:{words})")

    @property
    def _named(self) -> str:
        return "\n".join(line.partition(";")[0] for line in self.lines.splitlines())


def set_back(query: Query, picks: Sequence[Pick]) -> list[Pick]:
    """Return *picks* in their order, but last those that speak of another thing than the *query*."""
    return sorted(picks, key=lambda pick: speaks_of_another(query, pick))


def speaks_of_another(query: Query, pick: Pick) -> bool:
    """Tell whether *pick* names things of a kind the *query* names one of, and not that one, nor what it stands under.

    It stands under its headings, and the question that it answers or the lead-in of its list.
    """
    return _speaks_of_another(query.asks, pick.hit.passage, pick.span)


@lru_cache(maxsize=32)  # picks are asked about for their order, and the first of them again for its doubt
def _speaks_of_another(question: str, passage: Passage, span: Span) -> bool:
    asked = _asked(question)
    if not asked:
        return False
    said = " | ".join(with_columns(passage.document.text, span))
    words = _words(said)
    around = _words(f"{said} | {passage.document.title} | {passage.heading}")
    others = [
        (kind, named)
        for kind, named in asked
        if _found(kind.naming, words) and not named & _found(kind.telling, around) and not _many(kind, said)
    ]
    if not others:
        return False
    led = _words(_led_by(passage.document, span))
    return any(not named & _found(kind.telling, led) for kind, named in others)


def _led_by(document: Document, span: Span) -> str:
    """Return the words that *span* is quoted with: the question that it answers, or its list's lead-in."""
    context = quotation(document, span).context
    return " | ".join(document.text[each.start : each.end] for each in context)


@lru_cache(maxsize=64)
def _asked(question: str) -> tuple[tuple[Kind, frozenset[str]], ...]:
    """Return the kinds of which *question* names things, and those, but for kinds it asks for one of."""
    named = named_things(question)
    return tuple((kind, things) for kind, things in named.items() if not _is_wanted(kind, question))


def named_things(text: str) -> dict[Kind, frozenset[str]]:
    """Return the things that *text* names of each kind, those of which it names any."""
    words = _words(text)
    found = ((kind, _found(kind.naming, words)) for kind in kinds())
    return {kind: things for kind, things in found if things}


def _is_wanted(kind: Kind, question: str) -> bool:
    """Tell whether *question* asks for a thing of the *kind*, though it names another."""
    if kind.name == "countries":
        return bool(PLACE_ASKED.search(fold_letters(question)))
    wanted = answer_type(question)
    return (
        kind.spans is not None
        and wanted is not None
        and wanted.type in {"day", "date", "month", "moment", "opening", "year"}
    )


def _many(kind: Kind, text: str) -> bool:
    """Tell whether *text* speaks of days or months that it does not name, from Monday to Friday say."""
    if kind.spans is None:
        return False
    plainly = fold_letters(text)
    return bool(EVERY.search(plainly) or kind.spans.search(plainly))


def _words(text: str) -> list[str]:
    return parts(plain(MODAL.sub(" ", text)))


def _found(names: Names, words: Sequence[str]) -> frozenset[str]:
    return frozenset(each.term for each in names.find(words))


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Return the kinds that ship with the program."""
    sections = _sections(SHIPPED.read_text(encoding="utf-8"))
    return tuple(Kind(name, "\n".join(map(_spelt, lines.splitlines()))) for name, lines in sections)


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each section of a table, and its lines."""
    _, *rest = re.split(r"^\[(.+)\]\n", text, flags=re.MULTILINE)
    yield from zip(rest[::2], rest[1::2], strict=True)


def _spelt(line: str) -> str:
    """Return a *line* with all spellings that the table of names has of its words, on the side where each stands."""
    naming, telling = (_listed(side) for side in f"{line};".split(";")[:2])
    own = [each for word in naming for each in spellings().get(word, [word]) if each not in telling]
    others = [each for word in telling for each in spellings().get(word, [word])]
    return f"{' | '.join(own)} ; {' | '.join(others)}"


def _listed(side: str) -> list[str]:
    return [word.strip() for word in side.split("|") if word.strip()]
