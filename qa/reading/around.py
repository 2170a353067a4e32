"""What the network reads before a passage: its title and headings, and the person that the question means."""

from functools import lru_cache

from passerelle.index.chunk import context
from passerelle.index.heads import folded_words, head_names
from passerelle.index.lexical.stop_words import ENGLISH, FRENCH
from passerelle.index.types import Passage

SMALL_WORDS = FRENCH | ENGLISH


def around(question: str, passage: Passage) -> str:
    """Return the title and headings of *passage*, as they were embedded, and before them whom *question* means.

    Letters, contracts and leaflets name their people once, at the head: a passage further down says *the client*.
    Without the name the network holds such a passage for somebody else's.
    """
    headings = context(passage)
    names = head_names(passage.document.text)
    sought = [word for word in _asked(question) if word in names]
    if not sought:
        return headings
    seen = set(folded_words(f"{headings} {passage.text}"))
    meant = [names[word] for word in sought if word not in seen]
    return f"{' '.join(meant)} — {headings}" if meant else headings


@lru_cache(maxsize=8)
def _asked(question: str) -> tuple[str, ...]:
    return tuple(word for word in dict.fromkeys(folded_words(question)) if word not in SMALL_WORDS)
