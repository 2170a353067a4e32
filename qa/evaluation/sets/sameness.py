"""Tell when two questions ask the same."""

import re

from passerelle.index.folding import fold

WORD = re.compile(r"\w+")


def same_words(text: str) -> str:
    """Return what two questions of the same words share: no case, no accents, no punctuation."""
    return " ".join(WORD.findall(fold(text).lower()))
