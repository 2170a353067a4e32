"""Mend the letters of a PDF: loose accents put where they belong, private bullets made public."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "¸": "\u0327", "˜": "\u0303"}
BEARERS = {"´": "eE", "`": "aeuAEU", "ˆ": "aeiouAEIOUı", "¨": "eiuoaEIUOAı", "¸": "cC", "˜": "naoNAO"}
LOOSE_ACCENT = re.compile(rf"(?<=(.))([{''.join(ACCENTS)}])(?=(.))")
BEFORE_LETTER = re.compile(rf"([{''.join(ACCENTS)}])([^\W\d_])")
AFTER_LETTER = re.compile(rf"([^\W\d_])([{''.join(ACCENTS)}])")
MOSTLY = 0.7
PRIVATE_BULLETS = dict.fromkeys(range(0xF0A7, 0xF0B8), "•")
"""Symbol fonts put their bullets here."""


@dataclass(frozen=True, slots=True)
class LooseAccents:
    """Which accents a document sets beside their letters, and if mostly before them, as TeX does (``pr´el`ement``)."""

    marks: frozenset[str] = frozenset()
    lead: bool = True


def loose_accents(lines: Iterable[str]) -> LooseAccents:
    """Find them; a mark that stands elsewhere too is no accent but an apostrophe or a quotation mark."""
    seen, likely, before, after = Counter[str](), Counter[str](), 0, 0
    for line in lines:
        for left, mark, right in LOOSE_ACCENT.findall(f" {line} "):
            on_left, on_right = left in BEARERS[mark], right in BEARERS[mark]
            seen[mark] += 1
            likely[mark] += on_left or on_right
            before += on_right and not on_left
            after += on_left and not on_right
    marks = {mark for mark in seen if likely[mark] > MOSTLY * seen[mark]}
    if "´" not in marks:
        marks.discard("`")  # which is common in programs
    return LooseAccents(frozenset(marks), lead=before >= after)


def mend(line: str, accents: LooseAccents) -> str:
    """Put loose accents on their letters, and make private bullets public."""
    line = line.translate(PRIVATE_BULLETS)
    if accents.marks.isdisjoint(line):
        return line

    def compose(found: re.Match[str]) -> str:
        mark, letter = (found[1], found[2]) if found[1] in ACCENTS else (found[2], found[1])
        if mark not in accents.marks or letter not in BEARERS[mark]:
            return found[0]
        return unicodedata.normalize("NFC", letter.replace("ı", "i") + ACCENTS[mark])

    places = (BEFORE_LETTER, AFTER_LETTER) if accents.lead else (AFTER_LETTER, BEFORE_LETTER)
    for place in places:
        line = place.sub(compose, line)
    return line
