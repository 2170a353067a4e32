"""One spelling for what is written in many ways: capitals, accents, apostrophes, acronyms, numbers."""

import re
import unicodedata

from passerelle.index.folding import fold

CAPITALS = {"US": "usa", "USA": "usa", "UN": "onu", "WHO": "oms", "EU": "ue", "EAU": "uae"}
"""Acronyms that would be other words in small letters, and their unmistakable spelling."""
CAPITAL = re.compile(r"\b(?:U\.S\.(?:A\.)?|U\.N\.|E\.U\.|" + "|".join(CAPITALS) + r")(?![\w.'’])")
ACRONYM = re.compile(r"(?<![\w.])(?:\w\.){2,}(?:\w\b(?!['’.]))?")
ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|presqu|entr)'(?=\w)")
CONTRACTED = re.compile(r"n't\b|'(?:s|re|ll|ve|m|d|t)\b")
GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:([ ,])\d{3})(?:\1\d{3})*(?![\d])")
POINTED = re.compile(
    r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+(?=,\d)|(?:\.\d{3}){2,}(?![\d.]))|(?<![\d'])\d{1,3}(?:'\d{3})+(?!\d)"
)
"""Groups parted by points where a decimal comma or another group shows that they are, or by apostrophes."""
NO_CENTS = re.compile(r"(?<![\d.])(\d+)\.00(?![\d.])")
DECIMAL = re.compile(r"(?<![\d.,])(\d+),(\d+)(?![\d,])")
ORDINAL = re.compile(r"\b(\d+)(?:er|ere|re|e|eme|st|nd|nde|rd|th)\b")
CENTURY = re.compile(r"\b([ivx]+)(?:e|eme) (?=siecle)")
WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+(?:-[^\W_]+)*")
RAISED = re.compile(r"(?<=\d)[⁰¹²³⁴-⁹]+|(?<=[^\W\d_]{4})[⁰¹²³⁴-⁹]+")
"""Raised figures that are no part of what they stand at, as they are of m²: exponents, and calls of notes."""
ROMAN = {"i": 1, "v": 5, "x": 10}


def plain(text: str) -> str:
    """Return *text* in the one spelling that terms are read from: lower case, no accents, plain apostrophes."""
    normal = unicodedata.normalize("NFKC", RAISED.sub(r" \g<0>", text))
    if not normal.isupper():
        normal = CAPITAL.sub(lambda match: CAPITALS[match.group().replace(".", "")], normal)
    return fold(normal.lower().replace("’", "'"))


def words(text: str) -> list[str]:
    """Return the words of a *text* that is :func:`plain`, compounds whole and numbers in one spelling."""
    text = ACRONYM.sub(lambda match: match.group().replace(".", ""), text)
    text = CONTRACTED.sub(" ", ELISION.sub(" ", text))
    text = CENTURY.sub(lambda match: f"{_roman(match.group(1))} ", text)
    text = GROUPED.sub(lambda match: match.group().replace(match.group(1), ""), text)
    text = POINTED.sub(lambda match: match.group().replace(".", "").replace("'", ""), text)
    text = NO_CENTS.sub(r"\1", DECIMAL.sub(r"\1.\2", text))
    text = ORDINAL.sub(r"\1", text)
    return WORD.findall(text)


def _roman(numeral: str) -> int:
    values = [ROMAN[letter] for letter in numeral]
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def parts(text: str) -> list[str]:
    """Return the words of a *text* that is :func:`plain`, compounds in their parts."""
    return [part for word in words(text) for part in word.split("-")]
