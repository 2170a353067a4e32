"""Which parts of a document are in a third language: neither French nor English."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from passerelle.index.folding import fold
from passerelle.index.language import LETTERS, is_beyond_latin
from passerelle.index.letter_odds import third_odds
from passerelle.index.lexical.stop_words import ENGLISH, FRENCH
from passerelle.index.types import Document, Gap, Span

LEAST, MOST = 500, 1500
"""Characters of a part that is looked at: to the end of a paragraph where there is one between them."""
FEWEST_LETTERS = 150
SMALL_WORDS = 0.27
"""Share of small words of French or English from which a part is theirs: 1 in 100 parts of theirs has fewer than .3."""
CLEAR = 0.25
"""Mean log-odds a letter group by which another language must be likelier: Portuguese has .30, program code .25."""
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
    if is_beyond_latin(words):
        return True
    folded = fold(part.lower())
    small = re.findall(r"[^\W\d_]+", folded)
    if max(sum(word in own for word in small) for own in (FRENCH, ENGLISH)) >= SMALL_WORDS * len(small):
        return False
    common = [word for word in words if not word[0].isupper()]
    return sum(map(len, common)) >= FEWEST_LETTERS and third_odds(common) >= CLEAR


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
