"""The head of a document, where it says whose it is: a letter's sender, a contract's parties, the firm of a bill."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from passerelle.index.folding import fold

HEAD = 500
"""Characters of a document that are its head."""
WORD = re.compile(r"[^\W\d_]{3,}")


def head_names(text: str) -> Mapping[str, str]:
    """Return the words with a capital at the head of a document's *text*, in their order, by their folded form."""
    return _names(text[:HEAD])


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of *text* of three letters and more, folded, in order."""
    return tuple(fold(word.lower()) for word in WORD.findall(text))


@lru_cache(maxsize=64)
def _names(head: str) -> Mapping[str, str]:
    whole = head.rpartition(" ")[0] if len(head) == HEAD else head
    found: dict[str, str] = {}
    for word in WORD.findall(whole):
        if word[0].isupper():
            found.setdefault(fold(word.lower()), word)
    return MappingProxyType(found)
