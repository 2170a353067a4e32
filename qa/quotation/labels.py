"""Labels that laws, leases and rules put before a paragraph, as « Article 4. » or § 3, and how questions name them."""

import re
from dataclasses import dataclass
from typing import Literal

from passerelle.index.types import Span

LabelKind = Literal[
    "article", "section", "annex", "chapter", "part", "title", "rule", "point", "step", "number"
]
KINDS: dict[str, LabelKind] = {
    **dict.fromkeys(("article", "articles", "art", "arts", "clause", "clauses"), "article"),
    **dict.fromkeys(("section", "sections", "sect", "sec", "paragraphe", "paragraph", "§", "§§"), "section"),
    **dict.fromkeys(("annexe", "annexes", "annex", "appendix", "appendice", "schedule"), "annex"),
    **dict.fromkeys(("chapitre", "chapter", "chap"), "chapter"),
    **dict.fromkeys(("partie", "part"), "part"),
    **dict.fromkeys(("titre", "title"), "title"),
    **dict.fromkeys(("règle", "regle", "rule"), "rule"),
    **dict.fromkeys(("point", "alinéa", "item"), "point"),
    **dict.fromkeys(("étape", "étapes", "etape", "etapes", "step", "steps", "phase"), "step"),
}
WORDS = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
NUMBER = r"\d{1,4}(?:[.-]\d{1,3})*(?:\s?(?:bis|ter|quater))?|premier|première|[IVXLC]{1,6}|[A-Z]"
LABEL = re.compile(
    rf"[*_#\s]{{0,4}}(?:(?P<kind>(?i:{WORDS}))\.?[\s\u00a0\u202f]?(?:n[°o]\.?\s?)?(?P<number>{NUMBER})(?:er|re)?"
    r"|(?P<plain>\d{1,2}(?:\.\d{1,2}){1,3})(?=\.?[\s\u00a0\u202f]+[A-ZÀ-Þ«“])|(?P<first>\d{1,2}|[A-Z])(?=\.\s+[A-ZÀ-Þ]))"
    r"(?![^\W_]|[’'])[*_]{0,2}[\s\u00a0\u202f]?[.:)–—-]*[*_]{0,2}"
)
NAMED = re.compile(
    rf"(?<!\w)(?P<kind>(?i:{WORDS}))\.?[\s\u00a0\u202f]?(?:n[°o]\.?\s?)?"
    rf"(?P<number>(?:\d{{1,4}}(?:[.-]\d{{1,3}})*(?:\s?(?:bis|ter|quater))?|premier|première|[IVXLC]{{1,6}}|[A-Z]))"
    r"(?:er|re)?(?![\w’'])(?!\s?[$€£%])"
)
ROMAN = re.compile(r"[IVXLC]{2,}|[IVX]")
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
NO_LABEL = {
    "a",
    "part",
    "title",
    "point",
    "item",
    "titre",
    "partie",
    "règle",
    "rule",
    "regle",
    "step",
    "steps",
    "phase",
}
"""Words that are no label before a letter or a Roman numeral: a part I played, the point A."""
OF_A_LIST = frozenset({"step", "point"})
"""Kinds whose label in a text may be the mark of a list's item: step 4 is what « 4. Rincer » says."""


@dataclass(frozen=True, slots=True)
class Label:
    """A kind and a number, as ``article`` and ``4``; ``number`` is the kind of a number that stands alone."""

    kind: LabelKind
    number: str

    def names(self, other: "Label") -> bool:
        """Tell whether *other*, a label that stands in a text, is the one that this one asks for."""
        alike = (
            self.kind == other.kind
            or "number" in {self.kind, other.kind}
            or "point" in {self.kind, other.kind}
        )
        return alike and self.number == other.number


def label_at(
    text: str, line: Span, *, heading: bool = False, items: bool = False
) -> tuple[Label, int] | None:
    """Return the label that *line* begins with and the offset it ends at, ``None`` where there is none.

    A number alone, as in « 4. Durée », is one in a *heading*, and else the mark of a list item, which is one where
    *items* are asked for.
    """
    found = LABEL.match(text, line.start, line.end)
    if found is None or (found["first"] and not items and not (heading and found["first"].isdigit())):
        return None
    end = found.start() + len(found.group().rstrip())
    if found["plain"] or found["first"]:
        return Label("number", found["plain"] or found["first"]), end
    word = found["kind"]
    if not (word[0].isupper() or word[0] == "§") or _is_no_label(word, found["number"]):
        return None
    return Label(KINDS[word.lower()], _number(found["number"], KINDS[word.lower()])), end


def named(question: str) -> tuple[Label, ...]:
    """Return the labels that *question* names, in its order: « que dit l'article 4 ? » names one."""
    found = [
        Label(KINDS[each["kind"].lower()], _number(each["number"], KINDS[each["kind"].lower()]))
        for each in NAMED.finditer(question)
        if not _is_no_label(each["kind"], each["number"])
    ]
    return tuple(dict.fromkeys(found))


def _is_no_label(word: str, number: str) -> bool:
    return word.lower() in NO_LABEL and not number[0].isdigit()


def _number(written: str, kind: LabelKind) -> str:
    """Return a number in one form: Roman ones as digits, but for annexes, which letters count."""
    if written in {"premier", "première"}:
        return "1"
    if kind != "annex" and ROMAN.fullmatch(written):
        values = [VALUES[each] for each in written]
        signs = (-1 if value < after else 1 for value, after in zip(values, [*values[1:], 0], strict=True))
        return str(sum(sign * value for sign, value in zip(signs, values, strict=True)))
    return " ".join(written.split()).upper()
