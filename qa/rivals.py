"""Whether a text speaks of another thing of its kind than the question: Hungary for Afghanistan, Tuesday for Monday."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from passerelle.answer_type import answer_type
from passerelle.index.folding import fold_letters
from passerelle.index.lexical.names import Names
from passerelle.index.lexical.spelling import parts, plain
from passerelle.index.tables import with_columns
from passerelle.query import Query
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


@dataclass(frozen=True, slots=True)
class Kind:
    """Things of one kind: the words that name one, those that speak of one, and whether they come in order."""

    name: str
    naming: Names
    telling: Names
    spans: re.Pattern[str] | None

    @classmethod
    def of(cls, name: str, lines: str) -> "Kind":
        """Return the kind of that *name* whose things are in *lines*, one a line."""
        naming = "\n".join(line.partition(";")[0] for line in lines.splitlines())
        words = "|".join(fold_letters(each.strip()) for each in re.split(r"[|\n]", naming) if each.strip())
        ordered = name in {"days", "months"}
        return cls(
            name,
            Names.of(naming),
            Names.of(lines.replace(";", "|")),
            re.compile(rf"\b(?:{words})s?{RANGE}(?:{words})|\b(?:entre|between) .{{0,12}}(?:{words})")
            if ordered
            else None,
        )


def set_back(query: Query, picks: Sequence[Pick]) -> list[Pick]:
    """Return *picks* in their order, but last those that speak of another thing than the *query*."""
    return sorted(picks, key=lambda pick: speaks_of_another(query, pick))


def speaks_of_another(query: Query, pick: Pick) -> bool:
    """Tell whether *pick* names things of a kind the *query* names one of, and nowhere, nor its headings, that one."""
    asked = _asked(query.asks)
    if not asked:
        return False
    passage = pick.hit.passage
    said = " | ".join(with_columns(passage.document.text, pick.span))
    around = f"{said} | {passage.document.title} | {passage.heading}"
    return any(
        _found(kind.naming, said) and not named & _found(kind.telling, around) and not _many(kind, said)
        for kind, named in asked
    )


@lru_cache(maxsize=64)
def _asked(question: str) -> tuple[tuple[Kind, frozenset[str]], ...]:
    """Return the kinds of which *question* names things, and those, but for kinds it asks for one of."""
    named = [(kind, _found(kind.naming, question)) for kind in kinds()]
    return tuple((kind, things) for kind, things in named if things and not _is_wanted(kind, question))


def _is_wanted(kind: Kind, question: str) -> bool:
    """Tell whether *question* asks for a thing of the *kind*, though it names another."""
    if kind.name == "countries":
        return bool(PLACE_ASKED.search(fold_letters(question)))
    wanted = answer_type(question)
    return (
        kind.spans is not None
        and wanted is not None
        and wanted.type in {"day", "date", "month", "moment", "year"}
    )


def _many(kind: Kind, text: str) -> bool:
    """Tell whether *text* speaks of days or months that it does not name, from Monday to Friday say."""
    if kind.spans is None:
        return False
    plainly = fold_letters(text).replace("’", "'")
    return bool(EVERY.search(plainly) or kind.spans.search(plainly))


def _found(names: Names, text: str) -> frozenset[str]:
    return frozenset(each.term for each in names.find(list(parts(plain(MODAL.sub(" ", text))))))


@lru_cache(maxsize=1)
def kinds() -> tuple[Kind, ...]:
    """Return the kinds that ship with the program."""
    return tuple(Kind.of(*each) for each in _sections(SHIPPED.read_text(encoding="utf-8")))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each section of a table, and its lines."""
    _, *rest = re.split(r"^\[(.+)\]\n", text, flags=re.MULTILINE)
    yield from zip(rest[::2], rest[1::2], strict=True)
