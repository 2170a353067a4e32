"""Which parts of a document are in a third language: neither French nor English."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from passerelle.index.folding import fold
from passerelle.index.language import FLOOR, LETTERS, LONGEST_WORD, all_profiles
from passerelle.index.lexical.stop_words import ENGLISH, FRENCH
from passerelle.index.types import Document, Gap, Span

LEAST, MOST = 500, 1500
"""Characters of a part that is looked at: to the end of a paragraph where there is one between them."""
FEWEST_LETTERS = 150
SMALL_WORDS = 0.27
"""Share of small words of French or English from which a part is theirs: 1 in 100 parts of theirs has fewer than .3."""
CLEAR = 0.25
"""Mean log-odds a letter group by which another language must be likelier: Portuguese has .30, program code .25."""
WORDS_WEIGHED = 80
LATIN = "\u0250"
VIETNAMESE = ("\u1e00", "\u1eff")
OPENING = 40
"""Characters of a part that say where it is in a document without pages."""


def third_language(document: Document) -> Gap | None:
    """Return what of *document* is neither French nor English, ``None`` where that is nothing of any size.

    Parts are told by their alphabet, else by their small words and then by langdetect's letter profiles, exactly.
    """
    if document.language == "other":
        return Gap("third language", 1, "the whole document")
    parts = list(_foreign_parts(document.text))
    if not parts:
        return None
    return Gap("third language", len(parts), _where(document, parts))


def _foreign_parts(text: str) -> Iterator[Span]:
    """Yield the spans of *text* in other languages, neighbours made one."""
    part: Span | None = None
    for window in _windows(text):
        if _is_foreign(text[window.start : window.end]):
            part = Span(part.start if part else window.start, window.end)
        elif part:
            yield part
            part = None
    if part:
        yield part


def _windows(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find("\n\n", start + LEAST, start + MOST)
        end = min(end if end > 0 else start + LEAST, len(text))
        yield Span(start, end)
        start = end + len(text[end : end + MOST]) - len(text[end : end + MOST].lstrip())


def _is_foreign(part: str) -> bool:
    words = LETTERS.findall(part)
    letters = sum(map(len, words))
    if letters < FEWEST_LETTERS:
        return False
    if (
        2 * sum(each > LATIN and not VIETNAMESE[0] <= each <= VIETNAMESE[1] for each in "".join(words))
        > letters
    ):
        return True
    folded = fold(part.lower())
    small = re.findall(r"[^\W\d_]+", folded)
    if max(sum(word in own for word in small) for own in (FRENCH, ENGLISH)) >= SMALL_WORDS * len(small):
        return False
    common = [word for word in words if not word[0].isupper()]
    return sum(map(len, common)) >= FEWEST_LETTERS and _odds(common) >= CLEAR


def _odds(words: list[str]) -> float:
    """Return by how much another language is likelier than French and English, a letter group."""
    found = [_likelihoods(word.lower()[:LONGEST_WORD]) for word in words[:: -(-len(words) // WORDS_WEIGHED)]]
    total = np.sum([each for each, _ in found], axis=0) / max(1, sum(groups for _, groups in found))
    names = list(all_profiles().langlist)
    ours = max(total[names.index("fr")], total[names.index("en")])
    return float(total.max() - ours)


@lru_cache(maxsize=1024)
def _likelihoods(word: str) -> tuple[NDArray[np.float32], int]:
    """Return the log-likelihood of *word* in each language langdetect has, and the letter groups weighed."""
    known = all_profiles().word_lang_prob_map
    padded = f" {word} "
    groups = (padded[start : start + size] for size in (1, 2, 3) for start in range(len(padded) - size + 1))
    rows = [known[group] for group in groups if group in known and group != " "]
    width = len(all_profiles().langlist)
    return np.log(np.asarray(rows, np.float32).reshape(-1, width) + np.float32(FLOOR)).sum(axis=0), len(rows)


def _where(document: Document, parts: list[Span]) -> str:
    if not document.pages:
        part = document.text[parts[0].start : parts[0].end]
        letter = LETTERS.search(part)
        words = " ".join(part[letter.start() if letter else 0 :].split())
        return f"from “{words[:OPENING].rsplit(' ', 1)[0]}…”"
    starts = [page.start for page in document.pages]
    pages = {
        page
        for part in parts
        for page in range(
            max(1, bisect_right(starts, part.start)), max(1, bisect_right(starts, part.end - 1)) + 1
        )
    }
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, sorted(pages)))}"
