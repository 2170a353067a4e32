"""Make words whole that the lines of plain text break: ``dé-`` at the end of one, ``cidé`` at the head of the next."""

import re

from passerelle.index.load.pdf.hyphens import Vocabulary, flow, vocabulary

SHORTEST_LINE = 30
"""Characters of a line that is full: the hyphen of a shorter one was typed there."""
BROKEN = re.compile(
    r"(?P<left>(?<!\S)[^\s\d_]*[^\W\d_])(?P<mark>[-\u2010\u00ad])[ \t]*\n(?P<margin>[ \t]*)"
    r"(?P<right>[^\W\d_]\S*(?:[ \u00a0\u202f][»:;!?]\S*)?)[ \t]*(?P<end>\n|\Z)?"
)
NOT_IN_WORDS = re.compile(r"--|[\\/=<>{}\[\]|@#$%*+:.]")
SHARED = frozenset("and or to but et ou à ni".split())
"""Words behind a hyphen that stands for the rest of a word: pre- and post-war."""


def made_whole(text: str) -> str:
    """Return *text* with the words whole that its full lines break; compounds keep their hyphen, lines their ends."""
    if not BROKEN.search(text):
        return text
    known = vocabulary(text.split("\n"))
    return BROKEN.sub(lambda found: _whole(found, known), text)


def _whole(found: re.Match[str], known: Vocabulary) -> str:
    line = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.end("mark")]
    left, right = found["left"], found["right"]
    if (
        len(line.strip()) < SHORTEST_LINE
        or NOT_IN_WORDS.search(left)
        or not right[0].islower()
        or re.split(r"[\W_]", right)[0] in SHARED
    ):
        return found[0]
    end = f"\n{found['margin']}" if found["end"] is None else found["end"]
    return flow([f"{left}-", right], known) + end
