"""Years that are said by the ones before them: "the year before", « la saison suivante »."""

import re

from passerelle.dates import SEASON, YEAR
from passerelle.index.folding import fold, fold_letters

SHORT = (
    "semaine",
    "mois",
    "jour",
    "nuit",
    "heure",
    "page",
    "ligne",
    "article",
    "chapitre",
    "phrase",
    "mot",
    "question",
)
"""What has a next one that is no other year."""
SHORTER = f"(?:{'|'.join(SHORT)})"
NOT_SHORTER = "".join(f"(?<!{each} )" for each in SHORT)
BEFORE = re.compile(
    r"\b(?:the )?(?:summer|winter|spring|autumn) before\b|\blast (?:summer|winter|spring|autumn)\b"
    r"|\bl'(?:ete|hiver|automne) (?:dernier|precedent|d'avant)\b"
    r"|\b(?:the )?(?:year|season|one|edition|version) before\b|\b(?:the )?(?:previous|preceding|prior"
    r"|last) (?:year|season|edition)\b|\b(?:the )?(?:previous|preceding|prior) one\b"
    r"|\bl'annee (?:d'avant|precedente|derniere)|\bl'an (?:dernier|passe)|\bla (?:d'avant|precedente)"
    rf"|\bl(?:e|a) (?!{SHORTER})\w+ (?:d'avant|precedente?)\b"
    rf"|{NOT_SHORTER}\bd'avant(?=[ ?.!,]*$)|\b(?:un an (?:avant|plus tot)|a year earlier)"
)
AFTER = re.compile(
    r"\b(?:the )?(?:summer|winter|spring|autumn) after\b|\bnext (?:summer|winter|spring|autumn)\b"
    r"|\bl'(?:ete|hiver|automne) (?:prochain|suivant|d'apres)\b"
    r"|\b(?:the )?(?:year|season|one|edition|version) after\b|\b(?:the )?(?:next|following) (?:year|season"
    r"|edition)\b"
    r"|\bl'annee (?:d'apres|suivante)|\bla (?:d'apres|suivante)"
    rf"|\bl(?:e|a) (?!{SHORTER})\w+ (?:d'apres|suivante?)\b"
    rf"|{NOT_SHORTER}\bd'apres(?=[ ?.!,]*$)|\b(?:un an (?:apres|plus tard)|a year later)"
)


def shift(text: str) -> int:
    """Return -1 where *text* asks for the year before, 1 for the year after, 0 for neither."""
    plain = fold(text.lower()).replace("’", "'")
    return -1 if BEFORE.search(plain) else 1 if AFTER.search(plain) else 0


def without_shift(text: str) -> str:
    """Return *text* without its words for the year before or after."""
    plain = fold_letters(text)
    for pattern in (BEFORE, AFTER):
        if found := pattern.search(plain):
            left = re.sub(r"\b(?:in|en|dans|[aà]|de|for|pour)\s*$", "", text[: found.start()])
            return " ".join((left + text[found.end() :]).split())
    return text


def shifted(question: str, years: int) -> str:
    """Return *question* with its year, or span of years, moved by *years*; empty where it names none."""
    if season := SEASON.search(question):
        first, last = season[1], season[2]
        moved = question[season.end(1) : season.start(2)].join(
            (str(int(first) + years), str(int(last) + years).zfill(len(last)))
        )
        return question[: season.start()] + moved + question[season.end() :]
    found = list(YEAR.finditer(question))
    if not found:
        return ""
    year = found[-1]
    return f"{question[: year.start()]}{int(year[0]) + years}{question[year.end() :]}"


def last_year(texts: list[str]) -> str:
    """Return the year, or the span of years, that the first of *texts* to name one names."""
    for text in texts:
        if season := SEASON.search(text):
            return season[0]
        if year := YEAR.search(text):
            return year[0]
    return ""
