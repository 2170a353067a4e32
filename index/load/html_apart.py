"""Elements in a line that touch in the source, and that a page's own style sets apart: a label and its value."""

import re

from selectolax.lexbor import LexborNode

SIDE_BY_SIDE = frozenset({"span", "strong", "b", "em", "i", "small", "time", "data", "a"})
MET = re.compile(r"\w{2}[^\W\d_A-ZÀ-Þ]\n\d|\w[^\W\d_A-ZÀ-Þ]\n[A-ZÀ-Þ]\w|\d\n[^\W\d_]{2}|[\w)][,;:!?]\n\w")
"""Where two texts meet that are no word: *Durée* and *20*, *min* and *Cuisson*, *20* and *min*, *Total:* and *5*."""
WORD = re.compile(r"[^\W\d_]{2}")
"""What makes a link more than the call of a note."""


def stands_apart(node: LexborNode, tag: str) -> bool:
    """Tell whether *node* is another thing than the element it touches, and no rest of a word that a mark cuts."""
    before = node.prev
    if before is None or not (tag in SIDE_BY_SIDE and before.tag in SIDE_BY_SIDE):
        return False
    if tag == before.tag == "a":
        return all(each.attributes.get("href") and WORD.search(each.text()) for each in (before, node))
    return MET.search(f"{before.text()[-3:]}\n{node.text()[:2]}") is not None
