"""Abbreviations of everyday papers and what they stand for, in both languages: TTC, HT, AGM, RDV."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from passerelle.index.folding import fold_letters

FILE = Path(__file__).parent / "abbreviations.txt"
"""A line has the forms of one thing, folded; what is in capitals there counts only in capitals."""


def other_forms(question: str, text: str) -> Iterator[str]:
    """Yield the words of *text* that say in another form what the *question* says, each once: TTC of "tax included"."""
    asked = _found(question)
    if not asked:
        return
    meanings = _found(text)
    for line, words in asked.items():
        if line in meanings and fold_letters(meanings[line]) != fold_letters(words):
            yield meanings[line]


def _found(text: str) -> dict[int, str]:
    """Return the first words of *text* that are a form of each thing, by the line it stands in."""
    forms, pattern = _forms()
    folded = fold_letters(text)
    found: dict[int, str] = {}
    for match in pattern.finditer(folded):
        words = text[match.start() : match.end()]
        for line in forms.get(match.group(), ()) or (
            forms.get(match.group().upper(), ()) if words.isupper() else ()
        ):
            found.setdefault(line, words)
    return found


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, tuple[int, ...]], re.Pattern[str]]:
    """Return each form with the lines it stands in, and a pattern that finds them all, the longest first."""
    forms: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(FILE.read_text(encoding="utf-8").splitlines()):
        for form in line.split("; "):
            forms[form] = (*forms.get(form, ()), number)
    longest = sorted({form.lower() for form in forms}, key=len, reverse=True)
    return forms, re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
