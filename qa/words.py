"""The words of a question that matter, and what kind of answer it asks for, in either language."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from passerelle.index import months
from passerelle.index.folding import fold
from passerelle.index.number_words import SEVERAL
from passerelle.language import ELISION, ENGLISH_WORDS, FRENCH

Kind = Literal["time", "number", "person", "place", "other"]


WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
SHORTEST_BEGINNING = 4
"""Letters of a word that may begin another."""
MORE_STOP_WORDS = frozenset(
    """a i de se te me est es an on or main y si ni car plus tres the as at by dites dire donner donne moi tell give
    please explain explique exactement exactly vraiment really eu ete etes sera seront etait avaient ai ait""".split()
)
KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(
            r"\b(?:combien|how (?:many|much|long|old|far|high|tall)|nombre|number|percentage"
            r"|quel(?:le)? (?:duree|age|taille|superficie|montant|somme|pourcentage|part|proportion)"
            r"|what (?:share|proportion)"
            r"|quel(?:le)? (?:est|etait|sera) l[ea] (?:duree|montant|somme|prix|tarif|cout|loyer)"
            r"|what (?:is|was) the (?:price|cost|amount|fee|rent|length|height))\b"
        ),
    ),
    (
        "time",
        re.compile(
            r"\b(?:quand|when|quel(?:le)? (?:jour|mois|heure|epoque)|(?:what|which) (?:day|month|time)"
            r"|date|annee|year)\b"
        ),
    ),
    (
        "person",
        re.compile(
            r"\b(?:qui|who|whom|whose|kel president|quel(?:le)? (?:president|ministre|dirigeant|general)\w*"
            r"|which (?:president|leader|minister))\b"
        ),
    ),
    (
        "place",
        re.compile(
            r"\b(?:ou|where|quel(?:le)? (?:ville|pays|lieu|endroit|capitale)"
            r"|(?:what|which) (?:city|country|town|place))\b"
        ),
    ),
)
MONTHS = "|".join(fold(month.lower()) for month in (*months.FRENCH, *months.ENGLISH))
NUMBER = re.compile(
    rf"\d+(?:[.,]\d+)*|\b(?:{'|'.join(SEVERAL)}|cent|mille|millions?|milliards?|moitie|tiers|quart"
    r"|hundred|thousand|billions?|half|third|quarter|dozen|douzaine)\b"
)
NAME = re.compile(r"(?<=[^\s.!?…«“(\"] )(?:[ldLD]['’])?[A-ZÀ-Þ][\w'’-]+|\b[A-ZÀ-Þ]{2,}\b")


@lru_cache(maxsize=1024)
def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of *text*'s words that carry meaning, in order, folded and cut to what cognates share."""
    lowered = ELISION.sub("", unicodedata.normalize("NFC", text).lower().replace("’", "'"))
    words = (fold(word) for word in WORD.findall(lowered))
    return tuple(stem(word) for word in words if word not in STOP_WORDS and (len(word) > 1 or word.isdigit()))


def stem(word: str) -> str:
    """Return a folded word without its ending: six letters, which French and English cognates often share."""
    if word[0].isdigit():
        return word.replace(",", ".")
    return word[:6] if len(word) > 6 else word.rstrip("sx") if len(word) > 3 else word


STOP_WORDS = FRENCH | ENGLISH_WORDS | MORE_STOP_WORDS


def begins_one(word: str, words: Iterable[str]) -> bool:
    """Tell whether *word* is one of *words* or begins one, as *mean* does *meaning*; it is not too short for it."""
    return len(word) >= SHORTEST_BEGINNING and any(each.startswith(word) for each in words)


def weight(word: str) -> float:
    """Return how much a stem says: numbers and long words more than short ones."""
    return 1.0 if word[0].isdigit() else min(len(word), 6) / 6


def coverage(
    question: Sequence[str], text: Sequence[str], rarity: Mapping[str, float] | None = None
) -> float:
    """Return the weighted share, in [0, 1], of the question's stems that *text* holds; 1.0 for no stems.

    A stem weighs by its length, times its *rarity* where that is given.
    """
    weights = {word: weight(word) * (rarity[word] if rarity else 1.0) for word in question}
    total = math.fsum(weights.values())
    held = set(text)
    return math.fsum(each for word, each in weights.items() if word in held) / total if total else 1.0


def kind_of(question: str) -> Kind:
    """Return what kind of thing *question* asks for, by its question words."""
    folded = fold(question.lower()).replace("’", "'")
    if re.search(r"\bqu(?:e|'est-ce que) c'est que\b", folded):
        return "other"
    for kind, pattern in KINDS:
        found = pattern.search(folded)
        if found and (found.group() != "ou" or _asks_where(question)):
            return kind
    return "other"


def names(question: str) -> tuple[str, ...]:
    """Return the stems of the capitalised words of *question* behind its first, and of its numbers."""
    return content_words(named(question))


def named(question: str) -> str:
    """Return the capitalised words of *question* behind its first, and its numbers, parted by spaces."""
    words = "" if question.isupper() else question
    return " ".join(
        word
        for place, word in enumerate(words.split())
        if NAMED.search(word) and (place or word[-1].isdigit())
    )


NAMED = re.compile(r"\d|(?:^|['’(«“\"])[A-ZÀ-Þ]")


def _asks_where(question: str) -> bool:
    """Tell *où* from *ou* (or): by its accent, or without one by standing first."""
    return "où" in question.lower() or question.lower().lstrip('¿ «"').startswith(("ou ", "d'ou "))


def names_another(question: str, sentence: str) -> bool:
    """Tell whether *sentence* has a name, of a person or a place, that the *question* does not have itself."""
    known = set(content_words(question))
    return any(not set(content_words(name)) <= known for name in NAME.findall(sentence))
