"""What a refusal suggests: the headings of the nearest passages, as things that the documents do speak of."""

from collections.abc import Sequence

from passerelle.citations import section
from passerelle.index.text import visible
from passerelle.types import Hit

MOST = 3
"""Things suggested."""
LONGEST = 80
"""Characters of a heading that is suggested."""


def suggestions(hits: Sequence[Hit]) -> tuple[str, ...]:
    """Return the headings, or else titles, of the nearest of *hits*, each once, to be asked about instead."""
    found: dict[str, str] = {}
    for hit in hits:
        heading = " ".join(visible(_innermost(hit) or hit.document.title).split())
        if heading and len(heading) <= LONGEST:
            found.setdefault(heading.casefold(), heading)
    return tuple(found.values())[:MOST]


def _innermost(hit: Hit) -> str:
    """Return the last of the headings above a passage."""
    before = [each for each in hit.document.headings if each.start <= hit.passage.start]
    return hit.document.text[before[-1].start : before[-1].end] if before and section(hit.passage) else ""
