"""What a conversation is about as a whole: the names in the title of what was cited last."""

import re
from collections.abc import Sequence

from passerelle.conversation.tokens import Token, tokens
from passerelle.conversation.turns import Turn
from passerelle.index.types import Span

PARTS = re.compile(r"\s+[–—|·-]+\s+|\s*[:;,()]\s*")
"""What parts of a title stand between."""


SAYS_LITTLE = 2
"""Words of a title without a name that do not say what it is about: "Lease", "The minutes"."""


def topic(history: Sequence[Turn]) -> str:
    """Return what the last turns are about, in the words of the title cited: its names, those that were asked first.

    Empty where nothing was cited, or the title names nothing.
    """
    title = _title(history)
    if not title:
        return ""
    parts = [_names(title, part) for part in _parts(title)]
    asked = {_bare(word): word.text[0].isupper() for word in tokens(history[-1].searched)}
    said = [[word for word in names if _bare(word) in asked] for names in parts]
    if not any(asked[_bare(word)] for names in said for word in names):
        said = []
    if not any(said) and not any(word.is_name for names in parts for word in names):
        first = title[: _parts(title)[0].end]
        return first if sum(word.is_content for word in tokens(first)) > SAYS_LITTLE else ""
    chosen = said if any(said) else parts
    spans = [Span(names[0].start, names[-1].end) for names in chosen if names]
    years = [word.text for word in tokens(title) if word.time == "year"]
    return " ".join([", ".join(title[each.start : each.end] for each in spans), *(years if spans else [])])


def _title(history: Sequence[Turn]) -> str:
    """Return the title cited last; that before a follow-up that was refused counts."""
    for turn in reversed(history):
        if turn.titles:
            return turn.titles[0]
        if turn.searched == turn.question:
            break
    return ""


def _parts(title: str) -> list[Span]:
    ends = [0, *(place for each in PARTS.finditer(title) for place in each.span()), len(title)]
    return [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=True) if start < end]


def _names(title: str, part: Span) -> list[Token]:
    """Return the words of a *part* of the title that may be of a name, as any with a capital may be."""
    return [
        word
        for word in tokens(title)
        if part.start <= word.start < part.end
        and (word.is_name or (word.first and word.text[0].isupper() and not word.time and word.is_content))
    ]


def _bare(word: Token) -> str:
    return word.plain.removesuffix("'s")
