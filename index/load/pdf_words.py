"""Mend the words of a PDF: broken ones made whole, loose accents put on their letters."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

BREAK = "\ufffe"
"""What pdfium gives for a hyphen that it takes for the end of a broken line."""
BROKEN_WORD = re.compile(rf"([^\W_]*){BREAK}+[ \u00ad]*([^\W_]*)")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
BEFORE_HYPHENS = frozenset("non sud nord demi vice après celui celle ceux peut self well".split())
"""Words that a hyphen mostly ties to the next, and that few longer words begin with."""
AFTER_VERBS = frozenset("il ils on je tu là même mêmes".split())
"""Words that French ties to the one before by a hyphen, and that no broken word ends in."""

ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "¸": "\u0327", "˜": "\u0303"}
BEARERS = {"´": "eE", "`": "aeuAEU", "ˆ": "aeiouAEIOUı", "¨": "eiuoaEIUOAı", "¸": "cC", "˜": "naoNAO"}
LOOSE_ACCENT = re.compile(rf"(?<=(.))([{''.join(ACCENTS)}])(?=(.))")
BEFORE_LETTER = re.compile(rf"([{''.join(ACCENTS)}])([^\W\d_])")
AFTER_LETTER = re.compile(rf"([^\W\d_])([{''.join(ACCENTS)}])")
MOSTLY = 0.7
PRIVATE_BULLETS = dict.fromkeys(range(0xF0A7, 0xF0B8), "•")
"""Symbol fonts put their bullets here."""


def vocabulary(lines: Iterable[str]) -> Counter[str]:
    """Count the words of a document in lower case, and the pairs of words that a hyphen ties."""
    known = Counter[str]()
    for line in lines:
        for word in WORD.findall(line.lower()):
            parts = word.split("-")
            known.update(parts if len(parts) == 1 else map("-".join, pairwise(parts)))
    return known


def flow(lines: Sequence[str], known: Counter[str]) -> str:
    """Join printed lines into a paragraph; a hyphen at a line's end stays if the word has it elsewhere."""
    text = ""
    for line in lines:
        if text.endswith(("-", "\u00ad")) and text[-2:-1].isalnum():
            text = f"{text[:-1]}{BREAK}{line}"
        elif text.endswith(BREAK):
            text += line
        else:
            text = f"{text} {line}" if text else line

    def rejoin(found: re.Match[str]) -> str:
        left, right = found[1], found[2]
        return f"{left}-{right}" if _keeps_hyphen(left, right, known) else left + right

    return BROKEN_WORD.sub(rejoin, text)


def _keeps_hyphen(left: str, right: str, known: Counter[str]) -> bool:
    if not left or not right or left[-1].isdigit() or right[0].isdigit():
        return True
    if right[0].isupper() and not left.isupper():
        return True
    left, right = left.lower(), right.lower()
    tied, whole = known[f"{left}-{right}"], known[f"{left}{right}"]
    if tied or whole:
        return tied >= whole
    return right in AFTER_VERBS or left in BEFORE_HYPHENS


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
